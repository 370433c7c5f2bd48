"""Whatever QPainter draws is on paper what it is on the screen, as vectors and as text."""

from __future__ import annotations

import io
from collections.abc import Callable

import pytest
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import (
    QBrush,
    QColor,
    QConicalGradient,
    QFont,
    QImage,
    QLinearGradient,
    QPainter,
    QPainterPath,
    QPen,
    QPixmap,
    QPolygonF,
    QRadialGradient,
)
from reportlab.pdfgen.canvas import Canvas

from app.canvas.font import map_font
from app.reports import font
from app.reports.paint_engine import CannotPrint, paint
from tests.reports import paper

SIDE = 200.0
Draw = Callable[[QPainter], object]

pytestmark = pytest.mark.usefixtures("qapp")


def on_paper(draw: Draw, side: float = SIDE) -> bytes:
    font.ready()
    file = io.BytesIO()
    canvas = Canvas(file, pagesize=(side, side), pageCompression=1, initialFontName=font.face())
    paint(canvas, (0, 0, side, side), QRectF(0, 0, SIDE, SIDE), draw)
    canvas.save()
    return file.getvalue()


def on_screen(draw: Draw, ratio: int = 2) -> QImage:
    image = QImage(int(SIDE) * ratio, int(SIDE) * ratio, QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.white)
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.scale(ratio, ratio)
    draw(painter)
    painter.end()
    return image


def lines_and_areas(p: QPainter) -> None:
    p.setPen(QPen(QColor("#0f6e84"), 6, Qt.PenStyle.DashLine, Qt.PenCapStyle.FlatCap))
    p.drawLine(10, 20, 190, 20)
    p.setPen(QPen(Qt.GlobalColor.black, 8, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap, Qt.PenJoinStyle.RoundJoin))
    p.drawPolyline(QPolygonF([QPointF(20, 60), QPointF(60, 100), QPointF(100, 60)]))
    p.setPen(Qt.PenStyle.NoPen)
    p.setBrush(QColor("#fdf0cf"))
    p.drawEllipse(QRectF(110, 40, 80, 60))
    p.setBrush(QColor("#b42318"))
    p.drawPolygon(QPolygonF([QPointF(20, 180), QPointF(60, 120), QPointF(100, 180)]))
    p.fillRect(QRectF(120, 120, 60, 60), QColor("#067647"))


def turned_and_clipped(p: QPainter) -> None:
    p.save()
    p.translate(100, 100)
    p.rotate(30)
    p.scale(1.5, 0.5)
    p.setClipRect(QRectF(-50, -50, 100, 100))
    p.fillRect(QRectF(-200, -200, 400, 400), QColor("#0f6e84"))
    p.restore()
    p.fillRect(QRectF(0, 0, 30, 30), QColor("#b42318"))


def clip_within_clip(p: QPainter) -> None:
    round_ = QPainterPath()
    round_.addEllipse(QRectF(20, 20, 160, 160))
    p.setClipPath(round_)
    p.setClipRect(QRectF(0, 0, 100, 200), Qt.ClipOperation.IntersectClip)
    p.fillRect(QRectF(0, 0, 200, 200), QColor("#16202c"))
    p.setClipping(False)
    p.fillRect(QRectF(150, 150, 50, 50), QColor("#b54708"))


def ring(p: QPainter) -> None:
    """The hole stays open by the odd-even rule and closes by the winding rule."""
    for x, rule in ((0, Qt.FillRule.OddEvenFill), (100, Qt.FillRule.WindingFill)):
        path = QPainterPath()
        path.setFillRule(rule)
        path.addRect(QRectF(x + 5, 50, 90, 90))
        path.addRect(QRectF(x + 30, 75, 40, 40))
        p.fillPath(path, QColor("#16202c"))


def see_through(p: QPainter) -> None:
    p.fillRect(QRectF(0, 0, 200, 100), QColor("#16202c"))
    p.fillRect(QRectF(50, 50, 100, 100), QColor(180, 35, 24, 128))
    p.setOpacity(0.25)
    p.fillRect(QRectF(0, 150, 200, 50), QColor("#16202c"))


