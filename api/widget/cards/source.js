// What stands behind a figure: its meaning, publisher, and the very row it was read from.

import { el } from "../dom.js";
import { show } from "./figures.js";

/** The panel of one fact. `fetchRow(fact)` promises the row behind it. */
export function factPanel(fact, view, fetchRow) {
  const citation = view.citations.get(fact.citation);
  const row = el("div", { class: "row" });
  const told = [fact.statistic.replaceAll("_", " "), fact.of.title, fact.area?.title, fact.as_of, fact.note].filter(Boolean).join(" · ");
  const name = citation ? `${citation.publisher}: ${citation.title}, ${citation.vintage}. ${citation.licence}.` : "";
  const source = citation && /^https:\/\//.test(citation.url || "") ? el("a", { href: citation.url, rel: "noopener noreferrer nofollow", target: "_blank" }, name) : name;
  fetchRow(fact).then((found) => row.replaceChildren(el("table", {}, el("tbody", {}, ...Object.entries(found.row || {}).map(([key, value]) => el("tr", {}, el("th", { scope: "row" }, key), el("td", {}, String(value ?? ""))))))),
    () => row.replaceChildren(el("p", {}, "The row cannot be read now.")));
  return el("section", { class: "fact-panel" }, el("h3", {}, "What does this number mean?"), el("p", { class: "value" }, show(fact, view.language)), el("p", {}, told), el("p", {}, source), row);
}
