/**
 * The self-check: answers are checked on the spot, every reason is shown, and what was wrong can be
 * tried again. Without this script questions, reasons and answers can be read all the same.
 */

import { RIGHT, button, filled, selfGrade, verdict } from "./answering.js";
import { grade, isAnswered, isSelfGraded, lock, mark, unmark } from "./question.js";
import { problem, read, update } from "./store.js";

/** @typedef {import("./answering.js").Words} Words */

/**
 * Bring a question to life.
 * @param {HTMLElement} question
 * @param {Words} words
 * @param {() => void} changed
 */
function equip(question, words, changed) {
  const form = question.querySelector("form");
  const answer = question.querySelector("details.answer");
  if (!form || !(answer instanceof HTMLDetailsElement)) return;
  const said = document.createElement("p");
  said.className = "result";
  said.setAttribute("role", "status");
  const check = button("md-button md-button--primary check", words.check, () => judge());
  const again = button("md-button again", words.again, () => {
    unmark(question);
    form.reset();
    lock(question, false);
    said.textContent = "";
    question.removeAttribute("data-result");
    show(false);
    form.querySelector("input, select, textarea")?.dispatchEvent(new Event("focus"));
    const first = form.querySelector("input, select, textarea");
    if (first instanceof HTMLElement) first.focus();
  });
  const bar = document.createElement("div");
  bar.className = "question-bar";
  bar.append(check, again, said);
  form.append(bar);

  /** @param {boolean} judged */
  const show = (judged) => {
    check.hidden = judged;
    again.hidden = !judged;
  };
  /** @param {number} score */
  const record = (score) => {
    const id = question.dataset.question ?? "";
    update((state) => {
      const tries = (state.answers[id]?.tries ?? 0) + 1;
      state.answers[id] = { at: Date.now(), score, tries };
    });
    question.dataset.result = score > RIGHT ? "right" : score > 0 ? "partly" : "wrong";
    said.textContent = verdict(score, words);
    changed();
  };
  const judge = () => {
    if (!isAnswered(question)) {
      said.textContent = words.answer_first ?? "";
      return;
    }
    answer.open = true;
    lock(question, true);
    show(true);
    if (isSelfGraded(question)) {
      said.textContent = words.compare ?? "";
      selfGrade(question, words, record);
      return;
    }
    const result = grade(question);
    mark(question, result, words);
    record(result.score);
    again.focus();
  };
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    if (!check.hidden) judge();
  });
  show(false);
}

/**
 * Return a number that depends on two texts alone: FNV-1a.
 * @param {string} text
 * @returns {number}
 */
function hash(text) {
  let found = 0x811c9dc5;
  for (const byte of new TextEncoder().encode(text)) found = Math.imul(found ^ byte, 0x01000193) >>> 0;
  return found;
}

/**
 * Bring a page of questions to life.
 * @param {HTMLElement} quiz
 */
export function start(quiz) {
  /** @type {Words} */
  const words = JSON.parse(quiz.dataset.words ?? "{}");
  const page = quiz.dataset.quiz ?? "";
  const questions = [...quiz.querySelectorAll("section.question")].filter((one) => one instanceof HTMLElement);
  const original = [...questions];
  const bar = document.createElement("div");
  bar.className = "quiz-bar";
  const score = document.createElement("p");
  score.className = "quiz-score";
  score.setAttribute("role", "status");
  const shuffle = button("md-button", words.shuffle, () => {
    const seed = read().settings[`shuffle:${page}`] ? "" : String(Date.now());
    update((state) => void (state.settings[`shuffle:${page}`] = seed));
    arrange();
  });
  const retry = button("md-button", words.retry, () => {
    const on = retry.getAttribute("aria-pressed") !== "true";
    retry.setAttribute("aria-pressed", String(on));
    for (const one of questions) one.hidden = on && isRight(one);
  });
  retry.setAttribute("aria-pressed", "false");
  const note = document.createElement("p");
  note.className = "quiz-note";

  /** @param {HTMLElement} one */
  const isRight = (one) => (read().answers[one.dataset.question ?? ""]?.score ?? 0) > RIGHT;
  const arrange = () => {
    const seed = read().settings[`shuffle:${page}`] ?? "";
    shuffle.setAttribute("aria-pressed", String(seed !== ""));
    const order = [...original];
    const place = (/** @type {HTMLElement} */ one) => hash(seed + one.dataset.question);
    if (seed) order.sort((one, other) => place(one) - place(other));
    const present = [...quiz.querySelectorAll("section.question")];
    // what is in its place is not moved: a move takes the focus from who is already typing
    if (order.some((one, at) => one !== present[at])) for (const one of order) quiz.append(one);
  };
  const changed = () => {
    const answers = questions.map((one) => read().answers[one.dataset.question ?? ""]).filter(Boolean);
    const right = answers.filter((one) => (one?.score ?? 0) > RIGHT).length;
    score.textContent = filled(words.score, { right, answered: answers.length, all: questions.length });
    note.textContent = problem() ? (words[`store_${problem()}`] ?? "") : "";
  };
  bar.append(score, shuffle, retry);
  quiz.prepend(bar, note);
  for (const one of questions) equip(one, words, changed);
  arrange();
  changed();
}

