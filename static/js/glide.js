// The picture that was clicked glides into the page that it opens, where the browser can do that.
// One element of a page may carry the name; a page that waits to receive it has given it already.
if ("startViewTransition" in document) {
  const named = ".glides, .cover .mat, .card .mat";

  document.addEventListener("click", (event) => {
    const link = event.target.closest("a:not([data-lightbox])");
    const picture = link?.closest(".card")?.querySelector(".mat") ?? link?.closest(".mat");
    if (!picture) return;
    for (const other of document.querySelectorAll(named)) other.style.viewTransitionName = "none";
    picture.style.viewTransitionName = "picture";
  });

  // Coming back by the browser's own button finds the page as it was left.
  addEventListener("pageshow", () => {
    for (const element of document.querySelectorAll(named)) element.style.viewTransitionName = "";
  });
}
