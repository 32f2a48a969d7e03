"""How notes write a term and its meaning in one place: `**Term:** meaning`, `Term – meaning`."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from studyguide.importing.notes.words import (
    ABBREVIATIONS,
    alternatives,
    begins_with,
    is_one,
    plain,
)

_BOLD = re.compile(
    r"(?P<mark>\*\*\*|\*\*|__|\*|_)(?=\S)(?P<name>(?:(?!(?P=mark)).)+?)(?P=mark)"
    r"\s*(?P<colon>[:：]|(?<=\s)[-–—=]+>?(?=\s)|(?=$)|(?=\())?\s*(?P<rest>.*)",
    re.DOTALL,
)
_COLON = re.compile(
    r"(?P<name>[^\n]{1,120}?)\s*[:：](?:[ \t]+(?P<rest>\S.*)|\s*$|\n(?P<below>.*))", re.DOTALL
)
_DEFINITION = re.compile(r"(?:[\w-]+:(?=\S))?(?P<name>[^\n]{1,120})\n:\s+(?P<rest>\S.*)", re.DOTALL)
"""An entry of a definition list; MkDocs' ezglossary names its section before a colon."""
_PICTOGRAM = "\u2300-\u23ff\u2600-\u27bf\u2b00-\u2bff\U0001f000-\U0001faff\u200d\u20e3"
_PICTOGRAMS = re.compile(rf"^[{_PICTOGRAM}\s]+|[{_PICTOGRAM}\s]+$")
_CLASS = r"\((?:[nv]\.|(?:vb|adj|adv|prep)\.?|noun|verb|adjective|adverb)\)"
_WORD_CLASS = re.compile(rf"^{_CLASS}\s*[:–—-]?\s*|\s*{_CLASS}$")
"""What kind of word a name is, as in a dictionary."""
_STATEMENT = re.compile(
    rf"[*_]*(?:{alternatives('statement_label')})\s*[\d.]*\s*[*_]*[(\[](?P<name>[^()\[\]]+)[)\]]"
    r"[*_]*\s*[.:]?[*_]*\s+(?P<rest>\S.*)",
    re.IGNORECASE | re.DOTALL,
)
"""What mathematicians number, with its name in parentheses: `Definition 3.1 (Limit). …`."""
_CARD = re.compile(r"(?P<name>[^\n]{1,120}?)\s+:{2,3}\s+(?P<rest>\S.*)", re.DOTALL)
"""A card as notes of Obsidian have it."""
_DASH = re.compile(
    r"(?P<name>[^\n]{1,80}?)\s+(?P<sign>[-–—]{1,2}>?|=>?|→)\s+(?P<rest>\S.*)", re.DOTALL
)
_CODE_IS = re.compile(
    rf"(?:(?:{alternatives('articles')})\s+)?(?P<name>`[^`\n]+`|\*\*[^*\n]+\*\*)\s+(?:{alternatives('is')})\s(?!(?:in|at|on|due|i|på|im|am|dans)\s)",
    re.IGNORECASE,
)
_ASKS_WHAT = re.compile(
    rf"(?:\d+[.)]\s*)?(?:{alternatives('asks_what')})\s+(?:(?:{alternatives('articles')})\s+)?(?P<name>.+?)"
    r"(?:\s+mean)?\s*\??",
    re.IGNORECASE,
)
_NUMBERED = re.compile(rf"(?:{alternatives('numbered_label')})\s*\d+[a-z]?", re.IGNORECASE)
_PART = re.compile(rf"(?:{alternatives('part')})\s*\d+", re.IGNORECASE)
_ENDS_SENTENCE = re.compile(r"[.!?;]\s|[.!?;,]$")
_OPEN = re.compile(
    rf"(?:{alternatives('asks_openly')})\s+(?:\w+\s+)?(?:{alternatives('auxiliaries')})\s",
    re.IGNORECASE,
)
_OF = re.compile(r"\s(?:of|between|in|for|behind|mellom|av|i|for|bak|zwischen|von|der|des)\s")
_LONGEST = 12
"""A name has no more words."""


@dataclass(frozen=True, slots=True)
class TermShape:
    """A name and what stands behind it."""

    name: str
    rest: str
    marked: bool
    """Whether the name is marked, in bold letters or as code, and not only followed by a colon."""
    equation: bool = False
    """Whether an equals sign stands between them: within a meaning that is a calculation."""


def term_shape(text: str) -> TermShape | None:
    """Return the name at the start of a text and its meaning, None if it does not begin so.

    >>> term_shape("**Depth:** how far down")
    TermShape(name='Depth', rest='how far down', marked=True, equation=False)
    >>> term_shape("Depth – how far down").marked, term_shape("It is late: go home!") is None
    (False, False)
    """
    text = text.strip()
    text = undecorated(text) or text
    if numbered := _STATEMENT.fullmatch(text):
        return _shape(numbered["name"], numbered["rest"], marked=True)
    if card := _CARD.fullmatch(text):
        return _shape(card["name"], card["rest"], marked=True)
    if listed := _DEFINITION.fullmatch(text):
        return _shape(listed["name"], listed["rest"], marked=True)
    if (bold := _BOLD.fullmatch(text)) and (bold["colon"] is not None or _has_end(bold["name"])):
        return _shape(bold["name"], bold["rest"].strip(), marked=len(bold["mark"]) > 1)
    if is_task_of_parts(text.partition(":")[0]) and " " in text.partition(":")[0]:
        return None
    if colon := _COLON.fullmatch(text):
        return _shape(colon["name"], colon["rest"] or colon["below"] or "", marked=False)
    if dash := _DASH.fullmatch(text):
        found = _shape(dash["name"], dash["rest"], marked=False)
        return replace(found, equation="=" in dash["sign"]) if found else None
    return None


