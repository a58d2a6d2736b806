// data-compare: the native range moves the edge between the two pictures.
for (const box of document.querySelectorAll("[data-compare]")) {
  const range = box.querySelector("input[type=range]");
  const move = () => {
    box.style.setProperty("--pos", `${range.value}%`);
    range.setAttribute("aria-valuetext", `${100 - range.value} per cent of the later picture`);
  };
  range.addEventListener("input", move);
  move();
}
