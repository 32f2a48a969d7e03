"""Files of other programs: what an import finds in each, and what it refuses."""

from __future__ import annotations

import base64
import io
import json
import subprocess
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import genanki
import pptx
import pypandoc
import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from imported import shown
from studyguide.importing.entries import ImportedQuestion, ImportedTerm, UnreadableFileError
from studyguide.importing.foreign_html import html_document, html_markdown
from studyguide.importing.formats.registry import FORMATS, read_file
from studyguide.text.parsing.parse import parse_blocks
from studyguide.text.tree.plain import document_words

FOLDER = Path(__file__).parent / "importing" / "files"
FILES = tuple(sorted(file.name for file in FOLDER.iterdir() if not file.name.endswith(".out.yml")))
PNG = base64.b64decode(
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAQAAAC1HAwCAAAAC0lEQVR42mNk+A8AAQUBAScY42YAAAAASUVORK5CYII="
)
NOTES = """\
# Cells

Cells are small.

## Glossary

- **Osmosis:** movement of water, $x^2$

## Quiz

1. What is a cell?
2. What is osmosis?

## Answer Key

1. The smallest unit.
2. Movement of water.
"""


def terms(path: Path) -> list[ImportedTerm]:
    return [term for lesson in read_file(path).lessons for term in lesson.terms]


def questions(path: Path) -> list[ImportedQuestion]:
    return [question for lesson in read_file(path).lessons for question in lesson.questions]


@pytest.mark.parametrize("name", FILES)
def test_a_file_is_read_as_its_program_reads_it(name: str, update_goldens: bool) -> None:
    golden = FOLDER / f"{name}.out.yml"
    found = yaml.safe_dump(
        shown(read_file(FOLDER / name)), allow_unicode=True, sort_keys=False, width=100
    )
    if update_goldens:
        golden.write_text(found, encoding="utf-8", newline="\n")
    assert found == golden.read_text(encoding="utf-8")


def test_every_format_has_a_file_that_is_tried() -> None:
    tried = {Path(name).suffix.removeprefix(".") for name in FILES} | {
        "docx",
        "apkg",
        "zip",
        "pptx",
        "xlsx",
    }
    assert [form.name for form in FORMATS if not tried & {*form.endings}] == []


def converted(path: Path, markdown: str) -> Path:
    command = [pypandoc.get_pandoc_path(), "--from=markdown", f"--output={path}"]
    subprocess.run(command, input=markdown.encode(), check=True, cwd=path.parent)
    return path


@pytest.mark.parametrize("ending", ["docx", "html"])
def test_tables_of_documents_are_read_like_tables_of_notes(ending: str, tmp_path: Path) -> None:
    markdown = FOLDER.parent / "notes" / "tables.md"
    path = converted(tmp_path / f"tables.{ending}", markdown.read_text(encoding="utf-8"))
    assert terms(path) == terms(markdown)
    assert questions(path) == questions(markdown)


SHEET = """\
% Macbeth

[Hubris]{.underline}: pride before a fall

1\\. Which is a theme?

A\\) love [B\\) ambition]{.underline} C\\) sport

\\*2\\. Is it short? \\_\\_\\_\\_
"""


def test_a_document_has_its_title_and_what_was_typed_and_underlined_in_it(tmp_path: Path) -> None:
    path = converted(tmp_path / "sheet.docx", SHEET)
    assert read_file(path).title == "Macbeth"
    (question, *_) = questions(path)
    assert (question.prompt, [option.correct for option in question.options]) == (
        "Which is a theme?", [False, True, False],
    )  # fmt: skip


@pytest.mark.parametrize("ending", ["docx", "odt", "epub"])
def test_documents_are_read_like_notes_with_formulas_and_pictures(
    ending: str, tmp_path: Path
) -> None:
    (tmp_path / "cell.png").write_bytes(PNG)
    path = converted(tmp_path / f"notes.{ending}", NOTES + "\n# More\n\n![A cell](cell.png)\n")
    assert [term.name for term in terms(path)] == ["Osmosis"]
    assert [(one.prompt, one.answer) for one in questions(path)] == [
        ("What is a cell?", "The smallest unit."),
        ("What is osmosis?", "Movement of water."),
    ]
    assert list(read_file(path).media.values()) == [PNG]
    if ending == "docx":
        assert "$x^{2}$" in terms(path)[0].definition


