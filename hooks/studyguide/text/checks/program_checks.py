"""Checks of what authors say about code that readers can run. Nothing is run."""

from __future__ import annotations

from collections.abc import Iterator

from studyguide.text.tree.blocks import Document, Fault
from studyguide.text.tree.programs import programs, unattached

_NO_CODE = "an 'expect' block belongs right below the code that readers change: '```python run'"
_ELSEWHERE = "code that readers run belongs in a lesson. Take 'run' away here"
_EMPTY = "the code is expected to print nothing. Write what it should print, or remove the block"


def program_faults(document: Document, *, in_lesson: bool) -> Iterator[Fault]:
    """Yield the faults in the programs of a text."""
    for block in unattached(document):
        yield Fault(block.line, _NO_CODE)
    for program in programs(document):
        if not in_lesson:
            yield Fault(program.code.line, _ELSEWHERE)
        if program.expected and not program.expected.code.strip():
            yield Fault(program.expected.line, _EMPTY)