def undecorated(text: str) -> str:
    """Return a text without pictograms at its ends.

    >>> undecorated("\N{SEEDLING} **Supply** \N{PACKAGE}")
    '**Supply**'
    """
    return _PICTOGRAMS.sub("", text).strip()


def _has_end(name: str) -> bool:
    return name.rstrip().endswith((":", "：", "–", "-"))


def _shape(name: str, rest: str, *, marked: bool) -> TermShape | None:
    bare = re.sub(r"\*\*|__|`", "", name).strip().rstrip(":：–—- ").strip()
    bare = undecorated(bare) or bare
    bare = _WORD_CLASS.sub("", bare).strip() or bare
    rest = _WORD_CLASS.sub("", rest)
    if parenthesis := re.match(r"(\([^()\n]{1,60}\))\s*[:：–—-]\s*(.*)", rest, re.DOTALL):
        bare, rest = f"{bare} {parenthesis[1]}", parenthesis[2]
    if not is_name(bare) or is_label(bare, alone=not rest.strip()):
        return None
    return TermShape(bare, rest.strip(), marked=marked)


def is_name(text: str) -> bool:
    """Return whether a text may be the name of a term: short, no sentence, no label, no place."""
    outside = re.sub(r"\([^()]*\)", "", text).strip()
    words = outside.split()
    return (
        0 < len(words) <= _LONGEST
        and len(text) <= 120
        and any(map(str.isalpha, re.sub(r"\$[^$]*\$", "", outside)))
        and not _ENDS_SENTENCE.search(ABBREVIATIONS.sub("", outside.replace("...", "")))
        and "://" not in text
        and not is_label(text)
    )


def is_label(text: str, *, alone: bool = False) -> bool:
    """Return whether a text names a part of something, such as "Usage" or "Task 2".

    `alone` says that nothing stands behind it: "Parameters" heads a list then, and is no term.
    """
    bare = plain(text)
    if alone and is_one(bare, "group_label"):
        return True
    last = bare.rpartition(" ")[2]
    return (
        is_one(bare, "label")
        or is_task(text)
        or bool(_PART.match(bare))
        or (last in ("notes", "note", "notater", "hinweise") and " " in bare)
    )


def is_task(text: str) -> bool:
    """Return whether a text names something to do, or one of several things: "Task 2"."""
    bare = plain(text.partition(":")[0])
    last = bare.rpartition(" ")[2]
    return bool(_NUMBERED.fullmatch(bare)) or last in ("tasks", "exercises", "oppgaver", "aufgaben")


def sentence_name(text: str) -> str:
    """Return the name with which a paragraph begins that says what it is, empty for another.

    >>> sentence_name("`Resize()` is a method."), sentence_name("It is late.")
    ('Resize()', '')
    """
    match = _CODE_IS.match(text)
    return match["name"].strip("`*") if match else ""


def asked_name(text: str) -> str:
    """Return what "what is …" asks for if that is a term, empty for any other question.

    >>> asked_name("what is a dense layer"), asked_name("What is the value of log(-2)?")
    ('dense layer', '')
    """
    match = _ASKS_WHAT.fullmatch(text.strip().strip("*_ "))
    if not match or "?" in match["name"]:
        return ""
    name = match["name"].strip(" .:*_")
    is_term = len(name.split()) <= 5 and not _OF.search(f" {name} ") and is_name(name)
    return name if is_term else ""


def is_question(text: str) -> bool:
    """Return whether a text asks something."""
    bare = text.strip().strip("*_ ")
    return bare.endswith("?") or (begins_with(bare, "asks") and len(bare.split()) > 3)


def is_task_of_parts(text: str) -> bool:
    """Return whether a text tells to do something with each of what follows it: "Explain:"."""
    bare = re.sub(r"^[\W\d_]+", "", text)
    return begins_with(bare, "explained") and not bare.rstrip(" *_").endswith("?")


def is_question_heading(text: str) -> bool:
    """Return whether a heading asks something: "How rivers form" is a title.

    >>> is_question_heading("How rivers form"), is_question_heading("Why do rivers bend")
    (False, True)
    """
    bare = text.strip().strip("*_ ")
    if bare.endswith("?"):
        return True
    return is_question(bare) and (not begins_with(bare, "asks_openly") or bool(_OPEN.match(bare)))


def defines(heading: str, sentence: str) -> bool:
    """Return whether a sentence says what its heading is: "Pooling is …" below "Pooling"."""
    names = [re.sub(r"\s*\(.*?\)", "", heading), *re.findall(r"\(([^()]*)\)", heading)]
    start = re.sub(r"[*_`\"“”]", "", sentence.strip())
    for name in filter(None, map(str.strip, names)):
        pattern = (
            rf"(?:(?:{alternatives('articles')})\s+)?{re.escape(name)}(?:e?s|en|er|et)?"
            rf"(?:\s*\([^()]*\))?,?\s+(?:[^.,]{{1,60}},\s+)?(?:{alternatives('is')})\b"
        )
        if re.match(pattern, start, re.IGNORECASE):
            return True
    return False
