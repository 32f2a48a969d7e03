// A convolution of the lesson's picture, with any stride and padding.

export const IMAGE = [[1, 1, 2, 8, 9], [0, 1, 1, 9, 8], [1, 0, 2, 8, 8], [1, 1, 1, 9, 9], [0, 1, 2, 8, 9]];
export const FILTERS = {
  sobel: [[-1, 0, 1], [-2, 0, 2], [-1, 0, 1]],
  turned: [[-1, -2, -1], [0, 0, 0], [1, 2, 1]],
  blur: [[1, 1, 1], [1, 1, 1], [1, 1, 1]].map((row) => row.map((one) => one / 9)),
};

export function outputSize(n, k, stride, padding) {
  return Math.floor((n + 2 * padding - k) / stride) + 1;
}

export function padded(image, padding) {
  const size = image.length + 2 * padding;
  const at = (row, column) => image[row - padding]?.[column - padding] ?? 0;
  return Array.from({ length: size }, (_, row) => Array.from({ length: size }, (_, column) => at(row, column)));
}

export function convolve(image, filter, stride = 1, padding = 0) {
  const input = padded(image, padding);
  const size = outputSize(image.length, filter.length, stride, padding);
  const sum = (row, column) => filter.flat().reduce((all, weight, at) => {
    const [down, across] = [Math.floor(at / filter.length), at % filter.length];
    return all + weight * input[row * stride + down][column * stride + across];
  }, 0);
  return Array.from({ length: size }, (_, row) => Array.from({ length: size }, (_, column) => sum(row, column)));
}

export function mount(element, { kit, words, state, found }) {
  const stride = kit.slider({ name: "stride", label: "Stride", min: 1, max: 3, value: 1 });
  const padding = kit.slider({ name: "padding", label: "Padding", min: 0, max: 2, value: 0 });
  const filter = kit.choice({ name: "filter", label: words.filter, options: { sobel: words.vertical, turned: words.horizontal, blur: words.blur }, value: "sobel" });
  const at = { row: state.number("row", 0), column: state.number("column", 0) };
  const input = kit.grid({ label: words.input });
  const output = kit.grid({
    label: words.output,
    press: (row, column) => {
      Object.assign(at, { row, column });
      state.keep(at);
      kit.changed();
    },
  });
  const numbers = kit.readouts([words.size, words.sum]);
  element.append(kit.row(input.element, output.element), kit.controls(stride, padding, filter), numbers.element);
  kit.whenChanged(() => {
    const [s, p] = [stride.value, padding.value];
    const weights = FILTERS[filter.value];
    const map = convolve(IMAGE, weights, s, p);
    const [row, column] = [at.row, at.column].map((place) => Math.min(map.length - 1, place));
    const under = (r, c) => r >= row * s && r < row * s + 3 && c >= column * s && c < column * s + 3;
    const isAdded = (r, c) => Math.min(r, c) < p || Math.max(r, c) >= 5 + p;
    input.show(padded(IMAGE, p).map((line, r) => line.map((value, c) => (
      { text: String(value), share: value / 9, marked: under(r, c), faint: isAdded(r, c) && !under(r, c) }))));
    const digits = filter.value === "blur" ? 1 : 0;
    output.show(map.map((line, r) => line.map((value, c) => (
      { text: kit.number(value, digits), role: value < 0 ? "d" : "c", share: Math.abs(value) / (digits ? 9 : 34), marked: r === row && c === column }))));
    numbers.show(`⌊(5 + 2 · ${p} − 3) / ${s}⌋ + 1 = ${map.length}`, kit.number(map[row][column], digits));
    found(map.length === 3 && (s !== 1 || p !== 0));
  });
}
