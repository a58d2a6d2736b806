// data-upload: every chosen file goes up at once in a request of its own, with a bar, a way to
// stop it and a way to try again; the form then carries the codes of what is stored. Without this
// file the picker is a plain one and the files travel with the form.
const AT_ONCE = 2;
const LARGEST = 25 * 1024 * 1024;
const MB = (bytes) => (bytes / 1048576).toFixed(1);
const size = (bytes) => (bytes < 1048576 ? `${Math.ceil(bytes / 1024)} KB` : `${MB(bytes)} MB`);
const count = (number) => (number === 1 ? "1 picture" : `${number} pictures`);

class Row {
  constructor(field, item, file) {
    Object.assign(this, { field, item, file });
    this.part("cancel").addEventListener("click", () => this.leave());
    this.part("retry").addEventListener("click", () => { this.wait(); field.next(); });
    if (file) this.introduce();
    else this.keep();
  }

  part(name) { return this.item.querySelector(`[data-upload-${name}]`); }
  get state() { return this.item.dataset.state; }

  // The name, the size and a preview out of the file itself.
  introduce() {
    for (const place of this.item.querySelectorAll("[data-upload-name]")) {
      place.textContent = (place.className === "vh" ? " " : "") + this.file.name;
    }
    this.part("size").textContent = size(this.file.size);
    this.part("progress").setAttribute("aria-label", `Uploading ${this.file.name}`);
    const picture = this.part("picture");
    picture.addEventListener("load", () => { picture.hidden = false; this.part("blank").hidden = true; });
    picture.src = this.preview = URL.createObjectURL(this.file);
    if (this.file.size > LARGEST) this.refuse("Larger than 25 MB. Save it smaller, then choose it again.");
    else this.wait();
  }

  become(state, words) {
    this.item.className = `upload-row upload-row--${state}`;
    this.item.dataset.state = state;
    this.part("state").textContent = words;
    this.part("retry").hidden = state !== "failed";
    this.part("act").textContent = state === "running" || state === "waiting" ? "Cancel" : "Remove";
    this.part("cancel").hidden = false;
  }

  wait() { this.part("progress").value = 0; this.become("waiting", "Waiting"); }

  send() {
    const body = new FormData();
    body.append("purpose", this.field.root.dataset.purpose);
    body.append("files", this.file);
    this.started = performance.now();
    this.request = this.field.request(this.field.root.dataset.upload);
    this.request.upload.addEventListener("progress", (event) => this.advance(event));
    this.request.addEventListener("load", () => this.answered());
    this.request.addEventListener("error", () => this.lost());
    this.request.addEventListener("loadend", () => this.field.settle());
    this.become("running", "Starting");
    this.request.send(body);
  }

  advance({ loaded, total }) {
    if (!total) return;
    this.part("progress").value = (100 * loaded) / total;
    const seconds = ((performance.now() - this.started) / 1000) * (total / loaded - 1);
    const left = loaded < total ? `, ${Math.ceil(seconds)} s left` : "";
    this.part("state").textContent = `${MB(loaded)} of ${MB(total)} MB${left}`;
  }

  answered() {
    const answer = read(this.request);
    const stored = answer.pictures?.[0];
    if (this.request.status < 300 && stored) this.store(stored);
    else if (answer.refused && this.request.status < 500) this.refuse(answer.refused[0].words);
    else this.fail(answer.refused?.[0].words ?? "The site could not take it just now");
  }

  lost() { this.fail(`Connection lost at ${Math.round(this.part("progress").value)}%`); }
  fail(words) { this.become("failed", words); }
  refuse(words) { this.part("progress").value = 100; this.become("refused", words); }

  store(stored) {
    this.part("progress").value = 100;
    this.part("picture").src = stored.src;
    URL.revokeObjectURL(this.preview);
    this.part("size").textContent = stored.size;
    this.item.dataset.code = stored.code;
    const keep = this.part("keep").querySelector("input");
    keep.value = stored.code;
    keep.disabled = false;
    const alt = this.part("alt").querySelector("input");
    alt.name = `${keep.name}-alt-${stored.code}`;
    alt.disabled = false;
    this.part("alt").hidden = false;
    this.keep();
  }

  // Stored: a button instead of the box that says so without a script.
  keep() {
    this.part("keep").hidden = true;
    this.become("stored", "Stored");
  }

