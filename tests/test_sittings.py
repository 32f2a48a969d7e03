"""Ten sittings of one student, with reloads, two tabs and a lost network, lose nothing."""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import islice

from playwright.sync_api import Browser, Locator, Page, expect

from long_course import long_guide
from pages_in_browser import WIDE, listed, stored
from test_quiz import answer_rightly

SITTINGS = 10


@dataclass(slots=True)
class Student:
    """Someone with a self-check in one tab and flashcards in another."""

    page: Page
    cards: Page
    url: str
    answered: list[str] = field(default_factory=list)

    def sit(self, asked: tuple[tuple[int, str], ...], prefix: str) -> None:
        """Answer three questions, given their weeks and ids, and rate a card."""
        first, second, third = (f"{self.url}{prefix}quiz/week-{week}/#{id_}" for week, id_ in asked)
        self.fill_in(first)
        self.check()
        self.come_back()  # in the same moment

        self.fill_in(second)
        self.begin_a_card()
        self.cards.keyboard.press("3")
        self.check()  # before this tab can have heard of the card
        self.come_back()

        self.fill_in(third)
        self.page.context.set_offline(True)
        self.check()
        expect(self.question().locator(".result")).not_to_be_empty()
        self.page.context.set_offline(False)
        self.come_back()

    def fill_in(self, address: str) -> None:
        """Give the right answer of a question, but do not check it."""
        self.page.goto(address)
        expect(self.page.locator(".quiz-score")).not_to_be_empty()
        self.answered.append(address.partition("#")[2])
        answer_rightly(self.question())

    def question(self) -> Locator:
        """Return the question of this moment."""
        return self.page.locator(f'section.question[data-question="{self.answered[-1]}"]')

    def check(self) -> None:
        self.question().locator(".check").click()

    def come_back(self) -> None:
        """Load the page again: the last answer is there."""
        self.page.reload()
        expect(self.question().locator(".result")).not_to_be_empty()

    def begin_a_card(self) -> None:
        self.cards.goto(f"{self.url}flashcards/")
        self.cards.get_by_role("button", name="Start").click()
        expect(self.cards.locator(".card-front")).not_to_be_empty()
        self.cards.keyboard.press("Space")
        expect(self.cards.locator(".card-back")).to_be_visible()


def test_ten_sittings_lose_nothing(browser: Browser, long_url: str) -> None:
    asked = (
        (lesson.week, question.id)
        for lesson, question in long_guide().questions()
        if lesson.week and question.kind not in ("essay", "short")  # those are judged by oneself
    )
    with listed(browser, f"{long_url}quiz/week-1/", viewport=WIDE) as page:
        student = Student(page, page.context.new_page(), long_url)
        for number in range(SITTINGS):
            student.sit(tuple(islice(asked, 3)), "nb/" if number % 2 else "")
        course = page.locator('meta[name="studyguide-course"]').get_attribute("content")
        kept = stored(page, f"studyguide:{course}")
    scores = {id_: kept["answers"][id_]["score"] for id_ in student.answered}
    assert scores == dict.fromkeys(student.answered, 1)
    assert len(scores) == 3 * SITTINGS
    assert len(kept["reviews"]) == SITTINGS
