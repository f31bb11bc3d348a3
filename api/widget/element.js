// <career-advisor>: puts the parts together and says what happens on screen when the talk says what happens in it.

import { Composer } from "./composer.js";
import { el, button } from "./dom.js";
import { CARD_CSS } from "./drawing.js";
import { menu } from "./menu.js";
import { optionsOf } from "./options.js";
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
    shared.replaceSync(SHELL_CSS + CARD_CSS);
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
    if (this.options) return; // moved in the page: the talk goes on
    this.options = optionsOf(this);
    this.dataset.mode = this.options.mode;
    wordsFor(this.options.language).then((t) => this.isConnected && this.start(t));
  }

  start(t) {
    const { options } = this;
    this.t = t;
    this.store = new Store((news) => this.talk.heard(news));
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
    this.composer = new Composer({ t, service: this.service, options, send: (text, where) => this.ask(text, where), stop: () => this.talk.stop() });
    this.desk.field = this.composer.field;
    this.build();
    if (options.question) this.composer.set(options.question);
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
    const { t, options } = this;
    const launched = options.mode === "launcher";
    this.turns = el("div", { class: "turns" });
    this.notes = el("div", { class: "talk-notes", role: "status" });
    this.announcer = el("p", { id: "announce", class: "unseen", role: "status", "aria-live": "polite" });
    this.intro = el("div", { class: "intro" },
      el("p", { class: "promise" }, el("strong", {}, t("iAmAi")), ` ${t("promise")} `,
        button(t("about"), this.desk.about, { class: "plain" })),
      starters(this.desk, (text) => this.ask(text)),
      this.store.lasting ? "" : el("p", { class: "quiet" }, t("notKeptHere")));
    this.scroller = el("div", { class: "scroller" }, this.intro, this.turns, this.notes);
    const head = el("div", { class: "head" },
      el("p", { class: "name", id: "name" }, el("span", { class: "title" }, `${t("name")} `), el("span", { class: "badge" }, t("ai"))),
      button(t("sourcesShort"), this.desk.about, { class: "plain" }), menu(this.desk, this.talk),
      launched ? button("×", () => this.toggle(false), { class: "close", "aria-label": t("closeAdvisor") }) : "");
    const parts = [head, this.scroller, this.composer.node];
    if (launched) {
      this.frame = el("dialog", { class: "frame", "aria-labelledby": "name", onclose: () => this.closed(), onkeydown: (event) => {
        if (event.key === "Escape" && !event.defaultPrevented) this.toggle(false);
      } }, parts);
      this.launcher = button(t("launch"), () => this.toggle(!this.frame.open), { class: "launcher strong", "aria-expanded": "false", "aria-haspopup": "dialog" });
    } else {
      this.frame = el("div", { class: "frame" }, parts);
    }
    this.shadowRoot.replaceChildren(el("section", { class: "shell", lang: options.language, "aria-label": t("name") },
      this.launcher || "", this.frame, this.panel.node, this.announcer));
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
