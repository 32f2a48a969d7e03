/** The page of what the reader knows: terms, weeks, what comes, and the plan until an exam. */

import { drawForecast } from "./card-charts.js";
import { isSuspended } from "./card-marks.js";
import { choiceIn, chosen } from "./card-queue.js";
import { element, part } from "./elements.js";
import { countsOf, knowledgeOf, weakOf, weakestFirst } from "./knowledge.js";
import { levelBar, levelLegend, termRow } from "./level-bar.js";
import { planSection } from "./plan-section.js";
import { loaded, practiceOf } from "./site-data.js";
import { opened, read, subscribe, warning } from "./store.js";
import { filled } from "./wording.js";

/** @typedef {import("./knowledge.js").Knowledge} Knowledge */
/** @typedef {import("./card-queue.js").Card} Card */
/** @typedef {import("./wording.js").Counted} Counted */
/**
 * @typedef {Record<string, string | Counted> & {
 *   levels: import("./level-bar.js").LevelWords,
 *   seen: string,
 *   charts: import("./flashcards.js").Words,
 * }} Words
 */

/** @param {HTMLElement} place */
export async function start(place) {
  await opened;
  /** @type {Words} */
  const words = JSON.parse(place.dataset.words ?? "{}");
  const warn = (/** @type {string} */ text) => {
    const trouble = part(place, ".knowledge-trouble");
    if (trouble.textContent !== text) trouble.textContent = text;
    trouble.hidden = !text;
    place.hidden = false;
  };
  /** @type {[import("./site-data.js").Asked, Card[]]} */
  let [{ questions, terms }, cards] = [{ questions: {}, terms: [] }, []];
  try {
    [{ questions, terms }, cards] = await Promise.all([loaded("progress.json"), loaded("cards.json")]);
  } catch {
    return warn(String(words.failed));
  }
  const showPlan = planSection(part(document, ".exam-plan"), JSON.parse(place.dataset.exams ?? "[]"), words);
  const show = () => {
    if (!place.isConnected) return;
    const [state, now] = [read(), Date.now()];
    const all = knowledgeOf(terms, state, now);
    warn(warning((fault) => words.charts.trouble[fault]));
    showTerms(place, all, words, { now, questions });
    for (const week of document.querySelectorAll(".knowledge-weeks [data-week]")) showWeek(week, all, words);
    const wanted = chosen(cards, choiceIn(state.settings), state).filter((card) => !isSuspended(state, card));
    part(document, ".knowledge-coming").hidden = !Object.keys(state.cards).length;
    drawForecast(part(document, ".knowledge-coming .forecast"), words.charts, wanted, state, now);
    showPlan(wanted, all, now);
  };
  subscribe(show);
  document.addEventListener("visibilitychange", show); // it may be another day
  show();
}

/**
 * @param {HTMLElement} place
 * @param {Knowledge[]} all
 * @param {Words} words
 * @param {{ now: number, questions: Record<string, number> }} told
 */
function showTerms(place, all, words, told) {
  const [tried, weak, counts] = [weakestFirst(all), weakOf(all, read()), countsOf(all)];
  const others = tried.filter((one) => !weak.includes(one));
  part(place, ".knowledge-none").hidden = tried.length > 0;
  part(place, ".knowledge-whole").hidden = !tried.length;
  part(place, ".knowledge-weak").hidden = !tried.length;
  const sentence = filled(words.tried_of, { tried: tried.length, total: all.length });
  const heading = element("p", "level-sentence", sentence);
  part(place, ".knowledge-whole .knowledge-bar").replaceChildren(heading, levelBar(counts), levelLegend(words.levels, counts));
  const [list, rest] = place.querySelectorAll(".knowledge-list");
  const listed = (/** @type {Knowledge[]} */ some) => element("ul", "meters", ...some.map((one) => termRow(one, words, told)));
  list?.replaceChildren(weak.length ? listed(weak) : element("p", "", String(words.all_known)));
  rest?.replaceChildren(listed(others));
  const more = part(place, "details");
  more.hidden = !others.length;
  part(more, "summary").textContent = filled(words.others, { n: others.length });
  const link = /** @type {HTMLAnchorElement} */ (part(place, ".knowledge-practise a"));
  link.hidden = !weak.length;
  link.href = practiceOf(weak);
  link.textContent = filled(words.practise, { n: weak.length });
}

/**
 * @param {Element} row
 * @param {Knowledge[]} all
 * @param {Words} words
 */
function showWeek(row, all, words) {
  const week = Number(row.getAttribute("data-week"));
  const own = all.filter(({ term }) => term.week === week);
  if (!own.length) return;
  const counts = countsOf(own);
  const sentence = filled(words.known_of, { known: counts.known, total: own.length });
  part(row, ".knowledge-bar").replaceChildren(levelBar(counts), element("span", "level-sentence", sentence));
}
