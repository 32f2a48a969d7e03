"""What the course's own content promises beyond what the program checks."""

from __future__ import annotations

import ast
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from loaded_course import loaded_course
from sites import ROOT
from studyguide.linking.name_index import NameIndex
from studyguide.linking.names_in_text import NameFinder
from studyguide.model.guide import Guide
from studyguide.model.questions import Choice, Multiple
from studyguide.text.parsing.parse import parse_blocks
from studyguide.text.tree.blocks import CodeBlock
from studyguide.text.tree.inner_blocks import every_block
from written import forbidden_words, written_lines

LESSONS = sorted((ROOT / "content" / "lessons").glob("*/lesson.*.md"))
DRAWN = sorted((ROOT / "content" / "lessons").glob("*/figures/draw.py"))
LIGHT = {"numpy", *sys.stdlib_module_names}
"""What the samples may import and still be run; anything else is only compiled."""


@pytest.fixture
def guide() -> Guide:
    return loaded_course(ROOT)


def python_blocks(markdown: str) -> list[str]:
    """Return the Python code of a text, in order."""
    found = every_block(parse_blocks(markdown)[0].blocks)
    codes = (block for block in found if isinstance(block, CodeBlock))
    return [block.code for block in codes if block.language in ("python", "py")]


def imports(code: str) -> set[str]:
    """Return the top-level packages that a piece of code imports."""
    names: set[str] = set()
    for node in ast.walk(ast.parse(code)):
        if isinstance(node, ast.Import):
            names |= {alias.name.partition(".")[0] for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            names.add(node.module.partition(".")[0])
    return names


@pytest.mark.parametrize("lesson", LESSONS, ids=lambda path: f"{path.parent.name}-{path.stem}")
def test_the_samples_of_a_lesson_run_in_order(lesson: Path) -> None:
    session: dict[str, object] = {"__name__": "__lesson__"}
    heavy: set[str] = set()
    for code in python_blocks(lesson.read_text(encoding="utf-8")):
        compiled = compile(code, str(lesson), "exec")
        heavy |= imports(code) - LIGHT
        if not heavy:
            exec(compiled, session)


def test_a_sign_that_is_no_school_mathematics_is_explained_in_every_lesson_that_uses_it() -> None:
    for lesson in LESSONS:
        text = lesson.read_text(encoding="utf-8")
        if r"\odot" in text:
            assert re.search(r"\$\\odot\$ multipli", text), lesson


def test_a_model_of_transformers_is_loaded_in_a_precision_that_is_told() -> None:
    """Since version 5 it would have the precision of its file, often 16 bits, and train in it."""
    for lesson in LESSONS:
        for code in python_blocks(lesson.read_text(encoding="utf-8")):
            for call in (node for node in ast.walk(ast.parse(code)) if isinstance(node, ast.Call)):
                name = ast.unparse(call.func)
                if name.startswith("AutoModel") and name.endswith(".from_pretrained"):
                    assert "dtype" in {one.arg for one in call.keywords}, lesson


def test_the_code_of_every_term_is_python_that_compiles(guide: Guide) -> None:
    for term in guide.terms.values():
        if term.code and term.code_language == "python":
            compile(term.code, term.id, "exec")


@pytest.mark.parametrize("script", DRAWN, ids=lambda path: path.parts[-3])
def test_the_figures_are_those_that_their_script_draws(script: Path, tmp_path: Path) -> None:
    shutil.copy(script, tmp_path)
    environment = os.environ | {"PYTHONPATH": str(ROOT / "hooks")}
    subprocess.run([sys.executable, str(tmp_path / "draw.py")], check=True, env=environment)
    drawn = {path.name: path.read_bytes() for path in tmp_path.rglob("*.svg")}
    assert drawn == {path.name: path.read_bytes() for path in script.parent.glob("*.svg")}


def test_every_figure_is_shown_somewhere(guide: Guide) -> None:
    for lesson in guide.lessons:
        texts = [article.body for article in lesson.articles.values()]
        texts += [term.figure.file for term in guide.terms.values() if term.figure]
        texts += [getattr(question, "figure", "") for _, question in guide.questions()]
        for path in (lesson.folder_path / "figures").glob("*.svg"):
            name = re.sub(r"\.(en|nb)$", "", path.stem)
            assert any(f"figures/{name}.svg" in text for text in texts), path


def test_every_term_is_introduced_in_its_lesson_and_asked(guide: Guide) -> None:
    asked = {term for _, question in guide.questions() for term in question.terms}
    for term in guide.terms.values():
        assert term.id in asked or guide.lesson_of_term[term.id].week, term.id


def test_every_term_has_a_source(guide: Guide) -> None:
    assert [term.id for term in guide.terms.values() if not term.sources] == []


def test_every_term_has_something_to_see_or_to_recalculate(guide: Guide) -> None:
    for term in guide.terms.values():
        assert term.formula or term.example or term.code or term.figure, term.id


def test_a_formula_that_all_languages_share_has_the_decimal_sign_of_each(guide: Guide) -> None:
    assert [
        term.id
        for term in guide.terms.values()
        if re.search(r"(?<!num\{)\b\d+\.\d", term.formula or "")
    ] == []


def test_a_renamed_term_is_linked_by_its_new_and_its_old_name(guide: Guide) -> None:
    names = NameFinder.of(NameIndex.of(guide.terms.values(), "nb"))
    for written, term in {
        "I vision transformere er det slik.": "vision-transformer",
        "Vi ser på vision transformerens innside.": "vision-transformer",
        "Visjonstransformerne og andre.": "vision-transformer",
        "Her er en bildetransformer.": "vision-transformer",
        "Vi ser på den tette referansemodellen.": "basic-approach-model",
        "Her er en tett baseline.": "basic-approach-model",
        "De tette grunnmodellene og andre.": "basic-approach-model",
    }.items():
        assert [found.name.term for found in names.names_in(written, 0, len(written))] == [term]


def test_the_right_option_stands_in_every_place(guide: Guide) -> None:
    for lesson in guide.lessons:
        choices = [one for one in lesson.questions if isinstance(one, Choice)]
        places = {[option.correct for option in one.options].index(True) for one in choices}
        assert len(choices) < 4 or len(places) >= 3, lesson.folder


def test_not_every_option_is_right(guide: Guide) -> None:
    for _, question in guide.questions():
        if isinstance(question, Multiple):
            assert not all(option.correct for option in question.options), question.id


def test_no_forbidden_word_stands_in_the_course() -> None:
    assert forbidden_words(written_lines(ROOT)) == []
