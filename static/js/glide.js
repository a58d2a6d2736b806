// The picture of a card glides into the page that it opens, where the browser can do that.
if ("startViewTransition" in document) {
  document.addEventListener("click", (event) => {
    const card = event.target.closest(".card");
    if (!card || !event.target.closest("a")) return;
    const picture = card.querySelector(".mat");
    if (picture) picture.style.viewTransitionName = "picture";
  });
  // Coming back by the browser's own button finds the page as it was left.
  addEventListener("pageshow", () => {
    for (const picture of document.querySelectorAll(".card .mat")) picture.style.viewTransitionName = "";
  });
}
