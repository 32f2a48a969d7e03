/**
 * What a page can do, fetched only where the page has it: most pages need none of this.
 */

import { showActivity } from "./activity.js";
import { nearView } from "./near-view.js";

const A_SCREEN = "100%";

/**
 * With `near`, only when something of the place that this selector finds is nearly in view.
 * @type {[selector: string, load: () => Promise<{ start(place: HTMLElement): void | Promise<void> }>, near?: string][]}
 */
const FEATURES = [
  [".glossary-filter", () => import("./glossary-filter.js")],
  [".map", () => import("./concept-map.js")],
  [".quiz", () => import("./quiz.js")],
  [".md-nav--primary", () => import("./nav-marks.js")],
  [".side-notes", () => import("./side-notes.js")],
  [".reading-settings", () => import("./reading-settings.js")],
  [".checks", () => import("./checks.js"), "section.check"],
  [".first-try", () => import("./home-sample.js")],
  [".next-step", () => import("./next-step.js")],
  [".exam", () => import("./exam.js")],
  [".term-tools", () => import("./term-tools.js")],
  [".knowledge", () => import("./what-i-know.js")],
  [".known-map", () => import("./known-map.js")],
  [".film", () => import("./film.js")],
  [".program", () => import("./program.js")],
  [".playable", () => import("./playable-figure.js")],
  [".your-data", () => import("./your-data.js")],
  [".not-found", () => import("./not-found.js")],
  ['meta[name="studyguide-offline"]', () => import("./offline.js")],
  ["[data-set]", () => import("./keep-offline.js")],
  [".offline-page", () => import("./offline-page.js")],
  ["[data-dated]", () => import("./this-week.js")],
  ["[data-progress]", () => import("./progress.js")],
];

/** Bring to life what this page has and what has not been brought to life before. */
function startAll() {
  for (const [selector, load, near] of FEATURES) {
    for (const place of document.querySelectorAll(`:is(${selector}):not([data-ready])`)) {
      if (!(place instanceof HTMLElement)) continue;
      place.dataset.ready = "";
      const wanted = near ? nearView(place.querySelectorAll(near), A_SCREEN) : Promise.resolve();
      wanted.then(load).then((feature) => feature.start(place)).catch((error) => {
        place.dataset.failed = ""; // what it would have opened is then open
        showActivity(place, "failed");
        throw error;
      });
    }
  }
}

// With the theme's instant navigation each new page is announced; without it there is one page.
const pages = /** @type {{ document$?: { subscribe(f: () => void): void } }} */ (
  /** @type {unknown} */ (window)
).document$;
if (pages) pages.subscribe(startAll);
else startAll();

// For paper the theme opens everything folded; answers stay as the reader left them. Capturing
// runs before the theme's own listener.
const remember = () => {
  for (const details of document.querySelectorAll(".question details")) {
    if (details instanceof HTMLDetailsElement) details.toggleAttribute("data-closed", !details.open);
  }
};
addEventListener("beforeprint", remember, { capture: true });
