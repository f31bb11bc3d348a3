// What stands around the text, brought to the draft as it was last saved: counts, steps, forms, links to files.

import { counted, el } from "./draft-sentences.js";

const each = (selector, change) => document.querySelectorAll(selector).forEach(change);

export function refresh(told, sections) {
  const { revision, unsupported, state } = told;
  const many = unsupported.length;
  each('input[name="digest"]', (field) => { field.value = revision.digest; });
  each("#counted", (one) => { one.textContent = counted(sections, revision.standard); });
  each("#newest", (one) => { one.textContent = `Revision ${revision.number}, edited by ${revision.author}, just now.`; });
  each("[data-number]", (one) => { one.textContent = `revision ${revision.number}`; });
  each("a[data-export]", (link) => {
    link.href = `/v1/drafts/${encodeURIComponent(told.draft_id)}/export?format=${link.dataset.export}&number=${revision.number}`;
  });
  each("#open-told", (one) => { one.hidden = !many; });
  each("[data-when]", (one) => { one.hidden = !one.dataset.when.split(" ").includes(state); });
  each("[data-next]", (one) => next(one, told, many));
  stepTo(state);
  // What an approval was refused for is told as it is by now.
  each(".refused", (list) => {
    list.replaceChildren(...unsupported.map((one) => el("li", {},
      el("a", { href: `#s-${one.section}-${one.sentence}` }, one.text), " ", el("span", { class: "small" }, one.reason || ""))));
    if (!many) {
      list.remove();
      document.getElementById("problem")?.remove();
    }
  });
}

function next(place, told, many) {
  if (!many) {
    place.replaceChildren(`${place.dataset.next} `, el("a", { href: "#approve" }, "Go there"));
    return;
  }
  const first = told.unsupported[0];
  place.replaceChildren(el("b", {}, `${many} sentence${many === 1 ? " is" : "s are"} not supported.`),
    ` Mend, take out or claim ${many === 1 ? "it" : "each"} with your reason; then it can be approved. `,
    el("a", { href: `#s-${first.section}-${first.sentence}` }, "Go to the first"));
}

function stepTo(state) {
  const all = [...document.querySelectorAll(".draft-steps li")];
  const here = all.findIndex((one) => one.dataset.step === state);
  all.forEach((one, place) => {
    const at = place < here ? "past" : place === here ? "now" : "ahead";
    one.className = at;
    if (at === "now") one.setAttribute("aria-current", "step");
    else one.removeAttribute("aria-current");
    one.querySelector(".unseen").textContent = { past: " (done)", now: " (it stands here)", ahead: " (not yet)" }[at];
  });
}
