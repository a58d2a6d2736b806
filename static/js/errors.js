// data-errors: the error summary takes the focus, so that it is heard and seen first.
document.querySelector("[data-errors]")?.focus();
