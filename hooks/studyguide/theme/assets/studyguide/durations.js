/** How long a wait is, in words. */

import { filled } from "./wording.js";

/** @typedef {"minute" | "hour" | "day" | "month" | "year"} Unit */
/** @typedef {Record<Unit, import("./wording.js").Counted>} UnitWords */

/** @type {[unit: Unit, minutes: number, below: number][]} a unit is used for less than `below` minutes */
const UNITS = [
  ["minute", 1, 60],
  ["hour", 60, 24 * 60],
  ["day", 24 * 60, 30.5 * 24 * 60],
  ["month", 30.4375 * 24 * 60, 365 * 24 * 60],
  ["year", 365.25 * 24 * 60, Infinity],
];

/**
 * Return a wait as `10 min`, `3 days`, `1.5 months`.
 * @param {number} milliseconds
 * @param {UnitWords} words
 * @param {string} language
 * @returns {string}
 */
export function duration(milliseconds, words, language) {
  const minutes = Math.max(1, milliseconds / 60_000);
  const [unit, size] = UNITS.find(([, , below]) => Math.round(minutes) < below) ?? ["year", 525_960];
  const fine = unit === "month" || unit === "year" ? 10 : 1;
  const count = Math.max(1, Math.round((minutes / size) * fine) / fine);
  return filled({ ...words[unit], by: "count" }, { count, n: count.toLocaleString(language) });
}
