/** The plan until an exam: its day, how many cards a day it takes, whether that can be done, what first. */

import { choiceIn, dayOf } from "./card-queue.js";
import { DAY } from "./days.js";
import { button, element, part } from "./elements.js";
import { isTooMuch, newDays, planTo, withLimit } from "./exam-plan.js";
import { weakOf } from "./knowledge.js";
import { until } from "./level-bar.js";
import { practiceOf } from "./site-data.js";
import { read, update } from "./store.js";
import { weekName } from "./week-name.js";
import { filled } from "./wording.js";

/** @typedef {import("./card-queue.js").Card} Card */
/** @typedef {import("./exam-plan.js").Plan} Plan */
/** @typedef {import("./knowledge.js").Knowledge} Knowledge */
/** @typedef {import("./what-i-know.js").Words} Words */
/** @typedef {{ day: string, title: string, week: number }} Exam of the course */


/**
 * Bring the section to life; return what shows the plan anew.
 * @param {HTMLElement} section
 * @param {Exam[]} exams
 * @param {Words} words
 * @returns {(cards: Card[], all: Knowledge[], now: number) => void}
 */
export function planSection(section, exams, words) {
  const field = /** @type {HTMLInputElement} */ (part(section, "input"));
  const result = part(section, ".exam-plan-result");
  let shown = "";
  section.hidden = false;
  field.addEventListener("change", () => {
    if (!field.validity.badInput) update(({ settings }) => void (settings["plan.exam"] = field.value));
  });
  return (cards, all, now) => {
    const own = read().settings["plan.exam"];
    const next = exams.find(({ day }) => numberOf(day) >= dayOf(now));
    const day = own || (next?.day ?? "");
    if (document.activeElement !== field) field.value = day;
    const exam = exams.find((one) => one.day === day);
    const asked = exam ? cards.filter(({ week }) => week <= exam.week) : cards;
    const found = day ? content(numberOf(day), asked, { all, now, words, title: exam?.title }) : [paragraph(words.no_day)];
    const text = found.map((node) => node.outerHTML).join("");
    if (text === shown) return; // who listens hears only what is new
    shown = text;
    result.replaceChildren(...found);
  };
}

/**
 * @param {string} day as ISO 8601 writes it
 * @returns {number} as `dayOf` gives it
 */
function numberOf(day) {
  return Math.floor(Date.parse(day) / DAY);
}

/**
 * @param {string | import("./wording.js").Counted | undefined} sentence
 * @param {string} [name]
 * @returns {HTMLElement}
 */
function paragraph(sentence, name = "") {
  return element("p", name, filled(sentence, {}));
}

/**
 * Return what is said of an exam.
 * @param {number} exam its day
 * @param {Card[]} cards
 * @param {{ all: Knowledge[], now: number, words: Words, title: string | undefined }} told
 * @returns {HTMLElement[]}
 */
function content(exam, cards, { all, now, words, title }) {
  if (exam < dayOf(now)) return [paragraph(words.past)];
  const plan = planTo(exam, cards, read(), now);
  const when = title ? `${title} · ${until(exam, now)}` : filled(words.exam, { time: until(exam, now) });
  const load = [
    ...(plan.newPerDay ? [filled(words.new_a_day, { n: plan.newPerDay })] : []),
    filled(words.answers_a_day, { n: Math.ceil(plan.perDay) }),
    filled(words.minutes_a_day, { n: Math.ceil(plan.minutes) }),
  ];
  return [
    element("p", "exam-plan-when", when),
    element("p", "exam-plan-load", load.join(" · ")),
    verdict(plan, words),
    ...limits(plan, words),
    ...order(plan, all, words),
    element("p", "exam-plan-scope", String(words.scope)),
  ];
}

/**
 * @param {Plan} plan
 * @param {Words} words
 * @returns {HTMLElement}
 */
function verdict(plan, words) {
  if (plan.left) return element("p", "", filled(words.no_time, { n: plan.left }));
  if (isTooMuch(plan)) return paragraph(words.too_much);
  return paragraph(plan.fresh.length ? words.can_be_done : words.only_repeat);
}

/**
 * Return what the reader's own limit of new cards would leave over, and a button to raise it.
 * @param {Plan} plan
 * @param {Words} words
 * @returns {HTMLElement[]}
 */
function limits(plan, words) {
  const { newPerDay } = choiceIn(read().settings).limits;
  const n = plan.fresh.length - withLimit(plan.fresh, newDays(plan), newPerDay).length - plan.left;
  if (newPerDay >= plan.newPerDay || n <= 0) return [];
  const raise = button("md-button", filled(words.raise, { n: plan.newPerDay }), () => {
    update(({ settings }) => void (settings["cards.newPerDay"] = String(plan.newPerDay)));
  });
  return [element("p", "", `${filled(words.limit, { n })} `), element("p", "", raise)];
}

/**
 * Return what to do first.
 * @param {Plan} plan
 * @param {Knowledge[]} all
 * @param {Words} words
 * @returns {HTMLElement[]}
 */
function order(plan, all, words) {
  const weak = weakOf(all, read());
  const link = (/** @type {string} */ text, /** @type {string} */ href) => {
    const found = element("a", "", text);
    found.href = href;
    return found;
  };
  const cards = new URL("../../flashcards/", import.meta.url).href;
  const [first] = plan.fresh;
  const week = first?.week ? weekName(words, first.week) : "";
  const fresh = filled(words.first_new, { n: Math.min(plan.newPerDay, plan.fresh.length), week });
  const steps = [
    ...(plan.due ? [link(filled(words.first_due, { n: plan.due }), cards)] : []),
    ...(weak.length ? [link(filled(words.first_weak, { n: weak.length }), practiceOf(weak))] : []),
    ...(plan.newPerDay ? [link(week ? fresh : fresh.replace(/ ·.*/, ""), cards)] : []),
  ];
  if (!steps.length) return [];
  return [element("h3", "", String(words.first)), element("ol", "", ...steps.map((step) => element("li", "", step)))];
}
