/** The reader's own data: saved as a file, taken over from one, forgotten. */

import { button, filled } from "./answering.js";
import { Unreadable } from "./state.js";
import { exportText, importText, opened, reset, settled, update, warning } from "./store.js";

/** @typedef {import("./transfer.js").Course} Course */
/** @typedef {import("./transfer.js").Taken} Taken */
/** @typedef {{ one: string, many: string }} Counted */
/** @typedef {Record<string, string> & { counts: Record<keyof Taken["counts"], Counted> }} Words */

/** The ids of the course could not be loaded. */
class Offline extends Error {}

/**
 * Return the ids that the course has: its questions are on this page, its terms in `terms.json`.
 * @returns {Promise<Course>}
 * @throws {Offline}
 */
async function courseOf() {
  const lists = [...document.querySelectorAll("[data-progress]")].map((box) => box.getAttribute("data-progress") ?? "");
  try {
    const answer = await fetch(new URL("../../terms.json", import.meta.url));
    /** @type {{ terms: [id: string, ...rest: unknown[]][] }} */
    const { terms } = await answer.json();
    return { questions: new Set(lists.join(" ").split(" ")), terms: new Set(terms.map(([id]) => id)) };
  } catch {
    throw new Offline();
  }
}

/**
 * Return what was taken over, as a sentence.
 * @param {Taken} result
 * @param {Words} words
 * @returns {string}
 */
function sentence({ counts, foreign }, words) {
  const kinds = /** @type {(keyof Taken["counts"])[]} */ (Object.keys(counts));
  const parts = kinds.flatMap((kind) => {
    const { one = "", many = "" } = words.counts[kind] ?? {};
    return counts[kind] ? filled(counts[kind] === 1 ? one : many, { n: counts[kind] }) : [];
  });
  const key = parts.length ? "imported" : "nothing_new";
  return filled(words[foreign ? `${key}_partly` : key], { taken: parts.join(", "), n: foreign });
}

/** @param {HTMLElement} place */
export async function start(place) {
  await opened;
  /** @type {Words} */
  const words = JSON.parse(place.dataset.words ?? "{}");
  const said = document.createElement("p");
  said.setAttribute("role", "status");
  said.tabIndex = -1;
  const offer = document.createElement("p");
  /** @param {string | undefined} text */
  const say = (text) => {
    said.textContent = text ?? "";
    offer.replaceChildren();
  };
  /**
   * Offer the settings of a file that this browser has otherwise.
   * @param {Record<string, string>} settings
   */
  const offerSettings = (settings) => {
    if (!Object.keys(settings).length) return;
    const use = button("md-button", words.use_settings, async () => {
      update((state) => void Object.assign(state.settings, settings));
      const trouble = await settled();
      say(trouble ? words[`store_${trouble}`] : words.settings_used);
      said.focus();
    });
    offer.append(`${words.other_settings ?? ""} `, use);
  };
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
      const result = await importText(await chosen.text(), await courseOf());
      say(result.trouble ? words[`not_kept_${result.trouble}`] : sentence(result, words));
      if (!result.trouble) offerSettings(result.settings);
    } catch (error) {
      if (error instanceof Offline) say(words.offline);
      else say(words[error instanceof Unreadable ? error.message : "damaged"]);
    }
    file.value = "";
  });
  const save = button("md-button", words.export, () => {
    const link = document.createElement("a");
    link.href = URL.createObjectURL(new Blob([exportText()], { type: "application/json" }));
    link.download = "study-guide.json";
    link.click();
    URL.revokeObjectURL(link.href);
    say(words.exported);
  });
  const forget = button("md-button", words.reset, async () => {
    if (!confirm(words.sure_reset)) return;
    say((await reset()) ? words.was_reset : words.not_reset);
  });
  const bar = document.createElement("div");
  bar.className = "your-data-bar";
  bar.append(save, file, label, forget);
  place.append(bar, said, offer);
  say(warning((fault) => words[`store_${fault}`]));
}
