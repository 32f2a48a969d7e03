"""`studyguide import`: what it writes into a course, and what it leaves as it is."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
import yaml

from studyguide.command.check import read_all
from studyguide.command.import_notes import ImportOptions, import_notes
from studyguide.command.main import main
from studyguide.importing.clean_text import clean_blocks
from studyguide.model.guide import Guide
from studyguide.model.questions import Essay
from studyguide.reading.load import load_guide

FOLDER = Path(__file__).parent / "importing"
SEEDS = tuple(sorted((FOLDER / "seeds").glob("*.txt")))


COURSE = {
    "mkdocs.yml": """\
site_name: Cells
theme: material
plugins:
  - studyguide: {booklets: false}
""",
    "docs/about.md": "# About\n\nCells.\n",
    "content/course.yml": """\
id: cells
title: Cells
description: Of cells.
languages: [LANGUAGES]
publish: {untranslated: allow}
weeks:
  - number: 1
    title: Life
    lessons: [01-life]
""",
    "content/lessons/01-life/lesson.en.md": """\
---
title: Life
summary: Of life.
---

Life is.
""",
    "content/lessons/01-life/terms.yml": """\
# what lives
- id: plant
  name: plant
  definition: |
    A plant is what grows.
""",
}
"""Printing is tried with the seeds alone."""


@pytest.fixture
def course(tmp_path: Path) -> Callable[..., Path]:
    """Return a function that makes a course of one lesson."""

    def new(*languages: str) -> Path:
        folder = tmp_path / "course"
        for name, text in COURSE.items():
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
            written = text.replace("LANGUAGES", ", ".join(languages))
            (folder / name).write_text(written, encoding="utf-8")
        return folder

    return new


def notes(folder: Path, text: str, name: str = "notes.md") -> Path:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return path


def guide(root: Path, *, drafts: bool = True) -> Guide:
    found, problems = load_guide(root / "content", drafts=drafts)
    assert found is not None
    assert [problem for problem in problems if not problem.missing] == []
    return found


def test_every_seed_becomes_a_draft_in_which_nothing_is_wrong(course: Callable[..., Path]) -> None:
    root = course("en")
    unprinted = "theme: material\nplugins: [studyguide]\nextra: {booklets: false}\n"
    (root / "mkdocs.yml").write_text(f"site_name: Cells\n{unprinted}")
    assert main(["--root", str(root), "import", *map(str, SEEDS)]) == 0
    found, problems = read_all(root)
    assert found is not None
    assert [str(problem) for problem in problems if problem.severity != "note"] == []
    assert found.course.languages == ("en", "nb")
    assert len(found.terms) > 230
    week = found.week(5)
    assert [topic.get("en") for topic in week.topics][:3] == [
        "Natural language inference", "tokenizer", "DeBERTa model",
    ]  # fmt: skip
    assert found.week(8).events[0].kind == "exam"


GLOSSARY = """\
# Cells

- **Cell (C):** the smallest unit of life. It has a `membrane`.
  - **Membrane:** what surrounds it
- **Plant Cell:** a cell with a wall
"""


def test_terms_are_written_as_by_hand_with_the_line_of_their_source(
    course: Callable[..., Path], tmp_path: Path
) -> None:
    root = course("en")
    options = ImportOptions(lesson="02-cells")
    assert import_notes(root, [notes(tmp_path, GLOSSARY)], options) == 0
    assert (
        (root / "content/lessons/02-cells/terms.yml").read_text(encoding="utf-8")
        == """\
- id: cell  # notes.md:3
  name: cell
  aliases: [C]
  definition: |
    the smallest unit of life. It has a `membrane`.

- id: membrane  # notes.md:4
  name: membrane
  definition: |
    what surrounds it
  related:
    part_of: [cell]

- id: plant-cell  # notes.md:5
  name: plant cell
  definition: |
    a cell with a wall
