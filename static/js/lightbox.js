// data-lightbox: a link to a large picture opens it in one shared dialog.
const links = [...document.querySelectorAll("a[data-lightbox]")];

if (links.length && window.HTMLDialogElement) {
  let at = 0;
  const make = (tag, className, words) => {
    const element = document.createElement(tag);
    element.className = className;
    if (words) element.textContent = words;
    return element;
  };
  const dialog = make("dialog", "lightbox");
  const bar = make("div", "lightbox__bar");
  const figure = document.createElement("figure");
  const picture = document.createElement("img");
  const caption = document.createElement("figcaption");
  const button = (words, act) => {
    const element = make("button", "btn btn--small", words);
    element.type = "button";
    element.addEventListener("click", act);
    bar.append(element);
    return element;
  };
  const show = (index) => {
    at = (index + links.length) % links.length;
    const small = links[at].querySelector("img");
    picture.src = links[at].href;
    picture.alt = small?.alt ?? "";
    picture.className = small?.classList.contains("is-pixel") ? "is-pixel" : "";
    const words = links[at].closest("figure")?.querySelector("figcaption")?.textContent.trim();
    caption.textContent = words || picture.alt;
  };

  if (links.length > 1) {
    button("Previous", () => show(at - 1));
    button("Next", () => show(at + 1));
  }
  const close = button("Close", () => dialog.close());
  figure.append(picture, caption);
  dialog.append(bar, figure);
  dialog.setAttribute("aria-label", "Picture");
  dialog.addEventListener("click", (event) => { if (event.target === dialog) dialog.close(); });
  dialog.addEventListener("close", () => links[at].focus());
  dialog.addEventListener("keydown", (event) => {
    if (links.length < 2) return;
    if (event.key === "ArrowRight") show(at + 1);
    if (event.key === "ArrowLeft") show(at - 1);
  });
  document.body.append(dialog);

  links.forEach((link, index) => link.addEventListener("click", (event) => {
    if (event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    show(index);
    dialog.showModal();
    close.focus();
  }));
}
