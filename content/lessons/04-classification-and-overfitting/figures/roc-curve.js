// A spam filter at all thresholds: of 100 spam messages and 900 others, how many it calls spam.

const SPAM = [100, 95, 91, 88, 84, 80, 76, 71, 66, 60, 0];
const OTHER = [900, 420, 235, 130, 75, 40, 26, 17, 10, 5, 0];

export function counts(threshold) {
  const at = Math.min(9, Math.floor(threshold * 10 + 1e-9));
  const part = threshold * 10 - at;
  const between = (listed) => Math.round(listed[at] + part * (listed[at + 1] - listed[at]));
  const [tp, fp] = [between(SPAM), between(OTHER)];
  return { tp, fn: 100 - tp, fp, tn: 900 - fp };
}

export function metrics({ tp, fn, fp, tn }) {
  const precision = tp / (tp + fp);
  const recall = tp / (tp + fn);
  return { precision, recall, f1: (2 * tp) / (2 * tp + fp + fn), accuracy: (tp + tn) / (tp + tn + fp + fn), rate: fp / (fp + tn) };
}

export function mount(element, { kit, words, found }) {
  const threshold = kit.slider({ name: "threshold", label: words.threshold, min: 0, max: 1, step: 0.05, value: 0.5, digits: 2 });
  const plot = kit.plot({ x: [0, 1], y: [0, 1], square: true, share: 0.5, widest: 300, label: words.plot, xLabel: words.rate, yLabel: words.recall });
  const table = kit.grid({ label: words.table, columns: [words.called, words.passed], rows: [words.spam, words.other] });
  const numbers = kit.readouts([words.precision, words.recall, "F1", words.accuracy, words.rate]);
  const side = kit.element("div", "kit-controls");
  side.style.flex = "1 1 14rem";
  side.append(threshold.element, table.element, numbers.element);
  element.append(kit.row(plot.element, side));
  const curve = Array.from({ length: 101 }, (_, at) => metrics(counts(at / 100))).map(({ rate, recall }) => [rate, recall]);
  kit.whenChanged(() => {
    const now = counts(threshold.value);
    const m = metrics(now);
    plot.draw((pen) => {
      pen.line([[0, 0], [1, 1]], "muted", { width: 1.5, dashed: true });
      pen.line(curve, "a");
      pen.dots([[m.rate, m.recall]], "b", { size: 7 });
    });
    const cell = (count, role, of) => ({ text: String(count), role, share: 0.15 + (0.7 * count) / of });
    table.show([[cell(now.tp, "c", 100), cell(now.fn, "b", 100)], [cell(now.fp, "b", 900), cell(now.tn, "c", 900)]]);
    numbers.show(...["precision", "recall", "f1", "accuracy", "rate"].map((key) => kit.number(m[key], 3)));
    found(now.fp <= 10 && counts(threshold.value - 0.05).fp > 10);
  });
}
