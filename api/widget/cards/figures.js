// One figure: how it is written, and the button that opens what stands behind it.

import { el } from "../dom.js";

/** A fact's value with its unit, as people of this language write it. A floor carries its sign. */
export function show(fact, language) {
  if (!fact) return language === "es" ? "no disponible" : "not available";
  const floor = fact.bound === "at_least" ? "≥ " : "";
  const plain = (digits) => Math.abs(fact.value).toLocaleString(language === "es" ? "es-US" : "en-US", { minimumFractionDigits: digits, maximumFractionDigits: digits });
  const less = fact.value < 0 ? "−" : "";
  if (fact.unit.startsWith("USD/hour")) return `${floor}${less}$${plain(2)}/hour`;
  if (fact.unit.startsWith("USD")) return `${floor}${less}$${plain(0)}`;
  if (fact.unit === "percent") return `${floor}${less}${plain(Number.isInteger(fact.value) ? 0 : 1)}%`;
  if (fact.unit === "percentage points") return `${less}${plain(1)} points`;
  if (fact.unit === "index US=100") return `${plain(1)} (US = 100)`;
  return `${floor}${Number(fact.value).toLocaleString("en-US", { maximumFractionDigits: 1 })}`;
}

/** The figure as a button that opens its fact, with its citation marker; text where there is no such fact. */
export function figure(view, id) {
  const fact = view.facts.get(id);
  if (!fact) return el("span", { class: "none" }, show(null, view.language));
  return el("span", { class: "fact" }, el("button", { type: "button", class: "figure-button", onclick: () => view.openFact(fact) }, show(fact, view.language)), view.marker(fact.citation));
}
