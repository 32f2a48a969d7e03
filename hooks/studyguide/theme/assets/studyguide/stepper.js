/**
 * Shows one of several questions, and dots to go to any of them. The others stay on the page: on
 * paper all are there, and the address of a question leads to it.
 */

import { button, element } from "./elements.js";
import { filled } from "./wording.js";

/** @typedef {import("./wording.js").Words} Words */
/**
 * @typedef {object} Steps
 * @property {Words} words
 * @property {() => HTMLElement[]} questions those that there are dots for, in their order
 * @property {(question: HTMLElement) => string} standing of a question: the end of a key of the words
 * @property {() => HTMLElement | undefined} result what comes after the last question, if anything does
 * @property {(question: HTMLElement | undefined) => void} stepped after every step; undefined: to the result
 */

/** What is seen of a standing; it is told by the name of the dot. */
const SIGNS = /** @type {Record<string, string>} */ ({
  right: "✓",
  partly: "◐",
  wrong: "✗",
  again: "↻",
  answered: "●",
  unjudged: "?",
  open: "·",
});

/**
 * Return what a question is called: `Question 3`.
 * @param {HTMLElement} question
 */
export function titleOf(question) {
  return question.querySelector("h2")?.firstChild?.textContent?.trim() ?? "";
}

export class Stepper {
  /** @type {HTMLElement | undefined} the question or the result that is shown */
  #shown;
  /** @type {Map<HTMLElement, HTMLButtonElement>} */
  #dots = new Map();

