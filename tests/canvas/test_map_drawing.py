"""The same drawing for paper, pictures and palette: pure vectors, every word within its place."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QImage, QPainter, QPicture

from app import look
from app.calc.map_symbol import FLOWS, SYMBOLS
from app.calc.value_stream import Flow, Symbol, figures
from app.canvas.first_use import draw_once
from app.canvas.flow_drawing import flow_words
from app.canvas.font import wrapped
from app.canvas.map_drawing import LaidMap, box_of, draw_map, map_bounds, symbol_picture
from app.canvas.symbol_words import Facts, write
from tests.canvas.conftest import SMALL

pytestmark = pytest.mark.usefixtures("qapp")
FACTS = Facts(figures(SMALL), SMALL.demand, "en")


def test_everything_that_is_drawn_lies_within_the_bounds():
    bounds = map_bounds(SMALL, figures(SMALL))
    room = bounds.adjusted(-60, -60, 60, 60)
    image = QImage(room.size().toSize(), QImage.Format.Format_RGB32)
    image.fill(0xFFFFFF)
    painter = QPainter(image)
    painter.translate(-room.topLeft())
    draw_map(painter, SMALL, figures(SMALL), look.LIGHT)
    painter.end()
    inside = QRectF(58, 58, bounds.width() + 4, bounds.height() + 4)
    outside = [
        (x, y)
        for x in range(image.width())
        for y in range(image.height())
        if not inside.contains(x, y) and image.pixel(x, y) & 0xFFFFFF != 0xFFFFFF
    ]
    assert outside == []
    assert image.pixel(60 + 2, 60 + 2) & 0xFFFFFF == 0xFFFFFF


def test_the_drawing_holds_no_bitmap():
    picture = QPicture()
    painter = QPainter(picture)
    draw_map(painter, SMALL, figures(SMALL), look.LIGHT, language="fr")
    painter.end()
    assert picture.size() < 60_000
    assert b"PNG" not in bytes(picture.data())


@pytest.mark.parametrize("kind", [*SYMBOLS, *FLOWS], ids=lambda kind: kind.id)
@pytest.mark.parametrize("size", [26, 64])
def test_every_kind_has_a_picture_that_fills_its_square(kind, size: int):
    image = symbol_picture(kind.id, size, look.LIGHT).toImage()
    assert image.size() == QSize(size, size)
    painted = [(x, y) for x in range(size) for y in range(size) if image.pixelColor(x, y).alpha() > 100]
    xs, ys = [x for x, _ in painted], [y for _, y in painted]
    assert max(max(xs) - min(xs), max(ys) - min(ys)) > size * 0.75
    assert min(xs) > 0
    assert min(ys) > 0


LONG = "Assemblage final des sous-ensembles hydrauliques de précision de la ligne numéro trois bis"


@pytest.mark.parametrize("kind", SYMBOLS, ids=lambda kind: kind.id)
@pytest.mark.parametrize("name", ["", "A", LONG, "Donaudampfschifffahrtsgesellschaftskapitän", "two\nlines"])
def test_a_name_of_any_length_stays_in_its_place(kind, name: str):
    written = write(Symbol("x", kind.id, name, x=0.0, y=0.0), FACTS)
    assert written.words
    for words in written.words:
        assert words.x >= -written.beside
        assert words.x + words.width <= written.width + written.beside + 0.01
        assert words.y <= written.height + written.below
        if kind.label != "below":
            assert words.x >= 0
            assert words.x + words.width <= written.width + 0.01
            assert words.y <= written.height


@pytest.mark.parametrize("kind", FLOWS, ids=lambda kind: kind.id)
def test_a_flow_says_its_name_share_and_maximum(kind):
    flow = Flow("f", "a", "b", kind.id, "Daily", share=0.6, maximum=20)
    said = [w.text for w in flow_words(flow, ((0, 0), (300, 0)), FACTS)]
    assert "Daily" in said
    assert any("60" in text for text in said)
    assert any("20" in text for text in said)


def test_the_customer_says_the_demand_of_the_map():
    words = [w.text for w in write(SMALL.symbols[-1], FACTS).words]
    assert words == ["Assembly", "18,400 per month"]


def test_the_first_drawing_can_be_made_ahead():
    draw_once(look.DARK)
    assert symbol_picture("process", 64, look.DARK).toImage() == symbol_picture("process", 64, look.DARK).toImage()


def test_a_further_datum_hangs_below_and_leaves_the_head_on_its_line():
    plain = Symbol("P", "process", x=0.0, y=400.0, cycle_time_s=60.0)
    fuller = replace(plain, batch_size=920.0, scrap=0.02)
    assert box_of(fuller)[1] == box_of(plain)[1]
    assert box_of(fuller)[3] > box_of(plain)[3]


def test_a_long_note_is_written_smaller_before_it_is_cut():
    said = "La presse attend ses bobines deux fois par poste. " * 3
    lines = [word for word in write(Symbol("N", "text_note", said, x=0.0, y=0.0), FACTS).words if word.field == "name"]
    assert " ".join(word.text for word in lines) == said.strip()
    assert {word.px for word in lines} < set(range(10, 14))


def test_a_number_is_not_broken_at_its_no_break_space():
    assert wrapped("bacs de 12\u202f000 pièces", 70.0, 9, 14) == ["bacs de", "12\u202f000", "pièces"]


def test_information_steps_aside_where_material_comes_from_straight_above():
    truck, control = Symbol("T", "truck", x=0.0, y=0.0), Symbol("PC", "production_control", x=400.0, y=0.0)
    step = Symbol("P", "process", x=0.0, y=300.0)
    flows = (Flow("m", "T", "P", "shipment"), Flow("i", "PC", "P", "manual_information"))
    stream = replace(SMALL, symbols=(truck, control, step), flows=flows)
    routes = {flow.id: points for flow, points in LaidMap(stream, figures(stream)).routes}
    assert routes["m"][-1][0] == 0.0
    assert routes["i"][-1] == (36.0, routes["m"][-1][1])
    alone = replace(stream, flows=flows[1:])
    assert LaidMap(alone, figures(alone)).routes[0][1][-1][0] == 0.0
