// Where the figures come from and how old they are.

import { el } from "../dom.js";
import { fold, heading, outward, said, say, small, table, title, where } from "./parts.js";

export function sources(view, card) {
  const rows = card.items.map((one) => {
    const cited = view.citations.get(one.citation);
    return el("tr", {}, el("th", { scope: "row" }, outward(view, cited?.url, said(view, one.dataset)), view.marker(one.citation), el("span", { class: "beside" }, said(view, one.publisher)),
      one.note ? fold(say(view, "sources.note"), small(said(view, one.note))) : null), el("td", {}, said(view, one.vintage)));
  });
  return [heading(say(view, "sources.title")), where(say(view, "sources.build", { build: card.build_id })), table(view, say(view, "sources.title"), [say(view, "sources.dataset"), say(view, "sources.vintage")], rows, false)];
}

export function tracks(view, card) {
  return [heading(say(view, "tracks.title")), el("ul", {}, card.items.map((one) => el("li", {}, title(view, "track", one.code, one.title), " ", el("span", { class: "code" }, say(view, "tracks.members", { members: one.members })))))];
}
