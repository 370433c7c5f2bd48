"""The list of observations: what is let through, in which groups and order, and what it all costs."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from app.calc import observation_list
from app.calc.observation import KINDS, SOURCES, WASTES, Observation
from app.calc.observation_list import Filter, Seen, grouped, ordered, total
from app.calc.yearly_cost import yearly
from app.language import plain


def seen(id: str, text: str = "", step_name: str = "", step_place: int = 0, **fields) -> Seen:
    observation = Observation(id, text, **fields)
    return Seen(observation, yearly(observation, None), step_name, step_place)


WAIT = seen("a", "Opérateur attend le pont", waste="waiting", step="p", step_name="Perçage", cost_per_year=100)
SCRAP = seen("b", "Scrap after the press", waste="defects", step="q", step_place=1, per="year", quantity=9)
GOOD = seen("c", "Clean floor", kind="strength", source="gemba", cost_per_year=5)
ALL = [WAIT, SCRAP, GOOD]


def ids(of) -> str:
    return "".join(each.observation.id for each in of)


def test_a_filter_lets_through_what_fulfils_each_of_its_parts():
    def kept(**parts) -> str:
        return ids(each for each in ALL if Filter(**parts).passes(each))

    assert kept() == "abc"
    assert kept(waste=frozenset({"waiting", "defects"})) == "ab"
    assert kept(waste=frozenset({None})) == "c"
    assert kept(waste=frozenset({"waiting"}), step=frozenset({"q"})) == ""
    assert kept(text="OPERATEUR percage") == "a"
    assert not Filter()
    assert Filter(text="x")


def test_a_whole_list_pasted_into_the_filter_is_read_once_and_each_observation_once(monkeypatch):
    """Read anew for each of its words, ten thousand lines froze the window for half a minute."""
    read = []
    monkeypatch.setattr(observation_list, "plain", lambda text: read.append(text) or plain(text))
    wanted = Filter(text="attend pont " * 1000 + "opérateur")
    assert ids(each for each in ALL if wanted.passes(each)) == "a"
    assert len(read) == 1 + len(ALL)


def test_groups_stand_in_the_order_of_the_field_with_what_is_not_said_last():
    assert [(group.key, ids(group.members)) for group in grouped([GOOD, SCRAP, WAIT], "waste")] == [
        ("waiting", "a"),
        ("defects", "b"),
        (None, "c"),
    ]
    assert [group.key for group in grouped([GOOD, SCRAP, WAIT], "step")] == ["p", "q", None]
    assert [group.key for group in grouped(ALL, "kind")] == ["difficulty", "strength"]
    assert [ids(group.members) for group in grouped(ALL, "none")] == ["abc"]
    assert grouped([], "none") == []


def test_what_is_not_known_comes_last_whichever_way_a_column_is_sorted():
    assert ids(ordered(ALL, "cost")) == "cab"
    assert ids(ordered(ALL, "cost", falling=True)) == "acb"
    assert ids(ordered(ALL, "waste")) == "abc"
    assert ids(ordered(ALL, None)) == "abc"


def test_a_sum_that_no_number_can_hold_is_unknown_and_breaks_nothing():
    endless = [seen(id, waste="waiting", cost_per_year=1e308) for id in "abc"]
    assert total(endless).cost is None
    assert grouped(endless, "waste")[0].total.cost is None


def test_the_sum_says_of_how_many_it_knows_nothing_and_leaves_strengths_out():
    summed = total(ALL)
    assert (summed.count, summed.cost, summed.uncosted) == (3, 100, 1)
    assert (summed.time_s, summed.untimed) == (None, 2)
    assert total([]).cost is None


made = st.builds(
    Observation,
    st.uuids().map(str),
    st.text(max_size=5),
    kind=st.sampled_from(list(KINDS)),
    waste=st.none() | st.sampled_from(list(WASTES)),
    source=st.none() | st.sampled_from(list(SOURCES)),
    step=st.none() | st.sampled_from("pqr"),
    cost_per_year=st.none() | st.floats(0, 1e6),
)


@given(st.lists(made, max_size=30), st.sampled_from(["none", "waste", "step", "source", "kind"]))
def test_grouping_loses_nothing_and_the_groups_sum_up_to_the_whole(observations, by):
    rows = [Seen(o, yearly(o, None), step_place=ord(o.step or "p")) for o in observations]
    groups = grouped(rows, by)
    assert sorted(ids(rows)) == sorted("".join(ids(group.members) for group in groups))
    assert sum(group.total.count for group in groups) == len(rows)
    assert sum(group.total.uncosted for group in groups) == total(rows).uncosted
