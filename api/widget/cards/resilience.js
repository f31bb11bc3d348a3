// Our score of AI resilience with its range and its three parts; what another publisher prints stands apart.

import { el } from "../dom.js";
import { figure } from "./figures.js";
import { code, fold, heading, missing, said, say, small, table, tile, tiles, title, told, where } from "./parts.js";
import { dots, scale } from "./levels.js";

/** The score and its range in words. */
function words(view, { score, low, high }) {
  const parts = [score === null || score === undefined ? say(view, "res.none") : say(view, "res.score", { score }), low === null || low === undefined ? null : say(view, "res.range", { low, high })];
  return parts.filter(Boolean).join(", ");
}

/** The six steps with what their ends mean. */
export function score(view, card) {
  return el("div", { class: "score" }, scale(view, card, say(view, "res.picture", { told: words(view, card) })), el("p", { class: "ends" }, el("span", {}, say(view, "res.less")), el("span", {}, say(view, "res.more"))));
}

function part(view, card, input) {
  // The points are figures of the ledger too; the card names only their number.
  const points = [...view.facts.values()].find((fact) => fact.statistic === `${input.name}_points` && fact.of.code === card.code);
  const counted = input.points === null ? say(view, "res.no_points") : say(view, "res.points", { points: input.points });
  return el("li", {}, el("span", { class: "term" }, say(view, `stat.${input.name}`)), el("b", {}, input.fact ? figure(view, input.fact) : el("span", { class: "none" }, say(view, "none"))),
    el("span", { class: "pointed" }, input.points === null ? null : dots(input.points, counted), el("span", {}, counted, points ? view.marker(points.citation) : "")), el("span", { class: "small" }, say(view, `res.${input.name}`)));
}

function elsewhere(view, published) {
  return el("div", { class: "apart" }, el("h4", {}, say(view, "res.elsewhere")), small(said(view, published.caveat)),
    tiles(...["score", "exposure", "growth", "epoch"].map((name) => tile(view, say(view, `res.pub_${name}`), published[name]))));
}

function members(view, card) {
  const cell = (one, name) => (one.facts?.[name] ? figure(view, one.facts[name]) : el("span", { class: "none" }, name === "score" ? said(view, one.reason || say(view, "none")) : String(one[name] ?? "")));
  const rows = card.members.map((one) => el("tr", {}, el("th", { scope: "row" }, title(view, "occupation", one.code, one.title), code(one.code), scale(view, one, say(view, "res.picture", { told: words(view, one) }), true)),
    el("td", { class: one.score === null ? null : "num" }, cell(one, "score")), el("td", { class: "num" }, cell(one, "low"), " – ", cell(one, "high"))));
  return fold(say(view, "res.members"), table(view, say(view, "res.members"), [say(view, "res.member"), [say(view, "stat.score"), "num"], [say(view, "res.range_label"), "num"]], rows, false));
}

function headline(view, card) {
  const facts = card.facts || {};
  const range = facts.low && facts.high ? [say(view, "res.range_label"), ": ", figure(view, facts.low), " – ", figure(view, facts.high)] : null;
  const own = facts.score ? [el("b", {}, figure(view, facts.score)), " ", say(view, "fit.of6")] : say(view, card.kind === "occupation" ? "res.none" : "res.no_own");
  return el("p", { class: "headline" }, own, el("span", { class: "small" }, range));
}

export function resilience(view, card) {
  const facts = card.facts || {};
  return [
    heading(say(view, "res.title", { title: told(view, card.title) })), where(title(view, card.kind, card.code, say(view, card.kind))),
    headline(view, card), card.low === null && card.score === null ? null : score(view, card),
    facts.scored && facts.members ? small(say(view, "res.scored"), ": ", figure(view, facts.scored), " / ", figure(view, facts.members)) : null,
    card.inputs?.length ? [el("h4", {}, say(view, "res.parts")), el("ul", { class: "tiles parts" }, card.inputs.map((input) => part(view, card, input)))] : tiles(tile(view, say(view, "stat.epoch"), facts.epoch)),
    card.members?.length ? members(view, card) : null,
    card.missing?.length > 2 ? fold(say(view, "res.missing", { count: card.missing.length }), missing(view, card.missing)) : missing(view, card.missing),
    small(say(view, "res.not")), card.published ? elsewhere(view, card.published) : null,
  ];
}
