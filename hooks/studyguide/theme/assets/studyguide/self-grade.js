/** Judging one's own answer below the model answer: by the points of its rubric, or in three steps. */

import { button } from "./elements.js";

/** @typedef {import("./wording.js").Words} Words */

/**
 * @typedef {object} Judgement
 * @property {number} [score]
 * @property {number[]} [points] which points of the rubric the answer has
 */

/**
 * Let the reader judge below the model answer: point by point in the rubric, or in three steps.
 * @param {HTMLElement} question
 * @param {Words} words
 * @param {(score: number, points?: number[]) => void} record
 * @param {Judgement} [judged] how the reader has judged before
 */
export function selfGrade(question, words, record, judged = {}) {
  removeSelfGrade(question);
  const rubric = question.querySelector(".rubric");
  if (rubric) gradeByRubric(rubric, words, record, judged);
  else question.querySelector(".model-answer")?.after(gradeInSteps(words, record, judged));
}

/**
 * Put a box before every point of a rubric.
 * @param {Element} rubric
 * @param {Words} words
 * @param {(score: number, points: number[]) => void} record
 * @param {Judgement} judged
 */
function gradeByRubric(rubric, words, record, judged) {
  const boxes = [...rubric.querySelectorAll(":scope > li")].map((item, at) => {
    const input = document.createElement("input");
    input.type = "checkbox";
    input.checked = judged.points?.includes(at) ?? false;
    input.addEventListener("change", () => judge());
    const label = document.createElement("label");
    const point = document.createElement("span");
    point.append(...item.childNodes);
    label.append(input, point);
    item.append(label);
    return input;
  });
  const none = button("md-button", words.had_none, () => {
    for (const box of boxes) box.checked = false;
    judge();
  });
  none.setAttribute("aria-pressed", String(judged.score === 0));
  const judge = () => {
    const points = boxes.flatMap((box, at) => (box.checked ? [at] : []));
    none.setAttribute("aria-pressed", String(points.length === 0));
    record(points.length / boxes.length, points);
  };
  rubric.classList.add("self-grade");
  const bar = document.createElement("p");
  bar.className = "self-grade-none";
  bar.append(none);
  rubric.after(bar);
}

/**
 * Return a button for each of three steps.
 * @param {Words} words
 * @param {(score: number) => void} record
 * @param {Judgement} judged
 * @returns {HTMLElement}
 */
function gradeInSteps(words, record, judged) {
  const box = document.createElement("div");
  box.className = "self-grade";
  box.setAttribute("role", "group");
  box.setAttribute("aria-label", words.judge ?? "");
  for (const [score, key] of /** @type {const} */ ([[1, "had_it"], [0.5, "had_part"], [0, "had_not"]])) {
    const step = button("md-button", words[key], () => {
      for (const sibling of box.children) sibling.setAttribute("aria-pressed", String(sibling === step));
      record(score);
    });
    step.setAttribute("aria-pressed", String(score === judged.score));
    box.append(step);
  }
  return box;
}

/**
 * Take everything back that `selfGrade` has put into a question.
 * @param {HTMLElement} question
 */
export function removeSelfGrade(question) {
  for (const element of question.querySelectorAll("div.self-grade, .self-grade-none")) element.remove();
  for (const label of question.querySelectorAll(".rubric label")) {
    label.replaceWith(...(label.querySelector("span")?.childNodes ?? []));
  }
  question.querySelector(".rubric")?.classList.remove("self-grade");
}
