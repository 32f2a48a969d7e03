"""Random damage to the files of a course: to values, blocks, characters and folders."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path
from random import Random
from typing import Any

import yaml

from fuzzing.texts import OPENED, random_line, random_text
from fuzzing.values import KEYS, random_value

TOKENS = (
    *OPENED, "\x00", "\x07", "\x7f", "\u0085", "\ufeff", "\ud800", "\ufffe", "---\n", "...\n",
    "&a ", "*a", "!!int ", "!!binary ", "<<: *a", "? ", "|\n", ">-\n", "%YAML 9.9\n", "#", "@",
    "`", "{", "]", "\x1b[31m",
)  # fmt: skip
TEXT_ENDINGS = (".yml", ".md", ".svg", ".bib", ".js", ".csv")
NAMES = (
    "lesson.en.md", "lesson.md", "LESSON.en.md", "lesson.xx.md", "terms.yaml", "Terms.yml",
    "terms.yml.bak", "quiz.yml~", ".#quiz.yml", "4913", "Thumbs.db", "course.yml", "con.svg",
    "a b.svg", "ø.svg", "\udcff.md", "figures", "references.bib", "about.md", "about.en.en.md",
    ".en.md", "en.md", "index.md", "weeks.md", "x.html", "robots.txt", "03-new",
    "01-walking-downhill", "1-", "99-" + "long" * 60, "languages", "logo.svg", "sitemap.xml",
)  # fmt: skip


def damage(random: Random, course: Path) -> str:
    """Change something in a course and return what was done."""
    kind = random.choice(_KINDS)
    with suppress(OSError):  # another damage has taken the file away
        return f"{kind.__name__[1:]} {kind(random, course)}"
    return "nothing"


def text_files(course: Path) -> list[Path]:
    """Return the files with text, sorted."""
    found = (path for path in _paths(course) if path.suffix in TEXT_ENDINGS)
    return [path for path in found if path.is_file() and path.stat().st_size < 300_000]


def _paths(course: Path) -> list[Path]:
    return sorted(path for name in ("content", "docs") for path in (course / name).rglob("*"))


def _file(random: Random, course: Path, *endings: str) -> Path:
    found = [path for path in text_files(course) if not endings or path.suffix in endings]
    if not found:
        raise FileNotFoundError
    return random.choice(found)


def _value(random: Random, course: Path) -> str:
    """Change a value, a key or an item of a file of YAML, and write it in another style."""
    file = _file(random, course, ".yml")
    try:
        data = yaml.load(file.read_bytes(), Loader=yaml.CSafeLoader)
        places = [*_places(data)]
    except (yaml.YAMLError, ValueError, RecursionError, KeyError):
        return _characters(random, course)
    if not places:
        return _characters(random, course)
    holder, key = random.choice(places)
    _changed(random, holder, key, places)
    width, flow = random.choice((20, 80, 9999)), random.choice((False, False, None, True))
    escaped = random.random() < 0.1
    with suppress(yaml.YAMLError, RecursionError):
        text = yaml.safe_dump(
            data, default_flow_style=flow, sort_keys=False, width=width, allow_unicode=not escaped
        )
        file.write_text(text, encoding="utf-8", errors="surrogatepass")
    return f"{file.relative_to(course)} {key!r}"


def _places(data: Any) -> Iterator[tuple[Any, Any]]:
    """Yield each dictionary and list in data with each of its keys."""
    if isinstance(data, dict | list):
        for key, value in [*data.items()] if isinstance(data, dict) else [*enumerate(data)]:
            yield data, key
            yield from _places(value)


def _changed(random: Random, holder: Any, key: Any, places: list[tuple[Any, Any]]) -> None:
    other, other_key = random.choice(places)
    match random.randrange(9):
        case 0 | 1 | 2:
            holder[key] = random_value(random)
        case 3:
            del holder[key]
        case 4:
            holder[key] = other[other_key] if other[other_key] is not holder else None
        case 5 if isinstance(holder, list):
            holder.insert(key, holder[key])
        case 5 | 6 if isinstance(holder, dict):
            holder[random.choice(KEYS)] = random_value(random)
        case 7:
            holder[key] = random.choice(([holder[key]], {"en": holder[key]}, {"text": holder[key]}))
        case _ if isinstance(holder[key], str):
            at = random.randint(0, len(holder[key]))
            holder[key] = holder[key][:at] + random_line(random) + holder[key][at:]
        case _:
            holder[key] = random_text(random)


def _blocks(random: Random, course: Path) -> str:
    """Add, take away, move or indent lines of Markdown."""
    file = _file(random, course, ".md")
    lines = file.read_text(encoding="utf-8", errors="replace").split("\n")
    at = random.randrange(len(lines))
    end = min(len(lines), at + random.randint(1, 9))
    match random.randrange(6):
        case 0 | 1 | 2:
            lines[at:at] = ["", *random_text(random).split("\n"), ""]
        case 3:
            del lines[at:end]
        case 4:
            moved = lines[at:end]
            del lines[at:end]
            place = random.randrange(len(lines) + 1)
            lines[place:place] = moved
        case _:
            mark = random.choice(("- ", "> ", "    ", "  ", "\t", "| ", "1. "))
            lines[at:end] = [mark + line for line in lines[at:end]]
    file.write_text("\n".join(lines), encoding="utf-8", errors="surrogatepass")
    return f"{file.relative_to(course)}:{at + 1}"


def _characters(random: Random, course: Path) -> str:
    """Put, take away or repeat characters anywhere in a file."""
    file = _file(random, course)
    text = file.read_bytes().decode("utf-8", "surrogateescape")
    at = random.randint(0, len(text))
    end = min(len(text), at + int(random.expovariate(0.05)))
    token = random.choice(TOKENS)
    put = random.choice((
        token, token, "", text[at:end] * 2, token * random.choice((30, 300, 3000)),
        random_line(random), random_text(random), text[at:end][::-1], text[at:end].swapcase(),
    ))  # fmt: skip
    changed = text[:at] if random.random() < 0.05 else text[:at] + put + text[end:]
    handler = "surrogatepass" if "\ud800" in put else "surrogateescape"
    file.write_bytes(changed.encode("utf-8", handler))
    return f"{file.relative_to(course)} at {at}: {put[:20]!r}"


def _spliced(random: Random, course: Path) -> str:
    """Put a part of one file into another."""
    source, file = _file(random, course).read_bytes(), _file(random, course)
    start = random.randint(0, len(source))
    part = source[start : start + random.randint(1, 400)]
    data = file.read_bytes()
    at = random.randint(0, len(data))
    file.write_bytes(data[:at] + part + data[at + random.choice((0, len(part))) :])
    return f"{file.relative_to(course)} at {at}: {part[:20]!r}"


def _coded(random: Random, course: Path) -> str:
    """Write a file in another encoding, with other line ends, or change single bytes."""
    file = _file(random, course)
    data = bytearray(file.read_bytes())
    text = data.decode("utf-8", "replace")
    for _ in range(random.randint(1, 3)):
        if data:
            data[random.randrange(len(data))] = random.randrange(256)
    written: tuple[Callable[[], bytes], ...] = (
        lambda: bytes(data), lambda: bytes(data), lambda: text.encode("utf-16"),
        lambda: text.encode("latin-1", "replace"), lambda: text.encode("utf-8-sig"),
        lambda: text.replace("\n", "\r\n").encode(), lambda: text.replace("\n", "\r").encode(),
        lambda: text.replace("    ", "\t").encode(), lambda: text.rstrip("\n").encode(),
        lambda: b"", lambda: text.replace("\n", "\n\n").encode(),
        lambda: text.replace("\n", "\u2028").encode(),
    )  # fmt: skip
    file.write_bytes(random.choice(written)())
    return f"{file.relative_to(course)}"


def _tree(random: Random, course: Path) -> str:
    """Remove, rename or copy a file, or put something else in a place."""
    paths = _paths(course)
    path = random.choice(paths)
    other = random.choice(paths)
    new = (other if other.is_dir() else other.parent) / random.choice(NAMES)
    if any(one.exists() and not (one.is_file() or one.is_dir()) for one in (path, new)):
        raise FileExistsError  # to read or write what an earlier damage put there may never end
    deeds: tuple[Callable[[], object], ...] = (
        path.unlink, lambda: path.rename(new), lambda: path.rename(new),
        lambda: new.write_bytes(path.read_bytes()), new.mkdir,
        lambda: new.symlink_to(path), lambda: new.symlink_to("nowhere"),
        lambda: new.write_bytes(random.randbytes(99)), lambda: new.write_bytes(b""),
        lambda: os.mkfifo(new),
        lambda: new.write_text(random_text(random), errors="surrogatepass"),
        lambda: new.symlink_to("/dev/zero"),
    )  # fmt: skip
    random.choice(deeds)()
    return f"{path.relative_to(course)} {new.name!a}"


_KINDS = (
    _value, _value, _value, _blocks, _blocks, _characters, _characters, _spliced, _coded, _tree,
)  # fmt: skip
