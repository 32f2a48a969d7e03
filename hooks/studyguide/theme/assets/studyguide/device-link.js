/** Data to another device by a link: made, shown as a QR code, and taken over where it is opened. */

import { button, element } from "./elements.js";
import { canPack, hasData, linkWith, textIn } from "./packed-link.js";
import { difference } from "./patch.js";
import { emptyState } from "./state.js";
import { exportText, read } from "./store.js";
import { filled } from "./wording.js";

/** @typedef {import("./your-data.js").Words} Words */

/**
 * Return the part of the page that makes a link, and shows it.
 * @param {Words} words
 * @param {(text: string | undefined) => void} say
 * @returns {{ button: HTMLElement, panel: HTMLElement }}
 */
export function linkMaker(words, say) {
  const panel = element("div", "device-link");
  panel.hidden = true;
  const make = button("md-button", words.link, async () => {
    panel.hidden = true;
    if (!canPack()) return say(words.link_unsupported);
    if (!difference(emptyState(), read())) return say(words.link_empty);
    say("");
    const link = await linkWith(location.href.replace(/[?#].*/, ""), exportText());
    panel.replaceChildren(...(await shown(link, words, say)));
    panel.hidden = false;
  });
  return { button: make, panel };
}

/**
 * Return a link as it is handed on.
 * @param {string} link
 * @param {Words} words
 * @param {(text: string | undefined) => void} say
 * @returns {Promise<HTMLElement[]>}
 */
async function shown(link, words, say) {
  const field = element("input", "");
  Object.assign(field, { type: "text", readOnly: true, value: link, ariaLabel: words.link_field });
  field.addEventListener("focus", () => field.select());
  const copy = button("md-button md-button--primary", words.link_copy, async () => {
    try {
      await navigator.clipboard.writeText(link);
      say(words.link_copied);
    } catch {
      field.focus(); // and the reader copies what is chosen
    }
  });
  const { qrCode } = await import("./qr-code.js"); // 27 kB, for few
  const code = qrCode(link, words.qr ?? "");
  const size = { size: `${Math.ceil(link.length / 1000).toLocaleString(document.documentElement.lang)}\u00a0kB` };
  const picture = code ? element("div", "device-link-code") : element("p", "device-link-code", filled(words.qr_too_large, size));
  if (code) picture.append(code);
  return [element("p", "", words.link_lead ?? ""), element("div", "device-link-copy", field, copy), picture];
}

/**
 * Call a function with what a link holds that is opened on this page, now or later.
 * @param {HTMLElement} place of the page
 * @param {(text: () => Promise<string>) => void} arrived
 */
export function onArrival(place, arrived) {
  const look = () => {
    const fragment = location.hash;
    if (!hasData(fragment) || !place.isConnected) return;
    history.replaceState(history.state, "", location.pathname + location.search); // not to be opened or sent twice
    arrived(() => textIn(fragment));
  };
  addEventListener("hashchange", look);
  look();
}

/**
 * Ask whether to take over what a link brings, first on the page.
 * @param {string} question
 * @param {Words} words
 * @returns {Promise<boolean>}
 */
export function asked(question, words) {
  const place = element("section", "arrived", element("p", "", question));
  place.setAttribute("aria-label", question);
  place.tabIndex = -1;
  document.querySelector(".arrived")?.remove();
  document.querySelector(".md-typeset .lead")?.after(place);
  return new Promise((resolve) => {
    const answered = (/** @type {boolean} */ isWanted) => {
      place.remove();
      resolve(isWanted);
    };
    const yes = button("md-button md-button--primary", words.link_yes, () => answered(true));
    place.append(element("p", "", yes, button("md-button", words.link_no, () => answered(false))));
    place.focus();
  });
}
