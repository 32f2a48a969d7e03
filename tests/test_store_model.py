"""Ten thousand random steps in two tabs, with all that a browser may refuse, against a model."""

from __future__ import annotations

import json
import os
import random
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Page

from pages_in_browser import put_aside, put_record, record, state_text
from store_model import Patch, Path, Tab, World, as_state
from store_tabs import EMPTY, open_tab, prepare, refuse, reload

STEPS = int(os.environ.get("STORE_STEPS", "10000"))
SEED = int(os.environ.get("STORE_SEED", "1"))
"""Printed where a walk fails: the same seed walks the same way."""
RUN = """(() => {
  const parts = {
    reviews: (state, [, card, at], review) => {
      if (review) state.reviews.push(review);
      else state.reviews = state.reviews.filter((one) => one[0] !== card || one[2] !== at);
    },
    exam: (state, _, exam) => { state.exam = exam && { ...exam, given: {} }; },
    given: ({ exam }, [, began, id], given) => {
      if (exam?.began === began) exam.given[id] = given;
    },
    ended: ({ exam }, [, began], at) => { if (exam?.began === began) exam.ended = at; },
  };
  const put = (state, [part, id], value) => {
    if (value === null) delete state[part][id];
    else state[part][id] = value;
  };
  const names = (count, name) => new Set(Array.from({ length: count }, (_, at) => name + at));
  const course = { questions: names(40, "q"), terms: names(40, "t") };
  window.run = async (steps, isLeft) => {
    for (const sets of steps) {
      if (!sets) await new Promise((resolve) => setTimeout(resolve));
      else store.update((state) => {
        for (const [path, value] of sets) (parts[path[0]] ?? put)(state, path, value);
      });
    }
    if (isLeft) location.reload();
    else await store.settled();
  };
  window.takeOver = async (text) => !(await store.importText(text, course)).trouble;
  window.look = async () => {
    await store.settled();
    return [store.read(), store.warning((fault) => fault)];
  };
})()"""
REFUSALS = [
    *[("", "")] * 5, ("full", ""), ("", "full"), ("", "blocked"), ("full", "full"),
    ("full", "blocked"), ("blocked", "blocked"),
]  # fmt: skip
"""What the local storage and the database refuse. Who blocks the first blocks both."""


KINDS = ["answer", "draft", "rate", "undo", "bury", "star", "write", "setting", "exam"]


