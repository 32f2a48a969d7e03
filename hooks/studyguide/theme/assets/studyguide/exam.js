/**
 * The mock exam: questions drawn from the self-checks of some weeks, a time limit, and at the end
 * what to study next. Nothing is told before the end. It survives a reload: what is drawn and what
 * is given is kept in the browser.
 */

import { choiceIn, fill, keep, sentence } from "./exam-choice.js";
import { ranOut } from "./exam-clock.js";
import { drawEvenly } from "./exam-draw.js";
import { ExamPaper } from "./exam-paper.js";
import { questionsOf } from "./exam-questions.js";
import { given, grade, isAnswered, isSelfGraded } from "./question.js";
import { opened, read, subscribe, update, warning } from "./store.js";
import { drawOf } from "./varying.js";

/** @typedef {import("./wording.js").Words} Words */
/** @typedef {import("./exam-questions.js").Drawn} Drawn */

/** @param {HTMLElement} place */
export async function start(place) {
  await opened;
  const form = place.querySelector("form");
  const paper = place.querySelector(".exam-paper");
  if (form && paper instanceof HTMLElement) new MockExam(place, form, paper);
}

class MockExam {
  /**
   * @param {HTMLElement} place
   * @param {HTMLFormElement} form
   * @param {HTMLElement} paper
   */
  constructor(place, form, paper) {
    this.place = place;
    this.form = form;
    /** @type {Words} */
    this.words = JSON.parse(place.dataset.words ?? "{}");
    this.paper = new ExamPaper(paper, this.words, {
      finish: (drawn) => this.#finish(drawn),
      renew: () => this.#renew(),
    });
    place.querySelector(".needs-script")?.remove();
    form.hidden = false;
    fill(form);
    this.#tell();
    form.addEventListener("input", () => {
      keep(form);
      this.#tell();
    });
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      this.#begin();
    });
    subscribe(() => this.#warn());
    this.#warn();
    const ended = Boolean(read().exam?.ended);
    this.#open()
      .then(() => ended && !this.paper.stepper.addressed() && this.paper.showResult())
      .catch(() => this.#say(this.words.failed));
  }

  async #begin() {
    const { weeks, number, minutes } = choiceIn(this.form);
    this.#say(weeks.length ? "" : this.words.choose_weeks);
    if (!weeks.length) return;
    try {
      const all = await this.#collected(weeks);
      const questions = drawEvenly(all, number, Math.random).map((question) => question.id);
      update((state) => void (state.exam = { began: Date.now(), minutes, weeks, questions, given: {} }));
      await this.#open();
      this.paper.beginAtTheTop();
    } catch {
      this.#say(this.words.failed);
    }
  }

  /**
   * Return the questions of these weeks.
   * @param {number[]} weeks
   */
  async #collected(weeks) {
    const boxes = [...this.form.querySelectorAll("input[name=week]")].filter((box) => box instanceof HTMLInputElement);
    const ticked = boxes.filter((box) => weeks.includes(Number(box.value)));
    const lists = await Promise.all(ticked.map((box) => questionsOf(box.dataset.href ?? "", Number(box.value))));
    return lists.flat();
  }

  /** Tell what will be drawn: the choice itself is folded. */
  #tell() {
    const told = this.form.querySelector(".exam-told");
    const words = /** @type {import("./exam-choice.js").ChoiceWords} */ (/** @type {unknown} */ (this.words));
    if (told) told.textContent = sentence(choiceIn(this.form), words);
  }

  /** @param {string | undefined} text */
  #say(text) {
    const status = this.place.querySelector(".exam-status");
    if (status) status.textContent = text ?? "";
  }

  /** Show the exam that is being sat, or the one that has ended. */
  async #open() {
    const exam = read().exam;
    if (!exam) return;
    const all = new Map((await this.#collected(exam.weeks)).map((question) => [question.id, question]));
    const drawn = exam.questions.flatMap((id) => all.get(id) ?? []);
    if (!drawn.length) return; // the course has none of them any more: a new exam can be begun
    this.form.hidden = true;
    this.paper.open(exam, drawn);
  }

  #renew() {
    update((state) => void (state.exam = null));
    this.#say("");
    this.paper.close();
    this.form.hidden = false;
    this.form.querySelector("button")?.focus();
  }

  /**
   * Mark what a program can mark; the rest waits for the reader's own judgement.
   * @param {Drawn[]} drawn
   */
  async #finish(drawn) {
    this.paper.clock.stop();
    const marked = drawn.filter((question) => !isSelfGraded(question.element) || !isAnswered(question.element));
    const scores = Object.fromEntries(
      marked.map((question) => [question.id, isAnswered(question.element) ? grade(question.element).score : 0]),
    );
    update((state) => {
      if (!state.exam || state.exam.ended) return; // another tab has finished it
      state.exam.ended = Date.now();
      state.exam.scores = scores;
      for (const question of marked) {
        if (!isAnswered(question.element)) continue;
        const tries = (state.answers[question.id]?.tries ?? 0) + 1;
        const score = scores[question.id] ?? 0;
        const draw = drawOf(question.element);
        const drawn = draw === undefined ? {} : { draw };
        state.answers[question.id] = { at: Date.now(), score, tries, given: given(question.element), ...drawn };
      }
    });
    await this.#open();
    this.#say(ranOut(read().exam) ? this.words.time_over : "");
    this.paper.showResult();
  }

  /** Say why nothing is kept. */
  #warn() {
    const note = this.place.querySelector(".exam-note");
    if (!(note instanceof HTMLElement)) return;
    const text = warning((fault) => this.words[`store_${fault}`]);
    if (note.textContent !== text) note.textContent = text;
    note.hidden = !text;
  }
}
