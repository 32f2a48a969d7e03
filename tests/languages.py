"""The small course in other languages, and words of its own in them."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import yaml

from sites import CONFIG, ROOT, project_with

WORDS = ROOT / "hooks/studyguide/languages/en/words.yml"
_OURS = {"en", "nb"}


def course_in(folder: Path, texts: Mapping[str, str]) -> Path:
    """Return a project with the small course in languages, each in the words of one of ours.

    `{"de": "en"}`: a course in German alone, whose texts are the English ones.
    """
    project = project_with("tests/small_course", folder)
    settings = (ROOT / "mkdocs.yml").read_text(encoding="utf-8")
    (project / "base.yml").write_text(settings, encoding="utf-8")
    text = CONFIG.format(root=ROOT).replace(f"{ROOT}/mkdocs.yml", "base.yml")
    (project / "mkdocs.yml").write_text(text, encoding="utf-8")
    for file in sorted(project.glob("content/**/*.yml")):
        data = _in_languages(yaml.safe_load(file.read_text(encoding="utf-8")), texts)
        data = data | {"languages": [*texts]} if file.name == "course.yml" else data
        file.write_text(yaml.safe_dump(data, allow_unicode=True, sort_keys=False))
    for file in sorted([*project.glob("content/**/*.en.md"), *project.glob("docs/*.en.md")]):
        _translate(file, texts)
    return project


def add_words(project: Path, code: str, *changes: tuple[str, str]) -> Path:
    """Give a project words of its own in a language, the English ones with changes; return them."""
    text = WORDS.read_text(encoding="utf-8")
    text = text.replace("\nlanguage: English\n", f"\nlanguage: Own {code}\n")
    text = text.replace("\nlanguages: {nb: Norwegian}\n", "\n")
    for old, new in changes:
        assert old in text
        text = text.replace(old, new, 1)
    file = project / "content/languages" / f"{code}.yml"
    file.parent.mkdir(exist_ok=True)
    file.write_text(text, encoding="utf-8")
    return file


def _in_languages(data: Any, texts: Mapping[str, str]) -> Any:
    match data:
        case dict() if data and data.keys() <= _OURS:
            return {code: data[own] for code, own in texts.items() if own in data}
        case dict():
            return {key: _in_languages(value, texts) for key, value in data.items()}
        case list():
            return [_in_languages(item, texts) for item in data]
        case _:
            return data


def _translate(file: Path, texts: Mapping[str, str]) -> None:
    """Replace the texts of a lesson or page by those in the wanted languages."""
    ours = {code: file.with_name(file.name.replace(".en.", f".{code}.")) for code in _OURS}
    written = {code: path.read_text(encoding="utf-8") for code, path in ours.items()}
    for path in ours.values():
        path.unlink()
    for code, own in texts.items():
        new = file.with_name(file.name.replace(".en.", f".{code}."))
        new.write_text(written[own].replace(f".{own}.", f".{code}."), encoding="utf-8")