class Walk:
    """Does the same in a browser and in the model."""

    def __init__(self, context: BrowserContext, root: str) -> None:
        self.context, self.root = context, root
        self.random = random.Random(SEED)
        self.world = World()
        self.pages = {name: open_tab(context, root) for name in self.world.tabs}
        for tab in self.world.tabs.values():
            self.world.load(tab)
        self.observer = context.new_page()
        self.observer.goto(f"{root}{EMPTY}/")
        self.before_newer: Any = None
        self.now = 1000
        self.steps = 0
        self.log: list[str] = []

    @property
    def deeds(self) -> dict[Callable[[], None], int]:
        """What may be done next, and how often."""
        return {
            self.batch: 60, self.change_refusals: 25, self.load: 12, self.take_over: 8,
            self.damage: 4, self.write_newer: 3, self.forget: 2,
        }  # fmt: skip

    def go(self, steps: int = STEPS) -> None:
        deeds = self.deeds
        for page in self.pages.values():
            page.evaluate(RUN)
        while self.steps < steps:
            [deed] = self.random.choices([*deeds], [*deeds.values()])
            self.log.append(f"{self.steps}: {deed.__name__}")
            deed()
            self.compare()

    def any_tab(self) -> tuple[Tab, Page]:
        name = self.random.choice(list(self.pages))
        return self.world.tabs[name], self.pages[name]

    def tick(self) -> int:
        self.now += 1
        return self.now

    def compare(self) -> None:
        """Let each tab hear of the other, and compare all with what must be known."""
        found: dict[str, Any] = {}
        for name, page in self.pages.items():
            page.evaluate("store.settled()")
            self.world.sync(self.world.tabs[name])
        for name, page in self.pages.items():
            found[name] = page.evaluate("look()")
            self.world.sync(self.world.tabs[name])
        where = f"seed {SEED}, step {self.steps}: {self.log[-16:]}"
        for name, (state, problems) in found.items():
            tab = self.world.tabs[name]
            self.log.append(f"{name} refuses {tab.local}|{tab.database}")
            assert set(problems.split()) == tab.problems, (where, name)
            expected = as_state(tab.view)
            assert state == expected, f"{where}, tab {name}: {_different(state, expected)}"
        if not self.world.is_damaged and not self.world.is_newer:
            kept, known = record(self.observer), self.world.record
            assert (kept is None) == (known is None), where
            if known is not None:
                assert json.loads(kept["text"])["state"] == as_state(known), where
        assert len(put_aside(self.observer)) == self.world.aside, where

    def batch(self) -> None:
        """Let both tabs do something at once; at most one of them is left in the middle of it."""
        parity = self.random.randrange(2)
        exam_owner = self.random.choice(["a", "b", "", ""])
        left = self.random.choice(["a", "b", *[""] * 8])
        for at, (name, tab) in enumerate(self.world.tabs.items()):
            steps: list[Any] = []
            for _ in range(self.random.randint(1, 70)):
                patch = self.step(tab, (parity + at) % 2, exam_owner, name)
                self.world.do(tab, patch)
                steps.append(patch.sets)
                steps += [None] * (self.random.random() < 0.2)
            is_left = name == left and self._is_safe(tab)
            self.steps += len(steps)
            self.pages[name].evaluate(
                "([steps, isLeft]) => void (window.job = run(steps, isLeft))", [steps, is_left]
            )
            if is_left:
                self.pages[name].wait_for_function("window.isReady && !window.job")
                self.pages[name].evaluate(RUN)
                self.world.sync(tab)
                self.world.load(tab)
        for page in self.pages.values():
            page.evaluate("window.job")

    def _is_safe(self, tab: Tab) -> bool:
        """Return whether a page may be left at any moment: else it depends on the moment."""
        if not all(tab.pending.values()):
            return False
        return not tab.local or (
            tab.local == "full" and not tab.database and not self.world.is_newer
        )

    def step(self, tab: Tab, parity: int, exam_owner: str, name: str) -> Patch:
        number = self.random.randrange(20) * 2 + parity
        now = self.tick()
        kind = self.random.choice(KINDS)
        question, card = f"q{number}", f"t{number}:meaning"
        exam = tab.view.get(("exam",))
        sets: list[tuple[Path, Any]]
        if kind == "answer":
            answer = {"at": now, "score": self.random.random(), "tries": 1, "given": [str(now)]}
            sets = [(("answers", question), answer), (("drafts", question), None)]
        elif kind == "draft":
            sets = [(("drafts", question), {"at": now, "given": ["x" * self.random.randrange(99)]})]
        elif kind == "rate":
            review = [card, self.random.randint(1, 4), now, 2]
            sets = [(("cards", card), _card(now)), (("reviews", card, now), review)]
        elif kind == "undo":
            paths = [path for path in tab.view if path[0] == "reviews" and path[1] == card]
            sets = [(("cards", card), _card(now - 1) if len(paths) > 1 else None)]
            sets += [(paths[-1], None)] if paths else []
        elif kind == "star":
            sets = [(("stars", f"t{number}"), {"at": now, "on": self.random.random() < 0.5})]
        elif kind == "write":
            sides = {"week": 0, "front": f"{now}", "back": "x" * self.random.randrange(99)}
            sets = [(("ownCards", f"own-{number}"), {"at": now, **sides})]
            sets += [(("notes", f"t{number}"), {"at": now, "text": f"{now}"})]
        elif kind == "bury":
            sets = [(("buried", card), now)]
        elif kind == "setting" or (exam_owner and name != exam_owner):
            sets = [(("settings", f"shuffle:w{number}"), str(now))]
        elif exam and self.random.random() < (0.8 if exam_owner else 1):
            sets = [(("given", exam["began"], question), [str(now)])]
            if exam_owner and self.random.random() < 0.1:
                sets.append((("ended", exam["began"]), now))
        elif exam_owner:
            whole = {"began": now, "minutes": 0, "weeks": [1], "questions": ["q1"]}
            sets = [(("exam",), None if exam and self.random.random() < 0.3 else whole)]
        else:
            sets = [(("answers", question), {"at": now, "score": 0, "tries": 2})]
        return self.world.patch(sets=tuple(sets))

    def change_refusals(self) -> None:
        tab, page = self.any_tab()
        tab.local, tab.database = self.random.choice(REFUSALS)
        refuse(page, f"local={tab.local}&database={tab.database}")

    def load(self) -> None:
        """Load the page of a tab again, or close it and open another one."""
        tab, page = self.any_tab()
        self.steps += 1
        if self.random.random() < 0.5:
            reload(page)
        else:
            name = next(name for name, one in self.pages.items() if one is page)
            page.close()
            refusals = f"local={tab.local}&database={tab.database}"
            page = self.pages[name] = open_tab(self.context, self.root, refusals)
        page.evaluate(RUN)
        self.world.load(tab)

    def take_over(self) -> None:
        tab, page = self.any_tab()
        self.steps += 1
        numbers = self.random.sample(range(40), 5)
        past = [self.random.randrange(1000, self.now + 1) for _ in numbers]
        both = list(zip(numbers, past, strict=True))
        file = {
            "answers": {f"q{n}": {"at": at, "score": 0.5, "tries": 3} for n, at in both},
            "drafts": {f"q{n}": {"at": at + 1, "given": ["y"]} for n, at in both[:2]},
            "cards": {f"t{n}:meaning": _card(at) for n, at in both},
            "reviews": [[f"t{n}:meaning", 3, at, 2] for n, at in both],
            "settings": {f"shuffle:w{n}": str(at) for n, at in both},
            "stars": {f"t{n}": {"at": at, "on": True} for n, at in both},
        }
        is_kept = page.evaluate("(text) => takeOver(text)", state_text(file))
        assert is_kept == self.world.take_over(tab, file), f"seed {SEED}, step {self.steps}"

    def damage(self) -> None:
        if self.world.record is None or self.world.is_newer or self.world.is_damaged:
            return
        self.steps += 1
        put_record(self.observer, self.random.choice(["{", None, {"text": "{"}]))
        self.world.is_damaged = True

    def write_newer(self) -> None:
        """Let a newer version write the record; or let it be as it was, which has read it."""
        if self.world.record is None or self.world.is_damaged:
            return
        self.steps += 1
        if self.world.is_newer:
            put_record(self.observer, self.before_newer)
        else:
            self.before_newer = record(self.observer)
            put_record(self.observer, {"text": state_text({}, 99), "applied": [], "former": {}})
        self.world.is_newer = not self.world.is_newer

    def forget(self) -> None:
        if not self.world.is_marked and any(one.database for one in self.world.tabs.values()):
            return
        tab, page = self.any_tab()
        [other] = [one for one in self.world.tabs.values() if one is not tab]
        if other.local != "blocked" and not all(other.pending.values()):
            return  # it depends on the moment whether that hears of the wish before it is done
        self.steps += 1
        is_forgotten = page.evaluate("store.reset()")
        expected = self.world.forget(tab)
        if is_forgotten and not expected:  # the other tab may have heard of it, and done it
            for one in self.world.tabs.values():
                self.world.sync(one)
            expected = self.world.record == {}
        assert is_forgotten == expected, f"seed {SEED}, step {self.steps}: {tab}"


