"""Which questions a page of the navigation asks, for the marks of what is finished."""

from __future__ import annotations

import json

from studyguide.addresses.uris import address_of, lesson_uri
from studyguide.model.guide import Lesson
from studyguide.pages.site import Site
from studyguide.text.parsing.parse import parse_blocks
from studyguide.text.tree.blocks import EmbeddedQuestion
from studyguide.text.tree.inner_blocks import every_block


def questions_by_page(site: Site) -> str:
    """Return the ids of questions by week and by lesson that asks some, and words, as JSON."""
    guide, words = site.guide, site.words
    weeks = {
        str(week.number): [question.id for question in guide.questions_of(week)]
        for week in guide.course.weeks
        if guide.questions_of(week) and guide.has_answers(week.number)
    }
    asking = ((address_of(lesson_uri(one)), _asked(one, site)) for one in guide.lessons)
    found = {
        "weeks": weeks,
        "lessons": {address: ids for address, ids in asking if ids},
        "words": {"finished": words["finished"], "progress": words.entries["progress"]},
    }
    return json.dumps(found, ensure_ascii=False, separators=(",", ":"), sort_keys=True)


def _asked(lesson: Lesson, site: Site) -> list[str]:
    """Return the questions that a lesson asks in between and that can be answered there."""
    article = lesson.article(site.languages)
    preamble = site.preamble(article.language, lesson=True)
    blocks = every_block(parse_blocks(article.body, preamble=preamble)[0].blocks)
    named = (block.question for block in blocks if isinstance(block, EmbeddedQuestion))
    found = (site.question(id_) for id_ in named)
    ids = (question.id for own, question in found if site.guide.has_answers(own.week))
    return list(dict.fromkeys(ids))
