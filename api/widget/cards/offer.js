// A person's own amount beside published pay. The amount is theirs: it is no fact and has no source.

import { el } from "../dom.js";
import { show } from "./figures.js";
import { payTable } from "./pay.js";
import { asOf, floorNote, fold, heading, ladderNote, said, say, small, tile, tiles, title, told, where } from "./parts.js";
import { range } from "./pictures.js";

const list = (view, items) => el("ul", { class: "small" }, items.map((one) => el("li", {}, said(view, one))));

export function offer(view, card) {
  const ids = Object.values(card.percentiles);
  const amount = show({ value: card.amount, unit: card.unit === "hour" ? "USD/hour" : "USD" }, view.language);
  const level = view.facts.get(card.real?.price_parity);
  const mark = (name) => say(view, `stat.${name}`).toLowerCase();
  return [
    heading(say(view, "offer.title", { title: told(view, card.title) })),
    where(said(view, card.area.title), asOf(view, ids), title(view, "occupation", card.code, say(view, "code", { code: card.code }))),
    el("p", { class: "headline" }, el("b", {}, amount), card.unit === "hour" ? "" : ` ${say(view, `unit.${card.unit}`)}`, el("span", { class: "small" }, say(view, `offer.${card.position}`, { lower: mark(card.lower), upper: mark(card.upper) }))),
    range(view, card.percentiles, card.compared), floorNote(view, ids), ladderNote(view, card.ladder, card.area),
    tiles(tile(view, say(view, "offer.difference"), card.difference), tile(view, say(view, "offer.yearly"), card.yearly), tile(view, say(view, "offer.real"), card.real?.amount), tile(view, say(view, "offer.median"), card.real?.median),
      tile(view, say(view, "stat.price_parity"), card.real?.price_parity, level?.area ? el("span", { class: "beside" }, said(view, level.area.title)) : null)),
    card.conversion ? small(say(view, "offer.counted", { how: told(view, card.conversion) })) : null,
    fold(say(view, "pay.all"), payTable(view, card)),
    fold(say(view, "offer.leaves"), list(view, card.leaves_out)), fold(say(view, "offer.ask"), list(view, card.ask)),
  ];
}
