"""What is counted on a cause-and-effect diagram."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from app.calc.fishbone import SCHEMES, STATUSES, Bone, Cause, Fishbone
from app.calc.fishbone_figures import FishboneFigures, figures


def fishbone(*causes: Cause) -> Fishbone:
    return Fishbone("f", "Burrs", categories=(Bone("b1", "Machine", causes), Bone("b2", "Method")))


def test_a_diagram_without_causes_has_none():
    assert figures(fishbone()) == FishboneFigures(0, 0, ())


def test_causes_are_counted_at_any_depth_and_a_root_has_no_confirmed_cause_below():
    worn = Cause(
        "worn", status="confirmed", causes=(Cause("plan", status="confirmed"), Cause("oil", status="ruled_out"))
    )
    play = Cause("play", causes=(worn,))
    clamp = Cause("clamp", status="confirmed", causes=(Cause("air", causes=(Cause("leak", status="checking"),)),))
    assert figures(fishbone(play, clamp)) == FishboneFigures(7, 3, ("plan", "clamp"))


def test_a_confirmed_cause_is_no_root_when_one_far_below_is_confirmed():
    deep = Cause("deep", status="confirmed")
    for i in range(500):
        deep = Cause(f"c{i}", causes=(deep,))
    top = Cause("top", status="confirmed", causes=(deep,))
    assert figures(fishbone(top)) == FishboneFigures(502, 2, ("deep",))


trees = st.recursive(
    st.builds(lambda s: (s, ()), st.sampled_from(list(STATUSES))),
    lambda below: st.tuples(st.sampled_from(list(STATUSES)), st.lists(below, max_size=3).map(tuple)),
    max_leaves=20,
)


@given(st.lists(trees, max_size=4))
def test_the_roots_are_those_found_one_by_one(drawn):
    number = iter(range(10_000))

    def made(tree) -> Cause:
        return Cause(str(next(number)), status=tree[0], causes=tuple(map(made, tree[1])))

    diagram = fishbone(*map(made, drawn))
    expected = tuple(
        cause.id
        for cause in diagram.causes()
        if cause.status == "confirmed" and not any(c.status == "confirmed" for c in list(cause.all())[1:])
    )
    assert figures(diagram).root_causes == expected


def test_the_schemes_are_named_after_the_number_of_their_bones():
    assert {name: len(bones) for name, bones in SCHEMES.items()} == {"4M": 4, "5M": 5, "6M": 6, "7M": 7, "8M": 8}
    assert SCHEMES["5M"][4] not in SCHEMES["4M"]
