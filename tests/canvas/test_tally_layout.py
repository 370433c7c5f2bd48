"""The tally sheet in pixels: the column in use always has its strokes, and nothing overlaps."""

from __future__ import annotations

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QImage, QPainter

from app.calc.pareto import pareto
from app.calc.tally import Category, Column, Mark, Tally
from app.canvas.font import load_fonts
from app.canvas.pareto_words import ParetoWords
from app.canvas.tally_layout import LEAST_MARKS, NARROW, LaidSheet
from app.canvas.tally_sheet_drawing import SheetDrawing
from app.look import LIGHT


@pytest.fixture(scope="module", autouse=True)
def _fonts(qapp):
    load_fonts()


def tally(rows: int, columns: int, *, kind: str = "shift", loose: int = 0) -> Tally:
    made = tuple(Column(f"k{j}", f"Column {j}") for j in range(columns))
    categories = [
        Category(
            f"c{i}",
            f"A category with a name of its own {i}",
            marks=(Mark("", column=None, count=loose), *(Mark("", column=c.id, count=7 * i + 1) for c in made)),
        )
        for i in range(rows)
    ]
    return Tally("t", column_kind=kind, columns=made, categories=(*categories, Category("o", other=True)))


def laid(
    of: Tally, width: float = 640, height: float = 600, scale: float = 1.0, current: str | None = None
) -> LaidSheet:
    return LaidSheet(of, pareto(of), ParetoWords(of.weight, "en"), (width, height), scale, current)


@given(st.integers(0, 20), st.integers(0, 31), st.floats(420, 1800), st.sampled_from([1.0, 1.5]), st.integers(0, 30))
def test_whatever_there_is_stands_beside_each_other_within_the_width(rows, columns, width, scale, at):
    of = tally(rows, columns)
    current = f"k{at}" if at < columns else None
    made = laid(of, max(width, 420 * scale), 600, scale, current)
    edges = [(made.name_left, made.name_right), *((cell.left, cell.right) for cell in made.cells)]
    edges += [(number.left, number.right) for number in made.numbers]
    for (_left, right), (left, _right) in itertools.pairwise(edges):
        assert left >= right - 0.01
    assert edges[-1][1] <= made.width
    shown = [cell for cell in made.cells if cell.column == current]
    if current is not None:
        assert len(shown) == 1
        assert shown[0].marks
        assert shown[0].right - shown[0].left >= min(LEAST_MARKS, NARROW) * scale - 0.01
        assert len(made.cells) + sum(made.hidden) == columns
    image = QImage(round(made.width), 800, QImage.Format.Format_RGB32)
    painter = QPainter(image)
    drawing = SheetDrawing(painter, LIGHT, made)
    drawing.header(QRectF(0, 0, made.width, made.header))
    for row in range(len(made.rows)):
        drawing.row(row, selected=row == 1, newest=row == 2)
    drawing.totals(QRectF(0, 700, made.width, made.footer))
    painter.end()


def test_a_sheet_without_columns_shows_all_marks_of_a_row_in_one_cell():
    made = laid(tally(3, 2, kind="none"))
    assert len(made.cells) == 1
    assert made.cells[0].count(made.rows[2]) == 30


def test_marks_in_no_column_have_one_of_their_own():
    made = laid(tally(3, 2, loose=4), 1200)
    assert [cell.name for cell in made.cells] == ["Column 0", "Column 1", "In no column"]
    assert made.cells[2].count(made.rows[0]) == 4
    assert [cell.name for cell in laid(tally(3, 0)).cells] == ["In no column"]


def test_where_there_is_little_room_the_shares_are_left_to_the_pareto():
    assert [number.kind for number in laid(tally(4, 0), 900).numbers] == ["count", "share", "reached"]
    assert [number.kind for number in laid(tally(4, 3), 460).numbers] == ["count"]


def test_rows_fill_the_height_as_far_as_they_stay_easy_to_hit():
    assert laid(tally(4, 0)).row > 80
    assert laid(tally(40, 0)).row == 40
    assert laid(tally(40, 0), scale=1.5).row == 60
    made = laid(tally(4, 0))
    assert made.row_at(made.row * 2.5) == 2
    assert made.row_at(made.row * 5) is None
    assert made.is_name(QPointF(made.name_right - 1, 0))


def test_the_columns_without_room_are_those_farthest_from_the_current_one():
    made = laid(tally(5, 31), 640, current="k15")
    assert made.cells[0].column != "k0"
    assert "k15" in [cell.column for cell in made.cells]
    assert min(made.hidden) > 0
    assert laid(tally(5, 31), 640, current="k0").hidden[0] == 0


def test_strokes_are_drawn_in_ink():
    made = laid(tally(2, 0, kind="none", loose=3))
    image = QImage(640, 200, QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.white)
    painter = QPainter(image)
    SheetDrawing(painter, LIGHT, made).row(0, selected=False, newest=False)
    painter.end()
    cell = made.cells[0]
    dark = [
        x for x in range(int(cell.left), int(cell.right)) if image.pixelColor(x, round(made.row / 2)).lightness() < 90
    ]
    assert len(dark) >= 3
