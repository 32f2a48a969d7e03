/**
 * The cards of one sitting, one after the other: asked, shown, rated, undone, put off. What comes
 * next is found anew after each rating, from what is kept, so that a reload loses nothing.
 */

import { filled } from "./answering.js";
import { dayOf, first, nextDue, queue } from "./card-queue.js";
import { duration } from "./durations.js";
import { part } from "./elements.js";
import { preview, reviewed } from "./scheduler.js";
import { read, update } from "./store.js";
import { weekName } from "./week-name.js";

/** @typedef {import("./card-queue.js").Card} Card */
/** @typedef {import("./scheduler.js").Rating} Rating */
/** @typedef {import("./state.js").CardState} CardState */
/** @typedef {import("./flashcards.js").Words} Words */
/**
 * @typedef {object} Deed what can be undone
 * @property {Card} card
 * @property {CardState} [before]
 * @property {number} [buried] the day on which it was put off before
 * @property {Rating} [rating] undefined if the card was put off
 * @property {number} at
 */

const SWIPE = 80; // pixels
const root = new URL("../../", import.meta.url);
const language = document.documentElement.lang;

/**
 * Bring the section of a sitting to life; return what begins one.
 * @param {HTMLElement} box
 * @param {Words} words
 * @param {() => void} ended
 * @returns {(cards: Card[], limits: import("./card-queue.js").Limits, order?: typeof queue) => void}
 */
export function session(box, words, ended) {
  const question = part(box, ".card-question");
  const answer = part(box, ".card-answer");
  const face = part(box, ".card");
  const ratings = part(box, ".card-ratings");
  const showing = part(box, ".card-show");
  const finish = part(box, ".cards-done");
  const said = part(box, ".cards-said");
  const undoing = part(box, '.cards-tools [data-tool="undo"]');
  /** @type {Card[]} */
  let cards = [];
  let limits = { newPerDay: 0, reviewsPerDay: 0 };
  let order = queue;
  /** @type {Card | undefined} */
  let card;
  /** @type {Deed[]} */
  let past = [];

  /** @param {Card} [chosen] this one and not the next of the queue */
  function ask(chosen) {
    const queued = order(cards, read(), Date.now(), limits);
    card = chosen ?? first(queued);
    count(new Set([queued.due, queued.fresh, queued.soon].flat().map(({ id }) => id)));
    undoing.toggleAttribute("disabled", !past.length);
    for (const element of [face, part(box, ".card-actions"), ...box.querySelectorAll(".cards-tools [data-tool]")]) {
      if (element !== undoing) element.toggleAttribute("hidden", !card);
    }
    finish.hidden = Boolean(card);
    turn(false);
    if (!card) return sumUp();
    const week = card.week ? ` · ${weekName(words, card.week)}` : "";
    part(question, ".card-asks").textContent = `${words.asks[card.kind] ?? ""}${week}`;
    part(question, ".card-front").innerHTML = card.front;
    question.focus();
  }

  /**
   * Show how many cards of this sitting are done, and how many of those rated come again in it.
   * @param {Set<string>} queued
   */
  function count(queued) {
    const rated = new Set(past.flatMap((deed) => (deed.rating ? deed.card.id : [])));
    const learning = [...rated].filter((id) => queued.has(id)).length;
    const done = rated.size - learning;
    const bar = /** @type {HTMLProgressElement} */ (part(box, "progress"));
    bar.max = Math.max(1, done + queued.size);
    bar.value = done;
    const sentences = [filled(words.progress, { done, all: done + queued.size })];
    if (learning) sentences.push(filled(words.learning, { n: learning }));
    part(box, ".cards-progress span").textContent = sentences.join(" · ");
  }

  /** @param {boolean} open whether the answer is shown */
  function turn(open) {
    answer.hidden = !open;
    ratings.hidden = !open;
    showing.hidden = open;
    face.classList.toggle("open", open);
  }

  function show() {
    if (!card || !answer.hidden) return;
    part(answer, ".card-back").innerHTML = card.back;
    part(answer, "a").setAttribute("href", new URL(card.url, root).href);
    const waits = preview(read().cards[card.id], Date.now());
    ratings.querySelectorAll("button span").forEach((place, at) => {
      place.textContent = duration(waits[at] ?? 0, words.time, language);
    });
    said.textContent = "";
    turn(true);
    answer.focus();
  }

  /** @param {Rating} rating */
  function rate(rating) {
    const now = Date.now();
    const rated = card;
    if (!rated || answer.hidden) return;
    const before = read().cards[rated.id];
    update((state) => {
      state.cards[rated.id] = reviewed(before, rating, now);
      state.reviews.push([rated.id, rating, now, before?.state ?? 0]);
    });
    past.push({ card: rated, before, rating, at: now });
    ask();
  }

  function bury() {
    const skipped = card;
    if (!skipped) return;
    past.push({ card: skipped, buried: read().buried[skipped.id], at: Date.now() });
    update((state) => {
      state.buried[skipped.id] = dayOf(Date.now());
    });
    said.textContent = words.buried;
    ask();
  }

  function undo() {
    const deed = past.pop();
    if (!deed) return;
    const { id } = deed.card;
    update((state) => {
      if (deed.rating) {
        if (deed.before) state.cards[id] = deed.before;
        else delete state.cards[id];
        state.reviews = state.reviews.filter((review) => review[0] !== id || review[2] !== deed.at);
      } else if (deed.buried === undefined) delete state.buried[id];
      else state.buried[id] = deed.buried;
    });
    said.textContent = words.undone;
    ask(deed.card);
  }

  function sumUp() {
    const rated = past.flatMap((deed) => deed.rating ?? []);
    const right = String(rated.filter((rating) => rating > 1).length);
    const sentences = [words.summary.replace("{reviews}", String(rated.length)).replace("{right}", right)];
    const wait = nextDue(cards, read()) - Date.now();
    if (Number.isFinite(wait)) {
      sentences.push(words.next.replace("{time}", duration(wait, words.time, language)));
    }
    part(finish, "p").textContent = sentences.join(" ");
    finish.focus();
  }

  function end() {
    box.hidden = true;
    card = undefined;
    ended();
  }

  const tools = { undo, bury, end };
  box.addEventListener("click", (event) => {
    const target = event.target instanceof Element ? event.target : null;
    const button = target?.closest("button");
    const tool = /** @type {keyof typeof tools | undefined} */ (button?.dataset.tool);
    if (tool) tools[tool]();
    else if (button?.dataset.rating) rate(/** @type {Rating} */ (Number(button.dataset.rating)));
    else if (button === showing || (target?.closest(".card") && !target.closest("a"))) show();
  });
  box.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.repeat) return;
    const control = event.target instanceof Element && event.target.closest("button, a");
    const key = event.key.toLowerCase();
    if (/^[1-4]$/.test(key) && !answer.hidden) rate(/** @type {Rating} */ (Number(key)));
    else if ((key === " " || key === "enter") && !control && card && answer.hidden) show();
    else if (key === " " && !control && card) rate(3);
    else if (key === "u") undo();
    else if (key === "b") bury();
    else return;
    event.preventDefault();
    event.stopPropagation();
  });
  const wordOf = (/** @type {Rating} */ rating) =>
    part(ratings, `[data-rating="${rating}"] strong`).textContent ?? "";
  swipes(face, () => !answer.hidden, rate, wordOf);

  return (chosen, most, asked = queue) => {
    [cards, limits, order, past] = [chosen, most, asked, []];
    said.textContent = "";
    box.hidden = false;
    ask();
  };
}

