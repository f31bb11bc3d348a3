// Whatever a section of a profile or a track holds: a figure's id, prose with its source, names, rows, a card.

import { el } from "../dom.js";
import { figure } from "./figures.js";
import { code, fold, narrative, outward, said, say, small, table, title } from "./parts.js";
import { MARKS, bar, range } from "./pictures.js";
import { clean, worded } from "./words.js";

const ROW_NAMES = ["title", "state", "states", "sector", "level", "year", "name"];
const ASIDE = new Set(["ref", "citation", "code", "note", "text", "paid_as", "basis", "blurb", "cip", "page", "career", "track", "tier", "role"]);
const AMOUNTS = /^(USD|people|percent|ratio)/;
const filled = (one) => one !== null && one !== undefined && one !== "" && !(Array.isArray(one) && !one.length);
const isObject = (one) => one !== null && typeof one === "object" && !Array.isArray(one);

/** What a field is called: our own word for it, that of its statistic, or its name with spaces. */
export function field(view, key) {
  const known = [`field.${key}`, `stat.${key}`].find((one) => worded(one, view.language));
  return known ? say(view, known) : said(view, key.replaceAll("_", " "));
}

/** Nodes for a value. `draw` makes the nodes of a card where the value is one, or null. */
export function content(view, value, draw) {
  if (!filled(value)) return [];
  if (typeof value === "string") return [view.facts.has(value) ? figure(view, value) : said(view, value)];
  if (typeof value === "boolean") return [say(view, value ? "yes" : "no")];
  if (Array.isArray(value)) {
    const rows = value.map(flat);
    return [gridded(rows) ? grid(view, rows, draw) : el("ul", {}, value.map((one) => el("li", {}, short(view, one) ?? content(view, one, draw))))];
  }
  if (!isObject(value)) return [clean(value)];
  return draw(value) || [block(view, value, draw)];
}

function block(view, value, draw) {
  const { markdown, text, items, citation, percentiles, note, caveat, ...rest } = value;
  if (rest.url) return linked(view, value);
  const source = citation ? view.marker(citation) : null;
  // A level or a stretch of years is a row's name; `years` may be a list of its own, too.
  const name = [rest.level, rest.years].find((one) => typeof one === "string");
  const called = rest.title ? paged(view, rest) : name ? el("span", { class: "capital" }, said(view, name)) : null;
  const simple = !items && !markdown && !text;
  const names = (list) => (list.some((one) => one.length > 80) ? el("ul", {}, list.map((one, i) => el("li", {}, said(view, one), i === list.length - 1 ? source : null))) : el("p", { class: "names" }, list.map((one) => el("span", { class: "chip" }, said(view, one))), source));
  return [
    called ? el("b", {}, called, code(rest.code ?? rest.cip), simple ? source : null) : null, markdown ? el("div", { lang: "en" }, narrative(view, markdown, items ? null : citation)) : null, text ? el("p", {}, said(view, text), items || markdown ? null : source) : null,
    items ? names(items) : null, percentiles ? pay(view, percentiles) : null, note ? small(said(view, note)) : null, labelled(view, omit(rest, called ? ["title", "code", "cip", ...["level", "years"].filter((key) => rest[key] === name)] : []), draw, simple && !called ? source : null),
    caveat ? el("p", { class: "note" }, said(view, caveat)) : null,
  ];
}

/** Something with an address of its own: a source, or a place to look. */
function linked(view, { url, title: name, dataset, publisher, citation, text, code: id, ref, ...rest }) {
  const more = Object.entries(rest).filter(([, one]) => filled(one)).map(([key, one]) => el("span", {}, field(view, key), ": ", Array.isArray(one) ? one.map((n) => (Number.isInteger(n) ? view.marker(n) : said(view, n))) : said(view, one)));
  return [outward(view, url, said(view, name || dataset || url)), publisher ? [" (", said(view, publisher), ")"] : null, code(id), citation ? view.marker(citation) : null, text ? small(said(view, text)) : null, more.length ? el("span", { class: "aside" }, more) : null];
}

const omit = (value, keys) => Object.fromEntries(Object.entries(value).filter(([key]) => !keys.includes(key)));

