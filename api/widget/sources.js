// Where figures come from: of one answer, of one figure down to its row, and of the whole service with its age.

import { el, button, outward } from "./dom.js";
import { factPanel } from "./drawing.js";
import { sentenceOf } from "./service.js";

function described(t, fact) {
  return [t.has(`stat_${fact.statistic}`) ? t(`stat_${fact.statistic}`) : fact.statistic.replaceAll("_", " "), fact.of.title, fact.area?.title, fact.as_of].filter(Boolean).join(" · ");
}

function shown(fact, language) {
  const money = fact.unit.startsWith("USD");
  const digits = fact.unit.startsWith("USD/hour") ? 2 : money ? 0 : 1;
  const number = new Intl.NumberFormat(language === "es" ? "es-US" : "en-US", money
    ? { style: "currency", currency: "USD", minimumFractionDigits: digits === 2 ? 2 : 0, maximumFractionDigits: digits } : { maximumFractionDigits: digits, useGrouping: fact.unit !== "years" }).format(fact.value);
  const unit = fact.unit === "percent" ? " %" : money || fact.unit === "count" || fact.unit === "people" ? "" : ` (${fact.unit})`;
  return `${fact.bound === "at_least" ? "≥ " : ""}${number}${unit}`;
}

/** Opens the sources of one answer; `number` is shown first. */
export function openSources(desk, turn, number) {
  const { t, panel } = desk;
  const { view } = turn;
  const facts = [...view.facts.values()];
  if (!view.citations.size) {
    panel.open(t("sourcesTitle"), el("p", {}, t(turn.answer ? "noSources" : "sourcesLater")));
    return;
  }
  let wanted = null;
  const items = [...view.citations.values()].map((one) => {
    const of = facts.filter((fact) => fact.citation === one.id);
    const item = el("li", { value: one.id, tabindex: "-1", class: one.id === number ? "wanted" : null },
      el("p", {}, outward(one.url, `${one.publisher}: ${one.title}`)),
      el("p", { class: "quiet" }, [one.dataset, one.vintage, one.licence].filter(Boolean).join(" · ")),
      of.length ? el("details", { open: one.id === number && of.length < 9 }, el("summary", {}, t("figuresFrom", { n: of.length })),
        el("ul", { class: "figures" }, of.map((fact) => el("li", {}, button(shown(fact, view.language), () => view.openFact(fact), { class: "plain" }), ` ${described(t, fact)}`)))) : "");
    if (one.id === number) wanted = item;
    return item;
  });
  panel.open(t("sourcesTitle"), el("p", {}, t("sourcesHow")), el("ol", { class: "drawer" }, items));
  if (wanted) {
    wanted.scrollIntoView({ block: "nearest" });
    wanted.focus();
  }
}

/** Opens one figure: what it means, and its very row. */
export async function openFact(desk, fact, view) {
  const { t, service, panel } = desk;
  const fetchRow = (one) => {
    if (!view.turnId) return Promise.reject(new Error(t("rowLater")));
    return service.json("GET", `/v1/facts/${encodeURIComponent(view.turnId)}/${encodeURIComponent(one.id)}`)
      .catch((error) => { throw new Error(sentenceOf(error, t)); });
  };
  panel.open(fact.of.title || t("factTitle"), (await factPanel(fact, view, fetchRow)) || el("p", {}, described(t, fact)));
}

/** Opens what the whole service stands on, with the period each file speaks of. */
export async function openAbout(desk) {
  const { t, service, panel } = desk;
  const body = el("div", { "aria-busy": "true" }, el("p", {}, t("loading")));
  panel.open(t("aboutTitle"), el("p", {}, t("promiseLong")), body);
  try {
    const { findings, citations } = await service.lookup("/v1/sources");
    const held = new Map(citations.map((one) => [one.id, one]));
    const card = findings.find((one) => one.type === "sources");
    body.replaceChildren(el("ul", { class: "drawer" }, card.items.map((one) => {
      const source = held.get(one.citation);
      return el("li", {}, el("p", {}, outward(source?.url, `${one.publisher}: ${one.dataset}`)),
        el("p", {}, t("speaksOf", { vintage: one.vintage }), source?.licence ? ` · ${source.licence}` : ""),
        one.note ? el("p", { class: "quiet" }, one.note) : "");
    })), el("p", { class: "quiet" }, t("build", { build: card.build_id })));
  } catch (error) {
    body.replaceChildren(el("p", { class: "problem", role: "alert" }, sentenceOf(error, t)),
      button(t("again"), () => { panel.close(); openAbout(desk); }));
  } finally {
    body.removeAttribute("aria-busy");
  }
}
