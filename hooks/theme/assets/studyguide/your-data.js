/** The reader's own data: saved as a file, taken over from one, forgotten. */

import { button } from "./answering.js";
import { Unreadable } from "./state.js";
import { exportText, importText, problem, reset } from "./store.js";

/** @param {HTMLElement} place */
export function start(place) {
  /** @type {Record<string, string>} */
  const words = JSON.parse(place.dataset.words ?? "{}");
  const said = document.createElement("p");
  said.setAttribute("role", "status");
  said.textContent = problem() ? (words[`store_${problem()}`] ?? "") : "";
  const file = document.createElement("input");
  file.type = "file";
  file.accept = "application/json,.json";
  file.id = "your-data-file";
  const label = document.createElement("label");
  label.className = "md-button";
  label.htmlFor = file.id;
  label.textContent = words.import ?? "";
  file.addEventListener("change", async () => {
    const [chosen] = file.files ?? [];
    if (!chosen) return;
    try {
      importText(await chosen.text());
      said.textContent = words.imported ?? "";
    } catch (error) {
      said.textContent = words[error instanceof Unreadable ? error.message : "damaged"] ?? "";
    }
    file.value = "";
  });
  const save = button("md-button", words.export, () => {
    const link = document.createElement("a");
    link.href = URL.createObjectURL(new Blob([exportText()], { type: "application/json" }));
    link.download = "study-guide.json";
    link.click();
    URL.revokeObjectURL(link.href);
    said.textContent = words.exported ?? "";
  });
  const forget = button("md-button", words.reset, () => {
    if (!confirm(words.sure_reset)) return;
    reset();
    said.textContent = words.was_reset ?? "";
  });
  const bar = document.createElement("div");
  bar.className = "your-data-bar";
  bar.append(save, file, label, forget);
  place.append(bar, said);
}
