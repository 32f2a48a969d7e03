/**
 * The page that is shown where nothing is: its text in the language of the address, and the pages
 * whose addresses or titles are nearest to what was asked for.
 */

const MOST = 5;

/**
 * @typedef {object} Section
 * @property {HTMLElement} place
 * @property {string} root where its language begins: `/study-guide/nb/`
 */

/**
 * Return a text as addresses are written.
 * @param {string} text
 * @returns {string}
 */
function slug(text) {
  const plain = text.toLowerCase().replaceAll("æ", "ae").replaceAll("ø", "o").normalize("NFD");
  return plain.replace(/\p{Mn}/gu, "").replace(/[^\p{L}\p{N}]+/gu, "-").replace(/^-|-$/g, "");
}

/**
 * Return how many letters to add, take away or change to make one text of another.
 * @param {string} from
 * @param {string} to
 * @returns {number}
 */
function editDistance(from, to) {
  let row = Array.from({ length: to.length + 1 }, (_, at) => at);
  for (let at = 1; at <= from.length; at++) {
    const next = [at];
    for (let column = 1; column <= to.length; column++) {
      const changed = (row[column - 1] ?? 0) + Number(from[at - 1] !== to[column - 1]);
      next.push(Math.min(changed, (row[column] ?? 0) + 1, (next[column - 1] ?? 0) + 1));
    }
    row = next;
  }
  return row[to.length] ?? 0;
}

/**
 * Return how far two texts are from each other: 0 if they are the same, 1 if nothing is.
 * @param {string} first
 * @param {string} second
 * @returns {number}
 */
function apart(first, second) {
  return editDistance(first, second) / Math.max(first.length, second.length, 1);
}

/**
 * Return the pages nearest to what was asked for, the nearest first. Nothing that is less than
 * two thirds the same is among them, but the pages above it are.
 * @param {string} requested the address below the language's root
 * @param {[address: string, title: string][]} pages
 * @returns {[address: string, title: string][]}
 */
export function nearest(requested, pages) {
  const parts = requested.replace(/(index)?\.(html|md)$/, "").split("/").map(slug).filter(Boolean);
  const [path, name] = [parts.join("/"), parts.at(-1) ?? ""];
  if (!path) return [];
  const addressed = pages.filter(([address]) => address);
  const far = addressed.map((page) => {
    const [address, title] = page;
    const own = address.replace(/\/$/, "");
    const last = own.split("/").at(-1) ?? "";
    // the same name in another folder comes after the same name in this one
    const elsewhere = own.slice(0, -last.length) === path.slice(0, -name.length) ? 0 : 0.01;
    const names = Math.min(apart(last, name), apart(slug(title), name)) + elsewhere;
    return { page, far: Math.min(apart(own, path), names) };
  });
  const near = far.filter((a) => a.far < 0.34).sort((a, b) => a.far - b.far);
  const above = addressed.filter(([address]) => `${path}/`.startsWith(address));
  return [...new Set([...near.slice(0, MOST).map((entry) => entry.page), ...above.reverse()])];
}

/**
 * Return an address as it is read; what no browser would write is left as it is.
 * @param {string} address
 * @returns {string}
 */
function readable(address) {
  try {
    return decodeURI(address);
  } catch {
    return address;
  }
}

/**
 * Leave the text in the language whose part of the site the address is in.
 * @param {HTMLElement} place
 * @returns {Section | undefined}
 */
function chosen(place) {
  const sections = [...place.children].flatMap((child) =>
    child instanceof HTMLElement ? [{ place: child, root: child.dataset.root ?? "" }] : [],
  );
  const inside = sections.filter(({ root }) => location.pathname.startsWith(root));
  const section = inside.sort((a, b) => b.root.length - a.root.length)[0] ?? sections[0];
  for (const candidate of sections) candidate.place.hidden = candidate !== section;
  return section;
}

/**
 * Show one text, and what is near.
 * @param {HTMLElement} place
 */
export async function start(place) {
  const section = chosen(place);
  if (!section) return;
  document.title = section.place.querySelector("h1")?.textContent ?? document.title;
  const answer = await fetch(`${section.root}pages.json`).catch(() => undefined);
  if (!answer?.ok) return;
  const requested = location.pathname.slice(section.root.length);
  const suggestions = nearest(readable(requested), await answer.json());
  const lines = suggestions.map(([address, title]) => {
    const link = document.createElement("a");
    link.href = section.root + address;
    link.textContent = title;
    const line = document.createElement("li");
    line.append(link);
    return line;
  });
  section.place.querySelector("ul")?.replaceChildren(...lines);
  const box = section.place.querySelector(".nearest");
  if (box instanceof HTMLElement) box.hidden = !lines.length;
}
