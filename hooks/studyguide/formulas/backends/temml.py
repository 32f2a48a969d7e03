"""The second backend: Temml with mhchem, for what the first does not know.

It is JavaScript, run by QuickJS in a sandbox of WebAssembly: that takes 0.3 s to start and 2 ms a
formula, so it is started when a formula needs it and what it wrote is kept (`use_cache`).
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
# strict: nothing is guessed; without trust no link, class or style is made
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
    """Keep what the backend writes, and take from there what it wrote before."""
    _caches[:] = [cache]


def to_mathml(tex: str, *, display: bool) -> str:
    """Return a formula as MathML. Raises `FormulaError`."""
    key = digest(_made_by(), str(display), tex)
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
def _made_by() -> str:
    """Return the hash of what decides how a formula is written: the scripts, and how we ask."""
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
    ):  # out of time or memory: what is left of the backend is not to be trusted
        _temml.cache_clear()
        return "it is too large. Split it", "", 0


def _plain(message: str) -> str:
    """Return what is wrong without the place, which Temml marks below the text."""
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
        """Return what is wrong, the MathML and where it is wrong."""
        right = tex.replace(r"\mathbf{\phi}", r"\mathbf{𝛟}")  # which it shows as an E
        call = f"convert({json.dumps(right)}, {json.dumps(display)})"
        message, mathml, offset = self._context.eval(call)
        return str(message), str(mathml), int(offset)


@cache
def _temml() -> _Temml:
    return _Temml()
