// Whatever a section of a profile or a track holds: a figure's id, prose with its source, names, rows, a card.

import { el } from "../dom.js";
import { prose } from "../markdown.js";
import { figure } from "./figures.js";
import { code, outward, said, say, small, table, title } from "./parts.js";
import { MARKS, bar, range } from "./pictures.js";
import { clean, spoken, worded } from "./words.js";

const FIELDS = {};

const ROW_NAMES = ["title", "state", "states", "sector", "level", "year", "name"];
const ASIDE = new Set(["ref", "citation", "code", "note", "text", "paid_as", "basis", "blurb", "cip", "page"]);
const filled = (one) => one !== null && one !== undefined && one !== "" && !(Array.isArray(one) && !one.length);
const isObject = (one) => one !== null && typeof one === "object" && !Array.isArray(one);

/** Fetch the names of fields in this language; a name that is not there is told by its key. */
export async function prepare(language) {
  const code = spoken(language);
  FIELDS[code] ||= (await import(code === "es" ? "./fields_es.js" : "./fields_en.js")).FIELDS;
}

/** What a field is called: our own word for it, that of its statistic, or its name with spaces. */
export function field(view, key) {
  const names = FIELDS[spoken(view.language)] || {};
  if (Object.hasOwn(names, key)) return names[key];
  return worded(`stat.${key}`) ? say(view, `stat.${key}`) : said(view, key.replaceAll("_", " "));
}

/** Nodes for a value. `draw` makes the nodes of a card where the value is one, or null. */
export function content(view, value, draw) {
  const inner = (one) => content(view, one, draw);
  if (!filled(value)) return [];
  if (typeof value === "string") return view.facts.has(value) ? [figure(view, value)] : prose(clean(value), view.marker);
  if (typeof value === "boolean") return [say(view, value ? "yes" : "no")];
  if (Array.isArray(value)) {
    const rows = value.map(flat);
    return [gridded(rows) ? grid(view, rows, draw) : el("ul", {}, value.map((one) => el("li", {}, short(view, one) ?? inner(one))))];
  }
  if (!isObject(value)) return [clean(value)];
  return draw(value) || [block(view, value, draw)];
}

function block(view, value, draw) {
  const { markdown, text, items, citation, url, percentiles, ...rest } = value;
  const source = citation ? view.marker(citation) : null;
  if (url) return [outward(view, url, said(view, rest.title || rest.dataset || url)), rest.publisher ? [" (", said(view, rest.publisher), ")"] : null, source, text ? small(said(view, text)) : null, labelled(view, omit(rest, ["title", "publisher", "dataset"]), draw)];
  const name = rest.title ? el("b", {}, paged(view, rest), code(rest.code ?? rest.cip)) : null;
  const told = markdown ?? text;
  const names = items && (items.some((one) => one.length > 80) ? el("ul", {}, items.map((one) => el("li", {}, said(view, one)))) : el("p", { class: "names" }, items.map((one) => el("span", { class: "chip" }, said(view, one)))));
  return [name, told ? [el("div", markdown ? { lang: "en" } : {}, told === text ? el("p", {}, said(view, text)) : prose(clean(markdown), view.marker)), items ? null : source] : null, names, items ? source : null,
    percentiles ? pay(view, percentiles) : null, labelled(view, omit(rest, ["title", "code", "cip"]), draw), !told && !items && source];
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

/** A row that is no more than a name, in one line. */
function short(view, one) {
  if (typeof one === "string") return view.facts.has(one) ? null : said(view, one);
  if (!isObject(one) || !one.title || one.url) return null;
  const more = Object.keys(one).filter((key) => !["title", "code", "ref", "career", "track", "citation", "tier", "role", "cip"].includes(key));
  return more.length ? null : [paged(view, one), code(one.code ?? one.cip), one.tier || one.role ? [" · ", said(view, one.tier || one.role)] : null, one.citation ? view.marker(one.citation) : null];
}

// Rows of the same kind stand in a table: a name, then what each column measures.
function gridded(rows) {
  return rows.length > 1 && rows.every((one) => isObject(one) && !one.url && !one.markdown && ROW_NAMES.some((name) => name in one)
    && Object.entries(one).some(([key, value]) => !ASIDE.has(key) && !ROW_NAMES.includes(key) && key !== "tier" && key !== "role" && filled(value)) && !Object.values(one).some(Array.isArray) && !one.percentiles);
}

// A small group of figures (`ai_outlook`) is as many columns.
function flat(row) {
  if (!isObject(row) || row.percentiles) return row;
  const plain = (one) => isObject(one) && !one.markdown && !one.title && Object.values(one).every((inner) => typeof inner === "string");
  return Object.fromEntries(Object.entries(row).flatMap(([key, one]) => (plain(one) ? Object.entries(one) : [[key, one]])));
}

function grid(view, rows, draw) {
  const name = ROW_NAMES.find((one) => one in rows[0]);
  const columns = [...new Set(rows.flatMap(Object.keys))].filter((key) => key !== name && !ASIDE.has(key) && key !== "career" && key !== "track");
  const facts = (key) => rows.map((one) => view.facts.get(one[key]));
  // The first column of figures of one unit is drawn under the names.
  const drawn = columns.find((key) => facts(key).filter(Boolean).length > 1 && new Set(facts(key).filter(Boolean).map((one) => one.unit)).size === 1);
  const kind = (key) => (facts(key).some(Boolean) ? "num" : null);
  const head = [name === "title" ? "" : field(view, name), ...columns.map((key) => [field(view, key), kind(key)])];
  return table(view, columns.map((key) => field(view, key)).map((one) => one.textContent ?? one).join(", "), head, rows.map((one, i) => el("tr", {},
    el("th", { scope: "row" }, name === "title" ? paged(view, one) : said(view, one[name]), code(one.code), one.citation ? view.marker(one.citation) : null, drawn ? bar(facts(drawn)[i], facts(drawn)) : null,
      one.note ? el("span", { class: "beside" }, said(view, one.note)) : null, one.blurb?.markdown ? el("div", { class: "small", lang: "en" }, prose(clean(one.blurb.markdown), view.marker), one.blurb.citation ? view.marker(one.blurb.citation) : null) : null),
    columns.map((key) => el("td", { class: kind(key) }, typeof one[key] === "string" && !view.facts.has(one[key]) ? said(view, one[key]) : content(view, one[key], draw))))), false);
}

function labelled(view, fields, draw) {
  const kept = Object.entries(fields).filter(([key, one]) => !["ref", "basis", "page", "type"].includes(key) && filled(one));
  return kept.map(([key, one]) => {
    const line = typeof one === "string" && !view.facts.has(one) && one.length < 200 ? [said(view, one)] : content(view, one, draw);
    const deep = isObject(one) || Array.isArray(one);
    return deep ? el("div", { class: "field" }, el("p", { class: "label" }, field(view, key)), line) : el("div", { class: "field" }, el("span", { class: "name" }, field(view, key), ": "), line);
  });
}
