/**
 * The page of flashcards: which cards, how many, how it is going; a sitting is card-session.js.
 * Without this script the page leads to the glossary and the self-checks.
 */

import { showActivity } from "./activity.js";
import { drawForecast, drawRetention } from "./card-charts.js";
import { isSuspended, ownCards } from "./card-marks.js";
import { choiceIn, chosen, queue } from "./card-queue.js";
import { session } from "./card-session.js";
import { part } from "./elements.js";
import { ownCardList } from "./own-cards.js";
import { cardsOf, practiceSince } from "./practice.js";
import { loaded } from "./site-data.js";
import { opened, read, subscribe, update, warning } from "./store.js";
import { suspendedList } from "./suspended-cards.js";
import { filled } from "./wording.js";

/** @typedef {import("./card-queue.js").Card} Card */
/**
 * @typedef {Record<
 *   | "due" | "new" | "nothing" | "none_chosen" | "week" | "progress" | "learning" | "undone" | "buried" | "summary"
 *   | "next" | "date" | "cards" | "today" | "period" | "remembered" | "last_week" | "last_month"
 *   | "ever" | "of" | "no_retention" | "failed" | "none_starred" | "due_and_new" | "suspended" | "suggested" | "typed_right"
 *   | "typed_wrong" | "typed_was" | "typed_nothing" | "typed_spelled" | "typed_difference" | "ask_again"
 *   | "edit" | "delete" | "sure_delete" | "own_empty" | "own_saved" | "own_deleted" | "all_of_term", string
 * > & {
 *   asks: Record<string, string>,
 *   folding: import("./typed-answer.js").Folding,
 *   endings: string[],
 *   time: import("./durations.js").UnitWords,
 *   trouble: Record<string, string>,
 * }} Words
 */

/**
 * Bring the page to life.
 * @param {HTMLElement} box
 */
export async function begin(box) {
  await opened;
  /** @type {Words} */
  const words = JSON.parse(box.dataset.words ?? "{}");
  const form = /** @type {HTMLFormElement} */ (part(box, ".cards-choice"));
  box.hidden = false;
  showTrouble(box, words);
  fill(form);
  /** @type {Card[]} */
  let cards;
  try {
    cards = await loaded("cards.json");
  } catch {
    form.hidden = true;
    part(box, ".cards-statistics").hidden = true;
    return warn(box, words.failed);
  }

  const refresh = () => {
    showTrouble(box, words);
    if (form.hidden || !box.isConnected) return;
    count(form, words, cards);
    const state = read();
    part(box, ".cards-statistics").hidden = !Object.keys(state.cards).length;
    const asked = [...cards, ...ownCards(state)].filter((card) => !isSuspended(state, card));
    drawForecast(part(box, ".forecast"), words, asked, state, Date.now());
    drawRetention(part(box, ".retention"), words, state, Date.now());
    for (const show of lists) show(state);
  };
  const study = session(part(box, ".cards-session"), words, () => {
    forgetAddress("terms");
    change(false);
    part(form, "button").focus();
  });
  const lists = [ownCardList(part(box, ".own-cards"), words), suspendedList(part(box, ".suspended-cards"), words, cards)];
  const change = (/** @type {boolean} */ studying) => {
    form.hidden = studying;
    showActivity(box, studying ? "cards" : "");
    part(box, ".cards-own").hidden = studying;
    if (studying) part(box, ".cards-statistics").hidden = true;
    refresh();
  };
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    const choice = choiceIn(settingsOf(form));
    change(true);
    study(chosen(cards, choice, read()), choice);
  });
  form.addEventListener("input", (event) => {
    const settings = settingsOf(form);
    const isOtherSetting = event.target instanceof HTMLInputElement && event.target.name !== "week";
    if (isOtherSetting && weekAsked()) delete settings["cards.weeksOff"]; // the address chose, not the reader
    else forgetAddress("week");
    update((state) => Object.assign(state.settings, settings));
    refresh();
  });
  subscribe(refresh);
  document.addEventListener("visibilitychange", refresh); // it may be another day
  refresh();
  const choice = choiceIn(read().settings);
  const asked = cardsOf(cards, termsAsked(), choice.kindsOff).filter((card) => !isSuspended(read(), card));
  if (!asked.length) return;
  change(true);
  study(asked, choice, practiceSince(beginningOfSitting()));
}

