"""`python -m bench [SET …]`: measures, prints, and keeps the results for `report`.

Sets: build:300, build:1000, calls:300, languages:300, serve:300, serve:real, peers:1000,
browser:10000, search:1000, report. Without any, the quick ones.

`python -m bench formulas FOLDER …` tells how the formulas of Markdown files are read.
"""

from __future__ import annotations

import shutil
import sys
from collections.abc import Callable
from functools import partial
from pathlib import Path
from statistics import median

from bench import results
from bench.browser import browser_figures, search_figures
from bench.formulas import measure
from bench.measure import Cost, calls, cost, rounds
from bench.peers import install, measured, peers, write_peers
from bench.projects import our_project, plain_project, real_project
from bench.report import write_report
from bench.serving import OURS, PLAIN, latencies, shown
from bench.term_texts import texts

QUICK = ("build:300", "build:1000", "calls:300", "report")
_BUILD = [sys.executable, "-m", "studyguide", "build"]
_MKDOCS = [sys.executable, "-m", "mkdocs", "build", "-q", "-f"]
_WITHOUT = "extra: {booklets: false}\n"


def main(wanted: list[str]) -> None:
    """Measure the wanted sets; `SET:SIZE:ROUNDS`, five rounds if it does not say."""
    if wanted[:1] == ["formulas"]:
        for folder in wanted[1:]:
            measure(Path(folder))
        return
    for one in wanted or QUICK:
        name, _, rest = one.partition(":")
        size, _, times = rest.partition(":")
        print(f"== {one}", flush=True)
        _SETS[name](size or "300", int(times or 5))


def _projects(size: str, *, booklets: bool = False) -> tuple[Path, Path]:
    """Return our project and the plain one, made if they are not there."""
    ours, plain = _own_project(size, booklets=booklets), results.FOLDER / f"plain-{size}"
    if not plain.exists():
        plain_project(plain, ours)
    return ours, plain


def _own_project(size: str, *, booklets: bool = False) -> Path:
    """Return our project, made if it is not there."""
    ours = results.FOLDER / f"ours-{size}{'-whole' if booklets else ''}"
    if not ours.exists():
        real_project(ours) if size == "real" else our_project(ours, terms=int(size))
        for config in ours.glob("mkdocs*.yml") if not booklets else ():
            config.write_text(config.read_text(encoding="utf-8") + _WITHOUT, encoding="utf-8")
    return ours


def _cold(project: Path, command: list[str]) -> Cost:
    shutil.rmtree(project / ".cache", ignore_errors=True)
    return cost(command, project)


def _build(size: str, times: int) -> None:
    ours, plain = _projects(size)
    whole, _ = _projects(size, booklets=True)
    both = " & ".join(" ".join([*_MKDOCS, f"{code}/mkdocs.yml"]) for code in ("en", "nb"))
    found = rounds(
        {
            "plain": partial(cost, ["sh", "-c", f"{both} & wait"], plain),
            "cold": partial(_cold, ours, _BUILD),
            "warm": partial(cost, _BUILD, ours),
        },
        times,
        print,
    )
    summary = results.summary(found, "plain")
    if int(size if size.isdigit() else 0) <= 1000:
        printed = rounds({"whole": partial(_cold, whole, _BUILD)}, 1, print)
        summary |= results.summary(printed, "whole")
    for name, folder in (("cold", ours / "site"), ("plain", plain)):
        pages = list(folder.rglob("*.html"))
        summary[name] |= {
            "pages": len(pages),
            "bytes": sum(page.stat().st_size for page in pages) / len(pages),
        }
    results.add(f"build:{size}", summary)


