// Small drawings of scores, points, levels and changes, made of the same parts as the pictures of pay.

import { svg } from "../dom.js";
import { show } from "./figures.js";
import { say, told } from "./parts.js";
import { drawing, line, percent, rect } from "./pictures.js";

/** The six steps of the score: those of its range light, its own one full. */
export function scale(view, { score, low, high }, label, small = false) {
  const height = small ? 1 : 1.9;
  const step = (n) => {
    const kind = n === score ? "fill" : low !== null && n >= low && n <= high ? "bar" : "track";
    const box = rect((n - 1) * 16.7, (n - 1) * 16.7 + 15.5, 0.1, height - 0.2, kind, { rx: 3 });
    return small ? box : [box, svg("text", { x: percent((n - 1) * 16.7 + 7.75), y: "1.25em", "text-anchor": "middle", class: kind === "fill" ? "main on" : kind === "bar" ? "main" : "soft" }, String(n))];
  };
  return drawing(height, label, ...[1, 2, 3, 4, 5, 6].flatMap(step));
}

/** Points out of two, as two dots. */
export function dots(points, label) {
  const dot = (n) => svg("circle", { cx: `${n * 1.2 + 0.6}em`, cy: ".6em", r: ".42em", class: n < points ? "fill" : "hollow" });
  return svg("svg", { class: "dots", role: "img", "aria-label": label, width: "2.5em", height: "1.2em" }, dot(0), dot(1));
}

/** Pay before and after, as two bars from zero. */
export function beforeAfter(view, own, target) {
  const most = Math.max(own.value, target.value) || 1;
  const part = (fact, y, key, kind) => [rect(0, (fact.value / most) * 100, y, 0.7, kind, { rx: 2 }), svg("text", { x: 0, y: `${y - 0.35}em`, class: "soft" }, `${say(view, key)} ${show(fact, view.language)}`)];
  return drawing(4.6, say(view, "move.pay_picture", { own: show(own, view.language), target: show(target, view.language) }), ...part(own, 1.4, "move.now", "bar"), ...part(target, 3.8, "move.there", "fill"));
}

/** A level of zero to seven: what is there now, and what is to learn. */
export function level(view, name, own, target) {
  const x = (fact) => (fact.value / 7) * 100;
  return drawing(0.8, say(view, "move.level_picture", { name: told(view, name), own: show(own, view.language), target: show(target, view.language) }),
    rect(0, 100, 0.34, 0.1, "track"), rect(x(own), x(target), 0.1, 0.6, "bar"), rect(0, Math.min(x(own), x(target)), 0.1, 0.6, "fill"), line(x(target), 0, 0.8, "edge"));
}

/** Pay in dollars and in US prices on one line: an open dot and a full one. */
export function dumbbell(view, nominal, real, all) {
  const low = Math.min(...all), high = Math.max(...all);
  const x = (fact) => 2 + ((fact.value - low) / (high - low || 1)) * 96;
  const [a, b] = [x(nominal), x(real)];
  return drawing(0.9, say(view, "places.picture", { nominal: show(nominal, view.language), real: show(real, view.language) }), rect(0, 100, 0.42, 0.06, "track"),
    rect(Math.min(a, b), Math.max(a, b), 0.36, 0.18, "bar"), svg("circle", { cx: percent(a), cy: ".45em", r: ".3em", class: "hollow" }), svg("circle", { cx: percent(b), cy: ".45em", r: ".36em", class: "fill" }));
}
