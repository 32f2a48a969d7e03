"""The records of a study guide: what authors write, and the `Guide` that holds it all."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path

from studyguide.model.article import Article
from studyguide.model.authored import (
    Authored,
    AuthoredBlocks,
    AuthoredInline,
    AuthoredNames,
    AuthoredPlainText,
)
from studyguide.model.cited_work import Publication
from studyguide.model.course import Course, Week
from studyguide.model.playable_figure import PlayableFigure
from studyguide.model.questions import AnyQuestion, Question
from studyguide.model.yaml_file import YamlFile

RELATIONS = ("requires", "part_of", "contrast", "see")


@dataclass(frozen=True, slots=True, kw_only=True)
class Related(Authored):
    """How a term relates to others, by their ids."""

    requires: tuple[str, ...] = ()
    """Learn these first."""
    contrast: tuple[str, ...] = ()
    """Easily confused with these; counts in both directions."""
    see: tuple[str, ...] = ()
    """See also."""
    part_of: tuple[str, ...] = ()
    """Belongs to these."""

    def of(self, relation: str) -> tuple[str, ...]:
        """Return the ids under one of `RELATIONS`."""
        ids: tuple[str, ...] = getattr(self, relation)
        return ids

    def mapped(self, change: Callable[[tuple[str, ...]], tuple[str, ...]]) -> Related:
        """Return the relations with a function applied to the ids of each."""
        return Related(**{relation: change(self.of(relation)) for relation in RELATIONS})


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure(Authored):
    """A picture of a term."""

    file: str
    """Relative to the lesson: `figures/x.svg`; `x.nb.svg` is taken first, if there is one."""
    alt: AuthoredBlocks
    """What it shows, for somebody who cannot see it."""
    caption: AuthoredBlocks | None = None
    credit: AuthoredInline | None = None
    """Who made it, and under which licence: one line of Markdown."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Term(Authored):
    """An entry of the glossary."""

    id: str
    """Lower-case ASCII words joined by `-`. Address, card and deck entry: see `formerly`."""
    name: AuthoredPlainText
    """As in running text: `gradient descent`, `Keras`."""
    short: AuthoredPlainText | None = None
    """Abbreviation."""
    aliases: AuthoredNames = field(default_factory=dict)
    """Other names, per language."""
    forms: AuthoredNames = field(default_factory=dict)
    """Irregular inflections, per language."""
    definition: AuthoredBlocks
    """Markdown. The first sentence stands alone and defines."""
    example: AuthoredBlocks | None = None
    """Markdown: a number, a case, a picture in words."""
    formula: str | None = None
    """LaTeX of one displayed formula, without `$`."""
    code: str | None = None
    """A short piece of code."""
    code_language: str = "python"
    """The language of `code`, as after three backticks."""
    figure: Figure | None = None
    related: Related = field(default_factory=Related)
    sources: tuple[str, ...] = ()
    """Markdown, one paper, book or page each."""
    link: bool = True
    """`false`: never link this term's names automatically."""
    unlinked: AuthoredNames = field(default_factory=dict)
    """Names never to link automatically, per language, with their inflections: too common."""
    linked: AuthoredNames = field(default_factory=dict)
    """Names that always mean this term, per language, also where they look like other words."""
    prefer: AuthoredNames = field(default_factory=dict)
    """Names that other terms have too and that mean this one, per language."""
    draft: bool = False
    """`true`: only for who writes the course; not published yet."""
    formerly: tuple[str, ...] = ()
    """Ids that it had before, the first of all first: links, cards and answers follow."""


def first_id(record: Term | AnyQuestion) -> str:
    """Return the first id of a term or question, which flashcards and shuffling depend on."""
    return record.formerly[0] if record.formerly else record.id


@dataclass(frozen=True, slots=True)
class Lesson:
    """A lesson: its texts, the terms it introduces, its questions."""

    folder: str
    """`03-how-a-network-learns`."""
    slug: str
    """`how-a-network-learns`: its part of the address."""
    week: int | None
    articles: Mapping[str, Article]
    """By language."""
    terms: tuple[Term, ...]
    questions: tuple[Question, ...]
    term_rows: tuple[int, ...]
    """The index of each of `terms` in the list in `terms_file`."""
    question_rows: tuple[int, ...]
    terms_file: YamlFile
    quiz_file: YamlFile
    folder_path: Path
    publications: Mapping[str, Publication] = field(default_factory=dict)
    """Sources that its texts may cite, by key."""
    draft: bool = False
    """Whether it or its week is a draft."""
    playable: Mapping[str, PlayableFigure] = field(default_factory=dict)
    """Its figures to play with, by name: `figures/learning-rates`."""

    @property
    def formerly(self) -> tuple[str, ...]:
        """Former addresses of all its articles."""
        listed = (slug for article in self.articles.values() for slug in article.formerly)
        return tuple(dict.fromkeys(listed))

    def terms_with_rows(self) -> Iterator[tuple[int, Term]]:
        """Yield the terms with their indexes in `terms_file`."""
        return zip(self.term_rows, self.terms, strict=True)

    def questions_with_rows(self) -> Iterator[tuple[int, Question]]:
        """Yield the questions with their indexes in `quiz_file`."""
        return zip(self.question_rows, self.questions, strict=True)

    def article(self, languages: tuple[str, ...]) -> Article:
        """Return the article in the first of the languages that has one."""
        return next(self.articles[code] for code in languages if code in self.articles)