def _calls(size: str, times: int) -> None:
    """Count the calls of a cold build of one language."""
    ours, plain = _projects(size)
    shutil.rmtree(ours / ".cache", ignore_errors=True)
    cold = calls([*_MKDOCS[2:], "mkdocs.yml"], ours)
    warm = calls([*_MKDOCS[2:], "mkdocs.yml"], ours)
    pages = len(list((ours / "site").rglob("*.html")))
    other = calls([*_MKDOCS[2:], "en/mkdocs.yml"], plain)
    found = {"cold": cold, "warm": warm, "plain": other, "pages": pages, "times": times}
    print(found)
    results.add(f"calls:{size}", found)


def _languages(size: str, times: int) -> None:
    ours, _ = _projects(size)
    first = [*_MKDOCS, "mkdocs.yml"]  # plain `mkdocs build` builds the first language
    found = rounds(
        {"one": partial(_cold, ours, first), "both": partial(_cold, ours, _BUILD)}, times, print
    )
    results.add(f"languages:{size}", results.summary(found, "one"))


def _serve(size: str, times: int) -> None:
    ours, plain = _projects(size)
    lesson = sorted((ours / "content/lessons").iterdir())[0]
    page = lesson.name.partition("-")[2]
    found: dict[str, list[float]] = {"ours": [], "plain": []}
    words = _words(lesson / "lesson.en.md")
    found["plain"] = latencies(PLAIN, plain, plain / f"en/docs/lessons/{page}.md", words, times)
    found["ours"] = latencies(OURS, ours, lesson / "lesson.en.md", words, times)
    found["shown"] = shown(OURS, ours, lesson / "lesson.en.md", words, 20)
    print(found, median(found["shown"]))
    results.add(f"serve:{size}", found | {"ratio": median(found["ours"]) / median(found["plain"])})


def _words(lesson: Path) -> str:
    """Return the first plain words of a lesson that are long enough to be only there."""
    text = lesson.read_text(encoding="utf-8").partition("\n---\n")[2]
    lines = (line for line in text.splitlines() if line[:1].isalpha())
    plain = (part for line in lines for part in line.split(".") if part.replace(" ", "").isalpha())
    return next(part.strip() for part in plain if len(part) > 20)


def _peers(size: str, times: int) -> None:
    ours, plain = _projects(size)
    tools, folder = results.FOLDER / "tools", results.FOLDER / f"peers-{size}"
    install(tools)
    write_peers(folder, texts(ours), plain)
    variants: dict[str, Callable[[], Cost]] = {
        "ours": partial(_cold, ours, [*_MKDOCS, "mkdocs.yml"]),
        "ours, warm": partial(cost, [*_MKDOCS, "mkdocs.yml"], ours),
    }
    found = peers(tools)
    variants |= {peer.name: partial(measured, peer, folder) for peer in found}
    summary = results.summary(rounds(variants, times, print), "ours")
    equal = {peer.name: {"equal": peer.equal, "rival": peer.rival} for peer in found}
    results.add(f"peers:{size}", {"costs": summary, "equal": equal})


def _browser(size: str, times: int) -> None:
    ours, plain = _projects(size)
    cost(_BUILD, ours)
    found = browser_figures(ours / "site", plain / "en/site", times)
    print(found)
    results.add(f"browser:{size}", found)


def _search(size: str, times: int) -> None:
    """Measure the search of a course."""
    ours = _own_project(size)
    built = cost(_BUILD, ours)
    titles = sorted((ours / "site/glossary").iterdir())[::40]
    words = [title.name.replace("-", " ") for title in titles if title.is_dir()][:12]
    plain_words = ["the part that holds on to several steps", "thresold"]
    found = search_figures(ours / "site", [*words, *plain_words], times)
    found["cpu"] = built.cpu
    print(found)
    results.add(f"search:{size}", found)


_SETS: dict[str, Callable[[str, int], None]] = {
    "build": _build,
    "calls": _calls,
    "languages": _languages,
    "serve": _serve,
    "peers": _peers,
    "browser": _browser,
    "search": _search,
    "report": lambda _, __: write_report(),
}

if __name__ == "__main__":
    main(sys.argv[1:])
