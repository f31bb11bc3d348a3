// The national projection of one occupation.

import { el } from "../dom.js";
import { heading, said, say, small, tile, tiles, title, told, where } from "./parts.js";

export function outlook(view, card) {
  const facts = card.facts || {};
  const growth = view.facts.get(facts.growth)?.value;
  const way = growth > 0 ? "▲" : growth < 0 ? "▼" : "";
  return [
    heading(say(view, "out.title", { title: told(view, card.title) })),
    where(say(view, "out.where", { from: card.base_year, to: card.target_year }), title(view, "occupation", card.code, say(view, "code", { code: card.code }))),
    tiles(tile(view, [say(view, "out.growth"), way ? el("span", { class: "way", "aria-hidden": "true" }, ` ${way}`) : null], facts.growth), tile(view, say(view, "stat.openings"), facts.openings), tile(view, say(view, "stat.employment_base"), facts.employment_base),
      card.entry_education ? tile(view, say(view, "out.education"), said(view, card.entry_education)) : null),
    facts.openings ? small(say(view, "out.openings_note")) : null,
  ];
}
