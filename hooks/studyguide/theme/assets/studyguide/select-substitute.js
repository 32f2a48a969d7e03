/** What the controls share that stand in for the page's own menus. */

import { element } from "./elements.js";
import { REDRAW } from "./question.js";

/**
 * Put below a control how it is used, and have it drawn whenever the menus may have changed.
 * @param {HTMLElement} question
 * @param {HTMLElement} control which has the menus
 * @param {string | undefined} how
 * @param {() => void} draw
 * @returns {HTMLElement} where it is said, to screen readers alone, what has been done
 */
export function substitute(question, control, how, draw) {
  const said = element("p", "unseen");
  said.setAttribute("role", "status");
  control.after(element("p", "how", how ?? ""), said);
  question.addEventListener(REDRAW, draw);
  question.querySelector("form")?.addEventListener("reset", () => queueMicrotask(draw));
  control.addEventListener("input", draw);
  return said;
}
