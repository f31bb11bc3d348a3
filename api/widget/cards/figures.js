// One figure: how it is written, what it is called, and the button that opens what stands behind it.

import { el } from "../dom.js";
import { clean, known, spoken, worded, wordsFor } from "./words.js";

/** A fact's value with its unit, as people of this language write it; a floor carries ≥. The same as in the prose. */
export function show(fact, language) {
  const t = wordsFor(language);
  if (!fact || !Number.isFinite(fact.value)) return t("none");
  const { value, unit } = fact;
  const plain = (least, most = least) => Math.abs(value).toLocaleString(spoken(language) === "es" ? "es-US" : "en-US", { minimumFractionDigits: least, maximumFractionDigits: most });
  const sign = (fact.bound === "at_least" ? "≥ " : "") + (value < 0 ? "-" : "");
  const tenths = plain(Number.isInteger(value) ? 0 : 1);
  if (unit.startsWith("USD/hour")) return `${sign}$${plain(2)}${t("hour")}`;
  if (unit.startsWith("USD")) return `${sign}$${plain(0)}`;
  if (unit === "percent") return `${sign}${tenths}%`;
  if (unit === "percentage points") return `${sign}${tenths} ${t("points")}`;
  if (unit === "index US=100") return sign + plain(1);
  return sign + (["people", "count", "openings/year"].includes(unit) ? plain(0) : tenths);
}

// Statistics that share a word: each pattern gives the key of what is said about it.
const KINDS = [
  [/^published_/, "published"], [/^typical_median/, "typical_median"], [/^importance/, "importance"], [/^threshold_/, "threshold"], [/_points$/, "points"],
  [/^(named as required|required_schooling)$/, "required_schooling"], [/^(considered|ranked|shown|dropped.*|codes|members|scored|count)$/, "count"],
  [/^(difference|change)$/, "difference"], [/^ratio/, "ratio"], [/^percent_change$/, "employment_change"],
];

/** Which meaning a statistic has: many names, fewer meanings (`published_annual_p10` is `published`). */
export const kindOf = (statistic) => KINDS.find(([pattern]) => pattern.test(statistic))?.[1] || statistic;

/** What the statistic of a fact is called. */
export function named(fact, language) {
  const key = `stat.${kindOf(fact.statistic)}`;
  return worded(key, language) ? wordsFor(language)(key) : clean(fact.statistic).replaceAll("_", " ");
}

/** What a figure is, in one line: name, of what, where, when. */
export function describe(fact, language) {
  return [named(fact, language), fact.of.title, fact.area?.title, fact.as_of].filter(Boolean).map((one) => known(one, language) ?? clean(one)).join(" · ");
}

/** The figure as a button that opens its fact, then its citation marker; words where there is no such fact. */
export function figure(view, id) {
  const fact = view.facts.get(id);
  if (!fact) return el("span", { class: "none" }, show(null, view.language));
  const button = el("button", { type: "button", class: "fig", "data-fact": fact.id, "data-basis": fact.basis, "aria-haspopup": "dialog", title: describe(fact, view.language), onclick: () => view.openFact(fact) },
    show(fact, view.language));
  return el("span", { class: "fact" }, button, view.marker(fact.citation));
}
