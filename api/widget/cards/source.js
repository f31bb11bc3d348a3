// What stands behind a figure: its meaning in plain words, where it comes from, and the very row it was read from.

import { el } from "../dom.js";
import { describe, figure, kindOf, named, show } from "./figures.js";
import { code, outward, said, say, small, table, told } from "./parts.js";
import { clean, known, load, spoken } from "./words.js";

const MEANINGS = {};

async function meanings(language) {
  const code = spoken(language);
  try {
    MEANINGS[code] ||= (await import(code === "es" ? "./meanings_es.js" : "./meanings_en.js")).MEANINGS;
  } catch {
    return {};
  }
  return MEANINGS[code];
}

/** The panel of one fact. `fetchRow(fact)` promises the row behind it, as `GET /v1/facts/{turn}/{fact}` tells it. */
export function factPanel(fact, view, fetchRow) {
  const panel = el("section", { class: "fact-panel", "aria-busy": "true" });
  Promise.all([meanings(view.language), load(view.language), load(view.language, "more")]).then(([words]) => {
    panel.replaceChildren(...drawn(fact, view, words, fetchRow));
    panel.removeAttribute("aria-busy");
  }).catch((error) => {
    // A figure that cannot be explained still stands with its source in the answer.
    console.error("The figure could not be explained.", error);
    panel.replaceChildren(small(describe(fact, view.language)));
    panel.removeAttribute("aria-busy");
  });
  return panel;
}

function drawn(fact, view, words, fetchRow) {
  const t = (key, values = {}) => (Object.hasOwn(words, key) ? words[key] : "").replace(/\{(\w+)\}/g, (_, name) => values[name] ?? "");
  const about = { value: show(fact, view.language), title: told(view, fact.of?.title), area: fact.area ? t("in", { area: told(view, fact.area.title) }) : "", period: told(view, fact.as_of), hundred: show({ value: Math.abs(fact.value - 100), unit: "percent" }, view.language) };
  // Nobody can be said to earn less than a floor: the line about floors speaks alone.
  const meaning = fact.bound === "at_least" ? t("at_least") : t(statisticKey(fact), about) || t("other", about);
  const line = (key, ...value) => [el("dt", {}, t(key)), el("dd", {}, value)];
  return [
    el("h3", {}, said(view, fact.of?.title), ": ", named(fact, view.language)),
    el("p", { class: "headline" }, el("b", {}, show(fact, view.language))),
    el("p", {}, meaning), fact.unit.endsWith("US prices") && t("us_prices") ? el("p", {}, t("us_prices")) : null,
    el("p", { class: fact.basis === "published_elsewhere" || fact.basis === "wider_area" ? "note" : "small" }, t(`basis.${fact.basis}`)), noted(fact, view, t),
    el("dl", { class: "about" }, line("of", said(view, fact.of?.title), fact.of?.code && fact.of.code !== "all" ? code(fact.of.code) : null),
      fact.area ? line("where", said(view, fact.area.title), code(say(view, `level.${fact.area.level}`))) : null, line("when", said(view, fact.as_of)), line("unit", t(`unit.${fact.unit}`) || clean(fact.unit)), cited(fact, view, t, line)),
    el("h4", {}, t("row")), behind(fact, view, t, fetchRow),
  ].flat(Infinity).filter(Boolean);
}

// A price level above and below 100 is told in other words, and so is a rise and a fall.
function statisticKey(fact) {
  const kind = kindOf(fact.statistic);
  if (/^price_parity/.test(kind)) return `${kind}.${fact.value > 100 ? "above" : fact.value < 100 ? "below" : "same"}`;
  return kind;
}

/** A note, or the formula of a derived figure in which every part can be opened itself. */
function noted(fact, view, t) {
  if (!fact.note) return null;
  const parts = clean(fact.note).split(/\b(F\d+)\b/);
  const formula = parts.some((one) => view.facts.has(one));
  const nodes = parts.map((one) => (view.facts.has(one) ? el("span", { title: describe(view.facts.get(one), view.language) }, figure(view, one)) : one));
  return el("p", { class: "small", lang: known(fact.note, view.language) === null ? "en" : null }, el("b", {}, t(formula ? "formula" : "note")), " ", nodes);
}

function cited(fact, view, t, line) {
  const source = view.citations.get(fact.citation);
  if (!source) return null;
  return [line("publisher", said(view, source.publisher)), line("dataset", outward(view, source.url, said(view, source.title || source.dataset)), source.section ? [", ", said(view, source.section.replaceAll("_", " "))] : null), line("vintage", said(view, source.vintage)), line("licence", said(view, source.licence))];
}

function behind(fact, view, t, fetchRow) {
  const holder = el("div", { class: "behind", "aria-live": "polite" }, small(t("reading")));
  const failed = () => holder.replaceChildren(small(t(fact.basis === "derived" ? "no_row" : "unread")));
  // A call that throws at once is a failed one too.
  Promise.resolve().then(() => fetchRow(fact)).then((found) => (found?.row ? holder.replaceChildren(...[rowTable(found, view, t), file(found, t)].filter(Boolean)) : failed())).catch(failed);
  return holder;
}

function rowTable(found, view, t) {
  // Why something is missing is said only where something is.
  const told = Object.entries(found.row).filter(([key, value]) => value !== null || !/(reason|floors)$/.test(key));
  const rows = told.map(([key, value]) => el("tr", { class: key === found.column ? "near" : null }, el("th", { scope: "row" }, clean(key).replaceAll("_", " "), key === found.column ? el("span", { class: "beside" }, t("this")) : null),
    el("td", {}, value === null || value === undefined || value === "" ? el("span", { class: "none" }, t("empty")) : clean(typeof value === "object" ? JSON.stringify(value) : value))));
  return table(view, t("row_of", { table: clean(found.table).replaceAll("_", " ") }), ["", ""], rows);
}

function file(found, t) {
  const sum = found.checksum || found.source?.sha256;
  const name = found.file || found.source?.file;
  if (!name && !sum) return null;
  return el("dl", { class: "about" }, name ? [el("dt", {}, t("file")), el("dd", {}, clean(name), found.sheet ? `, ${t("sheet")} ${clean(found.sheet)}` : "")] : null, sum ? [el("dt", {}, t("checksum")), el("dd", { class: "sum" }, clean(sum))] : null);
}
