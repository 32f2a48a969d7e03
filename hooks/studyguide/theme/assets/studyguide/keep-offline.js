/** A week or the course that the browser can keep: how much it is, how far it is, and what to do. */

import { follow, tell } from "./offline-worker.js";
import { filled } from "./wording.js";

/** @typedef {import("./offline-worker.js").SetState} SetState */
/** @typedef {Record<string, string>} Words */

/**
 * Return a size for a reader.
 * @param {number} bytes
 * @param {Words} words
 * @returns {string}
 */
function sizeOf(bytes, words) {
  const kilobytes = Math.round(bytes / 1000);
  if (kilobytes < 1000) return filled(words.kilobytes, { n: kilobytes });
  const megabytes = (kilobytes / 1000).toFixed(1).replace(".", words.decimal ?? ".");
  return filled(words.megabytes, { n: megabytes });
}

/**
 * Return the key of the sentence for a state.
 * @param {SetState} state
 * @param {boolean} covered whether the whole course is kept
 * @returns {string}
 */
function standing({ kept, begun, loading, fault }, covered) {
  if (loading) return "loading";
  if (fault) return fault;
  if (covered && !begun) return "covered";
  return kept ? "kept" : begun ? "begun" : "size";
}

/** @type {Record<string, string>} what can be done in a state, besides removing */
const ACTS = { size: "keep", loading: "stop", full: "keep", network: "go_on", renewed: "go_on", begun: "go_on", kept: "remove" };

/** @param {HTMLElement} place */
export async function start(place) {
  const set = place.dataset.set ?? "";
  /** @type {Words} */
  const words = JSON.parse(place.closest("[data-words]")?.getAttribute("data-words") ?? "{}");
  const name = place.querySelector(".keep-name")?.textContent ?? "";
  const text = /** @type {HTMLElement} */ (place.querySelector(".keep-state"));
  const said = /** @type {HTMLElement} */ (place.querySelector(".keep-said"));
  const progress = /** @type {HTMLProgressElement} */ (place.querySelector("progress"));
  const act = /** @type {HTMLButtonElement} */ (place.querySelector(".keep-act"));
  const remove = /** @type {HTMLButtonElement} */ (place.querySelector(".keep-remove"));
  let shown = "";
  /** @param {HTMLButtonElement} button @param {string} key */
  const label = (button, key) => {
    button.hidden = !key;
    button.textContent = words[key] ?? "";
    button.setAttribute("aria-label", filled(words.named, { act: words[key] ?? "", name }));
  };
  act.addEventListener("click", () => {
    const wants = ["keep", "go_on"].includes(ACTS[shown] ?? "");
    if (wants) navigator.storage?.persist?.().catch(() => {}); // kept by wish: not to go for want of room
    tell({ ask: wants ? "keep" : "remove", set });
  });
  remove.addEventListener("click", () => {
    act.focus();
    tell({ ask: "remove", set });
  });
  follow(({ sets }) => {
    const state = sets[set];
    place.hidden = !state;
    if (!state) return;
    const now = standing(state, Boolean(set !== "course" && sets.course?.kept));
    const sizes = { size: sizeOf(state.bytes, words), here: sizeOf(state.here, words) };
    text.textContent = filled(words[now], sizes);
    if (now !== shown && shown === "loading") said.textContent = filled(words[now], sizes);
    label(act, ACTS[now] ?? "");
    label(remove, state.begun && ACTS[now] === "go_on" ? "remove" : "");
    progress.hidden = now !== "loading";
    progress.value = state.bytes ? state.here / state.bytes : 0;
    place.dataset.standing = now;
    shown = now;
  });
}
