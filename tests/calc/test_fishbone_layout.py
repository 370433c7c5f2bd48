"""Where a cause-and-effect diagram lies: nothing ever over anything else, whatever is written on it."""

from __future__ import annotations

import sys
from dataclasses import replace
from itertools import combinations

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from app.calc.fishbone import STATUSES, Bone, Cause, Fishbone
from app.calc.fishbone_change import with_cause
from app.calc.fishbone_layout import Layout, lay
from app.calc.laid_fishbone import ABOVE_TWIG, TAIL, Laid
from app.calc.text_measure import TextMeasure


def letters(text: str, px: int, weight: int) -> float:
    """A font of our own: narrow and wide letters, bold ones wider."""
    return sum(0.25 if letter in "il .," else 0.9 if letter in "mwMW" else 0.55 for letter in text) * px * weight / 400


MEASURE = TextMeasure(letters)

# An independent look at what was laid out: rectangles and segments, and whether any two of them meet.

Box = tuple[float, float, float, float]


def texts(laid: Laid) -> dict[str, Box]:
    """The rectangles of everything that is written, without the room above a twig."""
    found = {id: (c.box[0], c.box[1], c.box[2], c.box[3] - ABOVE_TWIG) for id, c in laid.causes.items()}
    return found | {id: bone.box for id, bone in laid.bones.items()} | {laid.head.id: laid.head.box}


def lines(laid: Laid) -> list[tuple[str, Box]]:
    found = [("twig " + id, cause.twig) for id, cause in laid.causes.items()]
    found += [("stem " + id, cause.stem) for id, cause in laid.causes.items() if cause.stem]
    return [*found, *(("bone " + id, bone.line) for id, bone in laid.bones.items()), ("spine", laid.spine)]


def meet(a: Box, b: Box) -> bool:
    return a[0] < b[2] and b[0] < a[2] and a[1] < b[3] and b[1] < a[3]


def crosses(line: Box, box: Box) -> bool:
    """Whether a segment goes through the inside of a box, by cutting it at the four edges one after another."""
    x1, y1, x2, y2 = line
    begin, end = 0.0, 1.0
    for at, by, low, high in ((x1, x2 - x1, box[0], box[2]), (y1, y2 - y1, box[1], box[3])):
        if by == 0:
            if not low < at < high:
                return False
            continue
        first, second = sorted(((low - at) / by, (high - at) / by))
        begin, end = max(begin, first), min(end, second)
    return begin < end - 1e-9


def off(line: Box, x: float, y: float) -> float:
    """How far a point is from a segment."""
    x1, y1, x2, y2 = line
    length = (x2 - x1) ** 2 + (y2 - y1) ** 2
    t = 0.0 if length == 0 else max(0.0, min(1.0, ((x - x1) * (x2 - x1) + (y - y1) * (y2 - y1)) / length))
    return ((x1 + t * (x2 - x1) - x) ** 2 + (y1 + t * (y2 - y1) - y) ** 2) ** 0.5


def check(laid: Laid) -> None:
    """No text on a text, no line through a text, every line joined to its own, everything within the bounds."""
    boxes = texts(laid) | {"tail": (laid.spine[0] - TAIL[0], -TAIL[1], laid.spine[0], TAIL[1])}
    for (a, one), (b, other) in combinations(boxes.items(), 2):
        assert not meet(one, other), f"{a} lies on {b}"
    for name, line in lines(laid):
        for id, box in boxes.items():
            if name != "spine" or id not in (laid.head.id, "tail"):
                assert not crosses(line, box), f"{name} goes through {id}"
    for cause in laid.causes.values():
        carrier = laid.causes[cause.owner].stem if cause.owner in laid.causes else laid.bones[cause.bone].line
        assert carrier is not None
        assert off(carrier, *cause.twig[2:]) < 1e-6, f"the twig of {cause.id} ends in the air"
        if cause.stem:
            assert off(cause.twig, *cause.stem[2:]) < 1e-6, f"the stem of {cause.id} ends in the air"
        for x, y in (cause.twig[:2], cause.twig[2:], *((cause.stem[:2],) if cause.stem else ())):
            assert laid.bounds[0] - 1e-6 <= x <= laid.bounds[2] + 1e-6
            assert laid.bounds[1] - 1e-6 <= y <= laid.bounds[3] + 1e-6
    for box in boxes.values():
        assert laid.bounds[0] <= box[0]
        assert laid.bounds[1] <= box[1]
        assert laid.bounds[2] >= box[2]
        assert laid.bounds[3] >= box[3]