def gradients(p: QPainter) -> None:
    linear = QLinearGradient(0, 0, 0, 100)
    linear.setColorAt(0, QColor("#ffffff"))
    linear.setColorAt(1, QColor("#0f6e84"))
    p.fillRect(QRectF(0, 0, 200, 100), linear)
    radial = QRadialGradient(100, 150, 50)
    radial.setColorAt(0, QColor("#b42318"))
    radial.setColorAt(1, QColor("#ffffff"))
    p.fillRect(QRectF(50, 100, 100, 100), radial)


def picture(p: QPainter) -> None:
    pixmap = QPixmap(40, 40)
    pixmap.fill(QColor("#0f6e84"))
    q = QPainter(pixmap)
    q.fillRect(0, 0, 40, 10, QColor("#b42318"))
    q.end()
    p.rotate(10)
    p.drawPixmap(QRectF(60, 20, 100, 120), pixmap, QRectF(0, 0, 40, 20))


def letters(p: QPainter) -> None:
    p.setPen(QColor("#16202c"))
    p.setFont(map_font(24, 600))
    p.drawText(QPointF(5, 40), "Réglage n° 11")
    p.save()
    p.translate(30, 190)
    p.rotate(-90)
    p.drawText(QPointF(0, 0), "œuvre")
    p.restore()
    p.drawText(QRectF(60, 80, 130, 100), Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignBottom, "1,5 h")


@pytest.mark.parametrize(
    "draw",
    [lines_and_areas, turned_and_clipped, clip_within_clip, ring, see_through, gradients, picture, letters],
    ids=lambda draw: draw.__name__,
)
def test_paper_shows_what_the_screen_shows(draw: Draw) -> None:
    pdf = on_paper(draw)
    assert paper.difference(paper.seen(pdf, 2.0), on_screen(draw)) < 0.012
    blank = QImage(on_screen(draw).size(), QImage.Format.Format_RGB32)
    blank.fill(Qt.GlobalColor.white)
    assert paper.difference(paper.seen(pdf, 2.0), blank) > 0.03


def test_drawings_hold_no_bitmap_and_a_picture_holds_one() -> None:
    assert paper.pictures(on_paper(lines_and_areas)) == 0
    assert paper.pictures(on_paper(gradients)) == 0
    assert paper.pictures(on_paper(picture)) == 1


def test_text_is_found_again_with_accents_and_typographic_signs() -> None:
    text = "Où ? L’œuvre « prévue » : 12 € – (8x4) -> µ ≤ ½ →"

    def draw(p: QPainter) -> None:
        p.setFont(map_font(8))
        p.drawText(QPointF(0, 50), text)

    assert text in paper.words(on_paper(draw))


def test_only_the_shipped_inter_is_embedded_in_the_weights_used() -> None:
    def draw(p: QPainter) -> None:
        for y, weight in ((20, 400), (40, 600)):
            p.setFont(map_font(12, weight))
            p.drawText(QPointF(0, y), "Soudure")

    assert paper.fonts(on_paper(draw)) == {"Inter-Regular": True, "Inter-SemiBold": True}


def test_letters_that_inter_lacks_are_outlines_that_still_read_as_text() -> None:
    def draw(p: QPainter) -> None:
        p.setFont(map_font(20))
        p.drawText(QPointF(0, 50), "工")

    pdf = on_paper(draw)
    assert "ActualText <feff5de5>" in paper.operators(pdf)
    assert paper.fonts(pdf) == {}


