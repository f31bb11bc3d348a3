// What the page says about the advisor on it: the data- attributes of the element, read once when it is put in place.

const LANGUAGES = ["en", "es"];
const HEX = /^#([0-9a-f]{6})$/i;

/** The first language of a list like "es-MX" that is spoken here; English where none is. */
export function spokenOf(...tags) {
  const found = tags.filter(Boolean).map((tag) => tag.slice(0, 2).toLowerCase());
  return found.find((tag) => LANGUAGES.includes(tag)) || "en";
}

/** The settings of one element. `api` is the service's address without a slash at its end. */
export function optionsOf(host) {
  const { api, mode, language, career, track, title, place } = host.dataset;
  const own = new URL("..", import.meta.url).href;
  const written = host.closest("[lang]")?.lang || document.documentElement.lang;
  return {
    api: new URL(api || own, own).href.replace(/\/$/, ""),
    mode: mode === "launcher" ? "launcher" : "inline",
    language: spokenOf(language || written || navigator.language),
    page: career ? { career } : track ? { track } : null,
    title: title || null, // of the page's subject, in words, for its starter questions
    place: place || null,
  };
}

const light = (value) => (value <= 0.03928 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4);

function luminance(rgb) {
  const [r, g, b] = rgb.map((one) => light(one / 255));
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

function contrast(one, other) {
  const [low, high] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return (high + 0.05) / (low + 0.05);
}

// A page's colour that could not be read as text on our paper is moved towards black or white until it can.
function readable(rgb, paper, towards) {
  let found = rgb;
  for (let i = 0; i < 20 && contrast(found, paper) < 4.6; i += 1) found = found.map((one) => Math.round(one + (towards - one) * 0.1));
  return found;
}

/** The rules for the page's accent colour (`#rrggbb`) in light and dark; empty for anything else. */
export function accentRules(colour) {
  const hex = HEX.exec(colour || "")?.[1];
  if (!hex) return "";
  const rgb = [0, 2, 4].map((at) => parseInt(hex.slice(at, at + 2), 16));
  const rule = (paper, towards) => {
    const found = readable(rgb, paper, towards);
    const ink = contrast(found, [255, 255, 255]) >= 4.5 ? "#ffffff" : "#10201a";
    return `--ca-accent: rgb(${found.join(" ")}); --ca-accent-ink: ${ink}; --ca-bar-strong: rgb(${found.join(" ")});`;
  };
  const day = rule([246, 243, 236], 0);
  const night = rule([36, 53, 46], 255);
  return `:host { ${day} } @media (prefers-color-scheme: dark) { :host(:not([data-theme="light"])) { ${night} } }
    :host([data-theme="dark"]) { ${night} }`;
}
