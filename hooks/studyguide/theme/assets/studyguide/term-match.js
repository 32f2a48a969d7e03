/**
 * Names of terms and what a reader types → the terms meant, the best first. No page, no network:
 * the jump to a term and the filter of the glossary both ask here.
 *
 * Every name is looked at for every query: 40 000 names take some milliseconds, need no index to
 * be built, and halves of Norwegian compounds are found as well, which an index of words misses.
 */

/**
 * @typedef {object} Name
 * @property {string} text as it is shown
 * @property {string} key as it is compared
 * @property {string} plain the key without the letters that not every keyboard has
 * @property {number} language its place among the languages, 0 for the page's own
 * @property {boolean} main whether it is the term's name, not another name of it
 */
/**
 * @typedef {object} Term
 * @property {string} id
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
/**
 * @typedef {object} Match
 * @property {Term} term
 * @property {Name} name the name that fits best
 * @property {number} rank -1 to the letter, 0 for the very name; below {@link GUESS} it has what
 *   was typed
 */

/** From this rank on a match is a guess: something is typed differently. */
export const GUESS = 7;

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
 * Return a folded text in the letters of any keyboard.
 * @param {string} key
 * @returns {string}
 */
function plain(key) {
  const latin = key.replaceAll("æ", "ae").replaceAll("ø", "o").replaceAll("å", "a");
  return latin.replaceAll("ß", "ss").replaceAll("œ", "oe").replaceAll("ł", "l");
}

/**
 * Return the index in `terms.json`.
 * @param {{ languages: string[], week: string, weeks?: Record<string, string>, endings: Record<string, string[]>,
 *           terms: [string, number, ...string[]][], untranslated?: Record<string, string> }} data
 * @returns {Index}
 */
export function readIndex(data) {
  const terms = data.terms.map(([id, week, ...lists]) => {
    const names = lists.flatMap((list, language) => {
      const own = (list || lists[0] || "").split("|");
      return own.map((text, at) => {
        const key = folded(text);
        return { text, key, plain: plain(key), language, main: at === 0 };
      });
    });
    return { id, week, names };
  });
  const endings = data.languages.map((code) => new Set(data.endings[code]));
  const words = { ...data.weeks, week: data.week };
  return { languages: data.languages, words, endings, terms, untranslated: data.untranslated ?? {} };
}

/**
 * Return the terms that a query may mean, the best first.
 * @param {Index} index
 * @param {string} query
 * @returns {Match[]}
 */
export function find(index, query) {
  const key = folded(query);
  if (!key) return [];
  const parsed = { typed: query.trim(), key, plain: plain(key), words: key.split(" ") };
  /** @type {Match[]} */
  const matches = [];
  for (const term of index.terms) {
    const match = best(term, parsed, index);
    if (match) matches.push(match);
  }
  if (matches.filter((match) => match.rank < GUESS).length < 3) guess(index, parsed, matches);
  if (matches.length) return matches.sort(compare);
  // `Saeure` was typed on a keyboard without ä
  const umlauts = /[aou]e/.test(key) ? find(index, query.replace(/([aou])e/gi, "$1")) : [];
  return umlauts.length || parsed.words.length < 2 ? umlauts : byWords(index, parsed.words);
}

/**
 * Return what each of several words finds by itself, where they find nothing together.
 * @param {Index} index
 * @param {string[]} words
 * @returns {Match[]}
 */
function byWords(index, words) {
  const matches = words.flatMap((word) => (word.length > 2 ? find(index, word).slice(0, 3) : []));
  const first = new Map(matches.reverse().map((match) => [match.term, match]));
  return [...first.values()].map((match) => ({ ...match, rank: match.rank + GUESS })).sort(compare);
}

/** @typedef {{ typed: string, key: string, plain: string, words: string[] }} ParsedQuery */

/**
 * Return how well a term fits, by its best name, or undefined if it does not have what was typed.
 * @param {Term} term
 * @param {ParsedQuery} parsed
 * @param {Index} index
 * @returns {Match | undefined}
 */
function best(term, parsed, index) {
  /** @type {Match | undefined} */
  let chosen;
  for (const name of term.names) {
    const rank = rankOf(name, parsed, index);
    if (rank < GUESS && (!chosen || compareNames({ name, rank }, chosen) < 0)) {
      chosen = { term, name, rank };
    }
  }
  return chosen;
}

/**
 * Return how a name has what was typed: -1 to the letter (`fine-tune` is not `fine_tune()`), 0 it
 * is the name, 1 without special letters, 2 inflected,
 * 3 whole words of it, 4 its beginning, 5 beginnings of its words, 6 somewhere in it;
 * {@link GUESS} if not at all.
 * @param {Name} name
 * @param {ParsedQuery} parsed
 * @param {Index} index
 * @returns {number}
 */
