// What can be done with the whole talk: a new one, a copy to keep, deleting it, My path.

import { el, button, download } from "./dom.js";
import { sentenceOf } from "./service.js";

export function menu(desk, talk) {
  const { t, service, panel, store } = desk;

  async function save() {
    if (!store.token) return desk.say(t("nothingYet"), true);
    try {
      const held = await service.json("GET", "/v1/export");
      download(new Blob([JSON.stringify(held, null, 2)], { type: "application/json" }), "career-talk.json");
      desk.say(t("savedCopy"), true);
    } catch (error) {
      desk.say(sentenceOf(error, t), true);
    }
  }

  const fresh = () => {
    if (!talk.turns.length) return desk.focus();
    panel.confirm(t("newTitle"), t("newWords"), t("newYes"), async () => { talk.leave(); panel.opener = desk.field; }, button(t("saveCopy"), save));
  };
  const remove = () => {
    if (!store.id && !talk.turns.length) return desk.say(t("nothingYet"), true);
    panel.confirm(t("deleteTitle"), t("deleteWords"), t("deleteYes"), async () => {
      await talk.remove();
      panel.opener = desk.field;
      desk.say(t("deleted"), true);
    });
  };

  const items = [button(t("newTalk_"), fresh), button(t("saveCopy"), save), button(t("deleteTalk"), remove)];
  if (!service.foreign) items.push(el("a", { class: "button", href: `${desk.options.api}/my-path` }, t("myPath")));
  const node = el("details", { class: "menu", onkeydown: (event) => {
    if (event.key !== "Escape" || !node.open) return;
    event.stopPropagation();
    node.open = false;
    node.querySelector("summary").focus();
  }, onclick: (event) => { if (event.target.closest("button")) node.open = false; } },
  el("summary", {}, t("talkMenu")), el("div", { class: "menu-items" }, items));
  return node;
}
