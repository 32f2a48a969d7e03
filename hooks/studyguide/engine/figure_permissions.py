"""Which scripts of figures may run in readers' browsers: `figure_scripts` in `mkdocs.yml`.

`content/` is written by many, and a pull request to it is read as text. A script of it would run
with all that the site's pages may do, so the owner allows its very bytes outside of `content/`.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from studyguide.model.guide import Guide
from studyguide.model.problems import Problem

_UNKNOWN = "would run in readers' browsers, and nobody has allowed it"
_CHANGED = "has changed since it was allowed to run in readers' browsers"


def unallowed_scripts(guide: Guide, allowed: Mapping[str, str]) -> Iterator[Problem]:
    """Yield a problem for each script of a figure that is not allowed, or not as it is now."""
    for lesson in guide.lessons:
        for figure in lesson.playable.values():
            if allowed.get(figure.path) != figure.sha256:
                was = _CHANGED if figure.path in allowed else _UNKNOWN
                fix = f"Read it, then run: studyguide allow {figure.path}"
                yield Problem(figure.path, 1, f"the script {was}. {fix}")