/**
 * Return the terms that the address asks to practise: `?terms=gradient,step-size`.
 * @returns {string[]}
 */
function termsAsked() {
  return (new URL(location.href).searchParams.get("terms") ?? "").split(",").filter(Boolean);
}

/**
 * Return when the sitting began that the address asks for: a reload goes on with it.
 * @returns {number}
 */
function beginningOfSitting() {
  const state = { began: Date.now(), ...history.state };
  history.replaceState(state, "");
  return state.began;
}

/**
 * Return what a form says, as it is kept. Kept is what is off: a week that is added to the course
 * later is on.
 * @param {HTMLFormElement} form
 * @returns {Record<string, string>}
 */
function settingsOf(form) {
  const off = (/** @type {string} */ name) =>
    boxes(form, name).flatMap((box) => (box.checked ? [] : box.value));
  const { value: newPerDay } = /** @type {HTMLInputElement} */ (part(form, '[name="new"]'));
  const { value: reviewsPerDay } = /** @type {HTMLInputElement} */ (part(form, '[name="reviews"]'));
  return {
    "cards.weeksOff": off("week").join(","),
    "cards.kindsOff": off("kind").join(","),
    "cards.starred": off("starred").length ? "" : "on",
    "cards.typed": off("typed").length ? "" : "on",
    "cards.newPerDay": newPerDay,
    "cards.reviewsPerDay": reviewsPerDay,
  };
}

/**
 * @param {HTMLFormElement} form
 * @param {string} name
 * @returns {HTMLInputElement[]}
 */
function boxes(form, name) {
  return [...form.querySelectorAll(`input[name="${name}"]`)].map((input) => /** @type {HTMLInputElement} */ (input));
}

/**
 * Put into a form what was chosen last, or the week that the address asks for: `?week=3`.
 * @param {HTMLFormElement} form
 */
function fill(form) {
  const { weeksOff, kindsOff, starredOnly, typed, limits } = choiceIn(read().settings);
  const week = weekAsked();
  const weeks = boxes(form, "week");
  const isListed = weeks.some((box) => box.value === week);
  for (const box of weeks) box.checked = isListed ? box.value === week : !weeksOff.has(box.value);
  for (const box of boxes(form, "kind")) box.checked = !kindsOff.has(box.value);
  for (const box of boxes(form, "starred")) box.checked = starredOnly;
  for (const box of boxes(form, "typed")) box.checked = typed;
  for (const box of boxes(form, "new")) box.value = String(limits.newPerDay);
  for (const box of boxes(form, "reviews")) box.value = String(limits.reviewsPerDay);
}

/** @returns {string | null} */
function weekAsked() {
  return new URL(location.href).searchParams.get("week");
}

/**
 * Take what was asked out of the address: the reader has chosen otherwise, or is done.
 * @param {"week" | "terms"} asked
 */
function forgetAddress(asked) {
  const url = new URL(location.href);
  url.searchParams.delete(asked);
  history.replaceState(history.state, "", url);
}

/**
 * Say how many cards there are today.
 * @param {HTMLFormElement} form
 * @param {Words} words
 * @param {Card[]} cards
 */
function count(form, words, cards) {
  const choice = choiceIn(settingsOf(form));
  const selected = chosen(cards, choice, read());
  const { due, fresh, soon } = queue(selected, read(), Date.now(), choice.limits);
  const nothingChosen = choice.starredOnly ? words.none_starred : words.none_chosen;
  const none = selected.length ? words.nothing : nothingChosen;
  const again = words.due.replace("{n}", String(due.length + soon.length));
  const any = due.length + fresh.length + soon.length > 0;
  const sentence = any ? filled(words.due_and_new, { due: again, new: filled(words.new, { n: fresh.length }) }) : none;
  part(form, ".cards-count").textContent = sentence;
  part(form, "button").toggleAttribute("disabled", !any);
}

/**
 * @param {HTMLElement} box
 * @param {Words} words
 */
function showTrouble(box, words) {
  warn(box, warning((fault) => words.trouble[fault]));
}

/**
 * @param {HTMLElement} box
 * @param {string} text
 */
function warn(box, text) {
  const place = part(box, ".cards-trouble");
  if (place.textContent !== text) place.textContent = text;
  place.hidden = !text;
}