def test_slides_are_read_with_their_points_tables_notes_and_pictures(tmp_path: Path) -> None:
    (tmp_path / "cell.png").write_bytes(PNG)
    presentation = pptx.Presentation()
    slide = presentation.slides.add_slide(presentation.slide_layouts[1])
    slide.shapes.title.text = "Glossary"
    text = slide.placeholders[1].text_frame
    text.text = "Osmosis: movement of water"
    text.add_paragraph().text = "Diffusion: spreading of particles"
    inner = text.add_paragraph()
    inner.text, inner.level = "it needs no energy", 1
    slide = presentation.slides.add_slide(presentation.slide_layouts[5])
    slide.shapes.title.text = "Energy"
    table = slide.shapes.add_table(2, 2, 0, 0, 99, 99).table
    for at, word in enumerate(("Term", "Meaning", "ATP", "carries *energy*")):
        table.cell(at // 2, at % 2).text = word
    slide.shapes.add_picture(str(tmp_path / "cell.png"), 0, 0)
    slide.notes_slide.notes_text_frame.text = "Say it slowly."
    presentation.save(str(tmp_path / "cells.pptx"))
    found = terms(tmp_path / "cells.pptx")
    assert [(term.name, term.definition, term.line) for term in found] == [
        ("Osmosis", "movement of water", 1),
        ("Diffusion", "spreading of particles\n\n- it needs no energy", 1),
        ("ATP", "carries \\*energy\\*", 2),
    ]
    (lesson,) = read_file(tmp_path / "cells.pptx").lessons
    assert any(passage.text == "Say it slowly." for passage in lesson.passages)
    assert list(read_file(tmp_path / "cells.pptx").media.values()) == [PNG]


def test_an_answer_in_the_notes_of_a_slide_makes_it_a_question(
    tmp_path: Path, update_goldens: bool
) -> None:
    presentation = pptx.Presentation()
    for shows in yaml.safe_load((FOLDER.parent / "slides.yml").read_text(encoding="utf-8")):
        slide = presentation.slides.add_slide(presentation.slide_layouts[1])
        slide.shapes.title.text = shows.get("title", "")
        slide.placeholders[1].text_frame.text = "\n".join(shows.get("points", ()))
        slide.notes_slide.notes_text_frame.text = shows.get("notes", "")
    presentation.save(str(tmp_path / "quiz.pptx"))
    found = yaml.safe_dump(
        shown(read_file(tmp_path / "quiz.pptx")), allow_unicode=True, sort_keys=False, width=100
    )
    golden = FOLDER.parent / "slides.out.yml"
    if update_goldens:
        golden.write_text(found, encoding="utf-8", newline="\n")
    assert found == golden.read_text(encoding="utf-8")


def sheet_file(sheets: dict[str, Any]) -> bytes:
    """Return a workbook as a spreadsheet writes it: shared strings, styles, a part for each sheet.

    A cell is a text, a number, whether something is so, or `{date: …}`, `{share: …}`, `{bold: …}`.
    """
    strings: list[str] = []
    parts: dict[str, str] = {}
    for number, (_, rows) in enumerate(sheets.items(), start=1):
        written = "".join(
            f'<row r="{at}">{"".join(cell_xml(cell, strings) for cell in row)}</row>'
            for at, row in enumerate(rows, start=1)
            if row
        )
        parts[f"xl/worksheets/sheet{number}.xml"] = f"<w><sheetData>{written}</sheetData></w>"
    names = "".join(
        f'<sheet name="{name.lstrip("-")}" r:id="r{at}" state="{"hidden" * name.startswith("-")}"/>'
        for at, name in enumerate(sheets, start=1)
    )
    links = "".join(
        f'<Relationship Id="r{at}" Target="worksheets/sheet{at}.xml"/>'
        for at in range(1, len(sheets) + 1)
    )
    parts |= {
        "xl/workbook.xml": f'<w xmlns:r="r"><sheets>{names}</sheets></w>'.replace(
            'state=""', 'state="visible"'
        ),
        "xl/_rels/workbook.xml.rels": f"<r>{links}</r>",
        "xl/sharedStrings.xml": f"<s>{''.join(f'<si><t>{one}</t></si>' for one in strings)}</s>",
        "xl/styles.xml": STYLES,
    }
    return zipped({name: text.encode() for name, text in parts.items()})


STYLES = """\
<s><fonts><font/><font><b/></font></fonts><cellXfs><xf/><xf fontId="1"/><xf numFmtId="14"/>\
<xf numFmtId="9"/></cellXfs></s>"""


def cell_xml(cell: Any, strings: list[str]) -> str:
    (style, value), *_ = cell.items() if isinstance(cell, dict) else (("", cell),)
    index = ("", "bold", "date", "share").index(style)
    if isinstance(value, bool):
        return f'<c s="{index}" t="b"><v>{int(value)}</v></c>'
    if not isinstance(value, str):
        return f'<c s="{index}"><v>{value}</v></c>' if value is not None else "<c/>"
    strings.append(value)
    return f'<c s="{index}" t="s"><v>{len(strings) - 1}</v></c>'


def test_the_sheets_of_a_workbook_are_read_with_what_stands_out_in_them(
    tmp_path: Path, update_goldens: bool
) -> None:
    sheets = yaml.safe_load((FOLDER.parent / "sheets.yml").read_text(encoding="utf-8"))
    path = tmp_path / "body.xlsx"
    path.write_bytes(sheet_file(sheets))
    found = yaml.safe_dump(shown(read_file(path)), allow_unicode=True, sort_keys=False, width=100)
    golden = FOLDER.parent / "sheets.out.yml"
    if update_goldens:
        golden.write_text(found, encoding="utf-8", newline="\n")
    assert found == golden.read_text(encoding="utf-8")


QUIZ = """\
1. Which rock forms from lava?

    A) Basalt
    B) Marble

    **Answer: A**

2. Which rock is layered? (Answer: B)

    a) Granite
    b) Shale
"""


def test_lists_with_letters_in_a_document_are_what_there_is_to_choose(tmp_path: Path) -> None:
    path = converted(tmp_path / "quiz.docx", QUIZ)
    found = [(one.prompt, [option.correct for option in one.options]) for one in questions(path)]
    assert found == [
        ("Which rock forms from lava?", [True, False]),
        ("Which rock is layered?", [False, True]),
    ]


def anki_deck() -> genanki.Package:
    basic = genanki.Model(
        1, "Basic", fields=[{"name": "Front"}, {"name": "Back"}],
        templates=[{"name": "Card", "qfmt": "{{Front}}", "afmt": "{{Back}}"}],
    )  # fmt: skip
    cloze = genanki.Model(
        2, "Cloze", fields=[{"name": "Text"}, {"name": "Extra"}], model_type=1,
        templates=[{"name": "Cloze", "qfmt": "{{cloze:Text}}", "afmt": "{{cloze:Text}}"}],
    )  # fmt: skip
    deck = genanki.Deck(3, "Cells")
    picture = 'a <b>small</b> unit <img src="cell.png" alt="A cell">'
    deck.add_note(genanki.Note(model=basic, fields=["cell", picture]))
    deck.add_note(genanki.Note(model=basic, fields=["Why does ice float?", r"\(\rho\) is lower"]))
    deck.add_note(genanki.Note(model=cloze, fields=["Water is {{c1::wet::how}}.", "By touch."]))
    return genanki.Package(deck)


def test_a_package_of_anki_gives_terms_questions_gaps_and_pictures(tmp_path: Path) -> None:
    (tmp_path / "cell.png").write_bytes(PNG)
    package = anki_deck()
    package.media_files = [str(tmp_path / "cell.png")]
    path = tmp_path / "cells.apkg"
    package.write_to_file(str(path))
    (term,) = terms(path)
    assert (term.name, term.definition.partition("figures/")[0]) == (
        "cell", "a **small** unit ![A cell](",
    )  # fmt: skip
    assert [(one.kind, one.answer or one.text) for one in questions(path)] == [
        ("short", r"$\rho$ is lower"), ("cloze", "Water is {{wet}}."),
    ]  # fmt: skip
    assert list(read_file(path).media.values()) == [PNG]


def zipped(files: dict[str, bytes]) -> bytes:
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return data.getvalue()


def test_a_package_in_qti_has_the_questions_of_the_files_in_it(tmp_path: Path) -> None:
    path = tmp_path / "quiz.zip"
    inside = {"a/quiz.xml": (FOLDER / "qti12.xml").read_bytes(), "imsmanifest.xml": b"<manifest/>"}
    path.write_bytes(zipped(inside))
    assert len(questions(path)) == 3


ENTITIES = b'<!DOCTYPE quiz [<!ENTITY x SYSTEM "file:///etc/passwd">]><quiz><a>&x;</a></quiz>'
LAUGHS = (
    b'<!DOCTYPE l [<!ENTITY a "ha"><!ENTITY b "&a;&a;">]><questestinterop>&b;</questestinterop>'
)
HOSTILE: dict[str, tuple[str, Callable[[], bytes], str]] = {
    "a way out of an archive": (
        "x.zip", lambda: zipped({"../../quiz.xml": b"<questestinterop/>"}), "leads out of it",
    ),
    "an absolute path": ("x.zip", lambda: zipped({"/etc/quiz.xml": b""}), "leads out of it"),
    "a bomb": ("x.zip", lambda: zipped({"quiz.xml": b" " * 60_000_000}), "MB when unpacked"),
    "a bomb of Anki": (
        "x.apkg", lambda: zipped({"collection.anki2": b"\0" * 60_000_000}), "MB when unpacked",
    ),
    "macros": (
        "x.docx", lambda: zipped({"word/document.xml": b"", "word/vbaProject.bin": b"x"}), "macros",
    ),
    "a kind of file for macros": ("x.docm", lambda: b"PK", "macros"),
    "entities in a document": (
        "x.docx", lambda: zipped({"word/document.xml": ENTITIES}), "declares entities",
    ),
    "entities in a book": ("x.epub", lambda: zipped({"a.xhtml": ENTITIES}), "declares entities"),
    "entities in a bank": ("x.xml", lambda: ENTITIES, "declares entities"),
    "laughs": ("x.xml", lambda: LAUGHS, "declares entities"),
    "half a file": ("x.xml", lambda: b"<quiz><question>", "is no whole XML"),
    "no archive": ("x.apkg", lambda: b"nothing", "no whole archive"),
    "no database": ("x.apkg", lambda: zipped({"collection.anki2": b"no"}), "cannot be read"),
    "a damaged package": ("x.apkg", lambda: zipped({"collection.anki21b": b"no"}), "damaged"),
    "an empty package": ("x.apkg", lambda: zipped({"a": b""}), "no notes of Anki"),
    "a workbook with entities": (
        "x.xlsx", lambda: zipped({"xl/workbook.xml": ENTITIES}), "declares entities",
    ),
    "a workbook with macros": (
        "x.xlsx", lambda: zipped({"xl/workbook.xml": b"", "xl/vbaProject.bin": b"x"}), "macros",
    ),
    "no workbook": ("x.xlsx", lambda: zipped({"a.xml": b"<a/>"}), "no spreadsheet"),
    "a huge sheet": (
        "x.xlsx", lambda: sheet_file({"a": [[1]] * 100_001}), "more than 100000 rows",
    ),
    "a wide sheet": ("x.xlsx", lambda: sheet_file({"a": [[1] * 501]}), "more than 500 columns"),
    "a picture": ("x.png", lambda: PNG, "cannot be imported"),
    "a huge table": ("x.tsv", lambda: b"name\tmeaning\n" * 100_001, "more than 100000 rows"),
    "a huge cell": ("x.csv", lambda: b"term,meaning\na," + b"x" * 200_000, "x.csv:2: this row"),
    "no text": ("x.md", lambda: b"\0\1\2" * 99, "is no text"),
    "no notebook": ("x.ipynb", lambda: json.dumps([1]).encode(), "no notebook"),
    "no TOML": ("x.toml", lambda: b"[[", "no TOML"),
    "no YAML": ("x.yml", lambda: b"- slug: a\n  en: {term: a, def: b", "no YAML"),
    "XML of another kind": ("x.xml", lambda: b"<svg/>", "not in a form that is known"),
}  # fmt: skip


@pytest.mark.parametrize("case", HOSTILE)
def test_what_could_do_harm_or_cannot_be_read_is_refused_with_a_sentence(
    case: str, tmp_path: Path
) -> None:
    name, data, reason = HOSTILE[case]
    path = tmp_path / name
    path.write_bytes(data())
    with pytest.raises(UnreadableFileError, match=reason):
        read_file(path)


def test_a_folder_and_a_missing_file_are_refused_with_a_sentence(tmp_path: Path) -> None:
    for path in (tmp_path, tmp_path / "missing.md"):
        with pytest.raises(UnreadableFileError):
            read_file(path)


MARKUP = "abcæ 12.,:;!?*_`[](){}<>$\\#=~^+-|@&\"'\n"


@given(st.text(MARKUP, max_size=60))
def test_text_of_a_page_stays_the_words_that_it_was(words: str) -> None:
    html = words.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    if "\\(" in words or "\\[" in words or words.count("$$") > 1 or "[$]" in words:
        return
    tree, faults = parse_blocks(html_markdown(f"<p>{html}</p>"))
    assert faults == ()
    assert document_words(tree).split() == words.split()


TAGS = (
    "<p>", "</p>", "<ul>", "<li>", "</li>", "<b>", "</b>", "<table>", "<tr>", "<td>", "a b",
    "<pre>", "</pre>", "<br>", "<img src=x>", "<script>", "</script>", "&lt;", "<div>", "</div>",
    "</ul>", "</table>", "<h2>", "</h2>", "<blockquote>", "<a href='//x'>",
)  # fmt: skip


@given(st.lists(st.sampled_from(TAGS), max_size=25))
def test_a_careless_page_becomes_markdown_without_faults_or_pages_in_it(parts: list[str]) -> None:
    html = "".join(parts)
    tree, faults = parse_blocks(html_markdown(html))
    assert faults == ()
    assert document_words(tree).split() == document_words(html_document(html)).split()
