/** The review of a mock exam: every answer with its reasons, and what only the reader can judge. */

import { grade, isAnswered, isSelfGraded, lock } from "./question.js";
import { outcome, verdict } from "./scores.js";
import { selfGrade } from "./self-grade.js";
import { mark } from "./show-result.js";
import { read, update } from "./store.js";

/** @typedef {import("./wording.js").Words} Words */
/** @typedef {import("./state.js").Exam} Exam */
/** @typedef {import("./exam-questions.js").Drawn} Drawn */

/**
 * Show a question of an exam that has ended with its result.
 * @param {Drawn} question
 * @param {Words} words
 * @param {() => void} judged after the reader has judged the answer
 */
export function reviewed(question, words, judged) {
  const { element } = question;
  const said = document.createElement("p");
  said.className = "result";
  const tell = () => {
    const score = pointsOf(read().exam, [question]).get(question.id);
    if (!isAnswered(element)) said.textContent = words.not_answered ?? "";
    else said.textContent = score === undefined ? (words.compare ?? "") : verdict(score, words);
    if (score !== undefined) element.dataset.result = outcome(score);
  };
  lock(element, true);
  element.dataset.checked = "";
  element.querySelector("details.answer")?.setAttribute("open", "");
  if (!isSelfGraded(element)) mark(element, grade(element), words);
  else if (isAnswered(element)) {
    said.setAttribute("role", "status");
    letJudge(question, words, () => {
      tell();
      judged();
    });
  }
  tell();
  element.querySelector("form")?.append(said);
}

/**
 * Let the reader judge an answer; which points of the rubric are ticked is kept.
 * @param {Drawn} question
 * @param {Words} words
 * @param {() => void} judged
 */
function letJudge({ id, element }, words, judged) {
  const record = (/** @type {number} */ score, /** @type {number[]} */ points = []) => {
    update(({ exam }) => {
      if (!exam) return;
      exam.scores = { ...exam.scores, [id]: score };
      exam.ticked = { ...exam.ticked, [id]: points };
    });
    judged();
  };
  const exam = read().exam;
  selfGrade(element, words, record, { score: exam?.scores?.[id], points: exam?.ticked?.[id] });
}

/**
 * Return the points of what is marked; an answer that nobody has judged has none.
 * @param {Exam | null} exam
 * @param {Drawn[]} drawn
 * @returns {Map<string, number>}
 */
export function pointsOf(exam, drawn) {
  const open = (/** @type {Drawn} */ question) => isSelfGraded(question.element) && isAnswered(question.element);
  const marked = drawn.filter((question) => exam?.scores?.[question.id] !== undefined || !open(question));
  return new Map(marked.map(({ id }) => [id, exam?.scores?.[id] ?? 0]));
}

/**
 * Return how a question stands: before the end only whether it is answered.
 * @param {Drawn} question
 * @param {Exam | null} exam
 * @returns {string}
 */
export function standingOf(question, exam) {
  if (!isAnswered(question.element)) return "open";
  if (!exam?.ended) return "answered";
  const points = pointsOf(exam, [question]).get(question.id);
  return points === undefined ? "unjudged" : outcome(points);
}
