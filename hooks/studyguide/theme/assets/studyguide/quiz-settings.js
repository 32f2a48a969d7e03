/**
 * How the reader wants to be asked: one question at a time or all on one page, with how many tries,
 * and what is told when. The same on every page and in every language.
 */

import { read, update } from "./store.js";

/** @typedef {import("./wording.js").Words} Words */
/**
 * @typedef {object} QuizSettings
 * @property {boolean} list whether all questions are shown at once
 * @property {number} tries how many there are before the answer is shown
 * @property {boolean} reasons whether the reason of what was chosen is told while there are tries left
 * @property {boolean} peek whether the answer can be opened before anything is given
 * @property {boolean} keys whether single keys do something
 */

/** By what they are in the state; each is empty or absent for what is first here. */
const CHOICES = /** @type {const} */ ({
  "quiz.view": ["", "list"],
  "quiz.tries": ["", "2", "3"],
  "quiz.reasons": ["", "off"],
  "quiz.peek": ["", "off"],
  "quiz.keys": ["", "off"],
});
/** @typedef {keyof typeof CHOICES} Key */

/** @returns {QuizSettings} */
export function quizSettings() {
  const settings = read().settings;
  return {
    list: settings["quiz.view"] === "list",
    tries: Number(settings["quiz.tries"]) || 1,
    reasons: settings["quiz.reasons"] !== "off",
    peek: settings["quiz.peek"] !== "off",
    keys: settings["quiz.keys"] !== "off",
  };
}

/**
 * Show all questions at once from now on, or one at a time.
 * @param {boolean} on
 */
export function showAsList(on) {
  change("quiz.view", on ? "list" : "");
}

/**
 * Return a panel of the settings, folded. What is changed is kept; whoever shows questions is told
 * by the store.
 * @param {Words} words
 * @param {HTMLElement[]} others what else the panel has
 * @returns {HTMLDetailsElement}
 */
export function settingsPanel(words, others) {
  const panel = document.createElement("details");
  panel.className = "quiz-settings";
  const summary = document.createElement("summary");
  summary.textContent = words.settings ?? "";
  const fields = [
    choice("quiz.view", words.view, [words.view_one, words.view_list]),
    choice("quiz.tries", words.tries, ["1", "2", "3"]),
    box("quiz.reasons", words.tell_reasons),
    box("quiz.peek", words.let_peek),
    box("quiz.keys", words.use_keys),
  ];
  const bar = document.createElement("div");
  bar.className = "quiz-settings-bar";
  bar.append(...others);
  panel.append(summary, ...fields, bar);
  return panel;
}

/**
 * Return a line with a choice between a few values.
 * @param {Key} key
 * @param {string | undefined} label
 * @param {(string | undefined)[]} names
 * @returns {HTMLElement}
 */
function choice(key, label, names) {
  const line = document.createElement("fieldset");
  const legend = document.createElement("legend");
  legend.textContent = label ?? "";
  line.append(legend);
  const present = read().settings[key] ?? "";
  names.forEach((name, at) => {
    const value = CHOICES[key][at] ?? "";
    const input = document.createElement("input");
    input.type = "radio";
    input.name = key;
    input.checked = value === present;
    input.addEventListener("change", () => change(key, value));
    line.append(labelled(input, name));
  });
  return line;
}

/**
 * Return a line with a box to tick, which is ticked unless the reader has said otherwise.
 * @param {Key} key
 * @param {string | undefined} label
 * @returns {HTMLElement}
 */
function box(key, label) {
  const input = document.createElement("input");
  input.type = "checkbox";
  input.checked = !read().settings[key];
  input.addEventListener("change", () => change(key, input.checked ? "" : "off"));
  return labelled(input, label);
}

/**
 * @param {HTMLInputElement} input
 * @param {string | undefined} text
 * @returns {HTMLElement}
 */
function labelled(input, text) {
  const label = document.createElement("label");
  const words = document.createElement("span");
  words.textContent = text ?? "";
  label.append(input, words);
  return label;
}

/**
 * @param {Key} key
 * @param {string} value
 */
function change(key, value) {
  update((state) => void (state.settings[key] = value));
}
