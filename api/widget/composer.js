// Where a question is written: Enter sends, Shift+Enter breaks the line, and a word that an input method is still
// composing is never sent. What is too long is said and kept, never cut.

import { el, button } from "./dom.js";
import { PlacePicker } from "./place.js";

const MOST = 8000;
const TELL_FROM = 7000;

export class Composer {
  /** `before`: the one whose place it takes, with what was typed into it. */
  constructor({ t, service, options, send, stop }, before = null) {
    Object.assign(this, { t, send });
    this.place = new PlacePicker({ t, service, options: before ? { place: before.place.field.value } : options });
    this.place.coordinates = before?.place.coordinates || null;
    this.limit = el("p", { class: "limit quiet", id: "limit" }, el("span", { class: "unseen" }, t("limit")));
    this.count = el("span", { role: "status" });
    this.limit.append(this.count);
    this.field = el("textarea", {
      id: "message", rows: "1", "aria-describedby": "limit", placeholder: t("placeholder"), enterkeyhint: "send",
      oninput: () => this.grown(), onkeydown: (event) => this.key(event),
    });
    this.sendButton = el("button", { type: "submit", class: "strong" }, t("ask"));
    this.stopButton = button(t("stop"), stop, { hidden: true });
    this.node = el("form", { class: "composer", "aria-label": t("composer"), autocomplete: "off", onsubmit: (event) => this.submit(event) },
      el("div", { class: "fields" }, el("label", { for: "message", class: "unseen" }, t("yourQuestion")), this.field, this.sendButton, this.stopButton),
      this.limit, this.place.node);
    if (!before) return;
    this.busy(before.sendButton.hidden);
    this.field.value = before.field.value;
    before.node.replaceWith(this.node);
    this.grown();
  }

  key(event) {
    // 229: some input methods tell only so that a key belongs to them.
    if (event.key !== "Enter" || event.shiftKey || event.isComposing || event.keyCode === 229) return;
    event.preventDefault();
    this.node.requestSubmit();
  }

  grown() {
    const length = [...this.field.value].length;
    this.field.style.height = "auto";
    this.field.style.height = `${this.field.scrollHeight + 2}px`;
    const over = length > MOST;
    this.field.setAttribute("aria-invalid", String(over));
    this.count.textContent = length < TELL_FROM ? "" : this.t(over ? "tooLong" : "nearLimit", { n: length.toLocaleString("en-US") });
    return !over;
  }

  submit(event) {
    event.preventDefault();
    const text = this.field.value.trim();
    if (!text || !this.grown()) return this.field.focus();
    if (this.send(text, this.place.where)) this.set("");
  }

  set(text) {
    this.field.value = text;
    this.grown();
  }

  /** A question that could not be sent comes back, before what was typed since. */
  giveBack(text) { this.set([text, this.field.value].filter(Boolean).join("\n")); }

  busy(on) {
    const focused = this.node.getRootNode().activeElement;
    this.sendButton.hidden = on;
    this.stopButton.hidden = !on;
    // Whoever pressed one of the two keeps a place to go on from.
    if (focused === this.sendButton || focused === this.stopButton) this.field.focus({ preventScroll: true });
  }

  focus() { this.field.focus({ preventScroll: true }); }
}
