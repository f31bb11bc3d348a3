// The only way the widget makes nodes: names and attributes from our own code, text as text nodes. Nothing is parsed.

const SVG = "http://www.w3.org/2000/svg";

function dressed(node, attributes, children) {
  for (const [key, value] of Object.entries(attributes || {})) {
    if (value === null || value === undefined || value === false) continue;
    if (typeof value === "function") node.addEventListener(key.replace(/^on/, ""), value);
    else node.setAttribute(key, value === true ? "" : String(value));
  }
  node.append(...children.flat(Infinity).filter((one) => one !== null && one !== undefined && one !== false));
  return node;
}

/** An HTML element. Functions among the attributes listen (`onclick`); null, false and undefined are left out. */
export function el(name, attributes = {}, ...children) {
  return dressed(document.createElement(name), attributes, children);
}

/** The same for SVG. */
export function svg(name, attributes = {}, ...children) {
  return dressed(document.createElementNS(SVG, name), attributes, children);
}

/** A button that sends no form. */
export function button(label, onclick, attributes = {}) {
  return el("button", { type: "button", onclick, ...attributes }, label);
}

/** A link to another publisher's page; anything but https stays text. */
export function outward(url, text) {
  const safe = typeof url === "string" && /^https:\/\/[^\s]+$/.test(url);
  return safe ? el("a", { href: url, target: "_blank", rel: "noopener noreferrer nofollow" }, text) : el("span", {}, text);
}

/** Saves data under a name. */
export function download(blob, name) {
  const url = URL.createObjectURL(blob);
  el("a", { href: url, download: name }).click();
  setTimeout(() => URL.revokeObjectURL(url), 10_000);
}
