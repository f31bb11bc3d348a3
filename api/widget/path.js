// My path: careers a person wants to keep in sight. It belongs to the talk and goes with it.

import { el } from "./dom.js";
import { sentenceOf } from "./service.js";

// The whole path is written back, and only over the one that was read: another tab may have changed it in between.
async function added(one, { service }, tries = 2) {
  const read = await service.send("GET", "/v1/path");
  const path = await read.json();
  if (path.saved.some((held) => held.kind === one.kind && held.code === one.code)) return;
  try {
    await service.send("PUT", "/v1/path", { body: { ...path, saved: [...path.saved, one] }, match: read.headers.get("ETag") });
  } catch (error) {
    if (error.status !== 412 || tries < 2) throw error;
    await added(one, { service }, tries - 1);
  }
}

/** Saves a career; its `node` stays pressed, `said` tells what became of it. */
export async function save(one, desk, node, said) {
  const { t } = desk;
  try {
    await added(one, desk);
    desk.store.changed();
    node.setAttribute("aria-pressed", "true");
    // The page of the path reads the same talk only where it is of the same origin as this one.
    said.replaceChildren(t("saved", { title: one.title }), desk.service.foreign ? "" : " ",
      desk.service.foreign ? "" : el("a", { href: `${desk.options.api}/my-path` }, t("myPath")));
  } catch (error) {
    said.textContent = [404, 405].includes(error.status) ? t("noPath") : sentenceOf(error, t);
  }
}
