"""Pictures from outside come in upright, small, and in a kind that prints; what cannot be taken is refused in words."""

from __future__ import annotations

import os
import struct
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QUrl
from PySide6.QtGui import QColor, QImage, QPainter

from app.views import photo_intake
from app.views.photo_intake import SIDE, Offered, Unusable, offered, prepared, prepared_bytes


def image(width: int, height: int, *, clear: bool = False) -> QImage:
    """Red at the left, blue at the right."""
    made = QImage(width, height, QImage.Format.Format_ARGB32 if clear else QImage.Format.Format_RGB32)
    made.fill(QColor(0, 0, 0, 0) if clear else QColor("white"))
    painter = QPainter(made)
    painter.fillRect(0, 0, width // 4, height, QColor("red"))
    painter.fillRect(width - width // 4, 0, width // 4, height, QColor("blue"))
    painter.end()
    return made


def noise(width: int, height: int) -> QImage:
    return QImage(os.urandom(width * height * 4), width, height, QImage.Format.Format_RGB32).copy()


def file(folder: Path, name: str, content: QImage | bytes) -> Offered:
    path = folder / name
    if isinstance(content, bytes):
        path.write_bytes(content)
    else:
        assert content.save(str(path))
    return Offered(name, path)


def turned(content: bytes, orientation: int) -> bytes:
    """A JPEG whose camera says how it was held."""
    exif = b"Exif\0\0MM\0*" + struct.pack(">IHHHIHHI", 8, 1, 0x0112, 3, 1, orientation, 0, 0)
    return content[:2] + b"\xff\xe1" + struct.pack(">H", len(exif) + 2) + exif + content[2:]


def read(content: bytes) -> QImage:
    made = QImage.fromData(content)
    assert not made.isNull()
    return made


def test_a_photo_of_twelve_million_points_is_made_small(tmp_path):
    made = prepared(file(tmp_path, "p.jpg", image(4000, 3000)))
    assert made.startswith(b"\xff\xd8")
    assert (read(made).width(), read(made).height()) == (SIDE, 1500)
    assert read(made).pixelColor(10, 700).red() > 240


def test_a_photo_is_turned_as_the_camera_was_held(tmp_path):
    jpeg = file(tmp_path, "p.jpg", image(400, 200)).path.read_bytes()
    upright = read(prepared_bytes(turned(jpeg, 6), "p.jpg"))
    assert (upright.width(), upright.height()) == (200, 400)
    assert upright.pixelColor(100, 20).red() > 240
    assert upright.pixelColor(100, 380).blue() > 240
    large = read(prepared_bytes(turned(file(tmp_path, "l.jpg", image(4000, 2000)).path.read_bytes(), 8), "l.jpg"))
    assert (large.width(), large.height()) == (1000, SIDE)


@pytest.mark.parametrize("name", ["p.png", "p.bmp", "p.webp", "p.tif", "P.JPG"])
def test_the_usual_kinds_of_pictures_come_in(tmp_path, name):
    made = prepared(file(tmp_path, name, image(300, 200)))
    assert made[:4] in (b"\x89PNG", b"\xff\xd8\xff\xe0")
    assert read(made).width() == 300


def test_a_drawing_stays_exact_and_a_photo_that_is_no_jpeg_becomes_one(tmp_path):
    drawing = read(prepared(file(tmp_path, "d.png", image(300, 200, clear=True))))
    assert drawing.pixelColor(150, 100).alpha() == 0
    photo = prepared(file(tmp_path, "n.png", noise(900, 900)))
    assert photo.startswith(b"\xff\xd8")


def test_what_was_clear_becomes_white_where_a_jpeg_has_to_do(tmp_path, monkeypatch):
    monkeypatch.setattr(photo_intake, "EXACT_AT_MOST", 10)
    made = read(prepared(file(tmp_path, "d.png", image(300, 200, clear=True))))
    assert made.pixelColor(150, 100) == QColor("white")


def test_the_picture_of_a_clipboard_comes_in(qapp):
    mime = QMimeData()
    mime.setImageData(image(2600, 100))
    (one,) = offered(mime)
    assert read(prepared(one)).width() == SIDE


def test_only_files_that_are_meant_as_pictures_are_taken(tmp_path):
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(tmp_path / name)) for name in ("a.JPG", "b.kaizen", "c.heic", "d.pdf")])
    assert [one.name for one in offered(mime)] == ["a.JPG", "c.heic"]
    mime.setUrls([QUrl("https://example.org/a.jpg")])
    assert offered(mime) == []


@pytest.mark.parametrize(
    ("content", "says"),
    [
        (b"not a picture", "cannot be read as a picture"),
        (b"", "cannot be read"),
        (b"<svg xmlns='http://x'/>", "cannot"),
    ],
)
def test_what_is_no_picture_is_refused_by_name(tmp_path, content, says):
    with pytest.raises(Unusable) as refused:
        prepared(file(tmp_path, "broken.jpg", content))
    assert "“broken.jpg”" in str(refused.value.sentence)
    assert says in str(refused.value.sentence)


def test_half_a_file_is_refused_or_read_but_never_worse(tmp_path):
    whole = file(tmp_path, "p.png", noise(300, 300)).path.read_bytes()
    with pytest.raises(Unusable):
        prepared_bytes(whole[: len(whole) // 2], "p.png")


def test_what_would_fill_the_memory_is_refused(tmp_path, monkeypatch):
    monkeypatch.setattr(photo_intake, "UNPACKED_AT_MOST", 1000)
    with pytest.raises(Unusable, match="too large"):
        prepared(file(tmp_path, "huge.png", image(300, 200)))
    monkeypatch.setattr(photo_intake, "FILE_AT_MOST", 1000)
    with pytest.raises(Unusable, match="too large"):
        prepared(file(tmp_path, "huge.jpg", bytes(1001)))
    with pytest.raises(Unusable, match="could not be opened"):
        prepared(Offered("gone.jpg", tmp_path / "gone.jpg"))
