"""Pictures that come along with an import: their bytes by the path that texts have for them."""

from __future__ import annotations

import base64
import binascii
import re
from collections.abc import Callable
from dataclasses import dataclass, field
from hashlib import sha256
from urllib.parse import unquote

from studyguide.model.slugs import slug

_DATA = re.compile(r"data:image/(?P<kind>[a-z+]+)[^,]*;base64,(?P<data>[\s\S]+)", re.IGNORECASE)
_KINDS = {"svg+xml": "svg", "jpeg": "jpg"}
_ENDINGS = ("svg", "png", "jpg", "jpeg", "webp", "avif", "gif")
_LARGEST = 20_000_000


@dataclass(slots=True)
class MediaFiles:
    """Collects pictures."""

    find: Callable[[str], bytes | None] = lambda _: None
    """Returns the bytes of a file that comes with the source, by the name that texts have."""
    files: dict[str, bytes] = field(default_factory=dict)

    def picture(self, source: str, alt: str) -> str:
        """Return the path of a picture in the course; empty if it does not come along."""
        if data := _DATA.fullmatch(source.strip()):
            kind = data["kind"].lower()
            return self.kept(alt, _KINDS.get(kind, kind), _decoded(data["data"]))
        name = unquote(source).rpartition("/")[2]
        ending = name.rpartition(".")[2].lower()
        found = self.find(source) or self.find(name)
        return self.kept(name.rpartition(".")[0], ending, found)

    def kept(self, words: str, ending: str, data: bytes | None) -> str:
        """Return the path for a picture that comes along; empty for what is none."""
        if not data or ending not in _ENDINGS or len(data) > _LARGEST:
            return ""
        stem = slug(words)[:40].strip("-") or "picture"
        path = f"figures/{stem}-{sha256(data).hexdigest()[:8]}.{ending}"
        self.files[path] = data
        return path


def _decoded(data: str) -> bytes | None:
    try:
        return base64.b64decode("".join(data.split()), validate=True)
    except (ValueError, binascii.Error):
        return None
