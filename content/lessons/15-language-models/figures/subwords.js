// Byte-pair encoding, merge by merge, on the five words of the lesson in its language.

const MOST = 12;

/** Return words and how often each occurs: "old 5, older 3". */
export function corpusOf(text) {
  return text.split(", ").map((entry) => [entry.split(" ")[0], Number(entry.split(" ")[1])]);
}

/** Return the pieces of a word after merges, which are pairs of pieces. */
export function pieces(word, merges) {
  let parts = [...word];
  for (const [left, right] of merges) {
    const joined = [];
    for (let at = 0; at < parts.length; at += 1) {
      if (parts[at] === left && parts[at + 1] === right) {
        joined.push(left + right);
        at += 1;
      } else {
        joined.push(parts[at]);
      }
    }
    parts = joined;
  }
  return parts;
}

/** Return the pairs that are merged, most frequent first; of equally frequent ones the first found. */
export function learned(corpus, count) {
  const merges = [];
  while (merges.length < count) {
    const counts = new Map();
    for (const [word, times] of corpus) {
      const parts = pieces(word, merges);
      for (let at = 1; at < parts.length; at += 1) {
        const pair = `${parts[at - 1]} ${parts[at]}`;
        counts.set(pair, (counts.get(pair) ?? 0) + times);
      }
    }
    const best = [...counts].reduce((top, one) => (one[1] > (top?.[1] ?? 0) ? one : top), undefined);
    if (!best) break;
    merges.push([...best[0].split(" "), best[1]]);
  }
  return merges;
}

export function mount(element, { kit, words, found }) {
  const counted = corpusOf(words.words);
  const width = Math.max(...counted.map(([word]) => word.length));
  const all = learned(counted, MOST);
  const count = kit.slider({ name: "merges", label: words.merges, min: 0, max: all.length, value: 0 });
  const play = kit.player({
    delay: 900,
    step: () => {
      count.value = Math.min(all.length, count.value + 1);
      kit.changed();
      return count.value < all.length;
    },
  });
  const corpus = kit.grid({ label: words.corpus });
  const unseen = kit.grid({ label: words.unseen });
  const numbers = kit.readouts([words.last, words.pieces]);
  element.append(kit.row(corpus.element, unseen.element), kit.controls(count), play.element, numbers.element);
  kit.whenChanged(() => {
    const merges = all.slice(0, count.value);
    const last = merges.at(-1);
    const newest = last ? last[0] + last[1] : "";
    const line = (parts, width) => Array.from({ length: width }, (_, at) => cell(parts[at], newest));
    corpus.show(counted.map(([word, times]) => [{ text: `${times} ×` }, ...line(pieces(word, merges), width)]));
    const parts = pieces(words.new, merges);
    unseen.show([line(parts, words.new.length)]);
    numbers.show(last ? `${last[0]} + ${last[1]} → ${newest} (${last[2]} ×)` : "–", String(parts.length));
    found(parts.length === 3);
  });
}

function cell(text, newest) {
  if (text === undefined) return { text: "" };
  return { text, share: text === newest ? 0.8 : Math.min(0.5, 0.12 * text.length), role: text === newest ? "b" : "a" };
}
