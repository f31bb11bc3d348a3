// Pay of one occupation, and pay across a group, which has no published wage of its own.

import { el } from "../dom.js";
import { figure, named } from "./figures.js";
import { asOf, code, floorNote, fold, heading, ladderNote, leftOut, row, said, say, small, table, tile, tiles, title, told, where } from "./parts.js";
import { MARKS, range, strip } from "./pictures.js";
import { lines } from "./ranking.js";

const hourly = (view, id) => view.facts.get(id)?.unit.startsWith("USD/hour");

/** Every published figure of a pay card: a row for each percentile, a column for each way of saying it. */
export function payTable(view, card, shown = false) {
  const ways = [["pay.nominal", card.percentiles], ["pay.real", card.real || {}], ["pay.hourly", card.hourly || {}]];
  const kept = ways.filter(([, ids], i) => !i || [...MARKS, "mean"].some((name) => view.facts.has(ids[name])));
  const names = [...MARKS, "mean"].filter((name) => kept.some(([, ids]) => view.facts.has(ids[name])));
  const near = (name) => name === card.lower || name === card.upper;
  const rows = names.map((name) => {
    const one = row(say(view, `stat.${name}`), kept.map(([, ids]) => (ids[name] ? figure(view, ids[name]) : el("span", { class: "none" }, say(view, "none")))));
    if (near(name)) one.className = "near";
    return one;
  });
  return table(view, say(view, "pay.all"), [say(view, "pay.place"), ...kept.map(([key]) => [say(view, key), "num"])], rows, shown);
}

function headline(view, card) {
  if (!view.facts.has(card.percentiles.median)) return null;
  const unit = say(view, hourly(view, card.percentiles.median) ? "pay.hour" : "pay.year");
  return el("p", { class: "headline" }, el("b", {}, figure(view, card.percentiles.median)), " ", unit, el("span", { class: "small" }, say(view, view.facts.get(card.percentiles.median).bound ? "pay.half_floor" : "pay.half")));
}

export function wage(view, card) {
  const ids = Object.values(card.percentiles);
  const beside = (card.beside || []).filter((id) => view.facts.has(id));
  return [
    heading(say(view, "pay.title", { title: told(view, card.title) })),
    where(said(view, card.area.title), asOf(view, ids), title(view, "occupation", card.code, say(view, "code", { code: card.code }))),
    headline(view, card), range(view, card.percentiles), floorNote(view, ids),
    ladderNote(view, card.ladder, card.area),
    tiles(tile(view, say(view, "pay.real_median"), card.real?.median), tile(view, say(view, "stat.price_parity"), card.real?.price_parity), tile(view, say(view, "pay.jobs"), card.employment)),
    trend(view, card.trend),
    beside.length ? small(el("b", {}, say(view, "pay.beside")), ": ", beside.map((id, i) => besideIt(view, id, i))) : null,
    fold(say(view, "pay.all"), range(view, card.percentiles) ? small(say(view, "pay.read")) : null, payTable(view, card)),
    card.shared_by?.length > 1 ? small(say(view, "pay.shared", { titles: card.shared_by.map((one) => told(view, one)).join("; ") })) : null,
  ];
}

function besideIt(view, id, i) {
  const fact = view.facts.get(id);
  return [i ? "; " : "", say(view, "pay.beside_of", { title: told(view, fact.of.title), area: told(view, fact.area?.title) }), " ", figure(view, id)];
}

function trend(view, ids) {
  const facts = (ids || []).map((id) => view.facts.get(id)).filter(Boolean);
  if (!facts.length) return null;
  return el("div", {}, el("h4", {}, say(view, "pay.trend")), tiles(...facts.map((fact) => tile(view, [said(view, fact.as_of), fact.area ? [" · ", said(view, fact.area.title)] : ""], fact.id, el("span", { class: "small" }, fact.statistic === "median" ? say(view, "pay.median") : named(fact, view.language))))));
}

export function groupPay(view, card) {
  const members = card.members || [];
  const facts = members.map((one) => view.facts.get(one.fact)).filter(Boolean);
  const real = [...view.facts.values()].find((fact) => fact.statistic === "typical_median" && fact.unit === "USD/year, US prices" && fact.of.code === card.code && fact.area?.code === card.area.code);
  return [
    heading(say(view, "group.title", { title: told(view, card.title) })),
    where(title(view, card.kind, card.code, say(view, card.kind)), said(view, card.area.title), asOf(view, [card.typical_median, card.highest])),
    strip(view, facts, view.facts.get(card.typical_median), say(view, "group.picture", { count: facts.length })),
    tiles(tile(view, say(view, "stat.typical_median"), card.typical_median), tile(view, say(view, "group.real"), real?.id), tile(view, say(view, "group.lowest"), card.lowest, of(view, card.lowest)), tile(view, say(view, "group.highest"), card.highest, of(view, card.highest)),
      tile(view, say(view, "pay.jobs"), card.employment)),
    small(say(view, "group.note")), ladderNote(view, card.ladder, card.area),
    members.length ? fold(say(view, "group.members"), lines(view, members)) : null,
    leftOut(view, `${say(view, "group.left")}: ${card.left_out?.length}`, card.left_out),
  ];
}

function of(view, id) {
  const fact = view.facts.get(id);
  return fact ? el("span", { class: "small" }, said(view, fact.of.title), code(fact.of.code)) : null;
}
