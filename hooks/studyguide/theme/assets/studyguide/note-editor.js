/** The reader's own note on a card or a term: shown, written, changed, deleted. It is plain text. */

import { noteOn } from "./card-marks.js";
import { annotate } from "./change-marks.js";
import { part } from "./elements.js";
import { onLeaving } from "./leaving.js";
import { LIMITS } from "./limits.js";
import { read } from "./store.js";
import { filled } from "./wording.js";

/**
 * Bring the place of a note to life; return what shows the note on something, and what keeps a note
 * that is still being written.
 * @param {HTMLElement} place
 * @returns {{ show: (subject: string) => void, close: () => void }}
 */
export function noteEditor(place) {
  let subject = "";
  const form = /** @type {HTMLFormElement} */ (part(place, "form"));
  const field = /** @type {HTMLTextAreaElement} */ (part(place, "textarea"));
  const opening = part(place, ".note-write");
  field.maxLength = LIMITS.note;
  const [adding = "", changing = ""] = [opening.dataset.add, opening.dataset.change];

  /** @param {boolean} writing */
  const show = (writing) => {
    const text = noteOn(read(), subject);
    part(place, ".note-text").textContent = text;
    part(place, ".note-kept").hidden = !text || writing;
    opening.textContent = text ? changing : adding;
    opening.hidden = writing;
    form.hidden = !writing;
  };
  const finish = () => {
    show(false);
    opening.focus();
  };
  opening.addEventListener("click", () => {
    field.value = noteOn(read(), subject);
    show(true);
    told(form, LIMITS.note, field);
    field.focus();
  });
  field.addEventListener("input", () => told(form, LIMITS.note, field));
  field.addEventListener("keydown", (event) => {
    if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) form.requestSubmit();
    if (event.key === "Escape") finish();
  });
  part(form, '[data-act="cancel"]').addEventListener("click", finish);
  const keep = () => {
    const text = field.value.trim();
    if (!form.hidden && text !== noteOn(read(), subject)) annotate(subject, text);
  };
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    keep();
    finish();
  });
  onLeaving(keep); // what was being written is not lost
  const close = () => {
    keep();
    show(false);
  };
  return {
    close,
    show: (other) => {
      if (other === subject && !form.hidden) return; // what is being written stays
      keep();
      subject = other;
      show(false);
    },
  };
}

/**
 * Tell how much room a field has left, when there is little.
 * @param {HTMLElement} form
 * @param {number} most
 * @param {HTMLTextAreaElement} field
 */
export function told(form, most, field) {
  const place = part(form, `[data-room="${field.name}"]`);
  const left = most - field.value.length;
  const text = left <= most / 5 ? filled(JSON.parse(place.dataset.sentence ?? "{}"), { n: left }) : "";
  if (place.textContent !== text) place.textContent = text;
}
