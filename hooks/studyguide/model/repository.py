"""The repository of a course on the web, and the addresses of its files and issues."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final, Literal, Self
from urllib.parse import quote, urlencode, urlsplit

Forge = Literal["github", "gitlab", "forgejo"]
_FOLDERS: Final[tuple[tuple[str, Forge], ...]] = (
    ("/-/tree/", "gitlab"), ("/src/branch/", "forgejo"), ("/tree/", "github"),
)  # fmt: skip
"""What precedes the branch in the address of a folder."""
_HOSTS: Final[Mapping[str, Forge]] = {
    "github": "github", "gitlab": "gitlab", "codeberg": "forgejo", "forgejo": "forgejo",
    "gitea": "forgejo",
}  # fmt: skip
"""How a forge is recognized by the name of its host."""
_EDIT: Final[Mapping[Forge, str]] = {"github": "edit", "gitlab": "-/edit", "forgejo": "_edit"}
_NEW_ISSUE: Final[Mapping[Forge, tuple[str, str, str]]] = {
    "github": ("issues/new", "title", "body"),
    "gitlab": ("-/issues/new", "issue[title]", "issue[description]"),
    "forgejo": ("issues/new", "title", "body"),
}
"""The path of a new issue, and the query parameters for its title and text."""


@dataclass(frozen=True, slots=True)
class Repository:
    """A repository, from its address `https://github.com/owner/name`."""

    url: str
    forge: Forge | None
    """The software of its host; None if unknown."""
    branch: str = "main"
    folder: str = ""
    """The course's folder in it: `courses/chemistry/`, empty for the root."""

    @classmethod
    def of(cls, text: str) -> Self | None:
        """Return the repository at an address, which may include a branch and folder.

        None if it is not the address of a repository.
        """
        address = text.strip().rstrip("/").removesuffix(".git")
        for marker, forge in _FOLDERS:
            url, separator, rest = address.partition(marker)
            if separator and _is_repository(url):
                branch, _, folder = rest.partition("/")
                return cls(url, forge, branch, f"{folder}/" if folder else "")
        return cls(address, _forge(address)) if _is_repository(address) else None

    @property
    def name(self) -> str:
        """The owner and the name: `owner/name`."""
        return urlsplit(self.url).path.strip("/")

    def edit_address(self, path: str) -> str:
        """Return the address at which a file can be edited, empty if unknown."""
        if self.forge is None:
            return ""
        return f"{self.url}/{_EDIT[self.forge]}/{quote(f'{self.branch}/{self.folder}{path}')}"

    def issue_address(self, title: str, text: str) -> str:
        """Return the address of a new issue with a title and text filled in, empty if unknown."""
        if self.forge is None:
            return ""
        page, title_key, text_key = _NEW_ISSUE[self.forge]
        return f"{self.url}/{page}?{urlencode({title_key: title, text_key: text}, quote_via=quote)}"


def _is_repository(address: str) -> bool:
    parts = urlsplit(address)
    return parts.scheme in ("https", "http") and bool(parts.netloc) and parts.path.count("/") >= 2


def _forge(address: str) -> Forge | None:
    host = urlsplit(address).netloc
    return next((forge for word, forge in _HOSTS.items() if word in host), None)
