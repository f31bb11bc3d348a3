// The page "My path": draws what the service holds and sends every change at once. Nothing is written as markup.

import { change, erase, keep, read, Refused, shares, suggest, token, withdraw } from "./my-path-records.js";

const OPEN_STEPS = 3;
const KINDS = { career: "career", occupation: "occupation", track: "track" };
const at = (id) => document.getElementById(id);

function el(name, attributes = {}, ...children) {
  const node = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) {
    if (value === null || value === undefined || value === false) continue;
    if (typeof value === "function") node.addEventListener(key.slice(2), value);
    else if (key === "value") node.value = value;
    else node.setAttribute(key, value === true ? "" : value);
  }
  node.append(...children.filter((child) => child !== null));
  return node;
}

function say(sentence) {
  at("problem").textContent = "";
  at("said").textContent = sentence;
}

function fail(error) {
  if (!(error instanceof Refused)) throw error;
  at("said").textContent = "";
  if (error.status === 404 || error.status === 401) {
    show(false);
    at("problem").textContent = "The talk that this path belonged to is not here any more: it was erased, or this browser’s token for it is another’s.";
    return;
  }
  at("problem").textContent = error.message;
}

/** Do something that may be refused, then say what was done. */
async function attempt(work, said) {
  try {
    await work();
    if (said) say(said);
    return true;
  } catch (error) {
    fail(error);
    return false;
  }
}

const edit = (how, said) => attempt(async () => draw(await change(how)), said);

function show(held) {
  at("path").hidden = !held;
  at("without").hidden = held;
}

function day(text) {
  return new Date(text).toLocaleDateString("en-US", { dateStyle: "long" });
}

function today() {
  const now = new Date();
  return new Date(now.getTime() - now.getTimezoneOffset() * 60_000).toISOString().slice(0, 10);
}

/** Replace the lines of a list; who was on one of them stays there, or goes to the list's heading. */
function fill(listId, headingId, lines, empty) {
  const list = at(listId);
  const focused = list.contains(document.activeElement) ? document.activeElement.id || headingId : null;
  list.replaceChildren(...(lines.length ? lines : [el("li", { class: "empty" }, empty)]));
  if (focused) (at(focused) || at(headingId)).focus();
}

// --- steps ---------------------------------------------------------------------------------------------------------

function stepLine(step, number) {
  const put = (key) => (event) => {
    const value = key === "done" ? event.target.checked : event.target.value.trim() || null;
    if (key === "text" && value === null) {
      event.target.value = step.text; // an empty step is none: it is removed by its button
      return;
    }
    edit((path) => {
      const found = path.steps.find((one) => one.id === step.id);
      if (found) found[key] = value;
    }, key === "done" && value ? "Marked as done." : "Saved.");
  };
  const remove = () => edit((path) => {
    path.steps = path.steps.filter((one) => one.id !== step.id);
  }, "The step was removed.");
  const text = `text-${step.id}`, on = `on-${step.id}`, done = `done-${step.id}`;
  const late = step.on && !step.done && step.on < today();
  return el("li", { class: step.done ? "done" : null },
    el("div", { class: "step" },
      el("span", { class: "words" }, el("label", { for: text }, `Step ${number}`),
        el("input", { id: text, type: "text", value: step.text, maxlength: 300, dir: "auto", autocomplete: "off", onchange: put("text") })),
      el("span", {}, el("label", { for: on }, `By when, step ${number}`),
        el("input", { id: on, type: "date", value: step.on || "", min: "2000-01-01", max: "2100-12-31", onchange: put("on"), "aria-describedby": late ? `late-${step.id}` : null })),
      el("span", { class: "check" }, el("input", { id: done, type: "checkbox", checked: step.done, onchange: put("done") }),
        el("label", { for: done }, "Done", el("span", { class: "unseen" }, ` step ${number}`)))),
    el("button", { type: "button", class: "button quiet", onclick: remove }, "Remove", el("span", { class: "unseen" }, ` step ${number}`)),
    late ? el("span", { class: "late", id: `late-${step.id}` }, "This day is past. Choose a new one, or mark the step as done.") : null);
}

// --- saved, comparisons, shares ------------------------------------------------------------------------------------

function savedLine(one) {
  const id = `saved-${one.kind}-${one.code}`;
  const remove = () => edit((path) => {
    path.saved = path.saved.filter((other) => other.kind !== one.kind || other.code !== one.code);
  }, `${one.title} was removed.`);
  return el("li", {},
    one.kind === "track" ? null : el("input", { type: "checkbox", id, value: one.code, name: "code", "aria-label": `Choose ${one.title}` }),
    el("span", { class: "main" }, one.url ? el("a", { href: one.url }, one.title) : one.title,
      el("span", { class: "small" }, ` ${KINDS[one.kind]} · saved ${day(one.added)}${one.url ? "" : " · no page here any more"}`)),
    el("button", { type: "button", class: "button quiet", onclick: remove }, "Remove", el("span", { class: "unseen" }, ` ${one.title}`)));
}

