// Occupations in order, in one area: bars from zero, and the switch between dollars and US prices.

import { el } from "../dom.js";
import { figure, named } from "./figures.js";
import { asOf, code, floorNote, heading, ladderNote, leftOut, said, say, small, title, told, where } from "./parts.js";
import { bar } from "./pictures.js";

/** What a figure beside the ranked one is called in a line. */
function beside(view, id, ordered) {
  const fact = view.facts.get(id);
  if (!fact) return null;
  const nominal = ordered?.unit.endsWith("US prices") ? say(view, "rank.nominal") : say(view, "pay.median");
  const name = fact.unit.endsWith("US prices") ? say(view, "pay.real") : fact.statistic === "median" ? nominal : named(fact, view.language);
  return el("span", {}, name, ": ", figure(view, id));
}

/** Lines of a ranking with their bars. `fact` of a line is what it is ordered by, `also` what stands beside it. */
export function lines(view, items, kind = "occupation") {
  const facts = items.map((item) => view.facts.get(item.fact));
  return el("ol", { class: "ranks" }, items.map((item, i) => el("li", { value: Number.isInteger(item.rank) ? item.rank : null }, el("span", { class: "rank", "aria-hidden": "true" }, String(item.rank)),
    el("span", { class: "what" }, title(view, kind, item.code, item.title), kind === "occupation" ? code(item.code) : null), el("b", {}, figure(view, item.fact)), item.picture || bar(facts[i], facts),
    el("span", { class: "aside" }, (item.also || []).map((id) => beside(view, id, facts[i])), item.entry ? el("span", {}, say(view, "rank.entry", { level: told(view, item.entry) })) : null, item.more))));
}

/** Two buttons, one of them pressed. `chosen(real)` is called with what was asked for. */
export function priceSwitch(view, real, chosen) {
  const choice = (name, key, pressed) => el("button", { type: "button", "aria-pressed": String(pressed), onclick: () => chosen(name) }, say(view, key));
  return el("div", { class: "switch", role: "group", "aria-label": say(view, "rank.switch") }, choice(false, "rank.nominal", !real), choice(true, "rank.real", real));
}

/** The same items with their figure of that unit in front, in its order; equal figures share a place. */
export function reordered(view, items, unit) {
  const turned = items.map((item) => {
    const ids = [item.fact, ...(item.also || [])];
    const fact = ids.find((id) => view.facts.get(id)?.unit === unit);
    return { ...item, fact, also: ids.filter((id) => id !== fact) };
  });
  const value = (item) => view.facts.get(item.fact)?.value;
  turned.sort((a, b) => value(b) - value(a));
  return turned.map((item) => ({ ...item, rank: 1 + turned.findIndex((one) => value(one) === value(item)) }));
}

/** Whether every item has a figure in dollars and in US prices. */
export const bothWays = (view, items) => items.every((item) => ["USD/year", "USD/year, US prices"].every((unit) => [item.fact, ...(item.also || [])].some((id) => view.facts.get(id)?.unit === unit)));

/** A list that can be turned between dollars and US prices. `draw(items, real)` makes the list; `chosen` replaces turning. */
export function turning(view, items, real, draw, note, chosen = null) {
  const holder = el("div", {}, draw(items, real));
  const status = el("p", { class: "small", role: "status" });
  const controls = el("div", {});
  const turn = (now) => {
    const unit = now ? "USD/year, US prices" : "USD/year";
    holder.replaceChildren(...[draw(now === real ? items : reordered(view, items, unit), now)].flat());
    status.replaceChildren(`${say(view, now ? "rank.order_real" : "rank.order")} ${note}`);
    controls.replaceChildren(priceSwitch(view, now, turn));
    controls.querySelector("[aria-pressed=true]").focus();
  };
  controls.append(priceSwitch(view, real, chosen || turn));
  return [controls, status, holder];
}

function body(view, card) {
  const caption = say(view, "rank.shown", { shown: card.items.length, considered: card.considered.toLocaleString("en-US") });
  const draw = (items) => [small(caption), lines(view, items)];
  if (!["median", "real_median"].includes(card.by) || !card.items.length) return [draw(card.items)];
  const real = card.by === "real_median";
  const within = card.within.code === "all" ? say(view, "rank.all") : told(view, card.within.title);
  // Without both figures on the card there is nothing to turn: the question is asked anew.
  const ask = (now) => now !== real && view.ask(say(view, now ? "rank.ask_real" : "rank.ask_nominal", { within, place: told(view, card.place.title) }));
  return turning(view, card.items, real, draw, say(view, "rank.same"), bothWays(view, card.items) ? null : ask);
}

export function ranking(view, card) {
  const hourly = card.hourly || [];
  return [
    heading(say(view, "rank.title", { title: told(view, card.within.title), by: say(view, `by.${card.by}`) })),
    where(said(view, card.place.title), asOf(view, card.items.map((item) => item.fact))),
    ladderNote(view, card.ladder, card.place), ...body(view, card), floorNote(view, card.items.map((item) => item.fact)),
    hourly.length ? el("div", {}, el("h4", {}, say(view, "rank.hourly")), el("ul", { class: "bare" }, hourly.map((one) => el("li", {}, title(view, "occupation", one.code, one.title), code(one.code), ": ", figure(view, one.fact))))) : null,
    // The text counts all that were left out; the card lists the first of them.
    leftOut(view, say(view, "rank.dropped", { count: [...view.facts.values()].find((fact) => fact.statistic === "dropped" && fact.of.code === card.within.code)?.value ?? card.dropped?.length, listed: card.dropped?.length }), card.dropped),
  ];
}
