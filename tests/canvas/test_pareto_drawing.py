"""The Pareto as a picture: heights are values, the line stands on the bars, and every word has its room."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QImage, QPainter

from app.calc.pareto import pareto
from app.calc.pareto_change import change
from app.calc.tally import Category, Mark, Tally
from app.canvas.font import MEDIUM, load_fonts, width
from app.canvas.pareto_drawing import Drawing, Moving, draw_change, draw_pareto, lay_change
from app.canvas.pareto_layout import LaidPareto, Told
from app.canvas.pareto_words import ParetoWords
from app.look import DARK, LIGHT

RECT = QRectF(10, 10, 640, 520)
NAMES = ("Scratch", "Rayure sur la face visible du montant gauche", "Dent", "Soudure incomplète", "Cote hors tolérance")


@pytest.fixture(scope="module", autouse=True)
def _fonts(qapp):
    load_fonts()


def tally(*counts: int, weight="count", cost: float | None = 2.5, name: str = "Rejects") -> Tally:
    rows = [
        Category(f"c{i}", NAMES[i % len(NAMES)], False, cost, 60.0, (Mark("", count=n),)) for i, n in enumerate(counts)
    ]
    return Tally("t", name, weight, categories=(*rows, Category("o", "", True, cost, 60.0)))


def laid(of: Tally, rect: QRectF = RECT, scale: float = 1.0, language: str = "en") -> LaidPareto:
    found, words = pareto(of), ParetoWords(of.weight, language)
    return LaidPareto(rect, found, words, Told(words.title(of.name), words.vital_few(found)), scale)


def painted(draw, width: int = 660, height: int = 540) -> QImage:
    image = QImage(width, height, QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.white)
    painter = QPainter(image)
    draw(painter)
    painter.end()
    return image


def test_heights_are_values_and_the_line_ends_at_the_whole():
    made = laid(tally(56, 29, 10, 5))
    heights = [bar.rect.height() for bar in made.bars]
    assert heights[0] / heights[1] == pytest.approx(56 / 29)
    assert made.points[0].y() == pytest.approx(made.bars[0].rect.top())
    assert made.points[-1].y() == pytest.approx(made.plot.top())
    assert made.limit == pytest.approx(made.plot.bottom() - made.plot.height() * 0.8)
    assert [run.abc for run in made.runs] == ["A", "B", "C"]
    assert made.runs[0].right == made.bars[1].place.right()


def test_a_bar_is_found_where_it_stands_and_nothing_beside_the_plot():
    made = laid(tally(3, 2, 1))
    for bar in made.bars:
        assert made.bar_at(bar.place.center()) == bar.bar
    assert made.bar_at(made.rect.topLeft()) is None


@given(
    st.lists(st.integers(0, 5000), max_size=45),
    st.sampled_from(["count", "cost", "time"]),
    st.sampled_from([None, 0.5, 19.99]),
    st.integers(240, 1900),
    st.integers(220, 1000),
    st.sampled_from([1.0, 1.5]),
)
def test_whatever_is_counted_is_laid_out_within_its_rectangle(counts, weight, cost, wide, high, scale):
    rect = QRectF(0, 0, wide, high)
    made = laid(tally(*counts, weight=weight, cost=cost), rect, scale)
    assert rect.contains(made.plot)
    for bar in made.bars:
        assert rect.contains(bar.rect.topLeft())
        assert rect.contains(bar.rect.bottomRight())
        if not made.upright:
            assert all(width(line, made.name_px, MEDIUM) <= made.place for line in bar.lines)
    ticks = [tick.y for tick in made.ticks]
    assert ticks == sorted(ticks, reverse=True)
    assert 1 <= len(ticks) <= 12
    painted(lambda painter: Drawing(painter, DARK).draw(made), wide, high)


def test_names_stand_upright_only_where_they_have_no_room():
    few, many = laid(tally(5, 4)), laid(tally(*range(20, 0, -1)))
    assert not few.upright
    assert few.bars[1].lines[0].startswith("Rayure")
    assert many.upright
    assert all(bar.lines for bar in many.bars)


def test_title_sentence_and_values_are_those_of_the_weight_and_language():
    made = laid(tally(8, 1, 1, weight="cost"), language="en")
    assert made.title == ["Rejects – Pareto by cost"]
    assert made.said == ["1 of 4 categories makes 80 % of the cost"]
    assert [made.value(bar.bar) for bar in made.bars][:2] == ["20\u202f€", "2.5\u202f€"]
    assert laid(tally(8, 1, weight="time")).ticks[-1].text.endswith("min")
    french = laid(tally(1, weight="cost", cost=0.1), language="fr")
    assert french.value(french.found.bars[0]) == "0,1\u202f€"


def test_an_unknown_value_is_a_question_mark_and_its_reason_the_sentence():
    made = laid(tally(3, weight="cost", cost=None))
    assert [made.value(bar.bar) for bar in made.bars] == ["?", "0\u202f€"]
    assert "cost per occurrence is not given" in " ".join(made.said)
    assert made.points == ()
    assert made.limit is None


def test_two_periods_have_one_scale_and_level_ground():
    found = change(tally(56, 29, 10), tally(12, 31, 4))
    names = ("March", "April, with a name so long that it needs a second line")
    before, after = lay_change(RECT, found, names, ParetoWords("count", "en"))
    assert len(after.title) > len(before.title)
    assert before.plot.bottom() == pytest.approx(after.plot.bottom())
    assert before.y(50) == pytest.approx(after.y(50))
    assert before.rect.right() < after.rect.left()
    assert after.said == ["Total: 47 (▼\u202f48, 51\u202f%)"]
    painted(lambda painter: draw_change(painter, RECT, found, ("March", "April"), LIGHT))


def test_a_bar_on_its_way_is_between_its_places_and_a_new_one_grows_from_the_ground():
    was, now = laid(tally(1, 2)), laid(tally(4, 2, 1))
    half = Moving(was, 0.5)
    first = now.bars[0]
    start = next(bar.rect for bar in was.bars if bar.bar.id == first.bar.id)
    assert half.rect(first).center().x() == pytest.approx((start.center().x() + first.rect.center().x()) / 2)
    grown = next(bar for bar in now.bars if bar.bar.id == "c2")
    assert half.rect(grown).height() == pytest.approx(grown.rect.height() / 2)
    assert Moving(was, 1.0).rect(first) == first.rect


@pytest.mark.parametrize("look", [LIGHT, DARK], ids=["light", "dark"])
def test_it_is_drawn_in_every_look(look):
    image = painted(lambda painter: draw_pareto(painter, RECT, pareto(tally(9, 4, 1)), look, name="Rejects"))
    colours = {image.pixelColor(x, y).name() for x in range(0, 660, 3) for y in range(0, 540, 3)}
    assert look.accent in colours
    assert len(colours) > 6


@pytest.mark.parametrize("cost", [5e-324, 1e-300, 1e-11, 1e-9, 1e300])
def test_a_scale_of_the_smallest_and_the_largest_costs_has_no_two_steps_in_one_place(cost):
    ticks = laid(tally(8, 2, weight="cost", cost=cost)).ticks
    assert 1 <= len(ticks) <= 12
    assert len({tick.y for tick in ticks}) == len(ticks)
