"""The drawing of a page as a picture for other programs."""

from __future__ import annotations

import io
from collections.abc import Iterator
from dataclasses import replace
from xml.etree.ElementTree import fromstring

import pytest
from pypdf import PdfReader
from PySide6.QtCore import QByteArray
from PySide6.QtGui import QColor, QGuiApplication, QImage, QPainter
from PySide6.QtSvg import QSvgRenderer

from app.calc.five_whys import FiveWhys, Why
from app.language import catalogue
from app.reports import picture
from app.reports.picture import of_map, of_whys
from tests.reports import paper
from tests.reports.acme import ACME

SVG = "{http://www.w3.org/2000/svg}"
pytestmark = pytest.mark.usefixtures("qapp")


@pytest.fixture
def clipboard() -> Iterator[object]:
    yield QGuiApplication.clipboard()
    QGuiApplication.clipboard().clear()


def png() -> QImage:
    return QImage.fromData(of_map(ACME, "en").png())


def test_the_png_has_two_pixels_to_one_of_the_map_and_its_true_size() -> None:
    image, once = png(), QImage.fromData(of_map(ACME, "en").png(ratio=1.0))
    assert image.width() == pytest.approx(2 * once.width(), abs=2)
    assert image.dotsPerMeterX() == pytest.approx(2 * 96 / 0.0254, abs=2)
    assert image.pixelColor(2, 2) == QColor("white")


def test_a_huge_map_gives_a_png_that_memory_can_hold() -> None:
    far = replace(ACME, symbols=(*ACME.symbols, replace(ACME.symbols[0], id="far", x=30_000.0, y=9_000.0)))
    image = QImage.fromData(of_map(far, "en").png())
    assert 10_000_000 < image.width() * image.height() <= 1.01 * picture.MOST_PIXELS


def test_the_svg_is_the_same_picture_with_its_texts_as_texts() -> None:
    data = of_map(ACME, "en").svg()
    root = fromstring(data)
    texts = {"".join(t.itertext()).strip() for t in root.iter(f"{SVG}text")}
    assert {"Découpe à façon", "Façade & Cie", "FIFO"} <= texts
    assert root.find(f"{SVG}title").text == ACME.name
    assert not list(root.iter(f"{SVG}image"))
    image = png()
    drawn = QImage(image.size(), QImage.Format.Format_RGB32)
    drawn.fill(QColor("white"))
    painter = QPainter(drawn)
    QSvgRenderer(QByteArray(data)).render(painter)
    painter.end()
    assert paper.difference(drawn, image) < 0.01


def test_the_svg_has_the_size_of_the_map_on_screen() -> None:
    root = fromstring(of_map(ACME, "en").svg())
    width = float(root.get("width").removesuffix("mm")) / 25.4 * 96
    assert width == pytest.approx(png().width() / 2, abs=2)
    assert [float(n) for n in root.get("viewBox").split()][2] == pytest.approx(width, abs=2)


def test_the_svg_names_fonts_for_those_who_have_no_inter() -> None:
    assert b"Arial, sans-serif" in of_map(ACME, "en").svg()


def test_the_pdf_is_the_picture_alone_as_vectors() -> None:
    pdf = of_map(ACME, "en").pdf()
    page = PdfReader(io.BytesIO(pdf)).pages[0]
    assert float(page.mediabox.width) == pytest.approx(png().width() / 2 * 0.75, abs=1)
    assert paper.pictures(pdf) == 0
    assert all(paper.fonts(pdf).values())
    assert paper.difference(paper.seen(pdf, 2.0), png()) < 0.01


def test_a_copied_map_can_be_pasted_as_picture_and_as_vectors(clipboard: object) -> None:
    of_map(ACME, "en").to_clipboard()
    mime = clipboard.mimeData()
    assert clipboard.image().size() == png().size()
    assert mime.data("image/png").data().startswith(b"\x89PNG")
    assert fromstring(mime.data("image/svg+xml").data()).tag == f"{SVG}svg"
    assert mime.data("application/pdf").data().startswith(b"%PDF")


def test_the_words_are_those_of_the_language_asked_for() -> None:
    assert "Lead time" in paper.words(of_map(ACME, "en").pdf())
    assert catalogue("fr").gettext("Lead time") in paper.words(of_map(ACME, "fr").pdf())


def test_an_empty_map_is_an_empty_picture() -> None:
    assert not QImage.fromData(of_map(replace(ACME, symbols=(), flows=()), "en").png()).isNull()


def test_five_whys_are_handed_on_as_tree_and_as_list() -> None:
    whys = FiveWhys("f", "The machine stopped", answers=(Why("a", "The fuse blew", root="occurrence"),))
    for as_list in (False, True):
        made = of_whys(whys, "fr", as_list=as_list)
        assert {"stopped", "fuse"} <= set(paper.words(made.pdf()).split())
        assert paper.pictures(made.pdf()) == 0
    assert made.title == "The machine stopped"
