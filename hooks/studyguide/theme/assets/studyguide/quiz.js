/**
 * The self-check: one question at a time or all on one page, checked on the spot; what was missed
 * comes back before the end. Without this script questions, reasons and answers can be read all the
 * same.
 */

import { showActivity } from "./activity.js";
import { afterPaint } from "./after-paint.js";
import { button, element } from "./elements.js";
import { isSelfGraded } from "./question.js";
import { keysHint, listenForKeys } from "./quiz-keys.js";
import { SelfCheck } from "./quiz-question.js";
import { quizSettings, settingsPanel } from "./quiz-settings.js";
import { summary } from "./quiz-summary.js";
import { isRight } from "./scores.js";
import { shuffled } from "./shuffle.js";
import { Sitting, idOf } from "./sitting.js";
import { Stepper } from "./stepper.js";
import { opened, read, subscribe, update, warning } from "./store.js";
import { drawOf, takeAddressedDraw, varies } from "./varying.js";
import { filled } from "./wording.js";

/** @typedef {import("./wording.js").Words} Words */

/**
 * Bring a page of questions to life.
 * @param {HTMLElement} place
 */
export async function start(place) {
  await opened;
  new Quiz(place, JSON.parse(place.dataset.words ?? "{}"));
}

class Quiz {
  score = element("p", "quiz-score");
  note = element("p", "quiz-note");
  progress = element("progress", "quiz-progress");
  comesBack = element("p", "comes-back");
  result = element("section", "quiz-summary");
  /** Which settings are shown, as text. */
  #settings = "";

  /**
   * @param {HTMLElement} place
   * @param {Words} words
   */
  constructor(place, words) {
    this.place = place;
    this.words = words;
    this.page = place.dataset.quiz ?? "";
    this.questions = [...place.querySelectorAll("section.question")].filter((section) => section instanceof HTMLElement);
    this.shuffle = button("md-button", words.shuffle, () => this.#shuffle());
    this.retry = button("md-button", words.retry, () => this.#filter());
    this.retry.setAttribute("aria-pressed", "false");
    this.score.setAttribute("role", "status");
    this.sitting = new Sitting(this.page, () => this.#round());
    this.stepper = new Stepper(place, {
      words,
      questions: () => this.#round(),
      standing: (question) => this.sitting.standing(question),
      result: () => this.result,
      stepped: (question) => this.#stepped(question),
    });
    this.#build();
    const course = { judged: (/** @type {SelfCheck} */ check) => this.#judged(check), next: () => this.#next() };
    this.checks = new Map(this.questions.map((section) => [section, new SelfCheck(section, words, course)]));
    this.#showAddressedDraw();
    this.#arrange();
    this.#apply();
    this.#listen();
  }

  /** Give the question of the address the values that it asks for, as for another one like it. */
  #showAddressedDraw() {
    const draw = takeAddressedDraw();
    const question = this.questions.find((section) => idOf(section) === location.hash.slice(1));
    if (!draw || !question || !varies(question) || drawOf(question) === draw) return;
    this.checks.get(question)?.clear(draw);
  }

  #build() {
    const bar = element("div", "quiz-bar");
    bar.append(this.score, settingsPanel(this.words, [this.shuffle, this.retry]));
    this.progress.setAttribute("aria-hidden", "true"); // the score says it
    this.place.prepend(bar, this.progress, this.stepper.element, this.note, keysHint(this.words), this.comesBack);
  }

  #listen() {
    subscribe(afterPaint(() => this.#update()));
    const save = () => {
      for (const check of this.checks.values()) check.save();
    };
    addEventListener("pagehide", save);
    addEventListener("visibilitychange", save); // a phone may end a page in the background unasked
    listenForKeys({
      place: this.place,
      stepper: this.stepper,
      primary: () => {
        const question = this.stepper.question;
        return question && this.checks.get(question)?.bar.primary;
      },
    });
  }

  /** The questions that are gone through, in the order of the page. */
  #round() {
    const sections = [...this.place.querySelectorAll("section.question:not([hidden])")];
    return sections.filter((section) => section instanceof HTMLElement);
  }

  /** Show what has changed in what is kept: here, in another tab, or by a file. */
  #update() {
    if (!this.place.isConnected) return; // another page has come in place of this one
    for (const check of this.checks.values()) check.refresh();
    this.#apply();
  }

  /** Show what the settings say, and how it stands. */
  #apply() {
    const settings = quizSettings();
    const [before, now] = [this.#settings, JSON.stringify(settings)];
    this.#settings = now;
    this.place.toggleAttribute("data-no-peek", !settings.peek);
    if (before && before !== now) this.#showAnew();
    if (this.stepper.isOn === settings.list || !before) this.#show(!settings.list);
    this.#count();
  }

  /** Show the questions as the settings are now. */
  #showAnew() {
    for (const check of this.checks.values()) {
      check.save();
      check.show();
    }
  }

