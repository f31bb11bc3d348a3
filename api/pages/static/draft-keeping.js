// Keeps what is typed: in this tab at once, at the service as a revision soon after. One save is under way at a time;
// what was not taken stays here, is said to be here, and is tried again where that can help.

const SOON = 1500;
const AGAIN = 8000;
const OFFLINE = "the service cannot be reached";

/** What a tab holds of a form or a draft until it is saved. Storage that is full or switched off costs only this. */
export const shelf = {
  read(name) {
    try {
      return JSON.parse(sessionStorage.getItem(name) || "null");
    } catch {
      return null;
    }
  },
  write(name, value) {
    try {
      sessionStorage.setItem(name, JSON.stringify(value));
      return true;
    } catch {
      return false;
    }
  },
  drop(name) {
    try {
      sessionStorage.removeItem(name);
    } catch {
      // there is nothing to drop where nothing can be kept
    }
  },
};

export const DRAFT = "career-advisor:draft:";
export const FORM = "career-advisor:draft-form:";

/** On a shared computer nobody finds the last one's text: it goes with the sign-out. */
export function forgetAtSignOut() {
  document.addEventListener("submit", (event) => {
    if (!(event.target.getAttribute("action") || "").startsWith("/counselor/sign-out")) return;
    try {
      for (const name of Object.keys(sessionStorage)) if (name.startsWith(DRAFT) || name.startsWith(FORM)) shelf.drop(name);
    } catch {
      // storage is switched off
    }
  });
}

/** Whether a sentence that was sent as somebody's own came back as a fact. */
function foundedAgain(sent, told) {
  const own = new Set(sent.flatMap((one) => one.sentences).filter((one) => one.kind === "judgement").map((one) => one.text));
  return told.some((one) => one.sentences.some((each) => each.kind === "fact" && own.has(each.text)));
}

export class Keeping {
  /** `serialised()` gives the sections as they are to be sent; `taken(answer, sent)` adopts what came back;
      `stale(answer)` lets the person choose; `say(sentence, warned)` tells how it stands. */
  constructor({ draft, csrf, digest, serialised, taken, stale, say }) {
    Object.assign(this, { draft, csrf, digest, serialised, taken, stale, say });
    this.changes = 0;
    this.saved = 0;
    this.held = false; // while the person chooses between two texts, nothing is sent
    window.addEventListener("online", () => this.unsaved && this.save());
    window.addEventListener("beforeunload", (event) => {
      if (this.unsaved && !this.leaving) event.preventDefault();
    });
  }

  get unsaved() {
    return this.changes !== this.saved;
  }

  /** Something was typed. `soon` false: save now. */
  changed(soon = true) {
    this.changes += 1;
    const kept = shelf.write(DRAFT + this.draft, { digest: this.digest, sections: this.serialised(), at: Date.now() });
    if (!kept) this.say("This browser keeps nothing for this tab: leave only after it says “saved”.", true);
    clearTimeout(this.timer);
    if (soon) this.timer = setTimeout(() => this.save(), SOON);
    else this.save();
  }

  /** Save what is not saved; whether all of it is then. */
  async save() {
    clearTimeout(this.timer);
    while (this.busy) await this.busy;
    if (!this.unsaved) return true;
    if (this.held) return false;
    this.busy = this.#send(true);
    try {
      return await this.busy;
    } finally {
      this.busy = null;
      // What was typed while it was under way follows.
      if (this.unsaved && !this.held && !this.failed) this.timer = setTimeout(() => this.save(), SOON);
    }
  }

  drop() {
    this.leaving = true;
    shelf.drop(DRAFT + this.draft);
  }

  async #send(mayAskWho) {
    const changes = this.changes;
    const sent = this.serialised();
    this.failed = false;
    this.say("Saving…");
    let answer, told;
    try {
      answer = await fetch(`/v1/drafts/${encodeURIComponent(this.draft)}/revisions`, {
        method: "POST", cache: "no-store",
        headers: { "Content-Type": "application/json", "X-CSRF-Token": this.csrf },
        body: JSON.stringify({ sections: sent, base_digest: this.digest }),
      });
      told = await answer.json();
    } catch {
      return this.#kept(OFFLINE, true);
    }
    if (answer.ok) {
      this.digest = told.revision.digest;
      this.saved = changes;
      if (this.unsaved) shelf.write(DRAFT + this.draft, { digest: this.digest, sections: this.serialised(), at: Date.now() });
      else shelf.drop(DRAFT + this.draft);
      const time = new Date().toLocaleTimeString([], { hour: "2-digit", minute: "2-digit", hour12: false });
      const again = foundedAgain(sent, told.revision.sections) ? " A sentence of your own states a published figure: it is a fact with its source now." : "";
      this.say(`Saved, revision ${told.revision.number} at ${time}.${again}`);
      this.taken(told, sent, this.unsaved);
      return !this.unsaved;
    }
    if ((answer.status === 401 || answer.status === 403) && mayAskWho && (await this.#who())) return this.#send(false);
    if (answer.status === 409 && told.revision) {
      this.held = true;
      this.say("Not saved: somebody saved a newer text. Yours is kept here; choose below.", true);
      this.stale(told);
      return false;
    }
    if (answer.status === 401) return this.#kept("your sign-in has ended; sign in again in another tab", true);
    return this.#kept((told.detail || "it was not taken").replace(/\.$/, ""), answer.status >= 500 || answer.status === 429);
  }

  /** Whether another sign-in of this browser gives a token that will do. */
  async #who() {
    try {
      const answer = await fetch("/v1/me", { cache: "no-store" });
      const csrf = answer.ok ? (await answer.json()).csrf : this.csrf;
      const other = csrf !== this.csrf;
      this.csrf = csrf;
      for (const field of document.querySelectorAll('input[name="csrf"]')) field.value = csrf;
      return other;
    } catch {
      return false;
    }
  }

  #kept(why, again) {
    this.failed = true;
    this.say(`Not saved: ${why}. Your text is kept here, in this tab${again ? ", and tried again" : ""}.`, true);
    if (again) this.timer = setTimeout(() => this.save(), AGAIN);
    return false;
  }
}
