"""Pens, brushes and fonts of a painter as the graphics state of a PDF page (ISO 32000-1, 8.4)."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Generic, TypeVar

from PySide6.QtCore import Qt
from PySide6.QtGui import QBrush, QColor, QFont, QPen
from reportlab.pdfgen.canvas import Canvas

from app.reports import font

_CAP = {Qt.PenCapStyle.FlatCap: "0", Qt.PenCapStyle.RoundCap: "1", Qt.PenCapStyle.SquareCap: "2"}
_JOIN = {Qt.PenJoinStyle.RoundJoin: "1", Qt.PenJoinStyle.BevelJoin: "2"}
_DENSITY = {
    Qt.BrushStyle.SolidPattern: 1.0,
    Qt.BrushStyle.Dense1Pattern: 0.94,
    Qt.BrushStyle.Dense2Pattern: 0.88,
    Qt.BrushStyle.Dense3Pattern: 0.63,
    Qt.BrushStyle.Dense4Pattern: 0.5,
    Qt.BrushStyle.Dense5Pattern: 0.37,
    Qt.BrushStyle.Dense6Pattern: 0.12,
    Qt.BrushStyle.Dense7Pattern: 0.06,
}
_MOST_KNOWN = 16


@dataclass(frozen=True, slots=True)
class Tint:
    """A colour as operands, and how much of it covers."""

    rgb: str
    alpha: float


@dataclass(frozen=True, slots=True)
class Stroke:
    """`dash` counts in widths; a cosmetic width does not follow the transform. Nothing is drawn unless `draws`."""

    draws: bool
    tint: Tint
    width: float
    cosmetic: bool
    cap: str
    join: str
    dash: tuple[float, ...]
    offset: float


@dataclass(frozen=True, slots=True)
class Fill:
    """A plain tint, or a `pattern` of lines or colours that is drawn by itself."""

    tint: Tint | None
    pattern: QBrush | None


@dataclass(frozen=True, slots=True)
class Letters:
    """`face` is empty where it is not a shipped one; `pixels` 0 where the size is in points."""

    face: str
    pixels: float
    points: float
    rules: tuple[float, ...]
    """Of underlining and the like: their heights above the base line, in sizes of the font."""


def tint(color: QColor, share: float = 1.0) -> Tint:
    return Tint(f"{color.redF():.3f} {color.greenF():.3f} {color.blueF():.3f}", color.alphaF() * share)


def stroke(pen: QPen) -> Stroke:
    style = pen.style()
    return Stroke(
        style != Qt.PenStyle.NoPen,
        tint(pen.color()),
        pen.widthF() or 1.0,
        pen.isCosmetic(),
        _CAP.get(pen.capStyle(), "0"),
        _JOIN.get(pen.joinStyle(), "0"),
        tuple(pen.dashPattern()) if style not in (Qt.PenStyle.SolidLine, Qt.PenStyle.NoPen) else (),
        pen.dashOffset(),
    )


def fill(brush: QBrush) -> Fill:
    style = brush.style()
    if style == Qt.BrushStyle.NoBrush:
        return Fill(None, None)
    return Fill(tint(brush.color(), _DENSITY[style]), None) if style in _DENSITY else Fill(None, brush)


def letters(of: QFont) -> Letters:
    face = font.face(int(of.weight()), of.italic()) if of.family() == font.FAMILY else ""
    drawn = ((of.underline(), -0.12), (of.strikeOut(), 0.3), (of.overline(), 0.78))
    rules = tuple(height for is_drawn, height in drawn if is_drawn)
    return Letters(face, max(0, of.pixelSize()), of.pointSizeF(), rules)


_Thing = TypeVar("_Thing", QPen, QBrush, QFont)
_Found = TypeVar("_Found")


class Known(Generic[_Thing, _Found]):
    """What was worked out of the last pens, brushes or fonts, found by equality: asking Qt anew costs much more."""

    def __init__(self, work_out: Callable[[_Thing], _Found]) -> None:
        self._work_out: Callable[[_Thing], _Found] = work_out
        self._known: list[tuple[_Thing, _Found]] = []

    def __call__(self, thing: _Thing) -> _Found:
        for known, found in self._known:
            if known == thing:
                return found
        kept = type(thing)(thing)  # what the painter lends dies with the call
        found = self._work_out(kept)
        self._known.insert(0, (kept, found))
        del self._known[_MOST_KNOWN:]
        return found


class Ink:
    """The graphics state of the open `q … Q`: each operator is written only when its value changes."""

    def __init__(self, canvas: Canvas) -> None:
        self._canvas = canvas
        self._now: dict[str, object] = {}
        self._stroke: object = None

    def forget(self) -> None:
        self._now.clear()
        self._stroke = None

    def set(self, operator: str, operands: str) -> None:
        if self._now.get(operator) != operands:
            self._now[operator] = operands
            self._canvas.addLiteral(f"{operands} {operator}")

    def fill(self, tint: Tint, opacity: float) -> None:
        self.set("rg", tint.rgb)
        alpha = tint.alpha * opacity
        if self._now.get("ca", 1.0) != alpha:
            self._now["ca"] = alpha
            self._canvas.setFillAlpha(alpha)

    def stroke(self, stroke: Stroke, opacity: float, scale: float) -> None:
        """`scale` is that of the transform, which a cosmetic pen does not follow."""
        if self._stroke == (id(stroke), opacity):
            return
        self._stroke = (id(stroke), opacity)
        self.set("RG", stroke.tint.rgb)
        alpha = stroke.tint.alpha * opacity
        if self._now.get("CA", 1.0) != alpha:
            self._now["CA"] = alpha
            self._canvas.setStrokeAlpha(alpha)
        width = stroke.width / scale if stroke.cosmetic else stroke.width
        self.set("w", f"{width:.3f}")
        self.set("J", stroke.cap)
        self.set("j", stroke.join)
        dash = " ".join(f"{part * width:.3f}" for part in stroke.dash)
        self.set("d", f"[{dash}] {stroke.offset * width:.3f}" if dash else "[] 0")
