// What can be done with an answer. Only the buttons are here; what they do is fetched when one is pressed.

import { el, button } from "./dom.js";

const MOST = 5;

/** What of an answer can be saved to My path: `{kind, code, title}`. */
function savable({ findings = [] }) {
  const found = findings.flatMap((card) => {
    if (card.type === "profile") return [{ kind: card.kind, code: card.code, title: card.title }];
    if (card.type === "track") return [{ kind: "track", code: card.code, title: card.title }];
    if (card.type === "fit") return card.items.map((one) => ({ kind: "occupation", code: one.code, title: one.title }));
    return [];
  });
  return found.filter((one, at) => found.findIndex((other) => other.code === one.code) === at).slice(0, MOST);
}

/** The rows of buttons under an answer. */
export function actions(view, desk) {
  const { t, late } = desk;
  const line = () => el("span", { class: "quiet", role: "status" });
  const said = line();
  const keep = (name) => () => late(import("./keeping.js"), (part) => part[name](view, desk));
  const votes = ["up", "down"].map((vote) => button(t(vote === "up" ? "useful" : "notUseful"),
    () => late(import("./feedback.js"), (part) => part.feedback(vote, view, desk, votes, said)), { "aria-pressed": "false" }));
  const row = el("div", { class: "row actions", role: "group", "aria-label": t("actions") },
    button(t("copy"), keep("copy")), button(t("print"), keep("print")),
    button(t("share"), () => late(import("./share.js"), (part) => part.openShare(view, desk))), el("span", { class: "row votes" }, votes, said));
  const things = savable(view.answer);
  if (!things.length) return [row];
  const saved = line();
  const saves = things.map((one) => {
    const node = button(t("saveToPath", { title: one.title }), () => late(import("./path.js"), (part) => part.save(one, desk, node, saved)));
    return node;
  });
  return [el("div", { class: "row saves" }, saves, saved), row];
}
