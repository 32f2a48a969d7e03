/**
 * One question on a page: what is given, and whether it is right. The page holds everything that is
 * needed, in its form and in `data-` attributes; see templates/controls. What is done depends on the
 * controls, never on the kind of question.
 */

import { isAccepted, isNear, numberIn, partialCredit } from "./typed-answer.js";

/**
 * @typedef {object} Result
 * @property {number} score 0 to 1
 * @property {boolean[]} parts which of its controls are right
 */
/** @typedef {HTMLInputElement | HTMLSelectElement | HTMLTextAreaElement} Control */
/**
 * @typedef {object} Objection why an answer is not checked yet
 * @property {Control} control where
 * @property {string} key of what is said
 * @property {Record<string, string>} values of what is said
 */

/** What a question has of its texts and of the reader's own judgement: tabs, boxes of tasks. */
const OTHERS = ".self-grade *, .tabbed-set > input, .task-list-item [type=checkbox]";

/** Told of a question when its controls have changed otherwise than by the reader's hand. */
export const REDRAW = "redraw";

/**
 * Return a question's controls in the order of the page, wherever a list of things to sort shows them.
 * @param {HTMLElement} question
 * @returns {Control[]}
 */
export function controls(question) {
  return [...question.querySelectorAll("input, select, textarea")].filter(
    /** @returns {control is Control} */
    (control) =>
      control instanceof HTMLInputElement ||
      control instanceof HTMLSelectElement ||
      control instanceof HTMLTextAreaElement,
  ).filter((control) => !control.matches(OTHERS)).sort((a, b) => Number(a.dataset.at ?? 0) - Number(b.dataset.at ?? 0));
}

/**
 * Return the parts of a question that are graded one by one: itself, if it has only one.
 * @param {HTMLElement} question
 * @returns {HTMLElement[]}
 */
function partsOf(question) {
  const parts = [...question.querySelectorAll(".part")].filter((part) => part instanceof HTMLElement);
  return parts.length ? parts : [question];
}

/**
 * Return what takes the focus for a control: in lists to sort or to pair, a button does its work.
 * @param {Control | undefined} control
 * @returns {HTMLElement | undefined}
 */
export function operated(control) {
  return control?.hidden ? (control.closest("li")?.querySelector("button") ?? control) : control;
}

/**
 * Return what is written to the letter: the chosen values, or the text of every control.
 * @param {HTMLElement} question
 * @returns {string[]}
 */
export function written(question) {
  return controls(question).map((control) => (isChoice(control) && !control.checked ? "" : control.value));
}

/**
 * Return what is given: what is written, without the spaces around it.
 * @param {HTMLElement} question
 * @returns {string[]}
 */
export function given(question) {
  return written(question).map((text) => text.trim());
}

/**
 * Put an answer back into the form.
 * @param {HTMLElement} question
 * @param {string[]} answer
 */
export function restore(question, answer) {
  controls(question).forEach((control, at) => {
    const value = answer[at] ?? "";
    if (isChoice(control)) control.checked = value !== "";
    else control.value = value;
  });
  question.dispatchEvent(new Event(REDRAW));
}

/**
 * Return whether anything is given.
 * @param {HTMLElement} question
 * @returns {boolean}
 */
export function isAnswered(question) {
  const parts = partsOf(question);
  if (parts.length > 1) return parts.some(isAnswered);
  const answer = given(question);
  return isSelect(question) ? answer.every(Boolean) : answer.some(Boolean);
}

/**
 * Return why an answer should not be checked yet, if it should not: what is not there cannot be
 * wrong, and a slip that the form itself shows costs no try.
 * @param {HTMLElement} question
 * @returns {Objection | undefined}
 */
export function objection(question) {
  const parts = partsOf(question);
  if (parts.length > 1) return parts.map(objection).find(Boolean);
  const all = controls(question);
  const values = given(question);
  const at = (/** @type {number} */ place, /** @type {string} */ key, sentence = {}) => {
    const control = all[place];
    return control && { control, key, values: sentence };
  };
  if (!values.some(Boolean)) return at(0, "answer_first");
  const empty = values.indexOf("");
  if (isWhole(question) && empty >= 0) {
    return at(empty, "answer_missing", { where: all[empty]?.getAttribute("aria-label") ?? "" });
  }
  const twice = values.findIndex((value, place) => values.indexOf(value) < place);
  if (isSelect(question) && twice >= 0) return at(twice, "answer_twice", { answer: values[twice] });
  if (!isNumber(all[0])) return undefined;
  return Number.isFinite(numberIn(values[0] ?? "", all[0]?.dataset.unit)) ? undefined : at(0, "no_number");
}

