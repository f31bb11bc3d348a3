// My path: careers a person wants to keep in sight. It belongs to the talk and goes with it.

import { el } from "./dom.js";
import { sentenceOf } from "./service.js";

async function added(one, desk) {
  const { service } = desk;
  const path = await service.json("GET", "/v1/path");
  if (path.saved.some((held) => held.kind === one.kind && held.code === one.code)) return;
  // The day in the person's own time zone, as a calendar there would show it.
  const now = new Date();
  const day = new Date(now - now.getTimezoneOffset() * 60_000).toISOString().slice(0, 10);
  await service.json("PUT", "/v1/path", { ...path, saved: [...path.saved, { ...one, added: day }] });
}

/** Saves a career; its `node` stays pressed, `said` tells what became of it. */
export async function save(one, desk, node, said) {
  const { t } = desk;
  try {
    await added(one, desk);
    node.setAttribute("aria-pressed", "true");
    // The page of the path reads the same talk only where it is of the same origin as this one.
    said.replaceChildren(t("saved", { title: one.title }), desk.service.foreign ? "" : " ",
      desk.service.foreign ? "" : el("a", { href: `${desk.options.api}/my-path` }, t("myPath")));
  } catch (error) {
    said.textContent = [404, 405].includes(error.status) ? t("noPath") : sentenceOf(error, t);
  }
}
