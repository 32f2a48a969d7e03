"""A web server for authors: shows a folder, and tells open pages when it has changed."""

from __future__ import annotations

import json
import threading
from dataclasses import dataclass, field
from functools import partial
from http import HTTPStatus
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

EVENTS = "/-/events"
_SCRIPT = Path(__file__).with_name("preview.js")
_STARTING = b"<!doctype html><title>Building</title><p>The first build is under way \xe2\x80\xa6"


@dataclass(slots=True)
class State:
    """What the pages are told; `changed` wakes the connections that wait for news."""

    folder: Path | None = None
    version: int = 0
    problems: list[str] = field(default_factory=list)
    changed: threading.Condition = field(default_factory=threading.Condition)

    def news(self) -> bytes:
        """Return the state as a server-sent event."""
        return (
            f"data: {json.dumps({'version': self.version, 'problems': self.problems})}\n\n".encode()
        )


@dataclass(slots=True)
class Preview:
    """A running server."""

    server: ThreadingHTTPServer
    state: State
    url: str

    @classmethod
    def start(cls, port: int) -> Preview:
        """Serve on this machine only. Raises `OSError` if the port is taken."""
        state = State()
        server = ThreadingHTTPServer(("127.0.0.1", port), partial(_Handler, state))
        server.daemon_threads = True
        threading.Thread(target=server.serve_forever, daemon=True).start()
        return cls(server, state, f"http://127.0.0.1:{server.server_address[1]}/")

    def show(self, folder: Path, problems: list[str]) -> None:
        """Show a new site; open pages load themselves again."""
        with self.state.changed:
            self.state.folder, self.state.problems = folder, problems
            self.state.version += 1
            self.state.changed.notify_all()

    def tell(self, problems: list[str]) -> None:
        """Keep the site, and list mistakes on the open pages."""
        with self.state.changed:
            self.state.problems = problems
            self.state.changed.notify_all()

    def stop(self) -> None:
        """Close the server."""
        self.server.shutdown()
        self.server.server_close()


class _Handler(SimpleHTTPRequestHandler):
    """Answers one connection."""

    def __init__(self, state: State, *arguments: object) -> None:
        self.state = state
        super().__init__(*arguments, directory=str(state.folder or "/nonexistent"))  # type: ignore[arg-type]

    def do_GET(self) -> None:
        """Answer with a file, with the news, or with the page that waits for the first build."""
        if self.path == EVENTS:
            self._tell_news()
        elif self.state.folder is None:
            self._answer(_STARTING + self._script())
        else:
            self._send_file()

    def _send_file(self) -> None:
        path = Path(self.translate_path(self.path))
        page = path / "index.html" if path.is_dir() else path
        if page.suffix == ".html" and page.is_file() and (not path.is_dir() or self._has_slash()):
            self._answer(page.read_bytes() + self._script())
        elif not page.exists() and self.state.folder is not None:
            missing = self.state.folder / "404.html"
            text = missing.read_bytes() if missing.is_file() else b"not found"
            self._answer(text + self._script(), HTTPStatus.NOT_FOUND)
        else:
            super().do_GET()

    def _has_slash(self) -> bool:
        return self.path.partition("?")[0].endswith("/")

    def _script(self) -> bytes:
        return b"<script>" + _SCRIPT.read_bytes() + b"</script>"

    def _answer(self, page: bytes, status: HTTPStatus = HTTPStatus.OK) -> None:
        self.send_response(status)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(page)))
        self.send_header("Cache-Control", "no-store")
        self.end_headers()
        self.wfile.write(page)

    def _tell_news(self) -> None:
        """Send the state now and at each change, until the page goes away."""
        self.send_response(HTTPStatus.OK)
        self.send_header("Content-Type", "text/event-stream")
        self.send_header("Cache-Control", "no-store")
        self.end_headers()
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
