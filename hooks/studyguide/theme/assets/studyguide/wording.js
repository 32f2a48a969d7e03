/** The words of the page that scripts show: sentences with `{names}` to fill in. */

/** @typedef {Record<string, string>} Words */

/**
 * A sentence in CLDR's plural forms; `many` stands for those that the language does not have. The
 * number is `n`, or the value that `by` names.
 * @typedef {{ by?: string, one: string, many: string } & Partial<Record<Intl.LDMLPluralRule, string>>} Counted
 */

/**
 * Return a sentence with its `{names}` filled in.
 * @param {string | Counted | undefined} sentence
 * @param {Record<string, string | number>} values
 * @returns {string}
 */
export function filled(sentence = "", values) {
  const form = typeof sentence === "string" ? sentence : sentence[pluralOf(values[sentence.by ?? "n"])] ?? sentence.many;
  return form.replace(/\{(\w+)\}/g, (_, key) => String(values[key] ?? ""));
}

/** @type {Intl.PluralRules | undefined} */
let rules;

/**
 * Return the plural form of a number in the language of the page.
 * @param {string | number | undefined} number
 * @returns {Intl.LDMLPluralRule}
 */
function pluralOf(number) {
  rules ??= new Intl.PluralRules(document.documentElement.lang || "en");
  return rules.select(Number(number));
}
