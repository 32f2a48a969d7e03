"""The random steps in pages of a service worker, while other builds of the site are published."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import cycle
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext

from store_tabs import EMPTY, PAGES, REFUSALS
from test_offline import WHOLE, Host, builds, hosted
from test_store_model import STEPS, Walk

__all__ = ["builds"]  # a fixture


VISITED = """async (scope) => {
  const { serviceWorker } = navigator;
  const script = `${scope}service-worker.js`;
  const registration = await serviceWorker.register(script, { updateViaCache: "none" });
  await registration.update();
  const { active } = await serviceWorker.ready;
  active.postMessage({ ask: "visited" });
}"""
"""What a page of the site tells the worker when it is opened."""


class RenewedWalk(Walk):
    """Publishes the other build now and then, and has the worker renew itself."""

    def __init__(self, context: BrowserContext, host: Host, builds: tuple[Path, Path]) -> None:
        self.host, self.next_build = host, cycle(builds)
        self.published = 0
        self.visitor = context.new_page()
        self.visit()
        super().__init__(context, host.url)

    @property
    def deeds(self) -> dict[Callable[[], None], int]:
        return super().deeds | {self.publish: 8}

    def publish(self) -> None:
        self.host.folder = next(self.next_build)
        self.published += 1
        self.steps += 1
        self.visit()

    def visit(self) -> None:
        """Open a page that has no store, and wait until the worker has the present build."""
        self.visitor.goto(f"{self.host.url}{EMPTY}/")
        self.visitor.evaluate(VISITED, self.host.url)
        assert self.visitor.evaluate(WHOLE, ["", self.host.url])


@pytest.fixture
def host(builds: tuple[Path, Path]) -> Iterator[Host]:
    for build in builds:
        for address, page in PAGES.items():
            (build / address).mkdir(exist_ok=True)
            (build / address / "index.html").write_text(page, encoding="utf-8")
    with hosted(builds[0]) as found:
        yield found


def test_nothing_is_lost_while_the_worker_is_renewed(
    browser: Browser, host: Host, builds: tuple[Path, Path]
) -> None:
    context = browser.new_context()
    context.add_init_script(REFUSALS)
    walk = RenewedWalk(context, host, builds)
    walk.go(STEPS // 5)
    tabs = walk.pages.values()
    assert all(page.evaluate("navigator.serviceWorker.controller !== null") for page in tabs)
    assert walk.published > 3
    context.close()
