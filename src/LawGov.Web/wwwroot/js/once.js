// A form is sent once: a second click on a slow day would file, urge or create twice.
// Forms that answer with a file, and stay on the page, carry data-many.

const sent = new WeakSet();

document.addEventListener("submit", (event) => {
  const form = event.target;
  if (event.defaultPrevented || form.method !== "post" || "many" in form.dataset) {
    return;
  }
  if (sent.has(form)) {
    event.preventDefault();
    return;
  }
  sent.add(form);
  // After the browser has read the form: a button disabled earlier would not post its own value.
  setTimeout(() => lock(form, true));
});

window.addEventListener("pageshow", () => {
  for (const form of document.forms) {
    if (sent.delete(form)) {
      lock(form, false);
    }
  }
});

function lock(form, yes) {
  for (const control of form.elements) {
    if (control.type === "submit" && (yes ? !control.disabled : control.dataset.locked === "1")) {
      control.disabled = yes;
      control.dataset.locked = yes ? "1" : "0";
    }
  }
}
