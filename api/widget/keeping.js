// An answer to take along: on the clipboard with its sources, or on paper alone.

import { el } from "./dom.js";

/** The text of an answer with its numbered sources, for the clipboard. */
export function asText(view, t) {
  const { answer, question } = view;
  const sources = (answer.citations || []).map((one) => `[${one.id}] ${one.publisher}: ${one.title}, ${one.vintage}. ${one.url}`);
  const text = answer.text.replaceAll("**", "").replace(/^#+\s*/gm, "");
  return [question, "", text, ...(sources.length ? ["", t("sourcesTitle"), ...sources] : [])].join("\n");
}

/** Puts the answer on the clipboard, or shows it where the page may not. */
export async function copy(view, desk) {
  const text = asText(view, desk.t);
  try {
    await navigator.clipboard.writeText(text);
    desk.say(desk.t("copied"));
  } catch {
    // No clipboard for this page: the text is shown to be taken by hand.
    const field = el("textarea", { readonly: true, rows: "12", "aria-label": desk.t("copyByHand") });
    field.value = text;
    desk.panel.open(desk.t("copy"), el("p", {}, desk.t("copyByHand")), field);
    field.select();
  }
}

// Only this answer is printed: everything else of the page, and of the talk, is hidden for that moment.
export function print(view) {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync("@media print { body :not(:has(career-advisor)):not(career-advisor) { display: none !important; } }");
  const root = view.node.getRootNode();
  const closed = [...view.node.querySelectorAll("details:not([open])")];
  const restore = () => {
    document.adoptedStyleSheets = document.adoptedStyleSheets.filter((one) => one !== sheet);
    root.host.removeAttribute("data-printing");
    view.node.classList.remove("printed");
    for (const one of closed) one.open = false;
  };
  document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
  root.host.setAttribute("data-printing", "");
  view.node.classList.add("printed");
  for (const one of closed) one.open = true;
  window.addEventListener("afterprint", restore, { once: true });
  window.print();
}
