/**
 * Runs Python, apart from the page: what never ends can be stopped, and nothing of the page or of
 * what the browser keeps can be reached. It has the policy of the page, so it asks no other site.
 */

/** @typedef {{ load: string, wheels: string[] }} Load the address of the Python, and its wheels */
/** @typedef {{ run: string, examples: string }} Run code, and what it should print or give */
/** @typedef {{ failed: boolean, right: boolean | null, wrong: [code: string, got: string][] }} Result */
/** @typedef {{ told: "loaded" } | { told: "failed" } | { told: "wrote", text: string } | { told: "ended", result: Result }} Told */
/** @typedef {(code: string, expected: string, write: (text: string) => void) => string} Runner */
/**
 * What we use of Pyodide.
 * @typedef {object} Pyodide
 * @property {(code: string, options: object) => any} runPython
 * @property {(wheels: string[], options: object) => Promise<unknown>} loadPackage
 * @property {(name: string) => void} unregisterJsModule
 * @property {(values: object) => any} toPy
 */

const AT_ONCE = 100;
const EVERY = 50; // in milliseconds: what is written is told seldom once it is much

/** What code could reach something by that is not its own. */
const KEPT_AWAY = [
  "fetch", "XMLHttpRequest", "WebSocket", "WebSocketStream", "WebTransport", "EventSource", "Worker", "SharedWorker",
  "BroadcastChannel", "indexedDB", "caches", "cookieStore", "navigator", "importScripts", "RTCPeerConnection",
];

const tell = self.postMessage.bind(self);

/** @type {Runner | undefined} */
let runner;

self.addEventListener("message", ({ data }) => {
  if ("load" in data) void load(data);
  else run(data);
});

/** @param {Load} wanted */
async function load({ load: base, wheels }) {
  try {
    const { loadPyodide } = await import(`${base}/pyodide.mjs`);
    const asked = fetch(`${base}/run_program.py`).then((answer) => answer.text());
    /** @type {Pyodide} */
    const python = await loadPyodide({ indexURL: `${base}/`, jsglobals: Object.create(null), stdin: () => null });
    const quiet = { messageCallback: () => {}, checkIntegrity: false };
    if (wheels.length) await python.loadPackage(wheels.map((wheel) => `${base}/${wheel}`), quiet);
    const program = python.toPy({ __name__: "run_program" });
    python.runPython(await asked, { globals: program, filename: "run_program.py" });
    runner = program.get("run");
    python.unregisterJsModule("pyodide_js");
    python.runPython("import sys; sys.modules.pop('pyodide_js', None)", { globals: program });
    KEPT_AWAY.forEach(keepAway);
    tell({ told: "loaded" });
  } catch (error) {
    console.warn(error);
    tell({ told: "failed" });
  }
}

/** @param {string} name */
function keepAway(name) {
  for (let owner = /** @type {object} */ (self); owner; owner = Object.getPrototypeOf(owner)) {
    if (Object.hasOwn(owner, name)) Reflect.deleteProperty(owner, name);
  }
}

/** @param {Run} wanted */
function run({ run: code, examples }) {
  let text = "";
  let times = 0;
  let last = 0;
  const flush = () => {
    if (text) tell({ told: "wrote", text });
    text = "";
    last = performance.now();
  };
  const write = (/** @type {string} */ part) => {
    text += part;
    if (++times < AT_ONCE || performance.now() - last > EVERY) flush();
  };
  const result = runner?.(code, examples, write) ?? "";
  flush();
  tell({ told: "ended", result: JSON.parse(result) });
}
