// Where the person is, if they want to say: a ZIP or a city typed, with candidates to pick from, or the browser's own
// position after a press of the button. Kept for this page only.

import { el, button } from "./dom.js";

// In ms, after the last key.
const WAIT = 250;
const MOST = 6;

// Some five-digit numbers are a ZIP and an area code too; a person who types five digits here means the ZIP.
const meant = (typed) => (/^\d{5}$/.test(typed) ? `ZIP ${typed}` : typed);

export class PlacePicker {
  constructor({ t, service, options }) {
    Object.assign(this, { t, service });
    this.coordinates = null;
    this.field = el("input", {
      class: "place-field", maxlength: "120", placeholder: t("placeHint"), autocomplete: "postal-code",
      oninput: () => this.typed(), onkeydown: (event) => this.key(event),
    });
    this.field.value = options.place || "";
    this.list = el("ul", { class: "candidates", hidden: true, "aria-label": t("candidates"), onkeydown: (event) => this.key(event) });
    this.said = el("span", { class: "taken", role: "status" });
    this.clearing = button("×", () => this.clear(), { class: "close", "aria-label": t("clearPlace"), hidden: !options.place });
    this.locate = "geolocation" in navigator && window.isSecureContext
      ? button(t("myPosition"), () => this.position(), { class: "plain" }) : null;
    this.node = el("div", { class: "place", onfocusout: (event) => this.left(event) },
      el("label", {}, el("span", {}, t("near")), this.field), this.clearing, this.locate, this.said, this.list);
  }

  /** What goes with a question. */
  get where() {
    if (this.coordinates) return { coordinates: this.coordinates };
    return { place: meant(this.field.value.trim()) || null };
  }

  typed() {
    this.coordinates = null;
    this.said.textContent = "";
    this.clearing.hidden = !this.field.value;
    clearTimeout(this.timer);
    const typed = this.field.value.trim();
    if (typed.length < 3) return this.show([]);
    this.timer = setTimeout(() => this.search(typed), WAIT);
  }

  async search(typed) {
    this.asked?.abort();
    this.asked = new AbortController();
    try {
      const found = await this.service.lookup(`/v1/places?q=${encodeURIComponent(meant(typed))}`, this.asked.signal);
      if (this.field.value.trim() !== typed) return;
      const inside = this.node.contains(this.node.getRootNode().activeElement);
      const areas = (found.findings.find((one) => one.type === "places")?.items || []).map((one) => one.area);
      if (found.place) this.said.textContent = this.t("taken", { place: found.place.title });
      // Nobody types their place to be offered the whole nation; and whoever went on is not held up.
      this.show(inside ? areas.filter((one) => one.level !== "nation").slice(0, MOST) : []);
      if (!areas.length && found.missing[0]) this.said.textContent = found.missing[0].reason;
    } catch (error) {
      this.show([]);
      if (error.status === 404) this.said.textContent = error.message;
      // Without candidates the text goes with the question as it is typed.
    }
  }

  show(areas) {
    this.list.hidden = !areas.length;
    this.list.replaceChildren(...areas.map((one) => el("li", {}, button(`${one.title} · ${this.t(`level_${one.level}`)}`, () => this.take(one)))));
  }

  take(area) {
    this.field.value = area.title;
    this.clearing.hidden = false;
    this.said.textContent = this.t("taken", { place: area.title });
    this.show([]);
    this.field.focus();
  }

  key(event) {
    const stops = [this.field, ...this.list.querySelectorAll("button")];
    const at = stops.indexOf(this.node.getRootNode().activeElement);
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (event.key === "Escape" && !this.list.hidden) {
      event.stopPropagation();
      event.preventDefault();
      this.show([]);
      this.field.focus();
    } else if (step && !this.list.hidden && stops[at + step]) {
      event.preventDefault();
      stops[at + step].focus();
    }
  }

  left(event) {
    if (!this.node.contains(event.relatedTarget)) this.show([]);
  }

  clear() {
    this.coordinates = null;
    this.field.value = "";
    this.said.textContent = this.t("placeCleared");
    this.clearing.hidden = true;
    this.show([]);
    this.field.focus();
  }

  position() {
    Promise.all([import("./position.js"), this.t.late()]).then(([part]) => part.locate(this), () => { this.said.textContent = this.t("unreachable"); });
  }
}
