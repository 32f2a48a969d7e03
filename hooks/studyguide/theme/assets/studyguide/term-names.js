/** The names of terms as the search compares them. No page, no network. */

/**
 * @typedef {object} Name
 * @property {string} text as it is shown
 * @property {string} key as it is compared
 * @property {string} plain the key without the letters that not every keyboard has
 * @property {string} joined the same without spaces
 * @property {string} padded the key and what is plain of it, each word between spaces
 * @property {number} language its place among the languages, 0 for the page's own
 * @property {boolean} main whether it is the term's name, not another name of it
 */
/**
 * @typedef {object} Term
 * @property {string} id
 * @property {number} at its number among the terms
 * @property {number} week 0 if it belongs to none
 * @property {Name[]} names
 */
/**
 * @typedef {object} Index
 * @property {string[]} languages
 * @property {Record<string, string>} words what weeks are called
 * @property {Set<string>[]} endings for each language, as `own>instead`
 * @property {Term[]} terms
 * @property {Record<string, string>} untranslated the languages of names that are shown for want of
 *   one in the page's own, by the ids of their terms
 */
/** @type {Record<string, string>} */
const LATIN = { æ: "a", ø: "o", å: "a", ß: "ss", œ: "o", ł: "l" };

/**
 * Return a text as it is compared: without case, accents and signs, but with æ ø å as letters of
 * their own.
 * @param {string} text
 * @returns {string}
 */
export function folded(text) {
  return text
    .toLowerCase()
    .replaceAll("å", "\u0001")
    .normalize("NFD")
    .replace(/\p{Mn}/gu, "")
    .replaceAll("\u0001", "å")
    .replace(/[^\p{L}\p{N}&+#]+/gu, " ")
    .trim();
}

/**
 * Return a folded text in the letters of any keyboard; `ae` and `a` for `æ` are the same.
 * @param {string} key
 * @returns {string}
 */
export function plain(key) {
  const latin = key.replace(/[æøåßœł]/g, (letter) => LATIN[letter] ?? "");
  return latin.replace(/[aou]e|aa/g, (pair) => pair[0] ?? "");
}

/**
 * @param {string} key
 * @returns {string}
 */
export function joined(key) {
  return key.replaceAll(" ", "");
}

/**
 * Return the index in `terms.json`.
 * @param {{ languages: string[], week: string, weeks?: Record<string, string>, endings: Record<string, string[]>,
 *           terms: [string, number, ...string[]][], untranslated?: Record<string, string> }} data
 * @returns {Index}
 */
export function readIndex(data) {
  const terms = data.terms.map(([id, week, ...lists], at) => {
    const names = lists.flatMap((list, language) => {
      return (list || lists[0] || "").split("|").map((text, place) => {
        const key = folded(text);
        const own = plain(key);
        return { text, key, plain: own, joined: joined(own), padded: ` ${key} ${own} `, language, main: place === 0 };
      });
    });
    return { id, at, week, names };
  });
  const endings = data.languages.map((code) => new Set(data.endings[code]));
  const words = { ...data.weeks, week: data.week };
  return { languages: data.languages, words, endings, terms, untranslated: data.untranslated ?? {} };
}
