// What all cards are made of: headings, tiles, folds, tables that scroll by themselves, and the ladder's note.

import { el } from "../dom.js";
import { prose } from "../markdown.js";
import { figure } from "./figures.js";
import { clean, known, wordsFor } from "./words.js";

/** Our own words in the reader's language. */
export const say = (view, key, values) => wordsFor(view.language)(key, values);

/** A text of the data: in the reader's language where that is known, else marked as the English that it is. */
export function said(view, text) {
  const found = known(clean(text), view.language);
  return el("span", { class: "said", lang: found === null ? "en" : null }, found ?? clean(text));
}

/** The same as a bare string, for labels and titles. */
export const told = (view, text) => known(clean(text), view.language) ?? clean(text);

/** The address of the page of a career, an occupation or a track, or null: nothing but http and https leads anywhere. */
export function pageOf(view, kind, code) {
  const address = ["career", "occupation", "track"].includes(kind) && view.page(kind, code);
  const url = address && URL.canParse(address, document.baseURI) ? new URL(address, document.baseURI) : null;
  return url && /^https?:$/.test(url.protocol) ? url.href : null;
}

/** A name that leads to its page where there is one. */
export function title(view, kind, code, text) {
  const url = pageOf(view, kind, code);
  return url ? el("a", { class: "page", href: url }, said(view, text)) : said(view, text);
}

/** A link to a publisher: https only, and it tells nobody where the reader comes from. */
export function outward(view, url, ...children) {
  if (!/^https:\/\//i.test(url || "") || !URL.canParse(url)) return el("span", {}, ...children);
  return el("a", { href: url, rel: "noopener noreferrer nofollow", target: "_blank", title: say(view, "new_tab") }, ...children);
}

export const heading = (...children) => el("h3", {}, ...children);
export const small = (...children) => el("p", { class: "small" }, ...children);
export const code = (text) => (text ? [" ", el("span", { class: "code" }, clean(text))] : null);

/** The line under a heading: parts with a dot between them. */
export function where(...parts) {
  const kept = parts.filter(Boolean);
  return el("p", { class: "where" }, ...kept.flatMap((one, i) => (i ? [" · ", one] : [one])));
}

/** The period of the first fact that is there. */
export function asOf(view, ids) {
  const fact = ids.map((id) => view.facts.get(id)).find(Boolean);
  return fact ? said(view, fact.as_of) : null;
}

/** A named value in a box; null where there is no figure. `id` is a fact's id or a node. */
export function tile(view, name, id, ...more) {
  if (!id) return null;
  return el("li", {}, el("span", { class: "term" }, name), el("b", {}, typeof id === "string" ? figure(view, id) : id), ...more);
}

export function tiles(...items) {
  const kept = items.filter(Boolean);
  return kept.length ? el("ul", { class: "tiles" }, ...kept) : null;
}

export function fold(summary, ...children) {
  return el("details", {}, el("summary", {}, summary), ...children);
}

const watcher = typeof ResizeObserver === "undefined" ? null : new ResizeObserver((seen) => {
  // Only what does scroll takes a step of the keyboard's way.
  for (const { target } of seen) {
    if (target.scrollWidth > target.clientWidth + 1) target.setAttribute("tabindex", "0");
    else target.removeAttribute("tabindex");
  }
});

/** A table that scrolls by itself and can be reached by the keyboard while it does. `columns`: text or `[text, class]`. */
export function table(view, caption, columns, rows, shown = true) {
  const head = columns.map((one) => (Array.isArray(one) ? one : [one, null])).map(([name, kind]) => el(name ? "th" : "td", { scope: name ? "col" : null, class: kind }, name));
  const region = el("div", { class: "scroll", role: "group", "aria-label": say(view, "table", { name: caption }) },
    el("table", { "aria-label": caption }, columns.some(Boolean) ? el("thead", {}, el("tr", {}, ...head)) : null, el("tbody", {}, ...rows)));
  watcher?.observe(region);
  // The caption stands outside, so that it is read without scrolling.
  return shown ? el("div", {}, el("p", { class: "caption" }, caption), region) : region;
}

/** A row: its name, then its cells; a cell is a list of nodes, with `class` figure where it holds one. */
export function row(name, cells, kind = "num") {
  return el("tr", {}, el("th", { scope: "row" }, ...[name].flat()), ...cells.map((cell) => el("td", { class: kind }, ...[cell].flat())));
}

/** Where the place ladder looked first and why it went on. */
export function ladderNote(view, ladder, area) {
  const missed = (ladder || []).filter((step) => !step.found);
  if (!missed.length) return null;
  const so = area && ladder.some((step) => step.found) ? [" ", say(view, "ladder.so", { area: told(view, area.title) })] : [];
  return el("p", { class: "note" }, ...missed.flatMap((step, i) => [i ? " " : "", say(view, "ladder.tried", { area: told(view, step.area.title), reason: told(view, step.reason) })]), ...so);
}

/** Things left out, each with its reason, folded away. */
export function leftOut(view, summary, list) {
  if (!list?.length) return null;
  return fold(summary, el("ul", { class: "small" }, ...list.map((one) => el("li", {}, said(view, one.title ?? one.what), code(one.code), ": ", said(view, one.reason)))));
}

/** What is missing, in the open. */
export const missing = (view, list) => (list || []).map((one) => small(said(view, one.what), ": ", said(view, one.reason), "."));

/** ≥ in words, where a figure of the card is a floor. */
export function floorNote(view, ids) {
  return ids.some((id) => view.facts.get(id)?.bound === "at_least") ? small(say(view, "or_more")) : null;
}

/** A narrative in paragraphs and lists with its source at its end. A bracketed number inside is none of this turn's. */
export function narrative(view, text, citation) {
  const blocks = prose(clean(text), null);
  const last = blocks.at(-1);
  if (citation && last) (last.lastElementChild?.localName === "li" ? last.lastElementChild : last).append(view.marker(citation));
  return blocks;
}