def _card(last: int) -> dict[str, int]:
    keys = ("due", "stability", "difficulty", "reps", "lapses", "state", "step")
    return {**dict.fromkeys(keys, 1), "last": last}


def _different(found: dict[str, Any], expected: dict[str, Any]) -> list[Any]:
    """Return what differs, entry by entry: a whole state is too much to read."""
    sides = [json.loads(json.dumps(side)) for side in (found, expected)]
    lists = [{f"{part} {at}": one for part, whole in side.items() for at, one in _entries(whole)}
             for side in sides]  # fmt: skip
    keys = dict.fromkeys(key for one in lists for key in one)
    pairs = [(key, *(one.get(key) for one in lists)) for key in keys]
    return [pair for pair in pairs if pair[1] != pair[2]]


def _entries(whole: Any) -> list[tuple[Any, Any]]:
    if isinstance(whole, dict):
        return list(whole.items())
    return list(enumerate(whole)) if isinstance(whole, list) else [("", whole)]


@pytest.fixture
def context(browser: Browser) -> Iterator[BrowserContext]:
    context = browser.new_context(service_workers="block")
    prepare(context)
    yield context
    context.close()


def test_nothing_is_lost_in_silence(context: BrowserContext, small_url: str) -> None:
    Walk(context, small_url).go()
