"""A table on paper: its head on every page, texts that wrap and are all there, columns that line up."""

from __future__ import annotations

import io

import pytest
from pypdf import PdfReader

from app.calc.event import EventData
from app.reports.framed import Area, Body, Order, framed
from app.reports.sheet import SIZES, Sheet
from app.reports.table import Column, Row, Table
from tests.reports import paper

pytestmark = pytest.mark.usefixtures("qapp")
LONG = "Attente du chariot élévateur entre l’emboutissage et la soudure, souvent plus de vingt minutes"


def printed(table: Table, *, upright: bool = False, **order: object) -> bytes:
    def bodies(sheet: Sheet, area: Area) -> list[Body]:
        pages = table.split(sheet, area.width, area.height)
        return [lambda s, a, rows=rows: table.draw(s, a.x, a.top, a.width, rows) for rows in pages]

    return framed(EventData("E"), Order(**order), "Relevé", "Tally sheet", bodies, upright=upright)


def pages(pdf: bytes) -> list[str]:
    return [page.extract_text() for page in PdfReader(io.BytesIO(pdf)).pages]


def test_every_row_stands_on_one_page_and_the_head_on_all() -> None:
    table = Table((Column("What", 3), Column("How many", 1, "right")), [Row((f"row {n}.", str(n))) for n in range(120)])
    found = pages(printed(table))
    assert len(found) > 1
    assert all("How many" in page for page in found)
    assert [sum(f"row {n}." in page for page in found) for n in range(120)] == [1] * 120
    assert "1 sur" in found[0]


def test_a_long_text_wraps_and_loses_no_word() -> None:
    table = Table((Column("Constat", 1), Column("Qui", 5)), [Row((LONG, "Anne"))])
    words = paper.words(printed(table, paper="A4"))
    assert all(word in words for word in LONG.split())


def test_a_row_that_is_higher_than_a_page_still_gets_its_page() -> None:
    table = Table((Column("x", 1),), [Row(("a",)), Row((LONG * 400,)), Row(("b",))])
    assert len(pages(printed(table, paper="A4"))) == 3


def test_an_upright_sheet_is_upright_and_names_the_same() -> None:
    pdf = printed(Table((Column("x", 1),), [Row(("y",))]), upright=True, paper="A4", language="en")
    box = PdfReader(io.BytesIO(pdf)).pages[0].mediabox
    assert (float(box.width), float(box.height)) == pytest.approx(SIZES["A4"][::-1])
    assert all(word in paper.words(pdf) for word in ("Relevé", "Tally sheet", "Chantier", "Page"))


def test_a_blank_form_has_no_date_on_it() -> None:
    table = Table((Column("x", 1),))
    assert "20" in paper.words(printed(table))
    assert "20" not in paper.words(printed(table, blank=True))


def test_a_drawn_cell_is_given_its_place() -> None:
    seen: list[tuple[float, float, float, float]] = []
    draw = lambda _sheet, *place: seen.append(place)  # noqa: E731
    printed(Table((Column("a", 1), Column("b", 1)), [Row((draw, "x")), Row(("x", draw))]))
    (x1, y1, width, height), (x2, y2, *_) = seen
    assert x2 == pytest.approx(x1 + width)
    assert y2 == pytest.approx(y1 - height)
