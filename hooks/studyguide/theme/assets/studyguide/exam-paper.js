/**
 * The paper of a mock exam: its questions one at a time or all on one page, with the time and how
 * many are answered always in view; after the end the result and the review.
 */

import { showActivity } from "./activity.js";
import { button, element } from "./elements.js";
import { ExamClock, ranOut } from "./exam-clock.js";
import { summary } from "./exam-result.js";
import { pointsOf, reviewed, standingOf } from "./exam-review.js";
import { usePins } from "./figure-pins.js";
import { chooseByText } from "./option-cards.js";
import { given, isAnswered, restore } from "./question.js";
import { keysHint, listenForKeys } from "./quiz-keys.js";
import { quizSettings, showAsList } from "./quiz-settings.js";
import { byHand } from "./sort-and-pair.js";
import { Stepper } from "./stepper.js";
import { read, update } from "./store.js";
import { drawInExam, showDraw } from "./varying.js";
import { filled } from "./wording.js";

/** @typedef {import("./wording.js").Words} Words */
/** @typedef {import("./state.js").Exam} Exam */
/** @typedef {import("./exam-questions.js").Drawn} Drawn */
/**
 * @typedef {object} Ends of an exam
 * @property {(drawn: Drawn[]) => void} finish
 * @property {() => void} renew
 */

export class ExamPaper {
  /** @type {Drawn[]} */
  #drawn = [];

