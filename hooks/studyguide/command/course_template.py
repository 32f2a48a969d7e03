"""The files of a new course, from the folder `course_template/`, in its languages.

Files are copied; those with the suffix `.jinja` are rendered, with `<<` and `>>` as delimiters
since `{{` is a gap of a question. Of `name.en.md`, `name.nb.md` … a course gets those of its
languages, of README the first. A name that begins with `dot-` gets a dot, so that Git and editors
do not take the templates for settings of this repository.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache, partial
from pathlib import Path, PurePosixPath
from typing import Literal

import yaml
from jinja2 import Environment, StrictUndefined

from studyguide.command.requirement import Requirement, documentation
from studyguide.command.template_files import HOSTS_FOLDER, renewable, with_checksum, with_dots
from studyguide.languages.print_fonts import can_be_printed, installed_fonts
from studyguide.model.slugs import slug
from studyguide.model.yaml_writer import names, scalar, text
from studyguide.reading.schemas import schemas

TEMPLATES = Path(__file__).parents[1] / "course_template"
SCHEMAS = ".studyguide/schemas"
"""The folder of the JSON Schemas in a course."""
DEFAULT = "en"
"""The language of the texts for languages without any."""

Host = Literal["github", "gitlab", "codeberg", "netlify"]
HOSTS: Mapping[Host, str] = {
    "github": "GitHub",
    "gitlab": "GitLab",
    "codeberg": "Codeberg",
    "netlify": "Netlify",
}
"""The hosts for publishing a course, with their names."""


@dataclass(frozen=True, slots=True, kw_only=True)
class NewCourse:
    """The options of a new course."""

    title: str
    languages: tuple[str, ...]
    """Codes; the first is the site's root."""
    host: Host
    requirement: Requirement
    """The generator, as a line of `requirements.txt`."""


def text_languages() -> tuple[str, ...]:
    """Return the languages of the example lesson."""
    return tuple(sorted(file.stem for file in (TEMPLATES / "texts").glob("*.yml")))


def text_language(language: str) -> str:
    """Return the language of the example texts for a language: `de` for `de-AT`."""
    base = language.partition("-")[0]
    return base if base in text_languages() else DEFAULT


def course_files(course: NewCourse) -> dict[str, bytes]:
    """Return the content of every file of a new course by its path in the course's folder."""
    environment = _environment(course)
    files: dict[str, bytes] = {}
    folder = TEMPLATES / "course"
    for file in sorted(path for path in folder.rglob("*") if path.is_file()):
        template = PurePosixPath(file.relative_to(folder).as_posix())
        for path in _paths(template, course.languages):
            files[path] = _content(file, environment)
    for path, file in renewable().items():
        if file.is_relative_to(HOSTS_FOLDER / course.host):
            files[path] = with_checksum(file.read_text(encoding="utf-8")).encode()
    files |= {f"{SCHEMAS}/{name}": schema.encode() for name, schema in schemas().items()}
    return files


def _content(file: Path, environment: Environment) -> bytes:
    data = file.read_bytes()
    if file.suffix != ".jinja":
        return data
    return environment.from_string(data.decode()).render().encode()


def _paths(template: PurePosixPath, languages: tuple[str, ...]) -> Iterator[str]:
    """Yield the target paths of a template: none, one, or one for each language with texts."""
    parts = with_dots(template.parts)
    name = parts.pop().removesuffix(".jinja")
    stem, *middle, suffix = name.split(".")
    folder = "".join(f"{part}/" for part in parts)
    if not middle or not stem or middle[0] not in text_languages():
        yield folder + name
        return
    ours = tuple(code for code in languages if text_language(code) == middle[0])
    if stem == "README":
        yield from (f"{folder}{stem}.{suffix}" for code in ours if code == languages[0])
    elif folder == "docs/" and len(languages) == 1:
        yield from (f"{folder}{stem}.{suffix}" for _ in ours)
    else:
        yield from (f"{folder}{stem}.{code}.{suffix}" for code in ours)


def _environment(course: NewCourse) -> Environment:
    """Return the Jinja environment for the templates."""
    environment = Environment(
        variable_start_string="<<",
        variable_end_string=">>",
        block_start_string="<%",
        block_end_string="%>",
        comment_start_string="<#",
        comment_end_string="#>",
        keep_trailing_newline=True,
        undefined=StrictUndefined,
        autoescape=False,  # noqa: S701, no HTML is made
    )
    texts = {code: _texts(text_language(code)) for code in course.languages}
    environment.filters |= {"scalar": scalar, "json": partial(json.dumps, ensure_ascii=False)}
    environment.globals |= {
        "title": course.title,
        "id": slug(course.title) or "course",
        "languages": course.languages,
        "first": course.languages[0],
        "host": course.host,
        "host_name": HOSTS[course.host],
        "requirement": course.requirement.with_extras(
            font.extra for font in installed_fonts(course.languages)
        ),
        "documentation": documentation(),
        "printed": all(map(can_be_printed, course.languages)),
        "text": lambda key, indent, name: text(_in_each(texts, key), indent=indent, name=name),
        "item": lambda key, indent, name="": text(
            _in_each(texts, key), indent=indent, name=name, item=True
        ),
        "names": lambda key: names(_in_each(texts, key)),
    }
    return environment


def _in_each(texts: Mapping[str, Mapping[str, object]], key: str) -> dict[str, object]:
    """Return a text in each language by its dotted key. Raises `KeyError` if there is none."""
    return {code: _at(entries, key) for code, entries in texts.items()}


def _at(entries: object, key: str) -> object:
    for part in key.split("."):
        assert isinstance(entries, dict), key
        entries = entries[part]
    return entries


@cache
def _texts(language: str) -> Mapping[str, object]:
    """Return the texts for YAML files in a language that has them."""
    file = TEMPLATES / "texts" / f"{language}.yml"
    return dict(yaml.safe_load(file.read_text(encoding="utf-8")))
