// data-counts-hats: the button says how many of the form's boxes are ticked.
for (const button of document.querySelectorAll("[data-counts-hats]")) {
  const words = button.textContent.trim();
  const say = () => {
    const count = button.form.querySelectorAll(":checked").length;
    button.textContent = count ? `${words} with ${count} ${count === 1 ? "hat" : "hats"}` : words;
  };
  button.form.addEventListener("change", say);
  say();
}
