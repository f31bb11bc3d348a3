// A page's own accent colour, made readable on our paper by day and by night.

const HEX = /^#([0-9a-f]{6})$/i;

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
