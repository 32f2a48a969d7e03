/** How the result of a question is shown on the page: which parts are right, what would be, and why. */

import { controls, isChoice, keyTo, mistakes, optionOf } from "./question.js";

/** @typedef {import("./question.js").Control} Control */
/** @typedef {import("./question.js").Mistake} Mistake */
/** @typedef {import("./question.js").Result} Result */
/** @typedef {import("./wording.js").Words} Words */

/**
 * What is shown beside what was given: nothing, as long as there are tries left, or the reasons of
 * what was chosen; in the end the key, with the reasons of what was chosen and of what is right.
 * Those of other options stay folded, so that on a phone the two that matter are seen together.
 * @typedef {"nothing" | "reasons" | "key"} Told
 */

/**
 * Show which parts are right, in words for those who cannot see it.
 * @param {HTMLElement} question
 * @param {Result} result
 * @param {Words} words
 * @param {Told} [told]
 */
export function mark(question, result, words, told = "key") {
  controls(question).forEach((control, at) => {
    const option = optionOf(control);
    if (option) markOption(option, control, words, told);
    else markPart(control, result.parts[at] ?? false, words, told);
  });
  if (told !== "nothing") for (const mistake of mistakes(question)) showWhy(mistake);
  if (told !== "key") return;
  for (const why of question.querySelectorAll(".why")) {
    const option = why.closest(".option");
    why.toggleAttribute("open", !option || option.hasAttribute("data-verdict"));
  }
}

/**
 * Scroll as little as it takes to see what was given and is not right, with its reason.
 * @param {HTMLElement} question
 */
export function showMistake(question) {
  question.querySelector("[data-verdict=wrong]")?.scrollIntoView({ block: "nearest" });
}

/**
 * Say of an option whether it was chosen and whether it is right, unless it is neither.
 * @param {HTMLElement} option
 * @param {Control} control
 * @param {Words} words
 * @param {Told} told
 */
function markOption(option, control, words, told) {
  const right = option.dataset.correct === "true";
  const chosen = isChoice(control) && control.checked;
  const say = (/** @type {Verdict} */ verdict, /** @type {string | undefined} */ text) => {
    option.dataset.verdict = verdict;
    option.querySelector(".choose")?.append(remark(verdict, text));
  };
  if (chosen) say(right ? "right" : "wrong", right ? words.part_right : words.part_wrong);
  else if (right && told === "key") say("missed", control.type === "checkbox" ? words.part_missed : words.part_key);
  if (!chosen || told !== "reasons") return;
  option.dataset.told = "";
  option.querySelector(".why")?.setAttribute("open", "");
}

/**
 * Say of a part whether it is right, and if not, what is. What is empty was no answer.
 * @param {Control} control
 * @param {boolean} right
 * @param {Words} words
 * @param {Told} told
 */
function markPart(control, right, words, told) {
  const item = control.closest("li");
  const given = control.value.trim() !== "";
  const remarks = [];
  if (right) remarks.push(remark("right", words.part_right));
  else if (given) remarks.push(remark("wrong", words.part_wrong));
  const key = told === "key" && !right && keyTo(control);
  if (key) remarks.push(remark("missed", words.part_key_is?.replace("{answer}", () => key)));
  if (given) (item ?? control).setAttribute("data-verdict", right ? "right" : "wrong");
  const line = item ?? control.closest(".written");
  if (line) line.append(...remarks);
  else control.after(...remarks);
}

/**
 * Say what went wrong, right where a usual wrong number was given.
 * @param {Mistake} mistake
 */
function showWhy({ control, why }) {
  const said = document.createElement("div");
  said.className = "mistaken";
  said.append(...[...why.childNodes].map((node) => node.cloneNode(true)));
  for (const named of said.querySelectorAll("[id]")) named.removeAttribute("id");
  (control.closest(".written") ?? control).after(said);
}

/** @typedef {"right" | "wrong" | "missed"} Verdict "missed" is right, but was not given */

/**
 * @param {Verdict} verdict
 * @param {string | undefined} text
 * @returns {HTMLElement}
 */
function remark(verdict, text) {
  const said = document.createElement("span");
  said.className = `verdict ${verdict}`;
  said.textContent = text ?? "";
  return said;
}

/**
 * Take everything back that `mark` has shown.
 * @param {HTMLElement} question
 */
export function unmark(question) {
  for (const said of question.querySelectorAll(".verdict, .mistaken")) said.remove();
  for (const place of question.querySelectorAll("[data-verdict]")) {
    place.removeAttribute("data-verdict");
    place.removeAttribute("data-told");
  }
  for (const details of question.querySelectorAll("details")) details.removeAttribute("open");
}
