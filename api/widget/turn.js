// One question with its answer as a person sees it: steps in words, text by whole sentences, cards, notes, replies,
// sources. It holds no connection; the talk tells it what came.

import { actions } from "./actions.js";
import { el, button, outward } from "./dom.js";
import { card } from "./drawing.js";
import { prose } from "./markdown.js";

/** `desk` is what every turn shares: {t, options, service, store, say, ask, sources, fact, panel}. */
export class TurnView {
  constructor(desk, question, number) {
    this.desk = desk;
    this.question = question;
    this.number = number;
    this.asked = el("span", { class: "unseen" });
    this.written = "";
    this.answer = null;
    this.step_ = el("p", { class: "step", hidden: true });
    this.body = el("div", { class: "answer" });
    this.cards = el("div", { class: "cards" });
    this.notes = el("div", { class: "notes" });
    this.problem = el("div", { class: "problems" });
    this.tail = el("div", { class: "tail" });
    this.node = el("article", { class: "turn" },
      el("h2", { class: "question" }, this.asked, el("bdi", {}, question)),
      this.step_, this.body, this.cards, this.notes, this.problem, this.tail);
    this.clean();
    this.speak();
  }

  /** Says what it says in the language that is spoken now. */
  speak() {
    const { t, options } = this.desk;
    this.view.language = options.language;
    this.node.setAttribute("aria-label", t("turnLabel", { n: this.number }));
    this.asked.textContent = `${t("youAsked")} `;
    if (!this.answer) return;
    this.notes.replaceChildren();
    this.done(this.answer);
  }

  clean() {
    this.written = "";
    this.view = {
      facts: new Map(), citations: new Map(), language: this.desk.options.language, turnId: null,
      marker: (number) => this.marker(number),
      openFact: (fact) => this.desk.fact(fact, this.view),
      ask: (message) => this.desk.ask(message),
      page: (kind, code) => this.desk.page(kind, code),
    };
  }

  /** A try begins: what an earlier try showed stays until there is something new. */
  begin() {
    this.fresh = true;
    this.node.setAttribute("aria-busy", "true");
    this.hold(this.problem);
    this.problem.replaceChildren();
    this.waiting(this.desk.t("reading"));
  }

  /** The first thing a try brings takes the place of what an earlier one had shown. */
  renew() {
    if (!this.fresh) return;
    this.fresh = false;
    this.clean();
    this.body.replaceChildren();
    this.cards.replaceChildren();
  }

  waiting(sentence) {
    this.step_.hidden = false;
    this.step_.textContent = sentence;
  }

  step({ name, arguments: given }) {
    const { t } = this.desk;
    const words = t.has(`step_${name}`) ? t(`step_${name}`) : t("step_other");
    const place = typeof given?.place === "string" && given.place.length < 60 ? t("inPlace", { place: given.place }) : "";
    this.waiting(`${words}${place}…`);
  }

  finding(finding, facts) {
    this.renew();
    for (const fact of facts) this.view.facts.set(fact.id, fact);
    const drawn = card(finding, this.view);
    if (drawn) this.cards.append(drawn);
  }

  text(piece) {
    this.renew();
    this.written += piece;
    this.body.replaceChildren(...prose(this.written, this.view.marker));
  }

  marker(number) {
    const { t } = this.desk;
    return el("sup", { class: "cite" }, button(`[${number}]`, () => this.desk.sources(this, number), { class: "mark", "aria-label": t("sourceNumber", { n: number }) }));
  }

  /** The whole answer: what came before is drawn again from it, so that a reload shows the same. `again`
   * asks a stopped question again. */
  done(answer, again = this.again) {
    this.again = again;
    this.renew();
    this.answer = answer;
    this.settle();
    this.view.turnId = answer.turn_id;
    this.view.facts = new Map((answer.facts || []).map((fact) => [fact.id, fact]));
    this.view.citations = new Map((answer.citations || []).map((one) => [one.id, one]));
    const crisis = answer.outcome === "crisis";
    this.body.replaceChildren(...prose(answer.text, this.view.marker, { phones: crisis }));
    this.node.classList.toggle("calm", crisis);
    if (!this.cards.contains(this.node.getRootNode().activeElement)) {
      this.cards.replaceChildren(...(answer.findings || []).map((one) => card(one, this.view)).filter(Boolean));
    }
    this.remarks(answer);
    this.tail.replaceChildren(...this.replies(answer), ...this.sourceList(answer), ...(crisis ? [] : actions(this, this.desk)));
    if (answer.stopped) this.trouble(this.desk.t("stopped"), again, { calm: true });
  }

  remarks({ guard, outcome, place }) {
    const { t } = this.desk;
    const withheld = guard?.withheld || 0;
    if (withheld) this.quiet(t(withheld === 1 ? "withheldOne" : "withheld", { n: withheld }));
    else if (outcome === "degraded") this.quiet(t("degraded"));
    if (place && place.how !== "none") this.quiet(t(`place_${place.how}`, { place: place.title }));
  }

  replies({ choices = [], follow_ups: more = [] }) {
    const replies = [...choices.map((one) => [one.label, one.message]), ...more.map((one) => [one, one])];
    if (!replies.length) return [];
    return [el("ul", { class: "chips", "aria-label": this.desk.t("replies") },
      replies.map(([label, message]) => el("li", {}, button(label, () => this.desk.ask(message)))))];
  }

  sourceList({ citations = [] }) {
    if (!citations.length) return [];
    const { t } = this.desk;
    return [el("details", { class: "sources", open: true }, el("summary", {}, t("sourcesCount", { n: citations.length })),
      el("ol", {}, citations.map((one) => el("li", { value: one.id }, outward(one.url, `${one.publisher}: ${one.title}`),
        `${one.section ? ` (${one.section.replaceAll("_", " ")})` : ""} · ${one.vintage} · ${one.licence}`))),
      button(t("sourcesOpen"), () => this.desk.sources(this, null), { class: "plain" }))];
  }

  /** Takes the focus from what is about to go, so that the next key still starts here. */
  hold(going) {
    if (!going.contains(this.node.getRootNode().activeElement)) return;
    this.node.tabIndex = -1;
    this.node.focus({ preventScroll: true });
  }

  settle() {
    this.node.removeAttribute("aria-busy");
    this.step_.hidden = true;
    this.hold(this.problem);
    this.problem.replaceChildren();
  }

  /** One line that asks for nothing. */
  quiet(sentence) { this.notes.append(el("p", { class: "quiet" }, sentence)); }

  /** What went wrong in one sentence, and the way on. `calm`: no alarm, somebody knows already. */
  trouble(sentence, again = null, { calm = false } = {}) {
    this.node.removeAttribute("aria-busy");
    this.step_.hidden = true;
    this.ticker = el("span", { class: "ticker", "aria-hidden": "true" });
    this.problem.replaceChildren(
      el("p", { class: calm ? "problem calm" : "problem", role: calm ? "status" : "alert" }, sentence), this.ticker,
      again ? button(this.desk.t("again"), again, { class: "again" }) : "");
  }

  ticking(words) { this.ticker.textContent = words; }
}
