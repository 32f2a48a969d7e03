/**
 * What the theme does with scripts written into its pages, as a file: the policy of our pages refuses
 * those. Loaded in the head with `data-scope`, and at the end of the content with `data-tabs`.
 *
 * The names that begin with `__md_` are the theme's: its own scripts call them.
 */

/**
 * The colours of a scheme, as `theme: palette:` of mkdocs.yml names them.
 * @typedef {{ media: string, scheme: string, primary: string, accent: string }} Colours
 */

(() => {
  const SYSTEM = "(prefers-color-scheme)"; // the reader wants what the system has
  const data = document.currentScript?.dataset ?? {};
  const shared = /** @type {Window & { __md_scope?: URL }} */ (window);

  /**
   * What is kept under a name for the site; null if nothing is, or nothing can be read.
   * @param {string} name
   * @param {Storage} [storage]
   * @param {URL} [scope]
   * @returns {any}
   */
  function read(name, storage, scope = shared.__md_scope) {
    try {
      return JSON.parse((storage ?? localStorage).getItem(`${scope?.pathname}.${name}`) ?? "null");
    } catch {
      return null;
    }
  }

  /**
   * Keep something under a name for the site, where the browser lets us.
   * @param {string} name
   * @param {unknown} value
   * @param {Storage} [storage]
   * @param {URL} [scope]
   */
  function write(name, value, storage, scope = shared.__md_scope) {
    try {
      (storage ?? localStorage).setItem(`${scope?.pathname}.${name}`, JSON.stringify(value));
    } catch {
      // a browser that keeps nothing shows the site as for the first time
    }
  }

  /**
   * A number that another text hardly has.
   * @param {string} text
   * @returns {number}
   */
  const hash = (text) => [...text].reduce((sum, letter) => (sum << 5) - sum + letter.charCodeAt(0), 0);

  /**
   * The colours that the reader has chosen, or else those that suit the system: as the theme's bundle
   * finds them once the page is there.
   * @param {Colours[]} palette
   * @returns {Colours | undefined}
   */
  function chosen(palette) {
    const kept = /** @type {{ index?: number } | null} */ (read("__palette"))?.index;
    const suits = (/** @type {Colours} */ { media = "" }) => matchMedia(media).matches;
    const colours = palette[kept ?? palette.findIndex(suits)] ?? palette[0];
    if (colours?.media !== SYSTEM) return colours;
    return palette.find((one) => one.media !== SYSTEM && suits(one)) ?? colours;
  }

  /**
   * Put colours on the body as soon as there is one. Observers run before the browser paints, so that
   * no page is light for a moment and then dark.
   * @param {Colours} colours
   */
  function paint(colours) {
    const observer = new MutationObserver(() => {
      if (!document.body) return;
      observer.disconnect();
      for (const [name, value] of Object.entries(colours)) {
        document.body.setAttribute(`data-md-color-${name}`, value.replaceAll(" ", "-"));
      }
    });
    observer.observe(document.documentElement, { childList: true });
  }

  /**
   * Show texts as the reader wants them (reading-settings.js): nothing moves once it is seen. Other
   * values than ours are left out, since anything may be kept there.
   */
  function setReading() {
    const kept = /** @type {unknown} */ (read("__reading"));
    if (typeof kept !== "object" || kept === null) return;
    for (const [name, value] of Object.entries(kept)) {
      if (!/^(text-size|line-width|term-links|side-notes)$/.test(name) || !/^[a-z]+$/.test(value)) continue;
      document.documentElement.setAttribute(`data-${name}`, value);
    }
  }

  /** Show of linked tabs those that were chosen last. */
  function openLinkedTabs() {
    /** @type {unknown} */
    const titles = read("__tabs");
    if (!Array.isArray(titles)) return;
    for (const labels of document.querySelectorAll(".tabbed-set > .tabbed-labels")) {
      const all = [...labels.querySelectorAll("label")];
      const shown = titles.map((title) => all.find((label) => label.innerText.trim() === title));
      const input = shown.find(Boolean)?.control;
      if (input instanceof HTMLInputElement) input.checked = true;
    }
  }

  /** Show the tab that the address names. */
  function openNamedTab() {
    const input = document.getElementById(location.hash.slice(1));
    if (input instanceof HTMLInputElement && input.name.startsWith("__tabbed_")) input.checked = true;
  }

  if (data.scope !== undefined) {
    shared.__md_scope = new URL(data.scope, location.href);
    Object.assign(window, { __md_get: read, __md_set: write, __md_hash: hash });
    setReading();
    const colours = data.palette && chosen(JSON.parse(data.palette));
    if (colours) paint(colours);
  }
  if (data.tabs !== undefined) {
    if (data.tabs === "linked") openLinkedTabs();
    openNamedTab();
  }
})();
