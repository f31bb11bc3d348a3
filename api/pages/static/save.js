// "Save to My path" on a career's, an occupation's or a track's page. The button is hidden until this script runs.

import { change, Refused, token } from "./my-path-records.js";

const WITHOUT = "A path is kept with a talk. Ask the advisor a question first, then save this page.";

function arm(button) {
  const { saveKind: kind, saveCode: code } = button.dataset;
  const said = document.createElement("span");
  said.setAttribute("role", "status");
  button.after(" ", said);
  button.hidden = false;
  button.addEventListener("click", async () => {
    if (token() === null) {
      said.textContent = WITHOUT;
      return;
    }
    try {
      await change((path) => {
        if (!path.saved.some((one) => one.kind === kind && one.code === code)) path.saved.push({ kind, code });
      });
      const link = document.createElement("a");
      link.href = "/my-path";
      link.textContent = "My path";
      said.replaceChildren("Saved to ", link, ".");
    } catch (error) {
      if (!(error instanceof Refused)) throw error;
      said.textContent = error.status === 404 ? WITHOUT : error.message;
    }
  });
}

for (const button of document.querySelectorAll("button[data-save-kind][data-save-code]")) arm(button);
