/** Play, pause and one step, for what goes on by itself. Nothing moves before the reader asks for it. */

import { element } from "../elements.js";
import { button } from "./controls.js";

/**
 * @typedef {object} Player
 * @property {HTMLElement} element
 * @property {boolean} isPlaying
 * @property {() => void} pause
 */

/**
 * Return the buttons; `step` does one step and returns whether there may be another.
 * @param {Record<string, string>} words
 * @param {{ step: () => boolean | void, delay?: number, steps?: boolean }} options `delay` in milliseconds; without `steps` there is no button for one
 * @returns {Player}
 */
export function player(words, { step, delay = 400, steps = true }) {
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let waiting;
  const go = () => {
    if (step() === false) box.pause();
    else waiting = setTimeout(go, delay);
  };
  const play = button(words.play ?? "", () => {
    if (box.isPlaying) return box.pause();
    box.isPlaying = true;
    play.textContent = words.pause ?? "";
    return go();
  });
  play.classList.add("kit-main");
  const box = {
    element: element("div", "kit-player", play),
    isPlaying: false,
    pause() {
      clearTimeout(waiting);
      box.isPlaying = false;
      play.textContent = words.play ?? "";
    },
  };
  if (steps) {
    box.element.append(button(words.step ?? "", () => {
      box.pause();
      step();
    }));
  }
  return box;
}
