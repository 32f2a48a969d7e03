"""Capitalizes names of terms for headings."""

from __future__ import annotations

import re


def capitalized(name: str) -> str:
    """Return a name capitalized for a heading: `gradient descent` → `Gradient descent`.

    A name that begins with a symbol, a single letter or code is unchanged: `t-SNE`, `model.fit`.
    """
    match = re.match(r"[^\W\d_]{2,}(?![\w.(])", name)
    plain = match and match[0] == match[0].lower()
    return name[:1].upper() + name[1:] if plain else name
