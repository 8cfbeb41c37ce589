// form[data-sheet]: a table of units. Enter goes down a column, Shift+Enter up, an empty cell shows in grey what it takes from the heading above,
// and the list of names goes on behind 、. Without script the table is filled in field by field.

const form = document.querySelector("form[data-sheet]");

if (form) {
  const rows = [...form.querySelectorAll("tr[data-level]")].map((row) => ({ above: Number(row.dataset.above), cells: [...row.querySelectorAll("td input")] }));
  const names = [...form.querySelectorAll("datalist option")].map((option) => option.value);
  const list = form.querySelector("datalist");

  const isSame = (word) => ["同上", "〃", "″", '"'].includes(word);
  const isNone = (word) => ["无", "—"].includes(word);

  // What each row comes to, as the server reads it.
  const show = () => {
    for (const column of [0, 1]) {
      const comes = [];
      rows.forEach(({ above, cells }, at) => {
        const word = cells[column].value.trim();
        const given = at > 0 ? comes[above] : "";
        comes.push(isSame(word) ? comes[at - 1] ?? "" : isNone(word) ? "" : word || given);
        cells[column].placeholder = word ? "" : given;
      });
    }
  };

  const move = (cell, step) => {
    const column = rows.some((row) => row.cells[0] === cell) ? 0 : 1;
    const at = rows.findIndex((row) => row.cells[column] === cell) + step;
    rows[at]?.cells[column].focus();
    rows[at]?.cells[column].select();
  };

  form.addEventListener("input", (event) => {
    show();
    const typed = event.target.value;
    const head = typed.slice(0, Math.max(typed.lastIndexOf("、"), typed.lastIndexOf("，"), typed.lastIndexOf(",")) + 1);
    if (list.dataset.head !== head) {
      list.dataset.head = head;
      list.replaceChildren(...names.filter((name) => !head.includes(name)).map((name) => new Option("", head + name)));
    }
  });
  form.addEventListener("focusin", () => {
    if (list.dataset.head) {
      list.dataset.head = "";
      list.replaceChildren(...names.map((name) => new Option("", name)));
    }
  });
  form.addEventListener("keydown", (event) => {
    if (!event.target.matches("td input") || event.isComposing || event.ctrlKey || event.metaKey || event.altKey) {
      return;
    }
    if (event.key === "Enter") {
      event.preventDefault();
      move(event.target, event.shiftKey ? -1 : 1);
    }
  });
  show();
  if (document.activeElement === document.body) {
    rows[0].cells[0].focus({ preventScroll: true });
  }
}
