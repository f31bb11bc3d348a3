// Words of the cards by language: only those of the language that is spoken are fetched.

// The one sentence that is said when words cannot be fetched.
const EN = { unloaded: "This card could not be fetched just now. Reload the page to see it." };
const WORDS = { en: EN };
const KNOWN = {};
const fetched = new Set();

/** The language that is spoken here for this code: Spanish for `es`, `es-MX` …; English for any other. */
export const spoken = (language) => (/^es\b/i.test(language || "") ? "es" : "en");

/** Whether these words are here: `words` for pay, rankings and what all cards say, `more` for the other families,
 * `fields` for profiles and tracks. */
export const ready = (language, part = "words") => fetched.has(`${part}_${spoken(language)}`);

/** Fetch these words. Where Spanish ones cannot be fetched, English speaks for them; rejected without those too. */
export async function load(language, part = "words") {
  if (ready(language, part)) return;
  const code = spoken(language);
  const found = await import(`./${part}_${code}.js`).catch(() => import(`./${part}_en.js`));
  WORDS[code] = { ...WORDS[code], ...found.WORDS };
  Object.assign(KNOWN, found.KNOWN);
  fetched.add(`${part}_${code}`);
}

/** `t(key, values)`: the sentence of that key with its `{gaps}` filled. An unknown key comes back with spaces. */
export function wordsFor(language) {
  const words = WORDS[spoken(language)] || EN;
  return (key, values = {}) => (Object.hasOwn(words, key) ? words[key] : key.replace(/^.*\./, "").replaceAll("_", " "))
    .replace(/\{(\w+)\}/g, (_, name) => clean(values[name]));
}

/** Whether there are words of our own for this key in this language. */
export const worded = (key, language) => Object.hasOwn(WORDS[spoken(language)] || EN, key);

/** A text of the data without the characters that turn the direction of what stands around it. */
export const clean = (text) => String(text ?? "").replace(/[\u200e\u200f\u202a-\u202e\u2066-\u2069]/g, "");

/** What a publisher's or our service's English word is in this language; null where nobody has put it down here. */
export function known(text, language) {
  if (spoken(language) === "en" || /^[\d\s–.,-]*$/.test(text)) return text;
  const date = /^([A-Z][a-z]+) (\d{4})$/.exec(text);
  const day = date ? new Date(`1 ${text} UTC`) : NaN;
  if (!Number.isNaN(+day)) return new Intl.DateTimeFormat("es-US", { month: "long", year: "numeric", timeZone: "UTC" }).format(day);
  return Object.hasOwn(KNOWN, text) ? KNOWN[text] : null;
}
