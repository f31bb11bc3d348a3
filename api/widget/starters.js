// Questions to start with, by the page that the advisor stands on.

import { el, button } from "./dom.js";

/** The keys of the starter questions that fit the page. */
function keysFor({ page, title }) {
  if (page?.career) return ["career_pay", "career_ai", "career_in", "career_day"];
  if (page?.track) return ["track_best", "track_where", "track_degree"];
  if (title) return ["title_pay", "title_ai", "title_moves", "title_in"];
  return ["any_best", "any_pay", "any_degree", "any_ai", "any_fit"];
}

/** The list with its heading. */
export function starters({ t, options }, ask) {
  return el("section", { class: "starters", "aria-labelledby": "starters-title" },
    el("h2", { id: "starters-title" }, t("askForExample")),
    el("ul", { class: "chips" }, keysFor(options).map((key) => {
      const text = t(`start_${key}`, { title: options.title });
      return el("li", {}, button(text, () => ask(text)));
    })));
}
