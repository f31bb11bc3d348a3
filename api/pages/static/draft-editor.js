// The editor of a draft: a sentence is edited where it stands, saved by itself, checked by the service, and its mark drawn
// anew. Without this script the same is done in forms (?edit=sentences).

import { choose } from "./draft-conflict.js";
import { DRAFT, FORM, forgetAtSignOut, Keeping, shelf } from "./draft-keeping.js";
import { refresh } from "./draft-page.js";
import { cited, el, stands } from "./draft-sentences.js";
import { edited, writing } from "./draft-writing.js";

const root = document.getElementById("editor");
const status = document.getElementById("saving");
const conflict = document.getElementById("conflict");
const { draft, csrf, lang } = root.dataset;
const known = { facts: JSON.parse(root.dataset.facts), sources: JSON.parse(root.dataset.sources), items: JSON.parse(root.dataset.items), standard: JSON.parse(root.dataset.standard) };
const read = JSON.parse(root.dataset.revision);

let named = 0;
const taken = (sections) => sections.map((section) => ({ ...section, sentences: section.sentences.map((one) => ({ ...one, id: (named += 1) })) }));
let sections = taken(read.sections);
let pen = null; // { one, before, row }
let ready = root.dataset.state !== "approved"; // an approved text is not changed by a stray click
const rows = new Map();

const filled = (section) => section.sentences.filter((one) => one.text.trim());
const bare = ({ text, kind, facts, source, reason }) => ({ text: text.trim(), kind, facts, source, reason });
const serialised = () => sections.map((section) => ({ heading: section.heading, key: section.key, sentences: filled(section).map(bare) }));

function say(sentence, warned = false) {
  status.classList.toggle("warned", warned);
  status.textContent = sentence;
}

const keeping = new Keeping({ draft, csrf, digest: read.digest, serialised, taken: adopt, stale, say });

// --- drawing -------------------------------------------------------------------------------------------------------

function row(section, one) {
  const open = () => write(section, one);
  const node = el("div", { class: `sentence ${one.kind}` },
    el("p", { class: "text", lang, onclick: (event) => { if (ready && !event.target.closest("a") && !String(getSelection())) open(); } }, ...cited(one.text)),
    stands(one, known),
    ready ? el("button", { type: "button", class: "quiet edit-one", onclick: open, "aria-label": `Edit: ${one.text.slice(0, 60)}` }, "Edit") : null);
  rows.get(one.id)?.replaceWith(node);
  rows.set(one.id, node);
  return node;
}

function draw() {
  rows.clear();
  root.classList.toggle("ready", ready);
  root.replaceChildren(...sections.map((section) => {
    const add = el("button", { type: "button", class: "quiet adding", onclick: () => write(section, added(section, add)) }, "Add a sentence",
      el("span", { class: "unseen" }, section.heading ? ` to “${section.heading}”` : ""));
    return el("div", { class: "draft-part" }, section.heading ? el("h3", { lang }, section.heading) : null,
      ...section.sentences.map((one) => row(section, one)), ready ? add : null);
  }));
  number();
}

/** Links lead to a sentence by its place. */
function number() {
  sections.forEach((section, place) => section.sentences.forEach((one, at) => { rows.get(one.id).id = `s-${place}-${at}`; }));
}

function added(section, button) {
  close();
  const one = { id: (named += 1), text: "", kind: "judgement", facts: [], source: null, reason: null };
  section.sentences.push(one);
  button.before(row(section, one));
  number();
  return one;
}

// --- the pen -------------------------------------------------------------------------------------------------------

function write(section, one) {
  close();
  const before = { ...one };
  const change = (to, soon) => {
    Object.assign(one, to);
    keeping.changed(soon);
  };
  const made = writing(one, lang, {
    typed: (text) => change(edited(before, text), true),
    left: () => { if (keeping.unsaved && !keeping.failed) keeping.save(); },
    done: () => { close(); keeping.save(); focus(one, section); },
    undone: () => {
      if (one.text !== before.text) change(before, false);
      close();
      focus(one, section);
    },
    claimed: (reason) => { change({ kind: "judgement", facts: [], source: null, reason }, false); close(); focus(one, section); },
    out: () => { one.text = ""; close(); focus(one, section); },
  });
  const node = rows.get(one.id);
  node.querySelector(".text").replaceWith(made.node);
  node.querySelector(".edit-one")?.remove();
  pen = { section, one };
  made.focus();
}

