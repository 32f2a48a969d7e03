/**
 * What a reader who has begun does next, in place of what the home page tells a stranger: go on where
 * the answers end, repeat what was missed, or take up the exam that is being sat.
 */

import { DAY, iso } from "./days.js";
import { isRight } from "./scores.js";
import { opened, read, subscribe } from "./store.js";
import { filled } from "./wording.js";

/** @typedef {import("./state.js").State} State */
/** @typedef {import("./wording.js").Counted} Counted */
/**
 * @typedef {object} Week
 * @property {string} name
 * @property {string} page where its lessons are
 * @property {string} quiz
 * @property {string[]} questions
 */
/** @typedef {{ text: string, href: string }} Step */
/** @typedef {Record<string, string | Counted>} Words */

/**
 * Return whether a reader has done anything yet.
 * @param {State} state
 * @returns {boolean}
 */
export function hasBegun(state) {
  if (state.settings["plan.exam"]) return true;
  return [state.answers, state.cards, state.drafts].some((entries) => Object.keys(entries).length > 0) || Boolean(state.exam);
}

/**
 * Return where to go on among the questions: in the week of the last answer, then in those after it,
 * then in those before.
 * @param {State} state
 * @param {Week[]} weeks
 * @param {Words} words
 * @returns {Step | undefined} nothing if every question is answered rightly
 */
export function nextQuestion(state, weeks, words) {
  const times = weeks.map((week) => lastTime(week, state));
  const last = Math.max(0, times.indexOf(Math.max(...times)));
  for (const week of [...weeks.slice(last), ...weeks.slice(0, last)]) {
    const step = stepIn(week, state, words);
    if (step) return step;
  }
  return undefined;
}

/**
 * Return when a question of a week was answered or begun last, 0 if none was.
 * @param {Week} week
 * @param {State} state
 * @returns {number}
 */
function lastTime(week, state) {
  const times = week.questions.flatMap((id) => [state.answers[id]?.at ?? 0, state.drafts[id]?.at ?? 0]);
  return Math.max(0, ...times);
}

/**
 * @param {Week} week
 * @param {State} state
 * @param {Words} words
 * @returns {Step | undefined}
 */
function stepIn(week, state, words) {
  const answers = week.questions.map((id) => state.answers[id]);
  const begun = week.questions.findIndex((id, at) => !answers[at] && state.drafts[id]?.given.some(Boolean));
  if (begun < 0 && week.questions.length && answers.every((answer) => !answer)) {
    return { text: filled(words.begin, { week: week.name }), href: week.page };
  }
  const open = begun >= 0 ? begun : answers.indexOf(undefined);
  if (open >= 0) {
    const place = { week: week.name, n: open + 1, all: week.questions.length };
    return { text: filled(words.question, place), href: `${week.quiz}#${week.questions[open]}` };
  }
  const missed = week.questions.filter((id) => !isRight(state.answers[id]?.score));
  if (!missed.length) return undefined;
  return { text: filled(words.missed, { week: week.name, n: missed.length }), href: `${week.quiz}#${missed[0]}` };
}

/**
 * Return how far away a day is, in the words of a language: `in 9 days`.
 * @param {string} day as ISO 8601 writes it
 * @param {Date} now
 * @param {string} language
 * @returns {string}
 */
export function daysUntil(day, now, language) {
  const days = Math.round((Date.parse(day) - Date.parse(iso(now))) / DAY);
  return new Intl.RelativeTimeFormat(language, { numeric: "auto" }).format(days, "day");
}

/** @returns {Week[]} the weeks that have questions, as their cards on the page have them */
function weeksOfPage() {
  const cards = [...document.querySelectorAll(".week-card[data-quiz]")];
  return cards.flatMap((card) => {
    const page = card.querySelector("h3 a:not(.headerlink)")?.getAttribute("href") ?? "";
    const ids = card.querySelector("[data-progress]")?.getAttribute("data-progress") ?? "";
    const { quiz = "", name = "" } = card instanceof HTMLElement ? card.dataset : {};
    return [{ name, page, quiz, questions: ids.split(" ").filter(Boolean) }];
  });
}

/**
 * Return the exam for which the reader has set a day, with how far away it is.
 * @param {State} state
 * @param {Step} step what it is called, and where its plan is
 * @returns {HTMLElement[]}
 */
function ownExam(state, step) {
  const [day = "", now] = [state.settings["plan.exam"], new Date()];
  if (day < iso(now)) return [];
  const item = document.createElement("li");
  item.append(linkTo(step, ""), ` · ${daysUntil(day, now, document.documentElement.lang)}`);
  return [item];
}

/** @returns {HTMLElement[]} the next exam of the course with how far away it is */
function nextExam() {
  const now = new Date();
  const exams = [...document.querySelectorAll('.dates [data-kind="exam"]')].filter((item) => item instanceof HTMLElement);
  const exam = exams.find((item) => (item.dataset.until ?? "") >= iso(now));
  const link = exam?.querySelector("a");
  if (!exam || !link) return [];
  const item = document.createElement("li");
  const copy = link.cloneNode(true);
  item.append(copy, ` · ${daysUntil(exam.dataset.until ?? "", now, document.documentElement.lang)}`);
  return [item];
}

/**
 * @param {Step} step
 * @param {string} name its class
 * @returns {HTMLAnchorElement}
 */
function linkTo(step, name) {
  const link = document.createElement("a");
  link.className = name;
  link.href = step.href;
  link.textContent = step.text;
  return link;
}

/** @param {HTMLElement} place */
function show(place) {
  const state = read();
  /** @type {Words} */
  const words = JSON.parse(place.dataset.words ?? "{}");
  const exam = { text: filled(words.exam, {}), href: place.dataset.exam ?? "" };
  const question = nextQuestion(state, weeksOfPage(), words);
  const running = state.exam && !state.exam.ended;
  const steps = [...(running ? [exam] : []), question ?? { ...exam, text: filled(words.done, {}) }];
  const [first, ...others] = steps;
  if (first) place.querySelector(".next-step-link")?.replaceChildren(linkTo(first, "md-button md-button--primary"));
  const items = others.map((step) => {
    const item = document.createElement("li");
    item.append(linkTo(step, ""));
    return item;
  });
  const own = ownExam(state, { text: filled(words.own_exam, {}), href: place.dataset.plan ?? "" });
  place.querySelector(".next-step-more")?.replaceChildren(...items, ...(own.length ? own : nextExam()));
}

/** @param {HTMLElement} place */
export async function start(place) {
  await opened;
  if (!hasBegun(read())) return; // who begins on this very page goes on reading it as it is
  place.hidden = false;
  for (const part of document.querySelectorAll(".for-strangers")) part.setAttribute("hidden", "");
  show(place);
  subscribe(() => show(place));
}
