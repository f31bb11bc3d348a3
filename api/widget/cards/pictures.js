// Small drawings of figures. Widths are percent and heights em, so that they fit any width and grow with the text. Each
// is one image with a label that tells its numbers; the numbers also stand as text beside it.

import { svg } from "../dom.js";
import { named, show } from "./figures.js";
import { say, told } from "./parts.js";

export const MARKS = ["p10", "p25", "median", "p75", "p90"];
export const percent = (value) => `${Math.round(value * 100) / 100}%`;
export const rect = (from, to, y, height, kind, more = {}) => svg("rect", { x: percent(from), width: percent(Math.max(0, to - from)), y: `${y}em`, height: `${height}em`, class: kind, ...more });
export const line = (at, from, to, kind) => svg("line", { x1: percent(at), x2: percent(at), y1: `${from}em`, y2: `${to}em`, class: kind });

function text(at, y, words, kind) {
  const anchor = at < 14 ? "start" : at > 86 ? "end" : "middle";
  return svg("text", { x: percent(at < 14 ? Math.min(at, 2) : at > 86 ? Math.max(at, 98) : at), y: `${y}em`, "text-anchor": anchor, class: kind }, words);
}

/** An end that is open: the published figure is a floor. */
const arrow = (at, y, height) => svg("svg", { x: percent(at), y: `${y}em`, width: "5%", height: `${height}em`, viewBox: "0 0 10 10", preserveAspectRatio: "none" }, svg("path", { d: "M0 0H4L10 5L4 10H0z", class: "bar" }));

/** An image with its label; `height` in em. */
export function drawing(height, label, ...children) {
  return svg("svg", { class: "drawing", role: "img", "aria-label": label, width: "100%", height: `${height}em` }, ...children);
}

/** The range of pay by its percentiles, open at its end where the survey prints a floor. `mine`: a person's own amount. */
export function range(view, percentiles, mine = null) {
  const marks = MARKS.map((name) => [name, view.facts.get(percentiles[name])]).filter(([, fact]) => Number.isFinite(fact?.value));
  if (marks.length < 3) return null;
  const values = marks.map(([, fact]) => fact.value).concat(mine ?? []);
  const low = Math.min(...values), high = Math.max(...values);
  const open = marks.some(([, fact]) => fact.bound === "at_least");
  const x = (value) => 1 + ((value - low) / (high - low || 1)) * (open ? 92 : 98);
  const at = Object.fromEntries(marks.map(([name, fact]) => [name, x(fact.value)]));
  const first = marks[0], last = marks.at(-1);
  const written = ([, fact]) => show(fact, view.language);
  const quarter = (name, next, before) => {
    // A quarter's label stands where the card is wide and nothing is near.
    const mark = marks.find((one) => one[0] === name);
    return mark && at[next] - at[name] > 9 && at[name] - at[before] > 9 ? text(at[name], 3.9, written(mark), "soft wide") : null;
  };
  const told = marks.map(([, fact]) => `${named(fact, view.language)} ${show(fact, view.language)}`).join("; ");
  const own = mine === null ? "" : `; ${say(view, "pay.yours")} ${show({ value: mine, unit: first[1].unit }, view.language)}`;
  const median = marks.find(([name]) => name === "median");
  const shift = mine === null ? 0 : 1.3;
  const picture = drawing(4.3 + shift, `${say(view, "pay.range")}: ${told}${own}`, rect(x(first[1].value), x(last[1].value), 1.75, 0.8, "bar", { rx: 3 }),
    open ? arrow(x(last[1].value) - 0.2, 1.75, 0.8) : null,
    at.p25 !== undefined && at.p75 !== undefined ? rect(at.p25, at.p75, 1.5, 1.3, "mid") : null,
    median ? [line(at.median, 1.3, 3, "edge"), text(at.median, 0.95, written(median), "main")] : null,
    text(x(first[1].value), 3.9, written(first), "soft"), text(x(last[1].value), 3.9, written(last), "soft"), quarter("p25", "median", "p10"), quarter("p75", "p90", "median"));
  if (mine !== null) picture.append(line(x(mine), 1.2, 4.5, "own"), text(x(mine), 5.3, `${say(view, "pay.yours")} ${show({ value: mine, unit: first[1].unit }, view.language)}`, "main"));
  return picture;
}

/** Where the members of a group stand on one line of pay, with the group's own typical figure. */
export function strip(view, facts, typical, label) {
  const values = facts.map((fact) => fact.value).concat(typical?.value ?? []);
  if (facts.length < 3) return null;
  const low = Math.min(...values), high = Math.max(...values);
  const x = (value) => 1 + ((value - low) / (high - low || 1)) * 98;
  const ends = [facts.find((one) => one.value === low), facts.find((one) => one.value === high)];
  const written = ends.concat(typical ?? []).map((fact) => fact && `${told(view, fact.of.title)} ${show(fact, view.language)}`).filter(Boolean);
  return drawing(4.3, `${label}: ${written.join("; ")}`, rect(0, 100, 2.05, 0.1, "bar"), ...facts.map((fact) => line(x(fact.value), 1.6, 2.6, "thin")),
    typical ? [line(x(typical.value), 1.2, 3, "edge"), text(x(typical.value), 0.95, show(typical, view.language), "main")] : null,
    ...ends.map((fact, i) => (fact ? text(i ? 99 : 1, 3.9, show(fact, view.language), "soft") : null)));
}

/** A bar that begins at zero. It stands right beside its own number, so it is hidden from readers of the screen. */
export function bar(fact, facts) {
  const values = facts.map((one) => one?.value || 0);
  const least = Math.min(0, ...values), most = Math.max(0, ...values);
  if (!fact || most === least) return null;
  const open = fact.bound === "at_least";
  const x = (value) => ((value - least) / (most - least)) * 95;
  const [from, to] = [x(Math.min(0, fact.value)), x(Math.max(0, fact.value))];
  return svg("svg", { class: "inline", "aria-hidden": "true", width: "100%", height: ".5em" }, rect(0, 95, 0.22, 0.06, "track"), rect(from, Math.max(to, from + 0.6), 0, 0.5, fact.value < 0 ? "bar" : "fill", { rx: 2 }), open ? arrow(to - 0.3, 0, 0.5) : null);
}
