// Moves from one occupation to others: pay in one place, what there is to learn, what entering asks for, the score.

import { el } from "../dom.js";
import { figure, show } from "./figures.js";
import { code, heading, ladderNote, leftOut, fold, said, say, small, table, tile, tiles, title, told, where } from "./parts.js";
import { beforeAfter, level, scale } from "./levels.js";

/** The gist of a move: the change in pay, the score, and whether school or a licence comes first. */
function gist(view, one) {
  const id = one.pay_change.change || one.pay_change.change_pct;
  const step = one.education_step;
  const { own = {}, target = {} } = one.resilience_change;
  return el("div", { class: "facts" },
    view.facts.has(id) ? el("span", {}, say(view, "move.pay"), " ", view.facts.get(id).value > 0 ? "+" : "", figure(view, id)) : null,
    own.score && target.score ? el("span", {}, say(view, "stat.score"), " ", figure(view, own.score), " → ", figure(view, target.score)) : null,
    step.needs_more ? el("span", { class: "chip warn" }, say(view, step.change === "more" ? "move.more" : "move.licence")) : null);
}

function pay(view, change) {
  const [own, target] = [view.facts.get(change.own), view.facts.get(change.target)];
  const median = (when) => [say(view, when), change.area ? [": ", say(view, "move.median", { area: told(view, change.area.title) })] : ""];
  return [
    el("h4", {}, say(view, "move.pay")), own && target ? beforeAfter(view, own, target) : null,
    tiles(tile(view, median("move.now"), change.own), tile(view, median("move.there"), change.target), tile(view, say(view, "stat.pay_change"), change.change), tile(view, say(view, "move.percent"), change.change_pct)),
    change.missing ? small(said(view, change.missing), ".") : null, ladderNote(view, change.ladder, change.area),
  ];
}

function enter(view, step) {
  const fromTo = (from, to) => [from ? [said(view, from), " → "] : "", said(view, to)];
  const zone = step.job_zone_to && [step.job_zone_from ? [figure(view, step.job_zone_from), " → "] : "", figure(view, step.job_zone_to)];
  const licence = step.licence;
  const asked = (text) => (text && text !== "None" ? said(view, text) : null);
  return [
    el("h4", {}, say(view, "move.enter")), el("p", {}, said(view, step.text), ".", step.citation ? view.marker(step.citation) : ""),
    tiles(step.education_to ? tile(view, say(view, "move.education"), fromTo(step.education_from, step.education_to)) : null, tile(view, say(view, "move.experience"), asked(step.experience_to)),
      tile(view, say(view, "move.training"), asked(step.training_to)), tile(view, say(view, "move.zone"), zone || (step.job_zone_from && figure(view, step.job_zone_from)))),
    licence ? el("div", { class: "apart" }, el("b", {}, say(view, "move.flag")), ": ", say(view, licence.required ? "move.needed" : "move.not_needed"), view.marker(licence.citation), small(said(view, licence.caveat))) : null,
  ];
}

function resilience(view, change) {
  const value = (ids, name) => view.facts.get(ids[name])?.value ?? null;
  const side = (ids, when) => {
    const one = { score: value(ids, "score"), low: value(ids, "low"), high: value(ids, "high") };
    if (one.low === null && one.score === null) return null;
    const range = ids.low && ids.high ? [" (", figure(view, ids.low), " – ", figure(view, ids.high), ")"] : null;
    return tile(view, say(view, when), [ids.score ? figure(view, ids.score) : say(view, "res.none"), el("span", { class: "small" }, range)], scale(view, one, say(view, "res.picture", { told: one.score === null ? say(view, "res.none") : String(one.score) }), true));
  };
  return [el("h4", {}, say(view, "move.resilience")), tiles(side(change.own || {}, "move.now"), side(change.target || {}, "move.there"), tile(view, say(view, "stat.score_change"), change.change)), change.missing ? small(said(view, change.missing), ".") : null];
}

function learn(view, one) {
  if (!one.gaps?.length) return small(say(view, "move.nothing", { reason: told(view, one.gaps_missing?.reason) }));
  const rows = one.gaps.map((gap) => {
    const [own, target] = [view.facts.get(gap.own), view.facts.get(gap.target)];
    return el("tr", {}, el("th", { scope: "row" }, said(view, gap.name), code(say(view, `kind.${gap.kind}`)), own && target ? level(view, gap.name, own, target) : null),
      ["own", "target", "difference", "importance"].map((name) => el("td", { class: "num" }, figure(view, gap[name]))));
  });
  const heads = ["move.now", "move.there", "move.gap", "move.weight"].map((key) => [say(view, key), "num"]);
  return [el("h4", {}, say(view, "move.learn")), table(view, say(view, "move.levels"), [say(view, "move.name"), ...heads], rows)];
}

function related(view, one) {
  return small(el("b", {}, say(view, "move.related")), ": ", said(view, one.how), one.citation ? view.marker(one.citation) : "", one.rank ? [". ", say(view, "move.rank"), ": ", figure(view, one.rank)] : null,
    one.likeness ? [". ", say(view, "move.likeness"), ": ", figure(view, one.likeness)] : null);
}

export function transitions(view, card) {
  const one = card.items.length === 1;
  return [
    heading(card.to ? say(view, "move.to", { from: told(view, card.from.title), to: told(view, card.to.title) }) : say(view, "move.from", { from: told(view, card.from.title) })),
    where(title(view, "occupation", card.from.code, say(view, "code", { code: card.from.code })), card.to ? null : say(view, "move.shown", { shown: card.items.length, considered: card.considered })),
    card.items.map((item) => {
      const more = fold(say(view, "move.details"), pay(view, item.pay_change), enter(view, item.education_step), learn(view, item), resilience(view, item.resilience_change), related(view, item.relatedness));
      more.open = one;
      return el("div", { class: "move" }, el("b", {}, title(view, "occupation", item.code, item.title)), code(item.code), gist(view, item), more);
    }),
    leftOut(view, say(view, "move.left", { count: card.dropped?.length }), card.dropped), fold(say(view, "move.method"), small(said(view, card.method))),
  ];
}
