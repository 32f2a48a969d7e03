"""Which formats can be imported, and how a file is recognized as one of them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path

from studyguide.importing.entries import ImportedFile, ImportedLesson, UnreadableFileError
from studyguide.importing.formats.anki_package import read_package
from studyguide.importing.formats.card_files import is_cards, read_cards
from studyguide.importing.formats.gift import is_gift, read_gift
from studyguide.importing.formats.glosario import is_glosario, read_glosario
from studyguide.importing.formats.moodle_xml import is_moodle, read_moodle
from studyguide.importing.formats.office_files import read_document, read_html, read_notebook
from studyguide.importing.formats.own_yaml import is_own, read_own
from studyguide.importing.formats.plain_files import decoded, read_limited
from studyguide.importing.formats.qti import is_qti, read_qti, read_qti_package
from studyguide.importing.formats.quiz_markup import cut_quizzes, read_mdbook
from studyguide.importing.formats.slides import read_slides
from studyguide.importing.formats.spreadsheets import read_spreadsheet
from studyguide.importing.formats.week_texts import language_of_week, read_week
from studyguide.importing.notes.reader import read_notes

Read = Callable[[bytes, str], ImportedFile]
"""Returns what is in a file, given its bytes and its name. Raises `UnreadableFileError`."""


@dataclass(frozen=True, slots=True)
class Format:
    """A format that can be imported."""

    name: str
    endings: tuple[str, ...]
    read: Read
    is_this: Callable[[str], bool] = lambda _: True
    """Whether a text is in this format, where several have one ending."""


def _notes(data: bytes, name: str) -> ImportedFile:
    """Return what is in notes, in the quizzes of mkdocs-quiz between them, or in a week of ours."""
    text = decoded(data, name)
    if language := language_of_week(text):
        return read_week(text, language)
    quizzes, rest = cut_quizzes(text)
    found = read_notes(rest)
    if not quizzes:
        return found
    first, *others = found.lessons or (ImportedLesson(title=""),)
    with_quizzes = replace(first, questions=(*first.questions, *quizzes))
    return replace(found, lessons=(with_quizzes, *others))


FORMATS: tuple[Format, ...] = (
    Format("Anki package", ("apkg", "colpkg"), read_package),
    Format("QTI package", ("zip", "imscc"), read_qti_package),
    Format("Moodle XML", ("xml",), read_moodle, is_moodle),
    Format("QTI", ("xml", "qti"), read_qti, is_qti),
    Format("GIFT", ("gift",), read_gift),
    Format("GIFT", ("txt",), read_gift, is_gift),
    Format("cards", ("tsv", "csv", "tab"), read_cards),
    Format("cards", ("txt", "text", ""), read_cards, is_cards),
    Format("mdbook-quiz", ("toml",), read_mdbook),
    Format("entries of a course", ("yml", "yaml", "md", "txt"), read_own, is_own),
    Format("Glosario", ("yml", "yaml"), read_glosario, is_glosario),
    Format("notebook", ("ipynb",), read_notebook),
    Format("HTML", ("html", "htm", "xhtml"), read_html),
    Format("spreadsheet", ("xlsx",), read_spreadsheet),
    Format("slides", ("pptx",), read_slides),
    Format("document", ("docx", "odt", "epub", "rtf", "tex", "rst", "org"), read_document),
    Format("notes", ("md", "markdown", "txt", "text", ""), _notes),
)
"""The first that fits is taken; the last are the least particular."""


def read_file(path: Path) -> ImportedFile:
    """Return what is in a file. Raises `UnreadableFileError` with the reason."""
    data = read_limited(path)
    ending = path.suffix.lower().removeprefix(".")
    found = [form for form in FORMATS if ending in form.endings]
    if ending in ("docm", "dotm", "pptm", "potm", "xlsm", "xltm"):
        raise UnreadableFileError(
            f"{path.name}: may have macros, which are programs. Save it as .docx, .pptx or .xlsx"
        )
    if not found:
        endings = ", ".join(sorted({end for form in FORMATS for end in form.endings if end}))
        raise UnreadableFileError(
            f"{path.name}: files that end in '.{ending}' cannot be imported. "
            f"Save it as one of {endings}"
        )
    start = data[:20_000].decode("utf-8", "replace")
    chosen = next((form for form in found if form.is_this(start)), None)
    if chosen is None:
        kinds = ", ".join(form.name for form in found)
        raise UnreadableFileError(f"{path.name}: is not in a form that is known ({kinds})")
    return chosen.read(data, path.name)
