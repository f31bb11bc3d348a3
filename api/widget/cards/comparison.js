// Several things side by side: a row for each measure, a column for each thing, and a reason where a figure is missing.

import { el } from "../dom.js";
import { figure } from "./figures.js";
import { code, floorNote, heading, said, say, table, title, told, where } from "./parts.js";
import { bar } from "./pictures.js";

// A column of occupations has codes like 11-3071; one of careers or tracks an id in words, one of places a number.
const kindOf = (code) => (/^\d\d-\d{4}/.test(code) ? "occupation" : /^[a-z]/.test(code) ? "career" : "place");

/** What all of these have in common, or null. */
const shared = (facts, of) => (new Set(facts.map(of)).size === 1 ? of(facts[0]) : null);
const areaOf = (fact) => fact.area?.title;

/** The place and time that the figures of a row share, where they are not those above the table. */
function standing(view, facts, above) {
  if (!facts.length) return null;
  const [area, year] = [shared(facts, areaOf), shared(facts, (fact) => fact.as_of)];
  const parts = [area === above.area ? null : area, year === above.year ? null : year].filter(Boolean);
  return parts.length ? el("span", { class: "beside" }, parts.flatMap((part, i) => [i ? " · " : "", said(view, part)])) : null;
}

export function comparison(view, card) {
  const kinds = card.columns.map((one) => kindOf(one.code));
  const columns = card.columns.map((one, i) => [[title(view, kinds[i], one.code, one.title), kinds[i] === "occupation" ? code(one.code) : null], "column"]);
  const factsOf = (row) => row.cells.map((cell) => view.facts.get(cell.fact));
  const first = card.rows.map((row) => factsOf(row).filter(Boolean)).find((facts) => facts.length) || [];
  const above = first.length ? { area: shared(first, areaOf), year: shared(first, (fact) => fact.as_of) } : {};
  const rows = card.rows.map((row) => {
    const facts = factsOf(row);
    const there = facts.filter(Boolean);
    const units = new Set(there.map((fact) => fact.unit));
    // A bar says something of an amount, nothing of a step on a scale or of an index.
    const drawn = units.size === 1 && !/^(score|index)/.test([...units][0]) && there.length > 1;
    // Occupations whose figures are of several places: each says its own. Places are their columns' own heads.
    const apart = there.length > 1 && kinds[0] !== "place" && new Set(there.map(areaOf)).size > 1;
    return el("tr", {}, el("th", { scope: "row" }, said(view, row.measure), standing(view, there, above)), row.cells.map((cell, i) => el("td", { "data-of": told(view, card.columns[i].title) },
      facts[i] ? [figure(view, cell.fact), apart && areaOf(facts[i]) ? el("span", { class: "beside" }, said(view, areaOf(facts[i]))) : null, drawn ? bar(facts[i], facts) : null] : worded(view, cell))));
  });
  const ids = card.rows.flatMap((row) => row.cells.map((cell) => cell.fact));
  const head = [above.area, above.year].filter(Boolean);
  return [heading(say(view, "compare.title")), head.length ? where(...head.map((one) => said(view, one))) : null,
    el("div", { class: "wide-table" }, table(view, say(view, "compare.title"), [say(view, "compare.measure"), ...columns], rows, false)), floorNote(view, ids)];
}

const worded = (view, cell) => (cell.text ? said(view, cell.text) : el("span", { class: "none" }, said(view, cell.missing || say(view, "none"))));
