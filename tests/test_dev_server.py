"""The server of `studyguide serve`: for whom it answers, and what it holds out."""

from __future__ import annotations

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from http import HTTPStatus
from http.client import HTTPConnection

import pytest

from studyguide.command.dev_server import DevServer


class OnePage:
    """A site of one page."""

    def answer(self, path: str) -> bytes | None:
        return b"<p>Home</p>" if path == "/" else None

    def not_found(self, path: str) -> bytes:
        return f"<p>Nothing at {path[:9]}</p>".encode()


@pytest.fixture
def server() -> Iterator[DevServer]:
    started = DevServer.start(0)
    started.show(OnePage(), [])
    yield started
    started.stop()


def status(server: DevServer, *, host: str, path: str = "/") -> int:
    connection = HTTPConnection("127.0.0.1", server.server.server_address[1], timeout=30)
    connection.putrequest("GET", path, skip_host=True)
    connection.putheader("Host", host)
    connection.endheaders()
    found = connection.getresponse()
    found.read()
    connection.close()
    return found.status


@pytest.mark.parametrize("host", ["127.0.0.1:8000", "localhost", "LOCALHOST:1", "[::1]:8000"])
def test_this_machine_is_answered(server: DevServer, host: str) -> None:
    assert status(server, host=host) == HTTPStatus.OK


@pytest.mark.parametrize(
    "host", ["evil.example", "evil.example:8000", "127.0.0.1.evil.example", "", "[bad", "192.0.2.1"]
)
@pytest.mark.parametrize("path", ["/", "/-/events", "/-/dev_server.js"])
def test_a_name_of_another_machine_gets_nothing(server: DevServer, host: str, path: str) -> None:
    assert status(server, host=host, path=path) == HTTPStatus.MISDIRECTED_REQUEST


def test_other_machines_are_answered_only_if_that_is_wanted() -> None:
    server = DevServer.start(0, host="0.0.0.0")
    server.show(OnePage(), [])
    assert status(server, host="laptop.example:8000") == HTTPStatus.OK
    server.stop()


@pytest.mark.parametrize("path", ["/" + "x" * 5000, "/" + "a/" * 3000, "/%00", "/%ff", "//evil"])
def test_a_strange_address_leads_to_the_page_that_says_so(server: DevServer, path: str) -> None:
    assert status(server, host="localhost", path=path) == HTTPStatus.NOT_FOUND


def test_two_hundred_requests_at_once_are_all_answered(server: DevServer) -> None:
    with ThreadPoolExecutor(200) as pool:
        asked = [pool.submit(status, server, host="localhost") for _ in range(200)]
        assert {one.result() for one in asked} == {HTTPStatus.OK}
