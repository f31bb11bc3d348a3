// Two texts, one place: somebody saved while this person wrote. Both are shown and the person chooses.

import { el } from "./draft-sentences.js";

const texts = (sections) => sections.flatMap((section) => section.sentences.map((one) => one.text));

function column(title, mine, other, none) {
  const only = mine.filter((one) => !other.includes(one));
  const list = only.length ? el("ul", {}, ...only.map((one) => el("li", {}, one))) : el("p", { class: "small" }, none);
  return el("div", {}, el("h4", {}, title), list);
}

/** Show both in `place`. `keep` and `take` do what the person chooses. */
export function choose(place, mine, newer, { keep, take }) {
  const own = texts(mine);
  const theirs = texts(newer.sections);
  const heading = el("h3", { tabindex: "-1" }, `${newer.author} saved revision ${newer.number} while you wrote`);
  place.replaceChildren(el("div", { class: "conflict" }, heading,
    el("p", {}, "Nothing is lost. What differs stands side by side; choose which text goes on. The other stays in the history, if it was saved."),
    el("div", { class: "draft-beside" },
      column("Only in yours (not saved yet)", own, theirs, "Yours has no sentence of its own: some were taken out or moved."),
      column("Only in the newer one", theirs, own, "The newer one has no sentence of its own: some were taken out or moved.")),
    el("p", { class: "actions" },
      el("button", { type: "button", onclick: keep }, "Save mine in place of it"),
      el("button", { type: "button", class: "quiet", onclick: take }, "Take the newer text, drop mine"))));
  place.hidden = false;
  heading.focus();
}
