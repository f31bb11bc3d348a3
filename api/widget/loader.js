// What a page includes: <script src="https://…/widget.js" data-mode="launcher"></script>. A classic script, so that it
// may stand anywhere; it loads all modules of a first answer at once and puts <career-advisor> on the page with its own data- words.
(() => {
  const script = document.currentScript;
  // As a module or by import() there is no script to read the settings from.
  if (!script) return;
  const home = new URL(".", script.src);
  const modules = ["element.js"];
  const name = "career-advisor";

  if (!window.customElements.get(name)) {
    const { language = document.querySelector(name)?.dataset.language } = script.dataset;
    const tags = language === "auto" ? navigator.languages : [language || document.documentElement.lang || navigator.language];
    const spoken = /^es/i.test(tags.find((tag) => /^e[sn]/i.test(tag))) ? "es" : "en";
    Promise.all([...modules, `words_${spoken}.js`, `cards/words_${spoken}.js`].map((file) => import(new URL(`widget/${file}`, home).href))).catch((error) => {
      // A card that cannot be loaded is told by the element; without the element there is nobody else to say it.
      if (!window.customElements.get(name)) console.error("The career advisor could not be loaded.", error);
    });
  }

  const place = () => {
    const { target, mode } = script.dataset;
    const written = document.querySelector(name);
    // Written by hand or put here by an earlier copy of this script: one is enough, unless this one has its own place.
    if (written && !target) return;
    const into = target ? document.querySelector(target) : document.body;
    if (!into) return console.error(`The career advisor found no element for data-target="${target}".`);
    if (into.querySelector(`:scope > ${name}`)) return;
    const element = document.createElement(name);
    for (const { name: key, value } of script.attributes) {
      if (key.startsWith("data-") && key !== "data-target") element.setAttribute(key, value);
    }
    element.dataset.mode = mode || (target ? "inline" : "launcher");
    element.dataset.api ||= home.href.replace(/\/$/, "");
    into.append(element);
  };
  if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", place);
  else place();
})();
