/** How it is going, as small charts: each is a table too, for who does not see the bars. */

import { dateOf, dayOf, forecast, retention } from "./card-queue.js";
import { DAY } from "./days.js";
import { element } from "./elements.js";

/** @typedef {import("./card-queue.js").Card} Card */
/** @typedef {import("./flashcards.js").Words} Words */

const DAYS = 14;
/** @type {Intl.DateTimeFormatOptions} */
const LONG = { weekday: "long", day: "numeric", month: "long", timeZone: "UTC" };
const language = document.documentElement.lang;

/**
 * Return a table with a heading for each column and each row.
 * @param {string} name class
 * @param {string[]} head
 * @param {(Node | string)[][]} rows
 * @returns {HTMLElement}
 */
function table(name, head, rows) {
  const heading = (/** @type {Node | string} */ text, /** @type {string} */ scope) => {
    const cell = element("th", "", text);
    cell.setAttribute("scope", scope);
    return cell;
  };
  const top = element("thead", "", element("tr", "", ...head.map((text) => heading(text, "col"))));
  const lines = rows.map(([first = "", ...others]) =>
    element("tr", "", heading(first, "row"), ...others.map((text) => element("td", "", text))),
  );
  return element("table", name, top, element("tbody", "", ...lines));
}

/**
 * Draw how many cards are due on each of the next days.
 * @param {HTMLElement} figure
 * @param {Words} words
 * @param {Card[]} cards
 * @param {import("./state.js").State} state
 * @param {number} now
 */
export function drawForecast(figure, words, cards, state, now) {
  const counts = forecast(cards, state, now, DAYS);
  const most = Math.max(1, ...counts);
  const bars = element("div", "bars");
  bars.setAttribute("aria-hidden", "true");
  const rows = counts.map((count, at) => {
    const date = dateOf(dayOf(now) + at);
    const bar = element("span", count ? "bar" : "bar empty");
    bar.style.setProperty("--part", String(count / most));
    const day = date.toLocaleDateString(language, { day: "numeric", timeZone: "UTC" }).replace(/\D/g, "");
    bars.append(element("div", "", element("span", "number", count ? String(count) : ""), bar, day));
    return [at ? date.toLocaleDateString(language, LONG) : words.today, String(count)];
  });
  const title = element("figcaption", "", figure.dataset.title ?? "");
  figure.replaceChildren(title, bars, table("unseen", [words.date, words.cards], rows));
}

/**
 * Draw which part of the cards was remembered.
 * @param {HTMLElement} figure
 * @param {Words} words
 * @param {import("./state.js").State} state
 * @param {number} now
 */
export function drawRetention(figure, words, state, now) {
  /** @type {[name: string, since: number][]} */
  const periods = [
    [words.last_week, now - 7 * DAY],
    [words.last_month, now - 30 * DAY],
    [words.ever, 0],
  ];
  const rows = periods.map(([name, since]) => {
    const { right, all } = retention(state.reviews, since);
    const part = all ? right / all : 0;
    const bar = element("span", "bar");
    bar.setAttribute("aria-hidden", "true");
    bar.style.setProperty("--part", String(part));
    const percent = part.toLocaleString(language, { style: "percent", maximumFractionDigits: 0 });
    const sentence = words.of.replace("{right}", String(right)).replace("{all}", String(all));
    return [name, element("span", "", bar, all ? `${percent} (${sentence})` : "–")];
  });
  const title = element("figcaption", "", figure.dataset.title ?? "");
  const { all } = retention(state.reviews, 0);
  const content = all
    ? table("rates", [words.period, words.remembered], rows)
    : element("p", "none", words.no_retention);
  figure.replaceChildren(title, content);
}
