r"""Commands of the package `physics`: `\dv{f}{x}`, `\dd x`."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from studyguide.formulas.latex.expand import Expansion
from studyguide.formulas.latex.macros import macro
from studyguide.formulas.latex.tokens import Reader, Tokens

_VECTORS: Final = frozenset(
    ("\\vb", "\\va", "\\vu", "\\vv", "\\vec", "\\mathbf", "\\boldsymbol", "\\bm", "\\pmb", "\\qty")
)


def _derivative(symbol: str) -> Expansion:
    def take(reader: Reader) -> Tokens:
        flat = reader.accept("*")
        order = reader.optional() or []
        first = reader.argument()
        arguments = [first]
        while reader.peek() == "{" and len(arguments) < (3 if symbol == "\\partial" else 2):
            arguments.append(reader.argument())
        power = ["^", "{", *order, "}"] if order else []
        function, *variables = arguments if len(arguments) > 1 else [[], first]
        if len(variables) > 1:
            power = ["^", "2"]
        above = [symbol, *power, " ", *function]
        below: list[str] = []
        for variable in variables:
            below += [symbol, " ", *variable, *(power if len(variables) == 1 else []), " "]
        if flat:
            return ["{", *above, "/", *below, "}"]
        return ["\\frac", "{", *above, "}", "{", *below, "}"]

    return take


def _differential(reader: Reader) -> Tokens:
    order = reader.optional()
    power = ["^", "{", *order, "}"] if order else []
    return ["\\,", "\\mathrm", "{", "d", "}", *power, *_variable(reader)]


def _variable(reader: Reader) -> Tokens:
    if (inside := reader.optional("(")) is not None:
        return ["(", *inside, ")"]
    following = reader.peek()
    return () if following in (None, "}", "&", "\\\\", "^", "_") else reader.argument()


def _divergence(reader: Reader) -> Tokens:
    r"""Return the division sign, or the divergence before a vector."""
    vector = reader.peek() in _VECTORS
    return ["\\nabla", "\\cdot", " "] if vector else ["\\mathbin", "{", "÷", "}"]


def _vector(upright: Tokens, slanted: Tokens) -> Expansion:
    r"""Return an expansion to an upright vector, or a slanted one with a star."""

    def take(reader: Reader) -> Tokens:
        style = slanted if reader.accept("*") else upright
        inside = ["{", *reader.argument(), "}"]
        return [*style, *inside] if len(style) == 1 else [style[0], "{", style[1], *inside, "}"]

    return take


def _starless(body: str) -> Expansion:
    """Return an expansion that ignores a star: its brackets always stretch."""
    plain = macro(body)

    def take(reader: Reader) -> Tokens:
        reader.accept("*")
        return plain(reader)

    return take


_BOLD, _SLANTED = ["\\mathbf"], ["\\boldsymbol"]
_GROWING: Final = {
    "\\abs": r"\left|#1\right|", "\\norm": r"\left\lVert #1\right\rVert",
    "\\comm": r"\left[#1,#2\right]", "\\acomm": r"\left\{#1,#2\right\}",
    "\\pb": r"\left\{#1,#2\right\}", "\\expval": r"\left\langle #1\right\rangle",
    "\\ev": r"\left\langle #1\right\rangle", "\\order": r"\mathcal{O}\left(#1\right)",
    "\\mel": r"\left\langle #1\middle|#2\middle|#3\right\rangle",
    "\\matrixel": r"\left\langle #1\middle|#2\middle|#3\right\rangle",
}  # fmt: skip
_D = "\\mathrm{d}"
COMMANDS: Final[Mapping[str, Expansion]] = {
    "\\dv": _derivative(_D), "\\derivative": _derivative(_D), "\\odv": _derivative(_D),
    "\\pdv": _derivative("\\partial"), "\\pderivative": _derivative("\\partial"),
    "\\fdv": _derivative("\\delta"), "\\dd": _differential, "\\differential": _differential,
    "\\div": _divergence, "\\vb": _vector(_BOLD, _SLANTED),
    "\\vectorbold": _vector(_BOLD, _SLANTED),
    "\\va": _vector(["\\vec", *_BOLD], ["\\vec", *_SLANTED]),
    "\\vectorarrow": _vector(["\\vec", *_BOLD], ["\\vec", *_SLANTED]),
    "\\vu": _vector(["\\hat", *_BOLD], ["\\hat", *_SLANTED]),
    **{name: _starless(body) for name, body in _GROWING.items()},
}  # fmt: skip
"""The commands by their name."""
