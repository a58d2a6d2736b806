// data-errors: the error summary takes the focus, so that it is heard and seen first.
if (document.title.startsWith("Error: ")) document.querySelector("[data-errors]")?.focus();
