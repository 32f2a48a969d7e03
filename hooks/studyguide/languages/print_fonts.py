"""Fonts on paper for scripts that the compiler of booklets has none for; each is an extra."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path

from studyguide.languages.cldr import script_of

_ALWAYS = ("Latn", "Cyrl", "Grek")
"""The scripts that the compiler's own fonts have."""


@dataclass(frozen=True, slots=True)
class PrintFont:
    """A family of fonts in a Python package."""

    family: str
    package: str
    folder: str
    """In the package."""
    extra: str
    """The extra of this generator that installs it."""

    @property
    def path(self) -> Path | None:
        """The folder with its files, None if it is not installed."""
        spec = find_spec(self.package)
        places = spec.submodule_search_locations if spec else None
        return Path(next(iter(places)), "fonts/ofl", self.folder) if places else None


_RTL, _CJK = "justmytype_intl_rtl", "justmytype_intl_cjk"
_FONTS = {
    "Arab": PrintFont("Noto Sans Arabic", _RTL, "notosansarabic", "fonts-rtl"),
    "Hebr": PrintFont("Noto Sans Hebrew", _RTL, "notosanshebrew", "fonts-rtl"),
    "Jpan": PrintFont("Noto Sans JP", _CJK, "notosansjp", "fonts-cjk"),
    "Hans": PrintFont("Noto Sans SC", _CJK, "notosanssc", "fonts-cjk"),
    "Hant": PrintFont("Noto Sans TC", _CJK, "notosanstc", "fonts-cjk"),
    "Kore": PrintFont("Noto Sans KR", _CJK, "notosanskr", "fonts-cjk"),
}


def print_font(language: str) -> PrintFont | None:
    """Return the font for a language, None if it needs none of its own or there is none."""
    return _FONTS.get(script_of(language))


def can_be_printed(language: str) -> bool:
    """Return whether there is an installed font for the script of a language."""
    font = print_font(language)
    return script_of(language) in _ALWAYS or bool(font and font.path)


def installed_fonts(languages: Iterable[str]) -> tuple[PrintFont, ...]:
    """Return the installed fonts for languages, in their order."""
    fonts = dict.fromkeys(filter(None, map(print_font, languages)))
    return tuple(font for font in fonts if font.path)


def how_to_print(language: str) -> str:
    """Return what an author can do about a language that cannot be printed."""
    font = print_font(language)
    install = f"Run pip install 'studyguide[{font.extra}]', or write" if font else "Write"
    return f"{install} 'booklets: false' below 'extra:' in mkdocs.yml"
