"""A small course whose first lesson has every construct of the authors' guide."""

from __future__ import annotations

import struct
from pathlib import Path
from zlib import compress, crc32

from authoring import MARKDOWN, examples
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
    (lesson / "figures/photos/valley.PNG").write_bytes(png(600, 400))
    (lesson / "files").mkdir()
    for name in ("slides.pdf", "wind.mp3", "ball.mp4"):
        (lesson / "files" / name).write_bytes(b"")
    return project


def png(width: int, height: int) -> bytes:
    """Return a picture of one colour."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", crc32(kind + data))

    rows = (b"\0" + b"\x5a\x8f\x7b" * width) * height
    header = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    parts = (chunk(b"IHDR", header), chunk(b"IDAT", compress(rows)), chunk(b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(parts)
