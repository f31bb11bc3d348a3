// <career-advisor>: puts the parts together and says what happens on screen when the talk says what happens in it.

import { Composer } from "./composer.js";
import { el, button } from "./dom.js";
import { CARD_CSS } from "./drawing.js";
import { menu } from "./menu.js";
import { optionsOf, spokenOf } from "./options.js";
import { Panel } from "./panel.js";
import { Service } from "./service.js";
import { starters } from "./starters.js";
import { Store } from "./store.js";
import { SHELL_CSS } from "./style.js";
import { Talk } from "./talk.js";
import { TurnView } from "./turn.js";
import { wordsFor } from "./words.js";

let shared = null;

function sheet() {
  if (!shared) {
    shared = new CSSStyleSheet();
    // A page's own root size must not stretch us: our unit is the reader's own default. Conditions of @ rules take no variables.
    try {
      CSS.registerProperty({ name: "--ca-rem", syntax: "<length>", inherits: true, initialValue: "16px" });
    } catch { /* an earlier copy did */ }
    shared.replaceSync((SHELL_CSS + CARD_CSS).replace(/(?<!@.*\([^)]*|[\w-])(\d*\.?\d+)rem\b/g, "calc($1 * var(--ca-rem))"));
  }
  return shared;
}

class CareerAdvisor extends HTMLElement {
  static observedAttributes = ["data-accent"];

  constructor() {
    super();
    this.attachShadow({ mode: "open" });
    this.accent = new CSSStyleSheet();
    this.shadowRoot.adoptedStyleSheets = [sheet(), this.accent];
  }

  attributeChangedCallback(_name, _old, colour) {
    import("./accent.js").then((part) => this.accent.replaceSync(part.accentRules(colour)), () => {});
  }

  connectedCallback() {
    // Moved in the page: the talk goes on.
    if (this.options) return;
    this.options = optionsOf(this);
    this.dataset.mode = this.options.mode;
    this.store = new Store((news) => this.talk?.heard(news));
    const chosen = this.store.language;
    if (chosen) this.options.language = this.options.asked = spokenOf(chosen);
    wordsFor(this.options.language).then((t) => this.isConnected && this.start(t));
  }

  start(t) {
    const { options } = this;
    this.t = t;
    this.service = new Service(options.api, this.store, t("faulty"));
    this.panel = new Panel(this.shadowRoot, t);
    this.desk = {
      t, options, service: this.service, store: this.store, panel: this.panel,
      say: (text, shown) => (shown ? this.note(text) : this.say(text)),
      ask: (text) => this.ask(text),
      focus: () => this.composer.focus(),
      sources: (turn, number) => this.late(import("./sources.js"), (part) => part.openSources(this.desk, turn, number)),
      fact: (fact, view) => this.late(import("./sources.js"), (part) => part.openFact(this.desk, fact, view)),
      about: () => this.late(import("./sources.js"), (part) => part.openAbout(this.desk)),
      late: (fetched, open) => this.late(fetched, open),
      page: (kind, code) => this.pageOf(kind, code),
    };
    this.talk = new Talk({ service: this.service, store: this.store, options, stage: this, t });
    this.build();
    if (options.question) this.composer.set(options.question);
    if (options.mode === "inline") this.admitted();
    this.talk.resume();
  }

  disconnectedCallback() {
    // Being moved takes the element out and puts it in again at once.
    queueMicrotask(() => {
      if (this.isConnected) return;
      this.talk?.stop();
      this.store?.close();
      this.options = this.talk = null;
      this.shadowRoot.replaceChildren();
    });
  }

  build() {
    const { options } = this;
    const launched = options.mode === "launcher";
    this.turns = el("div", { class: "turns" });
    this.notes = el("div", { class: "talk-notes", role: "status" });
    this.announcer = el("p", { id: "announce", class: "unseen", role: "status", "aria-live": "polite" });
    this.intro = el("div", { class: "intro" });
    this.scroller = el("div", { class: "scroller" }, this.intro, this.turns, this.notes);
    this.head = el("div", { class: "head" });
    if (launched) {
      this.frame = el("dialog", { class: "frame", "aria-labelledby": "name", onclose: () => this.closed(), onkeydown: (event) => {
        if (event.key === "Escape" && !event.defaultPrevented) this.toggle(false);
      } });
      this.launcher = button("", () => this.toggle(!this.frame.open), { class: "launcher strong", "aria-expanded": "false", "aria-haspopup": "dialog" });
    } else {
      this.frame = el("div", { class: "frame" });
    }
    this.shell = el("section", { class: "shell" }, this.launcher || "", this.frame, this.panel.node, this.announcer);
    this.dress();
    this.frame.append(this.head, this.scroller, this.composer.node);
    this.shadowRoot.replaceChildren(this.shell);
  }