function pay(view, percentiles) {
  return el("div", {}, range(view, percentiles), el("ul", { class: "inline-figures" }, [...MARKS, "mean"].filter((name) => percentiles[name]).map((name) => el("li", {}, say(view, `stat.${name}`), ": ", figure(view, percentiles[name])))));
}

/** The page a row leads to, by what its name says it is. */
function paged(view, row) {
  const kind = row.career ? "career" : row.track ? "track" : /^\d\d-\d{4}/.test(row.code || "") ? "occupation" : null;
  return kind ? title(view, kind, row.career || row.track || row.code, row.title) : said(view, row.title);
}

/** A row that is no more than a name, or a name with a few levels, in one line. */
function short(view, one) {
  if (!isObject(one) || !one.title || one.url) return null;
  const { title: _title, code: id, ref, career, track, citation, tier, role, cip, levels, ...more } = one;
  if (Object.values(more).some(filled)) return null;
  return [paged(view, one), code(id ?? cip), tier || role ? [" · ", said(view, tier || role)] : null, (levels || []).map((level, i) => [i ? "; " : ": ", said(view, level.level), " ", figure(view, level.share)]), citation ? view.marker(citation) : null];
}

// Rows of the same kind stand in a table: a name, then what each column measures.
function gridded(rows) {
  return rows.length > 1 && rows.every((one) => isObject(one) && !one.url && !one.markdown && ROW_NAMES.some((name) => name in one)
    && Object.entries(one).some(([key, value]) => !ASIDE.has(key) && !ROW_NAMES.includes(key) && filled(value)) && !Object.values(one).some(Array.isArray) && !one.percentiles);
}

// A small group of figures (`ai_outlook`) is as many columns.
function flat(row) {
  if (!isObject(row) || row.percentiles) return row;
  const plain = (one) => isObject(one) && !one.markdown && !one.title && Object.values(one).every((inner) => typeof inner === "string");
  return Object.fromEntries(Object.entries(row).flatMap(([key, one]) => (plain(one) ? Object.entries(one) : [[key, one]])));
}

function grid(view, rows, draw) {
  const name = ROW_NAMES.find((one) => one in rows[0]);
  const columns = [...new Set(rows.flatMap(Object.keys))].filter((key) => key !== name && !ASIDE.has(key));
  const facts = (key) => rows.map((one) => view.facts.get(one[key]));
  // The first column of amounts of one unit is drawn under the names.
  const drawn = columns.find((key) => key !== "covers" && facts(key).filter(Boolean).length > 1 && facts(key).every((one) => !one || (AMOUNTS.test(one.unit) && one.unit === facts(key).find(Boolean).unit)));
  const kind = (key) => (facts(key).some(Boolean) ? "num" : null);
  const head = [name === "title" ? "" : field(view, name), ...columns.map((key) => [field(view, key), kind(key)])];
  return table(view, columns.map((key) => field(view, key)).map((one) => one.textContent ?? one).join(", "), head, rows.map((one, i) => el("tr", {},
    el("th", { scope: "row", class: name === "year" ? "year" : null }, name === "title" ? paged(view, one) : said(view, one[name]), code(one.code), one.citation ? view.marker(one.citation) : null, drawn ? bar(facts(drawn)[i], facts(drawn)) : null,
      one.note ? el("span", { class: "beside" }, said(view, one.note)) : null, one.blurb?.markdown ? el("div", { class: "small", lang: "en" }, narrative(view, one.blurb.markdown, one.blurb.citation)) : null),
    columns.map((key) => el("td", { class: kind(key) }, filled(one[key]) ? content(view, one[key], draw) : el("span", { class: "none" }, say(view, "none")))))), false);
}

function labelled(view, fields, draw, source = null) {
  const kept = Object.entries(fields).filter(([key, one]) => !["ref", "basis", "page", "type"].includes(key) && filled(one));
  return kept.map(([key, one], i) => {
    const line = content(view, one, draw);
    const name = field(view, key === "growth" && isObject(one) ? "change" : key);
    const cited = i ? null : source;
    if (Array.isArray(one) && one.length > 6) return fold([name, ` (${one.length})`], line, cited);
    return isObject(one) || Array.isArray(one) ? el("div", { class: "field" }, el("p", { class: "label" }, name, cited), line) : el("div", { class: "field" }, el("span", { class: "term" }, name, ": "), line, cited);
  });
}