  leave() {
    const { code } = this.item.dataset;
    if (this.state === "running") this.request.abort();
    if (code) this.field.request(`${this.field.root.dataset.upload}${code}/remove/`).send();
    if (this.preview) URL.revokeObjectURL(this.preview);
    this.field.drop(this);
  }
}

class Field {
  constructor(root) {
    this.root = root;
    this.form = root.closest("form");
    this.picker = root.querySelector("input[type=file]");
    this.list = root.querySelector("[data-upload-rows]");
    this.rows = [...this.list.children].map((item) => new Row(this, item));
    this.limit = Number(root.dataset.limit);
    root.querySelector("[data-upload-tip]").hidden = false;
    this.picker.addEventListener("change", () => {
      this.add(this.picker.files);
      this.picker.value = ""; // they go on their own, not once more with the form
    });
    this.listenToDrops(root.querySelector("[data-upload-drop]"));
    this.form.addEventListener("submit", (event) => this.hold(event));
  }

  listenToDrops(zone) {
    const over = (event, is) => { event.preventDefault(); zone.classList.toggle("is-over", is); };
    zone.addEventListener("dragover", (event) => over(event, true));
    zone.addEventListener("dragleave", (event) => over(event, false));
    zone.addEventListener("drop", (event) => {
      over(event, false);
      this.add(event.dataTransfer.files);
    });
  }

  having(...states) { return this.rows.filter((row) => states.includes(row.state)); }

  add(files) {
    const room = this.limit - this.rows.length;
    const template = this.root.querySelector("[data-upload-template]");
    for (const file of [...files].slice(0, Math.max(room, 0))) {
      const item = template.content.firstElementChild.cloneNode(true);
      this.list.append(item);
      this.rows.push(new Row(this, item, file));
    }
    this.next();
    if (files.length > room) this.say(`${count(this.limit)} are the most; the last ones were left out.`);
  }

  next() {
    const free = AT_ONCE - this.having("running").length;
    for (const row of this.having("waiting").slice(0, free)) row.send();
    this.tell();
  }

  // One request came to its end, well or not. Said aloud once, when the last one has.
  settle() {
    this.next();
    if (this.having("waiting", "running").length) return;
    this.say(this.summary());
    if (!this.held) return;
    const { submitter } = this.held;
    this.held = null;
    if (!this.having("failed").length) this.form.requestSubmit(submitter);
  }

  summary() {
    const open = this.having("failed", "refused").length;
    const stored = `${this.having("stored").length} of ${count(this.limit)} stored`;
    return open ? `${stored}, ${open} ${open === 1 ? "needs" : "need"} you.` : `${stored}.`;
  }

  tell() {
    const foot = this.root.querySelector("[data-upload-count]");
    const waits = this.having("stored").length ? " Close the page if you like; they wait here for a day." : "";
    foot.textContent = this.rows.length ? this.summary() + waits : "";
  }

  say(words) {
    const place = this.root.querySelector("[data-upload-says]");
    if (place.textContent !== words) place.textContent = words;
  }

  drop(row) {
    this.rows = this.rows.filter((other) => other !== row);
    row.item.remove();
    this.picker.focus();
    this.next();
  }

  // The form waits for what is on its way, and does not go without what could not be stored.
  hold(event) {
    const coming = this.having("waiting", "running").length;
    const failed = this.having("failed").length;
    if (!coming && !failed) return;
    event.preventDefault();
    this.held = coming ? event : null;
    const foot = this.root.querySelector("[data-upload-count]");
    foot.textContent = coming
      ? `${count(coming)} on the way. The form goes by itself when all are stored.`
      : `${count(failed)} could not be stored. Try again or remove, then send.`;
    this.say(foot.textContent);
  }

  request(address) {
    const request = new XMLHttpRequest();
    request.open("POST", address);
    request.setRequestHeader("Accept", "application/json");
    request.setRequestHeader("X-CSRFToken", this.form.elements.csrfmiddlewaretoken.value);
    return request;
  }
}

function read(request) {
  try { return JSON.parse(request.responseText); } catch { return {}; }
}

for (const root of document.querySelectorAll("[data-upload]")) {
  if (root.dataset.upload && root.closest("form")) new Field(root);
}
