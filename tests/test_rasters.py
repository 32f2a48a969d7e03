"""Pictures of dots as they are published: small, upright, without what a camera notes."""

from __future__ import annotations

import shutil
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from PIL import Image, PngImagePlugin

from mistakes import small_course
from studyguide.command.check import stops
from studyguide.model.guide import Guide, Lesson
from studyguide.model.problems import Problems
from studyguide.model.result_cache import ResultCache
from studyguide.pages.assets import rasters
from studyguide.pages.assets.rasters import (
    LONGEST,
    LONGEST_ON_PAPER,
    published,
    published_name,
    use_folder,
)
from studyguide.pages.registry import registry_of
from studyguide.reading.load import load_guide

LESSON = "content/lessons/01-walking-downhill"
ORIENTATION, DESCRIPTION, GPS = 0x0112, 0x010E, 0x8825
FORMATS = {"jpg": "JPEG", "png": "PNG", "webp": "WEBP", "avif": "AVIF"}


def photograph(kind: str, *, size: tuple[int, int] = (60, 40), orientation: int = 1) -> bytes:
    """Return a picture as a phone takes it: it tells where; its left half is red."""
    image = Image.effect_noise(size, 90).convert("RGB")
    image.paste((220, 30, 30), (0, 0, size[0] // 2, size[1]))
    notes = Image.Exif()
    notes[ORIENTATION], notes[DESCRIPTION] = orientation, "Our garden"
    notes.get_ifd(GPS).update({1: "N", 2: (59.0, 55.0, 0.0)})
    options: dict[str, Any] = {"exif": notes.tobytes()}
    if kind == "PNG":
        text = PngImagePlugin.PngInfo()
        text.add_text("Author", "Ann Lee")
        options["pnginfo"] = text
    out = BytesIO()
    image.save(out, kind, **options)
    return out.getvalue()


def course_with(folder: Path, pictures: dict[str, bytes]) -> Path:
    course = small_course(folder)
    lesson = course / LESSON
    text = "\n\n".join(f"![What it shows.](<{name}>)" for name in pictures)
    for name, data in pictures.items():
        (lesson / name).parent.mkdir(parents=True, exist_ok=True)
        (lesson / name).write_bytes(data)
    for file in lesson.glob("lesson.*.md"):
        file.write_text(f"{file.read_text(encoding='utf-8')}\n{text}\n", encoding="utf-8")
    return course


def read(course: Path) -> tuple[Guide, Problems]:
    guide, problems = load_guide(course / "content")
    assert guide is not None
    return guide, problems


def lesson_with(folder: Path, name: str, data: bytes) -> tuple[Lesson, Path]:
    lesson = read(course_with(folder, {name: data}))[0].lessons[0]
    return lesson, lesson.folder_path / name


def opened(data: bytes) -> Image.Image:
    return Image.open(BytesIO(data))


def large(kind: str) -> bytes:
    """Return a picture of more than a megabyte."""
    data = (
        photograph(kind, size=(2400, 1200))
        if kind != "PNG"
        else photograph("PNG", size=(1200, 900))
    )
    return data if len(data) > 1_000_000 else data + b"\0" * 1_000_000


@pytest.mark.parametrize("ending", FORMATS)
def test_no_published_picture_tells_where_it_was_taken(ending: str, tmp_path: Path) -> None:
    data = photograph(FORMATS[ending])
    assert opened(data).getexif().get_ifd(GPS)
    shown = opened(published(*lesson_with(tmp_path, f"figures/a.{ending}", data)))
    shown.load()
    assert shown.format == FORMATS[ending]
    assert not shown.getexif()
    assert not {"exif", "xmp", "comment", "Author"} & set(shown.info)


@pytest.mark.parametrize("ending", ["png", "webp"])
def test_what_is_left_out_leaves_the_dots_as_they_were(ending: str, tmp_path: Path) -> None:
    data = photograph(FORMATS[ending])
    shown = published(*lesson_with(tmp_path, f"figures/a.{ending}", data))
    assert opened(shown).convert("RGB").tobytes() == opened(data).convert("RGB").tobytes()
    assert len(shown) < len(data)


def test_a_picture_without_notes_is_published_byte_for_byte(tmp_path: Path) -> None:
    image, out = Image.new("RGB", (9, 9)), BytesIO()
    image.save(out, "JPEG")
    assert published(*lesson_with(tmp_path, "figures/a.jpg", out.getvalue())) == out.getvalue()


@pytest.mark.parametrize("medium", ["page", "paper"])
def test_a_picture_stands_upright_as_the_camera_was_held(medium: Any, tmp_path: Path) -> None:
    data = photograph("JPEG", orientation=6)
    shown = opened(published(*lesson_with(tmp_path, "figures/a.jpg", data), medium)).convert("RGB")
    assert shown.size == (40, 60)
    red, _, blue = shown.getpixel((20, 10))  # type: ignore[misc]
    assert red > 150 > blue


@pytest.mark.parametrize(
    ("ending", "page", "paper"), [("jpg", "", ""), ("png", ".webp", ".jpg"), ("webp", "", ".jpg")]
)
def test_a_large_picture_is_shown_as_a_small_copy(
    ending: str, page: str, paper: str, tmp_path: Path
) -> None:
    data = large(FORMATS[ending])
    lesson, path = lesson_with(tmp_path, f"figures/a.{ending}", data)
    for medium, suffix in (("page", page), ("paper", paper)):
        shown = published(lesson, path, medium)  # type: ignore[arg-type]
        assert published_name(lesson, path, medium) == f"figures/a.{ending}{suffix}"  # type: ignore[arg-type]
        most = LONGEST if medium == "page" else LONGEST_ON_PAPER
        assert max(opened(shown).size) <= most
        assert len(shown) < len(data) / 2


def test_a_large_picture_is_printed_with_300_dots_an_inch(tmp_path: Path) -> None:
    lesson, path = lesson_with(tmp_path, "figures/a.jpg", large("JPEG"))
    text_width_of_a4 = (210 - 24 - 20) / 25.4
    assert opened(published(lesson, path, "paper")).width / text_width_of_a4 >= 300


def test_the_original_of_a_large_picture_is_published_only_from_files(tmp_path: Path) -> None:
    data = large("PNG")
    course = course_with(tmp_path, {"figures/a.png": data, "files/b.png": data})
    registry, _ = registry_of(read(course)[0], "en")
    files = {file.uri.removeprefix("lessons/walking-downhill/"): file for file in registry.files()}
    assert "figures/a.png" not in files
    assert 'src="figures/a.png.webp"' in str(
        registry.page("lessons/walking-downhill.md").body
    ).replace("../walking-downhill/", "")
    assert max(opened(files["figures/a.png.webp"].read()).size) <= LONGEST
    offered = opened(files["files/b.png"].read())
    assert offered.size == opened(data).size
    assert not offered.getexif()


def test_a_large_picture_is_told_once_at_its_line_and_stops_nothing(tmp_path: Path) -> None:
    course = course_with(tmp_path, {"figures/my photo.jpg": large("JPEG")})
    _, problems = read(course)
    (told,) = problems
    assert str(told).startswith(
        f"{LESSON}/lesson.en.md:32: the picture 'figures/my photo.jpg' has "
    )
    assert not stops(problems, strict=True)


def test_an_animation_is_published_as_it_is(tmp_path: Path) -> None:
    frames = [Image.new("RGB", (9, 9), (shade, 0, 0)) for shade in (0, 90, 180)]
    out = BytesIO()
    frames[0].save(out, "GIF", save_all=True, append_images=frames[1:])
    assert published(*lesson_with(tmp_path, "figures/a.gif", out.getvalue())) == out.getvalue()


@pytest.mark.parametrize("ending", ["jpg", "png", "webp", "avif"])
def test_a_damaged_picture_stops_nothing(ending: str, tmp_path: Path) -> None:
    data = photograph(FORMATS[ending])
    for broken in (b"", b"no picture", data[: len(data) // 2]):
        lesson, path = lesson_with(tmp_path / str(len(broken)), f"figures/a.{ending}", broken)
        assert published(lesson, path) == broken


def test_what_is_kept_never_changes_a_picture(tmp_path: Path) -> None:
    lesson, path = lesson_with(tmp_path, "figures/a.jpg", photograph("JPEG", orientation=6))
    kept = tmp_path / "kept"
    cold = published(lesson, path)
    use_folder(ResultCache(kept))
    try:
        assert published(lesson, path) == cold
        (file,) = kept.iterdir()
        assert published(lesson, path) == cold
        for damaged in (b"", b"x" * 100, file.read_bytes()[:-1]):
            file.write_bytes(damaged)
            assert published(lesson, path) == cold
        other = photograph("JPEG", size=(80, 40), orientation=6)
        path.write_bytes(other)
        assert opened(published(lesson, path)).size == (40, 80)
        shutil.rmtree(kept)
        assert opened(published(lesson, path)).size == (40, 80)
    finally:
        use_folder(ResultCache())


def test_a_new_setting_takes_nothing_that_was_kept(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    lesson, path = lesson_with(tmp_path, "figures/a.jpg", large("JPEG"))
    use_folder(ResultCache(tmp_path / "kept"))
    try:
        assert max(opened(published(lesson, path)).size) == LONGEST
        monkeypatch.setattr(rasters, "LONGEST", 100)
        assert max(opened(published(lesson, path)).size) == 100
    finally:
        use_folder(ResultCache())
