// data-reveal: a password field gets a button that shows what was typed.
for (const row of document.querySelectorAll("[data-reveal]")) {
  const input = row.querySelector("input");
  const label = row.closest(".field")?.querySelector("label")?.textContent.trim() ?? "password";
  const holder = document.createElement("span");
  const button = document.createElement("button");
  holder.className = "input-row__act";
  button.type = "button";
  button.textContent = "Show";
  button.setAttribute("aria-label", `Show ${label.toLowerCase()}`);
  button.setAttribute("aria-pressed", "false");
  button.addEventListener("click", () => {
    const shown = input.type === "text";
    input.type = shown ? "password" : "text";
    button.textContent = shown ? "Show" : "Hide";
    button.setAttribute("aria-pressed", String(!shown));
  });
  input.form?.addEventListener("submit", () => { input.type = "password"; });
  holder.append(button);
  row.append(holder);
}
