/** Days of the reader's calendar. */

export const DAY = 86_400_000; // milliseconds

/**
 * Return a day as ISO 8601 writes it, so that days can be compared as text.
 * @param {Date} day
 * @returns {string}
 */
export function iso(day) {
  const two = (/** @type {number} */ number) => String(number).padStart(2, "0");
  return `${day.getFullYear()}-${two(day.getMonth() + 1)}-${two(day.getDate())}`;
}
