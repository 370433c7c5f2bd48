"""The picture of a cause-and-effect diagram: what is seen of a cause without its colours, and on paper."""

from __future__ import annotations

from dataclasses import replace
from itertools import combinations

import pytest
from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QImage, QPainter

from app.calc.fishbone import STATUSES, Bone, Cause, Fishbone
from app.canvas.fishbone_drawing import LaidFishbone, author_inks, initials, screen_measure
from app.look import DARK, LIGHT, PAPER, Look
from tests.canvas.fishbones import FISH


def drawn(laid: LaidFishbone, look: Look = LIGHT, scale: float = 2.0) -> QImage:
    bounds = laid.bounds()
    image = QImage(round(bounds.width() * scale), round(bounds.height() * scale), QImage.Format.Format_RGB32)
    image.fill(QColor(look.canvas))
    painter = QPainter(image)
    painter.scale(scale, scale)
    painter.translate(-bounds.topLeft())
    laid.draw(painter, look)
    painter.end()
    return image


def inked(image: QImage, area: QRectF | None = None) -> int:
    """How many pixels are not the ground."""
    ground = image.pixel(0, 0)
    rect = area.toRect() if area else image.rect()
    return sum(
        image.pixel(x, y) != ground
        for x in range(rect.left(), rect.right(), 2)
        for y in range(rect.top(), rect.bottom(), 2)
    )


def one(cause: Cause, **options: object) -> LaidFishbone:
    return LaidFishbone(Fishbone("f", "Burrs", categories=(Bone("b", "Machine", (cause,)),)), "en", **options)  # type: ignore[arg-type]


def grey_text(laid: LaidFishbone, id: str = "c") -> QImage:
    """The surroundings of one cause in shades of grey."""
    image = drawn(laid)
    left, top, right, bottom = laid.laid.causes[id].box
    corner = laid.bounds().topLeft()
    rect = QRectF(left - corner.x() - 4, top - corner.y() - 4, right - left + 8, bottom - top + 4)
    around = QRectF(rect.left() * 2, rect.top() * 2, rect.width() * 2, rect.height() * 2).toRect()
    return image.copy(around).convertToFormat(QImage.Format.Format_Grayscale8)


@pytest.fixture(autouse=True)
def application(qapp):
    return qapp


def test_the_states_are_told_apart_without_colours():
    pictures = [grey_text(one(Cause("c", "Worn", status=status))) for status in STATUSES]
    for i, picture in enumerate(pictures):
        for other in pictures[i + 1 :]:
            assert picture != other
    signs = [picture.copy(4, 4, 36, 40) for picture in pictures[1:]]
    assert all(inked(sign) > 20 for sign in signs)
    assert all(one != other for one, other in combinations(signs, 2))


def test_a_root_cause_has_a_frame_that_a_confirmed_one_above_it_has_not():
    below = Cause("r", "No plan", status="confirmed")
    laid = one(Cause("c", "Worn", status="confirmed", causes=(below,))).laid
    assert laid.causes["r"].is_root
    assert not laid.causes["c"].is_root
    root, same = grey_text(one(Cause("c", "Worn", status="confirmed"))), grey_text(one(Cause("c", "Worn")))
    assert root.height() > same.height()


def test_votes_are_dots_with_their_number_and_many_of_them_no_more_than_five():
    few, many = one(Cause("c", "Worn", votes=2)), one(Cause("c", "Worn", votes=44))
    none = one(Cause("c", "Worn"))
    widths = [laid.laid.causes["c"].box[2] - laid.laid.causes["c"].box[0] for laid in (none, few, many)]
    assert widths[0] < widths[1] < widths[2] < widths[0] + 80
    assert inked(grey_text(few)) > inked(grey_text(none))


def test_the_number_of_what_is_folded_away_is_written():
    below = tuple(Cause(f"x{i}", "Below") for i in range(3))
    open_, folded = Cause("c", "Worn"), Cause("c", "Worn", causes=below)
    assert inked(grey_text(one(folded, collapsed={"c"}))) > inked(grey_text(one(open_)))
    assert inked(drawn(one(folded, collapsed={"b"}))) != inked(drawn(one(open_)))


def test_authors_have_initials_and_colours_in_the_order_in_which_they_are_met():
    diagram = replace(FISH, categories=(Bone("b", "", (Cause("1", author="Zoé Petit"), Cause("2", author="Ana"))),))
    inks = author_inks(diagram)
    assert list(inks) == ["Zoé Petit", "Ana"]
    assert len(set(inks.values())) == 2
    names = {"Zoé Petit": "ZP", "ana": "A", "Jean-Luc Noël": "JL", "A. Martin": "AM", "": ""}
    assert {name: initials(name) for name in names} == names
    said = Cause("c", "Worn", author="Ana")
    assert inked(drawn(one(said, authors=True))) > inked(drawn(one(said)))


def test_everything_that_is_drawn_lies_within_the_bounds():
    laid = LaidFishbone(FISH, "en")
    bounds, room = laid.bounds(), 40
    image = QImage(round(bounds.width()) + 2 * room, round(bounds.height()) + 2 * room, QImage.Format.Format_RGB32)
    image.fill(QColor(PAPER.canvas))
    painter = QPainter(image)
    painter.translate(room - bounds.left(), room - bounds.top())
    laid.draw(painter, PAPER)
    painter.end()
    full, inside = inked(image), inked(image, QRectF(room, room, bounds.width(), bounds.height()))
    assert full == inside > 1000


def test_an_empty_head_asks_for_the_effect_in_the_language_of_the_sheet():
    empty = Fishbone("f")
    assert inked(drawn(LaidFishbone(empty, "en"))) > 0
    assert drawn(LaidFishbone(empty, "en")) == drawn(LaidFishbone(empty, "en"))


def test_the_looks_differ():
    laid = LaidFishbone(FISH, "en")
    assert drawn(laid, LIGHT) != drawn(laid, DARK)


def test_a_text_is_measured_once():
    measure = screen_measure()
    LaidFishbone(FISH, "en")
    before = measure.lines.cache_info().misses  # type: ignore[attr-defined]
    LaidFishbone(FISH, "en")
    assert measure.lines.cache_info().misses == before  # type: ignore[attr-defined]
