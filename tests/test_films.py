"""The addresses of films on other sites: which we know, and what plays them."""

from __future__ import annotations

import pytest

from studyguide.text.parsing.film_hosts import hosted_film
from studyguide.text.parsing.media import source_fault

YOUTUBE = "https://www.youtube-nocookie.com/embed/aircAruvnKk?autoplay=1"
UUID = "9c9de5e8-0a1e-484a-b099-e80766180a6d"
KNOWN = {
    "https://www.youtube.com/watch?v=aircAruvnKk": YOUTUBE,
    "https://youtube.com/watch?list=PL1&v=aircAruvnKk": YOUTUBE,
    "http://m.youtube.com/watch?v=aircAruvnKk": YOUTUBE,
    "https://youtu.be/aircAruvnKk?si=x": YOUTUBE,
    "https://youtu.be/aircAruvnKk?t=1m30s": f"{YOUTUBE}&start=90",
    "https://www.youtube.com/watch?v=aircAruvnKk&t=90s": f"{YOUTUBE}&start=90",
    "https://www.youtube-nocookie.com/embed/aircAruvnKk": YOUTUBE,
    "https://www.youtube.com/shorts/aircAruvnKk": YOUTUBE,
    "https://vimeo.com/76979871": "https://player.vimeo.com/video/76979871?dnt=1&autoplay=1",
    "https://vimeo.com/76979871/abcdef0123": (
        "https://player.vimeo.com/video/76979871?dnt=1&autoplay=1&h=abcdef0123"
    ),
    f"https://tube.example.org/w/{UUID}": (
        f"https://tube.example.org/videos/embed/{UUID}?autoplay=1&peertubeLink=0"
    ),
    "https://tube.example.org/w/kkGMgK9ZtnKfYAgnEtQxbv": (
        "https://tube.example.org/videos/embed/kkGMgK9ZtnKfYAgnEtQxbv?autoplay=1&peertubeLink=0"
    ),
    f"https://uni.cloud.panopto.eu/Panopto/Pages/Viewer.aspx?id={UUID}&start=0": (
        f"https://uni.cloud.panopto.eu/Panopto/Pages/Embed.aspx?id={UUID}&autoplay=true"
    ),
}
UNKNOWN = (
    "https://films.example/watch?v=aircAruvnKk",
    "https://www.youtube.com/@somebody",
    "https://www.youtube.com/watch?v=short",
    "https://youtube.com.evil.example/watch?v=aircAruvnKk",
    "https://evil.example/youtube.com/watch?v=aircAruvnKk",
    "https://user@www.youtube.com/watch?v=aircAruvnKk",
    "javascript://www.youtube.com/watch?v=aircAruvnKk",
    "//www.youtube.com/watch?v=aircAruvnKk",
    "https://www.youtube.com/watch?v=%22onload=1",
    "https://vimeo.com/channels",
    "https://[::1/watch?v=aircAruvnKk",
)


@pytest.mark.parametrize(("address", "player"), KNOWN.items())
def test_a_film_is_played_by_its_host(address: str, player: str) -> None:
    film = hosted_film(address)
    assert film is not None
    assert film.player == player
    assert source_fault(address) is None


@pytest.mark.parametrize("address", UNKNOWN)
def test_what_only_looks_like_a_film_of_a_host_is_refused(address: str) -> None:
    assert hosted_film(address) is None
    assert source_fault(address)
