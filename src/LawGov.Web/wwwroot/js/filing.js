// The filing page: 有进展 opens a line's fields and puts the cursor there, 无变化 closes them. Without script all fields stand open (css/noscript.css).

for (const line of document.querySelectorAll(".fline")) {
  const body = line.querySelector("[data-line-body]");
  if (!body) {
    continue;
  }
  const opens = line.querySelector("[data-line-opens]");
  const show = (open) => {
    body.hidden = !open;
    line.classList.toggle("is-open", open);
  };
  let chosen = Boolean(opens && opens.checked);
  line.addEventListener("change", (event) => {
    if (event.target === opens) {
      show(true);
      body.querySelector("textarea").focus();
    } else if (event.target.matches("[data-line-closes]")) {
      show(false);
    }
    chosen = Boolean(opens && opens.checked);
  });
  // A folded line opens again by its choice, so that a draft can be read and changed: by a click, or by the space bar, which clicks no choice that is made.
  const again = () => {
    if (chosen) {
      show(true);
    }
    return chosen;
  };
  opens?.addEventListener("click", again);
  opens?.addEventListener("keydown", (event) => {
    if (event.key === " " && again()) {
      event.preventDefault();
    }
  });
}

// A file that is too large is refused when it is chosen: a post with it would be refused as a whole, with what was typed.
for (const input of document.querySelectorAll("input[type=file][data-largest]")) {
  const say = input.parentElement.querySelector("[data-too-large]");
  input.addEventListener("change", () => {
    const tooLarge = [...input.files].find((file) => file.size > Number(input.dataset.largest));
    say.hidden = !tooLarge;
    say.textContent = tooLarge ? say.dataset.tooLarge.replace("{0}", tooLarge.name) : "";
    if (tooLarge) {
      input.value = "";
    }
  });
}
