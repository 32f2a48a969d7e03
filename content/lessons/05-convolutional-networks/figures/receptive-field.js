// What one number sees: the receptive field of a stack of convolutions, in one direction.

/** Return the receptive field after each layer, from the input (1) on. */
export function fields(layers, size, stride) {
  const seen = [1];
  let jump = 1;
  for (let layer = 1; layer <= layers; layer += 1) {
    seen.push(seen[layer - 1] + (size - 1) * jump);
    jump *= stride;
  }
  return seen;
}

/** Return how many numbers of each layer, the last one first, the last one rests on. */
export function widths(layers, size, stride) {
  const counts = [1];
  for (let layer = 1; layer <= layers; layer += 1) counts.push((counts[layer - 1] - 1) * stride + size);
  return counts;
}

export function mount(element, { kit, words, found }) {
  const layers = kit.slider({ name: "layers", label: words.layers, min: 1, max: 5, value: 3 });
  const size = kit.slider({ name: "size", label: words.size, min: 3, max: 7, step: 2, value: 3 });
  const stride = kit.slider({ name: "stride", label: "Stride", min: 1, max: 2, value: 1 });
  const plot = kit.plot({ x: [0, 1], y: [0, 6], height: 220, label: words.plot, axes: false });
  const numbers = kit.readouts([words.field, words.weights]);
  element.append(plot.element, kit.controls(layers, size, stride), numbers.element);
  kit.whenChanged(() => {
    const counts = widths(layers.value, size.value, stride.value);
    const field = counts[counts.length - 1];
    plot.draw((pen) => {
      const cell = Math.min(1 / 15, 1 / field);
      const height = 6 / Math.max(4, counts.length);
      counts.forEach((count, at) => {
        const top = 6 - at * height;
        const left = 0.5 - (count * cell) / 2;
        const next = counts[at + 1];
        if (next) pen.area([[left, top - 0.7 * height], [left + count * cell, top - 0.7 * height], [0.5 + (next * cell) / 2, top - height], [0.5 - (next * cell) / 2, top - height]], "muted");
        for (let one = 0; one < count; one += 1) {
          pen.box([left + one * cell, top - 0.7 * height], [left + (one + 0.88) * cell, top], next ? "a" : "b");
        }
      });
    });
    numbers.show(`${field} × ${field}`, `${layers.value} · ${size.value}² = ${layers.value * size.value ** 2}`);
    found(layers.value === 3 && size.value === 3 && field >= 15);
  });
}
