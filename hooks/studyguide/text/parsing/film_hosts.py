"""Films on known video hosts: the address of a film's page → the address of its player."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from urllib.parse import SplitResult, parse_qs, urlencode, urlsplit

_YOUTUBE = re.compile(r"(?:(?:www|m|music)\.)?(?:youtube(?:-nocookie)?\.com|youtu\.be)")
_YOUTUBE_PATH = re.compile(r"/(?:(?:embed|shorts|live|v)/)?([\w-]{11})/?")
_YOUTUBE_ID = re.compile(r"[\w-]{11}")
_SECONDS = re.compile(r"(?:(\d{1,3})h)?(?:(\d{1,4})m)?(?:(\d{1,6})s?)?")
_VIMEO = re.compile(r"(?:(?:www|player)\.)?vimeo\.com")
_VIMEO_PATH = re.compile(r"/(?:video/)?(\d{3,15})(?:/([0-9a-f]{6,20}))?/?")
_UUID = r"[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}"
_PEERTUBE_PATH = re.compile(
    rf"/(?:w|videos/watch|videos/embed)/({_UUID}|[1-9A-HJ-NP-Za-km-z]{{22}})/?", re.IGNORECASE
)
_PANOPTO_PATH = re.compile(r"/Panopto/Pages/(?:Viewer|Embed)\.aspx", re.IGNORECASE)
_HOST = re.compile(r"[a-z0-9](?:[a-z0-9.-]*[a-z0-9])?\.[a-z]{2,}")


@dataclass(frozen=True, slots=True)
class HostedFilm:
    """A film on a host that allows embedding."""

    host: str
    """The name shown to readers: `YouTube`, `tube.example.org`."""
    player: str
    """The address of the embedded player, which starts at once."""

    @property
    def domain(self) -> str:
        """The domain that a reader's browser connects to when playing the film."""
        return urlsplit(self.player).netloc


def hosted_film(address: str) -> HostedFilm | None:
    """Return the film at an address, None if it is not that of a film on a known host.

    >>> hosted_film("https://youtu.be/aircAruvnKk")
    HostedFilm(host='YouTube', player='https://www.youtube-nocookie.com/embed/aircAruvnKk?autoplay=1')
    """
    try:
        parts = urlsplit(address)
    except ValueError:
        return None
    domain = parts.netloc.lower()
    if parts.scheme.lower() not in ("https", "http") or not _HOST.fullmatch(domain):
        return None
    films = (find(domain, parts) for find in _HOSTS)
    return next((film for film in films if film), None)


def _youtube(domain: str, parts: SplitResult) -> HostedFilm | None:
    if not _YOUTUBE.fullmatch(domain):
        return None
    query = parse_qs(parts.query)
    path = _YOUTUBE_PATH.fullmatch(parts.path)
    id_ = path[1] if path else query.get("v", [""])[0]
    if not _YOUTUBE_ID.fullmatch(id_) or (path is None and parts.path != "/watch"):
        return None
    start = _seconds(query.get("t", query.get("start", ["0"]))[0])
    options = {"autoplay": 1} | ({"start": start} if start else {})
    player = f"https://www.youtube-nocookie.com/embed/{id_}?{urlencode(options)}"
    return HostedFilm("YouTube", player)


def _seconds(time: str) -> int:
    match = _SECONDS.fullmatch(time)
    hours, minutes, seconds = (int(part or 0) for part in match.groups()) if match else (0, 0, 0)
    return (hours * 60 + minutes) * 60 + seconds


def _vimeo(domain: str, parts: SplitResult) -> HostedFilm | None:
    path = _VIMEO_PATH.fullmatch(parts.path) if _VIMEO.fullmatch(domain) else None
    if path is None:
        return None
    unlisted = path[2] or parse_qs(parts.query).get("h", [""])[0]
    options = {"dnt": 1, "autoplay": 1} | ({"h": unlisted} if unlisted.isalnum() else {})
    return HostedFilm("Vimeo", f"https://player.vimeo.com/video/{path[1]}?{urlencode(options)}")


def _peertube(domain: str, parts: SplitResult) -> HostedFilm | None:
    path = _PEERTUBE_PATH.fullmatch(parts.path)
    if path is None:
        return None
    player = f"https://{domain}/videos/embed/{path[1]}?autoplay=1&peertubeLink=0"
    return HostedFilm(domain, player)


def _panopto(domain: str, parts: SplitResult) -> HostedFilm | None:
    id_ = parse_qs(parts.query).get("id", [""])[0]
    if not _PANOPTO_PATH.fullmatch(parts.path) or not re.fullmatch(_UUID, id_, re.IGNORECASE):
        return None
    return HostedFilm(domain, f"https://{domain}/Panopto/Pages/Embed.aspx?id={id_}&autoplay=true")


_HOSTS: tuple[Callable[[str, SplitResult], HostedFilm | None], ...] = (
    _youtube, _vimeo, _peertube, _panopto,
)  # fmt: skip