/** Put the pen down. A sentence without words is taken out. */
function close() {
  if (!pen) return;
  const { section, one } = pen;
  pen = null;
  if (one.text.trim()) {
    row(section, one);
    number();
    return;
  }
  rows.get(one.id).remove();
  rows.delete(one.id);
  section.sentences.splice(section.sentences.indexOf(one), 1);
  number();
  keeping.changed(false);
}

function focus(one, section) {
  const near = rows.get(one.id) || rows.get(section.sentences.at(-1)?.id);
  (near?.querySelector(".edit-one") || root.querySelector(".edit-one, .adding"))?.focus();
}

// --- what comes back -----------------------------------------------------------------------------------------------

/** Each sentence as it was checked, unless it was typed on meanwhile. */
function adopt(told, sent, typedOn) {
  const given = told.revision.sections;
  const same = given.length === sections.length && sections.every((section, place) => given[place].sentences.length === sent[place].sentences.length);
  if (!same && !typedOn && !pen) {
    sections = taken(given);
    draw();
  } else if (same) {
    sections.forEach((section, place) => {
      const checked = new Map(sent[place].sentences.map((one, at) => [one.text, given[place].sentences[at]]));
      for (const one of section.sentences) {
        const found = checked.get(one.text.trim());
        if (!found) continue;
        const { text, ...rest } = found;
        if (pen?.one === one) {
          Object.assign(one, rest);
          rows.get(one.id).querySelector(".stands").replaceWith(stands(one, known));
          rows.get(one.id).className = `sentence ${one.kind}`;
        } else if (JSON.stringify(bare(one)) !== JSON.stringify(bare(found))) {
          Object.assign(one, rest, { text });
          row(section, one);
        }
      }
    });
    number();
  }
  refresh(told, sections);
}

/** The page as the draft is now. A page that answered a form has an address that cannot be read again. */
function anew() {
  keeping.drop();
  location.assign(`/counselor/drafts/${encodeURIComponent(draft)}`);
}

function stale(told) {
  close();
  choose(conflict, sections, told.revision, {
    async keep() {
      keeping.held = false;
      keeping.digest = told.revision.digest;
      conflict.hidden = true;
      // The newer text may stand on other look-ups: the page is read anew.
      if (await keeping.save()) {
        anew();
      }
    },
    take: anew,
  });
}

// --- beginning -----------------------------------------------------------------------------------------------------

function begin() {
  // What a form kept of an older revision was saved since, or was given up.
  if (parseInt(shelf.read(FORM + draft)?.base, 10) !== read.number) shelf.drop(FORM + draft);
  const kept = shelf.read(DRAFT + draft);
  if (kept && JSON.stringify(kept.sections) !== JSON.stringify(serialised())) {
    sections = taken(kept.sections);
    ready = true;
    keeping.digest = kept.digest;
    draw();
    keeping.changed(false);
    say("Text that was not saved is back, as you left it. Saving it now…");
  } else {
    shelf.drop(DRAFT + draft);
    draw();
  }
  if (!ready) {
    const start = el("button", { type: "button", class: "quiet edit-one", onclick: () => { ready = true; start.remove(); draw(); } }, "Change it here");
    document.getElementById("ways").prepend(start);
  }
  // A form that goes off while something is not saved waits for it, so that it speaks of what the person sees.
  document.querySelector("main").addEventListener("submit", async (event) => {
    close();
    if (!keeping.unsaved) return;
    event.preventDefault();
    if (await keeping.save()) event.target.requestSubmit(event.submitter);
  });
  window.addEventListener("pageshow", (event) => { if (event.persisted && !keeping.unsaved) anew(); });
  forgetAtSignOut();
}

begin();
