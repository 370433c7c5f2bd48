"""A diagram on its way, what is typed on it, and where things fall."""

from __future__ import annotations

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from app.calc.fishbone import Bone, Cause, Fishbone
from app.calc.fishbone_change import owners, row_of, with_cause, with_text
from app.calc.fishbone_drop import drop_at, thing_at
from app.calc.fishbone_layout import lay
from app.calc.fishbone_motion import NEAR, between, moving
from app.calc.fishbone_walk import step
from app.calc.laid_fishbone import Laid
from tests.calc.test_fishbone_layout import MEASURE, SMALL, cause, fishbones


def laid_apart(fishbone: Fishbone) -> tuple[Laid, Laid]:
    """Before and after one more cause."""
    return lay(fishbone, MEASURE), lay(with_cause(fishbone, cause("new", text="One more"), "a", 1), MEASURE)


def test_at_the_end_of_its_way_everything_is_where_it_belongs():
    old, new = laid_apart(SMALL)
    there = between(old, new, 1.0)
    for id, laid in new.causes.items():
        assert there.causes[id].box == pytest.approx(laid.box)
        assert there.causes[id].twig == pytest.approx(laid.twig)
        assert there.causes[id].text_x == pytest.approx(laid.text_x)
    assert there.bounds == pytest.approx(new.bounds)


def test_at_the_beginning_of_its_way_everything_is_where_it_was():
    old, new = laid_apart(SMALL)
    start = between(old, new, 0.0)
    for id, laid in old.causes.items():
        assert start.causes[id].box == pytest.approx(laid.box, abs=NEAR)
        assert start.causes[id].twig == pytest.approx(laid.twig, abs=NEAR)
    for id, bone in old.bones.items():
        assert start.bones[id].line == pytest.approx(bone.line, abs=NEAR)


def test_half_way_everything_is_between():
    old, new = laid_apart(SMALL)
    half = between(old, new, 0.5)
    assert half.causes["a1"].box[1] == pytest.approx((old.causes["a1"].box[1] + new.causes["a1"].box[1]) / 2)


def test_what_moves_is_counted():
    old, new = laid_apart(SMALL)
    assert moving(old, old) == 0
    assert 1 <= moving(old, new) <= 4


# What is typed


def test_a_text_is_another_wherever_it_stands():
    deep = with_cause(SMALL, cause("a11"), "a1")
    assert with_text(deep, "f", "Scratches").effect == "Scratches"
    assert with_text(deep, "b2", "Means").categories[1].name == "Means"
    for id in ("a11", "a1", "a", "d"):
        changed = with_text(deep, id, "Another")
        assert [each.id for each in changed.causes() if each.text == "Another"] == [id]
        assert [each.id for each in changed.causes()] == [each.id for each in deep.causes()]


def test_one_cause_more_lies_where_it_was_meant():
    assert [c.id for c in with_cause(SMALL, cause("n"), "b1", 1).categories[0].causes] == ["a", "n", "b"]
    assert [c.id for c in row_of(with_cause(SMALL, cause("n"), "a"), "a")] == ["a1", "a2", "n"]
    assert with_cause(SMALL, cause("n"), "nowhere") == SMALL
    assert owners(with_cause(SMALL, cause("n"), "c1"))["n"] == "c1"


# Where things fall


@given(fishbones(), st.data())
def test_what_is_let_go_anywhere_falls_where_it_can_lie(fishbone: Fishbone, data: st.DataObject):
    ids = [each.id for each in fishbone.causes()]
    assume(ids)
    laid = lay(fishbone, MEASURE)
    left, top, right, bottom = laid.bounds
    carried = data.draw(st.lists(st.sampled_from(ids), max_size=3))
    around = data.draw(st.sampled_from(ids))
    box = laid.causes[around].box
    x = data.draw(st.floats(left - 50, right + 50) | st.floats(box[0], box[2]))
    y = data.draw(st.floats(top - 50, bottom + 50) | st.floats(box[1], box[3]))
    drop = drop_at(laid, x, y, carried)
    if drop is not None:
        taken = {each.id for id in carried for each in laid.causes[id].cause.all()}
        assert drop.under not in taken
        siblings = [each.id for each in row_of(fishbone, drop.under) if each.id not in carried]
        assert drop.at is None or 0 <= drop.at <= len(siblings)
        assert drop.line or drop.frame


def test_what_lies_under_a_point_is_found():
    laid = lay(SMALL, MEASURE)
    for id in ("a1", "c", "b2", "f"):
        boxes = {**laid.causes, **laid.bones, "f": laid.head}
        box = boxes[id].box
        assert thing_at(laid, (box[0] + box[2]) / 2, (box[1] + box[3]) / 2) == id
    x1, y1, x2, y2 = laid.bones["b3"].line
    assert thing_at(laid, (x1 + x2) / 2 + 2, (y1 + y2) / 2, 4) == "b3"
    assert thing_at(laid, 5000, 5000) == ""
    assert drop_at(laid, 5000, 5000) is None


# Where arrows lead


@given(fishbones())
def test_every_cause_is_reached_by_arrows(fishbone: Fishbone):
    """From any text, arrows lead to every other one: none is an island."""
    laid = lay(fishbone, MEASURE)
    everything = {laid.head.id, *laid.bones, *laid.causes}
    seen, waiting = {laid.head.id}, [laid.head.id]
    while waiting:
        here = waiting.pop()
        for way in ("left", "right", "up", "down"):
            there = step(laid, here, way)
            if there is not None and there not in seen:
                assert there in everything
                seen.add(there)
                waiting.append(there)
    assert seen == everything


def test_an_arrow_from_what_is_no_more_leads_nowhere():
    assert step(lay(SMALL, MEASURE), "gone", "up") is None
    assert step(lay(Fishbone("f", categories=(Bone("b"),)), MEASURE), "b", "up") is None
    assert step(lay(Fishbone("f"), MEASURE), "f", "left") is None
    lone = Fishbone("f", categories=(Bone("b", "", (Cause("c"),)),))
    assert step(lay(lone, MEASURE), "c", "left") is None
