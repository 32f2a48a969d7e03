"""Reads the scripts and words of figures to play with: `figures/name.js` and `figures/name.yml`."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from pathlib import Path

from pydantic import TypeAdapter

from studyguide.addresses.lesson_files import FIGURES, figure_scripts, find_figure
from studyguide.model.authored_text import ANY, AuthoredText, key_of
from studyguide.model.file_names import find_exactly
from studyguide.model.playable_figure import FigureWords, PlayableFigure
from studyguide.model.problems import Problem, Problems, did_you_mean
from studyguide.model.yaml_file import Loc, YamlFile, read_yaml
from studyguide.reading.file_name_checks import path_in_project
from studyguide.reading.read_cache import FolderSignature, signature
from studyguide.reading.schema_checks import read_record

FIGURE_WORDS: TypeAdapter[FigureWords] = TypeAdapter(FigureWords)

_WRITE = "Write 'prompt: …' and 'found: …' in it"
Playable = Mapping[str, PlayableFigure]
"""Figures to play with by their names: `figures/learning-rates`."""


def figures_signature(path: Path) -> FolderSignature:
    """Return a value that changes if a file beside the pictures of a lesson does."""
    folder = path / FIGURES
    return signature(folder) if folder.is_dir() else ()


def read_playable_figures(
    path: Path, folder: Path, languages: tuple[str, ...]
) -> tuple[Playable, Problems]:
    """Return the figures to play with of a lesson's folder, and problems with their files."""
    figures: dict[str, PlayableFigure] = {}
    problems: list[Problem] = []
    for script in figure_scripts(path):
        words, faults = _read_words(script.with_suffix(".yml"), folder, languages)
        faults = (*faults, *_picture_problems(script, path, folder, languages))
        problems += faults
        if words is not None:
            name = f"{FIGURES}/{script.stem}"
            display_path = path_in_project(script, folder)
            figures[name] = PlayableFigure(name, display_path, script.read_bytes(), words)
    return figures, tuple(problems)


def _picture_problems(
    script: Path, path: Path, folder: Path, languages: tuple[str, ...]
) -> Iterator[Problem]:
    name = f"{script.stem}.svg"
    if find_figure(path, f"{FIGURES}/{name}", languages) is None:
        message = f"no picture '{name}' beside the script. Draw what is shown without scripts"
        yield Problem(path_in_project(script, folder), 1, message)


def _read_words(
    file: Path, folder: Path, languages: tuple[str, ...]
) -> tuple[FigureWords | None, Problems]:
    path = path_in_project(file, folder)
    if not find_exactly(file.parent, file.name):
        return None, (Problem(path, 1, f"the words of the figure are missing. {_WRITE}"),)
    source, data, problems = read_yaml(file, path)
    if problems:
        return None, problems
    result = read_record(FIGURE_WORDS, data, source, name="the figure")
    words, problems = result
    if words is None:
        return None, problems
    return words, tuple(_text_problems(words, source, languages))


def _text_problems(
    words: FigureWords, source: YamlFile, languages: tuple[str, ...]
) -> Iterator[Problem]:
    texts: dict[Loc, AuthoredText] = {("prompt",): words.prompt, ("found",): words.found}
    texts |= {("words", name): text for name, text in words.words.items()}
    for loc, text in texts.items():
        for language in text.missing(languages):
            message = f"no '{language}' in '{loc[-1]}'. Translate it"
            yield replace(source.problem(loc, message, warning=True), missing=language)
        for language, _ in text.translations():
            if language not in (*languages, ANY):
                guess = did_you_mean(language, languages)
                listed = guess or f" The course has {', '.join(languages)}"
                message = f"unknown language '{language}'.{listed}"
                yield source.problem((*loc, *key_of(language)), message)