  /**
   * @param {HTMLElement} place
   * @param {Words} words
   * @param {Ends} ends
   */
  constructor(place, words, ends) {
    this.place = place;
    this.words = words;
    this.ends = ends;
    this.counter = element("p", "exam-count");
    this.clock = new ExamClock(words);
    this.result = element("section", "exam-result");
    this.next = button("md-button md-button--primary next", words.next, () => this.stepper.go(1));
    this.finish = button("md-button", words.finish, () => this.#finish());
    this.stepper = new Stepper(place, {
      words,
      questions: () => this.#drawn.map((question) => question.element),
      standing: (element) => this.#standing(element),
      result: () => (read().exam?.ended ? this.result : undefined),
      stepped: () => this.#stepped(),
    });
    listenForKeys({ place, stepper: this.stepper, primary: () => (this.next.hidden ? undefined : this.next) });
  }

  /**
   * Show an exam that is being sat, or one that has ended.
   * @param {Exam} exam
   * @param {Drawn[]} drawn
   */
  open(exam, drawn) {
    this.#drawn = drawn;
    const bar = this.#head(exam);
    this.place.hidden = false;
    showActivity(this.place, "exam");
    this.place.classList.toggle("running", !exam.ended);
    this.place.replaceChildren(bar, this.stepper.element, keysHint(this.words));
    if (exam.ended) this.place.append(this.result);
    for (const [at, question] of drawn.entries()) this.#ask(question, at + 1, exam);
    this.place.append(this.#foot(exam));
    if (exam.ended) this.#review();
    else if (exam.minutes) this.clock.start(exam, () => this.ends.finish(drawn));
    this.#count();
    this.show();
    new ResizeObserver(() => this.#measure()).observe(bar);
  }

  close() {
    this.clock.stop();
    this.#drawn = [];
    this.place.hidden = true;
    showActivity(this.place, "");
    this.place.replaceChildren();
    this.stepper.toggle(false);
    history.replaceState(history.state, "", location.pathname + location.search);
  }

  /** Show the questions as the settings say. */
  show() {
    const { list } = quizSettings();
    const { question } = this.stepper;
    const shown = this.#drawn.some(({ element }) => element === question) ? question : this.stepper.addressed();
    this.stepper.toggle(!list, shown ?? (read().exam?.ended ? undefined : this.#firstOpen()));
    this.#stepped();
  }

  /** Move the focus to the first question and show it from its top. */
  beginAtTheTop() {
    this.#measure();
    const first = this.place.querySelector(".question > h2");
    if (!(first instanceof HTMLElement)) return;
    this.stepper.show(this.#drawn[0]?.element);
    first.focus({ preventScroll: true });
    if (!this.stepper.isOn) first.scrollIntoView({ block: "start", behavior: "instant" });
  }

  /** Move the focus to the result. */
  showResult() {
    if (this.stepper.isOn) this.stepper.show(undefined);
    const title = this.result.querySelector("h2");
    title?.focus({ preventScroll: true });
    scrollTo({ top: (this.place.parentElement ?? this.place).getBoundingClientRect().top + scrollY - 80, behavior: "instant" });
  }

  #firstOpen() {
    return (this.#drawn.find((question) => !isAnswered(question.element)) ?? this.#drawn[0])?.element;
  }

  /** Tell the style sheet how high the bar is: what is scrolled to stops below it. */
  #measure() {
    const bar = this.place.querySelector(".exam-bar");
    if (bar instanceof HTMLElement) this.place.style.setProperty("--bar", `${bar.offsetHeight}px`);
  }

  /**
   * @param {Drawn} question
   * @param {number} number
   * @param {Exam} exam
   */
  #ask(question, number, exam) {
    const { element } = question;
    const title = element.querySelector("h2");
    question.title = filled(this.words.question, { n: number });
    if (title?.firstChild) title.firstChild.textContent = `${question.title} `;
    title?.setAttribute("tabindex", "-1");
    title?.querySelector(".headerlink")?.remove();
    this.place.append(element);
    byHand(element, this.words);
    chooseByText(element);
    usePins(element);
    showDraw(element, drawInExam(exam.began));
    restore(element, exam.given[question.id] ?? []);
    element.querySelector("form")?.addEventListener("submit", (event) => event.preventDefault());
    if (!exam.ended) element.addEventListener("input", () => this.#keep(question));
  }

  /** @param {Drawn} question */
  #keep(question) {
    update((state) => {
      if (state.exam) state.exam.given[question.id] = given(question.element);
    });
    this.#count();
  }

  #count() {
    const answered = this.#drawn.filter((question) => isAnswered(question.element)).length;
    const text = read().exam?.ended ? "" : filled(this.words.answered, { n: answered, all: this.#drawn.length });
    this.counter.textContent = text;
    this.stepper.refresh();
  }

  /** @param {HTMLElement} element */
  #standing(element) {
    const question = this.#drawn.find((one) => one.element === element);
    return question ? standingOf(question, read().exam) : "open";
  }

  #stepped() {
    this.next.hidden = !this.stepper.isOn || !this.stepper.hasNext;
    this.finish.classList.toggle("md-button--primary", this.next.hidden);
  }

  /** @param {Exam} exam */
  #head(exam) {
    const { words, clock } = this;
    const bar = element("div", "exam-bar");
    bar.append(this.counter);
    if (!exam.ended && exam.minutes) bar.append(clock.time, clock.toggle);
    if (exam.ended) bar.append(button("md-button md-button--primary", words.new_exam, this.ends.renew));
    else bar.append(button("md-button", words.give_up, () => confirm(words.sure_give_up ?? "") && this.ends.renew()));
    bar.append(this.#viewSwitch());
    return bar;
  }

  /** Return a button that shows all questions, or one at a time. */
  #viewSwitch() {
    const name = () => (quizSettings().list ? this.words.view_one : this.words.view_list) ?? "";
    const view = button("md-button view", name(), () => {
      showAsList(!quizSettings().list);
      this.show();
      view.textContent = name();
    });
    return view;
  }

  /** @param {Exam} exam */
  #foot(exam) {
    const bar = element("div", "exam-bar step-bar");
    bar.append(this.next);
    if (!exam.ended) bar.append(this.finish);
    bar.append(this.stepper.arrows);
    return bar;
  }

  #finish() {
    const open = this.#drawn.filter((question) => !isAnswered(question.element)).length;
    if (!open || confirm(filled(this.words.sure_finish, { n: open }))) this.ends.finish(this.#drawn);
  }

  /** Show every answer with its reasons, and the result by week and by term. */
  #review() {
    const show = () => {
      const exam = read().exam;
      const points = pointsOf(exam, this.#drawn);
      this.result.replaceChildren(...summary(this.#drawn, points, { words: this.words, ranOut: ranOut(exam) }));
      this.stepper.refresh();
    };
    for (const question of this.#drawn) reviewed(question, this.words, show);
    show();
  }
}