/**
 * Rate with a finger: to the left “again”, to the right “good”. Up and down still scroll.
 * @param {HTMLElement} face
 * @param {() => boolean} ready
 * @param {(rating: Rating) => void} rate
 * @param {(rating: Rating) => string} wordOf what the rating is called
 */
function swipes(face, ready, rate, wordOf) {
  /** @type {number | undefined} where the finger was put down */
  let from;
  /** @type {1 | 3 | undefined} what lifting the finger would mean */
  let rating;
  const settle = () => {
    from = rating = undefined;
    face.style.removeProperty("--moved");
    delete face.dataset.swipe;
    delete face.dataset.rating;
  };
  face.addEventListener("pointerdown", (event) => {
    if (event.pointerType !== "mouse" && event.isPrimary && ready()) from = event.clientX;
  });
  face.addEventListener("pointermove", (event) => {
    if (from === undefined) return;
    const moved = event.clientX - from;
    face.style.setProperty("--moved", `${moved}px`);
    rating = Math.abs(moved) < SWIPE ? undefined : moved < 0 ? 1 : 3;
    delete face.dataset.swipe;
    delete face.dataset.rating;
    if (rating) Object.assign(face.dataset, { swipe: wordOf(rating), rating: String(rating) });
  });
  face.addEventListener("pointerup", () => {
    const meant = rating;
    settle();
    if (meant) rate(meant);
  });
  face.addEventListener("pointercancel", settle);
}
