"""Random pictures that would act or ask another site: refused, or harmless, inlined and alone."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from random import Random

import html5lib
from playwright.sync_api import Browser

from conftest import served
from studyguide.text.drawings import inline_drawing, svg_faults

ADDRESSES = (
    "javascript:acted=1", "https://elsewhere.example/x.svg#a", "//elsewhere.example/x", "#a",
    "x.svg", "data:text/html,<script>acted=1</script>",
    "data:image/svg+xml,<svg onload='acted=1'/>", "&#106;avascript:acted=1",
    "data:image/png;base64,AAAA", " javascript:acted=1", "java&#9;script:acted=1",
    "file:///etc/passwd",
)  # fmt: skip
STYLES = (
    "@import 'https://elsewhere.example/x.css';", "@im/**/port url(//elsewhere.example/x);",
    "rect{fill:url(#a)}", "rect{fill:url(https://elsewhere.example/x#a)}",
    "rect{background:u\\72l(//elsewhere.example/x)}", "<![CDATA[*{}]]>", "*{behavior:url(x)}",
    "@font-face{font-family:x;src:url(//elsewhere.example/x)}", "rect{fill:red}",
)  # fmt: skip
HEADS = (
    "", "<?xml version='1.0'?>", "<?xml-stylesheet href='https://elsewhere.example/x.css'?>",
    "<!DOCTYPE svg [<!ENTITY a 'x'>]>", "<!DOCTYPE svg [<!ENTITY a SYSTEM 'file:///etc/passwd'>]>",
    "<!DOCTYPE svg SYSTEM 'https://elsewhere.example/x.dtd'>", "\ufeff", "<!-- x -->",
)  # fmt: skip
ELEMENTS = re.compile(
    r"(svg|g|defs|title|desc|rect|circle|ellipse|line|polyline|polygon|path|text|tspan|clipPath|"
    r"marker|linearGradient|radialGradient|stop)"
)


def drawing(random: Random) -> bytes:
    """Return the text of an SVG of some parts, most of them harmless."""
    parts = "".join(_part(random) for _ in range(random.randint(1, 3)))
    attribute = random.choice(("", "", "", " onload='acted=1'", " style='fill:url(//e.example/)'"))
    spaces = "xmlns='http://www.w3.org/2000/svg' xmlns:xlink='http://www.w3.org/1999/xlink'"
    kind = random.choice(("fig", "fig", "other"))
    rect = f"<rect class='{kind}-ink' width='9' height='9'/>"
    opened = f"<svg {spaces} viewBox='0 0 9 9'{attribute}>{rect}"
    head = random.choice(HEADS) if random.random() < 0.3 else ""
    return f"{head}{opened}{parts}</svg>".encode()


def _part(random: Random) -> str:
    address, style = random.choice(ADDRESSES), random.choice(STYLES)
    inner = _part(random) if random.random() < 0.3 else "x"
    href = random.choice(("href", "xlink:href"))
    return random.choice((
        f"<a {href}='{address}'><text>{inner}</text></a>", f"<use {href}='{address}'/>",
        f"<image {href}='{address}'/>", f"<style>{style}</style>",
        f"<g fill='url({address})'>{inner}</g>", "<script>acted=1</script>", f"<g>{inner}</g>",
        f"<script {href}='{address}'/>",
        "<foreignObject><p xmlns='http://www.w3.org/1999/xhtml'>x</p></foreignObject>",
        f"<animate attributeName='{href}' to='{address}'/>",
        f"<set attributeName='onload' to='acted=1'/>{inner}", f"<feImage {href}='{address}'/>",
        f"<filter id='a'><feImage {href}='{address}'/></filter>", f"<title>{inner}</title>",
        "<g onclick='acted=1' onbegin='acted=1'/>",
        "<g:script xmlns:g='http://www.w3.org/2000/svg'>acted=1</g:script>",
        f"<h:img xmlns:h='{XHTML}' src='x' onerror='acted=1' srcset='{address}'/>",
        f"<text>{inner}</text>",
        f"<h:iframe xmlns:h='http://www.w3.org/1999/xhtml' src='{address}'/>",
        "<![CDATA[<svg/onload=acted=1>]]>", f"<linearGradient id='a' {href}='{address}'/>",
        f"<cursor {href}='{address}'/>", f"<desc>{inner}</desc>",
        f"<path d='M0 0' marker-end='url({address})' clip-path='url(#a)'/>",
        "<g style='background:url(//e.example/)'/>", "<g xml:base='https://elsewhere.example/'/>",
        f"<tref {href}='{address}'/>", f"<mpath {href}='{address}'/>",
    ))  # fmt: skip


OUTSIDE = re.compile(
    r"url\((?!\s*[\"']?(?:#|data:image/png;base64,))|:\s*//|script:|data:(?!image/png)"
)
XHTML = "http://www.w3.org/1999/xhtml"
DRAWINGS = [drawing(Random(f"drawing {number}")) for number in range(3000)]
ACCEPTED = [data for data in DRAWINGS if not svg_faults(data)]


def _in_html(data: bytes) -> Iterator[str]:
    """Yield what an inlined drawing must not have, as the reference parser reads it."""
    inlined = inline_drawing(data, 'a "description" <b>')
    body = html5lib.parse(f"<p>{inlined or ''}", namespaceHTMLElements=False).find("body")
    for element in body.find("p").iter():
        name = re.sub(r"\{.*\}", "", element.tag)
        if name != "p" and not ELEMENTS.fullmatch(name):
            yield f"<{name}>"
        for key, value in element.attrib.items():
            is_inner = not OUTSIDE.search(value)
            if re.match(r"on|style|.*href|src", key) or (key != "aria-label" and not is_inner):
                yield f"{name} {key}={value}"


def test_what_is_inlined_has_nothing_that_acts() -> None:
    assert len(ACCEPTED) > 100
    assert [fault for data in DRAWINGS if not svg_faults(data) for fault in _in_html(data)] == []


def test_a_picture_that_is_opened_alone_does_nothing(browser: Browser, tmp_path: Path) -> None:
    """The browser shows a file of the site without a page of ours, and so without its policy."""
    folder, above = tmp_path / "site", tmp_path / "above"
    folder.mkdir()
    above.mkdir()
    chosen = [data for data in dict.fromkeys(ACCEPTED) if b"class='other" in data][:60]
    for number, data in enumerate(chosen):
        (folder / f"{number}.svg").write_bytes(data)
    faults: list[str] = []
    page = browser.new_page()
    page.on("request", lambda one: faults.append(one.url) if "e.example" in one.url else None)
    page.on("dialog", lambda one: faults.append(one.message))
    for url in served(folder, above):
        for number, data in enumerate(chosen):
            page.goto(f"{url}{number}.svg")
            if page.evaluate("window.acted"):
                faults.append(data.decode())
    page.close()
    assert faults == []
