/** The time that is left in a mock exam, which can be hidden. */

import { button } from "./elements.js";
import { filled } from "./wording.js";

/** @typedef {import("./wording.js").Words} Words */
/** @typedef {import("./state.js").Exam} Exam */

export class ExamClock {
  /** @type {ReturnType<typeof setInterval> | undefined} */
  #ticking;

  /** @param {Words} words */
  constructor(words) {
    this.words = words;
    this.time = document.createElement("p");
    this.time.className = "exam-time";
    this.time.setAttribute("role", "timer");
    this.toggle = button("md-button", words.hide_time, () => this.#show(Boolean(this.time.hidden)));
  }

  /**
   * Show the time of an exam, if it has a limit, and tell when it is over.
   * @param {Exam} exam
   * @param {() => void} over
   */
  start(exam, over) {
    this.stop();
    this.#show(true);
    const step = () => {
      const left = endOf(exam) - Date.now();
      this.time.textContent = filled(this.words.time_left, { time: clock(left) });
      if (left <= 0) over();
    };
    this.#ticking = setInterval(step, 1000);
    step();
  }

  stop() {
    clearInterval(this.#ticking);
  }

  /** @param {boolean} shown */
  #show(shown) {
    this.time.hidden = !shown;
    this.toggle.textContent = (shown ? this.words.hide_time : this.words.show_time) ?? "";
  }
}

/** @param {Exam} exam */
function endOf(exam) {
  return exam.began + exam.minutes * 60_000;
}

/**
 * Return whether an exam has ended with its time.
 * @param {Exam | null} exam
 * @returns {boolean}
 */
export function ranOut(exam) {
  return exam !== null && exam.minutes > 0 && (exam.ended ?? 0) >= endOf(exam);
}

/**
 * Return a time as minutes and seconds.
 * @param {number} milliseconds
 * @returns {string}
 */
function clock(milliseconds) {
  const seconds = Math.max(0, Math.ceil(milliseconds / 1000));
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}`;
}
