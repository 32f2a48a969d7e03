/**
 * “Report a mistake here” tells the place too: the question, or the heading above what is selected,
 * with the selected words; else the heading that was asked for. Without this script it tells the
 * page.
 */

const LONGEST = 300;

/** @type {HTMLAnchorElement | null} */
const link = document.querySelector("a.report-mistake");
const content = document.querySelector(".md-content");
const address = link?.dataset["address"] ?? "";
const form = link?.href ?? "";

/**
 * Return the id of the last heading that stands before a node of the page, empty above the first.
 * @param {Node} node
 * @returns {string}
 */
function headingAbove(node) {
  const headings = [...(content?.querySelectorAll(":is(h2, h3, h4)[id]") ?? [])];
  const above = headings.filter(
    (heading) => heading.contains(node) || heading.compareDocumentPosition(node) & Node.DOCUMENT_POSITION_FOLLOWING,
  );
  return above.at(-1)?.id ?? "";
}

/**
 * Return the address of the form with a place and words of the page in it.
 * @param {string} id
 * @param {string} quotation
 * @returns {string}
 */
function filled(id, quotation) {
  const page = encodeURIComponent(address);
  const place = id ? form.replace(page, encodeURIComponent(`${address}#${id}`)) : form;
  return place + (quotation && encodeURIComponent(`> ${quotation.slice(0, LONGEST)}\n`));
}

/** Let the link at the end of the page tell what is selected, or which heading was asked for. */
function update() {
  const selection = getSelection();
  const node = selection?.isCollapsed ? null : (selection?.anchorNode ?? null);
  const target = document.querySelector(":target");
  if (!link) return;
  if (node && content?.contains(node)) {
    link.href = filled(headingAbove(node), selection?.toString().replace(/\s+/g, " ").trim() ?? "");
  } else {
    link.href = filled(target ? headingAbove(target) : "", "");
  }
}

if (link) {
  for (const before of ["pointerdown", "focus", "click"]) link.addEventListener(before, update);
  for (const question of document.querySelectorAll("section.question")) {
    const own = /** @type {HTMLAnchorElement} */ (link.cloneNode(true));
    own.href = filled(question.querySelector("h2[id]")?.id ?? "", "");
    question.querySelector(".answer .about")?.append(" · ", own);
  }
}
