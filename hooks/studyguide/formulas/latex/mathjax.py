r"""LaTeX → LaTeX for MathJax as configured in Anki and Moodle.

Anki has MathJax 3 with `mathtools` and `mhchem`, Moodle MathJax 4, or 2.7 before its version 5.1,
each without further packages. Packages that all of them can load are loaded by `\require`; other
commands are replaced by basic LaTeX, sometimes plainer than on the page: `\mathclap{x}` is `x`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache
from typing import Final
from unicodedata import normalize

from studyguide.formulas.errors import FormulaError
from studyguide.formulas.latex.expand import Expansion, expanded
from studyguide.formulas.latex.macros import macro, macros
from studyguide.formulas.latex.normal import normalize_tex
from studyguide.formulas.latex.tokens import Reader, Tokens, join_tokens, tokens, with_texts, words

_SAME: Final = {
    "bm": r"\boldsymbol", "lang": r"\langle", "rang": r"\rangle", "llbracket": r"[\![",
    "rrbracket": r"]\!]", "oiint": r"\mathop{∯}\nolimits", "oiiint": r"\mathop{∰}\nolimits",
    "iddots": "⋰", "omicron": "o", "coloneqq": r"\mathrel{:=}", "eqqcolon": r"\mathrel{=:}",
    "Coloneqq": r"\mathrel{::=}", "dashrightarrow": "⇢",
    "mathsfit": r"\mathsf", "widecheck": r"\check{#1}", "utilde": r"\underset{\sim}{#1}",
    "overgroup": r"\overbrace{#1}", "undergroup": r"\underbrace{#1}",
    "overbracket": r"\overbrace{#1}", "underbracket": r"\underbrace{#1}",
    "mathclap": "{#1}", "clap": "{#1}", "mathllap": r"\llap{#1}", "mathrlap": r"\rlap{#1}",
    "sout": r"\enclose{horizontalstrike}{#1}", "phase": r"\enclose{phasorangle}{#1}",
    "angl": r"\enclose{actuarial}{#1}", "ket": r"|#1\rangle", "bra": r"\langle #1|",
    "braket": r"\langle #1\rangle", "Ket": r"\left|#1\right\rangle",
    "Bra": r"\left\langle #1\right|", "prescript": r"{\vphantom{#3}}^{#1}_{#2}{#3}",
    "bordermatrix": r"\begin{matrix}#1\end{matrix}",
}  # fmt: skip
_GREEK: Final = {
    "Alpha": "A", "Beta": "B", "Epsilon": "E", "Zeta": "Z", "Eta": "H", "Iota": "I", "Kappa": "K",
    "Mu": "M", "Nu": "N", "Omicron": "O", "Rho": "P", "Tau": "T", "Chi": "X",
}  # fmt: skip
_ARROWS: Final = {
    "xleftrightarrow": r"\longleftrightarrow", "xRightarrow": r"\Longrightarrow",
    "xLeftarrow": r"\Longleftarrow", "xLeftrightarrow": r"\Longleftrightarrow",
    "xmapsto": r"\longmapsto", "xhookrightarrow": r"\hookrightarrow",
    "xhookleftarrow": r"\hookleftarrow", "xrightharpoonup": r"\rightharpoonup",
    "xrightharpoondown": r"\rightharpoondown", "xleftharpoonup": r"\leftharpoonup",
    "xleftharpoondown": r"\leftharpoondown", "xrightleftharpoons": r"\rightleftharpoons",
    "xleftrightharpoons": r"\leftrightharpoons", "xtwoheadrightarrow": r"\twoheadrightarrow",
    "xtwoheadleftarrow": r"\twoheadleftarrow", "xlongequal": "=", "xtofrom": r"\rightleftarrows",
}  # fmt: skip
_PACKAGES: Final = {
    "mhchem": ("ce", "pu"),
    "cancel": ("cancel", "bcancel", "xcancel", "cancelto"),
    "color": ("color", "textcolor", "colorbox", "fcolorbox", "definecolor"),
    "enclose": ("enclose",),
}
_NAMES = re.compile(r"\\([A-Za-z]+)")
_BEGIN = re.compile(r"\\begin\{(?P<kind>[pbBvV]?)matrix\*\}(?:\[(?P<side>[lcr])\])?")
_END = re.compile(r"\\end\{(?P<kind>[pbBvV]?)matrix\*\}")
_FENCES: Final = {
    "": "..", "p": "()", "b": "[]", "B": (r"\{", r"\}"), "v": "||", "V": (r"\|", r"\|"),
}  # fmt: skip
_COLUMNS: Final = 12
"""The most columns that a matrix may have; superfluous ones do no harm."""
_CASES: Final = {
    r"\begin{dcases}": r"\begin{cases}", r"\end{dcases}": r"\end{cases}",
    r"\begin{rcases}": r"\left.\begin{array}{ll}", r"\end{rcases}": r"\end{array}\right\}",
    r"\begin{drcases}": r"\left.\begin{array}{ll}", r"\end{drcases}": r"\end{array}\right\}",
}  # fmt: skip
_ACCENTS: Final = {
    "\\'": "\u0301", "\\`": "\u0300", "\\^": "\u0302", '\\"': "\u0308", "\\~": "\u0303",
    "\\=": "\u0304", "\\.": "\u0307", "\\c": "\u0327", "\\v": "\u030c", "\\u": "\u0306",
    "\\H": "\u030b", "\\r": "\u030a", "\\k": "\u0328",
}  # fmt: skip
_LETTERS: Final = {
    "\\aa": "å", "\\AA": "Å", "\\ae": "æ", "\\AE": "Æ", "\\o": "ø", "\\O": "Ø", "\\oe": "œ",
    "\\OE": "Œ", "\\ss": "ß", "\\l": "ł", "\\L": "Ł", "\\i": "ı",
}  # fmt: skip


def for_mathjax(tex: str, *, display: bool) -> str:
    r"""Return a formula that Anki and Moodle can show; an invalid one is unchanged.

    >>> for_mathjax(r"\ce{H2O}", display=False)
    '\\require{mhchem}\\ce{H2O}'
    """
    try:
        parts = expanded(tokens(normalize_tex(tex, display=display)), _commands())
        text = join_tokens(with_texts(parts, _letters))
    except FormulaError:
        return tex
    for old, new in _CASES.items():
        text = text.replace(old, new)
    text = _END.sub(_ending, _BEGIN.sub(_beginning, text))
    used = set(_NAMES.findall(text))
    needed = (name for name, commands in _PACKAGES.items() if not used.isdisjoint(commands))
    return "".join(f"\\require{{{name}}}" for name in needed) + text


@cache
def _commands() -> Mapping[str, Expansion]:
    commands = macros(_SAME)
    commands |= {f"\\{name}": macro(f"\\mathrm{{{symbol}}}") for name, symbol in _GREEK.items()}
    commands |= {f"\\{name}": _arrow(symbol) for name, symbol in _ARROWS.items()}
    commands["\\Braket"] = _fenced("\\left\\langle ", "\\middle|", "\\right\\rangle ")
    commands["\\set"] = _fenced("\\{\\,", "\\mid ", "\\,\\}")
    commands["\\Set"] = _fenced("\\left\\{\\,", "\\,\\middle|\\,", "\\,\\right\\}")
    return commands | {"\\raisebox": _raised, "\\textcolor": _coloured}


def _arrow(symbol: str) -> Expansion:
    """Return an expansion that sets labels over and under an arrow of fixed length."""

    def take(reader: Reader) -> Tokens:
        below, above = reader.optional(), reader.argument()
        arrow = [symbol]
        if below:
            arrow = ["\\underset", "{", *below, "}", "{", *arrow, "}"]
        return ["\\overset", "{", *above, "}", "{", *arrow, "}"] if words(above) else arrow

    return take


def _fenced(left: str, middle: str, right: str) -> Expansion:
    def take(reader: Reader) -> Tokens:
        inside: list[str] = []
        for part in reader.argument():
            inside += tokens(middle) if part == "|" else [part]
        return [*tokens(left), *inside, *tokens(right)]

    return take


def _raised(reader: Reader) -> Tokens:
    height = words(reader.argument())
    turn = "\\lower" if height.startswith("-") else "\\raise"
    return [turn, " ", *height.lstrip("-"), "{", "\\text", "{", *reader.argument(), "}", "}"]


def _coloured(reader: Reader) -> Tokens:
    r"""Return `\textcolor`; the model `HTML` is not supported everywhere, but `#` is."""
    model, colour = reader.optional(), reader.argument()
    argument = ["{", *colour, "}"]
    if model and words(model) == "HTML":
        argument = ["{", "#", *colour, "}"]
    elif model:
        argument = ["[", *model, "]", *argument]
    # in braces, it is not read again
    return ["{", "\\color", *argument, *reader.argument(), "}"]


def _letters(reader: Reader) -> Iterator[str]:
    r"""Yield a text with accent commands composed: `\'e` is `é`."""
    while (part := reader.next()) is not None:
        if part in _ACCENTS and reader.peek() not in ("}", None):
            letter = words(reader.argument())
            letter = _LETTERS.get(letter, letter).replace("ı", "i")
            yield normalize("NFC", letter + _ACCENTS[part])
        elif part in _LETTERS:
            yield _LETTERS[part]
            reader.skip_space()
        else:
            yield part


def _beginning(match: re.Match[str]) -> str:
    left = _FENCES[match["kind"]][0]
    return f"\\left{left}\\begin{{array}}{{{(match['side'] or 'c') * _COLUMNS}}}"


def _ending(match: re.Match[str]) -> str:
    return f"\\end{{array}}\\right{_FENCES[match['kind']][1]}"
