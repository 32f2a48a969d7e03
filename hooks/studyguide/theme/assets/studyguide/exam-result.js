/** The result of a mock exam: points by week, what is left to judge, and what to study next. */

import { studyNext } from "./read-again.js";
import { weekName } from "./week-name.js";
import { filled } from "./wording.js";

/** @typedef {import("./wording.js").Words} Words */
/** @typedef {import("./exam-questions.js").Drawn} Drawn */

/**
 * Return the result as elements, its heading first.
 * @param {Drawn[]} drawn
 * @param {Map<string, number>} points of what is marked, by question
 * @param {{ words: Words, ranOut: boolean }} told
 * @returns {HTMLElement[]}
 */
export function summary(drawn, points, { words, ranOut }) {
  const marked = drawn.filter((question) => points.has(question.id));
  const title = document.createElement("h2");
  title.tabIndex = -1;
  title.textContent = filled(words.result, { n: sum(marked, points), all: marked.length });
  /** @type {HTMLElement[]} */
  const parts = [title];
  if (ranOut) parts.push(paragraph(words.ran_out));
  const lost = marked.map(({ id, element }) => ({ element, points: points.get(id) ?? 0 }));
  const open = drawn.filter((question) => !points.has(question.id));
  if (open.length) parts.push(toJudge(open, words));
  return [...parts, byWeek(drawn, points, words), ...studyNext(lost, words)];
}

/**
 * @param {Drawn[]} marked
 * @param {Map<string, number>} points
 * @returns {string}
 */
function sum(marked, points) {
  const total = marked.reduce((all, question) => all + (points.get(question.id) ?? 0), 0);
  return String(Math.round(total * 10) / 10);
}

/**
 * Return how many answers wait for the reader's judgement, with a link to each.
 * @param {Drawn[]} open
 * @param {Words} words
 */
function toJudge(open, words) {
  const place = paragraph(filled(words.to_judge, { n: open.length }));
  place.className = "exam-open";
  for (const [at, { id, title }] of open.entries()) {
    const link = document.createElement("a");
    link.href = `#${id}`;
    link.textContent = title;
    place.append(at ? ", " : " ", link);
  }
  return place;
}

/**
 * @param {Drawn[]} drawn
 * @param {Map<string, number>} points
 * @param {Words} words
 */
function byWeek(drawn, points, words) {
  const table = document.createElement("table");
  for (const week of [...new Set(drawn.map((question) => question.week))].sort((a, b) => a - b)) {
    const marked = drawn.filter((question) => question.week === week && points.has(question.id));
    const row = table.insertRow();
    const head = document.createElement("th");
    head.scope = "row";
    head.textContent = weekName(words, week);
    row.append(head);
    row.insertCell().textContent = marked.length ? `${sum(marked, points)} / ${marked.length}` : "–";
  }
  return table;
}

/**
 * @param {string | undefined} text
 * @returns {HTMLElement}
 */
function paragraph(text) {
  const paragraph = document.createElement("p");
  paragraph.textContent = text ?? "";
  return paragraph;
}
