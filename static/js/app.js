// Every behaviour is small, finds its elements by a data attribute, and is only an upgrade:
// each page works without any of them.
import "./menu.js";
import "./errors.js";
import "./reveal.js";
import "./count.js";
import "./hats.js";
import "./compare.js";
import "./lightbox.js";
import "./sortable.js";
import "./upload.js";
import "./glide.js";
import "./busy.js";
import "./sticky.js";