@dataclass(frozen=True, slots=True)
class HiddenDrafts:
    """Drafts that are left out of the guide."""

    lessons: frozenset[str] = frozenset()
    """Names of folders."""
    terms: Mapping[str, Term] = field(default_factory=dict)
    """By id."""
    questions: frozenset[str] = frozenset()
    """Ids."""


@dataclass(frozen=True, slots=True)
class Guide:
    """A whole course, read and checked by `load_guide`."""

    course: Course
    course_file: YamlFile
    lessons: tuple[Lesson, ...]
    """In course order."""
    pages: tuple[str, ...]
    """The uris of MkDocs' pages in `docs/`, which texts may link to."""
    terms: Mapping[str, Term]
    """By id, in course order."""
    lesson_of_term: Mapping[str, Lesson]
    """The lesson that introduces a term, by the term's id."""
    folder: Path = Path()
    """The content folder."""
    words: Mapping[str, YamlFile] = field(default_factory=dict)
    """The course's own words of the site, by language: `content/languages/fr.yml`."""
    hidden: HiddenDrafts = field(default_factory=HiddenDrafts)
    """The drafts that are left out."""
    unanswered: frozenset[int] = frozenset()
    """The weeks, by number, whose questions have no answers yet; 0 for lessons of no week."""

    @property
    def logo(self) -> Path | None:
        """The course's logo, None if it has none."""
        return self.folder / self.course.logo if self.course.logo else None

    def as_part(self, language: str) -> Guide:
        """Return the guide as a part of another site: in this language alone, not for offline."""
        return replace(self, course=replace(self.course, languages=(language,), offline=False))

    def fallbacks(self, language: str) -> tuple[str, ...]:
        """Return the languages in the order of preference for a text, the given one first."""
        others = (code for code in self.course.languages if code != language)
        return (language, *others)

    def week(self, number: int) -> Week:
        """Return a week by its number."""
        return next(week for week in self.course.weeks if week.number == number)

    def lessons_of(self, week: Week) -> tuple[Lesson, ...]:
        """Return a week's lessons, in its order."""
        by_folder = {lesson.folder: lesson for lesson in self.lessons}
        return tuple(by_folder[name] for name in week.lessons if name in by_folder)

    def terms_of(self, week: Week) -> tuple[Term, ...]:
        """Return the terms that a week introduces, in the order of its files."""
        return tuple(term for lesson in self.lessons_of(week) for term in lesson.terms)

    def questions_of(self, week: Week) -> tuple[Question, ...]:
        """Return a week's questions, in the order of its files."""
        return tuple(question for lesson in self.lessons_of(week) for question in lesson.questions)

    def answers_from(self, week: int | None) -> date | None:
        """Return the day on which answers are published, for a week or for lessons without one."""
        week_date = self.week(week).answers_from if week else None
        return week_date or self.course.answers_from

    def on(self, today: date) -> Guide:
        """Return the guide as of a day, without answers that are published later."""
        numbers = (0, *(week.number for week in self.course.weeks))
        days = ((number, self.answers_from(number)) for number in numbers)
        return replace(self, unanswered=frozenset(n for n, day in days if day and day > today))

    def has_answers(self, week: int | None) -> bool:
        """Return whether answers are published, for a week or for lessons without one."""
        return (week or 0) not in self.unanswered

    def is_draft(self, part: Week | Lesson | Term) -> bool:
        """Return whether a part of the guide is a draft."""
        return part.draft or (isinstance(part, Term) and self.lesson_of_term[part.id].draft)

    @property
    def question_ids(self) -> frozenset[str]:
        """The ids of all questions, including former ones."""
        ids = ((question.id, *question.formerly) for _, question in self.questions())
        return frozenset(id_ for listed in ids for id_ in listed)

    def questions(self) -> Iterator[tuple[Lesson, Question]]:
        """Yield every question with its lesson, in course order."""
        for lesson in self.lessons:
            for question in lesson.questions:
                yield lesson, question
