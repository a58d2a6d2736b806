// A text area with a limit says how much of it is used.
for (const area of document.querySelectorAll("textarea[maxlength]")) {
  const limit = Number(area.getAttribute("maxlength"));
  const out = document.createElement("span");
  const say = () => {
    out.textContent = `${area.value.length.toLocaleString()} of ${limit.toLocaleString()}`;
  };
  out.className = "field__count";
  out.setAttribute("aria-hidden", "true");
  area.addEventListener("input", say);
  area.after(out);
  say();
}
