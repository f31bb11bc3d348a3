// The cards, where they could be loaded. An answer is its text and its sources first: without cards both still stand.

let parts = [];
try {
  parts = await Promise.all([import("./cards/index.js"), import("./cards/style.js")]);
} catch (error) {
  console.error("The cards could not be loaded; answers come as text.", error);
}
const [index, style] = parts;

export const CARD_CSS = style?.CARD_CSS || "";

/** The card of a finding, or null where it has none or its data cannot be drawn. */
export function card(finding, view) {
  try {
    return index?.card(finding, view) || null;
  } catch (error) {
    console.error(`The card "${finding.type}" could not be drawn.`, error);
    return null;
  }
}

/** What a figure means, and its row; null where that part could not be loaded. */
export async function factPanel(fact, view, fetchRow) {
  try {
    return (await import("./cards/source.js")).factPanel(fact, view, fetchRow);
  } catch (error) {
    console.error("What a figure means could not be loaded.", error);
    return null;
  }
}
