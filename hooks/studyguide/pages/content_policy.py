"""The Content-Security-Policy of a page: what it may load, and from where.

It is a second wall. Nothing that an author writes becomes a script in the first place; if something
did, the browser would not run it.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

_DIRECTIVES = {
    "default-src": "'self'",
    "img-src": "'self' data:",  # the theme's styles have icons as `data:` addresses
    "object-src": "'none'",
    "base-uri": "'self'",
}
_PROGRAM = re.compile(r'<div class="program" data-python="')
_PLAYER = re.compile(r'\sdata-player="(https://[^/"]+)')


def content_policy(
    page: str, more: Mapping[str, str] | None = None, *, form_action: str = "'none'"
) -> str:
    """Return the policy of a page by the HTML of its content, with `more` sources by directive.

    What a policy once says cannot be widened by a script, so a page with films names their hosts
    from the start: nothing is asked of them before the reader wants to see a film.

    >>> content_policy('<figure data-player="https://films.example/1">').split("; ")[-1]
    'frame-src https://films.example'
    """
    directives = {**_DIRECTIVES, "form-action": form_action}
    if hosts := sorted({*_PLAYER.findall(page)}):
        directives["frame-src"] = " ".join(hosts)
    if _PROGRAM.search(page):
        # a worker that begins from a `blob:` has the policy of its page; any other would have none
        directives |= {"script-src": "'self' 'wasm-unsafe-eval'", "worker-src": "'self' blob:"}
    for name, sources in (more or {}).items():
        present = directives.get(name, directives["default-src"]).replace("'none'", "")
        directives[name] = f"{present} {sources}".strip()
    return "; ".join(f"{name} {sources}" for name, sources in directives.items())
