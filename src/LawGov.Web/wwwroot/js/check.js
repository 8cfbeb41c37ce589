// Comfort of the check of a draft: the place that was worked on has the focus again, Ctrl+Enter sends the form one types in,
// [data-cut] cuts a text where the caret stands, input[data-filter-list] shortens the list below it, and half-typed forms (.edit-box) warn before they are left.

const target = location.hash ? document.getElementById(decodeURIComponent(location.hash.slice(1))) : null;
if (target && !document.querySelector("[aria-invalid='true']")) {
  const place = target.querySelector("[data-focus]") || (target.matches("a") ? target : target.querySelector("a.tree-row"));
  if (place) {
    place.focus({ preventScroll: true });
  }
}

document.addEventListener("keydown", (event) => {
  const form = event.target.form;
  if (event.key !== "Enter" || !(event.ctrlKey || event.metaKey) || event.isComposing || !form) {
    return;
  }
  event.preventDefault();
  form.requestSubmit(form.querySelector("button.btn-primary[type=submit]") || undefined);
});

for (const button of document.querySelectorAll("button[data-cut]")) {
  const field = document.getElementById(button.dataset.cut);
  button.hidden = false;
  button.addEventListener("click", () => {
    const at = field.selectionStart;
    field.setRangeText(`${at > 0 && field.value[at - 1] !== "\n" ? "\n" : ""}----\n`, at, at, "end");
    field.dispatchEvent(new Event("input", { bubbles: true }));
    field.focus();
  });
}

for (const search of document.querySelectorAll("input[data-filter-list]")) {
  const items = [...search.parentElement.querySelectorAll("li")];
  search.hidden = false;
  search.addEventListener("input", () => {
    for (const item of items) {
      item.hidden = !item.textContent.includes(search.value.trim()) && !item.querySelector("input").checked;
    }
  });
  search.addEventListener("keydown", (event) => {
    if (event.key === "Enter") {
      event.preventDefault();
    }
  });
}

const changed = new Set();
document.addEventListener("input", (event) => {
  const form = event.target.closest("form");
  if (form && form.closest(".edit-box")) {
    changed.add(form);
  }
});
document.addEventListener("submit", (event) => {
  if (!event.defaultPrevented) {
    changed.clear();
  }
});
window.addEventListener("beforeunload", (event) => {
  if (changed.size > 0) {
    event.preventDefault();
    event.returnValue = "";
  }
});
