// Counts what is written in fields with data-counter, as the server counts it: a line break is one character.

function count(field) {
  const place = document.getElementById(`${field.id}-count`);
  if (!place) {
    return;
  }
  const most = Number(field.dataset.counter);
  const length = field.value.length;
  const over = length - most;
  place.textContent = `${length} / ${most}${over > 0 ? place.dataset.over.replace("{0}", String(over)) : ""}`;
  place.classList.toggle("is-over", over > 0);
}

document.addEventListener("input", (event) => {
  if (event.target.matches("[data-counter]")) {
    count(event.target);
  }
});

// A browser that comes back to a page may have put unsent text back into its fields.
window.addEventListener("pageshow", () => document.querySelectorAll("[data-counter]").forEach(count));