/**
 * Return whether only the reader can judge the answer.
 * @param {HTMLElement} question
 * @returns {boolean}
 */
export function isSelfGraded(question) {
  if (partsOf(question).length > 1) return false;
  const [first] = controls(question);
  return first instanceof HTMLTextAreaElement && accepted(first).length === 0;
}

/**
 * Return how good the answer is.
 * @param {HTMLElement} question
 * @returns {Result}
 */
export function grade(question) {
  const several = partsOf(question);
  if (several.length > 1) {
    const results = several.map(grade);
    const score = results.reduce((sum, result) => sum + result.score, 0) / results.length;
    return { score, parts: results.flatMap((result) => result.parts) };
  }
  const all = controls(question);
  if (all.every(isChoice)) {
    const chosen = all.map((input) => input.checked);
    const right = all.map((one) => optionOf(one)?.dataset.correct === "true");
    const parts = right.map((is, at) => is === chosen[at]);
    return { score: partialCredit(chosen, right), parts };
  }
  const parts = all.map(isRight);
  return { score: parts.filter(Boolean).length / parts.length, parts };
}

/**
 * Return whether what is given in a select or a field is right.
 * @param {Control} control
 * @returns {boolean}
 */
function isRight(control) {
  if (control instanceof HTMLSelectElement) return control.value === keyTo(control);
  if (!isNumber(control)) return isAccepted(control.value, accepted(control), strictness(control));
  const { answer, tolerance, unit, decimal } = control.dataset;
  return isNear(control.value, { answer: Number(answer), tolerance: Number(tolerance), unit, decimal });
}

/** @typedef {{ control: Control, why: Element }} Mistake a wrong number, and what the page says of it */

/**
 * Return the usual wrong numbers that were given, each with what went wrong.
 * @param {HTMLElement} question
 * @returns {Mistake[]}
 */
export function mistakes(question) {
  const known = [...question.querySelectorAll("[data-mistake]")];
  return controls(question).flatMap((control) => {
    if (!known.length || !isNumber(control) || isRight(control)) return [];
    const { tolerance, unit, decimal } = control.dataset;
    const near = (/** @type {Element} */ one) =>
      isNear(control.value, { answer: Number(one.getAttribute("data-mistake")), tolerance: Number(tolerance), unit, decimal });
    const why = known.find(near);
    return why ? [{ control, why }] : [];
  });
}

/**
 * Return what would be right in a part, if it is short enough to be said beside it.
 * @param {Control} control
 * @returns {string | undefined}
 */
export function keyTo(control) {
  const item = control.closest("li");
  const key = item?.dataset.place ?? item?.dataset.partner ?? control.dataset.key;
  return key ?? (control.classList.contains("gap") ? accepted(control)[0] : undefined);
}

/**
 * Allow or forbid changes.
 * @param {HTMLElement} question
 * @param {boolean} locked
 */
export function lock(question, locked) {
  for (const control of controls(question)) control.toggleAttribute("disabled", locked);
  question.dispatchEvent(new Event(REDRAW));
}

/**
 * Return whether the answer is in the reader's own words or numbers.
 * @param {HTMLElement} question
 * @returns {boolean}
 */
export function isTyped(question) {
  return controls(question).every((control) => !isChoice(control)) && !isSelect(question);
}

/** @param {Element} control @returns {control is HTMLInputElement} */
export function isChoice(control) {
  return control instanceof HTMLInputElement && (control.type === "radio" || control.type === "checkbox");
}

/** @param {Control | undefined} control @returns {boolean} */
function isNumber(control) {
  return control?.dataset.answer !== undefined;
}

/** @param {HTMLElement} question */
function isSelect(question) {
  return controls(question).every((control) => control instanceof HTMLSelectElement);
}

/**
 * Whether an answer is one only if nothing in it is empty.
 * @param {HTMLElement} question
 */
function isWhole(question) {
  return isSelect(question) || controls(question).every((control) => control.classList.contains("gap"));
}

/** @param {Element} element @returns {HTMLElement | null} */
export function optionOf(element) {
  return element.closest(".option");
}

/** @param {HTMLElement} control */
function strictness(control) {
  const question = /** @type {HTMLElement | null} */ (control.closest("[data-folding]"));
  return {
    refused: JSON.parse(control.dataset.not ?? "[]"),
    exact: "exact" in control.dataset,
    folding: question ? JSON.parse(question.dataset.folding ?? "") : undefined,
  };
}

/** @param {HTMLElement | null} control @returns {string[]} */
export function accepted(control) {
  return JSON.parse(control?.dataset.accept ?? "[]");
}
