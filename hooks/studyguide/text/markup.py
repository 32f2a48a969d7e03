"""HTML from a template and values, which are escaped unless they are markup."""

from __future__ import annotations

from collections.abc import Iterable
from typing import LiteralString

from markupsafe import Markup, escape


def markup(template: LiteralString, *values: object) -> Markup:
    """Return a template with values in its braces, escaped unless they are markup themselves.

    Six times faster than `Markup.format`, but without format specifications.

    >>> markup('<b class="{}">{}</b>', 'a"b', Markup("<i>x</i>"))
    Markup('<b class="a&#34;b"><i>x</i></b>')
    """
    return Markup(template.format(*map(escape, values)))  # noqa: S704, values are escaped


def joined(parts: Iterable[Markup], separator: LiteralString = "") -> Markup:
    """Return markup joined to one, without escaping it again as `Markup.join` tries to.

    >>> joined((Markup("<b>a</b>"), Markup("b")))
    Markup('<b>a</b>b')
    """
    return Markup(separator.join(parts))  # noqa: S704, all parts are markup
