// Several things side by side: a row for each measure, a column for each thing, and a reason where a figure is missing.

import { el } from "../dom.js";
import { figure } from "./figures.js";
import { code, floorNote, heading, said, say, table, title } from "./parts.js";
import { bar } from "./pictures.js";

// A column of occupations has codes like 11-3071; one of careers or tracks an id in words, one of places a number.
const kindOf = (code) => (/^\d\d-\d{4}/.test(code) ? "occupation" : /^[a-z]/.test(code) ? "career" : "place");

export function comparison(view, card) {
  const columns = card.columns.map((one) => [[title(view, kindOf(one.code), one.code, one.title), kindOf(one.code) === "occupation" ? code(one.code) : null], "column"]);
  const rows = card.rows.map((row) => {
    const facts = row.cells.map((cell) => view.facts.get(cell.fact));
    const units = new Set(facts.filter(Boolean).map((fact) => fact.unit));
    // A bar says something of an amount, nothing of a step on a scale or of an index.
    const drawn = units.size === 1 && !/^(score|index)/.test([...units][0]) && facts.filter(Boolean).length > 1;
    return el("tr", {}, el("th", { scope: "row" }, said(view, row.measure)), row.cells.map((cell, i) => el("td", {},
      facts[i] ? [figure(view, cell.fact), drawn ? bar(facts[i], facts) : null] : worded(view, cell))));
  });
  const ids = card.rows.flatMap((row) => row.cells.map((cell) => cell.fact));
  return [heading(say(view, "compare.title")), el("div", { class: "wide-table" }, table(view, say(view, "compare.title"), [say(view, "compare.measure"), ...columns], rows, false)), floorNote(view, ids)];
}

const worded = (view, cell) => (cell.text ? said(view, cell.text) : el("span", { class: "none" }, said(view, cell.missing || say(view, "none"))));