def test_a_text_is_as_wide_on_paper_as_on_the_screen() -> None:
    """Kerned and unkerned, whatever the painter's scale: the black of the letters ends at the same place."""

    def draw(p: QPainter) -> None:
        p.setFont(map_font(30, 600))
        p.drawText(QPointF(2, 50), "AVATAR To 1")

    ends = []
    for image in (paper.seen(on_paper(draw), 2.0), on_screen(draw)):
        row = [image.pixelColor(x, y).lightness() < 128 for x in range(image.width()) for y in range(40, 110, 4)]
        ends.append(max(i for i, dark in enumerate(row) if dark) // len(range(40, 110, 4)))
    assert abs(ends[0] - ends[1]) <= 3


def test_a_hatched_area_is_lines_within_its_outline() -> None:
    def draw(p: QPainter) -> None:
        p.setPen(Qt.PenStyle.NoPen)
        p.setBrush(QBrush(QColor("black"), Qt.BrushStyle.BDiagPattern))
        p.drawEllipse(QRectF(50, 50, 100, 100))

    pdf = on_paper(draw)
    assert paper.pictures(pdf) == 0
    image = paper.seen(pdf, 2.0)
    assert image.pixelColor(102, 102) == QColor("white")
    middle = [image.pixelColor(x, 200).lightness() for x in range(120, 280)]
    assert min(middle) < 128 < max(middle)


def test_dashes_are_as_long_as_the_width_of_the_pen_says() -> None:
    def draw(p: QPainter) -> None:
        pen = QPen(QColor("black"), 10, Qt.PenStyle.CustomDashLine, Qt.PenCapStyle.FlatCap)
        pen.setDashPattern([2, 3])
        p.setPen(pen)
        p.drawLine(QPointF(0, 100), QPointF(200, 100))

    image = paper.seen(on_paper(draw))
    dark = [image.pixelColor(x, 100).lightness() < 128 for x in range(200)]
    assert dark == [x % 50 < 20 for x in range(200)]


def test_underlining_and_striking_out_are_drawn() -> None:
    underlined = QFont(map_font(40))
    underlined.setUnderline(True)
    struck = QFont(map_font(40))
    struck.setStrikeOut(True)

    def draw(p: QPainter) -> None:
        p.setFont(underlined)
        p.drawText(QPointF(10, 60), "...")
        p.setFont(struck)
        p.drawText(QPointF(10, 140), "...")

    image = paper.seen(on_paper(draw), 2.0)
    assert any(image.pixelColor(24, y).lightness() < 128 for y in range(122, 146))
    assert any(image.pixelColor(24, y).lightness() < 128 for y in range(236, 274))


@pytest.mark.parametrize("what", ["brush", "mode"])
def test_what_paper_cannot_show_is_refused_and_not_left_out(what: str) -> None:
    def draw(p: QPainter) -> None:
        if what == "brush":
            p.fillRect(QRectF(0, 0, 50, 50), QConicalGradient(25, 25, 0))
        else:
            p.setCompositionMode(QPainter.CompositionMode.CompositionMode_Multiply)
            p.fillRect(QRectF(0, 0, 50, 50), QColor("black"))

    with pytest.raises(CannotPrint, match="paper cannot show"):
        on_paper(draw)


def test_the_smallest_letters_are_told_in_points() -> None:
    def draw(p: QPainter) -> None:
        p.scale(0.5, 0.5)
        p.setFont(map_font(12))
        p.drawText(QPointF(0, 50), "takt")
        p.setFont(map_font(20))
        p.drawText(QPointF(0, 90), "takt")

    canvas = Canvas(io.BytesIO(), pagesize=(100, 100), initialFontName=font.face())
    assert paint(canvas, (0, 0, 100, 100), QRectF(0, 0, SIDE, SIDE), draw) == pytest.approx(3.0)


def test_a_small_picture_is_enlarged_no_further_than_asked_and_stands_in_the_middle() -> None:
    canvas = Canvas(file := io.BytesIO(), pagesize=(100, 100), initialFontName=font.face())
    black = QColor("black")
    paint(canvas, (0, 0, 100, 100), QRectF(0, 0, 10, 10), lambda p: p.fillRect(0, 0, 10, 10, black), largest=2.0)
    canvas.save()
    image = paper.seen(file.getvalue())
    assert [image.pixelColor(x, 50).lightness() for x in (35, 45, 55, 65)] == [255, 0, 0, 255]
