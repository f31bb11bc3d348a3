// One sentence under the pen: its field, and what can be done with it.

import { el } from "./draft-sentences.js";

/** The sentence with new words. It is held against what it was when the pen was put to it, so that a save half-way through
    a figure changes nothing for good. As on the server (draft_form.py): what was said to be a fact stays one only if it is
    found so; a figure in one's own words is looked for among the facts first. */
export function edited(before, text) {
  const own = before.kind === "judgement" && !before.reason;
  if (own && text !== before.text && /\d/.test(text.replace(/\[\d+\]/g, ""))) return { ...before, text, kind: "fact" };
  return { ...before, text };
}

function fit(area) {
  area.rows = 1;
  while (area.scrollHeight > area.clientHeight + 2 && area.rows < 14) area.rows += 1;
}

/** The field and its buttons. `typed(text)`, `left()`, `done()`, `undone()`, `claimed(reason)`, `out()` tell what happens. */
export function writing(one, lang, { typed, left, done, undone, claimed, out }) {
  const area = el("textarea", { "aria-label": "Sentence", maxlength: "4000", lang, rows: "2" });
  area.value = one.text;
  const reason = el("input", { maxlength: "1000" });
  reason.value = one.kind === "judgement" ? one.reason || "" : "";
  const missing = el("p", { class: "why", role: "alert" });
  const claim = (event) => {
    event?.preventDefault();
    if (!reason.value.trim()) {
      missing.textContent = "Give the reason first: why do you say so?";
      reason.focus();
      return;
    }
    claimed(reason.value.trim());
  };
  const claiming = el("div", { class: "claiming", hidden: true },
    el("label", {}, "Why do you say so? ", reason), missing, el("p", { class: "actions" }, el("button", { type: "button", onclick: claim }, "Claim it as my judgement")));
  reason.addEventListener("keydown", (event) => { if (event.key === "Enter") claim(event); });
  const node = el("div", { class: "writing" }, area,
    el("p", { class: "actions" },
      el("button", { type: "button", onclick: done }, "Done"),
      el("button", { type: "button", class: "quiet", onclick: () => { claiming.hidden = false; reason.focus(); } }, "It is my own judgement…"),
      el("button", { type: "button", class: "quiet", onclick: out }, "Take out")),
    claiming,
    el("p", { class: "small" }, "It is saved as you write. Enter: done. Escape: as it was."));
  area.addEventListener("input", () => {
    fit(area);
    typed(area.value.replace(/\s+/g, " "));
  });
  area.addEventListener("keydown", (event) => {
    if (event.isComposing) return;
    if (event.key === "Enter" && !event.shiftKey) {
      event.preventDefault();
      done();
    } else if (event.key === "Escape") {
      event.preventDefault();
      undone();
    }
  });
  node.addEventListener("focusout", (event) => { if (!node.contains(event.relatedTarget)) left(); });
  return { node, focus() { fit(area); area.focus(); } };
}