  /** Makes everything anew that says something in the language that is spoken. */
  dress() {
    const { t, options, desk } = this;
    const held = this.shadowRoot.activeElement;
    const other = options.language === "es" ? "en" : "es";
    const before = this.composer;
    const typing = before?.field === held;
    const change = button(other.toUpperCase(), () => this.speak(other, true), { class: "plain change", lang: other, "aria-label": other === "es" ? "Español" : "English" });
    const choosing = held && held === this.change;
    this.change = change;
    this.composer = new Composer({ t, service: this.service, options, send: (text, where) => this.ask(text, where), stop: () => this.talk.stop() }, before);
    this.composer.place.node.append(change);
    desk.field = this.composer.field;
    this.intro.replaceChildren(
      el("p", { class: "promise" }, el("strong", {}, t("iAmAi")), ` ${t("promise")} `,
        button(t("about"), desk.about, { class: "plain" })),
      starters(desk, (text) => this.ask(text)),
      this.store.lasting ? "" : el("p", { class: "quiet" }, t("notKeptHere")));
    this.head.replaceChildren(
      el("p", { class: "name", id: "name" }, el("span", { class: "title" }, `${t("name")} `), el("span", { class: "badge" }, t("ai"))),
      button(t("sourcesShort"), desk.about, { class: "plain" }), menu(desk, this.talk),
      this.launcher ? button("×", () => this.toggle(false), { class: "close", "aria-label": t("closeAdvisor") }) : "");
    this.panel.speak();
    this.shell.lang = options.language;
    this.shell.setAttribute("aria-label", t("name"));
    if (this.launcher) this.launcher.textContent = t("launch");
    if (typing) this.composer.focus();
    if (choosing) change.focus();
  }

  /** Speaks another language: everything here is said in it, and what was typed stays. `chosen`: by the reader, so the
   * next answers are asked for in it. */
  async speak(language, chosen = false) {
    const { options, store, t } = this;
    if (chosen) options.asked = store.language = language;
    if (language === options.language) return;
    options.language = language;
    try {
      await t.speak(language);
    } catch {
      // Its words cannot be fetched now; those that are here go on.
      return;
    }
    this.dress();
    for (const turn of this.talk?.turns || []) turn.view.speak();
  }

  /** The language of an answer, or of the one that comes: the talk's, unless somebody ordered another. */
  async spoken(language) {
    if (language && !this.options.asked) await this.speak(language);
  }

  /** A page of another site learns when it opens, not with its first question, where it may not ask. */
  async admitted() {
    if (!this.service.foreign || this.looked) return;
    this.looked = true;
    if (await this.talk.patience.barred()) this.note(this.t("foreign", { origin: location.origin }));
  }

  /** Opens or closes the launcher's window. */
  toggle(open) {
    if (!this.launcher || open === this.frame.open) return;
    if (!open) return this.frame.close();
    // On a phone it covers the page, so the page behind must not take the focus.
    if (window.matchMedia("(max-width: 40rem)").matches) this.frame.showModal();
    else this.frame.show();
    this.launcher.setAttribute("aria-expanded", "true");
    this.composer.focus();
    this.admitted();
  }

  closed() {
    this.launcher.setAttribute("aria-expanded", "false");
    this.launcher.focus();
  }

  ask(text, where) {
    const sent = this.talk.ask(text, where || this.composer.place.where);
    if (!sent) this.say(this.t("stillAnswering"));
    return sent;
  }

  /** Parts that few people open are fetched when somebody does. */
  async late(fetched, open) {
    let part;
    try {
      [part] = await Promise.all([fetched, this.t.late()]);
    } catch {
      return this.note(this.t("unreachable"));
    }
    return open(part);
  }

  pageOf(kind, code) {
    const folder = { career: "careers", occupation: "occupations", track: "tracks" }[kind];
    return folder && code ? `${this.options.api}/${folder}/${encodeURIComponent(code)}` : null;
  }

  // --- what the talk asks for --------------------------------------------------------------------------------------

  open(question, live) {
    const turn = new TurnView(this.desk, question, this.turns.children.length + 1);
    this.notes.replaceChildren();
    this.turns.append(turn.node);
    if (live) turn.hold(this.intro);
    this.intro.classList.add("begun");
    if (live) turn.node.scrollIntoView({ block: "start" });
    return turn;
  }

  busy(on) { this.composer.busy(on); }

  loading(on) {
    this.scroller.toggleAttribute("data-loading", on);
    if (on) this.scroller.setAttribute("aria-busy", "true");
    else this.scroller.removeAttribute("aria-busy");
  }

  say(text) { this.announcer.textContent = text; }

  note(text, again) {
    this.notes.replaceChildren(el("p", { class: "quiet" }, text), again ? button(this.t("again"), () => { this.notes.replaceChildren(); again(); }) : "");
  }

  giveBack(text) { this.composer.giveBack(text); }

  cleared() {
    this.turns.replaceChildren();
    this.notes.replaceChildren();
    this.intro.classList.remove("begun");
  }
}

if (!customElements.get("career-advisor")) customElements.define("career-advisor", CareerAdvisor);
