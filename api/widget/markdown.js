// A small, closed part of Markdown to nodes: paragraphs, lists, headings as bold lines, bold, italic, tables, [n].
// Everything else is text. There are no links and no pictures, so a text cannot lead anywhere or load anything.

import { el } from "./dom.js";

const LISTED = /^\s*(?:[-*•]|(\d{1,3})[.)])\s+(.*)$/;
const RULE = /^\s*\|?(?:\s*:?-{2,}:?\s*\|)+\s*(?::?-{2,}:?)?\s*\|?\s*$/;
const PIECES = /(\*\*[^*\n]+\*\*|\*[^*\s](?:[^*\n]*[^*\s])?\*|\[\d{1,4}\]|\b\d\d-\d{4}(?:\.\d\d)?\b)/;
// Help lines, and no other number, become links that call; only where an answer is of that kind.
const PHONES = /(?<![\d-])(988|911|1-888-373-7888)(?![\d-])/;
const DEEPEST = 3;
const CODE = /^\d\d-\d{4}(?:\.\d\d)?$/;

function plain(text, phones) {
  if (!phones) return [text];
  return text.split(PHONES).map((part, i) => (i % 2 ? el("a", { href: `tel:${part}` }, part) : part));
}

function inline(text, marker, phones, depth = 0) {
  return text.split(PIECES).filter(Boolean).flatMap((part) => {
    const cited = /^\[(\d{1,4})\]$/.exec(part);
    if (cited) return [marker ? marker(Number(cited[1])) : part];
    if (depth < DEEPEST && part.length > 4 && part.startsWith("**") && part.endsWith("**")) {
      return [el("strong", {}, inline(part.slice(2, -2), marker, phones, depth + 1))];
    }
    if (depth < DEEPEST && part.length > 2 && /^\*[^*]/.test(part) && /[^*]\*$/.test(part)) {
      return [el("em", {}, inline(part.slice(1, -1), marker, phones, depth + 1))];
    }
    // No line ends within a code.
    if (CODE.test(part)) return [el("span", { class: "kept" }, part)];
    return plain(part, phones);
  }).reduce(joined, []);
}

// A source's number stays in the line of the word before it.
function joined(nodes, node) {
  const before = nodes.at(-1);
  if (node.localName !== "sup" || typeof before !== "string") return [...nodes, node];
  const [, head, word] = /^(.*?)(\S*)\s*$/s.exec(before);
  return [...nodes.slice(0, -1), head, el("span", { class: "kept" }, word, node)];
}

function cells(line) {
  return line.trim().replace(/^\||\|$/g, "").split("|").map((one) => one.trim());
}

/** The blocks of a text. `marker(n)` makes the node of a citation; `phones`: help lines may be called. */
export function prose(text, marker, { phones = false } = {}) {
  const blocks = [];
  const lines = String(text).split("\n");
  const tell = (one) => inline(one, marker, phones);
  let paragraph = [];
  let list = null;
  const flush = () => {
    if (paragraph.length) blocks.push(el("p", {}, tell(paragraph.join(" "))));
    paragraph = [];
  };
  for (let i = 0; i < lines.length; i += 1) {
    const line = lines[i];
    const item = LISTED.exec(line);
    const heading = /^\s{0,3}#{1,6}\s+(.*)$/.exec(line);
    if (line.includes("|") && RULE.test(lines[i + 1] || "")) {
      flush();
      list = null;
      const head = cells(line);
      const rows = [];
      for (i += 2; i < lines.length && lines[i].includes("|"); i += 1) rows.push(cells(lines[i]));
      i -= 1;
      blocks.push(el("div", { class: "scroll", tabindex: "0" }, el("table", {},
        el("thead", {}, el("tr", {}, head.map((one) => el("th", { scope: "col" }, tell(one))))),
        el("tbody", {}, rows.map((row) => el("tr", {}, head.map((_, at) => el("td", {}, tell(row[at] || "")))))))));
    } else if (item) {
      flush();
      const kind = item[1] ? "ol" : "ul";
      if (list?.localName !== kind) blocks.push((list = el(kind, item[1] && item[1] !== "1" ? { start: item[1] } : {})));
      list.append(el("li", {}, tell(item[2])));
    } else if (heading) {
      flush();
      list = null;
      blocks.push(el("p", {}, el("strong", {}, inline(heading[1], marker, phones, 1))));
    } else if (line.trim() === "") {
      flush();
      // A blank line between two items of a list does not end it.
      if (!LISTED.test(lines[i + 1] || "")) list = null;
    } else {
      list = null;
      paragraph.push(line.trim());
    }
  }
  flush();
  return blocks;
}

/** The same text without marks, for reading aloud. */
export function spoken(text) {
  return String(text).replace(/\s?\[\d{1,4}\]/g, "").replaceAll("**", "").replace(/^#+\s*/gm, "");
}
