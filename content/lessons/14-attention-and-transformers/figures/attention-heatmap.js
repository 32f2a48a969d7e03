// Attention of three tokens, by hand as in the lesson, with a query that can be dragged.

export const QUERIES = [[1, 1], [0, 1], [1, 2]];
export const KEYS = [[0, 1], [1, 0], [1, 1]];
export const VALUES = [[2, 0], [0, 4], [2, 4]];

export function weightsOf(query, { upTo = KEYS.length } = {}) {
  const scores = KEYS.map(([x, y]) => query[0] * x + query[1] * y);
  const powers = scores.map((score, at) => (at < upTo ? Math.exp(score / Math.SQRT2) : 0));
  const sum = powers.reduce((all, one) => all + one, 0);
  return powers.map((one) => one / sum);
}

export function context(weights) {
  return [0, 1].map((at) => weights.reduce((all, weight, token) => all + weight * VALUES[token][at], 0));
}

export function mount(element, { kit, words, found }) {
  const tokens = [words.dogs, words.bark, words.loudly];
  const isCausal = kit.toggle({ name: "causal", label: words.causal });
  const plot = kit.plot({ x: [-3, 3], y: [-3, 3], square: true, share: 0.5, widest: 300, label: words.plot });
  const query = plot.handle({ name: "query", label: words.query, x: 1, y: 1, step: 0.5, role: "b" });
  const table = kit.grid({ label: words.weights, columns: tokens, rows: tokens });
  const numbers = kit.readouts([words.scores, words.context]);
  const side = kit.element("div", "kit-controls");
  side.style.flex = "1 1 14rem";
  side.append(table.element, isCausal.element, numbers.element);
  element.append(kit.row(plot.element, side));
  kit.whenChanged(() => {
    const queries = [[query.x, query.y], ...QUERIES.slice(1)];
    const all = queries.map((one, at) => weightsOf(one, { upTo: isCausal.value ? at + 1 : 3 }));
    plot.draw((pen) => {
      KEYS.forEach((key, at) => {
        pen.arrow([0, 0], key, "a", { width: 1 + 5 * all[0][at] });
        const place = [{ anchor: "end", right: -8 }, { right: 4, up: -20 }, { anchor: "start", right: 10, up: 14 }][at];
        pen.text(key, tokens[at], { role: "a", bold: true, ...place });
      });
      pen.arrow([0, 0], [query.x, query.y], "b", { width: 2.5 });
    });
    table.show(all.map((row, at) => row.map((weight) => ({ text: kit.number(weight, 2), share: weight, marked: false, role: at ? "a" : "b" }))));
    const scores = KEYS.map(([x, y]) => kit.number(query.x * x + query.y * y, 1));
    numbers.show(scores.join("; "), context(all[0]).map((one) => kit.number(one, 2)).join("; "));
    found(!isCausal.value && all[0][1] > 0.8);
  });
}