  /**
   * @param {HTMLElement} place whose children the questions are
   * @param {Steps} steps
   */
  constructor(place, steps) {
    this.place = place;
    this.steps = steps;
    const { words } = steps;
    this.element = document.createElement("nav");
    this.element.className = "dots";
    this.element.setAttribute("aria-label", words.questions ?? "");
    this.list = document.createElement("ol");
    this.element.append(this.list);
    this.list.addEventListener("keydown", (event) => this.#moveAmongDots(event));
    this.back = this.#arrow("‹", words.previous, -1);
    this.forth = this.#arrow("›", words.following, 1);
    this.arrows = document.createElement("div");
    this.arrows.className = "step-arrows";
    this.arrows.append(this.back, this.forth);
    addEventListener("hashchange", () => {
      const question = this.addressed();
      if (question) this.show(question);
    });
  }

  /** Whether one is shown at a time. */
  get isOn() {
    return this.place.isConnected && this.place.classList.contains("stepping");
  }

  /** The question that is shown, if it is no result. */
  get question() {
    return this.#shown === this.steps.result() ? undefined : this.#shown;
  }

  /** Whether anything comes after what is shown. */
  get hasNext() {
    return this.#neighbour(1) !== undefined;
  }

  /** The question that the address of the page names, if it is one of these. */
  addressed() {
    const named = location.hash && document.getElementById(location.hash.slice(1));
    const question = named && named.closest(".question");
    return question instanceof HTMLElement && this.steps.questions().includes(question) ? question : undefined;
  }

  /**
   * Show one at a time, or all.
   * @param {boolean} on
   * @param {HTMLElement} [first]
   */
  toggle(on, first) {
    this.place.classList.toggle("stepping", on);
    this.place.classList.toggle("listed", !on);
    this.element.hidden = this.arrows.hidden = !on;
    if (on) this.#set(first ?? this.steps.result());
  }

  /**
   * Show a question, or the result, from its top, and move the focus to it.
   * @param {HTMLElement | undefined} step
   */
  show(step) {
    if (!this.isOn) return;
    this.#set(step ?? this.steps.result());
    this.keepAddress();
    this.toTop();
    firstStop(this.#shown)?.focus({ preventScroll: true });
  }

  /** Show the top of what is shown. */
  toTop() {
    this.element.scrollIntoView({ block: "start", behavior: "instant" });
  }

  /** Let the address name the question, for who loads the page again, comes back or passes it on. */
  keepAddress() {
    const id = this.question?.querySelector("h2")?.id;
    const address = id ? `#${id}` : location.pathname + location.search;
    if (location.hash !== (id ? address : "")) history.replaceState(history.state, "", address);
  }

  /**
   * Go to the question before or after this one in the order of the dots.
   * @param {number} by
   */
  go(by) {
    const target = this.#neighbour(by);
    if (target) this.show(target);
  }

  /** Show in the dots how the questions stand. */
  refresh() {
    const steps = this.#steps();
    if (steps.length !== this.#dots.size || steps.some((step, at) => [...this.#dots.keys()][at] !== step)) this.#renew(steps);
    for (const [step, dot] of this.#dots) this.#mark(step, dot);
    this.back.setAttribute("aria-disabled", String(!this.#neighbour(-1)));
    this.forth.setAttribute("aria-disabled", String(!this.#neighbour(1)));
  }

  #steps() {
    const result = this.steps.result();
    return [...this.steps.questions(), ...(result ? [result] : [])];
  }

  /** @param {number} by */
  #neighbour(by) {
    const steps = this.#steps();
    const at = steps.findIndex((step) => step === this.#shown);
    return at < 0 ? undefined : steps[at + by];
  }

  /** @param {HTMLElement | undefined} step */
  #set(step) {
    this.#shown?.removeAttribute("data-shown");
    this.#shown = step;
    step?.setAttribute("data-shown", "");
    this.refresh();
    this.steps.stepped(this.question);
  }

  /** @param {HTMLElement[]} steps */
  #renew(steps) {
    this.#dots = new Map(steps.map((step) => [step, this.#dot(step)]));
    this.list.replaceChildren(
      ...[...this.#dots].map(([step, dot]) => {
        const item = element("li", step === this.steps.result() ? "last" : "");
        item.append(dot);
        return item;
      }),
    );
  }

  /** @param {HTMLElement} step */
  #dot(step) {
    const isResult = step === this.steps.result();
    const name = (isResult && this.steps.words.to_result) || "";
    return button(isResult ? "dot to-result" : "dot", name, () => this.show(step));
  }

  /**
   * @param {HTMLElement} step
   * @param {HTMLButtonElement} dot
   */
  #mark(step, dot) {
    const { words, standing } = this.steps;
    const isShown = step === this.#shown;
    dot.tabIndex = isShown ? 0 : -1; // to the question it is one Tab from here, not one for each dot
    if (isShown) dot.setAttribute("aria-current", "step");
    else dot.removeAttribute("aria-current");
    if (step === this.steps.result()) return;
    const stands = standing(step);
    if (dot.dataset.standing === stands) return; // a page of fifty questions has fifty dots
    dot.dataset.standing = stands;
    dot.textContent = SIGNS[stands] ?? "";
    dot.setAttribute("aria-label", filled(words.dot, { question: titleOf(step), standing: words[`is_${stands}`] ?? "" }));
  }

  /**
   * Let the arrows choose a dot, to which Enter leads.
   * @param {KeyboardEvent} event
   */
  #moveAmongDots(event) {
    const dots = [...this.#dots.values()];
    const at = dots.findIndex((dot) => dot === document.activeElement);
    const places = /** @type {Record<string, number>} */ ({ ArrowLeft: at - 1, ArrowRight: at + 1, Home: 0, End: dots.length - 1 });
    const target = dots[places[event.key] ?? -1];
    if (at < 0 || !target || event.ctrlKey || event.altKey || event.metaKey) return;
    event.preventDefault();
    target.focus();
  }

  /**
   * @param {string} sign
   * @param {string | undefined} name
   * @param {number} by
   */
  #arrow(sign, name, by) {
    const arrow = button("step-arrow", sign, () => this.go(by));
    arrow.setAttribute("aria-label", name ?? "");
    return arrow;
  }
}

/**
 * Return what takes the focus: the field of a question that is answered by writing, where there is a
 * keyboard and no other one comes up on the screen; else the heading.
 * @param {HTMLElement | undefined} step
 * @returns {HTMLElement | null}
 */
function firstStop(step) {
  const field = step?.querySelector("form :is(input[type=text], textarea):enabled");
  if (field instanceof HTMLElement && matchMedia("(hover: hover)").matches) return field;
  const heading = step?.querySelector("h2") ?? null;
  heading?.setAttribute("tabindex", "-1");
  return heading;
}
