// Was it of use? A vote, and for "no" the reasons. Sent again, it replaces what was sent before.

import { el, button } from "./dom.js";
import { sentenceOf } from "./sources.js";

const REASONS = ["wrong_figure", "not_my_question", "wrong_place", "out_of_date", "hard_to_read", "missing", "other"];
const LONGEST = 1000;

/** Two buttons and the line that thanks. */
export function feedback(view, desk) {
  const { t, service, panel } = desk;
  const said = el("span", { class: "quiet", role: "status" });
  const up = button(t("useful"), () => send("up", [], null), { "aria-pressed": "false" });
  const down = button(t("notUseful"), () => why(), { "aria-pressed": "false" });

  async function send(vote, reasons, comment) {
    said.textContent = "";
    try {
      const { conversation_id, turn_id } = view.answer;
      await service.json("POST", "/v1/feedback", { conversation_id, turn_id, vote, reasons, comment });
    } catch (error) {
      const absent = error.status === 404 || error.status === 405;
      said.textContent = absent ? t("noFeedback") : sentenceOf(error, t);
      return false;
    }
    up.setAttribute("aria-pressed", String(vote === "up"));
    down.setAttribute("aria-pressed", String(vote === "down"));
    said.textContent = t("thanks");
    return true;
  }

  function why() {
    const boxes = REASONS.map((name) => el("input", { type: "checkbox", value: name }));
    const comment = el("textarea", { rows: "3", maxlength: LONGEST });
    const problem = el("p", { class: "problem", role: "alert" });
    const form = el("form", { class: "stack", onsubmit: async (event) => {
      event.preventDefault();
      const reasons = boxes.filter((one) => one.checked).map((one) => one.value);
      if (await send("down", reasons, comment.value.trim() || null)) panel.close();
      else problem.textContent = said.textContent;
    } },
    el("fieldset", {}, el("legend", {}, t("whatWasWrong")), boxes.map((box) => el("label", {}, box, ` ${t(`reason_${box.value}`)}`))),
    el("label", {}, t("inYourWords", { n: LONGEST }), comment),
    el("div", { class: "row" }, el("button", { type: "submit", class: "strong" }, t("send")), button(t("cancel"), () => panel.close())), problem);
    panel.open(t("notUseful"), form);
  }

  return el("span", { class: "row votes" }, up, down, said);
}
