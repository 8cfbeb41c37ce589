// Single keys: J and K along the rows, ? for help, and data-key="a" on the page's own buttons and links.
// They rest while somebody types, and a person can switch them off.

const STORE = "lawgov-keys";
const help = document.getElementById("keys-help");
const isOn = () => localStorage.getItem(STORE) !== "off";
const isTyping = (element) => element.matches("input:not([type=checkbox]):not([type=radio]), textarea, select, [contenteditable]");
const isShown = (element) => element.getClientRects().length > 0;

function showState() {
  document.documentElement.dataset.keys = isOn() ? "on" : "off";
}

function press(key) {
  const control = [...document.querySelectorAll(`[data-key="${CSS.escape(key)}"]`)].find((c) => isShown(c) && !c.disabled);
  if (!control) {
    return false;
  }
  control.click();
  if (control.matches("summary") && control.parentElement.open) {
    const field = control.parentElement.querySelector("textarea, input:not([type=hidden]), select");
    if (field) {
      field.focus();
    }
  }
  return true;
}

function move(step) {
  const queue = [...document.querySelectorAll(".queue-item")].filter(isShown);
  const items = queue.length > 0 ? queue : [...document.querySelectorAll(".data tbody tr")].filter(isShown);
  if (items.length === 0) {
    return false;
  }
  let at = items.findIndex((item) => item.contains(document.activeElement));
  if (at < 0) {
    at = items.findIndex((item) => item.matches("[aria-current]"));
  }
  const next = items[at < 0 ? 0 : Math.min(items.length - 1, Math.max(0, at + step))];
  const target = next.matches("a") ? next : next.querySelector("a.row-link") || next.querySelector("a, button") || next.querySelector("input");
  if (!target) {
    return false;
  }
  target.focus();
  next.scrollIntoView({ block: "nearest" });
  return true;
}

function openHelp() {
  const list = help.querySelector("[data-keys-page]");
  list.textContent = "";
  for (const control of document.querySelectorAll("[data-key]")) {
    const key = document.createElement("kbd");
    key.textContent = control.dataset.key.toUpperCase();
    const term = document.createElement("dt");
    term.append(key);
    const word = document.createElement("dd");
    word.textContent = control.dataset.keyWord || wordOf(control);
    list.append(term, word);
  }
  help.querySelector("#keys-on").checked = isOn();
  help.showModal();
}

// The control's words without the key it shows.
function wordOf(control) {
  const copy = control.cloneNode(true);
  for (const key of copy.querySelectorAll("kbd")) {
    key.remove();
  }
  return copy.textContent.trim();
}

function act(key) {
  switch (key) {
    case "?":
      openHelp();
      return true;
    case "j":
      return move(1);
    case "k":
      return move(-1);
    default:
      return press(key);
  }
}

if (help && typeof help.showModal === "function") {
  showState();
  for (const button of document.querySelectorAll("[data-keys-help]")) {
    button.hidden = false;
    button.addEventListener("click", openHelp);
  }
  help.querySelector("#keys-on").addEventListener("change", (event) => {
    localStorage.setItem(STORE, event.target.checked ? "on" : "off");
    showState();
  });
  document.addEventListener("keydown", (event) => {
    if (!isOn() || help.open || event.defaultPrevented || event.repeat && event.key !== "j" && event.key !== "k"
        || event.isComposing || event.ctrlKey || event.altKey || event.metaKey || event.key.length !== 1 || isTyping(event.target)) {
      return;
    }
    if (act(event.key.toLowerCase())) {
      event.preventDefault();
    }
  });
}
