/**
 * One way through the questions of a page: how each stands, what was missed at the first try, and
 * which comes next. It is found anew from what is kept, so that a reload loses nothing.
 */

import { answerTo, draftOf } from "./kept-answers.js";
import { isSelfGraded } from "./question.js";
import { outcome } from "./scores.js";
import { read, update } from "./store.js";

/** @typedef {"right" | "partly" | "wrong" | "again" | "open"} Standing `again`: missed, and asked once more */

/** @param {HTMLElement} section */
export function idOf(section) {
  return section.dataset.question ?? "";
}

export class Sitting {
  /**
   * @param {string} page its name in the state
   * @param {() => HTMLElement[]} round the questions that are gone through, in their order
   */
  constructor(page, round) {
    this.key = `missed:${page}`;
    this.round = round;
  }

  /**
   * @param {HTMLElement} section
   * @returns {Standing}
   */
  standing(section) {
    const answer = answerTo(idOf(section));
    if (answer && !draftOf(idOf(section))) return outcome(answer.score);
    return this.#missed().has(idOf(section)) ? "again" : "open";
  }

  /** @returns {Set<string>} */
  #missed() {
    return new Set((read().settings[this.key] ?? "").split(" ").filter(Boolean));
  }

  /**
   * Note that a question was missed: it is told in the end, also if a later try is right.
   * @param {HTMLElement} section
   */
  note(section) {
    const missed = this.#missed().add(idOf(section));
    update((state) => void (state.settings[this.key] = [...missed].join(" ")));
  }

  /**
   * Return whether the first try was right.
   * @param {HTMLElement} section
   */
  isFirst(section) {
    return this.standing(section) === "right" && !this.#missed().has(idOf(section));
  }

  /**
   * Return whether nothing is left to be done with a question.
   * @param {HTMLElement} section
   */
  isDone(section) {
    return this.standing(section) !== "open" && !this.comesBack(section);
  }

  /**
   * Return whether a question is to be asked once more. What readers themselves found partly right
   * is not: to write a text again is no small thing.
   * @param {HTMLElement} section
   */
  comesBack(section) {
    const standing = this.standing(section);
    if (standing === "partly") return !isSelfGraded(section);
    return standing === "wrong" || standing === "again";
  }

  /**
   * Return the question after this one: the next that is open, and when there is none, the next of
   * those that were missed; undefined at the end.
   * @param {HTMLElement | undefined} present
   * @returns {HTMLElement | undefined}
   */
  next(present) {
    const round = this.round();
    const at = present ? round.indexOf(present) + 1 : 0;
    const following = [...round.slice(at), ...round.slice(0, at)];
    const open = following.find((section) => section !== present && this.standing(section) === "open");
    return open ?? following.find((section) => this.comesBack(section));
  }

  /**
   * Return where a reader goes on who comes to the page: at the first question that is open or was
   * being tried again; undefined if all are answered.
   * @returns {HTMLElement | undefined}
   */
  first() {
    const unanswered = this.round().filter((section) => ["open", "again"].includes(this.standing(section)));
    return unanswered.find((section) => this.standing(section) === "open") ?? unanswered[0];
  }

  /**
   * Ask these questions anew, as if for the first time; answers are kept until there are new ones.
   * @param {HTMLElement[]} sections
   */
  restart(sections) {
    update((state) => {
      for (const id of sections.map(idOf)) {
        if (state.answers[id]) state.drafts[id] = { at: Date.now(), given: [] };
      }
      state.settings[this.key] = "";
    });
  }
}
