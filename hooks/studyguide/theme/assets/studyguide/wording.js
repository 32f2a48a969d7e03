/** The words of the page that scripts show: sentences with `{names}` to fill in. */

/** @typedef {Record<string, string>} Words */

/**
 * A sentence for the number 1 and one for any other: the number is `n`, or the value that `by` names.
 * @typedef {{ by?: string, one: string, many: string }} Counted
 */

/**
 * Return a sentence with its `{names}` filled in.
 * @param {string | Counted | undefined} sentence
 * @param {Record<string, string | number>} values
 * @returns {string}
 */
export function filled(sentence = "", values) {
  const form = typeof sentence === "string" ? sentence : sentence[values[sentence.by ?? "n"] === 1 ? "one" : "many"];
  return form.replace(/\{(\w+)\}/g, (_, key) => String(values[key] ?? ""));
}
