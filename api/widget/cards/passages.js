// Cited pieces of narrative.

import { el } from "../dom.js";
import { heading, narrative, say, told } from "./parts.js";

export function passages(view, card) {
  return [heading(say(view, "passages.title")), card.items.map((item) => {
    const blocks = narrative(view, item.excerpt, item.citation);
    const name = item.section.replaceAll("_", " ");
    return el("figure", { class: "passage" }, el("figcaption", {}, told(view, name[0]?.toUpperCase() + name.slice(1))), el("blockquote", { lang: "en" }, blocks));
  })];
}