"""
    )
    assert guide(root).week(2).lessons == ("02-cells",)


def test_importing_twice_adds_nothing(course: Callable[..., Path], tmp_path: Path) -> None:
    root = course("en")
    file = notes(tmp_path, GLOSSARY)
    assert import_notes(root, [file], ImportOptions()) == 0
    before = {path: path.read_bytes() for path in (root / "content").rglob("*.*")}
    assert import_notes(root, [file], ImportOptions()) == 0
    assert {path: path.read_bytes() for path in (root / "content").rglob("*.*")} == before


def test_a_dry_run_shows_what_would_be_written_and_writes_nothing(
    course: Callable[..., Path], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    root = course("en")
    assert import_notes(root, [notes(tmp_path, GLOSSARY)], ImportOptions(dry_run=True)) == 0
    assert "+- id: plant-cell  # notes.md:5" in capsys.readouterr().out
    assert "plant-cell" not in guide(root).terms


@pytest.mark.parametrize(
    ("wish", "meaning"), [("keep", "the smallest unit of life."), ("replace", "a small room")]
)
def test_a_term_that_the_course_has_is_kept_or_replaced_as_the_author_wishes(
    wish: str, meaning: str, course: Callable[..., Path], tmp_path: Path
) -> None:
    root = course("en")
    main(["--root", str(root), "import", str(notes(tmp_path, GLOSSARY))])
    other = notes(tmp_path, "- **Cell:** a small room\n", "other.md")
    main(["--root", str(root), "import", "--on-conflict", wish, str(other)])
    text = guide(root).terms["cell"].definition.get("en") or ""
    assert text.startswith(meaning)


def test_an_entry_without_a_meaning_or_an_answer_is_a_draft(
    course: Callable[..., Path], tmp_path: Path
) -> None:
    root = course("en")
    text = (
        "### what is a stoma\n\n### what is a leaf\n- a flat part\n\n## Questions\n1. Why green?\n"
    )
    import_notes(root, [notes(tmp_path, text)], ImportOptions())
    assert "stoma" in guide(root).terms
    published = guide(root, drafts=False)
    assert "stoma" not in published.terms
    assert "leaf" in published.terms
    assert "why-green" not in published.question_ids


def test_titles_lose_the_signs_that_cannot_be_printed(
    course: Callable[..., Path], tmp_path: Path
) -> None:
    root = course("en")
    (root / "mkdocs.yml").write_text("site_name: Cells\ntheme: material\nplugins: [studyguide]\n")
    text = "# Week 3: Volcanoes \U0001f30b\n\n- **Lava \U0001f525:** molten rock at the surface\n"
    assert import_notes(root, [notes(tmp_path, text)], ImportOptions()) == 0
    found, problems = read_all(root)
    assert found is not None
    assert [str(one) for one in problems if one.severity == "error"] == []
    week = found.week(3)
    assert week.title.get("en") == "Volcanoes"
    lesson = (root / "content/lessons" / week.lessons[0] / "lesson.en.md").read_text("utf-8")
    assert lesson.startswith("---\ntitle: Volcanoes\n")
    assert [term.name.get("en") for term in found.terms.values()] == ["plant", "lava"]


def test_two_languages_in_one_file_are_joined_by_name(
    course: Callable[..., Path], tmp_path: Path
) -> None:
    root = course("en", "nb")
    english = "The gradient is the vector of all partial derivatives of a smooth function"
    norwegian = "En vektor som peker i den retningen som funksjonen øker raskest i, overalt"
    text = f"1. **Gradient**: {english}\n\nPå norsk:\n\n1. **Gradient**: {norwegian}\n"
    import_notes(root, [notes(tmp_path, text)], ImportOptions())
    term = guide(root).terms["gradient"]
    assert term.definition.get("en") == f"{english}\n"
    assert term.definition.get("nb") == f"{norwegian}\n"


def test_lists_in_two_languages_are_paired_in_their_order(
    course: Callable[..., Path], tmp_path: Path
) -> None:
    root = course("en", "nb")
    english = """\
- **Cell:** the smallest living unit of every plant and of every animal
- **Wall:** what holds a plant cell together and keeps it from bursting
"""
    norwegian = """\
- **Celle:** den minste levende enheten i alle planter og i alle dyr
- **Vegg:** det som holder en plantecelle sammen og hindrer at den sprekker
"""
    files = [notes(tmp_path, english, "en.md"), notes(tmp_path, norwegian, "nb.md")]
    import_notes(root, files, ImportOptions(pair=("en", "nb"), lesson="02-cells"))
    term = guide(root).terms["wall"]
    assert (term.name.get("en"), term.name.get("nb")) == ("wall", "vegg")


HOSTILE = """\
# Notes <script>alert(1)</script>

