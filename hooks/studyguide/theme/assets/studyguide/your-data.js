/** The reader's own data: saved as a file or link, taken over from one, forgotten. */

import { asked, linkMaker, onArrival } from "./device-link.js";
import { button } from "./elements.js";
import { loaded } from "./site-data.js";
import { Unreadable } from "./state.js";
import { exportText, importText, opened, preview, reset, settled, update, warning } from "./store.js";
import { filled } from "./wording.js";

/** @typedef {import("./transfer.js").Course} Course */
/** @typedef {import("./transfer.js").Taken} Taken */
/** @typedef {import("./wording.js").Counted} Counted */
/** @typedef {Record<string, string> & { counts: Record<keyof Taken["counts"], Counted> }} Words */

/** The ids of the course could not be loaded. */
class Offline extends Error {}

/**
 * Return the ids that the course has.
 * @returns {Promise<Course>}
 * @throws {Offline}
 */
async function courseOf() {
  try {
    /** @type {import("./site-data.js").Asked} */
    const { questions, terms } = await loaded("progress.json");
    return { questions: new Set(Object.keys(questions)), terms: new Set(terms.map(({ id }) => id)) };
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
  const listed = listOf(counts, words);
  const key = listed ? "imported" : "nothing_new";
  return filled(words[foreign ? `${key}_partly` : key], { taken: listed, n: foreign });
}

/**
 * Return what is new: `2 answers, 1 card`.
 * @param {Taken["counts"]} counts
 * @param {Words} words
 * @returns {string} empty if nothing is
 */
function listOf(counts, words) {
  const kinds = /** @type {(keyof Taken["counts"])[]} */ (Object.keys(counts));
  const parts = kinds.flatMap((kind) => {
    return counts[kind] ? filled(words.counts[kind], { n: counts[kind] }) : [];
  });
  return parts.join(", ");
}

/**
 * Return the words for what comes by a link.
 * @param {Words} words
 * @returns {Words}
 */
function ofLink(words) {
  const own = Object.entries(words).flatMap(([key, text]) => (key.startsWith("link_") ? [[key.slice(5), text]] : []));
  return { ...words, ...Object.fromEntries(own) };
}

/** @param {HTMLElement} place */
export async function start(place) {
  await opened;
  /** @type {Words} */
  const words = JSON.parse(place.dataset.words ?? "{}");
  const said = document.createElement("p");
  said.className = "your-data-said";
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
   * @param {Words} words
   */
  const offerSettings = (settings, words) => {
    if (!Object.keys(settings).length) return;
    const use = button("md-button", words.use_settings, async () => {
      update((state) => void Object.assign(state.settings, settings));
      const trouble = await settled();
      say(trouble ? words[`store_${trouble}`] : words.settings_used);
      said.focus();
    });
    offer.append(`${words.other_settings ?? ""} `, use);
  };
  /**
   * Take over a text, and tell what came of it.
   * @param {() => Promise<string>} load
   * @param {Words} words
   * @param {(text: string, course: Course) => Promise<boolean>} [isWanted]
   */
  const take = async (load, words, isWanted) => {
    try {
      const [text, course] = [await load(), await courseOf()];
      if (isWanted && !(await isWanted(text, course))) return;
      const result = await importText(text, course);
      say(result.trouble ? words[`not_kept_${result.trouble}`] : sentence(result, words));
      if (!result.trouble) offerSettings(result.settings, words);
    } catch (error) {
      if (error instanceof Offline) say(words.offline);
      else say(words[error instanceof Unreadable ? error.message : "damaged"]);
    }
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
    await take(() => chosen.text(), words);
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
  const maker = linkMaker(words, say);
  bar.append(save, maker.button, file, label, forget);
  place.append(bar, maker.panel, said, offer);
  say(warning((fault) => words[`store_${fault}`]));
  bar.addEventListener("click", () => place.append(said, offer));
  onArrival(place, async (load) => {
    document.querySelector(".md-typeset .lead")?.after(said, offer); // where the reader is
    say("");
    await take(load, ofLink(words), async (text, course) => {
      const listed = listOf(preview(text, course).counts, words);
      const isWanted = !listed || (await asked(filled(words.link_ask, { taken: listed }), words));
      if (!isWanted) say(words.link_left);
      return isWanted;
    });
    said.focus();
  });
}
