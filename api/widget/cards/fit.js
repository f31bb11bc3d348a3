// Occupations that fit what a person said, each with what speaks for it, what against it, and a first step.

import { el } from "../dom.js";
import { figure } from "./figures.js";
import { code, fold, heading, missing, said, say, small, title } from "./parts.js";
import { scale } from "./levels.js";

const points = (view, key, list, kind) => (list?.length ? [el("dt", {}, say(view, key)), el("dd", {}, el("ul", { class: kind }, list.map((one) => el("li", {}, said(view, one)))))] : null);

function one(view, item) {
  const score = view.facts.get(item.score);
  return el("li", {}, el("b", {}, title(view, "occupation", item.code, item.title)), code(item.code),
    el("div", { class: "facts" }, el("span", {}, item.pay ? [figure(view, item.pay), " ", say(view, "pay.year"), item.area ? [", ", said(view, item.area.title)] : ""] : say(view, "fit.no_pay")),
      score ? el("span", {}, say(view, "stat.score"), " ", figure(view, item.score), " ", say(view, "fit.of6"), scale(view, { score: score.value, low: null, high: null }, say(view, "res.picture", { told: String(score.value) }), true)) : null),
    el("dl", {}, points(view, "fit.for", item.for, "for"), points(view, "fit.against", item.against, "against"), points(view, "fit.first", [item.first_step], "first")), missing(view, item.missing));
}

export function fit(view, card) {
  return [
    heading(say(view, "fit.title")), el("ol", { class: "fits" }, card.items.map((item) => one(view, item))),
    card.guessed?.length ? fold(say(view, "fit.guessed"), el("ul", { class: "small" }, card.guessed.map((text) => el("li", {}, said(view, text))))) : null,
    small(said(view, card.note), card.considered ? [" ", say(view, "fit.considered"), ": ", figure(view, card.considered), "."] : null),
  ];
}
