/**
 * Texts read aloud, by a voice of the browser that is on this machine: one that asks a server would
 * tell others what is read. Where there is none of the language, no button is shown.
 */

const CODES = { nb: ["nb", "no"], nn: ["nn", "no"], no: ["no", "nb"] };

/** @type {HTMLElement | undefined} the button of what is being read */
let pressed;

/** @param {string} language */
function voiceOf(language) {
  const [code = ""] = language.toLowerCase().split("-");
  const codes = Object.entries(CODES).find(([key]) => key === code)?.[1] ?? [code];
  const fits = (/** @type {SpeechSynthesisVoice} */ voice) => codes.includes(voice.lang.toLowerCase().split(/[-_]/)[0] ?? "");
  const voices = speechSynthesis.getVoices().filter((voice) => voice.localService && fits(voice));
  return voices.find((voice) => voice.default) ?? voices[0];
}

export function stop() {
  if (typeof speechSynthesis === "undefined") return;
  pressed?.setAttribute("aria-pressed", "false");
  pressed = undefined;
  speechSynthesis.cancel();
}

/**
 * Return the words of an element, without what only the eye needs.
 * @param {Element} place
 * @returns {string}
 */
export function wordsIn(place) {
  const copy = /** @type {Element} */ (place.cloneNode(true));
  for (const unsaid of copy.querySelectorAll("figure svg, .headerlink, .md-clipboard, [hidden]")) unsaid.remove();
  for (const block of copy.querySelectorAll("p, li, figcaption")) block.append(". ");
  return copy.textContent ?? "";
}

/**
 * Return the language of what is said in an element, which may be another than that of the page.
 * @param {Element} place
 * @returns {string}
 */
export function languageIn(place) {
  return place.querySelector("[lang]")?.getAttribute("lang") ?? document.documentElement.lang;
}

/**
 * Let a button read aloud, and again: stop. It is shown as soon as there is a voice.
 * @param {HTMLElement} button
 * @param {() => { text: string, language: string }} spoken
 */
export function readingAloud(button, spoken) {
  if (typeof speechSynthesis === "undefined") return;
  const show = () => button.toggleAttribute("hidden", !voiceOf(document.documentElement.lang));
  show();
  speechSynthesis.addEventListener("voiceschanged", show);
  button.setAttribute("aria-pressed", "false");
  button.addEventListener("click", () => {
    const wasPressed = pressed === button;
    stop();
    if (wasPressed) return;
    const { text, language } = spoken();
    const utterance = new SpeechSynthesisUtterance(text.replace(/\[…\]|…/g, ", ").replace(/\s+/g, " ").trim());
    utterance.lang = language;
    utterance.voice = voiceOf(language) ?? voiceOf(document.documentElement.lang) ?? null;
    const done = () => {
      if (pressed !== button) return;
      button.setAttribute("aria-pressed", "false");
      pressed = undefined;
    };
    utterance.addEventListener("end", done);
    utterance.addEventListener("error", done);
    pressed = button;
    button.setAttribute("aria-pressed", "true");
    speechSynthesis.speak(utterance);
  });
}

addEventListener("pagehide", stop);
