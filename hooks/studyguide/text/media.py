"""Sound and film by the picture syntax: `![what it is](files/talk.mp3)`."""

from __future__ import annotations

import re

from studyguide.text.blocks import Media
from studyguide.text.inlines import Image

_SOUND = re.compile(r"\.(?:mp3|m4a|ogg|oga|opus|wav|flac)$", re.IGNORECASE)
_FILM = re.compile(r"\.(?:mp4|m4v|webm|ogv)$", re.IGNORECASE)


def media(image: Image) -> Media | None:
    """Return the sound or film that a picture's address names, None for a picture."""
    if _SOUND.search(image.source):
        return Media("sound", image.source, image.alt, image.line)
    if _FILM.search(image.source):
        return Media("film", image.source, image.alt, image.line)
    return None
