"""Recognizes the languages of texts, by the library py3langid of the extra `import`."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import cache
from importlib import import_module
from typing import Any

_LIKELY = ("en", "nb", "nn", "de", "da", "sv", "fr", "es", "it", "nl", "pt", "fi", "pl")
_ENOUGH = 60
"""Fewer letters tell nothing."""
_NOT_WORDS = re.compile(r"`[^`]*`|\$[^$]*\$|https?://\S+|[*_#>|\[\](){}]")


def can_recognize() -> bool:
    """Return whether the library is installed."""
    try:
        import_module("py3langid.langid")
    except ImportError:
        return False
    return True


def recognized(texts: Iterable[str], languages: Sequence[str] = ()) -> str:
    """Return the language of texts among some, or among usual ones; empty if they are too short."""
    text = _NOT_WORDS.sub(" ", "\n".join(texts)).strip()
    if len(text) < _ENOUGH or not can_recognize():
        return ""
    language, _ = _identifier().classify(text)
    found = {"no": "nb", "da": "nb" if "nb" in languages or not languages else "da"}.get(
        str(language), str(language)
    )
    bases = {code.partition("-")[0]: code for code in reversed(languages)}
    return bases.get(found, found)


@cache
def _identifier() -> Any:
    module = import_module("py3langid.langid")
    identifier = module.LanguageIdentifier.from_model_file(module.MODEL_FILE, norm_probs=True)
    identifier.set_languages([code for code in _LIKELY if code in identifier.nb_classes] + ["no"])
    return identifier
