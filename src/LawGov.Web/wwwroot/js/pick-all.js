// input[data-pick-all="ids"] ticks every box named "ids" in its form; [data-pick-say] tells how many are ticked.
// Without script the boxes work one by one, and the page hides the master box.

for (const master of document.querySelectorAll("input[data-pick-all]")) {
  const form = master.form || document;
  const boxes = () => [...form.querySelectorAll(`input[type="checkbox"][name="${CSS.escape(master.dataset.pickAll)}"]:not(:disabled)`)];
  const say = form.querySelector("[data-pick-say]");

  const show = () => {
    const all = boxes();
    const picked = all.filter((box) => box.checked).length;
    master.checked = picked > 0 && picked === all.length;
    master.indeterminate = picked > 0 && picked < all.length;
    for (const box of all) {
      const row = box.closest("tr, li");
      if (row) {
        row.classList.toggle("is-selected", box.checked);
      }
    }
    if (say) {
      say.textContent = picked > 0 ? say.dataset.some.replace("{0}", String(picked)) : say.dataset.none;
    }
  };

  const hidden = master.closest("[hidden]");
  if (hidden) {
    hidden.hidden = false;
  }
  master.addEventListener("change", () => {
    for (const box of boxes()) {
      box.checked = master.checked;
    }
    show();
  });
  form.addEventListener("change", (event) => {
    if (event.target !== master) {
      show();
    }
  });
  window.addEventListener("pageshow", show);
}