# Random diagrams

word = st.integers(1, 400).map(lambda n: "wilma"[: n % 5 + 1] * (n // (n % 5 + 1)) or "w")
some_text = st.lists(st.one_of(word, st.integers(1, 12).map(lambda n: "e" * n)), max_size=9).map(" ".join)


@st.composite
def causes(draw: st.DrawFn, depth: int, most: int) -> tuple[Cause, ...]:
    made = []
    for _ in range(draw(st.integers(0, most))):
        below = draw(causes(depth - 1, max(1, most - 1))) if depth > 1 and draw(st.booleans()) else ()
        status = draw(st.sampled_from(list(STATUSES)))
        votes, author = draw(st.sampled_from([0, 0, 1, 4, 12, 300])), draw(st.sampled_from(["", "Ana Martin"]))
        made.append(Cause("", draw(some_text), status, votes, author, causes=below))  # type: ignore[arg-type]
    return tuple(made)


def numbered(fishbone: Fishbone) -> Fishbone:
    """The same with an id for each."""
    number = iter(range(100_000))

    def named(cause: Cause) -> Cause:
        return replace(cause, id=f"c{next(number)}", causes=tuple(map(named, cause.causes)))

    bones = (Bone(f"b{i}", bone.name, tuple(map(named, bone.causes))) for i, bone in enumerate(fishbone.categories))
    return replace(fishbone, categories=tuple(bones))


@st.composite
def fishbones(draw: st.DrawFn) -> Fishbone:
    bones = draw(st.lists(st.tuples(some_text, causes(8, 4)), max_size=8))
    return numbered(Fishbone("f", draw(some_text), categories=tuple(Bone("", name, row) for name, row in bones)))


@given(fishbones(), st.booleans())
def test_nothing_lies_on_anything_else(fishbone: Fishbone, authors: bool):
    check(lay(fishbone, MEASURE, authors=authors))


@given(fishbones(), st.data())
def test_nothing_does_while_branches_are_folded_or_one_bone_is_looked_at(fishbone: Fishbone, data: st.DataObject):
    assume(fishbone.categories)
    ids = [cause.id for cause in fishbone.causes()] + [bone.id for bone in fishbone.categories]
    collapsed = frozenset(data.draw(st.lists(st.sampled_from(ids), max_size=5)))
    focus = data.draw(st.none() | st.sampled_from([bone.id for bone in fishbone.categories]))
    laid = lay(fishbone, MEASURE, collapsed, focus)
    check(laid)
    shown = [bone for bone in fishbone.categories if focus in (None, bone.id)]
    assert list(laid.bones) == [bone.id for bone in shown]
    hidden = sum(each.hidden for each in (*laid.bones.values(), *laid.causes.values()))
    assert len(laid.causes) + hidden == sum(1 for bone in shown for first in bone.causes for _ in first.all())


@given(fishbones(), st.data())
def test_adding_a_cause_changes_the_side_of_no_bone_and_the_order_of_no_causes(fishbone, data: st.DataObject):
    assume(fishbone.categories)
    before = lay(fishbone, MEASURE)
    at = data.draw(st.integers(0, len(fishbone.categories) - 1))
    bone = fishbone.categories[at]
    more = replace(bone, causes=(*bone.causes, Cause("new", data.draw(some_text))))
    after = lay(
        replace(fishbone, categories=(*fishbone.categories[:at], more, *fishbone.categories[at + 1 :])), MEASURE
    )
    check(after)
    assert [(id, b.above) for id, b in after.bones.items()] == [(id, b.above) for id, b in before.bones.items()]
    assert after.causes["new"].above == after.bones[bone.id].above


@given(fishbones(), st.data())
@settings(max_examples=20)
def test_what_is_laid_out_again_lies_as_if_it_were_laid_out_for_the_first_time(fishbone: Fishbone, data: st.DataObject):
    assume(fishbone.categories)
    layout = Layout(MEASURE)
    for number in range(3):
        ids = [cause.id for cause in fishbone.causes()] + [bone.id for bone in fishbone.categories]
        under, text = data.draw(st.sampled_from(ids)), data.draw(some_text)
        status = data.draw(st.sampled_from(list(STATUSES)))
        fishbone = with_cause(fishbone, Cause(f"n{number}", text, status), under)
        focus = data.draw(st.none() | st.sampled_from([bone.id for bone in fishbone.categories]))
        collapsed = frozenset(data.draw(st.lists(st.sampled_from(ids), max_size=1)))
        assert layout.lay(fishbone, collapsed, focus) == lay(fishbone, MEASURE, collapsed, focus)


# By hand


def cause(id: str, *below: Cause, text: str = "", **known) -> Cause:
    return Cause(id, text or f"Cause {id}", causes=below, **known)


SMALL = Fishbone(
    "f",
    "Burrs",
    categories=(
        Bone("b1", "Machine", (cause("a", cause("a1"), cause("a2")), cause("b"))),
        Bone("b2", "Method", (cause("c", cause("c1"), cause("c2")), cause("d"))),
        Bone("b3", "Material"),
    ),
)


def middle(laid: Laid, id: str) -> float:
    box = texts(laid)[id]
    return (box[1] + box[3]) / 2


def test_an_empty_diagram_is_a_spine_with_a_head():
    laid = lay(Fishbone("f"), MEASURE)
    check(laid)
    assert laid.spine[2] == laid.head.box[0]
    assert laid.spine[0] < -200


def test_bones_alternate_above_and_below_from_the_left_and_lean_away_from_the_head():
    laid = lay(SMALL, MEASURE)
    assert [bone.above for bone in laid.bones.values()] == [True, False, True]
    joints = [bone.line[2] for bone in laid.bones.values()]
    assert joints[0] < joints[1] + 1 < joints[2] < 0
    assert all(bone.line[0] < bone.line[2] for bone in laid.bones.values())
    assert laid.bones["b1"].line[1] == laid.bones["b3"].line[1]


def test_a_bone_that_is_pushed_along_the_spine_takes_its_causes_along():
    layout = Layout(MEASURE)
    layout.lay(SMALL)
    for under in ("b3", "b2"):
        wider = with_cause(SMALL, cause("n", text="e " * 90), under)
        assert layout.lay(wider) == lay(wider, MEASURE)


def test_a_pair_of_bones_meets_the_spine_at_one_place_where_there_is_room():
    even = tuple(Bone(f"b{i}", "Machine", (cause(f"c{i}"),)) for i in range(8))
    uneven = tuple(Bone(f"b{i}", "Machine" + "e" * (i % 3), (cause(f"c{i}"),)) for i in range(8))
    for bones in (even, uneven):
        joints = [bone.line[2] for bone in lay(Fishbone("f", categories=bones), MEASURE).bones.values()]
        assert joints[::2] == joints[1::2]


def test_the_spine_is_as_long_as_the_side_that_needs_more_and_not_as_both():
    crowded = tuple(cause(f"c{i}", text="e " * 90) for i in range(6))

    def wide(*crowd: int) -> float:
        bones = (
            Bone(f"b{i}", "Machine", tuple(replace(c, id=f"{c.id} {i}") for c in crowded if i in crowd))
            for i in range(6)
        )
        laid = lay(Fishbone("f", categories=tuple(bones)), MEASURE)
        return laid.head.box[2] - laid.spine[0]

    assert wide(0, 3) < wide(0) + 60
    assert wide(0, 2) > wide(0) + 100


def test_causes_stand_from_top_to_bottom_in_their_order_and_below_them_lie_further_from_the_head():
    laid = lay(SMALL, MEASURE)
    assert middle(laid, "a1") < middle(laid, "a2") < middle(laid, "a") < middle(laid, "b") < 0
    assert 0 < middle(laid, "c") < middle(laid, "c1") < middle(laid, "c2") < middle(laid, "d")
    for owner, below in (("a", "a1"), ("c", "c2")):
        assert laid.causes[below].twig[2] < laid.causes[owner].twig[2]


def test_a_cause_with_all_below_it_is_told_as_one_block():
    laid = lay(SMALL, MEASURE)
    assert laid.causes["a"].top == laid.causes["a1"].box[1]
    assert laid.causes["a"].bottom == laid.causes["a"].box[3]
    assert laid.causes["c"].bottom == laid.causes["c2"].box[3]


def test_a_folded_cause_tells_how_many_are_below_it_and_a_folded_bone_too():
    laid = lay(SMALL, MEASURE, {"a", "b2"})
    assert list(laid.causes) == ["b", "a"]
    assert (laid.causes["a"].hidden, laid.bones["b2"].hidden) == (2, 4)
    assert laid.causes["a"].stem is None


def test_one_bone_is_looked_at_on_the_side_where_it_is():
    laid = lay(SMALL, MEASURE, focus="b2")
    assert list(laid.bones) == ["b2"]
    assert not laid.bones["b2"].above


def test_a_bone_with_many_causes_has_them_on_both_flanks():
    many = Fishbone("f", categories=(Bone("b", "Machine", tuple(cause(f"c{i}") for i in range(40))),))
    laid = lay(many, MEASURE)
    check(laid)
    flanks = [laid.causes[f"c{i}"].left_flank for i in range(40)]
    assert flanks == [True] * 20 + [False] * 20


def test_a_confirmed_cause_without_one_below_it_is_marked_as_a_root():
    diagram = Fishbone("f", categories=(Bone("b", "", (cause("a", cause("r", status="confirmed")),)),))
    assert [each.id for each in lay(diagram, MEASURE).causes.values() if each.is_root] == ["r"]


def test_two_hundred_long_french_sentences_keep_apart():
    text = "Lubrification insuffisante en début de poste, surtout le lundi matin après l’arrêt du week-end"
    causes = [cause(f"c{i}", *(cause(f"c{i}.{j}", text=text) for j in range(4)), text=text) for i in range(40)]
    bones = tuple(Bone(f"b{i}", "Méthode", tuple(causes[i::5])) for i in range(5))
    laid = lay(Fishbone("f", text, categories=bones), MEASURE)
    check(laid)
    assert len(laid.causes) == 200
    left, top, right, bottom = laid.bounds
    assert 1.0 < (right - left) / (bottom - top) < 2.4, "it has the shape of a screen"


def test_a_chain_of_causes_may_be_as_long_as_it_will():
    deep = cause("c0")
    for i in range(1, 300):
        deep = cause(f"c{i}", deep)
    assert len(lay(Fishbone("f", categories=(Bone("b", "", (deep,)),)), MEASURE).causes) == 300


@pytest.mark.parametrize("shape", ["flat", "deep"])
def test_the_work_of_laying_out_grows_with_the_number_of_causes(shape: str):
    """Counted in calls of functions, which no busy machine changes."""

    def diagram(n: int) -> Fishbone:
        if shape == "flat":
            row = [cause(f"c{i}") for i in range(n)]
        else:
            row = [cause(f"c{i}", *(cause(f"c{i}.{j}") for j in range(9))) for i in range(n // 10)]
        return Fishbone("f", categories=tuple(Bone(f"b{i}", "", tuple(row[i::5])) for i in range(5)))

    def calls(n: int) -> int:
        drawn, count = diagram(n), 0

        def counted(_frame: object, event: str, _argument: object) -> None:
            nonlocal count
            count += event in ("call", "c_call")

        before = sys.getprofile()
        sys.setprofile(counted)
        try:
            lay(drawn, TextMeasure(letters))
        finally:
            sys.setprofile(before)
        return count

    assert calls(5000) < 11 * calls(500)
    assert calls(500) < 11 * calls(50)
