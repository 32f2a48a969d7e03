"""What a reader's tabs must know, and what must be kept: said once more, without a browser.

A state is a dictionary from paths to values. What a tab does becomes a patch; a patch is written
down if the local storage takes it, and joined with the record if the database works.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from itertools import count
from typing import Any

Path = tuple[Any, ...]
View = dict[Path, Any]


@dataclass(frozen=True, eq=False)
class Patch:
    number: int
    sets: tuple[tuple[Path, Any], ...] = ()
    merge: dict[str, Any] | None = None
    is_reset: bool = False

    def applied(self, view: View) -> View:
        if self.is_reset:
            return {}
        if self.merge is not None:
            return merged(view, self.merge)
        whole = view | dict(self.sets)
        return {path: value for path, value in whole.items() if value is not None}


_DATED = (
    ("answers", "at"), ("drafts", "at"), ("cards", "last"),
    ("stars", "at"), ("suspended", "at"), ("notes", "at"), ("ownCards", "at"),
)  # fmt: skip
"""The parts of which the newer is kept, and what tells which that is."""


def merged(view: View, file: dict[str, Any]) -> View:
    """Return what a state and a file know together: of answers and cards the newer."""
    result = dict(view)
    for part, age in _DATED:
        for name, value in file.get(part, {}).items():
            own = result.get((part, name))
            if own is None or value[age] > own[age]:
                result[part, name] = value
    for review in file.get("reviews", []):
        result.setdefault(("reviews", review[0], review[2]), review)
    for name, value in file.get("settings", {}).items():
        result.setdefault(("settings", name), value)
    return {
        path: value
        for path, value in result.items()
        if path[0] != "drafts"
        or value["at"] >= result.get(("answers", path[1]), {"at": 0})["at"]
    }  # fmt: skip


def as_state(view: View) -> dict[str, Any]:
    """Return a state as the store has it."""
    state: dict[str, Any] = {
        part: {path[1]: value for path, value in view.items() if path[0] == part}
        for part in (*dict(_DATED), "buried", "settings")
    }
    reviews = [value for path, value in view.items() if path[0] == "reviews"]
    exam = view.get(("exam",))
    if exam:
        given = {
            path[2]: value for path, value in view.items() if path[:2] == ("given", exam["began"])
        }
        exam = {**exam, "given": given}
        if ended := view.get(("ended", exam["began"])):
            exam["ended"] = ended
    return {
        **state,
        "version": 2,
        "reviews": sorted(reviews, key=lambda one: (one[2], one[0])),
        "exam": exam,
    }


@dataclass
class Tab:
    """What one tab has in memory."""

    local: str = ""
    database: str = ""
    base: View | None = None
    """The record as it was read last."""
    joined: set[Patch] = field(default_factory=set)
    """What that had."""
    view: View = field(default_factory=dict)
    pending: dict[Patch, bool] = field(default_factory=dict)
    """Patches that are not in the record, and whether they are written down."""
    fault: str = ""
    failure: str = ""

    @property
    def problems(self) -> set[str]:
        unsafe = not all(self.pending.values())
        told = {self.fault} - {""}
        if self.failure and unsafe:
            full = "full" in (self.failure, self.local)
            return told | {"full" if full else "blocked"}
        if self.failure == "blocked" and self.local == "blocked":
            return told | {"blocked"}
        return told


@dataclass
class World:
    """A browser with two tabs."""

    tabs: dict[str, Tab] = field(default_factory=lambda: {"a": Tab(), "b": Tab()})
    record: View | None = None
    journal: set[Patch] = field(default_factory=set)
    joined: set[Patch] = field(default_factory=set)
    is_marked: bool = False
    is_damaged: bool = False
    is_newer: bool = False
    aside: int = 0
    numbers: count[int] = field(default_factory=lambda: count(1))

    def patch(self, **what: Any) -> Patch:
        return Patch(next(self.numbers), **what)

    def do(self, tab: Tab, patch: Patch) -> None:
        if not patch.is_reset and patch.merge is None:
            sets = tuple(one for one in patch.sets if tab.view.get(one[0]) != one[1])
            if not sets:
                return
            patch = replace(patch, sets=sets)
        tab.pending[patch] = self._written(tab, patch)
        tab.view = patch.applied(tab.view)

    def _written(self, tab: Tab, patch: Patch) -> bool:
        if not tab.local:
            self.journal.add(patch)
        return not tab.local

    def sync(self, tab: Tab) -> None:
        written = self.journal if tab.local != "blocked" else set()
        found = sorted({*written, *tab.pending}, key=lambda one: one.number)
        is_read = not self.is_damaged and not self.is_newer
        waiting = [one for one in found if one not in (self.joined if is_read else tab.joined)]
        resets = [number for number, one in enumerate(waiting) if one.is_reset]
        news = waiting[resets[-1] :] if resets else waiting
        is_newer = self.is_newer and not resets
        is_lost = self.is_damaged and not resets
        start = (tab.base or {}) if self.is_damaged or self.is_newer else (self.record or {})
        start = {} if resets else start
        if tab.database == "blocked":
            self._stay(tab, "blocked", _fold(tab.base or {}, found, tab.joined))
        elif is_newer:
            self._stay(tab, "newer", _fold(start, news))
        elif tab.database == "full" and (waiting or self.is_damaged):
            if is_read and self.record is not None:
                tab.base, tab.joined = self.record, set(self.joined)
            self._stay(tab, "full", _fold(start, news))
            if is_lost:
                tab.fault = "unreadable"
        else:
            is_changed = bool(waiting or self.is_damaged)
            self.aside = 0 if resets else self.aside + is_lost
            if is_changed:
                self.record = _fold(start, news)
                self.is_damaged = self.is_newer = False
            if resets and tab.local != "blocked":
                self.is_marked = False
            self.is_marked = self.is_marked or bool(self.record and not tab.local)
            self.joined |= set(waiting)
            if tab.local != "blocked":
                self.journal -= self.joined
            tab.pending = {}
            tab.base = tab.view = self.record or {}
            tab.joined = set(self.joined)
            tab.failure = ""
            tab.fault = "damaged" if is_lost or (tab.fault == "damaged" and not resets) else ""

    def _stay(self, tab: Tab, failure: str, view: View) -> None:
        for patch, is_written in tab.pending.items():
            tab.pending[patch] = is_written or self._written(tab, patch)
        tab.failure, tab.view = failure, view
        if failure == "newer":
            tab.fault = "newer"
        elif (
            failure == "blocked" and tab.base is None and self.is_marked and tab.local != "blocked"
        ):
            tab.fault = "away"
        elif tab.fault != "damaged":
            tab.fault = ""

    def take_over(self, tab: Tab, file: dict[str, Any]) -> bool:
        """Take over a file and return whether it could be kept."""
        patch = self.patch(merge=file)
        self.do(tab, patch)
        self.sync(tab)
        if tab.pending.get(patch, True):
            return True
        del tab.pending[patch]
        self.sync(tab)
        return False

    def forget(self, tab: Tab) -> bool:
        """Forget everything and return whether nothing is left."""
        patch = self.patch(is_reset=True)
        self.do(tab, patch)
        self.sync(tab)
        if patch not in tab.pending:
            return tab.local != "blocked"
        if not tab.pending[patch]:
            del tab.pending[patch]
            self.sync(tab)
            return False
        self.joined |= self.journal - {patch}
        self.journal = {patch}
        return not self.is_marked

    def load(self, tab: Tab) -> None:
        """Leave the page of a tab and open it anew."""
        tab.pending, tab.base, tab.view, tab.fault, tab.failure = {}, None, {}, "", ""
        tab.joined = set()
        self.sync(tab)


def _fold(start: View, patches: list[Patch], joined: set[Patch] | None = None) -> View:
    for patch in patches:
        start = patch.applied(start) if patch not in (joined or ()) else start
    return start
