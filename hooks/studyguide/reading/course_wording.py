"""Reads `content/languages/<code>.yml`, the course's own words of the site."""

from __future__ import annotations

from pathlib import Path

from studyguide.model.problems import Problem, Problems
from studyguide.model.yaml_file import YamlFile, read_yaml


def read_words(folder: Path) -> tuple[dict[str, YamlFile], Problems]:
    """Return the files of words by language, and problems with reading them.

    Their content is checked with the languages of the course (`language_checks.py`).
    """
    words: dict[str, YamlFile] = {}
    problems: list[Problem] = []
    for file in sorted((folder / "languages").glob("[!._]*")):
        path = file.relative_to(folder.parent).as_posix()
        if file.suffix != ".yml":
            message = "nothing reads this file. Words are in 'fr.yml', named by a language's code"
            problems.append(Problem(path, 1, message))
            continue
        words[file.stem], data, file_problems = read_yaml(file, path)
        problems += file_problems
        if not file_problems and not isinstance(data, dict | None):
            problems.append(Problem(path, 1, "the file must be lines 'key: text': 'home: Accueil'"))
    return words, tuple(problems)
