/** Tells style sheets what the reader is doing on a page, so that nothing is in the way of it. */

/** @typedef {"steps" | "list" | "exam" | "cards" | "failed" | ""} Activity */

/**
 * An attribute of the part of the page that changes from page to page: a rule `body:has(…)` would
 * let the browser look through the whole page after each click.
 * @param {Element} place
 * @param {Activity} activity
 */
export function showActivity(place, activity) {
  const page = place.closest(".md-container") ?? document.body;
  if (activity) page.setAttribute("data-activity", activity);
  else page.removeAttribute("data-activity");
}
