"""Choices within what is asked: `Ice is (heavier / lighter) than water.`"""

from __future__ import annotations

import re
from dataclasses import replace

from studyguide.importing.notes.raw_questions import RawQuestion

_CHOICES = re.compile(r"[(\[](?P<listed>[^()\[\]\n/]{1,60}(?:\s?/\s?[^()\[\]\n/]{1,60}){1,5})[)\]]")
_BEHIND = re.compile(
    r"(?P<asks>.*[)\][.?!])\s*(?:[–—→=:]|->|=>|\s-)\s*(?P<says>[^\n]{1,80})", re.DOTALL
)
_EMPHASIS = re.compile(r"\s*(?P<mark>\*{1,3}|_{1,3}|==)(?P<text>.+?)(?P=mark)\s*")


def with_prompt_choices(raw: RawQuestion) -> RawQuestion:
    """Return a question with the choices that its prompt has as options, if one is the answer."""
    listed = _CHOICES.findall(raw.prompt)
    if raw.options or len(listed) != 1:
        return raw
    choices = [one.strip() for one in listed[0].split("/")]
    bold = [match["text"].strip() for one in choices if (match := _EMPHASIS.fullmatch(one))]
    plain = [
        match["text"].strip() if (match := _EMPHASIS.fullmatch(one)) else one for one in choices
    ]
    prompt, answer = raw.prompt, raw.answer
    if not answer and len(bold) == 1:
        prompt, answer = prompt.replace(listed[0], " / ".join(plain)), bold[0]
    elif not answer and (behind := _BEHIND.fullmatch(prompt)):
        prompt, answer = behind["asks"], behind["says"].strip(" *_.")
    words = [one.casefold() for one in plain]
    said = answer.strip(' *_.!"“”').casefold()
    if said not in words or len(set(words)) < len(words):
        return raw
    return replace(raw, prompt=prompt, options=tuple(plain), answer=plain[words.index(said)])
