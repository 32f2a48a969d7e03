"""Explains syntax errors of YAML to authors: the line, what is wrong there, and the fix."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

import yaml

from studyguide.model.characters import character_name

Advice = tuple[int, str]
"""A 0-based line and a message."""

_KEY = r"[ ]*(?:- +)*[\w-]+"
_ODD_SPACE = r"[\xa0\u1680\u2000-\u200f\u2028-\u202f\u205f-\u2060\u3000\ufeff\xad]"
_QUOTES = "“”„‟«»‹›‘’‚‛「」＂＇"
_WIDE = {"：": ":", "﹕": ":", "，": ",", "、": ",", "｛": "{", "｝": "}", "［": "[", "］": "]",
         "＃": "#", "－": "-", "；": ";"}  # fmt: skip
_BULLETS = "*–—−‐‑‒•·‣●▪◦⁃"
_GENERAL = "Check the indentation, and put text that contains ': ' or '#' in quotes"
_IN_QUOTES = "Put the text in quotes: '…'"

Rule = tuple[re.Pattern[str], Callable[[re.Match[str]], str]]


def _message(message: str) -> Callable[[re.Match[str]], str]:
    return lambda match: message.format(*(group or "" for group in (match[0], *match.groups())))


def _odd_space(match: re.Match[str]) -> str:
    return f"a {character_name(match[1])} where YAML needs an ordinary space. Write the space anew"


def _wide(match: re.Match[str]) -> str:
    return f"'{match[1]}' means nothing to YAML. Write '{_WIDE[match[1]]}'"


def _without_space(match: re.Match[str]) -> str:
    return f"no space after the colon. Write '{match[1]}: …'"


_RULES: tuple[Rule, ...] = (
    (re.compile(r" *(\t)"), _message("a tab at the beginning of the line. Indent with spaces")),
    (re.compile(rf"(?:[ ]*(?:- *)?|{_KEY}:|{_KEY})({_ODD_SPACE})"), _odd_space),
    (
        re.compile(rf"[ ]*([{re.escape(_BULLETS)}])[ \xa0]"),
        _message("'{1}' begins no list. Write '- ' (a hyphen and a space)"),
    ),
    (re.compile(r"[ ]*-([\w-]+:)(?:\s|$)"), _message("no space after the '-'. Write '- {1}'")),
    (re.compile(rf"(?:{_KEY} ?|[ ]*|.*[{{,\[] *[\w-]+)([：﹕｛［－])"), _wide),
    (re.compile(rf"(?:{_KEY}:|[ ]*-)[ ]+([｛［])"), _wide),
    (
        re.compile(rf"(?:{_KEY}|[ ]*-|.*[{{,\[] *[\w-]+): *([{_QUOTES}])|[ ]*- +([{_QUOTES}])"),
        lambda match: (
            f"'{match[1] or match[2]}' is no quotation mark to YAML. Write straight ones:"
            " '…' or \"…\""
        ),
    ),
    (re.compile(r".*[{\[].*([，、｝］；])"), _wide),
    (
        re.compile(rf"(?:{_KEY}:|[ ]*-)[ ]+(\[\[|\{{\{{|\[[^\]\n]*\][(\w ])"),
        _message("text that begins with '{1}' needs quotes. " + _IN_QUOTES),
    ),
    (
        re.compile(rf"(?:{_KEY}:|[ ]*-|.*[{{,\[] *[\w-]+:)[ ]+([`%@*&!?])(?:\S| )"),
        _message("text that begins with '{1}' needs quotes. " + _IN_QUOTES),
    ),
    (
        re.compile(rf"{_KEY}:[ ]+([|>])(?:[\d+-]*[ ]+[^\s#]|[^\s\d+-])"),
        _message("text on the line of '{1}'. Begin it on the next line, or put it in quotes"),
    ),
    (
        re.compile(rf"{_KEY}:[ ]+- "),
        _message(
            "a list on the line of its key. Write '[one, another]', or begin it on the next line"
        ),
    ),
    (
        re.compile(
            rf"(?:{_KEY}:|[ ]*-|.*[{{,\[] *[\w-]+:)[ ]+'[^']*'(?:''[^']*')*[^\s',}}\]:][^']*'"
        ),
        _message("a single quote within single quotes. Write it twice, or use double quotes"),
    ),
    (
        re.compile(
            rf"(?:{_KEY}:|[ ]*-|.*[{{,\[] *[\w-]+:)[ ]+(?:'[^']*'|\"[^\"]*\") *[^\s',}}\]:#\"]"
        ),
        _message("text behind the closing quote. Put all of the text in quotes: '…'"),
    ),
    (
        re.compile(r".*\{[^}]*(\s#[^}]*)"),
        _message("' #' begins a comment, also within '{{…}}'. " + _IN_QUOTES),
    ),
    (
        re.compile(r"[ ]*(?:- +)?([a-z_]+) +[{\[\"'|]"),
        _message("no colon after '{1}'. Write '{1}: …'"),
    ),
    (re.compile(rf"({_KEY})[ ]*=[ ]"), _message("'=' means nothing to YAML. Write a colon")),
    (re.compile(r".*\{[^}]*\w+: [^,{}]*; *\w+:"), _message("';' divides nothing. Write a comma")),
    (re.compile(rf"(?!{_KEY}:(?:\s|$))[ ]*(?:- +)?([a-z_]+):(?!//)\S"), _without_space),
    (re.compile(r".*[{,] *([a-z]{2,3}):(?!//)[^\s,}]"), _without_space),
    (
        re.compile(r".*: +\".*\\"),
        _message("a backslash in double quotes. Put the text in single quotes: 'the $\\alpha$'"),
    ),
    (
        re.compile(rf"{_KEY}:[ ]+[^\s\"'{{\[|>#][^#]*:(?:\s|$)"),
        _message("a colon with a space behind it, in text without quotes. " + _IN_QUOTES),
    ),
    (
        re.compile(r"[ ]*- +[^\s\"'{\[|>#][^#:]*[^\s:][^#:]* [^#:]*:\s+[^#]*: "),
        _message("a colon with a space behind it, in text without quotes. " + _IN_QUOTES),
    ),
)


def advice(text: str, error: yaml.MarkedYAMLError) -> Advice:
    """Return the line and an author's explanation of a syntax error."""
    mark = error.problem_mark or error.context_mark
    at, problem = mark.line if mark else 0, error.problem or ""
    lines = text.split("\n")
    return next(_explanations(lines, at, error, problem), (at, f"not YAML: {problem}. {_GENERAL}"))


