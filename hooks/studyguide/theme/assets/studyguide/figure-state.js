/**
 * How a figure is set, in the address of the page: `?learning-rates=rate:0.3,steps:5`. So a teacher
 * can link to a setting. What the address says is checked where it is read.
 */

const PAUSE = 250; // milliseconds: browsers refuse an address that changes with every move

/**
 * @typedef {object} State
 * @property {(name: string, otherwise: number, limits?: { min?: number, max?: number }) => number} number
 * @property {(name: string, otherwise: string, known: readonly string[]) => string} choice
 * @property {(values: Record<string, number | string>) => void} keep
 * @property {() => void} clear
 */

/**
 * Return the state of the figure with a name.
 * @param {string} figure
 * @returns {State}
 */
export function addressState(figure) {
  const values = new Map(parts(new URLSearchParams(location.search).get(figure) ?? ""));
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let waiting;
  const write = () => {
    clearTimeout(waiting);
    waiting = setTimeout(() => history.replaceState(history.state, "", addressWith(figure, values)), PAUSE);
  };
  return {
    number(name, otherwise, { min = -Infinity, max = Infinity } = {}) {
      const value = Number.parseFloat(values.get(name) ?? "");
      return value >= min && value <= max ? value : otherwise;
    },
    choice(name, otherwise, known) {
      const value = values.get(name);
      return value !== undefined && known.includes(value) ? value : otherwise;
    },
    keep(changed) {
      for (const [name, value] of Object.entries(changed)) values.set(name, String(value));
      write();
    },
    clear() {
      values.clear();
      write();
    },
  };
}

/**
 * @param {string} text
 * @returns {[string, string][]}
 */
function parts(text) {
  return text.split(",").flatMap((part) => {
    const [name, value] = part.split(":");
    return name && value !== undefined ? [/** @type {[string, string]} */ ([name, value])] : [];
  });
}

/**
 * Return the address of the page with the state of a figure, its colons and commas as they are.
 * @param {string} figure
 * @param {Map<string, string>} values
 */
function addressWith(figure, values) {
  const query = new URLSearchParams(location.search);
  query.delete(figure);
  const written = [...values].map(([name, value]) => `${encodeURIComponent(name)}:${encodeURIComponent(value)}`);
  const others = query.toString();
  const own = written.length ? `${encodeURIComponent(figure)}=${written.join(",")}` : "";
  const all = [others, own].filter(Boolean).join("&");
  return location.pathname + (all && `?${all}`) + location.hash;
}
