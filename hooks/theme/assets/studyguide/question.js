/**
 * One question on a page: what is given, whether it is right, and how that is shown. The page holds
 * everything that is needed, in its form and in `data-` attributes; see templates/question.md.
 */

import { isAccepted, isNear, partialCredit } from "./grading.js";

/**
 * @typedef {object} Result
 * @property {number} score 0 to 1
 * @property {boolean[]} parts which of its controls are right
 */

/**
 * Return a question's controls in order.
 * @param {HTMLElement} question
 * @returns {(HTMLInputElement | HTMLSelectElement | HTMLTextAreaElement)[]}
 */
export function controls(question) {
  return [...question.querySelectorAll("input, select, textarea")].filter(
    /** @returns {one is HTMLInputElement | HTMLSelectElement | HTMLTextAreaElement} */
    (one) => one instanceof HTMLInputElement || one instanceof HTMLSelectElement || one instanceof HTMLTextAreaElement,
  ).filter((one) => !one.closest(".self-grade"));
}

/**
 * Return what is given: the chosen values, or the text of every control.
 * @param {HTMLElement} question
 * @returns {string[]}
 */
export function given(question) {
  return controls(question).map((one) => (isChoice(one) ? (one.checked ? one.value : "") : one.value.trim()));
}

/**
 * Put an answer back into the form.
 * @param {HTMLElement} question
 * @param {string[]} answer
 */
export function restore(question, answer) {
  controls(question).forEach((one, at) => {
    const value = answer[at] ?? "";
    if (isChoice(one)) one.checked = value !== "";
    else one.value = value;
  });
}

/**
 * Return whether anything is given.
 * @param {HTMLElement} question
 * @returns {boolean}
 */
export function isAnswered(question) {
  const answer = given(question);
  return isSelect(question) ? answer.every(Boolean) : answer.some(Boolean);
}

/**
 * Return whether only the reader can judge the answer.
 * @param {HTMLElement} question
 * @returns {boolean}
 */
export function isSelfGraded(question) {
  const kind = question.dataset.kind;
  return kind === "essay" || (kind === "short" && accepted(question.querySelector("textarea")).length === 0);
}

/**
 * Return how good the answer is.
 * @param {HTMLElement} question
 * @returns {Result}
 */
export function grade(question) {
  const all = controls(question);
  switch (question.dataset.kind) {
    case "choice":
    case "true-false":
    case "multiple": {
      const chosen = all.map((one) => isChoice(one) && one.checked);
      const right = all.map((one) => optionOf(one)?.dataset.correct === "true");
      const parts = right.map((is, at) => is === chosen[at]);
      return { score: partialCredit(chosen, right), parts };
    }
    case "order":
      return shared(all.map((one) => one.value === one.closest("li")?.dataset.place));
    case "match":
      return shared(all.map((one) => one.value === one.closest("li")?.dataset.partner));
    case "numeric": {
      const { answer, tolerance, unit, decimal } = all[0]?.dataset ?? {};
      const key = { answer: Number(answer), tolerance: Number(tolerance), unit, decimal };
      return shared([isNear(all[0]?.value ?? "", key)]);
    }
    default: // cloze, short
      return shared(all.map((one) => isAccepted(one.value, accepted(one), strictness(one))));
  }
}

/**
 * @param {boolean[]} parts
 * @returns {Result}
 */
function shared(parts) {
  return { score: parts.filter(Boolean).length / parts.length, parts };
}

/**
 * Show which parts are right, in words for those who cannot see it, and every reason.
 * @param {HTMLElement} question
 * @param {Result} result
 * @param {Record<string, string>} words
 */
export function mark(question, result, words) {
  controls(question).forEach((one, at) => {
    const option = optionOf(one);
    if (!option) {
      note(one.closest("li") ?? one, result.parts[at] ? "right" : "wrong", words, one);
      return;
    }
    const right = option.dataset.correct === "true";
    const chosen = isChoice(one) && one.checked;
    if (chosen) note(option, right ? "right" : "wrong", words);
    else if (right) note(option, "missed", words);
  });
  for (const why of question.querySelectorAll(".why")) why.setAttribute("open", "");
}

/**
 * Say of a control whether it is right.
 * @param {Element} place what carries the colour
 * @param {"right" | "wrong" | "missed"} verdict
 * @param {Record<string, string>} words
 * @param {Element} [control] after which it is said, if it is not at the end of the place
 */
function note(place, verdict, words, control) {
  place.setAttribute("data-verdict", verdict);
  const said = document.createElement("span");
  said.className = `verdict ${verdict}`;
  said.textContent = words[`part_${verdict}`] ?? "";
  const line = place.querySelector(".choose") ?? (control === place ? null : place);
  if (line) line.append(said);
  else place.after(said);
}

/**
 * Take everything back that `mark` has shown.
 * @param {HTMLElement} question
 */
export function unmark(question) {
  for (const said of question.querySelectorAll(".verdict")) said.remove();
  for (const place of question.querySelectorAll("[data-verdict]")) place.removeAttribute("data-verdict");
  for (const details of question.querySelectorAll("details")) details.removeAttribute("open");
}

/**
 * Allow or forbid changes.
 * @param {HTMLElement} question
 * @param {boolean} locked
 */
export function lock(question, locked) {
  for (const one of controls(question)) one.toggleAttribute("disabled", locked);
}

/** @param {Element} one @returns {one is HTMLInputElement} */
function isChoice(one) {
  return one instanceof HTMLInputElement && (one.type === "radio" || one.type === "checkbox");
}

/** @param {HTMLElement} question */
function isSelect(question) {
  return question.dataset.kind === "order" || question.dataset.kind === "match";
}

/** @param {Element} one @returns {HTMLElement | null} */
function optionOf(one) {
  return one.closest(".option");
}

/** @param {HTMLElement} one */
function strictness(one) {
  return { refused: JSON.parse(one.dataset.not ?? "[]"), exact: "exact" in one.dataset };
}

/** @param {HTMLElement | null} one @returns {string[]} */
function accepted(one) {
  return JSON.parse(one?.dataset.accept ?? "[]");
}
