// My path: careers a person wants to keep in sight. It belongs to the talk and goes with it.

import { el, button } from "./dom.js";
import { sentenceOf } from "./sources.js";

const MOST = 5;

/** What of an answer can be saved: `{kind, code, title}`. */
export function savable(answer) {
  const found = (answer.findings || []).flatMap((card) => {
    if (card.type === "profile") return [{ kind: card.kind, code: card.code, title: card.title }];
    if (card.type === "track") return [{ kind: "track", code: card.code, title: card.title }];
    if (card.type === "fit") return card.items.map((one) => ({ kind: "occupation", code: one.code, title: one.title }));
    return [];
  });
  return found.filter((one, at) => found.findIndex((other) => other.code === one.code) === at).slice(0, MOST);
}

async function save(one, desk) {
  const { service } = desk;
  const path = await service.json("GET", "/v1/path");
  if (path.saved.some((held) => held.kind === one.kind && held.code === one.code)) return;
  // The day in the person's own time zone, as a calendar there would show it.
  const now = new Date();
  const added = new Date(now - now.getTimezoneOffset() * 60_000).toISOString().slice(0, 10);
  await service.json("PUT", "/v1/path", { ...path, saved: [...path.saved, { ...one, added }] });
}

/** A button for each career, and the line that says what became of it. */
export function saveButtons(answer, desk) {
  const { t } = desk;
  const said = el("span", { class: "quiet", role: "status" });
  const buttons = savable(answer).map((one) => {
    const node = button(t("saveToPath", { title: one.title }), async () => {
      try {
        await save(one, desk);
        node.setAttribute("aria-pressed", "true");
        // The page of the path reads the same talk only where it is of the same origin as this one.
        said.replaceChildren(t("saved", { title: one.title }), desk.service.foreign ? "" : " ",
          desk.service.foreign ? "" : el("a", { href: `${desk.options.api}/my-path` }, t("myPath")));
      } catch (error) {
        said.textContent = error.status === 404 || error.status === 405 ? t("noPath") : sentenceOf(error, t);
      }
    });
    return node;
  });
  return el("div", { class: "row saves" }, buttons, said);
}
