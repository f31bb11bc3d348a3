// The forms in which a draft is edited as fields or as one text: what is typed outlives a reload and a lost network, and
// leaving with something unsaved warns.

import { el } from "./draft-sentences.js";
import { FORM, forgetAtSignOut, shelf } from "./draft-keeping.js";

const form = document.querySelector("form[data-draft-form]");
const typed = (how) => [...form.elements].filter((one) => one.name && !["csrf", "over"].includes(one.name) && how(one));
const value = (one) => (one.type === "checkbox" ? one.checked : one.value);
const name = () => FORM + form.dataset.draftForm;
const base = form.elements.base.value + form.elements.how.value;

let sent = false;
let unsaved = Boolean(document.getElementById("problem")); // a form that came back refused is not saved

function keep() {
  unsaved = true;
  shelf.write(name(), { base, fields: Object.fromEntries(typed((one) => one.type !== "hidden").map((one) => [one.name, value(one)])) });
}

const kept = shelf.read(name());
if (kept && kept.base === base && !unsaved) {
  const differs = typed((one) => one.name in kept.fields && value(one) !== kept.fields[one.name]);
  for (const one of differs) {
    if (one.type === "checkbox") one.checked = kept.fields[one.name];
    else one.value = kept.fields[one.name];
  }
  if (differs.length) {
    unsaved = true;
    form.before(el("p", { class: "done", role: "status" }, "What you had typed and not saved is back in the fields. Save it, or go back without saving."));
  }
}
form.addEventListener("input", keep);
form.addEventListener("submit", () => { sent = true; });
for (const link of document.querySelectorAll("a.quiet")) {
  link.addEventListener("click", () => { sent = true; shelf.drop(name()); }); // "without saving" is what they asked for
}
window.addEventListener("pageshow", () => { sent = false; });
window.addEventListener("beforeunload", (event) => { if (unsaved && !sent) event.preventDefault(); });
forgetAtSignOut();
