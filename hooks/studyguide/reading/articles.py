"""Reads Markdown files with front matter: `Article` and problems."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from studyguide.formulas.latex.preamble import Preamble
from studyguide.model.article import Article, ArticleHeading
from studyguide.model.problems import Problem, Problems, did_you_mean, without_echoes
from studyguide.model.slugs import SHAPE, is_slug
from studyguide.model.text_file import read_text_file
from studyguide.model.yaml_file import YamlFile, read_yaml_text
from studyguide.model.yaml_loader import Unclear
from studyguide.reading.file_name_checks import path_in_project, stray_file_problems
from studyguide.text.figure_numbers import figure_ids
from studyguide.text.parsing.block_tree import UNDERLINED
from studyguide.text.parsing.parse import parse_blocks
from studyguide.text.tree import blocks as nodes
from studyguide.text.tree.flat import atoms
from studyguide.text.tree.inline_contents import inline_contents
from studyguide.text.tree.inlines import Formula, Reference
from studyguide.text.tree.inner_blocks import every_block
from studyguide.text.tree.plain import plain_words

KEYS = ("title", "summary")
MAY = ("link", "draft", "formerly")
_FRONT_MATTER = re.compile(r"\A---[ \t]*\n(.*?)^---[ \t]*$\n?", re.DOTALL | re.MULTILINE)


def read_articles(
    path: Path, folder: Path, languages: tuple[str, ...]
) -> tuple[dict[str, Article], Problems]:
    """Return a lesson's texts by language; a missing or misnamed file is a problem."""
    articles: dict[str, Article] = {}
    problems: list[Problem] = list(stray_file_problems(path, folder, languages))
    files = {language: path / f"lesson.{language}.md" for language in languages}
    if not any(file.is_file() for file in files.values()):
        name = path_in_project(path / f"lesson.{languages[0]}.md", folder)
        return articles, (*problems, Problem(name, 1, "the lesson is missing. Write this file"))
    for language, file in files.items():
        display_path = path_in_project(file, folder)
        if not file.is_file():
            message = "the lesson is not translated. Write this file"
            problems.append(Problem(display_path, 1, message, "warning", language))
            continue
        article, article_problems = read_article(file, display_path, language)
        problems += article_problems
        if article is not None:
            articles[language] = article
    return articles, tuple(problems)


def read_article(file: Path, path: str, language: str) -> tuple[Article | None, Problems]:
    """Return the article of a file, None if its front matter cannot be read, and problems."""
    text, problems = read_text_file(file, path)
    if problems:
        return None, problems
    match = _FRONT_MATTER.match(text)
    if match is None:
        message = "no front matter. Begin the file with '---', 'title: …', 'summary: …', '---'"
        return None, (Problem(path, 1, message),)
    source, data, problems = read_yaml_text(match[1], path, first_line=2)
    if problems:
        return None, problems
    problems = without_echoes(_front_matter_problems(source, data))
    if problems:
        return None, problems
    body, body_line = text[match.end() :], text.count("\n", 0, match.end()) + 1
    headings, problems = _headings(body, body_line, path)
    equations = _equations(body)
    article = Article(
        path, language, data["title"].strip(), data["summary"].strip(), body, body_line, headings,
        link=data.get("link", True), equations=equations, figures=figure_ids(parse_blocks(body)[0]),
        draft=data.get("draft", False),
        formerly=tuple(data.get("formerly") or ()),
    )  # fmt: skip
    return article, problems


def _front_matter_problems(source: YamlFile, data: object) -> Iterator[Problem]:
    if not isinstance(data, dict):
        yield source.problem((), "the front matter must have the lines 'title: …', 'summary: …'")
        return
    for key in data:
        if key not in (*KEYS, *MAY):
            guess = did_you_mean(str(key), (*KEYS, *MAY))
            yield source.problem((key,), f"unknown key '{key}' in the front matter.{guess}")
    for key in KEYS:
        if key not in data:
            yield source.problem((), f"the front matter has no '{key}'. Add the line '{key}: …'")
        elif not isinstance(data[key], str) or not data[key].strip():
            yield source.problem((key,), f"'{key}' must be text. Put it in quotes")
        elif isinstance(data[key], Unclear):
            yield source.problem((key,), f"'{key}' {data[key].fault}")
    if not isinstance(data.get("link", True), bool):
        yield source.problem(("link",), "'link' must be 'false' (no automatic links) or 'true'")
    if not isinstance(data.get("draft", False), bool):
        yield source.problem(("draft",), "'draft' must be 'true' (not published yet) or 'false'")
    former = data.get("formerly") or []
    if not isinstance(former, list) or not all(isinstance(slug, str) for slug in former):
        message = "'formerly' must be a list of addresses: 'formerly: [old-name]'"
        yield source.problem(("formerly",), message)


def _headings(body: str, body_line: int, path: str) -> tuple[tuple[ArticleHeading, ...], Problems]:
    """Return the headings and problems with their levels, ids, formulas and references."""
    headings: list[ArticleHeading] = []
    problems: list[Problem] = []
    level = 1
    document, faults = parse_blocks(body)
    underlined = {fault.line for fault in faults if fault.message == UNDERLINED}
    for block in document.blocks:
        if not isinstance(block, nodes.Heading) or block.line in underlined:
            continue
        line = body_line + block.line
        problems += (Problem(path, line, text) for text in _heading_faults(block, level, headings))
        level = block.level
        headings.append(ArticleHeading(block.id, plain_words(block.content), line))
    return tuple(headings), tuple(problems)


def _equations(body: str) -> tuple[str, ...]:
    r"""Return the anchors of equations that have a `\label`."""
    document = parse_blocks(body, preamble=Preamble(lesson=True))[0]
    blocks = (
        block for part in (document.blocks, *document.footnotes) for block in every_block(part)
    )
    displayed = (block.anchors for block in blocks if isinstance(block, nodes.Equation))
    placed = (node for inlines, _ in inline_contents(document) for _, _, node in atoms(inlines))
    inline = (node.anchors for node in placed if isinstance(node, Formula))
    return tuple(anchor for anchors in (*displayed, *inline) for anchor in anchors)


def _heading_faults(
    block: nodes.Heading, above: int, before: list[ArticleHeading]
) -> Iterator[str]:
    title = plain_words(block.content, formula="${}$".format)
    hashes, anchor = "#" * block.level, block.id
    if not title:
        yield "a heading without words. Give it a title"
        return
    if len(hashes) == 1:
        yield "a heading with one '#': the title is in the front matter. Begin with '##'"
    elif len(hashes) > above + 1:
        yield f"the heading '{title}' skips a level. Write {'#' * (above + 1)} instead of {hashes}"
    if not anchor:
        yield f"the heading '{title}' has no id. Write '{hashes} {title} {{#short-ascii-name}}'"
    elif not is_slug(anchor):
        yield f"the id '{anchor}' {SHAPE}"
    elif anchor in {heading.id for heading in before}:
        yield f"the id '{anchor}' is used by an earlier heading. Choose another"
    if any(isinstance(node, Formula | Reference) for _, _, node in atoms(block.content)):
        yield f"the heading '{title}' has math or a term reference. Write it in plain words"
