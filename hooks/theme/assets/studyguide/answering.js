/** What the self-check and the mock exam share: buttons, verdicts, and judging oneself. */

/** What counts as right. */
export const RIGHT = 0.999; // a score is a sum of fractions

/** @typedef {Record<string, string>} Words */

/**
 * Return a button.
 * @param {string} name its class
 * @param {string | undefined} text
 * @param {() => void} act
 * @returns {HTMLButtonElement}
 */
export function button(name, text, act) {
  const made = document.createElement("button");
  made.type = "button";
  made.className = name;
  made.textContent = text ?? "";
  made.addEventListener("click", act);
  return made;
}

/**
 * A sentence for the number 1 and one for any other: the number is `n`, or the value that `by` names.
 * @typedef {{ by?: string, one: string, many: string }} Counted
 */

/**
 * Return a sentence with its `{names}` filled in.
 * @param {string | Counted | undefined} sentence
 * @param {Record<string, string | number>} values
 * @returns {string}
 */
export function filled(sentence = "", values) {
  const form = typeof sentence === "string" ? sentence : sentence[values[sentence.by ?? "n"] === 1 ? "one" : "many"];
  return form.replace(/\{(\w+)\}/g, (_, key) => String(values[key] ?? ""));
}

/**
 * Return the words for a score: right, partly right with how much, not right.
 * @param {number} score
 * @param {Words} words
 * @returns {string}
 */
export function verdict(score, words) {
  if (score > RIGHT) return words.all_right ?? "";
  if (score > 0) return filled(words.partly, { percent: Math.round(score * 100) });
  return words.not_right ?? "";
}

/**
 * Let the reader judge: point by point against the rubric, or in three steps.
 * @param {HTMLElement} question
 * @param {Words} words
 * @param {(score: number) => void} record
 */
export function selfGrade(question, words, record) {
  question.querySelector(".self-grade")?.remove();
  const box = document.createElement("div");
  box.className = "self-grade";
  const points = [...question.querySelectorAll(".rubric li")];
  if (points.length) {
    const boxes = points.map((point) => {
      const input = document.createElement("input");
      input.type = "checkbox";
      input.addEventListener("change", () => record(boxes.filter((one) => one.checked).length / boxes.length));
      const label = document.createElement("label");
      label.append(input, ` ${point.textContent?.trim() ?? ""}`);
      box.append(label);
      return input;
    });
    question.querySelector(".rubric")?.setAttribute("hidden", "");
  } else {
    for (const [score, key] of /** @type {const} */ ([[1, "had_it"], [0.5, "had_part"], [0, "had_not"]])) {
      box.append(button("md-button", words[key], () => record(score)));
    }
  }
  question.querySelector("details.answer > summary")?.after(box);
  box.querySelector("input, button")?.scrollIntoView({ block: "nearest" });
}
