/**
 * The value of a calculation in a question that varies: exactly the number that
 * `model/evaluation.py` finds, on whose tree see `model/expressions.py`.
 */

/** @typedef {number | string} Value */
/** @typedef {Record<string, Value>} Values */
/** @typedef {number | string | [string, ...any[]]} Tree */

const LARGEST = 1e15;
const LN2 = 0.6931471805599453;
const HALF_ROOT = 0.7071067811865476;
const MOST_PLACES = 12;
const LARGEST_POWER = 64;
const LARGEST_EXPONENT = 34;

/** A calculation that has no value. */
export class CalculationError extends Error {}

/**
 * Return a number without what binary fractions lose: rounded to twelve digits.
 * @param {number} value
 */
export function cleaned(value) {
  return Number.isInteger(value) ? value + 0 : Number(value.toPrecision(12));
}

/**
 * Return the value of a calculation.
 * @param {Tree} tree
 * @param {Values} values
 * @returns {Value}
 * @throws {CalculationError}
 */
export function evaluate(tree, values) {
  const value = valueOf(tree, values);
  return typeof value === "string" ? value : cleaned(value);
}

/**
 * Return whether a calculation rounds what needs no rounding.
 * @param {Tree} tree
 * @param {Values} values
 * @returns {boolean}
 */
export function isExact(tree, values) {
  if (!Array.isArray(tree) || !["round", "signif"].includes(tree[0])) return false;
  return evaluate(tree[1], values) === evaluate(tree, values);
}

/**
 * Return whether a condition holds.
 * @param {Tree} tree
 * @param {Values} values
 * @returns {boolean}
 */
export function isTrue(tree, values) {
  return number(valueOf(tree, values)) !== 0;
}

/**
 * @param {Tree} tree
 * @param {Values} values
 * @returns {Value}
 */
function valueOf(tree, values) {
  if (typeof tree === "number") return tree;
  if (typeof tree === "string") return values[tree] ?? fail();
  const [name, ...operands] = tree;
  if (name === "text") return String(operands[0]);
  if (name === "if") return valueOf(operands[isTrue(operands[0], values) ? 1 : 2], values);
  if (name === "and") return Number(operands.every((one) => isTrue(one, values)));
  if (name === "or") return Number(operands.some((one) => isTrue(one, values)));
  if (name === "==" || name === "!=") {
    const [one, other] = operands.map((operand) => evaluate(operand, values));
    return Number((one === other) === (name === "=="));
  }
  const found = (OPERATIONS[name] ?? fail)(...operands.map((one) => number(valueOf(one, values))));
  return Math.abs(found) <= LARGEST ? found : fail();
}

/** @returns {never} */
function fail() {
  throw new CalculationError();
}

/** @param {Value} value */
function number(value) {
  return typeof value === "string" ? fail() : value;
}

/** @param {number} one @param {number} other */
function divided(one, other) {
  return other !== 0 && Math.abs(one / other) <= LARGEST ? one / other : fail();
}

/** @param {number} one @param {number} other */
function floorDivided(one, other) {
  return Math.floor(cleaned(divided(one, other)));
}

/** @param {number} base @param {number} exponent @returns {number} */
function power(base, exponent) {
  if (Number.isInteger(exponent) && Math.abs(exponent) <= LARGEST_POWER) {
    let product = 1;
    for (let times = Math.abs(exponent); times > 0; times -= 1) product *= base;
    return exponent >= 0 ? product : divided(1, product);
  }
  if (base === 0 && exponent > 0) return 0;
  return exp(exponent * log(base));
}

/** @param {number} value */
function exp(value) {
  if (Math.abs(value) > LARGEST_EXPONENT) fail();
  const halvings = Math.floor(value / LN2 + 0.5);
  const rest = value - halvings * LN2;
  let total = 1;
  let term = 1;
  for (let at = 1; at < 24; at += 1) {
    term = (term * rest) / at;
    total += term;
  }
  return power(2, halvings) * total;
}

/** @param {number} value */
function log(value) {
  if (value <= 0) fail();
  let halvings = 0;
  let rest = value;
  for (; rest > 2 * HALF_ROOT; halvings += 1) rest /= 2;
  for (; rest < HALF_ROOT; halvings -= 1) rest *= 2;
  const part = (rest - 1) / (rest + 1);
  const square = part * part;
  let term = part;
  let total = 0;
  for (let at = 1; at < 40; at += 2) {
    total += term / at;
    term *= square;
  }
  return halvings * LN2 + 2 * total;
}

/**
 * Return a number with so many decimals; a half is rounded away from zero.
 * @param {number} value
 * @param {number} [places]
 */
function rounded(value, places = 0) {
  if (!Number.isInteger(places) || Math.abs(places) > MOST_PLACES) fail();
  const size = Math.abs(value);
  const scale = power(10, Math.abs(places));
  const whole = Math.floor(cleaned(places >= 0 ? size * scale : size / scale) + 0.5);
  const found = places >= 0 ? whole / scale : whole * scale;
  return value < 0 ? -found : found;
}

/** @param {number} value @param {number} digits */
function significant(value, digits) {
  if (digits < 1) fail();
  if (value === 0) return 0;
  const size = cleaned(Math.abs(value));
  let exponent = 0;
  while (size >= power(10, exponent + 1)) exponent += 1;
  while (size < power(10, exponent)) exponent -= 1;
  return rounded(value, digits - 1 - exponent);
}

/** @type {Record<string, (...operands: any[]) => number>} */
const OPERATIONS = {
  "+": (one, other) => one + other,
  "-": (one, other) => (other === undefined ? -one : one - other),
  "*": (one, other) => one * other,
  "/": divided,
  "//": floorDivided,
  "%": (one, other) => one - other * floorDivided(one, other),
  "**": power,
  "<": (one, other) => Number(cleaned(one) < cleaned(other)),
  "<=": (one, other) => Number(cleaned(one) <= cleaned(other)),
  ">": (one, other) => Number(cleaned(one) > cleaned(other)),
  ">=": (one, other) => Number(cleaned(one) >= cleaned(other)),
  not: (one) => Number(one === 0),
  abs: Math.abs,
  ceil: (one) => Math.ceil(cleaned(one)),
  exp,
  floor: (one) => Math.floor(cleaned(one)),
  log,
  log2: (one) => log(one) / LN2,
  max: (...all) => Math.max(...all),
  min: (...all) => Math.min(...all),
  round: rounded,
  signif: significant,
  sqrt: (one) => (one < 0 ? fail() : Math.sqrt(one)),
  sum: (...all) => all.reduce((total, one) => total + one, 0),
};
