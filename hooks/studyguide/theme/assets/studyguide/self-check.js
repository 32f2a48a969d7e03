/**
 * One question of the self-check: checked on the spot, tried again, and shown as it was left. What
 * it shows is what the store keeps: an answer with its result, or what has been given since.
 */

import { RIGHT, button, filled, outcome, removeSelfGrade, selfGrade, verdict } from "./answering.js";
import { answerTo, draftOf, keepAnswer, keepDraft } from "./kept-answers.js";
import {
  controls,
  given,
  grade,
  isAnswered,
  isSelfGraded,
  isTyped,
  lock,
  mark,
  objection,
  restore,
  unmark,
  written,
} from "./question.js";

/** @typedef {import("./answering.js").Words} Words */
/** @typedef {import("./state.js").Answer} Answer */

const PAUSE = 400; // milliseconds without a key after which what is written is kept

/**
 * Bring a question to life and return it, if it is one.
 * @param {HTMLElement} question
 * @param {Words} words
 * @param {() => void} changed
 * @returns {SelfCheck | undefined}
 */
export function selfCheck(question, words, changed) {
  const form = question.querySelector("form");
  const key = question.querySelector("details.answer");
  if (!form || !(key instanceof HTMLDetailsElement)) return undefined;
  return new SelfCheck(question, form, key, words, changed);
}

class SelfCheck {
  /** What is shown of what is kept, as text. */
  #shown = "";
  #keeping = false;
  /** @type {ReturnType<typeof setTimeout> | undefined} set while something written is not kept */
  #pause;

  /**
   * @param {HTMLElement} question
   * @param {HTMLFormElement} form
   * @param {HTMLDetailsElement} key
   * @param {Words} words
   * @param {() => void} changed
   */
  constructor(question, form, key, words, changed) {
    this.question = question;
    this.form = form;
    this.key = key;
    this.words = words;
    this.changed = changed;
    this.id = question.dataset.question ?? "";
    this.check = button("md-button md-button--primary check", words.check, () => this.#judge());
    this.again = button("md-button again", words.again, () => this.#tryAgain());
    this.result = document.createElement("p");
    this.result.className = "result";
    this.result.setAttribute("role", "status");
    this.earlier = document.createElement("p");
    this.earlier.className = "earlier";
    const bar = document.createElement("div");
    bar.className = "question-bar";
    bar.append(this.check, this.again, this.result, this.earlier);
    form.append(bar);
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      if (!this.check.hidden) this.#judge();
    });
    form.addEventListener("input", () => this.#written());
    this.again.hidden = true;
    // what somebody has written before this script came stays
    if (answerTo(this.id) || !isAnswered(question)) this.#show();
  }

  /** Show what another tab or a file has changed. */
  refresh() {
    if (this.#keeping || this.#pause !== undefined || this.#shown === this.#kept()) return;
    const inside = this.question.contains(document.activeElement);
    this.#show();
    if (inside) (this.check.hidden ? this.again : this.check).focus();
  }

  /** Keep what is written and not kept yet. */
  save() {
    if (this.#pause === undefined) return;
    clearTimeout(this.#pause);
    this.#pause = undefined;
    this.#keep(() => keepDraft(this.id, written(this.question)));
  }

  #kept() {
    return JSON.stringify([answerTo(this.id), draftOf(this.id)]);
  }

  /** @param {() => void} act */
  #keep(act) {
    this.#keeping = true; // the store tells of every change, also of this one
    act();
    this.#keeping = false;
    this.#shown = this.#kept();
  }

  #show() {
    this.#shown = this.#kept();
    const answer = answerTo(this.id);
    const draft = draftOf(this.id);
    this.#reopen();
    if (answer && !draft) this.#showAnswered(answer);
    else if (draft) this.#restore(draft.given);
    this.earlier.textContent = answer && draft ? filled(this.words.earlier, { result: verdict(answer.score, this.words) }) : "";
  }

  #reopen() {
    removeSelfGrade(this.question);
    unmark(this.question);
    this.form.reset();
    this.question.removeAttribute("data-result");
    this.result.textContent = "";
    this.#setChecked(false);
  }

  /** @param {boolean} checked */
  #setChecked(checked) {
    lock(this.question, checked);
    this.question.toggleAttribute("data-checked", checked);
    this.check.hidden = checked;
    this.again.hidden = !checked;
    if (checked) this.key.open = true;
  }

  /**
   * Put an answer back into the form, unless the question has changed since.
   * @param {string[] | undefined} answer
   * @returns {boolean} whether it was put back
   */
  #restore(answer) {
    if (answer?.length !== controls(this.question).length) return false;
    restore(this.question, answer);
    return true;
  }

  /**
   * Show an answer with its result; its parts are marked only if they give this result today, in
   * this language.
   * @param {Answer} answer
   */
  #showAnswered(answer) {
    const restored = this.#restore(answer.given);
    this.#setChecked(true);
    this.#say(answer.score);
    if (isSelfGraded(this.question)) {
      selfGrade(this.question, this.words, (score, points) => this.#record(score, answer.tries, points), answer);
      return;
    }
    if (!restored) return;
    const result = grade(this.question);
    if (Math.abs(result.score - answer.score) < 1 - RIGHT) mark(this.question, result, this.words);
    else if (!isTyped(this.question)) this.form.reset();
  }

  #written() {
    this.result.textContent = "";
    clearTimeout(this.#pause);
    this.#pause = setTimeout(() => this.save(), PAUSE);
  }

  #judge() {
    const lacking = objection(this.question);
    if (lacking) {
      this.result.textContent = filled(this.words[lacking.key], lacking.values);
      lacking.control.focus();
      return;
    }
    this.save();
    this.#setChecked(true);
    const tries = (answerTo(this.id)?.tries ?? 0) + 1;
    if (isSelfGraded(this.question)) {
      this.result.textContent = this.words.compare ?? "";
      selfGrade(this.question, this.words, (score, points) => this.#record(score, tries, points));
      this.key.querySelector("summary")?.focus(); // what follows is the model answer
      return;
    }
    const result = grade(this.question);
    mark(this.question, result, this.words);
    this.#record(result.score, tries);
    this.again.focus();
  }

  #tryAgain() {
    this.#keep(() => keepDraft(this.id, []));
    this.#show();
    controls(this.question)[0]?.focus();
  }

  /**
   * @param {number} score
   * @param {number} tries
   * @param {number[]} [points]
   */
  #record(score, tries, points) {
    const answer = { score, tries, given: given(this.question), ...(points && { points }) };
    this.#keep(() => keepAnswer(this.id, answer));
    this.earlier.textContent = "";
    this.#say(score);
    this.changed();
  }

  /** @param {number} score */
  #say(score) {
    this.question.dataset.result = outcome(score);
    this.result.textContent = verdict(score, this.words);
  }
}
