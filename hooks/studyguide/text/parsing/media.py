"""Pictures, sound and film, all written as pictures: `![what it is](files/talk.mp3)`."""

from __future__ import annotations

import re

from studyguide.text.parsing.film_hosts import hosted_film
from studyguide.text.parsing.url_schemes import is_web, scheme
from studyguide.text.tree.blocks import Media
from studyguide.text.tree.inlines import Image

NO_PICTURE = (
    "a picture is written '![what it shows](figures/name.svg)'. Put a name with blanks into "
    "'<figures/my name.svg>'"
)
PICTURES = (".svg", ".png", ".jpg", ".jpeg", ".webp", ".avif", ".gif")
LARGE = 1_000_000
"""In bytes: authors are told when a picture is larger."""
_CONVERTED = re.compile(
    r"\.(?:heic|heif|tiff?|bmp|jfif|jxl|psd|ai|eps|raw|dng|emf|wmf)$", re.IGNORECASE
)
_SOUND = re.compile(r"\.(?:mp3|m4a|ogg|oga|opus|wav|flac)$", re.IGNORECASE)
_FILM = re.compile(r"\.(?:mp4|m4v|webm|ogv)$", re.IGNORECASE)


def media(image: Image) -> Media | None:
    """Return the sound or film at a picture's address, None for a picture."""
    if _SOUND.search(image.source):
        return Media("sound", image.source, image.alt, image.line)
    if hosted_film(image.source):
        return Media("hosted film", image.source, image.alt, image.line)
    if _FILM.search(image.source):
        return Media("film", image.source, image.alt, image.line)
    return None


def is_picture(file: str) -> bool:
    """Return whether a file has the suffix of a picture, in any case."""
    return file.lower().endswith(PICTURES)


def is_drawing(file: str) -> bool:
    """Return whether a picture is a vector graphic."""
    return file.lower().endswith(".svg")


def media_fault(image: Image) -> str | None:
    """Return the fault of sound or film, None for a picture."""
    if media(image) and (image.title or image.width or image.id):
        return "sound and film have no caption, width or credit. Say in the brackets what it is"
    return None


def source_fault(source: str) -> str | None:
    """Return the fault in the source of a picture, sound or film, or None."""
    if not scheme(source) or hosted_film(source):
        return None
    if is_web(source) and not is_picture(re.split(r"[?#]", source)[0]):
        hosts = "YouTube, Vimeo, PeerTube and Panopto"
        fix = "Write a plain link: '[title](address)'"
        return f"'{source}' is no film of a host that we know ({hosts}). {fix}"
    return f"the picture '{source}' is not a file of the course. Put it into 'figures/'"


def picture_fault(image: Image) -> str | None:
    """Return the fault of an image that cannot be shown as a picture, or None."""
    if media(image):
        return "sound and film are a paragraph of their own. Put empty lines around it"
    return format_fault(image.source) if image.source else None


def format_fault(file: str) -> str | None:
    """Return the fault in the format of a picture file, or None."""
    if is_picture(file):
        return None
    if _CONVERTED.search(file):
        return f"browsers do not show '{file}'. Save the picture as .jpg or .png"
    return f"'{file}' is no picture. Use {', '.join(PICTURES)}, or write a link"
