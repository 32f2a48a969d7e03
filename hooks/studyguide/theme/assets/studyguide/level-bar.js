/** How well terms are known, as a bar and in words: the bar is for the eye alone. */

import { dayOf } from "./card-queue.js";
import { element } from "./elements.js";
import { LEVELS } from "./knowledge.js";
import { questionOf } from "./site-data.js";
import { filled } from "./wording.js";

/** @typedef {import("./knowledge.js").Knowledge} Knowledge */
/** @typedef {import("./knowledge.js").Level} Level */
/** @typedef {Record<Level, string>} LevelWords */

const language = document.documentElement.lang;

/**
 * @param {number} part 0 to 1
 * @returns {string}
 */
export function percent(part) {
  return part.toLocaleString(language, { style: "percent", maximumFractionDigits: 0 });
}

/**
 * Return how many days ago something was: `3 days ago`.
 * @param {number} at
 * @param {number} now
 * @returns {string}
 */
export function ago(at, now) {
  return until(Math.min(dayOf(at), dayOf(now)), now);
}

/**
 * Return how far away a day is: `in 9 days`.
 * @param {number} day as `dayOf` gives it
 * @param {number} now
 * @returns {string}
 */
export function until(day, now) {
  return new Intl.RelativeTimeFormat(language, { numeric: "auto" }).format(day - dayOf(now), "day");
}

/**
 * Return a bar with as much of each level as there are terms.
 * @param {Record<Level, number>} counts
 * @returns {HTMLElement}
 */
export function levelBar(counts) {
  const bar = element("div", "level-bar");
  bar.setAttribute("aria-hidden", "true");
  for (const level of LEVELS) {
    if (!counts[level]) continue;
    const part = element("span", `level-${level}`);
    part.style.flexGrow = String(counts[level]);
    bar.append(part);
  }
  return bar;
}

/**
 * Return what the parts of a bar mean, with how many terms each has.
 * @param {LevelWords} words
 * @param {Record<Level, number>} [counts]
 * @returns {HTMLElement}
 */
export function levelLegend(words, counts) {
  const list = element("ul", "level-legend");
  for (const level of LEVELS) {
    const swatch = element("span", `level-${level}`);
    swatch.setAttribute("aria-hidden", "true");
    const number = counts ? [" ", element("strong", "", String(counts[level]))] : [];
    list.append(element("li", "", swatch, words[level], ...number));
  }
  return list;
}

/**
 * Return a term with how well it is known, as an item of a list.
 * @param {Knowledge} known
 * @param {{ levels: LevelWords, seen: string, missed?: string | import("./wording.js").Counted }} words
 * @param {{ now: number, questions: Record<string, number> }} told
 * @returns {HTMLElement}
 */
export function termRow(known, words, { now, questions }) {
  const { term, estimate = 0, level, last, missed } = known;
  const link = element("a", "term", term.name);
  link.href = new URL(`../../glossary/${term.id}/`, import.meta.url).href;
  if (term.language) link.lang = term.language;
  const bar = element("span", "meter", element("span", `level-${level}`));
  bar.setAttribute("aria-hidden", "true");
  bar.style.setProperty("--part", String(estimate));
  const seen = element("span", "meter-seen", words.seen.replace("{time}", ago(last, now)));
  if (missed[0]) {
    const again = element("a", "", filled(words.missed, { n: missed.length }));
    again.href = questionOf(missed[0], known, questions);
    seen.append(" · ", again);
  }
  const said = element("span", "meter-words", element("strong", "", percent(estimate)), ` · ${words.levels[level]}`);
  return element("li", "", link, bar, said, seen);
}
