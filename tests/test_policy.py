"""Nothing on our pages is written into them that acts, and the browser would not let it act."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from checks import policy as check
from checks.policy import PLAIN, inline
from conftest import served
from constructs import project_with_constructs
from pages_in_browser import WIDE, opened
from sites import Site, build_site
from studyguide.pages.content_policy import content_policy

LESSON = "lessons/walking-downhill/"
KINDS = (
    "", "weeks/", "weeks/1/", LESSON, "glossary/", "glossary/gradient-descent/", "map/", "quiz/",
    "quiz/week-1/", "quiz/week-1-terms/", "quiz/exam/", "flashcards/", "progress/",
    "decks/", "offline/", "404.html",
)  # fmt: skip


@pytest.fixture(scope="module")
def constructs(tmp_path_factory: pytest.TempPathFactory) -> Site:
    return build_site(project_with_constructs(tmp_path_factory.mktemp("policy")))


@pytest.mark.parametrize(
    "html",
    [
        "<script>x</script>", "<style>p {}</style>", '<p style="color:red">', "<p STYLE='x'>",
        '<a title=">" onclick="x">', '<a href=" javascript:x">', "<img src=data:x>",
    ],
)  # fmt: skip
def test_what_is_inline_is_seen(html: str) -> None:
    assert len(list(inline(f'<p class="style">{html}</p>'))) == 1


def test_nothing_is_written_into_a_page_that_acts(small_site: Site) -> None:
    check.nothing_is_written_into_a_page_that_acts(small_site)


def test_nothing_that_acts_comes_into_a_page_later(small_site: Site) -> None:
    """Cards, flashcards and results of the search are HTML in files of data."""
    check.nothing_that_acts_comes_into_a_page_later(small_site)


def test_no_construct_needs_anything_inline(constructs: Site) -> None:
    for address in (LESSON, "weeks/1/", "quiz/week-1/"):
        assert list(inline(constructs.page(address))) == []


def test_every_page_of_ours_has_the_policy_and_none_of_docs(small_site: Site) -> None:
    check.every_page_of_ours_has_the_policy_and_none_of_docs(small_site)


def test_only_a_page_with_films_names_their_hosts(constructs: Site) -> None:
    films = f"{PLAIN}; frame-src https://www.youtube-nocookie.com"
    pages = {
        path.parent.relative_to(constructs.folder).as_posix()
        for path in constructs.folder.rglob("index.html")
        if films in path.read_text(encoding="utf-8")
    }
    assert pages == {LESSON.strip("/"), f"nb/{LESSON}".strip("/")}


def test_each_host_of_films_is_named_once() -> None:
    hosts = ("films.example:8443/x?a=1&amp;b=2", "a.example/1", "a.example/2")
    page = "".join(f'<figure data-player="https://{host}">' for host in hosts)
    ours = f"{PLAIN}; frame-src https://a.example https://films.example:8443"
    assert content_policy(page) == ours


def test_a_film_in_an_example_of_html_is_none() -> None:
    assert content_policy("<code>data-player=&quot;https://a.example/1&quot;</code>") == PLAIN


def test_more_may_be_let_in() -> None:
    more = {"script-src": "https://a.example", "form-action": "https://b.example"}
    ours = PLAIN.replace("form-action 'none'", "form-action https://b.example")
    assert content_policy("", more) == f"{ours}; script-src 'self' https://a.example"


@pytest.mark.parametrize(("prefix", "scheme"), [("", "light"), ("nb/", "dark")])
def test_no_page_asks_for_what_its_policy_refuses(
    browser: Browser, small_url: str, prefix: str, scheme: str
) -> None:
    """`opened` fails at the first violation; each page is seen in the other colours as well."""
    options = {"viewport": WIDE, "color_scheme": scheme, "permissions": ["clipboard-write"]}
    with opened(browser, small_url, **options) as page:
        for address in KINDS:
            page.goto(small_url + prefix + address)
            first = page.locator("head > :first-child")
            expect(first).to_have_attribute("http-equiv", "Content-Security-Policy")
            use(page)


def use(page: Page) -> None:
    """Open all that a page has: what is folded, cards, the search, the other colours."""
    page.evaluate("document.querySelectorAll('details').forEach((one) => one.open = true)")
    for part in (".map-tools:not([hidden]) button", ".copy-code", "article .check"):
        for button in page.locator(f"{part}:visible").all()[:1]:
            button.click()
    for link in page.locator("article a.term:visible:not(.question *)").all()[:1]:
        link.hover()
    page.keyboard.press("Control+K")
    page.get_by_role("combobox").fill("gradient")
    expect(page.get_by_role("option").first).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.get_by_role("dialog")).to_be_hidden()
    before = page.locator("body").get_attribute("data-md-color-scheme")
    page.locator("form[data-md-component=palette] label:visible").click()
    expect(page.locator("body")).not_to_have_attribute("data-md-color-scheme", before or "")


INJECTED = {
    "a script": "<script>window.acted = true</script>",
    "a handler": '<img src="assets/studyguide/logo.svg" alt="" onload="window.acted = true">',
    "a style": '<p style="color: red">Red</p>',
    "a foreign picture": '<img src="https://elsewhere.example/x.png" alt="">',
    "a foreign script": '<script src="https://elsewhere.example/x.js"></script>',
    "a frame": '<iframe src="https://elsewhere.example/" title=""></iframe>',
}


@pytest.mark.parametrize("html", INJECTED.values(), ids=INJECTED)
def test_what_the_policy_refuses_does_not_act_and_fails_a_test(
    browser: Browser, small_site: Site, tmp_path: Path, html: str
) -> None:
    folder = tmp_path / "site"
    folder.mkdir()
    (folder / "assets").symlink_to(small_site.folder / "assets")
    page_with = small_site.page("").replace("<article", f"{html}<article", 1)
    (folder / "index.html").write_text(page_with, encoding="utf-8")
    with pytest.raises(AssertionError, match=r"policy: [a-z-]+ refuses"):  # noqa: PT012
        for url in served(folder, tmp_path):
            with opened(browser, url) as page:
                assert page.evaluate("window.acted") is None


FRAMES = """(() => {
    window.seen = [];
    const look = () => {
        if (document.body) window.seen.push(document.body.dataset.mdColorScheme);
        requestAnimationFrame(look);
    };
    requestAnimationFrame(look);
})()"""


def painted(page: Page, address: str) -> set[str]:
    """Return in which colours a page was painted while the theme's own script was not there yet."""
    page.route(
        "**/bundle.*.js", lambda route: route.fulfill(body="", content_type="text/javascript")
    )
    page.goto(address)
    page.wait_for_function("window.seen.length > 1")
    page.unroute("**/bundle.*.js")
    found: list[str] = page.evaluate("window.seen")
    return set(found)


@pytest.mark.parametrize(("system", "own", "other"), [
    ("dark", "slate", "default"), ("light", "default", "slate"),
])  # fmt: skip
def test_no_page_is_painted_in_other_colours_first(
    browser: Browser, small_url: str, system: str, own: str, other: str
) -> None:
    with opened(browser, small_url, color_scheme=system) as page:
        page.add_init_script(FRAMES)
        assert painted(page, small_url + "glossary/") == {own}
        page.goto(small_url)
        page.locator("form[data-md-component=palette] label:visible").click()
        assert painted(page, small_url + "weeks/1/") == {other}
