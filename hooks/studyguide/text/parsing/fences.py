"""Fenced blocks: code with its language and options, formulas, and embedded questions."""

from __future__ import annotations

import re

from markdown_it.common.utils import unescapeAll

from studyguide.model.problems import did_you_mean
from studyguide.text.tree.blocks import Block, CodeBlock, EmbeddedQuestion, Equation, Fault, Faults

PYTHON = ("python", "py")
_OPTIONS = ("title", "linenums", "hl_lines")
_OPTION = re.compile(r"""([\w-]+)=("[^"]*"|'[^']*'|\S+)""")
_LANGUAGE = re.compile(r"[\w+#.-]+")
_NO_PYTHON = "only Python runs in a browser. Write '```python run', or take 'run' away"


def fenced(info: str, code: str, line: int) -> tuple[Block, Faults]:
    """Return the block of a fence: code, a formula (`math`) or an embedded question (`check`)."""
    info = unescapeAll(info).strip()
    if info == "math":
        above = len(code) - len(code.lstrip())
        return Equation(code.strip(), line + 1 + code.count("\n", 0, above)), ()
    if info == "check":
        return EmbeddedQuestion(code.strip(), line), ()
    options = {name: value.strip("\"'") for name, value in _OPTION.findall(info)}
    words = _OPTION.sub("", info)
    language, runs = _language(words), "run" in words.split()[1:]
    block = CodeBlock(
        code,
        language,
        options.get("title", ""),
        _number(options.get("linenums", "")),
        _lines(options.get("hl_lines", "")),
        runs=runs,
        line=line,
    )
    no_python = (Fault(line, _NO_PYTHON),) if runs and language not in PYTHON else ()
    return block, (*_faults(options, line), *no_python)


def _language(words: str) -> str:
    """Return the language named by the first word of an info string.

    >>> _language("rust,ignore"), _language("{ .python }"), _language("{code-cell} python")
    ('rust', 'python', 'python')
    """
    words = words.replace("{code-cell}", "")
    match = _LANGUAGE.search(words.replace("{", " ").replace("}", " "))
    return match[0].lstrip(".").lower() if match else ""


def _number(text: str) -> int | None:
    return int(text) if text.isdigit() else None


def _lines(text: str) -> tuple[int, ...]:
    """Return line numbers: `1 3-5` → 1, 3, 4, 5."""
    ranges = re.findall(r"(\d{1,5})(?:-(\d{1,5}))?", text)
    return tuple(n for first, last in ranges for n in range(int(first), int(last or first) + 1))


def _faults(options: dict[str, str], line: int) -> list[Fault]:
    faults = list[Fault]()
    for name, value in options.items():
        if name not in _OPTIONS:
            guess = did_you_mean(name, _OPTIONS) or " Remove it"
            faults.append(Fault(line, f"code has no option '{name}'.{guess}"))
        elif name != "title" and not re.fullmatch(r"[\d\s-]*\d[\d\s-]*", value):
            faults.append(Fault(line, f"'{name}' must be line numbers: '{name}=\"1\"'"))
    return faults
