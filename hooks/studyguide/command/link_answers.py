"""Asks other sites whether what a course links to is still there.

Only when somebody asks for that, never in a build: what other sites answer changes by the hour.
"""

from __future__ import annotations

import http.client
import json
import time
from collections.abc import Iterable, Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from http import HTTPStatus
from http.client import HTTPException
from itertools import groupby
from pathlib import Path
from urllib.error import HTTPError
from urllib.parse import quote, urldefrag, urlsplit
from urllib.request import Request, urlopen

from studyguide.linking.name_index import NO_UNCHECKED_NAMES
from studyguide.model.guide import Guide
from studyguide.model.problems import Problem, Severity
from studyguide.reading.link_checks import AddressCheck
from studyguide.reading.text_checks import text_problems

ANSWERS = Path(".cache/links.json")
_WEEK = 7 * 24 * 3600
"""How long a good answer holds, in seconds."""
_PATIENCE = 20
"""How long an answer may take, in seconds."""
_PAUSE = 0.5
"""Between two questions to a site, in seconds."""
_SITES = 8
"""How many sites are asked at the same time."""
_GONE = frozenset((HTTPStatus.NOT_FOUND, HTTPStatus.GONE))
_NO_HEAD = frozenset((
    HTTPStatus.FORBIDDEN, HTTPStatus.NOT_FOUND, HTTPStatus.METHOD_NOT_ALLOWED,
    HTTPStatus.NOT_IMPLEMENTED,
))  # fmt: skip
"""What a site may answer that only knows whole pages."""
_HEADERS = {"User-Agent": "studyguide (asks whether a link still works)", "Accept": "*/*"}
_ARCHIVE = "https://web.archive.org/web/"


@dataclass(frozen=True, slots=True)
class Answer:
    """What came of asking for an address."""

    gone: bool
    """Whether it is certain that nothing is there; else it could only not be found out."""
    reason: str


def dead_links(guide: Guide, root: Path) -> Iterator[Problem]:
    """Yield a problem for each link of the course to what is not there any more.

    What could not be found out, since a site did not answer, is a note.
    """
    answers = answers_for(_addresses(guide), root / ANSWERS)
    severities: dict[str, Severity] = {}

    def fault(address: str) -> str | None:
        if (answer := answers.get(urldefrag(address).url)) is None:
            return None
        severities[message := _message(address, answer)] = "warning" if answer.gone else "note"
        return message

    for problem in _links(guide, fault):
        if problem.message in severities:
            yield Problem(problem.path, problem.line, problem.message, severities[problem.message])


def _addresses(guide: Guide) -> set[str]:
    found: set[str] = set()
    tuple(_links(guide, found.add))
    return found


def _links(guide: Guide, web: AddressCheck) -> Iterator[Problem]:
    """Yield the problems of all texts and publications; `web` is asked about each address."""
    yield from text_problems(guide, NO_UNCHECKED_NAMES, written=guide.course, web=web)
    seen: set[tuple[str, int]] = set()
    for lesson in guide.lessons:
        for publication in lesson.publications.values():
            place = (publication.path, publication.line)
            if publication.address and place not in seen:
                seen.add(place)
                if message := web(publication.address):
                    yield Problem(*place, message)


def _message(address: str, answer: Answer) -> str:
    if not answer.gone:
        return f"'{address}' could not be asked for ({answer.reason}). Try it in a browser"
    archived = f"{_ARCHIVE}{quote(address, safe=':/?&=#%')}"
    return f"'{address}' is not there ({answer.reason}). Mend it, or link to {archived}"


def answers_for(addresses: Iterable[str], kept: Path) -> Mapping[str, Answer]:
    """Return what is wrong with addresses of the web, by address without `#…`.

    Each is asked for once, and those of a site one after the other. `kept` is a file with the times
    of good answers, which hold for a week.
    """
    good = _read(kept)
    now = time.time()
    asked = {urldefrag(one).url for one in addresses if urlsplit(one).scheme in ("http", "https")}
    open_ones = sorted(one for one in asked if now - good.get(one, 0) > _WEEK)
    by_site = [[*group] for _, group in groupby(open_ones, key=lambda one: urlsplit(one).netloc)]
    found: dict[str, Answer] = {}
    with ThreadPoolExecutor(_SITES) as pool:
        for answers in pool.map(_ask_site, by_site):
            found |= {address: answer for address, answer in answers.items() if answer}
            good |= {address: now for address, answer in answers.items() if not answer}
    kept.parent.mkdir(parents=True, exist_ok=True)
    kept.write_text(json.dumps(good, indent=1, sort_keys=True), encoding="utf-8")
    return found


def _read(kept: Path) -> dict[str, float]:
    try:
        times = json.loads(kept.read_bytes())
    except (OSError, ValueError):
        return {}
    if not isinstance(times, dict):
        return {}
    return {address: at for address, at in times.items() if isinstance(at, int | float)}


def _ask_site(addresses: list[str]) -> dict[str, Answer | None]:
    answers: dict[str, Answer | None] = {}
    for at, address in enumerate(addresses):
        if at:
            time.sleep(_PAUSE)
        answers[address] = _ask(address)
    return answers


def _ask(address: str) -> Answer | None:
    """Return why an address leads nowhere; None if something is there."""
    try:
        status = _status(address, "HEAD")
        if status in _NO_HEAD:
            status = _status(address, "GET")
    except (OSError, ValueError, HTTPException) as error:
        return Answer(gone=False, reason=str(getattr(error, "reason", error)))
    if status < HTTPStatus.BAD_REQUEST:
        return None
    name = http.client.responses.get(status, "")
    return Answer(gone=status in _GONE, reason=f"{status} {name}".strip())


def _status(address: str, method: str) -> int:
    request = Request(address, method=method, headers=_HEADERS)  # noqa: S310, of the web: see above
    try:
        with urlopen(request, timeout=_PATIENCE) as answer:  # noqa: S310
            return int(answer.status)
    except HTTPError as error:
        error.close()
        return error.code
