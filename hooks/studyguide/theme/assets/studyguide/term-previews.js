/**
 * The card that a link to a term shows on hover, on keyboard focus and on a first tap: name, name
 * in the other language, first sentence, week. Without this script, or without a card, the links are links.
 *
 * The card follows WCAG 2.2, 1.4.13: Escape dismisses it, the pointer may move onto it, and it stays
 * until pointer and focus have left. It is in the top layer, so that nothing moves or clips it.
 */

import { element, withHtml } from "./elements.js";
import { addressOf, cardOf, files } from "./preview-cards.js";

/** @typedef {import("./preview-cards.js").Card} Card */
/** @typedef {import("./preview-cards.js").TermLink} TermLink */

const SHOW_AFTER = 180; // milliseconds; a pointer that only passes shows nothing
const HIDE_AFTER = 250; // time to move from the link onto the card
const GAP = 6;

const settings = document.querySelector('meta[name="studyguide-previews"]');
/** @type {HTMLElement | null} */
let card = null;
/** @type {TermLink | null} the link whose card is shown, or is on its way */
let current = null;
/** @type {number | undefined} */
let timer;
let touching = false;

/**
 * Return the element of a card, not yet shown.
 * @param {Card} entry
 * @param {string} href
 * @returns {HTMLElement}
 */
function draw(entry, href) {
  const names = element("p", "preview-names", withHtml("strong", "preview-name", entry.name));
  if (entry.short) names.append(element("span", "preview-short", entry.short));
  for (const [language, name] of entry.others) {
    const translation = element("span", "preview-other", name);
    translation.lang = language;
    translation.dir = "auto";
    names.append(translation);
  }
  const text = withHtml("p", "preview-text", entry.text);
  text.id = "preview-text";
  // not in the order of Tab: Enter on the link itself leads to the same page, Escape closes
  const more = element("a", "preview-more", settings?.getAttribute("data-more") ?? "");
  more.href = href;
  more.tabIndex = -1;
  const close = element("button", "preview-close", settings?.getAttribute("data-close") ?? "");
  close.type = "button";
  close.tabIndex = -1;
  close.addEventListener("click", hide);
  const popover = element("div", "preview-card", names, text);
  popover.append(element("p", "preview-foot", element("span", "", entry.week), more, close));
  popover.popover = "manual";
  popover.setAttribute("role", "group");
  popover.setAttribute("aria-label", settings?.getAttribute("data-label") ?? "");
  return popover;
}

/** Hide the card, and forget one that is on its way. */
function hide() {
  clearTimeout(timer);
  if (card?.contains(document.activeElement)) current?.focus();
  card?.remove();
  current?.removeAttribute("aria-describedby");
  card = current = null;
}

/**
 * Show a link's card; return whether there is one.
 * @param {TermLink} link
 * @param {{ x: number, y: number } | null} [pointer]
 * @returns {Promise<boolean>}
 */
async function show(link, pointer = null) {
  if (link === current && card) return true;
  hide();
  current = link;
  const entry = await cardOf(link).catch(() => undefined);
  if (current !== link || !link.isConnected) return true; // the reader has gone on
  if (!entry) {
    current = null;
    return false;
  }
  card = draw(entry, addressOf(link).href);
  (link.closest("svg")?.parentElement ?? link).after(card); // within a drawing nothing is shown
  link.setAttribute("aria-describedby", "preview-text");
  card.showPopover();
  place(card, link, pointer);
  return true;
}

/**
 * Put a card below its link, or above it if there is more room.
 * @param {HTMLElement} box
 * @param {TermLink} link
 * @param {{ x: number, y: number } | null} pointer
 */
function place(box, link, pointer) {
  const lines = [...link.getClientRects()];
  const under = pointer && lines.find((line) => pointer.y >= line.top && pointer.y <= line.bottom);
  const line = under || lines[0] || link.getBoundingClientRect();
  const { width, height } = box.getBoundingClientRect();
  const room = document.documentElement.clientWidth - width - GAP;
  const below = line.bottom + GAP;
  const fits = below + height <= window.innerHeight || line.top < height + GAP;
  box.style.left = `${scrollX + Math.max(GAP, Math.min(line.left, room))}px`;
  box.style.top = `${scrollY + (fits ? below : line.top - height - GAP)}px`;
}

/**
 * Return the link to a term that an event is about, unless its meaning is written beside it.
 * @param {Event} event
 * @returns {TermLink | null}
 */
function linkOf(event) {
  const target = event.target instanceof Element ? event.target : null;
  const link = target?.closest("a.term, a.node");
  if (!(link instanceof HTMLAnchorElement || link instanceof SVGAElement)) return null;
  return link.closest("dt, .entry-name, .contrast-side") ? null : link;
}

/**
 * Return whether an event is on the card.
 * @param {Event} event
 * @returns {boolean}
 */
function onCard(event) {
  return event.target instanceof Node && (card?.contains(event.target) ?? false);
}

/** @param {PointerEvent} event */
function entered(event) {
  if (event.pointerType === "touch") return;
  const link = linkOf(event);
  if (onCard(event) || (link && link === current)) clearTimeout(timer);
  else if (link) {
    clearTimeout(timer);
    const pointer = { x: event.clientX, y: event.clientY };
    timer = setTimeout(() => show(link, pointer), SHOW_AFTER);
  }
}

/** Show the card of the link on which the pointer rested already when this script began. */
function showHovered() {
  const link = document.querySelector(":is(a.term, a.node):hover");
  const canHover = matchMedia("(hover: hover)").matches;
  if (link && canHover) link.dispatchEvent(new PointerEvent("pointerover", { bubbles: true }));
}

/** @param {PointerEvent} event */
function left(event) {
  if (event.pointerType === "touch") return;
  if (!onCard(event) && !linkOf(event)) return;
  clearTimeout(timer);
  timer = setTimeout(() => {
    if (document.activeElement !== current || !current?.matches(":focus-visible")) hide();
  }, HIDE_AFTER);
}

/**
 * The first tap on a link shows the card, a second one follows it.
 * @param {MouseEvent} event
 */
function tapped(event) {
  const link = linkOf(event);
  if (!touching || !link || link === current) return;
  event.preventDefault();
  event.stopPropagation();
  show(link).then((isShown) => {
    if (!isShown) location.assign(addressOf(link));
  });
}

/** @param {KeyboardEvent} event */
function pressed(event) {
  if (event.key !== "Escape" || !current) return;
  event.stopPropagation();
  hide();
}

if (files && "popover" in HTMLElement.prototype) {
  document.addEventListener("pointerover", entered);
  document.addEventListener("pointerout", left);
  document.addEventListener("pointerdown", (event) => {
    touching = event.pointerType === "touch";
    if (current && !onCard(event) && linkOf(event) !== current) hide();
  });
  document.addEventListener("click", tapped, { capture: true });
  document.addEventListener("keydown", pressed, { capture: true });
  document.addEventListener("focusin", (event) => {
    const link = linkOf(event);
    if (link?.matches(":focus-visible") && !touching) show(link);
    else if (!onCard(event)) hide();
  });
  document.addEventListener("focusout", (event) => {
    if (event.relatedTarget === null && linkOf(event) === current && !touching) hide();
  });
  window.addEventListener("resize", hide);
  window.addEventListener("pagehide", hide);
  showHovered();
}
