// The menu of the talk. Its entries are fetched when it is opened.

import { el } from "./dom.js";

export function menu(desk, talk) {
  const items = el("div", { class: "menu-items" });
  const node = el("details", { class: "menu", onkeydown: (event) => {
    if (event.key !== "Escape" || !node.open) return;
    event.stopPropagation();
    node.open = false;
    node.querySelector("summary").focus();
  }, onclick: (event) => { if (event.target.closest("button")) node.open = false; },
  ontoggle: () => node.open && desk.late(import("./talk_menu.js"), (part) => items.replaceChildren(...part.entries(desk, talk))) },
  el("summary", {}, desk.t("talkMenu")), items);
  return node;
}
