/**
 * The cards of one sitting, one after the other: asked, shown, rated, undone, put off. What comes
 * next is found anew after each rating, from what is kept, so that a reload loses nothing.
 */

import { showSide } from "./card-face.js";
import { isStarred, isSuspended, subjectOf } from "./card-marks.js";
import { dayOf, first, nextDue, queue } from "./card-queue.js";
import { progressText, summary } from "./card-sentences.js";
import { swipes } from "./card-swipes.js";
import { isRight, verdictOn } from "./card-typing.js";
import { star, suspend } from "./change-marks.js";
import { duration } from "./durations.js";
import { part } from "./elements.js";
import { noteEditor } from "./note-editor.js";
import { languageIn, readingAloud, stop, wordsIn } from "./read-aloud.js";
import { preview, reviewed } from "./scheduler.js";
import { read, update } from "./store.js";
import { weekName } from "./week-name.js";
import { filled } from "./wording.js";

/** @typedef {import("./card-queue.js").Card} Card */
/** @typedef {import("./scheduler.js").Rating} Rating */
/** @typedef {import("./state.js").CardState} CardState */
/** @typedef {import("./flashcards.js").Words} Words */
/**
 * @typedef {object} Deed what can be undone
 * @property {Card} card
 * @property {CardState} [before]
 * @property {number} [buried] the day on which it was put off before
 * @property {Rating} [rating] undefined if the card was put off or suspended
 * @property {boolean} [suspended]
 * @property {number} at
 */

const root = new URL("../../", import.meta.url);
const language = document.documentElement.lang;

/**
 * Bring the section of a sitting to life; return what begins one.
 * @param {HTMLElement} box
 * @param {Words} words
 * @param {() => void} ended
 * @returns {(cards: Card[], choice: import("./card-queue.js").Choice, order?: typeof queue) => void}
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
  const typing = /** @type {HTMLFormElement} */ (part(box, ".card-typing"));
  const typed = /** @type {HTMLInputElement} */ (part(typing, "input"));
  const verdict = part(box, ".card-verdict");
  const starring = part(box, ".card-star");
  const note = noteEditor(part(box, ".note"));
  /** @type {Card[]} */
  let cards = [];
  let limits = { newPerDay: 0, reviewsPerDay: 0 };
  let typesNames = false;
  let types = false; // of this card
  /** @type {Rating} */
  let suggested = 3;
  let order = queue;
  /** @type {Card | undefined} */
  let card;
  /** @type {Deed[]} */
  let past = [];

  const wordOf = (/** @type {Rating} */ rating) =>
    part(ratings, `[data-rating="${rating}"] strong`).textContent ?? "";

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
    stop();
    note.close();
    types = Boolean(typesNames && card?.accept);
    turn(false);
    if (!card) return sumUp();
    showStar(card);
    const week = card.week ? ` · ${weekName(words, card.week)}` : "";
    part(question, ".card-asks").textContent = `${words.asks[card.kind] ?? ""}${week}`;
    showSide(part(question, ".card-front"), card, "front");
    typed.value = "";
    (types ? typed : question).focus();
  }

  /** @param {Card} marked */
  function showStar(marked) {
    starring.setAttribute("aria-pressed", String(isStarred(read(), subjectOf(marked))));
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
    const text = progressText({ done, all: done + queued.size, learning }, words);
    part(box, ".cards-progress span").textContent = text;
  }

  /** @param {boolean} open whether the answer is shown */
  function turn(open) {
    answer.hidden = !open;
    ratings.hidden = !open;
    showing.hidden = open;
    showing.classList.toggle("md-button--primary", !types);
    typing.hidden = open || !types;
    face.classList.toggle("open", open);
  }

  /** @param {string} [given] what was typed; undefined: nothing was to be */
  function show(given) {
    if (!card || !answer.hidden) return;
    const right = given === undefined || isRight(given, card, words);
    suggested = right ? 3 : 1;
    verdict.hidden = given === undefined;
    const advice = filled(words.suggested, { rating: wordOf(suggested) });
    if (given !== undefined) verdict.replaceChildren(...verdictOn(given, card, right, words), ` ${advice}`);
    for (const button of ratings.querySelectorAll("button")) {
      button.toggleAttribute("data-suggested", given !== undefined && button.dataset.rating === String(suggested));
    }
    showSide(part(answer, ".card-back"), card, "back");
    note.show(subjectOf(card));
    part(answer, ".card-more").hidden = !card.url;
    part(answer, ".card-more a").setAttribute("href", new URL(card.url, root).href);
    const waits = preview(read().cards[card.id], Date.now());
    ratings.querySelectorAll("button span").forEach((place, at) => {
      place.textContent = duration(waits[at] ?? 0, words.time, language);
    });
    said.textContent = "";
    stop();
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

  function suspendCard() {
    const skipped = card;
    if (!skipped) return;
    past.push({ card: skipped, suspended: true, at: Date.now() });
    suspend(skipped.id, true);
    said.textContent = words.suspended;
    ask();
  }

  function undo() {
    const deed = past.pop();
    if (!deed) return;
    const { id } = deed.card;
    if (deed.suspended) suspend(id, false);
    else update((state) => {
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
    const state = read();
    const wait = nextDue(cards.filter((one) => !isSuspended(state, one)), state) - Date.now();
    part(finish, "p").textContent = summary(past.flatMap((deed) => deed.rating ?? []), wait, words);
    finish.focus();
  }

  function end() {
    stop();
    box.hidden = true;
    card = undefined;
    ended();
  }

  const tools = { undo, bury, suspend: suspendCard, end };
  box.addEventListener("click", (event) => {
    const target = event.target instanceof Element ? event.target : null;
    const button = target?.closest("button");
    const tool = /** @type {keyof typeof tools | undefined} */ (button?.dataset.tool);
    if (tool) tools[tool]();
    else if (button?.dataset.rating) rate(/** @type {Rating} */ (Number(button.dataset.rating)));
    else if (button === starring && card) {
      star(subjectOf(card), starring.ariaPressed !== "true");
      showStar(card);
    } else if (button === showing) show(types ? "" : undefined);
    else if (target?.closest(".card") && !target.closest("a, button, form") && !types) show();
  });
  typing.addEventListener("submit", (event) => {
    event.preventDefault();
    show(typed.value);
  });
  box.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.repeat) return;
    const control = event.target instanceof Element && event.target.closest("button, a");
    if (event.target instanceof Element && event.target.closest("form")) return; // it is being written
    const key = event.key.toLowerCase();
    if (/^[1-4]$/.test(key) && !answer.hidden) rate(/** @type {Rating} */ (Number(key)));
    else if ((key === " " || key === "enter") && !control && card && answer.hidden) show(types ? "" : undefined);
    else if ((key === " " || (key === "enter" && types)) && !control && card) rate(suggested);
    else if (key === "u") undo();
    else if (key === "s") starring.click();
    else if (key === "b") bury();
    else return;
    event.preventDefault();
    event.stopPropagation();
  });
  readingAloud(part(box, ".read-aloud"), () => {
    const open = !answer.hidden;
    const place = part(box, open ? ".card-back" : ".card-front");
    return { text: card?.said?.[open ? 1 : 0] || wordsIn(place), language: languageIn(place) };
  });
  swipes(face, () => !answer.hidden, rate, wordOf);

  return (chosen, choice, asked = queue) => {
    [cards, limits, typesNames, order, past] = [chosen, choice.limits, choice.typed, asked, []];
    said.textContent = "";
    box.hidden = false;
    ask();
  };
}
