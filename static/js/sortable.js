// data-sortable: rows may be dragged; where they land is sent by the form that the buttons use.
// The list carries data-sortable; each row carries data-sort-code; the form [data-sort-form]
// has an input named "order" that takes the codes in their new order, and is then submitted.
for (const list of document.querySelectorAll("[data-sortable]")) {
  const form = document.querySelector(list.dataset.sortable || "[data-sort-form]");
  let dragged = null;

  const codes = () => [...list.querySelectorAll("[data-sort-code]")].map((row) => row.dataset.sortCode);
  const before = codes().join();

  for (const row of list.querySelectorAll("[data-sort-code]")) {
    row.draggable = true;
    row.addEventListener("dragstart", (event) => {
      dragged = row;
      event.dataTransfer.effectAllowed = "move";
      event.dataTransfer.setData("text/plain", row.dataset.sortCode);
      requestAnimationFrame(() => row.classList.add("is-dragged"));
    });
    row.addEventListener("dragover", (event) => {
      if (!dragged || dragged === row) return;
      event.preventDefault();
      const box = row.getBoundingClientRect();
      const wide = list.children.length > 1
        && list.children[0].getBoundingClientRect().top === list.children[1].getBoundingClientRect().top;
      const past = wide
        ? event.clientX > box.x + box.width / 2
        : event.clientY > box.y + box.height / 2;
      row[past ? "after" : "before"](dragged);
    });
    row.addEventListener("drop", (event) => event.preventDefault());
    row.addEventListener("dragend", () => {
      row.classList.remove("is-dragged");
      dragged = null;
      const order = codes().join();
      if (!form || order === before) return;
      form.elements.order.value = order;
      form.requestSubmit();
    });
  }
}
