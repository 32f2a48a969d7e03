"""The steps by which `upgrade` adapts a course."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path

import yaml

from studyguide.command.course_template import SCHEMAS
from studyguide.command.edits import Edits
from studyguide.command.template_files import HOSTS_FOLDER, is_unchanged, renewable, with_checksum
from studyguide.command.upgrade_plugin import use_plugin
from studyguide.command.upgrade_search import one_search
from studyguide.model.problems import Problem
from studyguide.model.slugs import slug
from studyguide.model.yaml_edits import applied, composed_yaml, items, value
from studyguide.reading.schemas import schemas

Outcome = Iterator[Problem | str]
"""Problems, which stop the upgrade, and messages for the teacher."""

_PIN = re.compile(r"^(studyguide(?:\[[\w, -]+\])?\s*==\s*)(\S+)", re.MULTILINE)
_COMMENT = "# readers keep the cards and answers that they have had since then"
_OF_LANGUAGE = re.compile(r"mkdocs\.([a-z]{2,3}(?:-\w+)*)\.yml")
_DECIDED = {"INHERIT", "site_dir", "theme"}
"""Settings in `mkdocs.nb.yml` of the first edition that now follow from the course."""

_BUTTON = re.compile(r",\s*name: Switch to (?:dark|light) mode(?=\s*\})")
"""The first edition's English names of the buttons; now each language has its own."""


@dataclass(frozen=True, slots=True)
class Step:
    """One change of a course."""

    says: str
    """The message to the teacher: what changes, and why."""
    change: Callable[[Edits], Outcome]
    """Makes the change; idempotent."""


def _course_id(edits: Edits) -> Outcome:
    path = edits.root / "content/course.yml"
    text = edits.text(path)
    course, problem = composed_yaml(text, "content/course.yml")
    if problem:
        yield problem
    if not isinstance(course, yaml.MappingNode) or value(course, "id") is not None:
        return
    first = course.value[0][0].start_mark.index if course.value else len(text)
    id_ = slug(_title(course)) or slug(edits.root.name) or "course"
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


def _language_settings(edits: Edits) -> Outcome:
    main = edits.root / "mkdocs.yml"
    edits.write(main, _BUTTON.sub("", edits.text(main)))
    for path in sorted(edits.root.glob("mkdocs.*.yml")):
        if not _OF_LANGUAGE.fullmatch(path.name):
            continue
        settings, problem = composed_yaml(edits.text(path), path.name)
        if problem:
            yield problem
        if not isinstance(settings, yaml.MappingNode):
            continue
        keys = {key.value for key, _ in settings.value}
        theme = value(settings, "theme")
        theme_keys = (
            {key.value for key, _ in theme.value} if isinstance(theme, yaml.MappingNode) else set()
        )
        if keys <= _DECIDED and theme_keys <= {"language", "palette"}:
            edits.removed.add(path)
        else:
            kept = ", ".join(sorted((keys - _DECIDED) | (theme_keys - {"language", "palette"})))
            yield f"{path.name} is no longer read. Move what is in it to mkdocs.yml: {kept}."


def _requirements(edits: Edits) -> Outcome:
    path = edits.root / "requirements.txt"
    present = version("studyguide")
    edits.write(path, _PIN.sub(rf"\g<1>{present}", edits.text(path)))
    yield from ()


def renew_templates(edits: Edits, *, folder: Path = HOSTS_FOLDER) -> Outcome:
    """Replace files of a course that an earlier version wrote and nobody has edited."""
    for name, template in renewable(folder).items():
        path = edits.root / name
        text = edits.text(path)
        if not text:
            continue
        new = with_checksum(template.read_text(encoding="utf-8"))
        if is_unchanged(text):
            edits.write(path, new)
        elif text != new:
            yield f"{name} is not as studyguide wrote it, and stays. Compare it with: {template}"


def _editor_schemas(edits: Edits) -> Outcome:
    if (edits.root / SCHEMAS).is_dir():
        for name, schema in schemas().items():
            edits.write(edits.root / SCHEMAS / name, schema)
    yield from ()


STEPS = (
    Step("A course has an id, by which decks and browsers tell it from others.", _course_id),
    Step("MkDocs needs only the plugin: the generator is installed, not copied.", use_plugin),
    Step(
        "The languages are those of course.yml: they need no mkdocs.<code>.yml.", _language_settings
    ),
    Step("There is one search, which needs no settings.", one_search),
    Step("The course is built with this version.", _requirements),
    Step("The course is checked and published as new courses are.", renew_templates),
    Step("Editors know the keys that there are now.", _editor_schemas),
)
