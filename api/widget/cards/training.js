// What entering usually takes, and programs of study that a crosswalk relates to the work.

import { el } from "../dom.js";
import { figure } from "./figures.js";
import { code, fold, heading, missing, row, said, say, small, table, tile, tiles, title, told, where } from "./parts.js";
import { bar } from "./pictures.js";

function entering(view, one, several) {
  const asked = (text) => (text && text !== "None" ? said(view, text) : null);
  const shares = Object.entries(one.shares || {});
  const facts = shares.map(([, id]) => view.facts.get(id));
  return [
    several ? el("h4", {}, said(view, one.title), code(one.code)) : null,
    tiles(tile(view, say(view, "train.entry"), [one.entry_education ? said(view, one.entry_education) : say(view, "none"), one.citation ? view.marker(one.citation) : ""]), tile(view, say(view, "train.experience"), asked(one.work_experience)),
      tile(view, say(view, "train.job"), asked(one.on_the_job_training)), tile(view, say(view, "stat.job_zone"), one.job_zone)),
    shares.length ? table(view, say(view, "train.shares"), [say(view, "train.share"), [say(view, "train.say"), "num"]], shares.map(([name, id], i) => row([said(view, name), bar(facts[i], [...facts, { value: 100 }])], [figure(view, id)]))) : null,
  ];
}

export function training(view, card) {
  const list = el("ul", {}, card.programs.map((one) => el("li", {}, said(view, one.title), code(say(view, "train.cip", { cip: one.cip })))));
  const programs = card.programs.length ? fold(say(view, "train.programs", { count: card.programs.length }), list) : null;
  if (programs) programs.open = card.programs.length <= 6;
  return [
    heading(say(view, "train.title", { title: told(view, card.title) })), where(title(view, card.kind, card.code, say(view, card.kind)), card.kind === "occupation" ? card.code : null),
    card.preparation.map((one) => entering(view, one, card.preparation.length > 1)), programs, small(said(view, card.note), card.citation ? view.marker(card.citation) : ""), missing(view, card.missing),
  ];
}
