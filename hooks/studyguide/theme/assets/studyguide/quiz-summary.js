/** The end of a self-check: how it went, what was missed, what to read again, and what may come next. */

import { button } from "./elements.js";
import { answerTo } from "./kept-answers.js";
import { studyNext } from "./read-again.js";
import { idOf } from "./sitting.js";
import { titleOf } from "./stepper.js";
import { filled } from "./wording.js";

/** @typedef {import("./wording.js").Words} Words */
/** @typedef {import("./sitting.js").Sitting} Sitting */
/**
 * @typedef {object} Ways out of the summary
 * @property {() => void} goOn
 * @property {(sections: HTMLElement[]) => void} restart
 * @property {string | undefined} following the address of the next self-check and its name, as JSON
 */

/**
 * Return the summary as elements, its heading first.
 * @param {HTMLElement[]} round
 * @param {Sitting} sitting
 * @param {Words} words
 * @param {Ways} ways
 * @returns {HTMLElement[]}
 */
export function summary(round, sitting, words, ways) {
  const first = round.filter((section) => sitting.isFirst(section));
  const open = round.filter((section) => sitting.standing(section) === "open");
  const missed = round.filter((section) => !first.includes(section) && !open.includes(section));
  const heading = document.createElement("h2");
  heading.textContent = filled(words.first_try, { n: first.length, all: round.length });
  const marked = [...first, ...missed].map((element) => ({
    element,
    points: sitting.isFirst(element) ? 1 : Math.min(answerTo(idOf(element))?.score ?? 0, 0.5),
  }));
  const left = document.createElement("p");
  left.textContent = filled(words.left_open, { n: open.length });
  return [
    heading,
    ...(open.length ? [left] : []),
    buttons(round, { sitting, missed, words, ways }),
    ...missedOnes(missed, words),
    ...studyNext(marked, words),
  ];
}

/**
 * Return a list of links to what was missed.
 * @param {HTMLElement[]} sections
 * @param {Words} words
 * @returns {HTMLElement[]}
 */
function missedOnes(sections, words) {
  if (!sections.length) return [];
  const heading = document.createElement("h3");
  heading.textContent = words.missed ?? "";
  const list = document.createElement("ul");
  list.className = "to-questions";
  for (const section of sections) {
    const item = document.createElement("li");
    const link = document.createElement("a");
    link.href = `#${section.querySelector("h2")?.id ?? ""}`;
    link.textContent = titleOf(section);
    item.append(link, " ", promptOf(section));
    list.append(item);
  }
  return [heading, list];
}

/**
 * Return the beginning of what a question asks, without its links.
 * @param {HTMLElement} section
 */
function promptOf(section) {
  const prompt = document.createElement("span");
  prompt.className = "prompt-begins";
  const copy = section.querySelector(".prompt > p")?.cloneNode(true);
  if (copy instanceof HTMLElement) {
    for (const link of copy.querySelectorAll("a")) link.replaceWith(...link.childNodes);
    for (const named of copy.querySelectorAll("[id]")) named.removeAttribute("id");
    prompt.append(...copy.childNodes);
  }
  return prompt;
}

/**
 * Return what can be done now, the first as the one to do.
 * @param {HTMLElement[]} round
 * @param {{ sitting: Sitting, missed: HTMLElement[], words: Words, ways: Ways }} given
 */
function buttons(round, { sitting, missed, words, ways }) {
  /** @type {HTMLElement[]} */
  const all = [];
  if (sitting.next(undefined)) all.push(button("md-button", words.go_on, ways.goOn));
  if (missed.length) all.push(button("md-button", words.once_more, () => ways.restart(missed)));
  const { href = "", name = "" } = JSON.parse(ways.following ?? "{}");
  if (href) {
    const link = document.createElement("a");
    link.className = "md-button";
    link.href = href;
    link.textContent = name;
    all.push(link);
  }
  const questions = [...(round[0]?.parentElement?.querySelectorAll("section.question") ?? [])];
  all.push(button("md-button", words.all_again, () => ways.restart(questions.filter((one) => one instanceof HTMLElement))));
  all[0]?.classList.add("md-button--primary");
  const bar = document.createElement("p");
  bar.className = "quiz-summary-bar";
  bar.append(...all);
  return bar;
}
