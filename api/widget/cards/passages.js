// Cited pieces of narrative.

import { el } from "../dom.js";
import { prose } from "../markdown.js";
import { heading, say, told } from "./parts.js";
import { clean } from "./words.js";

export function passages(view, card) {
  return [heading(say(view, "passages.title")), card.items.map((item) => {
    const blocks = prose(clean(item.excerpt), null);
    // A passage carries its own source; a bracketed number in a narrative is none of this turn's.
    (blocks.at(-1)?.lastElementChild?.localName === "li" ? blocks.at(-1).lastElementChild : blocks.at(-1))?.append(view.marker(item.citation));
    const name = item.section.replaceAll("_", " ");
    return el("figure", { class: "passage" }, el("figcaption", {}, told(view, name[0]?.toUpperCase() + name.slice(1))), el("blockquote", { lang: "en" }, blocks));
  })];
}
