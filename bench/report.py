"""The measured figures into `docs/benchmarks.md`, between its markers, and their charts."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from bench import results
from bench.charts import bars
from bench.projects import ROOT

PAGE = ROOT / "docs" / "benchmarks.md"
CHARTS = ROOT / "docs" / "project" / "benchmarks"


def write_report() -> None:
    """Write every table and chart of which there are results; the words between stay."""
    found = results.load()
    text = PAGE.read_text(encoding="utf-8")
    for name, make in _TABLES.items():
        lines = list(make(found))
        if len(lines) > 2:
            block = "\n".join(lines)
            whole = f"<!-- begin {name} -->\n{block}\n<!-- end {name} -->"
            text = re.sub(
                f"<!-- begin {name} -->.*?<!-- end {name} -->",
                lambda _, whole=whole: whole,  # type: ignore[misc]
                text,
                flags=re.DOTALL,
            )
    PAGE.write_text(text, encoding="utf-8")
    print(text)
    CHARTS.mkdir(parents=True, exist_ok=True)
    for name, chart in _charts(found):
        (CHARTS / f"{name}.svg").write_text(chart, encoding="utf-8")


def _of(found: dict[str, Any], kind: str) -> Iterator[tuple[str, Any]]:
    names = [name for name in found if name.startswith(f"{kind}:")]
    for name in sorted(names, key=lambda one: (one.partition(":")[2]).zfill(6)):
        yield name.partition(":")[2], found[name]


def _machine(found: dict[str, Any]) -> Iterator[str]:
    yield "| what | value |"
    yield "| --- | --- |"
    for key, value in found.get("machine", {}).items():
        yield f"| {key} | {value} |"


def _build(found: dict[str, Any]) -> Iterator[str]:
    yield "| terms | build | CPU s | wall s | MiB | pages | kB/page | CPU ÷ plain | wall ÷ plain |"
    yield "| ---: | --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: |"
    for size, one in _of(found, "build"):
        for name in ("plain", "cold", "warm", "whole"):
            if name not in one:
                continue
            row = one[name]
            pages = f"{row['pages']} | {row['bytes'] / 1000:.1f}" if "pages" in row else "| "
            ratios = f"**{row['cpu_ratio']:.2f}** | {row['wall_ratio']:.2f}"
            yield (
                f"| {size} | {_NAMES[name]} | {row['cpu']:.1f} | {row['seconds']:.1f}"
                f" | {row['peak']:.0f} | {pages} | {ratios if name != 'whole' else '| '} |"
            )


_NAMES = {
    "plain": "plain MkDocs + Material",
    "cold": "ours, no cache",
    "warm": "ours, all kept",
    "whole": "ours with booklets, no cache (1 round)",
}


def _calls(found: dict[str, Any]) -> Iterator[str]:
    yield "| terms | pages | cold | warm | plain | a further page, cold | the same, plain |"
    yield "| ---: | ---: | ---: | ---: | ---: | ---: | ---: |"
    before: dict[str, int] = {}
    for size, one in _of(found, "calls"):
        pages = one["pages"] - before.get("pages", 0)
        more = (
            f"{(one[key] - before[key]) / pages:.0f}" if one[key] and before.get(key) else ""
            for key in ("cold", "plain")
        )
        keys = ("cold", "warm", "plain")
        millions = " | ".join(f"{one[key] / 1e6:.2f} M" if one[key] else "" for key in keys)
        yield f"| {size} | {one['pages']} | {millions} | {' | '.join(more)} |"
        before = one


def _languages(found: dict[str, Any]) -> Iterator[str]:
    yield "| terms | one language, wall s | both | ratio |"
    yield "| ---: | ---: | ---: | ---: |"
    for size, one in _of(found, "languages"):
        both = one["both"]
        seconds = f"{one['one']['seconds']:.1f} | {both['seconds']:.1f}"
        yield f"| {size} | {seconds} | **{both['wall_ratio']:.2f}** |"


def _serve(found: dict[str, Any]) -> Iterator[str]:
    yield "| course | ours, s | plain `mkdocs serve`, s | ratio of medians |"
    yield "| --- | --- | --- | ---: |"
    for size, one in _of(found, "serve"):
        times = (" ".join(f"{each:.1f}" for each in one[key]) for key in ("ours", "plain"))
        yield f"| {size} | {' | '.join(times)} | **{one['ratio']:.2f}** |"


def _peers(found: dict[str, Any]) -> Iterator[str]:
    yield "| terms | generator | CPU s | wall s | MiB | CPU ÷ ours, cold | what it makes |"
    yield "| ---: | --- | ---: | ---: | ---: | ---: | --- |"
    for size, one in _of(found, "peers"):
        for name, row in sorted(one["costs"].items(), key=lambda pair: float(pair[1]["cpu"])):
            makes = (
                one["equal"].get(name, {}).get("equal", "links, backlinks, quizzes, decks, maps")
            )
            figures = f"{row['cpu']:.1f} | {row['seconds']:.1f} | {row['peak']:.0f}"
            yield f"| {size} | {name} | {figures} | {row['cpu_ratio']:.2f} | {makes} |"


def _browser(found: dict[str, Any]) -> Iterator[str]:
    yield "| terms | what | value |"
    yield "| ---: | --- | ---: |"
    for size, one in _of(found, "browser"):
        for page, weight in one["weight"].items():
            yield f"| {size} | first view of `/{page}`, kB compressed | {weight:.0f} |"
        yield f"| {size} | largest paint ÷ bare page of the theme | {one['paint_ratio']:.2f} |"
        yield f"| {size} | index of names, kB compressed | {one['index']:.0f} |"
        yield f"| {size} | last key → first term, ms | {one['jump']:.0f} |"


def _search(found: dict[str, Any]) -> Iterator[str]:
    yield "| terms | opened → first result, ms | letter → results, ms | of 99 %, ms | loaded, kB |"
    yield "| ---: | ---: | ---: | ---: | ---: |"
    for size, one in _of(found, "search"):
        figures = f"{one['first']:.0f} | {one['letter']:.0f} | {one['slowest']:.0f}"
        yield f"| {size} | {figures} | {one['kB']:.0f} |"


_TABLES = {
    "machine": _machine, "build": _build, "calls": _calls, "languages": _languages,
    "serve": _serve, "peers": _peers, "browser": _browser, "search": _search,
}  # fmt: skip


def _charts(found: dict[str, Any]) -> Iterator[tuple[str, str]]:
    rows = [
        (f"{size} terms, {name}", one[name]["cpu_ratio"], name != "plain")
        for size, one in _of(found, "build")
        for name in ("plain", "cold", "warm")
    ]
    if rows:
        yield "build", bars("CPU of a build ÷ plain MkDocs + Material", rows)
    for size, one in _of(found, "peers"):
        costs = sorted(one["costs"].items(), key=lambda pair: float(pair[1]["cpu"]))
        rows = [(name, cost["cpu"], name.startswith("ours")) for name, cost in costs]
        yield f"peers-{size}", bars(f"CPU seconds, {size} terms, one language", rows)
