// What is typed into form[data-keep="name"] stays in this browser until it is saved: a closed tab, a lost connection or an expired session lose nothing.
// It is kept for one person and one plan (#kept), with what the form held when the typing began. Where the form still holds that, what was typed
// stands in it again,
// with a note and a way to drop it; where somebody saved something else meanwhile, the person chooses first, and the post carries the old version, so
// that both are laid side by side.
// [data-keep-new]: nothing stored stands behind the form. [data-keep-posted=yes]: the answer to a refused post, which shows what was typed by itself.
// [data-keep-cancel]: gives up what was typed, after the browser has asked.

const LONGEST_MS = 60 * 24 * 60 * 60 * 1000;
const place = document.getElementById("kept");
const space = `lawgov-kept:${place.dataset.user}:`;
const scope = `${space}${place.dataset.plan}:`;
const unsafe = new Set(); // forms the browser would not keep
let givenUp = null; // what "cancel" was pressed for, until the page is really left

function all(prefix) {
  try {
    return Object.keys(localStorage).filter((key) => key.startsWith(prefix));
  } catch {
    return [];
  }
}

function load(key) {
  try {
    return JSON.parse(localStorage.getItem(key));
  } catch {
    return null;
  }
}

function drop(key) {
  try {
    localStorage.removeItem(key);
  } catch {
    // nothing was kept then
  }
}

const controlsOf = (form) => [...form.elements].filter((c) => c.name && !["hidden", "file", "submit", "button", "fieldset"].includes(c.type));

// [name, which one of that name, value or tick] of every field a person can change.
function read(form) {
  const seen = new Map();
  return controlsOf(form).map((control) => {
    const at = seen.get(control.name) || 0;
    seen.set(control.name, at + 1);
    return [control.name, at, ["checkbox", "radio"].includes(control.type) ? control.checked : control.value.replace(/\r\n/g, "\n")];
  });
}

function write(form, fields) {
  const controls = controlsOf(form);
  for (const [name, at, value] of fields) {
    const control = controls.filter((c) => c.name === name)[at];
    if (control && typeof value === "boolean") {
      control.checked = value;
    } else if (control && (control.tagName !== "SELECT" || [...control.options].some((o) => o.value === value))) {
      control.value = value;
    }
  }
}

const versionOf = (form) => [...form.elements].find((c) => c.type === "hidden" && c.name.endsWith(".Version"));
const same = (one, other) => JSON.stringify(one) === JSON.stringify(other);
const time = (at) => new Date(at).toLocaleString(document.documentElement.lang, { month: "long", day: "numeric", hour: "2-digit", minute: "2-digit" });

function note(form, template, kept) {
  const content = document.getElementById(template).content.cloneNode(true);
  const text = content.querySelector("[data-keep-text]");
  text.textContent = text.dataset.keepText.replace("{0}", time(kept.at));
  form.prepend(content);
  return form.firstElementChild;
}

