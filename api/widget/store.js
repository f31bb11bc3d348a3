// Which talk this browser is in. The token is a credential: kept under the page's own origin, sent only as a header.
// Where the browser keeps nothing (private mode), the talk lives as long as the page.

const ID = "career-advisor:id";
const TOKEN = "career-advisor:token";
const TURN = "career-advisor:turn"; // changes when a turn is finished, so that other tabs fetch it
const PENDING = "career-advisor:pending"; // this tab's question that has no answer yet

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

/** The talk of this browser, and news of it from other tabs: `onNews("turn" | "other" | "gone")`. */
export class Store {
  constructor(onNews) {
    const lasting = kept("localStorage");
    this.lasting = lasting !== null;
    this.shared = new Shelf(lasting);
    this.tab = new Shelf(kept("sessionStorage"));
    this.listen = (event) => {
      if (event.storageArea !== lasting || !lasting) return;
      if (event.key === null || (event.key === ID && event.newValue === null)) onNews("gone");
      else if (event.key === ID && event.newValue !== event.oldValue) onNews("other");
      else if (event.key === TURN && event.newValue) onNews("turn");
    };
    window.addEventListener("storage", this.listen);
  }

  close() { window.removeEventListener("storage", this.listen); }

  get holder() { return this.shared.get(TOKEN) ? this.shared : this.tab; }

  get id() { return this.token ? this.holder.get(ID) : null; }

  get token() { return this.holder.get(TOKEN); }

  keep(id, token) {
    this.shared.set(TOKEN, token);
    this.shared.set(ID, id);
    this.release();
  }

  /** A talk whose first answer is on its way: this tab's alone, for nobody can fetch it before the answer is recorded. */
  hold(id, token) {
    this.tab.set(TOKEN, token);
    this.tab.set(ID, id);
  }

  release() { for (const key of [ID, TOKEN]) this.tab.set(key, null); }

  clear() {
    for (const key of [ID, TOKEN, TURN]) this.shared.set(key, null);
    this.release();
    this.tab.set(PENDING, null);
  }

  /** Other tabs learn that a turn is there. */
  tell(turnId) { this.shared.set(TURN, turnId); }

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
