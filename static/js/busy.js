// A form that is under way says so and is not sent twice.
document.addEventListener("submit", (event) => {
  const form = event.target;
  if (form.method !== "post" || event.defaultPrevented) return;
  if (form.dataset.busy) { event.preventDefault(); return; }
  form.dataset.busy = "1";
  event.submitter?.setAttribute("aria-busy", "true");
});
// A page that comes out of the history is as good as new.
addEventListener("pageshow", () => {
  for (const form of document.forms) delete form.dataset.busy;
  for (const button of document.querySelectorAll("[aria-busy]")) button.removeAttribute("aria-busy");
});
