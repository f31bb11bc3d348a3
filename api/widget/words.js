// The widget's own words. What an answer says comes from the service, in the language of the question.

// Only the books of the language that is spoken are fetched.

/** `t(key, values)` in a language; `t.has(key)` tells whether there is such a sentence; `t.late()` fetches the words of
 * what is opened later. */
export async function wordsFor(language) {
  const code = language === "es" ? "es" : "en";
  const words = { ...(await import(`./words_${code}.js`)).WORDS };
  const t = (key, values = {}) => (words[key] ?? key).replace(/\{(\w+)\}/g, (whole, name) => values[name] ?? whole);
  t.has = (key) => Object.hasOwn(words, key);
  t.late = async () => Object.assign(words, (await import(`./words_late_${code}.js`)).WORDS);
  return t;
}
