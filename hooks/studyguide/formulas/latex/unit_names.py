r"""Units of `siunitx` → LaTeX: `\kilo\metre\per\hour`, or `km/h`."""

from __future__ import annotations

from typing import Final

from studyguide.formulas.errors import FormulaError
from studyguide.formulas.latex.tokens import Reader, Tokens, words
from studyguide.model.problems import did_you_mean

_PREFIXES: Final = {
    "quecto": "q", "ronto": "r", "yocto": "y", "zepto": "z", "atto": "a", "femto": "f", "pico": "p",
    "nano": "n", "micro": "µ", "milli": "m", "centi": "c", "deci": "d", "deca": "da", "deka": "da",
    "hecto": "h", "kilo": "k", "mega": "M", "giga": "G", "tera": "T", "peta": "P", "exa": "E",
    "zetta": "Z", "yotta": "Y", "ronna": "R", "quetta": "Q", "kibi": "Ki", "mebi": "Mi",
    "gibi": "Gi", "tebi": "Ti", "pebi": "Pi",
}  # fmt: skip
_UNITS: Final = {
    "metre": "m", "meter": "m", "gram": "g", "gramme": "g", "kilogram": "kg", "second": "s",
    "ampere": "A", "kelvin": "K", "mole": "mol", "candela": "cd", "becquerel": "Bq",
    "degreeCelsius": "°C", "celsius": "°C", "coulomb": "C", "farad": "F", "gray": "Gy",
    "hertz": "Hz", "henry": "H", "joule": "J", "katal": "kat", "lumen": "lm", "lux": "lx",
    "newton": "N", "ohm": "Ω", "pascal": "Pa", "radian": "rad", "siemens": "S", "sievert": "Sv",
    "steradian": "sr", "tesla": "T", "volt": "V", "watt": "W", "weber": "Wb",
    "astronomicalunit": "au", "bel": "B", "dalton": "Da", "day": "d", "decibel": "dB",
    "degree": "°", "electronvolt": "eV", "hectare": "ha", "hour": "h", "litre": "L", "liter": "L",
    "arcminute": "′", "minute": "min", "arcsecond": "″", "neper": "Np", "tonne": "t", "bar": "bar",
    "angstrom": "Å", "barn": "b", "percent": r"\%", "bit": "bit", "byte": "B", "atm": "atm",
    "molar": "M", "Molar": "M", "poise": "P", "year": "a", "rpm": "rpm", "clight": "c_0",
    "elementarycharge": "e", "electronmass": "m_e", "planckbar": r"\hbar", "mmHg": "mmHg",
    "calorie": "cal", "dioptre": "dpt", "revolution": "r",
}  # fmt: skip
_SHORT: Final = {
    "kg": "kg", "g": "g", "mg": "mg", "ug": "µg", "m": "m", "km": "km", "cm": "cm", "mm": "mm",
    "um": "µm", "nm": "nm", "pm": "pm", "s": "s", "ms": "ms", "us": "µs", "ns": "ns", "mol": "mol",
    "mmol": "mmol", "K": "K", "A": "A", "mA": "mA", "V": "V", "mV": "mV", "kV": "kV", "W": "W",
    "kW": "kW", "MW": "MW", "J": "J", "kJ": "kJ", "MJ": "MJ", "eV": "eV", "keV": "keV",
    "MeV": "MeV", "N": "N", "kN": "kN", "Pa": "Pa", "kPa": "kPa", "MPa": "MPa", "Hz": "Hz",
    "kHz": "kHz", "MHz": "MHz", "GHz": "GHz", "L": "L", "l": "l", "ml": "ml", "mL": "mL",
    "dB": "dB", "kWh": "kWh", "F": "F", "pF": "pF", "C": "C", "T": "T", "H": "H",
}  # fmt: skip
"""Abbreviations of `siunitx`, such as `\\kg`."""
_POWERS: Final = {"squared": "2", "cubed": "3"}
_POWERS_BEFORE: Final = {"square": "2", "cubic": "3"}
_TEX: Final = frozenset(
    {r"\mu", r"\Omega", r"\circ", r"\%", r"\hbar", r"\text", r"\mathrm", r"\prime"}
)
"""Commands of LaTeX that authors write in units."""
_SPACE = r"\,"