  /** @param {boolean} stepping */
  #show(stepping) {
    for (const check of this.checks.values()) check.step(stepping);
    const addressed = this.stepper.addressed();
    this.stepper.toggle(stepping, addressed ?? this.sitting.first());
    showActivity(this.place, stepping ? "steps" : "list");
    if (stepping && addressed) this.stepper.toTop();
  }

  #count() {
    const answers = this.questions.map((section) => read().answers[idOf(section)]).filter(Boolean);
    const right = answers.filter((answer) => isRight(answer?.score)).length;
    const text = filled(this.words.score, { right, answered: answers.length, all: this.questions.length });
    if (this.score.textContent !== text) this.score.textContent = text;
    this.note.textContent = warning((fault) => this.words[`store_${fault}`]);
    const round = this.#round();
    this.progress.max = Math.max(1, round.length);
    this.progress.value = round.filter((section) => this.sitting.isDone(section)).length;
    this.stepper.refresh();
    this.#nameNext();
  }

  #nameNext() {
    const question = this.stepper.question;
    const check = question && this.checks.get(question);
    if (check) check.bar.next.textContent = (this.sitting.next(question) ? this.words.next : this.words.see_result) ?? "";
  }

  /** @param {SelfCheck} check */
  #judged(check) {
    const { question } = check;
    if (question.dataset.result !== "right" && !isSelfGraded(question)) this.sitting.note(question);
    if (this.stepper.isOn) this.stepper.keepAddress();
    this.#nameNext(); // how it stands is told after the answer is shown: the store has told of it
  }

  /** @param {HTMLElement | undefined} question */
  #stepped(question) {
    const check = question && this.checks.get(question);
    check?.bar.element.append(this.stepper.arrows);
    const again = question && this.sitting.standing(question) === "again";
    this.comesBack.textContent = (again && this.words.comes_back) || "";
    if (!question) this.#sumUp();
    this.#count();
  }

  #next() {
    const next = this.sitting.next(this.stepper.question);
    if (next && this.sitting.comesBack(next)) this.#clear([next]);
    this.stepper.show(next);
  }

  /** @param {HTMLElement[]} sections that were missed */
  #clear(sections) {
    for (const section of sections) {
      if (this.sitting.standing(section) === "again") continue;
      this.sitting.note(section);
      this.checks.get(section)?.clear();
    }
  }

  #sumUp() {
    this.result.replaceChildren(
      ...summary(this.#round(), this.sitting, this.words, {
        goOn: () => this.#next(),
        restart: (sections) => this.#restart(sections),
        following: this.place.dataset.following,
      }),
    );
    this.result.append(this.stepper.arrows);
  }

  /** @param {HTMLElement[]} sections */
  #restart(sections) {
    for (const section of this.questions) section.hidden = !sections.includes(section);
    this.retry.setAttribute("aria-pressed", String(sections.length < this.questions.length));
    this.sitting.restart(sections);
    this.stepper.show(this.sitting.first());
  }

  #shuffle() {
    const key = `shuffle:${this.page}`;
    const seed = read().settings[key] ? "" : String(Date.now());
    update((state) => void (state.settings[key] = seed));
    this.#arrange();
    this.#count();
  }

  #arrange() {
    const seed = read().settings[`shuffle:${this.page}`] ?? "";
    this.shuffle.setAttribute("aria-pressed", String(seed !== ""));
    const order = shuffled(this.questions, seed, idOf);
    const present = [...this.place.querySelectorAll("section.question")];
    // what is in its place is not moved: a move takes the focus from who is already typing
    if (order.some((section, at) => section !== present[at])) this.place.append(...order);
    if (this.place.lastElementChild !== this.result) this.place.append(this.result);
  }

  /** Leave out what was right, or take it in again. */
  #filter() {
    const on = this.retry.getAttribute("aria-pressed") !== "true";
    this.retry.setAttribute("aria-pressed", String(on));
    const isDone = (/** @type {HTMLElement} */ section) => isRight(read().answers[idOf(section)]?.score);
    for (const section of this.questions) section.hidden = on && isDone(section);
    if (this.stepper.isOn && this.stepper.question?.hidden) this.stepper.toggle(true, this.#round()[0]);
    this.#count();
  }
}
