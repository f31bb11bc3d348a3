// Draws a draft's sentences with what each stands on, the way the server's template draft_parts.html does. Nodes only:
// nothing is ever read as markup.

export const MARKS = { fact: "Fact", client_said: "Client said", judgement: "Your judgement", unsupported: "Not supported" };
const STANDARD = "Standard wording";

export function el(name, attributes = {}, ...children) {
  const node = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) {
    if (value === null || value === undefined || value === false) continue;
    if (typeof value === "function") node.addEventListener(key.slice(2), value);
    else node.setAttribute(key, value === true ? "" : value);
  }
  node.append(...children.filter((child) => child !== null && child !== ""));
  return node;
}

/** A sentence as text and links to its sources. */
export function cited(text) {
  const parts = text.split(/\[(\d{1,3})\]/);
  return parts.flatMap((part, place) => {
    if (place % 2) return [el("sup", {}, el("a", { href: `#source-${part}` }, `[${part}]`))];
    return [place < parts.length - 1 ? part.trimEnd() : part];
  });
}

function factLine(fact, sources) {
  const rest = `: ${[fact.measure, fact.of, fact.where, fact.when].filter(Boolean).join(", ")}.${fact.note ? ` ${fact.note}.` : ""}`;
  const source = sources[fact.source];
  if (!source) return [el("b", {}, fact.figure), rest];
  const title = `${source.publisher}, ${source.title}`;
  const link = source.url ? el("a", { href: source.url, rel: "noopener" }, title) : title;
  return [el("b", {}, fact.figure), `${rest} Source [${source.number}]: `, link, `, ${source.vintage}.`];
}

/** The mark of a sentence; opened, it shows what the sentence stands on. */
export function stands(one, known) {
  const phrase = one.kind === "judgement" && known.standard.includes(one.text);
  const mark = phrase ? STANDARD : MARKS[one.kind];
  if (one.kind === "judgement" && !one.reason) return el("p", { class: "stands judgement" }, mark);
  const open = one.kind === "unsupported" || (one.kind === "judgement" && !phrase);
  const made = el("details", { class: `stands ${one.kind}`, open }, el("summary", {}, mark));
  if (one.kind === "fact") {
    const facts = one.facts.map((id) => known.facts[id]).filter(Boolean);
    const lines = facts.map((fact) => el("li", {}, ...factLine(fact, known.sources)));
    made.append(el("ul", {}, ...(lines.length ? lines : [el("li", {}, "It cites its source and tells no figure.")])));
  } else if (one.kind === "client_said") {
    const item = known.items[one.source];
    made.append(el("p", {}, item ? `In the file: “${item.text}” ${item.learnt}` : "The item of the file that it was taken from is not there any more."));
  } else if (one.kind === "judgement") {
    made.append(el("p", {}, phrase ? one.reason : `Your reason: ${one.reason}`));
  } else {
    made.append(el("p", {}, one.reason || "Nothing that it stands on was found."));
  }
  return made;
}

/** How many sentences stand on what, in one line. */
export function counted(sections, standard) {
  const all = sections.flatMap((section) => section.sentences);
  const many = (kind) => all.filter((one) => one.kind === kind).length;
  const phrases = all.filter((one) => one.kind === "judgement" && standard.includes(one.text)).length;
  const own = many("judgement") - phrases;
  const told = [
    many("fact") ? `${many("fact")} fact${many("fact") === 1 ? "" : "s"}` : "",
    many("client_said") ? `${many("client_said")} from the client` : "",
    own ? `${own} your judgement` : "",
    phrases ? `${phrases} standard wording` : "",
    many("unsupported") ? `${many("unsupported")} not supported` : "",
  ].filter(Boolean).join(", ");
  return `${all.length} sentence${all.length === 1 ? "" : "s"}${told ? `: ${told}` : ""}`;
}
