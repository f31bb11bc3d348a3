// Pay over time in stretches that can be compared within themselves; a break of codes or method is drawn as a gap.

import { el, svg } from "../dom.js";
import { show } from "./figures.js";
import { say, small } from "./parts.js";

/** The typical median by year, in dollars and after prices; null with fewer than three years. */
export function timeline(view, stretches) {
  const point = (one) => ({ year: Number(one.year), nominal: view.facts.get(one.typical_median), real: view.facts.get(one.real) });
  const runs = stretches.map((one) => (one.points || []).map(point).filter((at) => at.year && at.nominal)).filter((run) => run.length);
  const all = runs.flat();
  if (all.length < 3) return null;
  const values = all.flatMap((at) => [at.nominal, at.real]).filter(Boolean).map((fact) => fact.value);
  const [first, last, low, high] = [all[0].year, all.at(-1).year, Math.min(...values), Math.max(...values)];
  const x = (year) => ((year - first) / (last - first || 1)) * 1000;
  const y = (fact) => 95 - ((fact.value - low) / (high - low || 1)) * 88;
  const path = (run, name) => {
    const there = run.filter((at) => at[name]);
    const line = there.map((at, i) => `${i ? "L" : "M"}${x(at.year).toFixed(1)} ${y(at[name]).toFixed(1)}`).join("");
    return svg("path", { d: there.length === 1 ? `${line}h4` : line, class: name });
  };
  const breaks = runs.slice(1).map((run, i) => (x(runs[i].at(-1).year) + x(run[0].year)) / 2).map((at) => svg("path", { d: `M${at} 0V100`, class: "break" }));
  const told = (at) => say(view, "trend.told", { year: at.year, value: show(at.nominal, view.language) });
  const label = `${say(view, "trend.label")}. ${runs.map((run) => [run[0], run.at(-1)].map(told).join(" – ")).join("; ")}`;
  const picture = svg("svg", { class: "timeline", role: "img", "aria-label": label, viewBox: "0 0 1004 100", preserveAspectRatio: "none", width: "100%", height: "8em" }, breaks, runs.map((run) => [path(run, "real"), path(run, "nominal")]));
  return el("div", {}, picture, el("p", { class: "ends" }, el("span", {}, told(all[0])), el("span", {}, told(all.at(-1)))), small(say(view, "trend.nominal"), "; ", say(view, "trend.real"), ". ", runs.length > 1 ? say(view, "trend.break") : ""));
}
