// Cards: typed findings as a person sees them. Every element is a DOM node; nothing is ever parsed as HTML.
// Pay and rankings, which most answers have, are here at once; the other families are fetched when the first one comes.

import { el } from "../dom.js";
import { groupPay, wage } from "./pay.js";
import { ranking } from "./ranking.js";
import { load, ready, wordsFor } from "./words.js";

const here = new Map(Object.entries({ wage, group_pay: groupPay, ranking }));
const FAMILIES = {
  comparison: () => import("./comparison.js"), resilience: () => import("./resilience.js"), outlook: () => import("./outlook.js"), profile: () => import("./profile.js"), track: () => import("./profile.js"),
  tracks: () => import("./sources.js"), transitions: () => import("./moves.js"), training: () => import("./training.js"), places: () => import("./places.js"), fit: () => import("./fit.js"),
  passages: () => import("./passages.js"), referrals: () => import("./referrals.js"), offer: () => import("./offer.js"), sources: () => import("./sources.js"),
};

/** The types of finding that have a card. */
export const TYPES = [...here.keys(), ...Object.keys(FAMILIES)];

// The families that are fetched speak words of their own.
const wordsOf = (type) => ["words", ...(type in FAMILIES ? ["more"] : []), ...(type === "profile" || type === "track" ? ["fields"] : [])];
const settled = (type, language) => here.has(type) && wordsOf(type).every((part) => ready(language, part));

/** Fetch what a card of this type in this language needs; settled at once where it is here. */
export async function prepare(type, language) {
  const [family] = await Promise.all([here.has(type) ? null : FAMILIES[type](), ...wordsOf(type).map((part) => load(language, part))]);
  if (family) here.set(type, family[type]);
}

/** The card of a finding as a section, or null for a type that is not known here. It fills once its parts are fetched. */
export function card(finding, view) {
  if (!TYPES.includes(finding?.type)) return null;
  const section = el("section", { class: "card", "data-type": finding.type });
  const fill = () => {
    section.replaceChildren(el("div", { class: "card-body" }, here.get(finding.type)(view, finding)));
    section.removeAttribute("aria-busy");
  };
  if (settled(finding.type, view.language)) fill();
  else {
    section.setAttribute("aria-busy", "true");
    prepare(finding.type, view.language).then(fill).catch((error) => {
      // The answer stands without its card.
      console.error(`The card "${finding.type}" could not be drawn.`, error);
      section.replaceChildren(el("p", { class: "small" }, wordsFor(view.language)("unloaded")));
      section.removeAttribute("aria-busy");
    });
  }
  return section;
}
