/**
 * Return an element with a class and what is in it.
 * @template {keyof HTMLElementTagNameMap} Tag
 * @param {Tag} tag
 * @param {string} name
 * @param {...(Node | string)} content
 * @returns {HTMLElementTagNameMap[Tag]}
 */
export function element(tag, name, ...content) {
  const node = document.createElement(tag);
  if (name) node.className = name;
  node.append(...content);
  return node;
}

/**
 * Return an element with HTML from our own build: its formulas and marks, no one else's.
 * @param {keyof HTMLElementTagNameMap} tag
 * @param {string} name
 * @param {string} html
 * @returns {HTMLElement}
 */
export function withHtml(tag, name, html) {
  const node = element(tag, name);
  node.innerHTML = html;
  return node;
}

/**
 * Return the one element that a selector finds in the page's own markup.
 * @template {HTMLElement} [T=HTMLElement]
 * @param {ParentNode} box
 * @param {string} selector
 * @returns {T}
 */
export function part(box, selector) {
  return /** @type {T} */ (box.querySelector(selector));
}

/**
 * Return a button.
 * @param {string} name its class
 * @param {string | undefined} text
 * @param {() => void} act
 * @returns {HTMLButtonElement}
 */
export function button(name, text, act) {
  const button = document.createElement("button");
  button.type = "button";
  button.className = name;
  button.textContent = text ?? "";
  button.addEventListener("click", act);
  return button;
}
