// Comfort of the check of a draft: the place that was worked on has the focus again, Ctrl+Enter sends the form one types in,
// [data-cut] cuts a text where the caret stands, a heading ticked as a whole ticks the tasks under it,
// input[data-filter-list] shortens the list below it.

const target = location.hash ? document.getElementById(decodeURIComponent(location.hash.slice(1))) : null;
// The browser takes the focus off when it jumps to the address's place, so this waits until it has.
if (target && !document.querySelector("[aria-invalid='true']")) {
  const place = target.querySelector("[data-focus]")
    || (target.matches("a") ? target : target.querySelector("a.tree-row") || target.querySelector("input:not([type=hidden]), select, textarea"));
  window.addEventListener("load", () => setTimeout(() => {
    if (place && document.activeElement === document.body) {
      place.focus({ preventScroll: true });
    }
  }, 0));
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

// A new heading: level and number follow the place as long as nobody wrote another number.
for (const place of document.querySelectorAll("select[data-heading-places]")) {
  const places = Object.fromEntries(place.dataset.headingPlaces.split(";").map((one) => one.split("|")).map(([id, ...fits]) => [id, fits]));
  const [level, number] = ["Level", "OrdinalText"].map((name) => place.form.elements[`HeadingInput.${name}`]);
  const proposed = () => places[place.value][level.value === "Chapter" ? 1 : 2];
  let last = number.value;
  const follow = () => {
    if (number.value === last || number.value === "") {
      number.value = proposed();
    }
    last = proposed();
  };
  place.addEventListener("change", () => {
    level.value = places[place.value][0];
    follow();
  });
  level.addEventListener("change", follow);
}

// Before the count of the ticked ones looks at the boxes.
document.addEventListener("change", (event) => {
  const row = event.target.closest("tr");
  const headings = row ? [...row.parentElement.querySelectorAll("tr[data-place]")] : [];
  if (headings.length === 0 || !event.target.matches("input[type=checkbox]")) {
    return;
  }
  const under = (heading) => {
    const rows = [];
    for (let next = heading.nextElementSibling; next && !(Number(next.dataset.place) <= Number(heading.dataset.place)); next = next.nextElementSibling) {
      rows.push(next);
    }
    return rows;
  };
  for (const below of row.dataset.place ? under(row) : []) {
    below.querySelector("input[type=checkbox]").checked = event.target.checked;
  }
  for (const heading of headings.filter((h) => !event.target.checked && under(h).includes(row))) {
    heading.querySelector("input[type=checkbox]").checked = false;
  }
}, true);

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
