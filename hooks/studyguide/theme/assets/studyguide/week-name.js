/** What the weeks of a course are called. */

/**
 * Return what a week is called: by its number, or where the course has names for them, by its name.
 * @param {Readonly<Record<string, unknown>>} words
 * @param {number} week
 * @returns {string}
 */
export function weekName(words, week) {
  return String(words[`week_${week}`] ?? words["week"]).replace("{n}", String(week));
}