function comparisonLine(one, saved) {
  const pages = new Map(saved.map((other) => [other.code, other.url]));
  const question = `Compare ${one.titles.join(" and ")}`;
  const copy = () => attempt(async () => {
    try {
      await navigator.clipboard.writeText(question);
    } catch {
      throw new Refused(-1, `This browser does not let the page copy. The question is: ${question}`);
    }
  }, "The question is copied. Paste it to the advisor.");
  const remove = () => edit((path) => {
    path.comparisons = path.comparisons.filter((other) => other.codes.join() !== one.codes.join());
  }, "The comparison was removed.");
  const names = one.titles.flatMap((title, place) => {
    const url = pages.get(one.codes[place]);
    return [place ? " · " : null, url ? el("a", { href: url }, title) : title];
  });
  return el("li", {}, el("span", { class: "main" }, ...names.filter((part) => part !== null), el("span", { class: "small" }, ` since ${day(one.added)}`)),
    el("button", { type: "button", class: "button quiet", onclick: copy }, "Copy the question", el("span", { class: "unseen" }, `: ${question}`)),
    el("button", { type: "button", class: "button quiet", onclick: remove }, "Remove", el("span", { class: "unseen" }, ` ${one.titles.join(", ")}`)));
}

function shareLine(one) {
  const back = () => attempt(async () => {
    await withdraw(one.key);
    await drawShares();
  }, "The link does not open that answer any more.");
  return el("li", {}, el("span", { class: "main", dir: "auto" }, `${one.begins}…`,
    el("span", { class: "small" }, ` shared ${day(one.shared_at)}, ${one.with_question ? "with its question" : "without its question"}`)),
  el("button", { type: "button", class: "button quiet", onclick: back }, "Stop sharing", el("span", { class: "unseen" }, `: ${one.begins}`)));
}

// --- the page ------------------------------------------------------------------------------------------------------

function draw(path) {
  show(true);
  fill("step-list", "steps", path.steps.map((step, place) => stepLine(step, place + 1)), "No step is written down yet. What could you do this week?");
  const open = path.steps.filter((step) => !step.done).length;
  at("step-new").hidden = open >= OPEN_STEPS;
  at("step-full").hidden = open < OPEN_STEPS;
  fill("saved-list", "saved", path.saved.map(savedLine), "Nothing is saved yet. Find a career below.");
  const choosable = path.saved.filter((one) => one.kind !== "track").length > 1;
  at("compare-how").hidden = at("compare-button").hidden = !choosable;
  fill("comparison-list", "comparisons", path.comparisons.map((one) => comparisonLine(one, path.saved)), "Nothing is set side by side yet.");
  at("consent").checked = path.consent;
  at("consent-told").textContent = path.consent
    ? `You allowed it on ${day(path.consent_since)}. Uncheck it to take that back.`
    : "No counselor can open this path. It stays so until you check the box.";
}

async function drawShares() {
  fill("share-list", "shares", (await shares()).map(shareLine), "You shared no answer.");
}

function found(items) {
  const line = (one) => el("li", {},
    el("span", { class: "main" }, el("a", { href: one.url }, one.title), el("span", { class: "small" }, ` ${KINDS[one.kind] || ""}`)),
    el("button", { type: "button", class: "button quiet", onclick: async () => {
      if (await edit((path) => path.saved.push({ kind: one.kind, code: one.code }), `${one.title} is saved.`)) {
        at("find-list").replaceChildren();
        at("find-text").value = "";
        at("find-text").focus();
      }
    } }, "Save", el("span", { class: "unseen" }, ` ${one.title}`)));
  at("find-list").replaceChildren(...items.map(line));
  say(items.length ? `${items.length} found. Choose which to save.` : "Nothing here is known by that name. Try a job title.");
}

async function refresh() {
  if (token() === null) {
    show(false);
    return;
  }
  await attempt(async () => {
    draw((await read()).path);
    await drawShares();
  });
}

function listen() {
  at("step-new").addEventListener("submit", async (event) => {
    event.preventDefault();
    const text = at("step-text").value.trim();
    if (!text) return;
    const on = at("step-on").value || null;
    if (await edit((path) => path.steps.push({ text, on, done: false }), "The step was added.")) {
      event.target.reset();
      if (event.target.hidden) at("steps").focus();
      else at("step-text").focus();
    }
  });
  at("find").addEventListener("submit", (event) => {
    event.preventDefault();
    attempt(async () => found(await suggest(at("find-text").value.trim())));
  });
  at("compare").addEventListener("submit", (event) => {
    event.preventDefault();
    const codes = [...new FormData(event.target).getAll("code")];
    if (codes.length < 2 || codes.length > 4) {
      say("Choose two to four of the saved careers first.");
      return;
    }
    edit((path) => path.comparisons.push({ codes }), "They are set side by side below.");
  });
  at("consent").addEventListener("change", async (event) => {
    const wanted = event.target.checked;
    const said = wanted ? "A counselor may open this path now." : "No counselor can open this path now.";
    if (!(await edit((path) => { path.consent = wanted; }, said))) event.target.checked = !wanted;
  });
  at("as-pdf").addEventListener("click", () => attempt(() => keep("/v1/path.pdf", "my-path.pdf"), "The PDF is saved."));
  at("as-json").addEventListener("click", () => attempt(() => keep("/v1/path/export", "my-path.json"), "The JSON is saved."));
  at("erase").addEventListener("click", () => { at("sure").returnValue = "keep"; at("sure").showModal(); });
  at("sure").addEventListener("close", async () => {
    if (at("sure").returnValue !== "erase") return;
    await attempt(async () => {
      await erase();
      await refresh();
    }, "Your path is erased.");
    at("steps").focus();
  });
  // Another tab may have changed the path, or have begun or erased the talk.
  document.addEventListener("visibilitychange", () => {
    if (!document.hidden && !document.activeElement?.matches("input")) refresh();
  });
  window.addEventListener("storage", (event) => { if (event.key === null || event.key.startsWith("career-advisor:")) refresh(); });
  // That news does not reach the window it comes from: the advisor on this page tells it itself.
  window.addEventListener("career-advisor:talk", refresh);
}

listen();
refresh();
