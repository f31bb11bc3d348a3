// The widget's own words. What an answer says comes from the service, in the language of the question.

// Only the books of the language that is spoken are fetched.

/** `t(key, values)` in a language; `t.has(key)` tells whether there is such a sentence; `t.late()` fetches the words of
 * what is opened later; after `t.speak(language)` it says all of that in another language. */
export async function wordsFor(language) {
  let words, book, later;
  const t = (key, values = {}) => (words[key] ?? key).replace(/\{(\w+)\}/g, (whole, name) => values[name] ?? whole);
  t.has = (key) => Object.hasOwn(words, key);
  t.late = async () => Object.assign(words, (await import(`./words_late_${later = book}.js`)).WORDS);
  t.speak = async (code) => {
    words = { ...(await import(`./words_${code}.js`)).WORDS };
    book = code;
    if (later) await t.late();
  };
  await t.speak(language);
  return t;
}
