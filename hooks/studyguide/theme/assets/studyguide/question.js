/**
 * One question on a page: what is given, whether it is right, and how that is shown. The page holds
 * everything that is needed, in its form and in `data-` attributes; see templates/controls. What is
 * done depends on the controls, never on the kind of question.
 */

import { isAccepted, isNear, numberIn, partialCredit } from "./grading.js";

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

/**
 * Return a question's controls in order.
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
  ).filter((control) => !control.matches(OTHERS));
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
 * Return why an answer should not be checked yet, if it should not: what is not there cannot be
 * wrong, and a slip that the form itself shows costs no try.
 * @param {HTMLElement} question
 * @returns {Objection | undefined}
 */
export function objection(question) {
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
  const [first] = controls(question);
  return first instanceof HTMLTextAreaElement && accepted(first).length === 0;
}

/**
 * Return how good the answer is.
 * @param {HTMLElement} question
 * @returns {Result}
 */
export function grade(question) {
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

/**
 * Show which parts are right, in words for those who cannot see it, and every reason.
 * @param {HTMLElement} question
 * @param {Result} result
 * @param {Record<string, string>} words
 */
export function mark(question, result, words) {
  controls(question).forEach((control, at) => {
    const option = optionOf(control);
    if (option) markOption(option, control, words, control.type === "checkbox");
    else markPart(control, result.parts[at] ?? false, words);
  });
  for (const why of question.querySelectorAll(".why")) why.setAttribute("open", "");
}

/**
 * Say of an option whether it was chosen and whether it is right, unless it is neither.
 * @param {HTMLElement} option
 * @param {Control} control
 * @param {Record<string, string>} words
 * @param {boolean} several whether several options may be right
 */
function markOption(option, control, words, several) {
  const right = option.dataset.correct === "true";
  const chosen = isChoice(control) && control.checked;
  const say = (/** @type {Verdict} */ verdict, /** @type {string | undefined} */ text) => {
    option.dataset.verdict = verdict;
    option.querySelector(".choose")?.append(remark(verdict, text));
  };
  if (chosen) say(right ? "right" : "wrong", right ? words.part_right : words.part_wrong);
  else if (right) say("missed", several ? words.part_missed : words.part_key);
}

/**
 * Say of a part whether it is right, and if not, what is. What is empty was no answer.
 * @param {Control} control
 * @param {boolean} right
 * @param {Record<string, string>} words
 */
function markPart(control, right, words) {
  const item = control.closest("li");
  const given = control.value.trim() !== "";
  const remarks = [];
  if (right) remarks.push(remark("right", words.part_right));
  else if (given) remarks.push(remark("wrong", words.part_wrong));
  const key = keyTo(control);
  if (!right && key) remarks.push(remark("missed", words.part_key_is?.replace("{answer}", () => key)));
  if (given) (item ?? control).setAttribute("data-verdict", right ? "right" : "wrong");
  const line = item ?? control.closest(".written");
  if (line) line.append(...remarks);
  else control.after(...remarks);
}

/**
 * Return what would be right in a part, if it is short enough to be said beside it.
 * @param {Control} control
 * @returns {string | undefined}
 */
function keyTo(control) {
  const item = control.closest("li");
  const key = item?.dataset.place ?? item?.dataset.partner ?? control.dataset.key;
  return key ?? (control.classList.contains("gap") ? accepted(control)[0] : undefined);
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
  for (const control of controls(question)) control.toggleAttribute("disabled", locked);
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
function isChoice(control) {
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
function optionOf(element) {
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
function accepted(control) {
  return JSON.parse(control?.dataset.accept ?? "[]");
}
