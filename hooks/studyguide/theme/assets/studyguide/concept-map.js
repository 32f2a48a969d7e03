/**
 * Buttons and keys that enlarge a concept map, and a mouse that moves it. Without this script a map
 * is as large as fits, scrolls, and can be enlarged with the page.
 */

const STEP = 1.3;
const LARGEST = 4;
const CLICK = 4; // pixels: a mouse that moves less has clicked

/**
 * Let a map be enlarged and moved.
 * @param {HTMLElement} map
 * @param {SVGSVGElement} svg
 */
function equip(map, svg) {
  const natural = svg.viewBox.baseVal.width;
  /** @type {number | null} null while it is as large as fits */
  let scale = null;

  /** @param {number | null} target */
  const resize = (target) => {
    const before = svg.getBoundingClientRect().width;
    const middle = (map.scrollLeft + map.clientWidth / 2) / before;
    scale = target && Math.max(0.3, Math.min(LARGEST, target));
    svg.classList.toggle("resized", scale !== null);
    svg.style.width = scale ? `${natural * scale}px` : "";
    map.classList.toggle("enlarged", map.scrollWidth > map.clientWidth);
    map.scrollLeft = middle * svg.getBoundingClientRect().width - map.clientWidth / 2;
  };
  const current = () => scale ?? svg.getBoundingClientRect().width / natural;
  const acts = {
    in: () => resize(current() * STEP),
    out: () => resize(current() / STEP),
    fit: () => resize((map.clientWidth - 24) / natural),
  };
  const tools = map.previousElementSibling;
  for (const [act, run] of Object.entries(acts)) {
    tools?.querySelector(`[data-act=${act}]`)?.addEventListener("click", run);
  }
  tools?.removeAttribute("hidden");
  map.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === "+") acts.in();
    else if (event.key === "-") acts.out();
    else if (event.key === "0") resize(null);
    else return;
    event.preventDefault();
    event.stopPropagation();
  });
  movable(map);
  map.classList.toggle("enlarged", map.scrollWidth > map.clientWidth);
}

/**
 * Let the mouse drag what is in a box; fingers scroll it anyway.
 * @param {HTMLElement} map
 */
function movable(map) {
  let moved = false;
  map.addEventListener("pointerdown", (event) => {
    moved = false;
    if (event.pointerType !== "mouse" || event.button !== 0) return;
    const start = { x: event.clientX + map.scrollLeft, y: event.clientY + map.scrollTop };
    const origin = { x: event.clientX, y: event.clientY };
    /** @param {PointerEvent} now */
    const move = (now) => {
      moved ||= Math.hypot(now.clientX - origin.x, now.clientY - origin.y) > CLICK;
      map.classList.toggle("dragged", moved);
      if (moved) map.scrollTo(start.x - now.clientX, start.y - now.clientY);
    };
    const stop = () => {
      map.classList.remove("dragged");
      window.removeEventListener("pointermove", move);
    };
    window.addEventListener("pointermove", move);
    window.addEventListener("pointerup", stop, { once: true });
    window.addEventListener("pointercancel", stop, { once: true });
  });
  map.addEventListener("dragstart", (event) => event.preventDefault());
  map.addEventListener("click", (event) => {
    if (!moved) return;
    event.preventDefault();
    event.stopPropagation();
  }, { capture: true });
}

/**
 * Bring a map to life.
 * @param {HTMLElement} map
 */
export function start(map) {
  const svg = map.querySelector("svg");
  if (svg) equip(map, svg);
}
