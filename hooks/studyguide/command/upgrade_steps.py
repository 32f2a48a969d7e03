"""What a newer version of the generator changes in a course: a list of small steps."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path

import yaml

from studyguide.command.edits import Edits
from studyguide.command.template_files import RENEWED, TEMPLATE_FOLDER, is_unchanged, marked
from studyguide.command.yaml_edits import (
    Insertion,
    applied,
    compose,
    dash_column,
    items,
    line_below,
    value,
)
from studyguide.model.problems import Problem

Outcome = Iterator[Problem | str]
"""What stops everything, and what the teacher should know."""

_NO_LETTERS = str.maketrans(
    {"ø": "o", "æ": "ae", "å": "a", "ß": "ss", "ł": "l", "đ": "d", "œ": "oe"}
)
_PIN = re.compile(r"^(studyguide(?:\[[\w, -]+\])?\s*==\s*)(\S+)", re.MULTILINE)
_COMMENT = "# readers keep the cards and answers that they have had since then"
_OF_LANGUAGE = re.compile(r"mkdocs\.([a-z]{2,3}(?:-\w+)*)\.yml")
_DECIDED = {"INHERIT", "site_dir", "theme"}
"""What `mkdocs.nb.yml` of the first edition had, and the course now decides."""

_BUTTON = re.compile(r",\s*name: Switch to (?:dark|light) mode(?=\s*\})")
"""What the first edition called the buttons, in English alone; now each language has its own."""

STYLES = tuple(
    f"assets/studyguide/{name}.css"
    for name in ("site", "texts", "formulas", "quiz", "finding", "flashcards", "figures", "print")
)
SCRIPTS = tuple(
    f"assets/studyguide/{name}.js"
    for name in (
        "study-guide", "term-jump", "term-previews", "due-today", "copy-code", "scrolling",
        "language-place",
    )
)  # fmt: skip
"""What pages load, where `mkdocs.yml` lists it."""


EXTENSIONS = """\
# of pages in docs/, which are MkDocs' own; lessons and terms have a Markdown of their own
markdown_extensions:
  - abbr
  - admonition
  - attr_list
  - def_list
  - footnotes
  - md_in_html
  - tables
  - toc: {permalink: true}
  - pymdownx.caret
  - pymdownx.details
  - pymdownx.highlight
  - pymdownx.inlinehilite
  - pymdownx.keys
  - pymdownx.mark
  - pymdownx.superfences
  - pymdownx.tabbed: {alternate_style: true}
  - pymdownx.tasklist: {custom_checkbox: true}
  - pymdownx.tilde

"""
"""What the hook of the first edition put in by itself."""


@dataclass(frozen=True, slots=True)
class Step:
    """One change that a newer version makes."""

    says: str
    """What changes, and why, for the teacher."""
    change: Callable[[Edits], Outcome]
    """Makes the change where it has not been made; asked again, it changes nothing."""


def _course_id(edits: Edits) -> Outcome:
    path = edits.root / "content/course.yml"
    text = edits.text(path)
    course, *problems = _composed(text, "content/course.yml")
    yield from (one for one in problems if isinstance(one, Problem))
    if not isinstance(course, yaml.MappingNode) or value(course, "id") is not None:
        return
    first = course.value[0][0].start_mark.index if course.value else len(text)
    id_ = _slug(_title(course)) or _slug(edits.root.name) or "course"
    facts = (f"id: {id_}", "first_edition: true")
    if course.flow_style:
        new = "".join(f"{fact}, " for fact in facts)
    else:
        new = f"{facts[0]}\n{facts[1]}   {_COMMENT}\n"
    edits.write(path, applied(text, [(first, first, new)]))
    yield f"The id is '{id_}'. Change it now if you like, and never after you have published it."


def _title(course: yaml.Node) -> str:
    """Return a course's title in its first language."""
    title = value(course, "title")
    if isinstance(title, yaml.MappingNode) and title.value:
        languages = [node.value for node in items(value(course, "languages"))]
        first = value(title, languages[0]) if languages else None
        title = first or title.value[0][1]
    return str(title.value) if isinstance(title, yaml.ScalarNode) else ""


def _slug(text: str) -> str:
    plain = unicodedata.normalize("NFKD", text.lower().translate(_NO_LETTERS))
    return "-".join(re.findall(r"[a-z0-9]+", plain.encode("ascii", "ignore").decode()))


def _composed(text: str, name: str) -> Iterator[yaml.Node | Problem | None]:
    """Yield the nodes of a YAML file, and what prevents it from being read."""
    try:
        yield compose(text)
    except yaml.MarkedYAMLError as error:
        yield None
        line = error.problem_mark.line + 1 if error.problem_mark else 1
        yield Problem(name, line, f"not YAML: {error.problem}. Mend it, then upgrade")


