"""HTML from a template and values, which are escaped unless they are markup."""

from __future__ import annotations

from typing import LiteralString

from markupsafe import Markup, escape


def markup(template: LiteralString, *values: object) -> Markup:
    """Return a template with values in its braces, escaped unless they are markup themselves.

    Six times faster than `Markup.format`, but without format specifications.

    >>> markup('<b class="{}">{}</b>', 'a"b', Markup("<i>x</i>"))
    Markup('<b class="a&#34;b"><i>x</i></b>')
    """
    return Markup(template.format(*map(escape, values)))  # noqa: S704, values are escaped
