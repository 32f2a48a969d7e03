/** Numbers beside a figure. They change at once; what is read aloud waits until they have come to rest. */

import { element } from "../elements.js";

const REST = 700; // milliseconds

/**
 * @typedef {object} Readouts
 * @property {HTMLElement} element
 * @property {(...values: string[]) => void} show a value for each label, in their order
 * @property {() => void} end
 */

/**
 * Return a list of labelled values.
 * @param {string[]} labels
 * @returns {Readouts}
 */
export function readouts(labels) {
  const list = element("dl", "kit-readouts");
  const values = labels.map((label) => {
    const value = element("dd", "");
    list.append(element("div", "", element("dt", "", label), value));
    return value;
  });
  const aloud = element("p", "kit-unseen");
  aloud.setAttribute("role", "status");
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let waiting;
  let isFirst = true;
  return {
    element: element("div", "kit-numbers", list, aloud),
    show(...shown) {
      values.forEach((value, at) => { value.textContent = shown[at] ?? ""; });
      clearTimeout(waiting);
      if (isFirst) isFirst = false; // who comes to the figure reads the list itself
      else waiting = setTimeout(() => { aloud.textContent = labels.map((label, at) => `${label}: ${shown[at]}`).join(", "); }, REST);
    },
    end: () => clearTimeout(waiting),
  };
}
