"""Code that readers can run and change, as `program.js` brings it to life."""

from __future__ import annotations

import json
from collections.abc import Mapping

from markupsafe import Markup

from studyguide.addresses.uris import relative_file
from studyguide.pages.assets.browser_python import FOLDER
from studyguide.pages.site import Site
from studyguide.text.markup import markup
from studyguide.text.renderers.highlighting import highlighted
from studyguide.text.tree.blocks import CodeBlock
from studyguide.text.tree.programs import label, titled


def listing(block: CodeBlock, site: Site, uri: str) -> Markup:
    """Return a block of code: with what runs it, or with a title that says what it prints."""
    words = site.words.entries["program"]
    if key := label(block):
        shown = highlighted(titled(block, words))
        return markup('<div class="program-result" data-says="{}">{}</div>', key, shown)
    python = site.browser_python if block.runs else None
    if python is None or not python.can_run(block.code):
        return highlighted(block)
    return markup(
        '<div class="program" data-python="{}" data-wheels="{}" data-words="{}">{}{}</div>',
        relative_file(FOLDER, uri),
        json.dumps([wheel.name for wheel in python.wheels]),
        json.dumps(words, ensure_ascii=False),
        highlighted(block),
        _tools(words, site.words.size(python.kilobytes)),
    )


def _tools(words: Mapping[str, str], size: str) -> Markup:
    """Return the buttons, which nothing moves when the script comes; without scripts none show."""
    return markup(
        '<div class="program-tools"><button type="button" class="program-run" disabled>{}</button>'
        '<button type="button" class="program-change" disabled>{}</button>'
        '<p class="program-status" role="status">{}</p></div>',
        words["run"],
        words["change"],
        words["first"].format(size=size),
    )
