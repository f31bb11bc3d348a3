// Areas in order for one occupation, career or track, in dollars and in US prices; or areas that a text may mean.

import { el } from "../dom.js";
import { figure } from "./figures.js";
import { asOf, code, heading, leftOut, said, say, small, told, where } from "./parts.js";
import { dumbbell } from "./levels.js";
import { bothWays, lines, reordered, turning } from "./ranking.js";

const REAL = "USD/year, US prices";

function drawn(view, items, real) {
  const paid = (item, unit) => [item.fact, ...item.also].map((id) => view.facts.get(id)).find((fact) => fact?.unit === unit);
  const all = items.flatMap((item) => [paid(item, "USD/year"), paid(item, REAL)]).filter(Boolean).map((fact) => fact.value);
  // The other order, so that a line can say where its place stands there.
  const other = new Map(reordered(view, items, real ? "USD/year" : REAL).map((item) => [item.code, item.rank]));
  const mine = new Map(reordered(view, items, real ? REAL : "USD/year").map((item) => [item.code, item.rank]));
  return items.map((item) => {
    const [from, to] = [mine.get(item.code), other.get(item.code)];
    const moved = to === from ? null : el("span", { class: "moved" }, say(view, to > from ? "places.up" : "places.down", { other: to, way: say(view, real ? "way.nominal" : "way.real") }));
    return { ...item, picture: dumbbell(view, paid(item, "USD/year"), paid(item, REAL), all), more: moved };
  });
}

function ordered(view, card) {
  const items = card.items.map((one) => ({ rank: one.rank, code: one.area.code, title: one.area.title, fact: one.facts[0], also: one.facts.slice(1) }));
  const both = items.length && bothWays(view, items);
  const draw = (now, real) => lines(view, both ? drawn(view, now, real) : now, "place");
  const real = card.by === "real_median";
  const ask = (now) => now !== real && view.ask(say(view, now ? "places.ask_real" : "places.ask_nominal", { title: told(view, card.of?.title) }));
  const count = (key, id) => (id ? [say(view, key), ": ", figure(view, id), ". "] : null);
  return [
    heading(say(view, "places.title", { title: told(view, card.of?.title), by: say(view, `by.${card.by}`) })), where(said(view, card.within), asOf(view, items.map((one) => one.fact))),
    items.length && /median$/.test(card.by) ? turning(view, items, real, draw, say(view, "places.note"), both ? null : ask) : draw(items, real), both ? small(say(view, "places.key")) : null,
    card.considered || card.left_out ? small(count("places.considered", card.considered), count("places.left", card.left_out)) : null,
    leftOut(view, say(view, "places.dropped", { count: card.dropped?.length }), card.dropped),
  ];
}

export function places(view, card) {
  if (card.by) return ordered(view, card);
  return [heading(say(view, "places.which")), el("ul", {}, card.items.map((one) => el("li", {}, said(view, one.area.title), code(say(view, `level.${one.area.level}`)), (one.facts || []).map((id) => [" ", figure(view, id)]))))];
}
