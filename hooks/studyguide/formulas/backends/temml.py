"""The second backend: Temml with mhchem, for formulas that the first rejects.

It is JavaScript, run by QuickJS in a WebAssembly sandbox: it takes 0.3 s to start and 2 ms per
formula, so it is started only when needed, and its results are cached (`use_cache`).
"""

from __future__ import annotations

import json
import re
from functools import cache
from importlib.metadata import version
from pathlib import Path

from studyguide.formulas.backends.formula_cache import FormulaCache
from studyguide.formulas.errors import FormulaError
from studyguide.model.digest import digest

_FOLDER = Path(__file__).parents[1] / "vendor"
_SCRIPTS = ("temml.min.js", "mhchem.min.js")
# strict: no guesses; untrusted: no links, classes or styles of the author's
_CONVERT = """
function convert(tex, display) {
  try {
    const options = {displayMode: display, throwOnError: true, macros: {}, maxExpand: 1000};
    return ["", temml.renderToString(tex, options), 0];
  } catch (error) {
    return [String(error.message || error), "", error.position || 0];
  }
}
0
"""
_TAIL = re.compile(r" at (?:position \d+|end of input)\b.*", re.DOTALL)


_caches: list[FormulaCache] = []


def use_cache(cache: FormulaCache) -> None:
    """Store results in a cache, and use those of earlier builds."""
    _caches[:] = [cache]


def to_mathml(tex: str, *, display: bool) -> str:
    """Return a formula as MathML. Raises `FormulaError`."""
    key = digest(_output_version(), str(display), tex)
    result = _caches[0].get(key) if _caches else None
    if result is None:
        result = _converted(tex, display=display)
        if _caches:
            _caches[0].put(key, result)
    message, mathml, offset = result
    if message:
        raise FormulaError(_plain(message), offset=offset)
    return mathml


@cache
def _output_version() -> str:
    """Return a hash of what its output depends on: the scripts and the options."""
    scripts = ((_FOLDER / name).read_bytes() for name in _SCRIPTS)
    return digest(version("quickjs-rs"), Path(__file__).read_bytes(), *scripts)


def _converted(tex: str, *, display: bool) -> tuple[str, str, int]:
    from quickjs_rs import QuickJSError  # noqa: PLC0415, as below
    from wasmtime import Trap  # noqa: PLC0415

    try:
        return _temml().converted(tex, display=display)
    except (
        QuickJSError,
        Trap,
    ):  # out of time or memory: its state is undefined
        _temml.cache_clear()
        return "it is too large. Split it", "", 0


def _plain(message: str) -> str:
    """Return an error message without the excerpt in which Temml marks the place."""
    text = _TAIL.sub("", message).strip().rstrip(".")
    return text[:1].lower() + text[1:]


class _Temml:
    def __init__(self) -> None:
        from quickjs_rs import Runtime  # noqa: PLC0415, few courses need it

        self._context = Runtime().new_context()
        self._context.eval("var window = {}, self = globalThis; 0")
        for name in _SCRIPTS:
            script = (_FOLDER / name).read_text(encoding="utf-8-sig")
            self._context.eval(f"{script}\n;0")
        self._context.eval(_CONVERT)

    def converted(self, tex: str, *, display: bool) -> tuple[str, str, int]:
        """Return the error message, the MathML and the offset of the error."""
        right = tex.replace(r"\mathbf{\phi}", r"\mathbf{𝛟}")  # which Temml renders as an E
        call = f"convert({json.dumps(right)}, {json.dumps(display)})"
        message, mathml, offset = self._context.eval(call)
        return str(message), str(mathml), int(offset)


@cache
def _temml() -> _Temml:
    return _Temml()
