/** Marks what is on now, by the reader's own calendar: this week, and the dates that are past. */

import { DAY, iso } from "./days.js";

/**
 * Return the begin of the week that is on: the last that has begun, if that is at most so many days ago
 * as a week has, or another one follows.
 * @param {string[]} days
 * @param {Date} now
 * @returns {string | undefined}
 */
export function current(days, now) {
  const today = iso(now);
  const sorted = [...days].sort();
  const begun = sorted.filter((day) => day <= today).at(-1);
  if (!begun || begun !== sorted.at(-1)) return begun;
  return iso(new Date(now.getTime() - 7 * DAY)) < begun ? begun : undefined;
}

/** @param {HTMLElement} place a list of weeks, of dates or of announcements */
export function start(place) {
  const now = new Date();
  const items = [...place.querySelectorAll("[data-date]")].filter((item) => item instanceof HTMLElement);
  const on = current(items.map((item) => item.dataset.date ?? ""), now);
  for (const item of place.querySelectorAll(".week-card")) {
    const mark = item.querySelector(".this-week");
    if (mark instanceof HTMLElement) mark.hidden = item.getAttribute("data-date") !== on;
    item.classList.toggle("is-on", Boolean(on) && item.getAttribute("data-date") === on);
  }
  const listed = [...place.querySelectorAll(":scope > *")].filter((item) => item instanceof HTMLElement);
  for (const item of listed) {
    if (item.dataset.until) item.hidden = item.dataset.until < iso(now);
  }
  const heading = place.previousElementSibling;
  if (heading instanceof HTMLElement && listed.every((item) => item.hidden)) heading.hidden = true;
}
