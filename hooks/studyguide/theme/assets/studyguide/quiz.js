/**
 * The self-check: answers are checked on the spot, every reason is shown, and what was wrong can be
 * tried again. Without this script questions, reasons and answers can be read all the same.
 */

import { RIGHT, button, filled } from "./answering.js";
import { selfCheck } from "./self-check.js";
import { opened, read, subscribe, update, warning } from "./store.js";

/** @typedef {import("./answering.js").Words} Words */

/**
 * Return a number that depends on two texts alone: FNV-1a.
 * @param {string} text
 * @returns {number}
 */
function hash(text) {
  let value = 0x811c9dc5;
  for (const byte of new TextEncoder().encode(text)) value = Math.imul(value ^ byte, 0x01000193) >>> 0;
  return value;
}

/**
 * Bring a page of questions to life.
 * @param {HTMLElement} quiz
 */
export async function start(quiz) {
  await opened;
  /** @type {Words} */
  const words = JSON.parse(quiz.dataset.words ?? "{}");
  const page = quiz.dataset.quiz ?? "";
  const questions = [...quiz.querySelectorAll("section.question")].filter((section) => section instanceof HTMLElement);
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
    for (const section of questions) section.hidden = on && isRight(section);
  });
  retry.setAttribute("aria-pressed", "false");
  const note = document.createElement("p");
  note.className = "quiz-note";

  /** @param {HTMLElement} section */
  const isRight = (section) => (read().answers[section.dataset.question ?? ""]?.score ?? 0) > RIGHT;
  const arrange = () => {
    const seed = read().settings[`shuffle:${page}`] ?? "";
    shuffle.setAttribute("aria-pressed", String(seed !== ""));
    const order = [...original];
    const place = (/** @type {HTMLElement} */ section) => hash(seed + section.dataset.question);
    if (seed) order.sort((a, b) => place(a) - place(b));
    const present = [...quiz.querySelectorAll("section.question")];
    // what is in its place is not moved: a move takes the focus from who is already typing
    if (order.some((section, at) => section !== present[at])) for (const section of order) quiz.append(section);
  };
  const changed = () => {
    const answers = questions.map((section) => read().answers[section.dataset.question ?? ""]).filter(Boolean);
    const right = answers.filter((answer) => (answer?.score ?? 0) > RIGHT).length;
    score.textContent = filled(words.score, { right, answered: answers.length, all: questions.length });
    note.textContent = warning((fault) => words[`store_${fault}`]);
  };
  bar.append(score, shuffle, retry);
  quiz.prepend(bar, note);
  const checks = questions.flatMap((section) => selfCheck(section, words, changed) ?? []);
  arrange();
  changed();
  subscribe(() => {
    for (const check of checks) check.refresh();
    changed();
  });
  const save = () => {
    for (const check of checks) check.save();
  };
  addEventListener("pagehide", save);
  addEventListener("visibilitychange", save); // a phone may end a page in the background unasked
}

