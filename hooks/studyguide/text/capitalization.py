"""Names of terms as headings begin."""

from __future__ import annotations

import re


def capitalized(name: str) -> str:
    """Return a name as a heading begins: `gradient descent` → `Gradient descent`.

    A name that begins with a sign, a single letter or code is left as it is: `t-SNE`, `model.fit`.
    """
    match = re.match(r"([a-zæøåà-þ]{2,})(?![\w.(])", name)
    return name[:1].upper() + name[1:] if match else name
