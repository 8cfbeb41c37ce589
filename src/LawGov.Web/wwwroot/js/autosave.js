// form[data-autosave="url"]: keeps the draft on the server while it is written, some time after the last change and at least every so often
// (the delays stand on the body, see Features/Shared/PageDelays.cs), when a field is left and when the page is put aside.
// The answer is { savedAt: "14:32:05", versions: { "Input.Version": 7 } };
// 409 with { message } means that somebody else saved first, 404 that the page is gone: saving stops until the page is loaded again. An answer that
// leads to the sign-in page
// means that the session has ended: the page stays with what was typed until the person has signed in in another tab. Nothing is kept in the browser.

const { saveQuietMs, saveLongestMs, saveRetryMs } = document.body.dataset;
const QUIET_MS = Number(saveQuietMs);
const LONGEST_MS = Number(saveLongestMs);
const RETRY_MS = saveRetryMs.split(" ").map(Number);

class Autosave {
  constructor(form) {
    this.form = form;
    this.state = form.querySelector("[data-save-state]");
    this.timer = 0;
    this.dirtySince = 0; // 0: nothing unsaved
    this.typed = false; // since the last sending: a repeated save must not keep an abandoned session open
    this.inFlight = null;
    this.failures = 0;
    this.stopped = false;
    this.leaving = false;
    this.signedOut = false;
    this.isGone = false;

    form.addEventListener("input", () => this.changed());
    form.addEventListener("change", () => this.changed());
    form.addEventListener("focusout", (event) => {
      if (event.target.matches("textarea, input, select") && this.dirtySince && !this.failures) {
        this.saveSoon(0);
      }
    });
    form.addEventListener("submit", (event) => this.submitting(event));
    document.addEventListener("visibilitychange", () => {
      if (this.dirtySince && !this.inFlight) {
        this.save(document.visibilityState === "hidden"); // back on the page: perhaps from signing in
      }
    });
    window.addEventListener("online", () => {
      if (this.dirtySince) {
        this.saveSoon(0);
      }
    });
    window.addEventListener("beforeunload", (event) => {
      if (!this.leaving && (this.dirtySince || this.inFlight)) {
        event.preventDefault();
        event.returnValue = "";
      }
    });
    window.addEventListener("pageshow", () => {
      this.leaving = false;
    });
  }

  changed() {
    if (this.stopped) {
      return;
    }
    const now = Date.now();
    this.typed = true;
    this.dirtySince = this.dirtySince || now;
    if (!this.failures) {
      this.saveSoon(Math.max(0, Math.min(QUIET_MS, this.dirtySince + LONGEST_MS - now)));
    }
  }

  saveSoon(delay) {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.save(false), delay);
  }

  save(pageGoesAway) {
    clearTimeout(this.timer);
    if (this.inFlight || this.stopped || this.leaving || !this.dirtySince) {
      return this.inFlight;
    }
    this.dirtySince = 0;
    this.show("saving");
    this.inFlight = this.send(pageGoesAway).then((outcome) => {
      this.inFlight = null;
      this[outcome.kind](outcome);
    });
    return this.inFlight;
  }

  async send(pageGoesAway) {
    const autosave = this.typed ? "1" : "retry";
    this.typed = false;
    const body = new FormData();
    for (const [name, value] of new FormData(this.form)) {
      if (typeof value === "string") { // files have their own upload
        body.append(name, value);
      }
    }
    try {
      const answer = await fetch(this.form.dataset.autosave, {
        method: "POST",
        body,
        headers: { "X-Autosave": autosave, Accept: "application/json" },
        credentials: "same-origin",
        redirect: "manual", // signed out: a sign-in page is no receipt
        keepalive: pageGoesAway,
      });
      if (answer.type === "opaqueredirect" || answer.status === 401) {
        return { kind: "expired" };
      }
      const isJson = (answer.headers.get("Content-Type") || "").includes("json");
      const content = isJson ? await answer.json() : {};
      if (answer.ok && content.savedAt) {
        return { kind: "saved", content };
      }
      if (answer.status === 404) {
        return { kind: "gone", content: { message: this.state?.dataset.goneLong } };
      }
      return answer.status === 409 ? { kind: "refused", content } : { kind: "failed" };
    } catch {
      return { kind: "failed" };
    }
  }

  saved({ content }) {
    this.failures = 0;
    if (this.signedOut) {
      this.signedOut = false;
      document.getElementById("flashes").textContent = "";
    }
    for (const [name, version] of Object.entries(content.versions || {})) {
      const field = this.form.elements.namedItem(name);
      if (field && field.type === "hidden") {
        field.value = version;
      }
    }
    this.show("saved", content.savedAt);
    if (this.dirtySince) {
      this.changed();
    }
  }

  refused({ content }) {
    this.stopped = true;
    this.dirtySince = this.dirtySince || Date.now();
    this.show("conflict");
    if (content.message) {
      flash(content.message, !this.state); // with a state in view, the page does not jump away from what is being written
    }
  }

  // The page is there no more, such as after a plan was taken back: what was typed stays on the screen, and no post may lead away from it.
  gone(outcome) {
    this.refused(outcome);
    this.isGone = true;
    this.show("gone");
  }

  failed() {
    const wait = RETRY_MS[Math.min(this.failures, RETRY_MS.length - 1)];
    this.failures += 1;
    this.dirtySince = this.dirtySince || Date.now();
    this.show("unsaved");
    this.saveSoon(wait);
  }

  expired() {
    if (!this.signedOut) {
      flash(null, false, "flash-signin");
    }
    this.signedOut = true;
    this.failed();
    this.show("expired");
  }

  // What is typed is kept first: a post that ends at the sign-in page would lose it. A save under way raises the version; the post waits for it and
  // carries the new one.
  submitting(event) {
    clearTimeout(this.timer);
    if (this.isGone) {
      event.preventDefault();
      return;
    }
    const save = this.inFlight || (this.stopped ? null : this.save(false));
    if (save) {
      const button = event.submitter;
      event.preventDefault();
      save.then(() => {
        if (this.signedOut || this.isGone) {
          document.getElementById("flashes").scrollIntoView({ block: "center" });
          return;
        }
        clearTimeout(this.timer);
        this.dirtySince = 0;
        this.form.requestSubmit(button || undefined);
      });
      return;
    }
    this.leaving = true;
  }

  show(kind, time) {
    if (!this.state) {
      return;
    }
    this.state.hidden = false;
    this.state.classList.toggle("is-unsaved", kind === "unsaved" || kind === "conflict" || kind === "expired" || kind === "gone");
    const word = this.state.querySelector("[data-save-word]");
    const text = this.state.dataset[kind];
    if (kind !== "saving" && word.textContent !== text) {
      word.textContent = text; // told once, not at every save
    }
    if (time || kind !== "saving") {
      this.state.querySelector("[data-save-time]").textContent = time || "";
    }
  }
}

function flash(message, jump, template = "flash-bad") {
  const place = document.getElementById("flashes");
  const content = document.getElementById(template).content.cloneNode(true);
  if (message) {
    content.querySelector("[data-flash-text]").textContent = message;
  }
  place.textContent = "";
  place.append(content);
  if (jump) {
    place.scrollIntoView({ block: "center" });
  }
}

for (const form of document.querySelectorAll("form[data-autosave]")) {
  new Autosave(form);
}
