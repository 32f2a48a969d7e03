"""Random texts by the grammar of what authors write, and by everything that is nearly so."""

from __future__ import annotations

from random import Random

WORDS = (
    "gradient", "steepest descent", "walk", "ørret", "naïve", "東京", "שלום", "e\u0301", "x_1",
    "C++", "A/B", "17. mai", "1)", "don’t", "<vector>", "AT&T", "50 %", "a@b.example",
    "https://x.example/y", "javascript:alert(1)", "\U0001f9d1\u200d\U0001f52c", "\u00ad", "null",
    "yes", "0x1f", "1:30",
)  # fmt: skip
OPENED = (
    "*", "**", "_", "__", "`", "``", "~~", "~", "^", "==", "++", "[", "](", "![", "[[", "]]",
    "[[|", "[^", "[@", "<", "</", "<!--", "-->", "{", "}", "{{", "}}", "{#", "$", "$$", "\\(",
    "\\)", "\\[", "\\]", "\\begin{align}", "\\end{align}", "\\ref{", "|", "&", "&#", "\\", "(",
    ")", '"', "'", "\u2028", "\u00a0", "\t", "  ", "  \n", "\n", "\n\n", "\n    ", "\r", ":",
    "- ", "> ", "# ", ": ", "\u200b",
)  # fmt: skip
FORMULAS = (
    "x", "x^2", "\\frac{a}{b}", "\\frac", "\\left( x", "\\begin{matrix} a & b \\\\ c",
    "\\text{if $x$}", "\\ce{H2O}", "\\SI{3}{\\metre}", "\\tag{1} x", "\\label{eq:a} x", "x^", "{",
    "}", "\\\\", "&", "%", "\\def\\x{\\x}\\x", "\\color{red} x", "\\href{javascript:x}{y}",
    "\\sum_{i}^n \\int", "\\unknown{x}",
)  # fmt: skip
INFO = (
    "", "python", "python run", "check", "mermaid", '{.python title="x"}', "python hl_lines=1-",
    "x y",
)  # fmt: skip
KINDS = ("note", "question", "warning", "x", "", "note inline end", 'note "A *title*"', 'note ""')
TARGETS = (
    "figures/parabola.svg", "figures/none.svg", "../02-steps/lesson.en.md", "#id", "/weeks/1/",
    "#", "https://x.example", "javascript:x", " x", "<a b>", "gradient", "files/", "..", "%00",
    "a b", "",
)  # fmt: skip
MARKS = ("- ", "* ", "1. ", "17. ", "2) ", "- [ ] ", "- [x] ", "> ", ">", "    ", ": ")
DEEPEST = 4


def random_text(random: Random, depth: int = 0) -> str:
    """Return some blocks of Markdown."""
    return "\n\n".join(_block(random, depth) for _ in range(random.randint(1, 3)))


def random_line(random: Random, depth: int = 0) -> str:
    """Return some inline content, which may be damaged."""
    return " ".join(_inline(random, depth) for _ in range(random.randint(1, 4)))


def _inline(random: Random, depth: int) -> str:
    if depth > DEEPEST:
        return random.choice(WORDS)
    inner = random_line(random, depth + 1) if random.random() < 0.5 else random.choice(WORDS)
    target, formula = random.choice(TARGETS), random.choice(FORMULAS)
    return random.choice((
        random.choice(WORDS), random.choice(WORDS), random.choice(OPENED), inner, f"*{inner}*",
        f"**{inner}**", f"`{inner}`", f"~~{inner}~~", f"=={inner}==", f"~{inner}~", f"^{inner}^",
        f"++{inner}++", f"[{inner}]({target})", f"![{inner}]({target})",
        f'![{inner}]({target} "{inner}")', f"![{inner}]({target}){{ width={inner} }}",
        f"[{inner}][r]", f"[[{inner}]]", f"[[gradient|{inner}]]", f"[[|{inner}]]",
        f"[^{random.choice('12x')}]", f"[@{inner}]", f"<{inner}>", f"${formula}$",
        f"\\({formula}\\)", f"$${formula}$$", f"{{{{{inner}}}}}", f"{{{{a|{inner}}}}}",
        f"{inner}\\\n{inner}", f"{inner}{{#{inner}}}", f"{inner}{{: .x onclick={inner} }}",
        f"<!-- {inner} -->", f"&{inner};",
    ))  # fmt: skip


def _block(random: Random, depth: int) -> str:
    line = random_line(random, depth)
    if depth > DEEPEST:
        return line
    inner = random_text(random, depth + 1) if random.random() < 0.6 else line
    again, formula = random_line(random, depth), random.choice(FORMULAS)
    fence, info, kind = "`" * random.randint(2, 4), random.choice(INFO), random.choice(KINDS)
    mark = random.choice(MARKS)
    return random.choice((
        line, line, f"{'#' * random.randint(1, 7)} {line}", f"{line}\n{'=-'[depth % 2] * 3}",
        f"{mark}{inner}", _indented(inner, mark),
        f"{_indented(inner, mark)}\n{_indented(again, mark)}", f"{fence}{info}\n{inner}\n{fence}",
        f"{fence}{info}\n{inner}", f"$$\n{formula}\n$$", f"\\[{formula}\\]",
        f"!!! {kind}\n{_indented(inner, '    ')}", f"??? {kind}\n\n{_indented(inner, '    ')}",
        f'=== "{line}"\n\n{_indented(inner, "    ")}\n\n=== "{again}"\n\n    {again}',
        f"> [!{kind.upper()}]\n{_indented(inner, '> ')}", f"[^1]: {inner}", f"[r]: {inner}",
        f"*[{line}]: {again}", f"| {line} | {again} |\n| --- | :-: |\n| {again} | {line} |",
        f"| {line} |\n|-|\n| a | b |", "---", f"{line}\n: {_indented(inner, '    ')}",
        f"<div>{inner}</div>", f"<!--\n{inner}\n-->", f"<script>{inner}",
        f"\\begin{{align}}\n{formula} &= {formula} \\\\\n\\end{{align}}",
        f"    {line}\n\n\t{again}",
    ))  # fmt: skip


def _indented(text: str, mark: str) -> str:
    """Return a text with a mark before its first line, or before all of them where it is one."""
    further = mark if mark.strip() == ">" or not mark.strip() else " " * len(mark)
    first, *others = text.split("\n")
    return "\n".join((mark + first, *(further + line for line in others)))