def _explanations(
    lines: list[str], at: int, error: yaml.MarkedYAMLError, problem: str
) -> Iterator[Advice]:
    """Yield possible explanations, the likeliest first."""
    begin = error.context_mark.line if error.context_mark else at
    if "another document" in problem or "<document start>" in problem:
        yield _document_end(lines, at), "a line '---' or '...' ends the file's text. Remove it"
    if "unexpected end of stream" in problem:
        yield begin, "a quotation mark that is not closed. Close it at the end of the text"
    if "undefined alias" in problem:
        yield at, f"text that begins with '*' needs quotes. {_IN_QUOTES}"
    near = (at, at - 1, begin) if begin < at else (at, at - 1)
    for number in dict.fromkeys(line for line in near if 0 <= line < len(lines)):
        for pattern, message in _RULES:
            if match := pattern.match(lines[number]):
                yield number, message(match)
    yield from _by_problem(lines, at, begin, problem)


def _by_problem(lines: list[str], at: int, begin: int, problem: str) -> Iterator[Advice]:
    """Yield explanations of the parser's message."""
    match problem:
        case "did not find expected ',' or '}'":
            yield begin, "a '{' that is not closed, or a comma is missing. Write '{en: …, nb: …}'"
        case "did not find expected ',' or ']'":
            yield begin, "a '[' that is not closed, or a comma is missing. Write '[one, another]'"
        case "could not find expected ':'":
            yield (
                _before(lines, at),
                "no colon. Write 'key: value', or indent the text below its key",
            )
        case "mapping values are not allowed in this context" if key := _key_above(lines, at):
            yield at - 1, f"no colon after '{key}'. Write '{key}: …'"
        case "did not find expected '-' indicator" | "did not find expected key":
            if at < len(lines) and (match_ := re.match(r".*[}\]]\s*[}\]]\s*$", lines[at])):
                yield at, f"a bracket too many: '{match_[0][-2:].strip()}'. Remove one"
    if "expected" in problem or "mapping values" in problem:
        yield at, "this line is not indented as those above it. Give keys of one entry one indent"


def _key_above(lines: list[str], at: int) -> str:
    match = re.match(r"[ ]*(?:- +)?([a-z_]+) +\S", lines[at - 1]) if at else None
    return match[1] if match and ":" not in lines[at - 1].split("{")[0] else ""


def _before(lines: list[str], at: int) -> int:
    """Return the last line with text before a line, or the line itself."""
    return next((line for line in range(at - 1, -1, -1) if lines[line].strip()), at)


def _document_end(lines: list[str], at: int) -> int:
    ends = (n for n in range(min(at, len(lines) - 1), -1, -1) if re.match(r"---|\.\.\.", lines[n]))
    return next(ends, at)
