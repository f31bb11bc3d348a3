// Was it of use? A vote, and for "no" the reasons. Sent again, it replaces what was sent before.

import { el, button } from "./dom.js";
import { sentenceOf } from "./service.js";

const REASONS = ["wrong_figure", "not_my_question", "wrong_place", "out_of_date", "hard_to_read", "missing", "other"];
const LONGEST = 1000;

/** Sends a vote; for "down" asks for the reasons first. `buttons` show what was sent, `said` thanks. */
export function feedback(vote, view, desk, buttons, said) {
  const { t, service, panel } = desk;

  async function send(reasons, comment) {
    said.textContent = "";
    try {
      const { conversation_id, turn_id } = view.answer;
      await service.json("POST", "/v1/feedback", { conversation_id, turn_id, vote, reasons, comment });
    } catch (error) {
      said.textContent = [404, 405].includes(error.status) ? t("noFeedback") : sentenceOf(error, t);
      return false;
    }
    ["up", "down"].forEach((name, at) => buttons[at].setAttribute("aria-pressed", String(name === vote)));
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
      if (await send(reasons, comment.value.trim() || null)) panel.close();
      else problem.textContent = said.textContent;
    } },
    el("fieldset", {}, el("legend", {}, t("whatWasWrong")), boxes.map((box) => el("label", {}, box, ` ${t(`reason_${box.value}`)}`))),
    el("label", {}, t("inYourWords", { n: LONGEST }), comment),
    el("div", { class: "row" }, el("button", { type: "submit", class: "strong" }, t("send")), button(t("cancel"), () => panel.close())), problem);
    panel.open(t("notUseful"), form);
  }

  if (vote === "up") send([], null);
  else why();
}
