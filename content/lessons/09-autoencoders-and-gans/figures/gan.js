// The GAN game with three kinds of images: the best discriminator, and the value of the game.

export const REAL = [0.5, 0.3, 0.2];

export function bestDiscriminator(real, fake) {
  return real.map((share, at) => (share + fake[at] > 0 ? share / (share + fake[at]) : 0.5));
}

export function value(real, fake) {
  const d = bestDiscriminator(real, fake);
  const part = (share, p) => (share > 0 ? share * Math.log(p) : 0);
  return real.reduce((all, share, at) => all + part(share, d[at]) + part(fake[at], 1 - d[at]), 0);
}

export function mount(element, { kit, words, found }) {
  const names = [words.first, words.second, words.third];
  const sliders = [0.5, 0.5].map((share, at) => kit.slider({ name: `g${at + 1}`, label: `${words.generator} ${names[at]}`, min: 0, max: 1, step: 0.05, value: share, digits: 2 }));
  const plot = kit.plot({ x: [-0.6, 2.6], y: [0, 1], height: 220, label: words.plot, xTicks: [0, 1, 2], xTick: (at) => names[at] ?? "" });
  const legend = kit.legend([["a", words.real], ["b", words.fake], ["c", words.d]]);
  const numbers = kit.readouts([words.value, words.d]);
  element.append(legend, plot.element, kit.controls(...sliders), numbers.element);
  kit.whenChanged(() => {
    const [first, second] = sliders;
    if (first.value + second.value > 1) second.value = Number((1 - first.value).toFixed(2));
    const fake = [first.value, second.value, Number((1 - first.value - second.value).toFixed(2))];
    const d = bestDiscriminator(REAL, fake);
    plot.draw((pen) => {
      REAL.forEach((share, at) => {
        pen.box([at - 0.32, 0], [at - 0.02, share], "a");
        pen.box([at + 0.02, 0], [at + 0.32, fake[at]], "b");
      });
      pen.line([[-0.6, 0.5], [2.6, 0.5]], "c", { width: 1.5, dashed: true });
      pen.dots(d.map((p, at) => [at, p]), "c", { size: 7 });
    });
    numbers.show(kit.number(value(REAL, fake), 3), d.map((p) => kit.number(p, 3)).join("; "));
    found(fake.every((share, at) => Math.abs(share - REAL[at]) < 0.001));
  });
}
