"""Files of `docs/` that MkDocs would publish as they are: what must not be among them."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from studyguide.model.problems import Problem
from studyguide.text.drawings import svg_faults

_PAGES = frozenset((".html", ".htm", ".xhtml", ".shtml"))
_OURS = ("assets", "studyguide")


def docs_problems(docs: Path) -> Iterator[Problem]:
    """Yield files that a browser would run, and those that would replace one of the site's own.

    Scripts are MkDocs' matter: none runs that `extra_javascript` does not name.
    """
    for file in sorted(path for path in docs.rglob("*") if path.is_file()):
        inside = file.relative_to(docs)
        path = f"{docs.name}/{inside.as_posix()}"
        suffix = file.suffix.lower()
        if inside.parts[:2] == _OURS:
            message = f"the site has '{inside.parent.as_posix()}' of its own. Use another folder"
            yield Problem(path, 1, message)
        elif suffix in _PAGES:
            fix = "Write a page in Markdown, or pack it into a .zip file"
            yield Problem(path, 1, f"a browser would run '{file.name}' as a page. {fix}")
        elif suffix == ".svg":
            for line, message in svg_faults(file.read_bytes()):
                yield Problem(path, line + 1, message)
