/** Code that readers can run and change. Without this script it is code to read. */

import { button, element, part } from "./elements.js";
import { draftOf, keepDraft } from "./kept-answers.js";
import { LIMITS } from "./limits.js";
import { tell } from "./offline-worker.js";
import { isLoaded, run, SECONDS, stop } from "./python.js";
import { opened } from "./store.js";
import { hash } from "./text-hash.js";

/** @typedef {import("./python.js").Result} Result */
/** @typedef {import("./python.js").Reason} Reason */

const INDENT = "    ";

/** @param {HTMLElement} place */
export async function start(place) {
  await opened;
  new Program(place).show();
}

/** Where it still says what the first run of all loads. */
const notes = new Set();

class Program {
  #running = false;

  /** @param {HTMLElement} place */
  constructor(place) {
    this.place = place;
    /** @type {Record<string, string>} */
    this.words = JSON.parse(place.dataset.words ?? "{}");
    const wheels = JSON.parse(place.dataset.wheels ?? "[]");
    this.source = { base: new URL(place.dataset.python ?? "", location.href).href, wheels };
    this.original = codeIn(place);
    this.id = `program-${hash(this.original)}`;
    const result = place.nextElementSibling;
    this.expected = result?.matches('[data-says^="should"]') ? codeIn(result) : "";
    this.status = part(place, ".program-status");
    /** @type {HTMLButtonElement} */
    this.run = part(place, ".program-run");
    /** @type {HTMLButtonElement} */
    this.change = part(place, ".program-change");
    this.stop = button("program-stop", this.words.stop, stop);
    this.reset = button("program-reset", this.words.reset, () => this.#reset());
    this.editor = this.#newEditor();
    this.keys = element("p", "program-keys", this.words.keys ?? "");
    this.keys.id = `${this.id}-keys`;
    this.output = element("div", "program-output");
    this.output.tabIndex = 0;
    this.output.setAttribute("role", "group");
    this.output.setAttribute("aria-label", this.words.output ?? "");
  }

  /** Give the buttons their work, and show the code as the reader left it. */
  show() {
    notes.add(this.status);
    this.run.addEventListener("click", () => void this.#run());
    this.change.addEventListener("click", () => this.#edit().focus());
    this.run.after(this.stop);
    this.change.after(this.reset);
    this.place.append(this.output);
    this.#toggle();
    this.run.disabled = this.change.disabled = false;
    const kept = draftOf(this.id)?.given[0];
    if (kept) this.#edit(kept);
  }

  #newEditor() {
    const editor = element("textarea", "program-editor");
    Object.assign(editor, { spellcheck: false, wrap: "off", maxLength: LIMITS.code, autocapitalize: "off", autocomplete: "off" });
    editor.setAttribute("autocorrect", "off");
    editor.setAttribute("aria-label", this.words.editor ?? "");
    editor.setAttribute("aria-describedby", `${this.id}-keys`);
    editor.addEventListener("keydown", (event) => this.#onKey(event));
    editor.addEventListener("input", () => this.#fit());
    editor.addEventListener("change", () => this.#keep());
    addEventListener("pagehide", () => this.#keep());
    return editor;
  }

  /** @param {string} [code] */
  #edit(code = this.original) {
    this.place.dataset.changed = "";
    this.editor.value = code.replace(/\n$/, "");
    this.run.parentElement?.before(this.editor, this.keys);
    this.#fit();
    this.#toggle();
    return this.editor;
  }

  #reset() {
    this.editor.remove();
    this.keys.remove();
    delete this.place.dataset.changed;
    keepDraft(this.id, []);
    this.#clear();
    this.#toggle();
    this.run.focus();
  }

  get #code() {
    return this.editor.isConnected ? `${this.editor.value}\n` : this.original;
  }

  #keep() {
    if (!this.editor.isConnected) return;
    keepDraft(this.id, this.#code === this.original ? [] : [this.#code]);
  }

  #fit() {
    this.editor.rows = this.editor.value.split("\n").length + 1;
  }

  #toggle() {
    this.run.hidden = this.#running;
    this.stop.hidden = !this.#running;
    this.change.hidden = this.editor.isConnected;
    this.reset.hidden = !this.editor.isConnected;
  }

  /** @param {KeyboardEvent} event */
  #onKey(event) {
    const { selectionStart, selectionEnd, value } = this.editor;
    const begin = value.lastIndexOf("\n", selectionStart - 1) + 1;
    const indented = /^ */.exec(value.slice(begin, selectionStart))?.[0] ?? "";
    if (event.isComposing || event.altKey) return;
    if (event.key === "Escape") this.run.focus();
    else if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) void this.#run();
    else if (event.key === "Enter") {
      const deeper = value.slice(begin, selectionStart).trimEnd().endsWith(":") ? INDENT : "";
      this.#write(`\n${indented}${deeper}`, selectionStart, selectionEnd);
    } else if (event.key === "Tab" && !event.shiftKey) this.#write(INDENT, selectionStart, selectionEnd);
    else if (event.key === "Tab" && indented) {
      this.#write("", begin, begin + Math.min(INDENT.length, indented.length));
    } else if (event.key !== "Tab") return;
    event.preventDefault();
  }

  /**
   * @param {string} text
   * @param {number} from
   * @param {number} to
   */
  #write(text, from, to) {
    const { selectionStart } = this.editor;
    this.editor.setRangeText(text, from, to, "end");
    if (!text) this.editor.selectionEnd = this.editor.selectionStart = Math.max(from, selectionStart - (to - from));
    this.#fit();
  }

  #clear() {
    this.output.textContent = "";
    delete this.place.dataset.verdict;
    this.#tell("");
  }

  /** @param {string} [text] */
  #tell(text) {
    notes.delete(this.status);
    this.status.textContent = text ?? "";
  }

  async #run() {
    if (this.#running) return;
    this.#keep();
    this.#clear();
    const isFirst = !isLoaded();
    this.#tell(isFirst ? this.words.loading : this.words.running);
    this.#running = true;
    const hadFocus = document.activeElement === this.run;
    this.#toggle();
    if (hadFocus) this.stop.focus();
    const result = await run(this.source, this.#code, this.expected, {
      begins: () => this.#tell(this.words.running),
      writes: (text) => this.output.append(text),
    });
    const focused = document.activeElement === this.stop;
    this.#running = false;
    this.#toggle();
    if (focused) this.run.focus();
    if (typeof result === "string") this.#tell(this.words[result]?.replace("{seconds}", `${SECONDS}`));
    else this.#judge(result);
    if (isFirst && isLoaded()) {
      for (const note of notes) note.textContent = "";
      void keepOffline(this.source);
    }
  }

  /** @param {Result} result */
  #judge({ failed, right, wrong }) {
    const printed = Boolean(this.output.textContent);
    const got = wrong.map(([code, value]) => this.words.got?.replace("{code}", () => code).replace("{got}", () => value));
    if (right !== null) this.place.dataset.verdict = right ? "right" : "wrong";
    else if (failed) this.place.dataset.verdict = "failed";
    if (right) this.#tell(`✓ ${this.words.right}`);
    else if (right === false) this.#tell([this.words.wrong, ...got].join(" "));
    else this.#tell(printed || failed ? "" : this.words.nothing);
  }
}

/**
 * Return the code of a listing, without what stands around it.
 * @param {Element} box
 * @returns {string}
 */
function codeIn(box) {
  return box.querySelector("pre code")?.textContent ?? "";
}

const FILES = ["pyodide.mjs", "pyodide.asm.mjs", "pyodide.asm.wasm", "python_stdlib.zip", "pyodide-lock.json", "run_program.py"];

/**
 * Have the worker of the site keep Python, now that it was asked for.
 * @param {import("./python.js").Source} source
 */
async function keepOffline({ base, wheels }) {
  const resources = [...FILES, ...wheels].map((name) => `${base}/${name}`);
  await tell({ ask: "visited", resources, sparing: true });
}
