/**
 * A figure to play with. Its picture is there from the start, and stays: on paper, without scripts,
 * and if the figure's own script fails. That is fetched when the figure comes near the view.
 */

import { element } from "./elements.js";
import { addressState } from "./figure-state.js";
import { nearView } from "./near-view.js";

/** @typedef {import("./figure-kit/kit.js").Kit} Kit */
/**
 * What the script of a figure is given.
 * @typedef {object} Context
 * @property {string} language
 * @property {Record<string, string>} words of `figures/name.yml`, in the language of the page
 * @property {boolean} prefersReducedMotion
 * @property {Kit} kit
 * @property {import("./figure-state.js").State} state what the address says of the figure
 * @property {(isFound?: boolean) => void} found shows that the reader has found what the prompt asks for
 */
/** @typedef {{ mount(body: HTMLElement, context: Context): void | (() => void) }} Script */

const NEAR = "500px 0px";
const RESIZED = 24;

/**
 * Wait until the figure comes near.
 * @param {HTMLElement} place
 */
export function start(place) {
  void nearView([place], NEAR).then(() => new PlayableFigure(place).play());
}

class PlayableFigure {
  /** @type {Script | undefined} */
  #script;
  /** @type {(() => void)[]} */
  #endings = [];
  #width = 0;

  /** @param {HTMLElement} place */
  constructor(place) {
    this.place = place;
    this.texts = JSON.parse(place.dataset.texts ?? "{}");
    this.words = JSON.parse(place.dataset.words ?? "{}");
    this.state = addressState(place.dataset.figure ?? "");
    this.body = element("div", "playable-body");
    this.found = element("p", "playable-found");
    this.found.setAttribute("role", "status");
    const again = element("button", "playable-again", this.words.again);
    again.type = "button";
    again.addEventListener("click", () => this.#startAgain());
    const label = element("strong", "", this.words.try);
    this.stage = element("div", "playable-stage",
      element("p", "playable-prompt", label, " ", this.texts.prompt), this.body,
      element("div", "playable-foot", this.found, again));
  }

  /** Fetch the script, and put the figure in the place of its picture. */
  async play() {
    try {
      await this.#begin();
    } catch (error) {
      this.stage.remove();
      this.place.dataset.failed = "";
      throw error;
    }
  }

  async #begin() {
    const address = new URL(this.place.dataset.script ?? "", location.href);
    const [script, { kitFor }] = await Promise.all([import(address.href), import("./figure-kit/kit.js"), styles()]);
    this.#script = script;
    this.kitFor = kitFor;
    this.place.prepend(this.stage);
    this.#mount();
    this.place.dataset.playing = "";
    new ResizeObserver(() => {
      const width = this.body.clientWidth; // 0 on paper, where it is hidden
      if (width && Math.abs(width - this.#width) > RESIZED) this.#mount();
    }).observe(this.body);
  }

  /** What the reader has set is in the state, so a figure is drawn anew for another width. */
  #mount() {
    this.#unmount();
    if (!this.#script || !this.kitFor) return;
    const language = document.documentElement.lang || "en";
    const prefersReducedMotion = matchMedia("(prefers-reduced-motion: reduce)").matches;
    this.#width = this.body.clientWidth;
    const kit = this.kitFor({ body: this.body, language, words: this.words, state: this.state, prefersReducedMotion });
    this.#endings.push(() => kit.end());
    const context = { language, words: this.texts, prefersReducedMotion, kit, state: this.state, found: this.#tell };
    const ending = this.#script.mount(this.body, context);
    if (ending) this.#endings.push(ending);
    kit.changed();
  }

  #unmount() {
    for (const end of this.#endings.splice(0)) end();
    this.body.replaceChildren();
  }

  #startAgain() {
    this.state.clear();
    this.found.textContent = "";
    this.#mount();
  }

  /** @param {boolean} [isFound] once found it stays so, until the reader starts again */
  #tell = (isFound = true) => {
    if (!isFound || this.found.textContent) return;
    this.found.append(element("strong", "", `✓ ${this.words.found}`), ` ${this.texts.found}`);
  };
}

/** @type {Promise<void> | undefined} */
let loading;

/** Load the styles of the kit, which only pages with such a figure need. */
function styles() {
  loading ??= new Promise((resolve, reject) => {
    const link = document.createElement("link");
    link.rel = "stylesheet";
    link.href = new URL("figure-kit/figure-kit.css", import.meta.url).href;
    link.addEventListener("load", () => resolve());
    link.addEventListener("error", () => reject(new Error(`${link.href} cannot be loaded`)));
    document.head.append(link);
  });
  return loading;
}