function follow(form) {
  const key = scope + form.dataset.keep;
  const posted = form.dataset.keepPosted === "yes";
  const initial = read(form);
  const version = versionOf(form);
  const now = version ? version.value : "";
  let base = (posted && load(key)?.base) || initial;
  let choosing = false;

  const keep = () => {
    const fields = read(form);
    if (!posted && same(fields, initial)) {
      drop(key);
      unsafe.delete(form);
      return;
    }
    try {
      const { keepLabel, keepHref, keepRow } = form.dataset;
      const kept = { base, fields, version: version ? version.value : "", at: Date.now(), label: keepLabel, href: keepHref, row: keepRow || "" };
      localStorage.setItem(key, JSON.stringify(kept));
      unsafe.delete(form);
    } catch {
      unsafe.add(form); // no room or not allowed: the page warns before it is left
    }
  };
  const unfold = () => form.closest("details")?.setAttribute("open", "");
  const restore = (kept) => {
    write(form, kept.fields);
    unfold();
    form.dispatchEvent(new Event("change", { bubbles: true }));
  };
  const forget = (message) => {
    write(form, initial);
    if (version) {
      version.value = now;
    }
    base = initial;
    choosing = false;
    drop(key);
    message.remove();
    form.querySelector("textarea, input:not([type=hidden]), select")?.focus();
  };

  const kept = load(key);
  if (posted) {
    keep();
  } else if (kept && same(kept.fields, initial)) {
    drop(key);
  } else if (kept && (same(kept.base, initial) || "keepNew" in form.dataset)) {
    restore(kept);
    const message = note(form, "kept-note", kept);
    message.querySelector("[data-keep-drop]").addEventListener("click", () => forget(message));
  } else if (kept) {
    choosing = true;
    unfold();
    const message = note(form, "kept-stale", kept);
    message.querySelector("[data-keep-drop]").addEventListener("click", () => forget(message));
    message.querySelector("[data-keep-take]").addEventListener("click", () => {
      choosing = false;
      base = kept.base;
      if (version) {
        version.value = kept.version;
      }
      restore(kept);
      const text = message.querySelector("[data-keep-text]");
      text.textContent = text.dataset.keepTaken;
      message.querySelector("[data-keep-take]").remove();
    });
  }

  // While the person has not chosen, what is kept stays as it is.
  const changed = () => {
    if (!choosing) {
      keep();
    }
  };
  form.addEventListener("input", changed);
  form.addEventListener("change", changed);
  for (const link of form.querySelectorAll("[data-keep-cancel]")) {
    link.addEventListener("click", () => {
      givenUp = posted || !same(read(form), initial) ? key : null;
    });
  }
}

// What was saved, or is gone with its row, is kept no longer.
function forgetSaved() {
  for (const key of all(scope)) {
    const name = key.slice(scope.length);
    if (place.dataset.saved && (name === place.dataset.saved || name.endsWith(`-${place.dataset.saved}`))) {
      drop(key);
    }
  }
  for (const key of all(space)) {
    const kept = load(key);
    if (!kept || Date.now() - kept.at > LONGEST_MS) {
      drop(key);
    }
  }
}

// Half-typed forms that are not open here: where to go on, or the words of a row that is gone.
function list() {
  const open = new Set([...document.querySelectorAll("form[data-keep]")].map((form) => scope + form.dataset.keep));
  const items = place.querySelector("ul");
  for (const key of all(scope).filter((k) => !open.has(k))) {
    const kept = load(key);
    const isGone = kept.row && !document.getElementById(kept.row);
    const item = document.getElementById(isGone ? "kept-gone" : "kept-item").content.firstElementChild.cloneNode(true);
    const link = item.querySelector("[data-keep-label]");
    link.textContent = kept.label;
    if (link.href !== undefined) {
      link.href = kept.href;
    }
    item.querySelector("[data-keep-time]").textContent = time(kept.at);
    const words = item.querySelector("[data-keep-words]");
    if (words) {
      const isText = (value) => typeof value === "string" && value.length > 3 && !/^[0-9a-f-]{36}$|^[A-Za-z]+$/.test(value);
      words.textContent = kept.fields.map(([, , value]) => value).filter(isText).join("\n");
    }
    item.querySelector("[data-keep-drop]").addEventListener("click", () => {
      drop(key);
      item.remove();
      place.hidden = items.children.length === 0;
    });
    items.append(item);
  }
  place.hidden = items.children.length === 0;
}

forgetSaved();
for (const form of document.querySelectorAll("form[data-keep]")) {
  follow(form);
}
list();

document.addEventListener("submit", (event) => {
  if (!event.defaultPrevented) {
    unsafe.clear();
  }
});
document.addEventListener("pointerdown", () => {
  givenUp = null;
});
window.addEventListener("pagehide", () => {
  if (givenUp) {
    drop(givenUp);
  }
});
window.addEventListener("beforeunload", (event) => {
  if (unsafe.size > 0 || givenUp) {
    event.preventDefault();
    event.returnValue = "";
  }
});
