"""A draft is nowhere in the published site, and is shown with a mark to who writes it."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from parts import text_of
from studyguide.command.check import read as read_project
from studyguide.command.check import summary
from studyguide.model.guide import Guide
from studyguide.model.problems import Problems
from studyguide.pages.booklets.booklet_builder import print_all
from studyguide.pages.booklets.pdf_compiler import PdfCompiler
from studyguide.pages.page import File, Page
from studyguide.pages.render import render
from studyguide.pages.site import Site
from studyguide.reading.load import load_guide

PLAIN_COURSE = Path(__file__).parent / "plain_course"
REMEDIES = "content/lessons/03-remedies"
DRAFTS = {
    "term": (f"{REMEDIES}/terms.yml", "  name: damages", "  draft: true\n  name: damages"),
    "question": (f"{REMEDIES}/quiz.yml", "  kind: numeric", "  kind: numeric\n  draft: true"),
    "lesson": (f"{REMEDIES}/lesson.en.md", "summary:", "draft: true\nsummary:"),
    "week": ("content/course.yml", "  - number: 2", "  - number: 2\n    draft: true"),
}
GONE = {
    "term": {"glossary/damages.md", "quiz/week-2-terms.md"},
    "question": {"quiz/week-2.md"},
    "lesson": {
        "lessons/remedies.md", "glossary/damages.md", "quiz/week-2.md", "quiz/week-2-terms.md",
    },
    "week": {
        "weeks/2/index.md", "lessons/remedies.md", "glossary/damages.md", "quiz/week-2.md",
        "quiz/week-2-terms.md",
    },
}  # fmt: skip
MARKED = {
    "term": "glossary/damages.md",
    "question": "quiz/week-2.md",
    "lesson": "lessons/remedies.md",
    "week": "weeks/2/index.md",
}


def with_draft(folder: Path, part: str) -> Path:
    course = Path(shutil.copytree(PLAIN_COURSE, folder / "course"))
    change(course, *DRAFTS[part])
    return course


def change(course: Path, name: str, old: str, new: str) -> None:
    file = course / name
    text = file.read_text(encoding="utf-8")
    assert old in text
    file.write_text(text.replace(old, new, 1), encoding="utf-8")


def read(course: Path, *, drafts: bool = False) -> tuple[Guide, Problems]:
    guide, problems = load_guide(course / "content", docs=course / "docs", drafts=drafts)
    assert guide is not None
    return guide, problems


def parts(guide: Guide) -> tuple[Page | File, ...]:
    found, unwritten = render(guide, "en")
    assert unwritten == ()
    return found


def pages(guide: Guide) -> set[str]:
    return {part.uri for part in parts(guide) if isinstance(part, Page)}


@pytest.mark.parametrize("part", DRAFTS)
def test_a_draft_is_nowhere_in_the_published_site(part: str, tmp_path: Path) -> None:
    whole = pages(read(PLAIN_COURSE)[0])
    guide, problems = read(with_draft(tmp_path, part))
    assert problems == ()
    assert whole - pages(guide) == GONE[part]
    secret = {"question": "Wheat"}.get(part, "Damages are money")
    for published in parts(guide):
        text = published.body if isinstance(published, Page) else published.data.decode("latin-1")
        assert secret not in text, published.uri


def test_to_publish_what_is_not_translated_publishes_no_draft(tmp_path: Path) -> None:
    course = with_draft(tmp_path, "term")
    change(course, "content/course.yml", "weeks:", "publish: {untranslated: allow}\nweeks:")
    change(course, "content/course.yml", "languages: [en", "languages: [en, nb")
    guide, problems = read_project(course)
    assert guide is not None
    assert {problem.severity for problem in problems} == {"note"}
    assert "damages" not in guide.terms


@pytest.mark.parametrize("part", DRAFTS)
def test_a_draft_is_shown_with_a_mark_while_it_is_written(part: str, tmp_path: Path) -> None:
    guide, problems = read(with_draft(tmp_path, part), drafts=True)
    assert problems == ()
    assert pages(guide) == pages(read(PLAIN_COURSE)[0])
    marked = {
        page.uri for page in parts(guide) if isinstance(page, Page) and "draft-mark" in page.body
    }
    assert MARKED[part] in marked
    assert "glossary/offer.md" not in marked


def test_drafts_are_not_counted(tmp_path: Path) -> None:
    course = with_draft(tmp_path, "lesson")
    assert summary(read(course)[0]) == "2 weeks, 2 lessons, 2 terms, 3 questions"
    assert summary(read(course, drafts=True)[0]) == "2 weeks, 3 lessons, 3 terms, 4 questions"


def test_what_is_wrong_in_the_texts_of_a_draft_stops_no_publishing(tmp_path: Path) -> None:
    course = with_draft(tmp_path, "lesson")
    change(course, f"{REMEDIES}/lesson.en.md", "[[damages]]", "[[unknown]]")
    assert read(course)[1] == ()
    (problem,) = read(course, drafts=True)[1]
    assert problem.message.startswith("unknown term 'unknown'")


def test_a_reference_to_a_draft_is_its_words(tmp_path: Path) -> None:
    course = with_draft(tmp_path, "term")
    change(course, "content/lessons/01-offer/terms.yml", "willingness", "[[damages]]")
    change(
        course,
        "content/lessons/02-acceptance/terms.yml",
        "requires: [offer]",
        "requires: [offer, damages]",
    )
    change(
        course,
        "content/lessons/01-offer/quiz.yml",
        "kind: cloze",
        "kind: cloze\n  terms: [damages]",
    )
    guide, problems = read(course)
    assert problems == ()
    assert "statement of damages to be" in text_of(parts(guide), "glossary/offer.md")
    assert guide.terms["acceptance"].related.requires == ("offer",)
    assert next(one for _, one in guide.questions() if one.id == "made-of").terms == ()
    _, unprintable = print_all(Site.of(guide, "en"), PdfCompiler(tmp_path / "print"))
    assert unprintable == ()


@pytest.mark.parametrize("part", DRAFTS)
def test_a_booklet_with_drafts_is_not_kept_for_the_published_site(
    part: str, tmp_path: Path
) -> None:
    course, compiler = with_draft(tmp_path, part), PdfCompiler(tmp_path / "kept")
    print_all(Site.of(read(course, drafts=True)[0], "en"), compiler)
    site = Site.of(read(course)[0], "en")
    assert print_all(site, compiler) == print_all(site, PdfCompiler(tmp_path / "cold"))


@pytest.mark.parametrize(
    ("part", "written", "message"),
    [
        ("lesson", "[x](../03-remedies/lesson.en.md)", "the lesson '03-remedies' is a draft."),
        ("question", "```check\nmarket-price\n```", "the question 'market-price' is a draft."),
    ],
)
def test_a_link_to_a_draft_is_told(part: str, written: str, message: str, tmp_path: Path) -> None:
    course = with_draft(tmp_path, part)
    change(
        course,
        "content/lessons/01-offer/lesson.en.md",
        "\nAn [[offer]]",
        f"\n{written}\n\nAn [[offer]]",
    )
    (problem,) = read(course)[1]
    assert problem.path == "content/lessons/01-offer/lesson.en.md"
    assert problem.message.startswith(message)
    assert read(course, drafts=True)[1] == ()


def test_a_draft_that_is_named_by_an_id_which_is_no_word_is_told(tmp_path: Path) -> None:
    course = with_draft(tmp_path, "term")
    change(course, f"{REMEDIES}/terms.yml", "- id: damages", "- id: money-for-loss")
    change(course, "content/lessons/01-offer/terms.yml", "willingness", "[[money-for-loss]]")
    (problem,) = read(course)[1]
    assert problem.message == (
        "the term 'money-for-loss' is a draft. "
        "Write '[[money-for-loss|words]]', which shows the words"
    )
    change(course, "content/lessons/01-offer/terms.yml", "loss]]", "loss|compensation]]")
    guide, problems = read(course)
    assert problems == ()
    assert "statement of compensation to be" in text_of(parts(guide), "glossary/offer.md")
