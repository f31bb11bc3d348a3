// A question before something that cannot be taken back.

import { el, button } from "./dom.js";

/** Asks in the panel. `act` may fail; its sentence is then shown there. */
export function confirm(panel, title, words, label, act, ...more) {
  const problem = el("p", { class: "problem", role: "alert" });
  const yes = button(label, async () => {
    yes.disabled = true;
    try {
      await act();
      panel.close();
    } catch (error) {
      problem.textContent = error instanceof TypeError ? panel.t("unreachable") : error.message;
      yes.disabled = false;
    }
  }, { class: "strong" });
  panel.open(title, el("p", {}, words), el("div", { class: "row" }, yes, more, button(panel.t("cancel"), () => panel.close())), problem);
}
