// The next word: logits, temperature, top-k, and a hundred draws.

export const LOGITS = [2, 1, 0];

export function softmax(logits, temperature) {
  const top = Math.max(...logits);
  const powers = logits.map((logit) => Math.exp((logit - top) / temperature));
  const sum = powers.reduce((all, one) => all + one, 0);
  return powers.map((one) => one / sum);
}

export function topK(probabilities, k) {
  const limit = [...probabilities].sort((a, b) => b - a)[k - 1];
  const kept = probabilities.map((p) => (p >= limit ? p : 0));
  const sum = kept.reduce((all, one) => all + one, 0);
  return kept.map((p) => p / sum);
}

export function mount(element, { kit, words, state, found }) {
  const names = [words.tea, words.coffee, words.milk];
  const temperature = kit.slider({ name: "t", label: words.temperature, min: 0.1, max: 5, step: 0.1, value: 1, digits: 1 });
  const k = kit.slider({ name: "k", label: words.k, min: 1, max: 3, value: 3 });
  let seed = state.number("seed", 0, { min: 0, max: 1e6 });
  const plot = kit.plot({ x: [-0.6, 2.6], y: [0, 1], height: 200, label: words.plot, xTicks: [0, 1, 2], xTick: (at) => names[at] ?? "", yTick: (share) => kit.percent(share) });
  const again = kit.button(words.draw, () => {
    seed += 1;
    state.keep({ seed });
    kit.changed();
  });
  const numbers = kit.readouts(names);
  const drawn = kit.note("");
  element.append(plot.element, kit.controls(temperature, k), numbers.element, kit.controls(again, drawn));
  kit.whenChanged(() => {
    const shares = topK(softmax(LOGITS, temperature.value), k.value);
    const counts = draws(shares, kit.random(seed));
    plot.draw((pen) => {
      shares.forEach((share, at) => {
        pen.box([at - 0.34, 0], [at + 0.34, share], "a");
        if (seed) pen.dots([[at, counts[at] / 100]], "b", { size: 6 });
      });
    });
    numbers.show(...shares.map((share) => kit.percent(share, 1)));
    drawn.textContent = seed ? `${words.drawn} ${names.map((name, at) => `${counts[at]} × ${name}`).join(", ")}` : "";
    found(k.value === 3 && Math.abs(shares[0] - 0.5) < 0.012);
  });
}

function draws(shares, random) {
  const counts = shares.map(() => 0);
  for (let draw = 0; draw < 100; draw += 1) {
    let left = random.next();
    const at = shares.findIndex((share) => (left -= share) < 0);
    counts[at < 0 ? 0 : at] += 1;
  }
  return counts;
}