function rankOf(name, parsed, index) {
  if (name.key === parsed.key) return name.text === parsed.typed ? -1 : 0;
  if (name.plain === parsed.plain) return 1;
  if (isInflected(name.key, parsed.key, index.endings[name.language])) return 2;
  const words = ` ${name.key} ${name.plain} `;
  if (words.includes(` ${parsed.key} `)) return 3;
  if (name.key.startsWith(parsed.key) || name.plain.startsWith(parsed.plain)) return 4;
  if (parsed.words.every((word) => words.includes(` ${word}`))) return 5;
  const within = parsed.words.every((word) => words.includes(word.length > 2 ? word : ` ${word}`));
  return within ? 6 : GUESS;
}

/**
 * Return whether what was typed is a name with other endings.
 * @param {string} name
 * @param {string} typed
 * @param {Set<string> | undefined} endings
 * @returns {boolean}
 */
function isInflected(name, typed, endings) {
  if (!endings || name[0] !== typed[0]) return false;
  const own = name.split(" ");
  const typedWords = typed.split(" ");
  if (own.length !== typedWords.length) return false;
  return own.every((word, at) => {
    const instead = typedWords[at] ?? "";
    if (word === instead) return true;
    let same = 0;
    while (same < word.length && word[same] === instead[same]) same += 1;
    const change = `${word.slice(same)}>${instead.slice(same)}`;
    return endings.has(change) || endings.has(change.replace(/s$/, "")) || change === ">s";
  });
}

/**
 * Add the terms with a name of which one letter, in long ones two, is typed differently.
 * @param {Index} index
 * @param {ParsedQuery} parsed
 * @param {Match[]} matches
 */
function guess(index, parsed, matches) {
  const length = parsed.plain.length;
  if (length < 4) return;
  const most = length < 8 ? 1 : 2;
  const matched = new Set(matches.map((match) => match.term));
  for (const term of index.terms) {
    if (matched.has(term)) continue;
    /** @type {Match | undefined} */
    let chosen;
    for (const name of term.names) {
      const rank = GUESS + distance(name.plain, parsed.plain, most);
      if (rank > GUESS + most + 0.5) continue;
      if (!chosen || compareNames({ name, rank }, chosen) < 0) chosen = { term, name, rank };
    }
    if (chosen) matches.push(chosen);
  }
}

/**
 * Return how many letters must be changed, left out, put in or swapped to make what was typed of
 * a name, or half a letter more for what the name begins with; at least `most + 1` if more.
 *
 * Optimal string alignment; https://en.wikipedia.org/wiki/Damerau–Levenshtein_distance.
 * @param {string} name
 * @param {string} typed
 * @param {number} most
 * @returns {number}
 */
export function distance(name, typed, most) {
  const tooFar = most + 1;
  if (typed.length > name.length + most) return tooFar;
  const width = Math.min(name.length, typed.length + most);
  let before = new Array(width + 1).fill(0);
  let row = Array.from({ length: width + 1 }, (_, at) => at);
  for (let i = 1; i <= typed.length; i += 1) {
    const next = [i];
    let least = i;
    for (let j = 1; j <= width; j += 1) {
      const same = typed[i - 1] === name[j - 1];
      let cost = Math.min((row[j - 1] ?? 0) + (same ? 0 : 1), (row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1);
      const swapped = i > 1 && j > 1 && typed[i - 1] === name[j - 2] && typed[i - 2] === name[j - 1];
      if (swapped) cost = Math.min(cost, (before[j - 2] ?? 0) + 1);
      next.push(cost);
      if (cost < least) least = cost;
    }
    if (least > most) return tooFar;
    before = row;
    row = next;
  }
  const whole = width === name.length ? (row[width] ?? tooFar) : tooFar;
  return Math.min(whole, Math.min(...row) + 0.5);
}

/**
 * Return which of two names fits better, below 0 for the first: rank; of parts of names the
 * shorter name; the page's language; names before other names.
 * @param {{ name: Name, rank: number }} first
 * @param {{ name: Name, rank: number }} second
 * @returns {number}
 */
function compareNames(first, second) {
  return (
    first.rank - second.rank ||
    (first.rank > 2 ? first.name.key.length - second.name.key.length : 0) ||
    first.name.language - second.name.language ||
    Number(second.name.main) - Number(first.name.main)
  );
}

/**
 * @param {Match} first
 * @param {Match} second
 * @returns {number}
 */
function compare(first, second) {
  return compareNames(first, second) || (first.term.id < second.term.id ? -1 : 1);
}
