// Where the figures come from and how old they are.

import { el } from "../dom.js";
import { fold, heading, outward, said, say, title, where } from "./parts.js";

export function sources(view, card) {
  const groups = new Map();
  // One publisher is one group, whether it writes itself with dots or without.
  for (const one of card.items) {
    const key = one.publisher.replaceAll(".", "");
    groups.set(key, [...(groups.get(key) || []), one]);
  }
  const name = (one) => view.citations.get(one.citation)?.title || one.dataset;
  const line = (one) => el("li", {}, outward(view, view.citations.get(one.citation)?.url, said(view, name(one))), " · ", said(view, one.vintage), view.marker(one.citation));
  const notes = (list) => list.filter((one) => one.note).map((one) => el("li", {}, said(view, name(one)), ", ", said(view, one.vintage), ": ", said(view, one.note)));
  const group = (list) => [el("h4", {}, said(view, list[0].publisher)), el("ul", { class: "cited" }, list.map(line)), notes(list).length ? fold(say(view, "sources.note"), el("ul", { class: "small" }, notes(list))) : null];
  return [heading(say(view, "sources.title")), where(say(view, "sources.build", { build: card.build_id })), [...groups.values()].map(group)];
}

export function tracks(view, card) {
  return [heading(say(view, "tracks.title")), el("ul", {}, card.items.map((one) => el("li", {}, title(view, "track", one.code, one.title), " ", el("span", { class: "code" }, say(view, "tracks.members", { members: one.members })))))];
}
