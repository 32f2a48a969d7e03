"""A web server for authors, which serves the pages of a course and notifies them of changes."""

from __future__ import annotations

import json
import os
import threading
from dataclasses import dataclass, field
from functools import partial
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from ipaddress import ip_address
from mimetypes import MimeTypes
from pathlib import Path
from typing import Protocol
from urllib.parse import urlsplit
from zlib import crc32

from studyguide.pages.offline.worker_script import WORKER, no_service_worker

LOCAL = "127.0.0.1"
"""The address that only this machine reaches."""
EVENTS = "/-/events"
SCRIPT = "/-/dev_server.js"
_WORKER = f"/{WORKER}"
"""A built site at the same port may have left one in the browser: it is to remove itself."""
"""A file as everything: the policy of the pages runs no script that is written into them."""
_ASSETS = "/assets/"
"""What all pages load: a browser keeps it, until it is told that it has changed."""
_SCRIPT_FILE = Path(__file__).with_name("dev_server.js")
_SCRIPT_TAG = f'<script src="{SCRIPT}"></script>'.encode()
_TYPES = MimeTypes()
"""Python's defaults: the Windows registry may map scripts to plain text."""
_TYPES.add_type("application/epub+zip", ".epub")
_STARTING = b"<!doctype html><title>Building</title><p>The first build is under way \xe2\x80\xa6"


class Pages(Protocol):
    """The interface of what is served."""

    def answer(self, path: str) -> bytes | None:
        """Return the page or file at a path, None if there is none."""

    def not_found(self, path: str) -> bytes:
        """Return the 404 page for a path."""


@dataclass(slots=True)
class State:
    """The state sent to pages; `changed` wakes the connections that wait for events."""

    pages: Pages | None = None
    version: int = 0
    assets: int = 0
    """How often the files that all pages load have changed."""
    problems: list[str] = field(default_factory=list)
    is_local: bool = True
    """Whether only this machine is answered."""
    changed: threading.Condition = field(default_factory=threading.Condition)

    def news(self) -> bytes:
        """Return the state as a server-sent event."""
        news = {"version": self.version, "assets": self.assets, "problems": self.problems}
        return f"data: {json.dumps(news)}\n\n".encode()


@dataclass(slots=True)
class DevServer:
    """A running server."""

    server: ThreadingHTTPServer
    state: State
    url: str

    @classmethod
    def start(cls, port: int, *, host: str = LOCAL, version: int = 0) -> DevServer:
        """Serve on this machine only, or at the address of another of its networks.

        Raises `OSError` if the port is taken, or this machine has no such address. `version` is
        the initial number of changes.
        """
        state = State(version=version, is_local=_is_local(host))
        server = _Server((host, port), partial(_Handler, state))
        server.daemon_threads = True
        threading.Thread(target=server.serve_forever, daemon=True).start()
        return cls(server, state, f"http://{host}:{server.server_address[1]}/")

    def show(self, pages: Pages, problems: list[str], *, assets: bool = False) -> None:
        """Serve changed pages; open ones reload, with `assets` also the files that all load."""
        with self.state.changed:
            self.state.assets += assets
            self.state.pages, self.state.problems = pages, problems
            self.state.version += 1
            self.state.changed.notify_all()

    def show_problems(self, problems: list[str]) -> None:
        """Keep the pages, and show a list of problems on the open ones."""
        with self.state.changed:
            self.state.problems = problems
            self.state.changed.notify_all()

    def stop(self) -> None:
        """Close the server."""
        self.server.shutdown()
        self.server.server_close()


def _is_local(host: str) -> bool:
    """Return whether a name or address, as in a header with or without a port, is this machine."""
    try:
        name = urlsplit(f"//{host}").hostname or ""
        return name == "localhost" or ip_address(name).is_loopback
    except ValueError:
        return False


class _Server(ThreadingHTTPServer):
    request_queue_size = 512
    """How many requests may wait for a thread: a page with many pictures asks for all at once."""
    # otherwise Windows would let two servers share a port
    allow_reuse_address = os.name != "nt"


class _Handler(BaseHTTPRequestHandler):
    """Handles a connection, which stays open since a page requests a dozen files."""

    protocol_version = "HTTP/1.1"
    disable_nagle_algorithm = True
    """Otherwise an event would be delayed until the browser acknowledges the previous one."""

    def __init__(self, state: State, *arguments: object) -> None:
        self.state = state
        super().__init__(*arguments)  # type: ignore[arg-type]

    def do_GET(self) -> None:
        """Answer with a page or file, the stream of events, or the page shown before the first.

        A page of another site could have its own name lead to this machine, and read what is
        served (DNS rebinding). So where only this machine is answered, only its own names are.
        """
        if self.state.is_local and not _is_local(self.headers.get("Host", "")):
            self.send_error(HTTPStatus.MISDIRECTED_REQUEST, "This is served at 127.0.0.1 alone")
        elif self.path == EVENTS:
            self._send_news()
        elif self.path == SCRIPT:
            self._answer(_SCRIPT_FILE.read_bytes(), "text/javascript")
        elif self.path == _WORKER:
            self._answer(no_service_worker().encode(), "text/javascript")
        elif self.state.pages is None:
            self._answer(_STARTING + _SCRIPT_TAG, "text/html")
        else:
            self._answer_from(self.state.pages, urlsplit(self.path).path)

    def _answer_from(self, pages: Pages, path: str) -> None:
        body = pages.answer(path)
        if body is None and not path.endswith("/") and pages.answer(f"{path}/") is not None:
            self.send_response(HTTPStatus.MOVED_PERMANENTLY)
            self.send_header("Location", f"{path}/")
            self.send_header("Content-Length", "0")
            self.end_headers()
        elif body is None:
            missing = pages.not_found(path) + _SCRIPT_TAG
            self._answer(missing, "text/html", HTTPStatus.NOT_FOUND)
        elif path.endswith(("/", ".html")):
            self._answer(body + _SCRIPT_TAG, "text/html")
        else:
            self._answer(body, _TYPES.guess_type(path)[0] or "application/octet-stream")

    def _answer(self, body: bytes, kind: str, status: HTTPStatus = HTTPStatus.OK) -> None:
        """Answer with a body, or that the browser's cached one is current."""
        tag = f'"{crc32(body):x}-{len(body):x}"'
        if self.headers.get("If-None-Match") == tag and status == HTTPStatus.OK:
            self.send_response(HTTPStatus.NOT_MODIFIED)
            self.send_header("ETag", tag)
            self.end_headers()
            return
        self.send_response(status)
        self.send_header("ETag", tag)
        encoding = "; charset=utf-8" if kind.startswith("text/") else ""
        self.send_header("Content-Type", f"{kind}{encoding}")
        self.send_header("Content-Length", str(len(body)))
        cache_control = "max-age=3600" if _ASSETS in self.path else "no-cache"
        self.send_header("Cache-Control", cache_control)
        self.end_headers()
        self.wfile.write(body)

    def _send_news(self) -> None:
        """Send the state now and at each change, until the page is closed."""
        self.send_response(HTTPStatus.OK)
        self.send_header("Content-Type", "text/event-stream")
        self.send_header("Cache-Control", "no-store")
        self.send_header("Connection", "close")  # the stream does not end
        self.end_headers()
        self.close_connection = True
        with self.state.changed:
            while True:
                try:
                    self.wfile.write(self.state.news())
                    self.wfile.flush()
                except OSError:
                    return
                self.state.changed.wait()

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002
        """Say nothing: the terminal is for problems."""
