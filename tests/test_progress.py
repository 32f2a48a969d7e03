"""What I know: estimated, shown, practised, planned for, and taken to another device."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from html import escape
from io import BytesIO
from typing import Any

import pytest
import zxingcpp
from fsrs import Card, Scheduler, State
from PIL import Image
from playwright.sync_api import Browser, Page, expect

from mistakes import SMALL_COURSE
from pages_in_browser import (
    NARROW,
    PHONE,
    WIDE,
    axe_violations,
    keep,
    opened,
    state_text,
    stored,
)
from sites import Site
from studyguide.pages.data.progress import exams
from studyguide.pages.site import Site as SiteInOneLanguage
from studyguide.reading.load import load_guide
from test_quiz import BLOCKED

PAGE = "progress/"
NOON = datetime(2026, 3, 2, 12, tzinfo=UTC)
NOW = round(NOON.timestamp() * 1000)
DAY = 86_400_000


def card(days_ago: float, stability: float, *, state: int = 2) -> dict[str, float]:
    last = NOW - days_ago * DAY
    due = last + stability * DAY
    fixed = {"difficulty": 5, "reps": 2, "lapses": 0, "step": 0}
    return {"due": due, "stability": stability, "state": state, "last": last, **fixed}


def answer(days_ago: float, score: float) -> dict[str, float]:
    return {"at": NOW - days_ago * DAY, "score": score, "tries": 1}


LEARNT: dict[str, Any] = {
    "answers": {"how-far": answer(3, 0), "walking": answer(1, 1)},
    "cards": {"gradient:meaning": card(2, 30), "step-size:meaning": card(20, 2)},
    "reviews": [
        ["step-size:meaning", 3, NOW - 20 * DAY, 2],
        ["gradient:meaning", 3, NOW - 2 * DAY, 2],
    ],
}
"""The gradient is known, gradient descent was answered yesterday, the step size is weak."""


def come_back(page: Page, url: str, state: dict[str, Any]) -> None:
    """Open a page at noon as somebody who has learnt."""
    page.clock.install(time=NOON)
    keep(page, state)
    page.goto(url)


def expect_rows(page: Page, rows: list[str]) -> None:
    expect(page.locator(".knowledge-list").first.locator("li")).to_have_text(rows)


# ---------- the estimate ----------

WALK = """async (root) => {
  const { estimate, knowledgeOf } = await import(root + "knowledge.js");
  const { reviewed } = await import(root + "scheduler.js");
  const { emptyState } = await import(root + "state.js");
  const term = { id: "t", week: 1, name: "T", questions: ["q", "r"] };
  let seed = 7;
  const chance = (n) => (seed = (seed * 48271) % 2147483647) % n;
  const wrong = [];
  for (let walk = 0; walk < 60; walk += 1) {
    const state = emptyState();
    let now = 1e12;
    const value = () => knowledgeOf([term], state, now)[0].estimate;
    if (value() !== undefined) wrong.push(["no evidence is a number", value()]);
    for (let step = 0; step < 40; step += 1) {
      const before = value();
      now += chance(3) ? chance(30 * 864e5) : 0;
      const later = value();
      const isNew = before === undefined;
      if (!isNew && !(later <= before + 1e-9)) wrong.push(["rises by itself", before, later]);
      const isRight = chance(2) === 1;
      if (chance(2)) {
        const id = ["t:meaning", "t:name", "q:question"][chance(3)];
        const rating = isRight ? 2 + chance(3) : 1;
        state.reviews.push([id, rating, now, state.cards[id]?.state ?? 0]);
        state.cards[id] = reviewed(state.cards[id], rating, now);
      } else {
        const answer = { at: now, score: isRight ? 1 : 0, tries: 1 };
        state.answers[["term-t", "q", "r"][chance(3)]] = answer;
      }
      const after = value();
      if (!(after >= 0 && after <= 1)) wrong.push(["is no part", after]);
      if (isRight && !isNew && after < later - 1e-9) wrong.push(["right lowers", later, after]);
      if (!isRight && !isNew && after > later + 1e-9) wrong.push(["wrong raises", later, after]);
    }
  }
  return wrong;
}"""


def test_right_raises_wrong_lowers_and_time_lowers(browser: Browser, small_url: str) -> None:
    with opened(browser, small_url) as page:
        assert page.evaluate(WALK, small_url + "assets/studyguide/") == []


def test_one_card_fades_as_the_reference_has_it(browser: Browser, small_url: str) -> None:
    script = """async ([root, stability, days]) => {
      const { estimate } = await import(root + "knowledge.js");
      return days.map((day) => estimate([{ at: 0, score: 1, stability, weight: 1 }], day * 864e5));
    }"""
    days = [0, 1, 5, 30, 400]
    known = Card(card_id=1, state=State.Review, stability=8, last_review=NOON, due=NOON)
    with opened(browser, small_url) as page:
        found = page.evaluate(script, [small_url + "assets/studyguide/", 8, days])
    wanted = [Scheduler().get_card_retrievability(known, NOON + timedelta(day)) for day in days]
    assert found == pytest.approx(wanted, abs=1e-6)


def test_what_asks_for_the_term_counts_twice_and_new_answers_more(
    browser: Browser, small_url: str
) -> None:
    script = """async ([root, now, day]) => {
      const { knowledgeOf } = await import(root + "knowledge.js");
      const { emptyState } = await import(root + "state.js");
      const term = { id: "t", week: 1, name: "T", questions: ["q"] };
      const said = (entries) => {
        const state = emptyState();
        for (const [id, [at, score]] of Object.entries(entries)) {
          state.answers[id] = { at, score, tries: 1 };
        }
        return Math.round(100 * knowledgeOf([term], state, now)[0].estimate);
      };
      return [
        said({ "term-t": [now, 1], q: [now, 0] }), said({ "term-t": [now, 0], q: [now, 1] }),
        said({ "term-t": [now - 7 * day, 0], q: [now, 1] }), said({ "term-t": [now, 0.5] }),
      ];
    }"""
    with opened(browser, small_url) as page:
        arguments = [small_url + "assets/studyguide/", NOW, DAY]
        assert page.evaluate(script, arguments) == [67, 33, 50, 50]


# ---------- the page ----------


@pytest.mark.parametrize(
    ("prefix", "rows"),
    [
        ("", ["Step size19% · weaklast seen 3 days ago · 1 question missed"]),
        ("nb/", ["Steglengde19\xa0% · svaktsist sett for 3 døgn siden · bommet på 1 spørsmål"]),
    ],
)
def test_weak_terms_come_first(
    browser: Browser, small_url: str, prefix: str, rows: list[str]
) -> None:
    with opened(browser, small_url, viewport=WIDE, timezone_id="UTC") as page:
        come_back(page, small_url + prefix + PAGE, LEARNT)
        expect_rows(page, rows)
        expect(page.locator(".knowledge-weak summary")).to_contain_text("2")
        expect(page.locator(".knowledge-weeks .level-sentence").first).to_contain_text("2")


def test_a_term_that_was_never_tried_has_no_number(browser: Browser, small_url: str) -> None:
    with opened(browser, small_url, viewport=WIDE, timezone_id="UTC") as page:
        come_back(page, small_url + PAGE, {"cards": {}, "answers": {"uphill": answer(0, 1)}})
        expect(page.locator(".knowledge-whole .level-sentence")).to_have_text("1 of 3 terms tried")
        expect(page.locator(".knowledge-whole .level-legend")).to_contain_text("not tried yet 2")
        expect(page.get_by_text("none is weak today")).to_be_visible()
        expect(page.locator(".knowledge-practise a")).to_be_hidden()
        page.locator(".knowledge-weak summary").click()
        names = page.locator(".knowledge-weak details li a")
        expect(names).to_have_text(["Gradient"])


@pytest.mark.parametrize(
    ("device", "scheme"), [(NARROW, "dark"), (PHONE, "light"), (WIDE, "light")]
)
def test_the_page_is_for_everybody(
    browser: Browser, small_url: str, device: Any, scheme: str
) -> None:
    with opened(browser, small_url, viewport=device, timezone_id="UTC") as page:
        page.emulate_media(color_scheme="dark" if scheme == "dark" else "light")
        state = {**LEARNT, "settings": {"plan.exam": "2026-03-11"}}
        come_back(page, small_url + "nb/" + PAGE, state)
        page.locator(".knowledge-weak summary").click()
        page.get_by_role("button", name="Til en annen enhet").click()
        expect(page.locator(".qr-code")).to_be_visible()
        expect(page.locator(".exam-plan-when")).to_be_visible()
        assert axe_violations(page) == []
        assert page.evaluate("document.documentElement.scrollWidth") <= device["width"]
        small = """(controls) => controls.filter((one) => one.checkVisibility()
          && one.getBoundingClientRect().height < 24).map((one) => one.outerHTML)"""
        controls = "main :is(button, input:not([type=file]), .meters a, .knowledge-weeks li a)"
        assert page.locator(controls).evaluate_all(small) == []


def test_who_has_learnt_nothing_is_told_so(browser: Browser, small_url: str) -> None:
    with opened(browser, small_url + PAGE, viewport=PHONE) as page:
        expect(page.locator(".knowledge-none")).to_be_visible()
        expect(page.locator(".knowledge-whole")).to_be_hidden()
        expect(page.locator(".knowledge-coming")).to_be_hidden()
        assert axe_violations(page) == []
        page.get_by_role("button", name="To another device").click()
        expect(page.get_by_text("nothing to take along yet")).to_be_visible()
        page.locator(".knowledge-none").get_by_role("link", name="Self-check").click()
        expect(page).to_have_url(small_url + "quiz/")


def test_without_scripts_the_page_says_what_it_would_need(browser: Browser, small_url: str) -> None:
    with opened(browser, small_url + PAGE, java_script_enabled=False) as page:
        expect(page.get_by_text("only JavaScript can read it there")).to_be_visible()
        expect(page.locator(".knowledge")).to_be_hidden()
        expect(page.locator(".exam-plan")).to_be_hidden()
        expect(page.locator(".knowledge-weeks a").first).to_be_visible()


def test_with_blocked_storage_nothing_is_called_kept(browser: Browser, small_url: str) -> None:
    with opened(browser, small_url, viewport=PHONE) as page:
        page.add_init_script(BLOCKED)
        page.goto(small_url + PAGE)
        trouble = page.locator(".knowledge-trouble")
        expect(trouble).to_contain_text("does not let the page keep anything")
        expect(page.locator(".knowledge-none")).to_be_visible()


# ---------- practice ----------


def test_weak_terms_are_practised_at_once_and_no_others(browser: Browser, small_url: str) -> None:
    with opened(browser, small_url, viewport=PHONE, has_touch=True, timezone_id="UTC") as page:
        come_back(page, small_url + PAGE, LEARNT)
        page.get_by_role("link", name="Practise this 1").tap()
        expect(page.locator(".cards-progress span")).to_have_text("0 of 1 done")
        expect(page.locator(".card-front")).to_have_text("Step size")
        page.keyboard.press("Space")
        page.keyboard.press("1")
        expect(page.locator(".cards-progress span")).to_contain_text("1 still being learnt")
        page.reload()  # goes on with the same sitting
        expect(page.locator(".card-front")).to_have_text("Step size")
        page.keyboard.press("Space")
        page.keyboard.press("4")
        expect(page.locator(".cards-done")).to_be_visible()
        kept = stored(page)
        assert [review[:2] for review in kept["reviews"][2:]] == [
            ["step-size:meaning", 1],
            ["step-size:meaning", 4],
        ]
        page.locator(".cards-done button").click()
        expect(page).to_have_url(small_url + "flashcards/")
        page.goto(small_url + PAGE)
        expect_rows(page, ["Step size73% · fadinglast seen today · 1 question missed"])
        page.get_by_role("link", name="1 question missed").tap()
        expect(page).to_have_url(small_url + "quiz/week-1/#how-far")


def test_what_is_not_to_be_asked_is_not_practised(browser: Browser, small_url: str) -> None:
    with opened(browser, small_url, viewport=WIDE, timezone_id="UTC") as page:
        suspended = {"step-size": {"at": NOW, "on": True}}
        come_back(page, small_url + PAGE, {**LEARNT, "suspended": suspended})
        expect(page.locator(".knowledge-whole .level-legend")).to_contain_text("weak 1")
        expect(page.get_by_text("none is weak today")).to_be_visible()
        page.goto(small_url + "flashcards/?terms=step-size,gradient")
        expect(page.locator(".cards-progress span")).to_have_text("0 of 1 done")
        expect(page.locator(".card-front")).to_contain_text("partial derivatives")


def test_an_unknown_term_in_the_address_opens_the_page_of_cards(
    browser: Browser, small_url: str
) -> None:
    with opened(browser, small_url + "flashcards/?terms=no-term", viewport=WIDE) as page:
        expect(page.locator(".cards-count")).not_to_be_empty()
        expect(page.locator(".cards-session")).to_be_hidden()


# ---------- the concept map ----------


def test_the_map_shows_what_is_known_in_words_too(browser: Browser, small_url: str) -> None:
    with opened(browser, small_url, viewport=WIDE, timezone_id="UTC") as page:
        come_back(page, small_url + PAGE, LEARNT)
        page.goto(small_url + "map/")
        toggle = page.get_by_role("button", name="Show what I know")
        expect(toggle).to_have_attribute("aria-pressed", "false")
        toggle.press("Enter")
        step = page.locator(".map .level-weak").first
        expect(step.locator("desc")).to_have_text("19%: weak")
        expect(step.locator(".gauge")).to_have_count(2)
        page.reload()
        expect(toggle).to_have_attribute("aria-pressed", "true")
        for scheme in ("light", "dark"):
            page.emulate_media(color_scheme="dark" if scheme == "dark" else "light")
            assert axe_violations(page) == []
        toggle.press("Enter")
        expect(page.locator(".map :is(.gauge, desc, .level-weak)")).to_have_count(0)
        expect(page).to_have_url(small_url + "map/")


# ---------- until the exam ----------

PLAN = """async ([root, now, fresh, siblings, begun, days]) => {
  const { beginnings, newDays, planTo, withLimit } = await import(root + "exam-plan.js");
  const { dayOf } = await import(root + "card-queue.js");
  const { emptyState } = await import(root + "state.js");
  const state = emptyState();
  const one = (id) => ({ id, kind: "meaning", week: 1, front: "", back: "", url: "" });
  const cards = Array.from({ length: fresh }, (_, n) => one(`t${Math.floor(n / siblings)}:k${n}`));
  for (let n = 0; n < begun; n += 1) {
    cards.push(one(`b${n}:k`));
    state.cards[`b${n}:k`] = { due: now - 1, stability: 5, difficulty: 5, reps: 1, lapses: 0,
      state: 2, step: 0, last: now - 6 * 864e5 };
  }
  const plan = planTo(dayOf(now) + days, cards, state, now);
  const fits = (perDay) => withLimit(plan.fresh, newDays(plan), perDay).length;
  const found = { fits: fits(plan.newPerDay), less: fits(plan.newPerDay - 1) };
  return { ...plan, ...found, fresh: plan.fresh.length };
}"""


def planned(page: Page, url: str, case: tuple[int, int, int, int]) -> Any:
    """Return a plan for new cards, how many of them about each term, begun cards, and days."""
    return page.evaluate(PLAN, [url + "assets/studyguide/", NOW, *case])


def test_the_plan_asks_as_few_new_cards_a_day_as_reach(browser: Browser, small_url: str) -> None:
    cases = [(120, 3, 0, 20), (120, 1, 40, 9), (7, 2, 0, 30), (400, 3, 100, 60), (1, 1, 0, 1)]
    with opened(browser, small_url) as page:
        for case in cases:
            fresh, _, begun, days = case
            plan = planned(page, small_url, case)
            found = (plan["fresh"], plan["due"], plan["days"], plan["left"])
            assert found == (fresh, begun, days, 0), case
            assert plan["less"] < plan["fits"] == fresh, case
            assert plan["perDay"] * days >= 2 * fresh + begun, case


def test_the_plan_says_what_does_not_fit(browser: Browser, small_url: str) -> None:
    with opened(browser, small_url) as page:
        assert planned(page, small_url, (9, 3, 0, 2))["left"] == 3
        repeated = planned(page, small_url, (0, 1, 5, 4))
        assert (repeated["left"], repeated["newPerDay"]) == (0, 0)


def test_a_day_gives_a_plan_and_home_counts_down_to_it(browser: Browser, small_url: str) -> None:
    with opened(browser, small_url, viewport=PHONE, timezone_id="UTC") as page:
        come_back(page, small_url + PAGE, {**LEARNT, "settings": {"cards.newPerDay": "0"}})
        result = page.locator(".exam-plan-result")
        expect(result).to_contain_text("Choose a date")
        page.get_by_label("Date of the exam").fill("2026-03-11")
        expect(result.locator(".exam-plan-when")).to_have_text("Exam in 9 days")
        expect(result.locator(".exam-plan-load")).to_contain_text("1 new card a day · about ")
        expect(result).to_contain_text("It can be done.")
        expect(result).to_contain_text("8 cards would be left when the exam comes")
        result.get_by_role("button", name="Ask 1 new card a day").click()
        expect(result).not_to_contain_text("would be left")
        first = ["1 card that is due today", "1 term to practise", "1 new card · Week 1"]
        expect(result.locator("ol li")).to_have_text(first)
        assert stored(page)["settings"] == {"cards.newPerDay": "1", "plan.exam": "2026-03-11"}
        page.goto(small_url)
        expect(page.locator(".next-step-more")).to_contain_text("Your exam · in 9 days")
        page.get_by_role("link", name="Your exam").click()
        expect(page).to_have_url(small_url + PAGE + "#plan")
        expect(page.get_by_label("Date of the exam")).to_have_value("2026-03-11")
        page.clock.set_system_time(NOON + timedelta(days=10))
        page.reload()
        expect(result).to_have_text("This day is past.")
        page.goto(small_url)
        expect(page.locator(".next-step-link a")).to_be_visible()
        expect(page.locator(".next-step-more")).not_to_contain_text("Your exam")


def test_the_exam_of_the_course_is_planned_for_until_the_reader_sets_a_day(
    browser: Browser, small_url: str, small_site: Site
) -> None:
    exams = [
        {"day": "2026-02-20", "title": "Exam: Past", "week": 2},
        {"day": "2026-03-12", "title": "Exam: Slopes", "week": 1},
    ]
    told = escape(json.dumps(exams), quote=True)
    html = small_site.page(PAGE).replace('data-exams="[]"', f'data-exams="{told}"')
    with opened(browser, small_url, viewport=WIDE, timezone_id="UTC") as page:
        page.route("**/" + PAGE, lambda route: route.fulfill(body=html, content_type="text/html"))
        come_back(page, small_url + PAGE, {"answers": {"uphill": answer(0, 1)}})
        when = page.locator(".exam-plan-when")
        expect(when).to_have_text("Exam: Slopes · in 10 days")
        day = page.get_by_label("Date of the exam")
        expect(day).to_have_value("2026-03-12")
        steps = page.locator(".exam-plan-result ol li")
        expect(steps).to_have_text(["1 new card · Week 1"])  # 6 in that week, 9 in all
        day.fill("2026-03-05")
        expect(when).to_have_text("Exam in 3 days")
        expect(steps).to_have_text(["4 new cards · Week 1 first"])
        day.fill("")
        expect(when).to_have_text("Exam: Slopes · in 10 days")


def test_the_course_tells_its_exams_by_day() -> None:
    guide, _ = load_guide(SMALL_COURSE / "content", docs=SMALL_COURSE / "docs")
    assert guide is not None
    week = guide.course.weeks[0]
    exam = replace(week.events[0], kind="exam", date=date(2026, 3, 12))
    weeks = (replace(week, events=(*week.events, exam)), *guide.course.weeks[1:])
    dated = replace(guide, course=replace(guide.course, weeks=weeks))
    assert exams(SiteInOneLanguage.of(dated, "nb")) == [
        {"day": "2026-03-12", "title": "Eksamen: Innlevering", "week": 1}
    ]


# ---------- to another device ----------


def link_of(page: Page) -> str:
    """Return the link that a page makes."""
    page.get_by_role("button", name="To another device").click()
    field = page.get_by_role("textbox", name="The link")
    expect(field).to_be_visible()
    return field.input_value()


def link_with(page: Page, url: str, text: str, times: int = 1) -> str:
    """Return a link with any text in it."""
    script = """async ([root, address, text, times]) =>
      (await import(root + "packed-link.js")).linkWith(address, text.repeat(times))"""
    link: str = page.evaluate(script, [url + "assets/studyguide/", url + PAGE, text, times])
    return link


def said(page: Page) -> Any:
    return page.locator(".your-data-said")


def test_a_link_brings_everything_to_another_device(browser: Browser, small_url: str) -> None:
    state = {**LEARNT, "settings": {"plan.exam": "2026-03-11"}}
    with opened(browser, small_url, viewport=WIDE) as page:
        come_back(page, small_url + PAGE, state)
        link = link_of(page)
    assert link.startswith(small_url + PAGE + "#data=1.")
    asked: list[str] = []
    with opened(browser, small_url + "about/", viewport=PHONE, has_touch=True) as phone:
        phone.on("request", lambda request: asked.append(request.url))
        phone.goto(link.replace(PAGE, "nb/" + PAGE))
        question = phone.locator(".arrived")
        expect(question).to_contain_text("2 svar, 2 kort, 2 repetisjoner, 1 innstilling.")
        expect(question).to_be_focused()
        expect(phone).to_have_url(small_url + "nb/" + PAGE)
        assert axe_violations(phone) == []
        assert stored(phone) == {}
        question.get_by_role("button", name="Hent").tap()
        expect(said(phone)).to_contain_text("2 svar, 2 kort, 2 repetisjoner, 1 innstilling er")
        found = stored(phone)
        assert {key: found[key] for key in state} == state
        held = link.partition("#data=1.")[2]
        assert asked
        assert not any(held[:20] in url.partition("#")[0] for url in asked)
        phone.goto(link)
        expect(said(phone)).to_have_text("Everything in the link is here already.")


def test_who_says_no_keeps_what_is_here(browser: Browser, small_url: str) -> None:
    own = {"answers": {"uphill": answer(0, 1)}}
    with opened(browser, small_url, viewport=WIDE) as page:
        come_back(page, small_url + PAGE, own)
        link = link_with(page, small_url, state_text(LEARNT))
        page.evaluate("(link) => { location.href = link; }", link)  # pasted into the open page
        page.get_by_role("button", name="Leave it").press("Enter")
        expect(said(page)).to_have_text("Nothing was changed.")
        expect(page.locator(".arrived")).to_have_count(0)
        assert stored(page) == own


def test_a_link_that_is_damaged_foreign_or_newer_changes_nothing(
    browser: Browser, small_url: str
) -> None:
    own = {"answers": {"uphill": answer(0, 1)}}
    foreign = {"answers": {"photosynthesis": answer(0, 1)}}
    with opened(browser, small_url, viewport=WIDE) as page:
        come_back(page, small_url + PAGE, own)
        whole = link_with(page, small_url, state_text(LEARNT))
        middle = len(whole) - 40
        changed = whole[:middle] + ("A" if whole[middle] != "A" else "B") + whole[middle + 1 :]
        cases = {
            whole[:-9]: "damaged or cut off",
            whole[: whole.index("=") + 3]: "damaged or cut off",
            changed: "damaged or cut off",
            whole.replace("=1.", "="): "damaged or cut off",
            whole + "%3C": "damaged or cut off",
            whole.replace("=1.", "=2."): "newer version",
            link_with(page, small_url, "{"): "damaged or cut off",
            link_with(page, small_url, '{"program": "other"}'): "not from the study guide",
            link_with(page, small_url, state_text({}, 99)): "newer version",
            link_with(page, small_url, state_text(foreign)): "Nothing in the link belongs",
            link_with(page, small_url, "x", 40_000_000): "damaged or cut off",
        }
        for link, told in cases.items():
            page.evaluate("(link) => { location.href = link; }", link)
            expect(page).to_have_url(small_url + PAGE)  # it has been read
            expect(said(page)).to_contain_text(told)
            expect(said(page)).to_contain_text("Nothing was changed.")
            expect(page.locator(".arrived")).to_have_count(0)
            assert stored(page) == own


def test_the_code_is_read_as_the_link(browser: Browser, small_url: str) -> None:
    with opened(browser, small_url, viewport=PHONE) as page:
        page.emulate_media(color_scheme="dark")
        come_back(page, small_url + PAGE, LEARNT)
        link = link_of(page)
        code = page.locator(".qr-code")
        expect(code).to_have_accessible_name("QR code of the link")
        picture = Image.open(BytesIO(code.screenshot())).convert("L")
    assert [one.text for one in zxingcpp.read_barcodes(picture)] == [link]


def test_what_is_too_large_for_a_code_is_told(browser: Browser, small_url: str) -> None:
    reviews = [["gradient:meaning", 1 + at * 7 % 4, NOW - at * 7919, 2] for at in range(2000)]
    with opened(browser, small_url, viewport=NARROW) as page:
        come_back(page, small_url + PAGE, {**LEARNT, "reviews": reviews})
        link = link_of(page)
        told = page.locator(".device-link-code")
        expect(told).to_contain_text("too large for a QR code")
        expect(page.locator(".qr-code")).to_have_count(0)
        assert page.evaluate("document.documentElement.scrollWidth") <= NARROW["width"]
        page.context.grant_permissions(["clipboard-read", "clipboard-write"])
        page.get_by_role("button", name="Copy the link").click()
        expect(said(page)).to_have_text("Copied.")
        assert page.evaluate("navigator.clipboard.readText()") == link
