"""Pictures from outside, made ready for the event: upright, no larger than is seen, and in a kind that prints.

Nothing here needs the window's thread: what a camera makes takes a while.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QBuffer, QIODevice, QMimeData, Qt
from PySide6.QtGui import QColor, QImage, QImageReader, QPainter

from app.language import N_, Sentence, ngettext, sentence

SIDE = 2000
"""The longest side in pixels: a photograph then prints 17 cm wide at 300 dpi."""
QUALITY = 85
EXACT_AT_MOST = 700_000
"""Bytes of a drawing that is kept without loss; a larger one is a photograph in disguise."""
FILE_AT_MOST = 100_000_000
POINTS_AT_MOST = 400_000_000
UNPACKED_AT_MOST = 60_000_000
"""Points of a picture that is unpacked whole before it is made small; a JPEG is not."""

SUFFIXES = (".jpg", ".jpeg", ".jfif", ".png", ".webp", ".bmp", ".gif", ".tif", ".tiff")
_FORMATS = (b"jpeg", b"jpg", b"jfif", b"png", b"webp", b"bmp", b"gif", b"tif", b"tiff")
_TAKEN = (*SUFFIXES, ".heic", ".heif", ".avif")
"""What is taken for a picture when it is dropped, so that those that cannot be read are told of."""

NO_PICTURE = N_("“{name}” cannot be read as a picture, and was left out. JPEG, PNG, WebP, BMP, GIF and TIFF can.")
TOO_LARGE = N_("“{name}” is too large, and was left out. Make it smaller first.")
NOT_READ = N_("“{name}” could not be opened, and was left out. It may be gone, or open elsewhere.")


class Unusable(ValueError):
    """A picture that cannot be taken; `sentence` tells the person who gave it."""

    def __init__(self, template: str, name: str) -> None:
        super().__init__(template)
        self.name = name
        self.sentence: Sentence = sentence(template, name=name)


@dataclass(frozen=True, slots=True)
class Offered:
    """A file, or a picture of the clipboard."""

    name: str
    path: Path | None = None
    image: QImage | None = None


def offered(mime: QMimeData | None) -> list[Offered]:
    """The pictures in what is dropped or pasted; none where it holds something else, or an empty clipboard nothing."""
    if mime is None:
        return []
    paths = [Path(url.toLocalFile()) for url in mime.urls() if url.isLocalFile()]
    found = [Offered(path.name, path) for path in paths if path.suffix.lower() in _TAKEN]
    if not paths and mime.hasImage() and isinstance(image := mime.imageData(), QImage) and not image.isNull():
        found.append(Offered("", image=image))
    return found


def prepared(one: Offered) -> bytes:
    """The picture as JPEG, or as PNG where it is a small drawing. Raises `Unusable`."""
    if one.image is not None:
        return _packed(one.image, drawn=True)
    path = one.path or Path(one.name)
    try:
        if path.stat().st_size > FILE_AT_MOST:
            raise Unusable(TOO_LARGE, one.name)
        content = path.read_bytes()
    except OSError as problem:
        raise Unusable(NOT_READ, one.name) from problem
    return prepared_bytes(content, one.name)


def all_prepared(pictures: list[Offered]) -> tuple[list[bytes], list[Unusable]]:
    """The contents, and those that cannot be taken."""
    contents: list[bytes] = []
    refused: list[Unusable] = []
    for one in pictures:
        try:
            contents.append(prepared(one))
        except Unusable as problem:
            refused.append(problem)
    return contents, refused


def told_of(refused: Sequence[Unusable]) -> str:
    """One sentence, however many were left out."""
    if len(refused) == 1:
        return str(refused[0].sentence)
    return ngettext(
        "{n} file was left out: {names}. JPEG, PNG, WebP, BMP, GIF and TIFF pictures up to 100 MB can be added.",
        "{n} files were left out: {names}. JPEG, PNG, WebP, BMP, GIF and TIFF pictures up to 100 MB can be added.",
        len(refused),
        names=", ".join(each.name for each in refused),
    )


def prepared_bytes(content: bytes, name: str) -> bytes:
    """The same of a file already read. Raises `Unusable`."""
    buffer = QBuffer()
    buffer.setData(content)
    buffer.open(QIODevice.OpenModeFlag.ReadOnly)
    reader = QImageReader(buffer)
    try:
        image, photograph = _read(reader, name)
    finally:
        reader.setDevice(None)  # type: ignore[arg-type]  # some kinds look at their file once more when they are let go
    return _packed(image, drawn=not photograph)


def _read(reader: QImageReader, name: str) -> tuple[QImage, bool]:
    """The picture, and whether it is a photograph."""
    reader.setDecideFormatFromContent(True)
    reader.setAutoTransform(True)
    kind = bytes(reader.format().data())
    whole = reader.size()
    if kind not in _FORMATS:
        raise Unusable(NO_PICTURE, name)
    points = whole.width() * whole.height()
    photograph = kind in (b"jpeg", b"jpg", b"jfif")
    if points > (POINTS_AT_MOST if photograph else UNPACKED_AT_MOST):
        raise Unusable(TOO_LARGE, name)
    if max(whole.width(), whole.height()) > SIDE:
        reader.setScaledSize(whole.scaled(SIDE, SIDE, Qt.AspectRatioMode.KeepAspectRatio))
    image = reader.read()
    if image.isNull():
        raise Unusable(NO_PICTURE, name)
    return image, photograph


def _packed(image: QImage, *, drawn: bool) -> bytes:
    if max(image.width(), image.height()) > SIDE:
        image = image.scaled(SIDE, SIDE, Qt.AspectRatioMode.KeepAspectRatio, Qt.TransformationMode.SmoothTransformation)
    if drawn and len(exact := _written(image, "PNG")) <= EXACT_AT_MOST:
        return exact
    return _written(_on_white(image), "JPEG", QUALITY)


def _on_white(image: QImage) -> QImage:
    if not image.hasAlphaChannel():
        return image
    ground = QImage(image.size(), QImage.Format.Format_RGB32)
    ground.fill(QColor("white"))
    painter = QPainter(ground)
    painter.drawImage(0, 0, image)
    painter.end()
    return ground


def _written(image: QImage, kind: str, quality: int = -1) -> bytes:
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, kind, quality)  # type: ignore[call-overload]
    return bytes(buffer.data().data())
