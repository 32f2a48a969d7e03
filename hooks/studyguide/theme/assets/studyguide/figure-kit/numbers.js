/** Numbers as they are written in a language: with its decimal sign, and a minus that is one. */

/**
 * Return the function that writes a number with a fixed count of decimals.
 * @param {string} language
 * @returns {(value: number, digits?: number) => string}
 */
export function numberFormat(language) {
  /** @type {Map<number, Intl.NumberFormat>} */
  const formats = new Map();
  return (value, digits = 2) => {
    if (Number.isNaN(value)) return "–";
    if (!Number.isFinite(value)) return value < 0 ? "−∞" : "∞";
    const size = Math.abs(value);
    if (size >= 1e6 || (size > 0 && size < 1e-6 && digits > 5)) return power(value, language);
    let format = formats.get(digits);
    if (!format) {
      format = new Intl.NumberFormat(language, { minimumFractionDigits: digits, maximumFractionDigits: digits });
      formats.set(digits, format);
    }
    const isZero = size < 0.5 * 10 ** -digits; // −0.00 would be read as less than nothing
    return format.format(isZero ? 0 : value).replace("-", "−");
  };
}

const RAISED = "⁰¹²³⁴⁵⁶⁷⁸⁹";

/**
 * @param {number} value
 * @param {string} language
 */
function power(value, language) {
  const [digits = "", exponent = ""] = value.toExponential(1).split("e");
  const written = new Intl.NumberFormat(language, { minimumFractionDigits: 1 }).format(Number(digits)).replace("-", "−");
  const raised = exponent.replace("+", "").replace("-", "⁻").replace(/\d/g, (digit) => RAISED[Number(digit)] ?? "");
  return `${written} · 10${raised}`;
}
