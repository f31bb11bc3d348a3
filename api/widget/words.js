// The widget's own words. What an answer says comes from the service, in the language of the question.

// Only the book of the language that is spoken is fetched.

const BOOKS = { en: () => import("./words_en.js"), es: () => import("./words_es.js") };

/** `t(key, values)` in a language; `t.has(key)` tells whether there is such a sentence. */
export async function wordsFor(language) {
  const { WORDS } = await (BOOKS[language] || BOOKS.en)();
  const t = (key, values = {}) => (WORDS[key] ?? key).replace(/\{(\w+)\}/g, (whole, name) => values[name] ?? whole);
  t.has = (key) => Object.hasOwn(WORDS, key);
  return t;
}