- **Tag <b>x</b>:** a <script>alert(1)</script> and [a link](javascript:x) and $\\frac{1$
- **Ref:** see [[nothing]] and ![](missing.png) and `unclosed
- **Emoji 🙂:** a smile 🙂

```python
never closed

Q: What is <b>bold</b>?
- *one*
- {{two}}
A: {{two}}
"""


def test_whatever_stands_in_notes_the_course_can_be_built_as_before(
    course: Callable[..., Path], tmp_path: Path
) -> None:
    root = course("en")
    import_notes(root, [notes(tmp_path, HOSTILE)], ImportOptions())
    _, problems = read_all(root, drafts=True)
    assert [str(problem) for problem in problems if problem.severity != "note"] == []


def test_files_that_are_there_are_added_to_and_keep_every_line(
    course: Callable[..., Path], tmp_path: Path
) -> None:
    root = course("en")
    lesson = root / "content/lessons/01-life"
    before = (lesson / "terms.yml").read_text(encoding="utf-8")
    course_before = (root / "content/course.yml").read_text(encoding="utf-8")
    import_notes(root, [notes(tmp_path, GLOSSARY)], ImportOptions(lesson=lesson.name))
    assert (lesson / "terms.yml").read_text(encoding="utf-8").startswith(before.rstrip("\n"))
    assert (root / "content/course.yml").read_text(encoding="utf-8") == course_before


def test_a_file_that_cannot_be_read_is_a_sentence_and_nothing_is_written(
    course: Callable[..., Path], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    root = course("en")
    good, bad = notes(tmp_path, GLOSSARY), notes(tmp_path, "\0", "bad.md")
    assert main(["--root", str(root), "import", str(good), str(bad)]) == 1
    assert "bad.md: is no text" in capsys.readouterr().err
    assert "cell" not in guide(root).terms


def test_what_became_nothing_is_told_with_its_line(
    course: Callable[..., Path], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    text = "Here are explanations of the terms you asked for:\n\n- **Cell:** a unit\n"
    import_notes(course("en"), [notes(tmp_path, text)], ImportOptions())
    assert "notes.md:1: 'Here are explanations of the terms" in capsys.readouterr().out


def test_the_data_of_an_import_is_yaml_that_other_programs_read_alike(
    course: Callable[..., Path], tmp_path: Path
) -> None:
    root = course("en")
    import_notes(root, [notes(tmp_path, GLOSSARY)], ImportOptions(lesson="02-cells"))
    text = (root / "content/lessons/02-cells/terms.yml").read_text(encoding="utf-8")
    assert [entry["id"] for entry in yaml.safe_load(text)] == ["cell", "membrane", "plant-cell"]


def test_the_prompt_asks_for_what_is_missing_and_its_answer_is_filled_in(
    course: Callable[..., Path], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    root = course("en")
    text = "### what is a stoma\n\n## Essay questions\n1. Discuss the meaning of green leaves.\n"
    import_notes(root, [notes(tmp_path, text)], ImportOptions())
    capsys.readouterr()
    assert main(["--root", str(root), "import", "--prompt"]) == 0
    asked = capsys.readouterr().out.partition("```yaml\n")[2]
    assert "- id: stoma\n  name: stoma\n  definition: …" in asked
    answer = "Here you are:\n\n```yaml\n" + asked.replace(
        "definition: …", "definition: A stoma is a pore <b>in</b> a leaf with [[nothing]]."
    ).replace("answer: …", "answer: Green is chlorophyll.").replace("- …", "- Names chlorophyll.")
    assert main(["--root", str(root), "import", str(notes(tmp_path, answer, "answer.md"))]) == 0
    published = guide(root, drafts=False)
    assert (published.terms["stoma"].definition.get("en") or "").startswith("A stoma is a pore")
    (question,) = [one for _, one in published.questions()]
    assert isinstance(question, Essay)
    assert [point.get("en") for point in question.rubric] == ["Names chlorophyll."]
    assert main(["--root", str(root), "import", "--prompt"]) == 0
    assert "Nothing is missing" in capsys.readouterr().out


def test_the_report_lists_what_is_to_be_written_in_the_order_to_do_it(
    course: Callable[..., Path], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    root = course("en")
    text = (
        "### what is a stoma\n\n### what is a leaf\n- a flat part\n\n## Questions\n1. Why green?\n"
    )
    import_notes(root, [notes(tmp_path, text)], ImportOptions(lesson="02-leaves"))
    capsys.readouterr()
    main(["--root", str(root), "check", "--report"])
    told = capsys.readouterr().out
    order = [
        "Terms without a meaning", "terms.yml:1: stoma", "Questions without an answer",
        "quiz.yml:1: why-green", "do not begin with a sentence", "terms.yml:6: leaf",
    ]  # fmt: skip
    places = [told.find(part) for part in order]
    assert -1 not in places
    assert places == sorted(places)


@pytest.mark.parametrize(
    "meaning", ["葉は緑です。", "「葉は緑です。」", "ما الورقة؟", "A leaf is green."]
)
def test_a_meaning_may_end_as_sentences_of_its_script_do(
    course: Callable[..., Path], capsys: pytest.CaptureFixture[str], meaning: str
) -> None:
    root = course("en")
    terms = root / "content" / "lessons" / "01-life" / "terms.yml"
    written = terms.read_text(encoding="utf-8").replace("A plant is what grows.", meaning)
    terms.write_text(written, encoding="utf-8")
    main(["--root", str(root), "check", "--report"])
    assert "do not begin with a sentence" not in capsys.readouterr().out


CLEANED = {
    "a link to nothing is its words": ("see [Steps](#steps)", "see Steps"),
    "a link to another site stays": ("see [a](https://a.org)", "see [a](https://a.org)"),
    "a lost picture is its description": ("so ![a hill](hill.png)", "so (a hill)"),
    "a price is no formula": ("$x$ costs 5$ or 10$.", "$x$ costs 5\\$ or 10\\$."),
    "a tag is Markdown": ("H<sub>2</sub>O<br>and <b>more</b>", "H~2~O and **more**"),
    "a heading is bold": ("# Why\n\nSo.", "**Why**\n\nSo."),
    "a reference is its words": ("[[slope|The slope]] of [[x]]", "The slope of x"),
    "another tag is text": ("a <script>x</script>", "a \\<script>x\\</script>"),
    "an endless formula is text": ("so $\\frac{1$ and on", "so \\$\\frac{1\\$ and on"),
}


@pytest.mark.parametrize("case", CLEANED)
def test_foreign_markdown_becomes_what_the_course_can_show(case: str) -> None:
    foreign, expected = CLEANED[case]
    assert clean_blocks(foreign) == expected


ALIKE = {
    "week-1/notes.md": "Lava flows slowly down the side of a mountain.\n",
    "week-2/notes.md": "Magma rises slowly to the surface of the earth.\n",
    "rocks.md": "# Rocks\n\n- **Lava:** molten rock above the ground\n",
    "stones.md": "# Rocks\n\n- **Magma:** molten rock below the ground\n",
    "plan.md": "# Lesson 8: Ice\n\nIce is cold water.\n\n# Lesson 9: Ice\n\nIce is slippery.\n",
}


def test_files_and_lessons_with_the_same_name_have_pages_of_their_own(
    course: Callable[..., Path], tmp_path: Path
) -> None:
    root = course("en")
    for name, text in ALIKE.items():
        (tmp_path / name).parent.mkdir(exist_ok=True)
        notes(tmp_path, text, name)
    options, files = ImportOptions(), [tmp_path / name for name in ALIKE]
    assert import_notes(root, files, options) == 0
    folders = sorted(path.name for path in (root / "content" / "lessons").iterdir())
    assert folders == [
        "01-life", "02-week-1-notes", "03-week-2-notes", "04-rocks", "05-stones", "08-ice",
        "09-ice-2",
    ]  # fmt: skip
    found, problems = read_all(root)
    assert found is not None
    assert [str(problem) for problem in problems if problem.severity != "note"] == []
    before = {path: path.read_bytes() for path in (root / "content").rglob("*.*")}
    assert import_notes(root, files, options) == 0
    assert {path: path.read_bytes() for path in (root / "content").rglob("*.*")} == before


FORMS = """\
1. Choose the right form.
a) he go
b) he goes*

2. Choose the right form.
a) they is
b) they are*

3. Choose the right form.
a) he goes*
b) he go
"""


def test_questions_with_the_same_words_and_other_options_are_several(
    course: Callable[..., Path], tmp_path: Path
) -> None:
    root = course("en")
    path = notes(tmp_path, FORMS)
    for _ in range(2):
        assert import_notes(root, [path], ImportOptions()) == 0
        asked = [question for _, question in guide(root).questions()]
        assert len(asked) == 2
