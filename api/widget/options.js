// What the page says about the advisor on it: the data- attributes of the element, read once when it is put in place.

const LANGUAGES = ["en", "es"];

/** The first language of a list like "es-MX" that is spoken here; English where none is. */
export function spokenOf(...tags) {
  const found = tags.filter(Boolean).map((tag) => tag.slice(0, 2).toLowerCase());
  return found.find((tag) => LANGUAGES.includes(tag)) || "en";
}

/** The settings of one element. `api` is the service's address without a slash at its end. */
export function optionsOf(host) {
  const { api, mode, language, career, track, title, place, question } = host.dataset;
  const own = new URL("..", import.meta.url).href;
  const written = host.closest("[lang]")?.lang;
  const ordered = language && language !== "auto" ? spokenOf(language) : null;
  return {
    api: new URL(api || own, own).href.replace(/\/$/, ""),
    mode: mode === "launcher" ? "launcher" : "inline",
    language: ordered || spokenOf(...(written && !language ? [written] : navigator.languages)),
    // Only what the page wrote or the reader chose is an order; else an answer follows its question.
    asked: ordered,
    page: career ? { career } : track ? { track } : null,
    // Of the page's subject, in words, for its starter questions.
    title: title || null,
    place: place || null,
    // Written into the field, not sent.
    question: question || "",
  };
}
