// Which talk this browser is in. The token is a credential: kept under the page's own origin, sent only as a header.
// Where the browser keeps nothing (private mode), the talk lives as long as the page.

const ID = "career-advisor:id";
const TOKEN = "career-advisor:token";
// Changes when a turn is finished, so that other tabs fetch it.
const TURN = "career-advisor:turn";
// This tab's talk can be fetched.
const RECORDED = "career-advisor:recorded";
// Talks that were given up before they were recorded.
const LEFT = "career-advisor:left";
// That the reader chose.
const LANGUAGE = "career-advisor:language";
// This tab's question that has no answer yet.
const PENDING = "career-advisor:pending";

function kept(name) {
  try {
    const storage = window[name];
    storage.setItem("career-advisor:try", "1");
    storage.removeItem("career-advisor:try");
    return storage;
  } catch {
    return null;
  }
}

class Shelf {
  constructor(storage) {
    this.storage = storage;
    this.memory = new Map();
  }

  get(key) {
    try {
      if (this.storage) return this.storage.getItem(key);
    } catch { /* taken away while the page was open */ }
    return this.memory.get(key) ?? null;
  }

  set(key, value) {
    value === null ? this.memory.delete(key) : this.memory.set(key, value);
    try {
      value === null ? this.storage?.removeItem(key) : this.storage?.setItem(key, value);
    } catch { /* full, or taken away: memory has it */ }
  }
}

/** The talk of this browser, or of this tab where another tab's talk has the browser's place. News of it from other
 * tabs: `onNews("turn" | "other" | "gone")`. */
export class Store {
  constructor(onNews) {
    const lasting = kept("localStorage");
    this.lasting = lasting !== null;
    this.shared = new Shelf(lasting);
    this.tab = new Shelf(kept("sessionStorage"));
    // [id, token] of the recorded talk that is shown here.
    this.own = null;
    // Left its own talk while the browser's place has another one.
    this.apart = false;
    this.listen = (event) => {
      if (event.storageArea !== lasting || !lasting) return;
      const emptied = event.key === null;
      if (emptied) this.release();
      if (emptied || (event.key === ID && event.newValue === null)) {
        if (this.tab.get(TOKEN) || this.apart) return;
        this.own = null;
        onNews("gone");
      } else if (event.key === ID && event.newValue !== event.oldValue) {
        // Two tabs began a talk each at the same time: this one goes on with its own.
        if (this.own && this.own[0] !== event.newValue) this.keep(...this.own);
        else if (!this.tab.get(TOKEN) && !this.apart) onNews("other");
      } else if (event.key === TURN && event.newValue) onNews("turn");
    };
    window.addEventListener("storage", this.listen);
  }

  close() { window.removeEventListener("storage", this.listen); }

  get holder() { return this.tab.get(TOKEN) || this.apart ? this.tab : this.shared; }

  get id() { return this.token ? this.holder.get(ID) : null; }

  get token() { return this.holder.get(TOKEN); }

  /** Whether this talk's first answer is not known to be recorded yet. */
  get held() { return Boolean(this.tab.get(TOKEN)) && !this.tab.get(RECORDED); }

  /** A talk that is recorded: the browser's, or this tab's where the browser has another one already. */
  keep(id, token) {
    const before = this.shared.get(TOKEN) && this.shared.get(ID);
    const others = before && before !== id && (this.tab.get(TOKEN) || this.apart || (this.own && this.own[0] === id));
    this.own = [id, token];
    this.apart = false;
    if (others) {
      this.hold(id, token);
      this.tab.set(RECORDED, "1");
    } else {
      this.shared.set(TOKEN, token);
      this.shared.set(ID, id);
      this.release();
    }
    if (before !== id) this.changed();
  }

  /** A talk whose first answer is on its way: this tab's alone, for nobody can fetch it before the answer is recorded. */
  hold(id, token) {
    this.tab.set(TOKEN, token);
    this.tab.set(ID, id);
  }

  release() { for (const key of [ID, TOKEN, RECORDED]) this.tab.set(key, null); }

  /** Gives up a talk that cannot be fetched; its token stays, so that it can still be deleted. */
  abandon() {
    this.left = [...this.left, [this.id, this.token]];
    this.clear();
  }

  get left() { return JSON.parse(this.shared.get(LEFT) || "[]"); }

  set left(talks) { this.shared.set(LEFT, talks.length ? JSON.stringify(talks) : null); }

  /** Forgets this tab's talk; the browser's, where it is another one, stays. */
  clear() {
    const id = this.holder.get(ID);
    const other = this.shared.get(TOKEN) && this.shared.get(ID) !== id;
    if (!other) for (const key of [ID, TOKEN, TURN]) this.shared.set(key, null);
    this.apart = Boolean(other);
    this.own = null;
    this.release();
    this.tab.set(PENDING, null);
    this.changed();
  }

  /** The page's own scripts learn of another talk: news of storage comes to other windows only. */
  changed() { window.dispatchEvent(new Event("career-advisor:talk")); }

  /** Other tabs learn that a turn is there. */
  tell(turnId) { this.shared.set(TURN, turnId); }

  get language() { return this.shared.get(LANGUAGE); }

  set language(code) { this.shared.set(LANGUAGE, code); }

  get pending() {
    try {
      return JSON.parse(this.tab.get(PENDING));
    } catch {
      return null;
    }
  }

  set pending(body) { this.tab.set(PENDING, body && JSON.stringify(body)); }
}

/** A name that nobody can guess: whoever sends it again with the same body gets the same turn. */
export function newKey() {
  const bytes = crypto.getRandomValues(new Uint8Array(18));
  return `w-${btoa(String.fromCharCode(...bytes)).replaceAll("+", "-").replaceAll("/", "_")}`;
}
