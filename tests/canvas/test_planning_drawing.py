"""The planning drawn: names of days, weeks and months that fit, and pages that leave no heading alone."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QImage, QPainter

from app.calc.action import Action
from app.calc.planning_layout import Cell, group_by
from app.canvas.planning_drawing import HEAD, draw_planning, pages_of, paper_plan, unit_names
from app.look import LIGHT

TODAY = date(2026, 3, 18)
ACTIONS = [
    Action(
        f"a{n}",
        n,
        f"Action {n}",
        owner=("Ana", "Karim", "")[n % 3],
        phase="do",
        start=(TODAY + timedelta(days=n - 10)).isoformat(),
        due=(TODAY + timedelta(days=2 * n)).isoformat(),
    )
    for n in range(20)
]


def plan(actions=ACTIONS, wide: float = 700.0):
    return paper_plan(actions, TODAY, wide, size=0.8, group=group_by("owner", {}), language="en")


@pytest.mark.parametrize(
    ("cell", "language", "names"),
    [
        (Cell("month", date(2026, 2, 1), date(2026, 2, 28)), "fr", ("février 2026", "févr. 2026", "févr.", "F")),
        (Cell("month", date(2026, 2, 1), date(2026, 2, 28)), "en", ("February 2026", "Feb 2026", "Feb", "F")),
        (Cell("week", date(2025, 12, 29), date(2026, 1, 4)), "en", ("W1", "1")),
        (Cell("day", date(2026, 3, 8), date(2026, 3, 8)), "fr", ("8",)),
        (Cell("year", date(2026, 1, 1), date(2026, 12, 31)), "fr", ("2026",)),
    ],
)
def test_units_are_called_as_in_the_language_the_longest_name_first(cell, language, names):
    assert unit_names(cell, language) == names


def test_the_axis_of_a_sheet_is_as_wide_as_the_sheet_and_holds_every_bar():
    laid = plan()
    assert laid.axis.width == pytest.approx(700.0)
    for id in laid.spans:
        left, right = laid.extent(id)
        assert left >= 0
        assert right <= 700.0


@pytest.mark.parametrize("room", [60.0, *range(70, 400, 11), 5000.0])
def test_pages_hold_every_row_once_and_leave_no_heading_alone(room):
    laid = plan()
    pages = pages_of(laid, room)
    assert pages[0][0] == 0
    assert pages[-1][1] == laid.height
    assert all(a[1] == b[0] for a, b in zip(pages, pages[1:], strict=False))
    for top, bottom in pages:
        rows = [row for row in laid.rows if top <= row.top < bottom]
        assert rows[-1].id  # the last one is no heading
        assert bottom - top <= max(room, rows[0].height + laid.rows[1].height)


def test_what_is_drawn_stays_within_its_page(qapp):
    laid = plan()
    part = pages_of(laid, 200.0)[1]
    image = QImage(900, 300, QImage.Format.Format_RGB32)
    image.fill(QColor("#123456"))
    painter = QPainter(image)
    rect = QRectF(10, 20, 880, 260)
    draw_planning(painter, rect, laid, LIGHT, part, names=180.0, size=0.8, language="fr")
    painter.end()
    bottom = round(20 + HEAD * 0.8 + part[1] - part[0])
    inside = {QColor(image.pixel(x, y)).name() for x in range(194, 888, 2) for y in range(22, bottom - 2)}
    outside = {QColor(image.pixel(x, y)).name() for x in range(0, 900, 3) for y in (5, 15, bottom + 3, 295)}
    assert outside == {"#123456"}
    assert "#123456" not in inside
    assert LIGHT.accent in inside
