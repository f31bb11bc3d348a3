// A career, an occupation or a track, section by section in the contract's order; an empty one says why.

import { el } from "../dom.js";
import { content } from "./content.js";
import { code, fold, heading, pageOf, said, say, small, told, where } from "./parts.js";
import { resilience } from "./resilience.js";
import { timeline } from "./timeline.js";

const draw = (view) => (value) => (value.type === "resilience" ? resilience(view, value) : null);

function sections(view, card) {
  return card.sections.map((one, i) => {
    const there = one.content !== null && one.content !== undefined;
    const chart = one.key === "trend" && there ? timeline(view, one.content.stretches || []) : null;
    const why = one.missing?.reason;
    const folded = fold([said(view, one.title), there ? null : code(say(view, "none"))], el("div", { class: "section" }, there ? [chart, content(view, one.content, draw(view))] : small(say(view, "page.not", { reason: told(view, why) }))));
    folded.dataset.section = one.key;
    folded.open = i === 0;
    return folded;
  });
}

function link(view, kind, id) {
  const url = pageOf(view, kind, id);
  return url ? el("p", {}, el("a", { class: "page", href: url }, say(view, "open_page"))) : null;
}

export function profile(view, card) {
  return [heading(said(view, card.title)), where(say(view, card.kind), card.kind === "occupation" ? card.code : null), link(view, card.kind, card.code), sections(view, card)];
}

export function track(view, card) {
  return [heading(say(view, "page.career", { title: told(view, card.title) })), where(say(view, "page.track", { members: card.members.length })), link(view, "track", card.code), sections(view, card)];
}
