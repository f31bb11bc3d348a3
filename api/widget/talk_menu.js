// What stands in the menu of the talk, fetched when somebody opens it: a new talk, a copy to keep, deleting it, My path.

import { confirm } from "./confirming.js";
import { el, button, download } from "./dom.js";
import { sentenceOf } from "./service.js";

/** The entries of the menu. */
export function entries(desk, talk) {
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
    confirm(panel, t("newTitle"), t("newWords"), t("newYes"), async () => { talk.leave(); panel.opener = desk.field; }, button(t("saveCopy"), save));
  };
  const remove = () => {
    if (!store.id && !talk.turns.length) return desk.say(t("nothingYet"), true);
    confirm(panel, t("deleteTitle"), t("deleteWords"), t("deleteYes"), async () => {
      await talk.remove();
      panel.opener = desk.field;
      desk.say(t("deleted"), true);
    });
  };

  const items = [button(t("newTalk_"), fresh), button(t("saveCopy"), save), button(t("deleteTalk"), remove)];
  if (!service.foreign) items.push(el("a", { class: "button", href: `${desk.options.api}/my-path` }, t("myPath")));
  return items;
}
