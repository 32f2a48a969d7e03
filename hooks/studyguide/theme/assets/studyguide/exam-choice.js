/** What an exam is drawn from, how long it is and how long it may take: chosen, told, remembered. */

import { read, update } from "./store.js";
import { filled } from "./wording.js";

/** @typedef {{ weeks: number[], number: number, minutes: number }} Choice minutes: 0 for no limit */
/** @typedef {import("./wording.js").Counted} Counted */
/**
 * @typedef {object} ChoiceWords
 * @property {{ question: Counted, week: Counted }} counts
 * @property {Counted} minutes
 * @property {string} no_limit
 */

/** What a field without a number means, and how far the numbers go. */
const NUMBERS = { number: { usual: 20, least: 1, most: 200 }, minutes: { usual: 40, least: 0, most: 600 } };

/**
 * @param {HTMLFormElement} form
 * @returns {Choice}
 */
export function choiceIn(form) {
  const data = new FormData(form);
  const number = (/** @type {keyof typeof NUMBERS} */ name) => {
    const { usual, least, most } = NUMBERS[name];
    const given = Number.parseInt(String(data.get(name)), 10);
    return Number.isNaN(given) ? usual : Math.min(most, Math.max(least, given));
  };
  return { weeks: data.getAll("week").map(Number), number: number("number"), minutes: number("minutes") };
}

/**
 * Put into a form what was chosen last. Kept is which weeks are off: one that is added later is on.
 * @param {HTMLFormElement} form
 */
export function fill(form) {
  const { settings } = read();
  const off = settings["exam.weeksOff"]?.split(",");
  for (const input of form.querySelectorAll("input")) {
    const kept = settings[`exam.${input.name}`];
    if (input.name !== "week") input.value = kept ?? input.value;
    else if (off) input.checked = !off.includes(input.value);
  }
}

/** @param {HTMLFormElement} form */
export function keep(form) {
  const { number, minutes } = choiceIn(form);
  const off = [...form.querySelectorAll("input")].filter(({ name, checked }) => name === "week" && !checked);
  update(({ settings }) => {
    settings["exam.weeksOff"] = off.map(({ value }) => value).join(",");
    settings["exam.number"] = String(number);
    settings["exam.minutes"] = String(minutes);
  });
}

/**
 * Return a choice in words.
 * @param {Choice} choice
 * @param {ChoiceWords} words
 * @returns {string}
 */
export function sentence({ weeks, number, minutes }, words) {
  return [
    filled(words.counts.question, { n: number }),
    minutes ? filled(words.minutes, { n: minutes }) : words.no_limit,
    filled(words.counts.week, { n: weeks.length }),
  ].join(" · ");
}
