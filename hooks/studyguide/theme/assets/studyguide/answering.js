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
  const button = document.createElement("button");
  button.type = "button";
  button.className = name;
  button.textContent = text ?? "";
  button.addEventListener("click", act);
  return button;
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
 * Return what a score is called in the page's style: `right`, `partly` or `wrong`.
 * @param {number} score
 * @returns {"right" | "partly" | "wrong"}
 */
export function outcome(score) {
  return score > RIGHT ? "right" : score > 0 ? "partly" : "wrong";
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
 * @typedef {object} Judgement
 * @property {number} [score]
 * @property {number[]} [points] which points of the rubric the answer has
 */

/**
 * Let the reader judge below the model answer: point by point in the rubric, or in three steps.
 * @param {HTMLElement} question
 * @param {Words} words
 * @param {(score: number, points?: number[]) => void} record
 * @param {Judgement} [judged] how the reader has judged before
 */
export function selfGrade(question, words, record, judged = {}) {
  removeSelfGrade(question);
  const rubric = question.querySelector(".rubric");
  if (rubric) gradeByRubric(rubric, words, record, judged);
  else question.querySelector(".model-answer")?.after(gradeInSteps(words, record, judged));
}

/**
 * Put a box before every point of a rubric.
 * @param {Element} rubric
 * @param {Words} words
 * @param {(score: number, points: number[]) => void} record
 * @param {Judgement} judged
 */
function gradeByRubric(rubric, words, record, judged) {
  const boxes = [...rubric.querySelectorAll(":scope > li")].map((item, at) => {
    const input = document.createElement("input");
    input.type = "checkbox";
    input.checked = judged.points?.includes(at) ?? false;
    input.addEventListener("change", () => judge());
    const label = document.createElement("label");
    const point = document.createElement("span");
    point.append(...item.childNodes);
    label.append(input, point);
    item.append(label);
    return input;
  });
  const none = button("md-button", words.had_none, () => {
    for (const box of boxes) box.checked = false;
    judge();
  });
  none.setAttribute("aria-pressed", String(judged.score === 0));
  const judge = () => {
    const points = boxes.flatMap((box, at) => (box.checked ? [at] : []));
    none.setAttribute("aria-pressed", String(points.length === 0));
    record(points.length / boxes.length, points);
  };
  rubric.classList.add("self-grade");
  const bar = document.createElement("p");
  bar.className = "self-grade-none";
  bar.append(none);
  rubric.after(bar);
}

/**
 * Return a button for each of three steps.
 * @param {Words} words
 * @param {(score: number) => void} record
 * @param {Judgement} judged
 * @returns {HTMLElement}
 */
function gradeInSteps(words, record, judged) {
  const box = document.createElement("div");
  box.className = "self-grade";
  box.setAttribute("role", "group");
  box.setAttribute("aria-label", words.judge ?? "");
  for (const [score, key] of /** @type {const} */ ([[1, "had_it"], [0.5, "had_part"], [0, "had_not"]])) {
    const step = button("md-button", words[key], () => {
      for (const sibling of box.children) sibling.setAttribute("aria-pressed", String(sibling === step));
      record(score);
    });
    step.setAttribute("aria-pressed", String(score === judged.score));
    box.append(step);
  }
  return box;
}

/**
 * Take everything back that `selfGrade` has put into a question.
 * @param {HTMLElement} question
 */
export function removeSelfGrade(question) {
  for (const element of question.querySelectorAll("div.self-grade, .self-grade-none")) element.remove();
  for (const label of question.querySelectorAll(".rubric label")) {
    label.replaceWith(...(label.querySelector("span")?.childNodes ?? []));
  }
  question.querySelector(".rubric")?.classList.remove("self-grade");
}