def _page_assets(edits: Edits) -> Outcome:
    path = edits.root / "mkdocs.yml"
    text = edits.text(path)
    settings, *problems = _composed(text, "mkdocs.yml")
    yield from (one for one in problems if isinstance(one, Problem))
    insertions = [
        insertion
        for key, wanted in (("extra_css", STYLES), ("extra_javascript", SCRIPTS))
        if isinstance(settings, yaml.Node)
        for insertion in _missing_items(text, items(value(settings, key)), wanted)
    ]
    edits.write(path, applied(text, insertions))


def _docs_markdown(edits: Edits) -> Outcome:
    path = edits.root / "mkdocs.yml"
    text = edits.text(path)
    settings, *_ = _composed(text, "mkdocs.yml")  # what is wrong with it has been told
    if not isinstance(settings, yaml.MappingNode) or value(settings, "markdown_extensions"):
        return
    hooks = [str(node.value) for node in items(value(settings, "hooks"))]
    if "hooks/mkdocs_site.py" in hooks:
        keys = {key.value: key.start_mark.index for key, _ in settings.value}
        at = keys.get("extra_css", len(text))
        edits.write(path, applied(text, [(at, at, EXTENSIONS)]))
    yield from ()


def _missing_items(
    text: str, listed: list[yaml.Node], wanted: tuple[str, ...]
) -> Iterator[Insertion]:
    """Yield the changes by which a list that has some of our addresses has all, in their order."""
    ours = {address: node for node in listed if (address := _address(node)) in wanted}
    below: dict[str, list[str]] = {}
    above = next(iter(ours), "")
    for address in wanted if ours else ():
        if address in ours:
            above = address
        else:
            below.setdefault(above, []).append(address)
    for present, missing in below.items():
        item = ours[present]
        indent = " " * dash_column(text, item)
        rest = f"\n{indent}  type: module" if isinstance(item, yaml.MappingNode) else ""
        lines = (f"{indent}- {'path: ' if rest else ''}{address}{rest}" for address in missing)
        yield line_below(text, item, "\n".join(lines))


def _address(node: yaml.Node) -> str:
    named = value(node, "path") or node
    return str(named.value) if isinstance(named, yaml.ScalarNode) else ""


def _language_settings(edits: Edits) -> Outcome:
    main = edits.root / "mkdocs.yml"
    edits.write(main, _BUTTON.sub("", edits.text(main)))
    for path in sorted(edits.root.glob("mkdocs.*.yml")):
        if not _OF_LANGUAGE.fullmatch(path.name):
            continue
        settings, *problems = _composed(edits.text(path), path.name)
        yield from (one for one in problems if isinstance(one, Problem))
        if not isinstance(settings, yaml.MappingNode):
            continue
        keys = {key.value for key, _ in settings.value}
        theme = value(settings, "theme")
        own = (
            {key.value for key, _ in theme.value} if isinstance(theme, yaml.MappingNode) else set()
        )
        if keys <= _DECIDED and own <= {"language", "palette"}:
            edits.removed.add(path)
        else:
            kept = ", ".join(sorted((keys - _DECIDED) | (own - {"language", "palette"})))
            yield f"{path.name} is no longer read. Move what is in it to mkdocs.yml: {kept}."


def _requirements(edits: Edits) -> Outcome:
    path = edits.root / "requirements.txt"
    present = version("studyguide")
    edits.write(path, _PIN.sub(rf"\g<1>{present}", edits.text(path)))
    yield from ()


def renew_templates(edits: Edits, *, folder: Path = TEMPLATE_FOLDER) -> Outcome:
    """Renew the files of a course that are as an earlier version wrote them."""
    for name in RENEWED:
        template, path = folder / name, edits.root / name
        text = edits.text(path)
        if not template.is_file() or not text:
            continue
        new = marked(template.read_text(encoding="utf-8"))
        if is_unchanged(text):
            edits.write(path, new)
        elif text != new:
            yield f"{name} is not as studyguide wrote it, and stays. Compare it with: {template}"


STEPS = (
    Step("A course has an id, by which decks and browsers tell it from others.", _course_id),
    Step("Pages load all styles and scripts that there are now.", _page_assets),
    Step("The Markdown of pages in docs/ is a setting like any other.", _docs_markdown),
    Step(
        "The languages are those of course.yml: they need no mkdocs.<code>.yml.", _language_settings
    ),
    Step("The course is built with this version.", _requirements),
    Step("The course is checked and published as new courses are.", renew_templates),
)
