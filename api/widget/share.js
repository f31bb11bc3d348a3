// One answer on its own: a link or a PDF, with its sources and without the rest of the talk.

import { button, download, el } from "./dom.js";
import { sentenceOf } from "./service.js";

const absolute = (desk, path) => new URL(path, `${desk.options.api}/`).href;

export function openShare(view, desk) {
  const { t, service, panel } = desk;
  const { conversation_id, turn_id } = view.answer;
  const problem = el("p", { class: "problem", role: "alert" });
  const result = el("div", { "aria-live": "polite" });
  const withQuestion = el("input", { type: "checkbox" });

  const tried = (act) => async () => {
    problem.textContent = "";
    try {
      await act();
    } catch (error) {
      problem.textContent = error.status === 404 || error.status === 405 ? t("noShare") : sentenceOf(error, t);
    }
  };

  const make = tried(async () => {
    const made = await service.json("POST", "/v1/shares", { conversation_id, turn_id, with_question: withQuestion.checked });
    const link = absolute(desk, made.url);
    const field = el("input", { type: "text", readonly: true, "aria-label": t("shareLink"), value: link, onfocus: () => field.select() });
    const takeBack = tried(async () => {
      await service.json("DELETE", `/v1/shares/${encodeURIComponent(made.share_id)}`);
      result.replaceChildren(el("p", {}, t("shareGone")));
    });
    const copied = async () => {
      field.select();
      try {
        await navigator.clipboard.writeText(link);
        desk.say(t("copied"));
      } catch { /* it is selected; the keyboard copies it */ }
    };
    result.replaceChildren(el("p", {}, t("shareReady")), field,
      el("div", { class: "row" }, button(t("copyLink"), copied),
        el("a", { class: "button", href: link, target: "_blank", rel: "noopener" }, t("openPage")),
        el("a", { class: "button", href: absolute(desk, made.pdf), target: "_blank", rel: "noopener" }, t("openPdf")),
        button(t("takeBack"), takeBack)));
  });

  const pdf = tried(async () => {
    const response = await service.send("POST", `/v1/turns/${encodeURIComponent(turn_id)}/answer.pdf`, { accept: "application/pdf" });
    download(await response.blob(), "answer.pdf");
  });

  panel.open(t("share"), el("p", {}, t("shareHow")), el("label", { class: "check" }, withQuestion, ` ${t("withQuestion")}`),
    el("div", { class: "row" }, button(t("makeLink"), make, { class: "strong" }), button(t("savePdf"), pdf)), problem, result);
}
