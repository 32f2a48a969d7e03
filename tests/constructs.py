"""A small course whose first lesson has every construct of the authors' guide."""

from __future__ import annotations

from pathlib import Path

from authoring import MARKDOWN, examples
from pictures import png
from sites import project_with

_QUESTION = """
- id: variants-{number}
  kind: true-false
  prompt: &text{number}
    en: &words{number} |
      === "One"

          A way.[^1]

      === "Two"

          Another.

      [^1]: By somebody.
    nb: *words{number}
  answer: true
  explanation: *text{number}
  terms: [gradient]
"""
LESSON = "01-walking-downhill"


def project_with_constructs(folder: Path) -> Path:
    """Return a project of the small course with every example of Markdown in its first lesson.

    Two of its questions have texts with tabs and footnotes, four on one page.
    """
    project = project_with("tests/small_course", folder)
    lesson = project / "content/lessons" / LESSON
    added = "\n".join(examples(MARKDOWN))
    for language in ("en", "nb"):
        file = lesson / f"lesson.{language}.md"
        file.write_text(f"{file.read_text(encoding='utf-8')}\n{added}", encoding="utf-8")
    quiz = lesson / "quiz.yml"
    questions = "".join(_QUESTION.format(number=number) for number in (1, 2))
    quiz.write_text(f"{quiz.read_text(encoding='utf-8')}\n{questions}", encoding="utf-8")
    (lesson / "figures/photos").mkdir()
    (lesson / "figures/photos/valley.PNG").write_bytes(png(width=600, height=400))
    (lesson / "files").mkdir()
    for name in ("slides.pdf", "wind.mp3", "ball.mp4"):
        (lesson / "files" / name).write_bytes(b"")
    return project
