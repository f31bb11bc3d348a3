// Who helps with what, from the operator's own list: in the list's words, each with its day and its source.

import { el } from "../dom.js";
import { heading, outward, said, say } from "./parts.js";

export function referrals(view, card) {
  const written = new Intl.DateTimeFormat(view.language, { dateStyle: "long", timeZone: "UTC" });
  const day = (text) => (Number.isNaN(Date.parse(text)) ? text : written.format(new Date(text)));
  const line = (name, content) => (content ? [el("dt", {}, say(view, name)), el("dd", {}, content)] : []);
  const one = (item) => el("li", {},
    el("b", {}, said(view, item.name)), view.marker(item.citation),
    el("p", {}, said(view, item.what)),
    el("dl", {},
      line("referrals.for", item.who_for && said(view, item.who_for)),
      line("referrals.place", item.places.length ? said(view, item.places.join("; ")) : null),
      line("referrals.phone", item.phone && said(view, item.phone)),
      line("referrals.site", item.url && outward(view, item.url, said(view, item.url.replace(/^https?:\/\//i, "").replace(/\/$/, "")))),
      line("referrals.languages", item.languages.length ? said(view, item.languages.join(", ")) : null),
      line("referrals.cost", item.cost && said(view, item.cost))),
    el("p", { class: "small" }, say(view, "referrals.as_of", { day: day(item.as_of) })));
  return [heading(say(view, "referrals.title")), el("ul", {}, card.items.map(one))];
}
