/**
 * One question of the self-check: checked on the spot, tried again, and shown as it was left. What
 * it shows is what the store keeps: an answer with its result, or what has been given since.
 */

import { answerTo, draftOf, keepAnswer, keepDraft, keptOf } from "./kept-answers.js";
import { usePins } from "./figure-pins.js";
import { chooseByText } from "./option-cards.js";
import { QuestionBar } from "./question-bar.js";
import {
  controls,
  given,
  grade,
  isAnswered,
  isSelfGraded,
  isTyped,
  lock,
  objection,
  operated,
  restore,
  written,
} from "./question.js";
import { TOLERANCE, outcome, verdict } from "./scores.js";
import { removeSelfGrade, selfGrade } from "./self-grade.js";
import { mark, showMistake, unmark } from "./show-result.js";
import { byHand } from "./sort-and-pair.js";
import { told, triesLeft } from "./tries.js";
import { drawOf, otherDraw, showDraw, varies } from "./varying.js";
import { filled } from "./wording.js";

/** @typedef {import("./wording.js").Words} Words */
/** @typedef {import("./state.js").Answer} Answer */
/**
 * @typedef {object} Course of a question: what is done around it
 * @property {(check: SelfCheck) => void} judged after every result
 * @property {() => void} next
 */

const PAUSE = 400; // milliseconds without a key after which what is written is kept

export class SelfCheck {
  /** What is shown of what is kept, as text. */
  #shown = "";
  #keeping = false;
  #stepping = false;
  /** Whether the result is there to be read: another try is a new one. */
  #checked = false;
  /** @type {ReturnType<typeof setTimeout> | undefined} set while something written is not kept */
  #pause;

  /**
   * @param {HTMLElement} question
   * @param {Words} words
   * @param {Course} course
   */
  constructor(question, words, course) {
    this.question = question;
    const form = this.form = /** @type {HTMLFormElement} */ (question.querySelector("form"));
    this.key = /** @type {HTMLDetailsElement} */ (question.querySelector("details.answer"));
    this.words = words;
    this.course = course;
    this.id = question.dataset.question ?? "";
    this.bar = new QuestionBar(words, {
      check: () => this.#judge(),
      again: () => this.#tryAgain(),
      another: varies(question) ? () => this.#tryAnother() : undefined,
      next: () => course.next(),
    });
    form.append(this.bar.element);
    byHand(question, words);
    chooseByText(question);
    usePins(question);
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      if (!this.#checked) this.#judge();
    });
    form.addEventListener("input", () => this.#written());
    this.#setChecked(false);
    // what somebody has written before this script came stays
    if (answerTo(this.id) || !isAnswered(question)) this.show();
    else this.#shown = keptOf(this.id);
  }

  /**
   * Show the buttons at the end of the question, where they stay in view, or below its form.
   * @param {boolean} on whether one question is shown at a time
   */
  step(on) {
    this.#stepping = on;
    (on ? this.question : this.form).append(this.bar.element);
    this.#showButtons();
  }

  /** Show what another tab or a file has changed. */
  refresh() {
    if (this.#keeping || this.#pause !== undefined || this.#shown === keptOf(this.id)) return;
    const inside = this.question.contains(document.activeElement);
    this.show();
    if (inside && this.question.checkVisibility()) this.bar.primary.focus();
  }

  /** Keep what is written and not kept yet. */
  save() {
    if (this.#pause === undefined) return;
    clearTimeout(this.#pause);
    this.#pause = undefined;
    this.#keep(() => keepDraft(this.id, written(this.question), drawOf(this.question)));
  }

  /**
   * Take the answer out of the form, for another try.
   * @param {number} [draw] of the values that the question shall have
   */
  clear(draw = otherDraw(this.question)) {
    this.#keep(() => keepDraft(this.id, [], draw));
    this.show();
  }

  /** Show what is kept. */
  show() {
    this.#shown = keptOf(this.id);
    const answer = answerTo(this.id);
    const draft = draftOf(this.id);
    this.#reopen();
    showDraw(this.question, draft?.draw ?? answer?.draw);
    if (answer && !draft) this.#showAnswered(answer);
    else if (draft) this.#restore(draft.given);
    this.bar.earlier.textContent = answer && draft ? filled(this.words.earlier, { result: verdict(answer.score, this.words) }) : "";
  }

  /** @param {() => void} act */
  #keep(act) {
    this.#keeping = true; // the store tells of every change, also of this one
    act();
    this.#keeping = false;
    this.#shown = keptOf(this.id);
  }

  #reopen() {
    removeSelfGrade(this.question);
    this.#takeBack();
    this.form.reset();
    this.#setChecked(false);
  }

  #takeBack() {
    unmark(this.question);
    this.question.removeAttribute("data-result");
    this.question.removeAttribute("data-tried");
    this.bar.result.textContent = "";
  }

