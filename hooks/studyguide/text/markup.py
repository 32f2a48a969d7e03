"""HTML from a template and values: what is text is escaped."""

from __future__ import annotations

from typing import LiteralString

from markupsafe import Markup, escape


def markup(template: LiteralString, *values: object) -> Markup:
    """Return a template with values in its braces, escaped unless they are markup themselves.

    It does what `Markup.format` does, in a sixth of its time, without format specifications.

    >>> markup('<b class="{}">{}</b>', 'a"b', Markup("<i>x</i>"))
    Markup('<b class="a&#34;b"><i>x</i></b>')
    """
    return Markup(template.format(*map(escape, values)))  # noqa: S704, values are escaped
