// The bar with the main act of a page steps aside while the act itself is in view.
const bar = document.querySelector(".sticky-bar");
const act = [...document.querySelectorAll("main .btn--primary")].find((button) => !bar?.contains(button));

if (bar && act && "IntersectionObserver" in window) {
  new IntersectionObserver(([entry]) => {
    bar.classList.toggle("is-away", entry.isIntersecting);
  }).observe(act);
}