  /** @param {boolean} checked */
  #setChecked(checked) {
    this.#close(checked);
    this.#showButtons();
  }

  /** @param {boolean} checked */
  #close(checked) {
    this.#checked = checked;
    lock(this.question, checked);
    this.question.toggleAttribute("data-checked", checked);
    if (checked) this.key.open = true;
  }

  #showButtons() {
    this.bar.show(this.#checked, this.#stepping && "result" in this.question.dataset);
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
    const left = restored ? triesLeft(this.question, answer) : 0;
    this.#setChecked(!left);
    this.#say(answer.score, left);
    if (isSelfGraded(this.question)) {
      selfGrade(this.question, this.words, (score, points) => this.#record(score, answer.tries, points), answer);
      return;
    }
    if (!restored) return;
    const result = grade(this.question);
    if (Math.abs(result.score - answer.score) < TOLERANCE) mark(this.question, result, this.words, told(left));
    else if (!isTyped(this.question)) this.form.reset();
  }

  #written() {
    if ("tried" in this.question.dataset) this.#takeBack(); // what is changed is not what was wrong
    this.bar.result.textContent = "";
    clearTimeout(this.#pause);
    this.#pause = setTimeout(() => this.save(), PAUSE);
  }

  #judge() {
    if ("tried" in this.question.dataset) {
      this.bar.result.textContent = this.words.change_first ?? "";
      return;
    }
    const lacking = objection(this.question);
    if (lacking) {
      this.bar.result.textContent = filled(this.words[lacking.key], lacking.values);
      operated(lacking.control)?.focus();
      return;
    }
    this.save();
    const tries = (answerTo(this.id)?.tries ?? 0) + 1;
    if (isSelfGraded(this.question)) {
      this.#setChecked(true);
      this.bar.result.textContent = this.words.compare ?? "";
      selfGrade(this.question, this.words, (score, points) => this.#record(score, tries, points));
      this.key.querySelector("summary")?.focus(); // what follows is the model answer
      return;
    }
    const result = grade(this.question);
    const left = triesLeft(this.question, { score: result.score, tries });
    this.#close(!left);
    mark(this.question, result, this.words, told(left));
    this.#record(result.score, tries, undefined, left);
    if (!left) this.bar.primary.focus({ preventScroll: this.#stepping });
    if (this.#stepping) showMistake(this.question);
  }

  #tryAgain() {
    this.clear(drawOf(this.question));
    operated(controls(this.question)[0])?.focus();
  }

  /** Ask the same with other values. */
  #tryAnother() {
    this.clear();
    operated(controls(this.question)[0])?.focus();
  }

  /**
   * @param {number} score
   * @param {number} tries
   * @param {number[]} [points]
   * @param {number} [left]
   */
  #record(score, tries, points, left = 0) {
    const draw = drawOf(this.question);
    const drawn = draw === undefined ? {} : { draw };
    const answer = { score, tries, given: given(this.question), ...(points && { points }), ...drawn };
    this.#keep(() => keepAnswer(this.id, answer));
    this.bar.earlier.textContent = "";
    this.#say(score, left);
    this.course.judged(this);
  }

  /**
   * @param {number} score
   * @param {number} left how many tries
   */
  #say(score, left) {
    this.question.dataset.result = outcome(score);
    this.question.toggleAttribute("data-tried", left > 0);
    this.bar.result.textContent = [verdict(score, this.words), left && filled(this.words.tries_left, { n: left })].filter(Boolean).join(" ");
    this.#showButtons();
  }
}
