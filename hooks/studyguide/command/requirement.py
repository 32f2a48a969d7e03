"""The running generator as a line for the `requirements.txt` of a course."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from importlib.metadata import Distribution, distribution
from typing import Any

_NAME = "studyguide"
_LOCAL = (
    "The generator was installed from a file of this machine. To publish the course, write here "
    "where others can install it from: 'studyguide @ https://…', or 'studyguide @ git+https://…'."
)


@dataclass(frozen=True, slots=True)
class Requirement:
    """A line of `requirements.txt`, and a note on it for the author."""

    line: str
    note: str = ""

    def with_extras(self, extras: Iterable[str]) -> Requirement:
        """Return the requirement with further parts of the generator.

        >>> Requirement("studyguide==1.0").with_extras(["fonts-rtl"]).line
        'studyguide[fonts-rtl]==1.0'
        """
        listed = ",".join(sorted(set(extras)))
        named = f"{_NAME}[{listed}]" if listed else _NAME
        return replace(self, line=self.line.replace(_NAME, named, 1))


def installed() -> Requirement:
    """Return the requirement for the installed generator: a release, file or commit."""
    return requirement_of(distribution(_NAME))


def requirement_of(installed: Distribution) -> Requirement:
    """Return the requirement that reinstalls a distribution, from its PEP 610 record."""
    release = f"{_NAME}=={installed.version}"
    origin: Mapping[str, Any] = json.loads(installed.read_text("direct_url.json") or "{}")
    url = str(origin.get("url", ""))
    if not url:
        return Requirement(release)
    if url.startswith("file:"):
        return Requirement(release, _LOCAL)
    if vcs := origin.get("vcs_info"):
        return Requirement(f"{_NAME} @ {vcs['vcs']}+{url}@{vcs['commit_id']}")
    hashes = (origin.get("archive_info") or {}).get("hashes") or {}
    fragment = f"#sha256={hashes['sha256']}" if "sha256" in hashes else ""
    return Requirement(f"{_NAME} @ {url}{fragment}")


def documentation() -> str:
    """Return the address of the generator's documentation, empty if it has none."""
    urls = distribution(_NAME).metadata.get_all("Project-URL") or ()
    pairs = (url.partition(", ") for url in urls)
    return next((url for label, _, url in pairs if label == "Documentation"), "")