def unit_tex(parts: Tokens) -> str:
    r"""Return the LaTeX of a unit. Raises `FormulaError`.

    >>> unit_tex([r"\metre", r"\per", r"\second", r"\squared"])
    '\\mathrm{m}\\,\\mathrm{s}^{-2}'
    """
    reader = Reader(parts)
    factors: list[str] = []
    prefix, power, below = "", "", False
    while (part := reader.next()) is not None:
        name = part.removeprefix("\\")
        if part == r"\per":
            below = True
        elif part != name and name in _PREFIXES:
            prefix = _PREFIXES[name]
        elif part != name and name in _POWERS_BEFORE:
            power = _POWERS_BEFORE[name]
        elif (symbol := _symbol(part, reader)) is not None:
            behind = _power(reader) or power
            exponent = f"-{behind or 1}" if below else behind
            factors += [_SPACE, *_upright(prefix + symbol), f"^{{{exponent}}}" if exponent else ""]
            prefix, power, below = "", "", False
        elif part == "/":
            factors.append("/")
        elif part not in (".", "~", "*", r"\cdot", r"\,") and not part.isspace():
            factors.append(part)
    return _tidy(factors)


def _tidy(factors: list[str]) -> str:
    """Return the factors joined, with a space where there is no symbol between two."""
    tex = ""
    for factor in factors:
        if factor != _SPACE or (tex and tex[-1] not in "/("):
            tex += factor
    return tex.replace(rf"/{_SPACE}", "/").replace(rf"{_SPACE}/", "/")


def _symbol(part: str, reader: Reader) -> str | None:
    """Return the symbol of a unit that begins with a token, None if it begins none."""
    if part[0] == "\\":
        name = part[1:]
        if (symbol := _UNITS.get(name) or _SHORT.get(name)) is not None:
            return symbol
        if part in _TEX:
            return part + (f"{{{words(reader.argument())}}}" if name in ("text", "mathrm") else "")
        if name.isalpha() and part != r"\cdot":
            guess = did_you_mean(name, (*_UNITS, *_PREFIXES, *_SHORT))
            raise FormulaError(f"unknown unit '{part}'.{guess}")
        return None
    if not part.isalpha() and part not in "°%′″":
        return None
    letters = part
    while (following := reader.peek_here()) and (following.isalpha() or following in "°%"):
        letters += reader.next() or ""
    return letters.replace("%", r"\%")


def _power(reader: Reader) -> str:
    """Read the power after a unit, empty if there is none."""
    following = reader.peek()
    if following and (power := _POWERS.get(following[1:])) and following[0] == "\\":
        reader.skip_space()
        reader.next()
        return power
    if following in (r"\tothe", r"\raiseto"):
        reader.skip_space()
        reader.next()
        return words(reader.argument())
    if following != "^":
        return ""
    reader.next()
    exponent = words(reader.argument())
    while exponent in "+-" or (exponent[-1:].isdigit() and (reader.peek_here() or "x").isdigit()):
        exponent += reader.next() or "1"
    return exponent.removeprefix("+")


def _upright(symbol: str) -> list[str]:
    r"""Return the LaTeX of an upright symbol, for a degree `^{\circ}`."""
    if symbol.startswith("\\"):
        return [symbol]
    if symbol in "°′″":
        return [{"°": r"{}^{\circ}", "′": "{}'", "″": "{}''"}[symbol]]
    if symbol.startswith("°"):
        return [rf"{{}}^{{\circ}}\mathrm{{{symbol[1:]}}}"]
    return [rf"\mathrm{{{symbol}}}".replace("_", "}_{")]
