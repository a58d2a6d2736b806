// data-errors: the error summary takes the focus, so that it is heard and seen first.
if (document.title.startsWith("Error: ")) document.querySelector("[data-errors]")?.focus();

// What is wrong is said by the page, in its own words and all at once, not by the browser's bubbles.
for (const form of document.querySelectorAll("main form")) form.noValidate = true;
