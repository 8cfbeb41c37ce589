// Import check: what was read (data-from, data-to: first and last line) and where it stands in the source light up together.
// Without script the links between both sides (#L64, #T64) still lead there and back.

const source = document.querySelector(".source");
const rows = [...document.querySelectorAll("[data-from][data-to]")];

if (source && rows.length > 0) {
  const lineOf = (number) => document.getElementById(`L${number}`);
  const scrollerOf = (element) => element.closest(".source, .scroll");
  let lit = [];

  const light = (elements) => {
    for (const element of lit) {
      element.classList.remove("is-here");
    }
    lit = elements;
    for (const element of lit) {
      element.classList.add("is-here");
    }
  };

  // Scrolls the box alone, never the page: the person's eye stays where it is.
  const bringIntoView = (element) => {
    const box = element && scrollerOf(element);
    if (!box) {
      return;
    }
    const outer = box.getBoundingClientRect();
    const inner = element.getBoundingClientRect();
    if (inner.top < outer.top || inner.bottom > outer.bottom) {
      box.scrollTop += inner.top - outer.top - (outer.height - Math.min(inner.height, outer.height)) / 2;
    }
  };

  const showLines = (row) => {
    const lines = [];
    for (let n = Number(row.dataset.from); n <= Number(row.dataset.to); n++) {
      const line = lineOf(n);
      if (line) {
        lines.push(line);
      }
    }
    light([row, ...lines]);
    bringIntoView(lines[0]);
  };

  // The row that holds the line most closely: an item before the chapter around it.
  const rowOf = (number) =>
    rows
      .filter((row) => Number(row.dataset.from) <= number && number <= Number(row.dataset.to))
      .sort((a, b) => (a.dataset.to - a.dataset.from) - (b.dataset.to - b.dataset.from))[0];

  const showRow = (line) => {
    const row = rowOf(Number(line.id.slice(1)));
    light(row ? [line, row] : [line]);
    bringIntoView(row);
  };

  // What the address opened is shown at once.
  const opened = rows.find((row) => row.hasAttribute("aria-current"));
  if (opened) {
    showLines(opened);
  }

  for (const row of rows) {
    row.addEventListener("focusin", () => showLines(row));
    row.addEventListener("mouseenter", () => showLines(row));
  }
  for (const line of source.querySelectorAll("li[id^='L']")) {
    line.addEventListener("focusin", () => showRow(line));
    line.addEventListener("mouseenter", () => showRow(line));
  }
}
