/**
 * A button on each block of code that copies it. The theme's own button sits in a navigation region
 * without a name, one for each block, which assistive technology cannot tell apart.
 */

/**
 * Return the theme's word for something in the page's language.
 * @param {string} key
 * @returns {string}
 */
function word(key) {
  const config = document.getElementById("__config")?.textContent ?? "{}";
  return JSON.parse(config).translations?.[key] ?? key;
}

/**
 * Make the button of a block of code.
 * @param {HTMLElement} code
 * @returns {HTMLButtonElement}
 */
function copyButton(code) {
  const button = document.createElement("button");
  button.type = "button";
  button.className = "copy-code";
  button.textContent = word("clipboard.copy");
  button.addEventListener("click", async () => {
    await navigator.clipboard.writeText((code.textContent ?? "").trimEnd());
    button.textContent = word("clipboard.copied");
    setTimeout(() => (button.textContent = word("clipboard.copy")), 2000);
  });
  return button;
}

/** Give every block of code of this page its button, where the browser lets pages copy. */
function start() {
  if (!navigator.clipboard) return;
  for (const code of document.querySelectorAll(".highlight pre > code")) {
    const box = code.closest(".highlight");
    if (code instanceof HTMLElement && box && !box.querySelector(".copy-code")) {
      box.append(copyButton(code));
    }
  }
}

// With the theme's instant navigation each new page is announced; without it there is one page.
const pages = /** @type {{ document$?: { subscribe(f: () => void): void } }} */ (
  /** @type {unknown} */ (window)
).document$;
if (pages) pages.subscribe(start);
else start();
