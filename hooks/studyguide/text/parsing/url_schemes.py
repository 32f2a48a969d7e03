"""The allowlist of URL schemes for links and pictures."""

from __future__ import annotations

import re

SCHEMES = frozenset(("http", "https", "mailto", "tel"))
_SCHEME = re.compile(r"([a-z][a-z0-9+.-]*):")
_INVISIBLE = re.compile(
    r"[\x00-\x20\x7f-\xa0\u200b-\u200f\u2028-\u202e\ufeff]|%[01][0-9a-fA-F]|%20"
)


def scheme(href: str) -> str:
    """Return the scheme of an address as a browser reads it, empty for a relative one.

    >>> scheme("JaVa%0aScript:alert(1)"), scheme("figures/a.svg"), scheme("//example.org")
    ('javascript', '', '//')
    """
    visible = _INVISIBLE.sub("", href).lower()
    if re.match(r"[/\\]{2}", visible):
        return "//"
    match = _SCHEME.match(visible)
    return match[1] if match else ""


def is_web(href: str) -> bool:
    """Return whether an address leads out of the site by an allowed scheme."""
    return scheme(href) in SCHEMES


def address_fault(href: str) -> str | None:
    """Return the fault in the scheme of an address, or None."""
    found_scheme = scheme(href)
    if found_scheme and found_scheme not in SCHEMES:
        return f"the address '{href}' is not allowed. Use https:, mailto: or a file of the course"
    return None
