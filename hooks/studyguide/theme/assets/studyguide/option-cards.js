/** Options whose text is too large for a label, such as code: a click on it chooses them too. */

/**
 * Let the whole of every option be clicked.
 * @param {HTMLElement} question
 */
export function chooseByText(question) {
  for (const text of question.querySelectorAll(".option > .option-text")) {
    text.addEventListener("click", ({ target }) => {
      if (target instanceof Element && target.closest("a, button")) return;
      const input = text.closest(".option")?.querySelector("input");
      if (input && !input.disabled) input.click();
    });
  }
}
