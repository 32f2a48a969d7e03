/** What a reader can do with a term on its page: star it, have it read aloud, note something, not be asked. */

import { isStarred } from "./card-marks.js";
import { star, suspend } from "./change-marks.js";
import { part } from "./elements.js";
import { noteEditor } from "./note-editor.js";
import { languageIn, readingAloud, wordsIn } from "./read-aloud.js";
import { opened, read, subscribe } from "./store.js";

/** @param {HTMLElement} place */
export async function start(place) {
  const { subject = "", said = "" } = place.dataset;
  const content = place.parentElement ?? place;
  readingAloud(part(place, ".read-aloud"), () => {
    const title = content.querySelector("h1");
    const definition = content.querySelector(".definition");
    const text = said || (definition ? wordsIn(definition) : "");
    return { text: `${title ? wordsIn(title) : ""}. ${text}`, language: languageIn(definition ?? content) };
  });
  await opened;
  const note = part(content, ".note");
  const editor = noteEditor(note);
  const starring = part(place, ".card-star");
  const suspending = part(content, ".term-suspend");
  const show = () => {
    const state = read();
    starring.setAttribute("aria-pressed", String(isStarred(state, subject)));
    suspending.setAttribute("aria-pressed", String(state.suspended[subject]?.on ?? false));
    editor.show(subject);
  };
  starring.addEventListener("click", () => star(subject, starring.ariaPressed !== "true"));
  suspending.addEventListener("click", () => suspend(subject, suspending.ariaPressed !== "true"));
  subscribe(show);
  show();
  place.hidden = false;
  note.hidden = false;
}
