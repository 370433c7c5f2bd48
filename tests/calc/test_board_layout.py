"""Where the cards of a PDCA board stand: nothing overlaps, nothing is left out, in whatever lanes and width."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import pairwise
from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.calc.action import PHASES, Action, Phase
from app.calc.board import COLUMNS, Card, Cards, Filter, Lane, LaneKind, card_of, counts, is_over, owner_lanes
from app.calc.board_drop import drop_at, moved, step
from app.calc.board_layout import LEAST, MOST_LINES, column_width, lay
from app.calc.laid_board import LaidBoard
from app.calc.proof import Proof
from app.calc.text_measure import TextMeasure

TODAY = date(2026, 3, 12)
MEASURE = TextMeasure(lambda text, px, weight: len(text) * px * 0.55)
LANES = (Lane("a", "A"), Lane("b", "B"), Lane(""))


@st.composite
def plans(draw: st.DrawFn) -> list[Action]:
    phases = st.sampled_from([phase for phase in PHASES if phase != "dropped"])
    one = st.tuples(phases, st.text("ab c", max_size=60), st.sampled_from(["A", "B", "C", ""]), st.integers(-40, 40))
    return [
        Action(
            f"a{i}",
            i + 1,
            label,
            owner=owner,
            phase=phase,
            due=(TODAY + timedelta(days=days)).isoformat() if days % 3 else "",
            moved_on=(TODAY - timedelta(days=abs(days))).isoformat(),
        )
        for i, (phase, label, owner, days) in enumerate(draw(st.lists(one, max_size=40)))
    ]


def laid(actions: list[Action], room: float = 1000.0, **given_: object) -> LaidBoard:
    return lay(Cards().cards_of(actions, TODAY, 14), room, MEASURE, **given_)  # type: ignore[arg-type]


@given(plans(), st.floats(100, 2500), st.sampled_from(["none", "owner"]), st.booleans(), st.booleans())
def test_no_card_overlaps_another_and_each_stands_in_its_column_and_lane(actions, room, kind, closed, folded):
    board = laid(actions, room, kind=kind, lanes=LANES, closed_shown=closed, folded=("a",) if folded else ())
    hidden = {
        a.id for a in actions if (a.phase == "closed" and not closed) or (kind == "owner" and folded and a.owner == "A")
    }
    assert set(board.cards) == {a.id for a in actions} - hidden
    for (ids, tops), (left, right) in zip(board.stacks, board.columns, strict=True):
        boxes = [board.cards[id].box for id in ids]
        assert list(tops) == [box[1] for box in boxes]
        assert all(left <= box[0] < box[2] <= right for box in boxes)
        for one, next_one in pairwise(boxes):
            assert one[3] <= next_one[1]
    for id, card in board.cards.items():
        lane = next(each for each in board.lanes if each.lane.key == board.lane_of(id))
        assert lane.top <= card.box[1]
        assert card.box[3] <= lane.bottom
        if kind == "owner":
            assert lane.lane.name == (card.card.action.owner if card.card.action.owner in ("A", "B") else "")
    for one, next_one in pairwise(board.lanes):
        assert one.bottom == next_one.top
    for foot in board.feet:
        assert not any(_meet(foot.box, card.box) for card in board.cards.values())


def _meet(a: tuple[float, ...], b: tuple[float, ...]) -> bool:
    return a[0] < b[2] and b[0] < a[2] and a[1] < b[3] and b[1] < a[3]


@given(plans(), st.sampled_from(["none", "owner"]))
def test_what_shows_in_a_box_is_found_without_looking_at_all(actions, kind):
    board = laid(actions, kind=kind, lanes=LANES, closed_shown=True)
    for area in ((0.0, 0.0, 300.0, 200.0), (150.0, 350.0, 700.0, 800.0), (0.0, 0.0, 1e4, 1e5)):
        found = {card.card.id for card in board.within(area)}
        assert found == {
            id
            for id, card in board.cards.items()
            if card.box[1] <= area[3]
            and card.box[3] >= area[1]
            and board.columns[card.card.column][1] >= area[0]
            and board.columns[card.card.column][0] <= area[2]
        }


@given(plans(), st.sampled_from(["none", "owner"]), st.integers(0, 40))
def test_a_card_that_is_carried_over_its_own_place_would_stay_there(actions, kind, at):
    board = laid(actions, kind=kind, lanes=LANES, closed_shown=True)
    if not board.cards:
        return
    id = sorted(board.cards)[at % len(board.cards)]
    left, top, right, bottom = board.cards[id].box
    drop = drop_at(board, (left + right) / 2, (top + bottom) / 2, (id,))
    assert drop is not None
    standing = board.cell(drop.lane, board.cards[id].card.column)
    ids = standing.ids if drop.phase != "closed" else next(f.ids for f in board.feet if f.lane == drop.lane)
    assert (drop.phase, drop.lane) == (board.cards[id].card.action.phase, board.lane_of(id))
    assert [*drop.ids[: drop.at], id, *drop.ids[drop.at :]] == list(ids)


@given(plans(), st.sampled_from(["none", "owner"]), st.sampled_from(["left", "right", "up", "down"]))
def test_arrows_lead_from_card_to_card_and_a_move_leads_to_a_place_that_is_there(actions, kind, way):
    board = laid(actions, kind=kind, lanes=LANES, closed_shown=True)
    for id in board.cards:
        found = step(board, id, way)
        assert found == "" or (found in board.cards and found != id)
        drop = moved(board, [id], way)
        if drop is not None:
            assert drop.phase != "dropped"
            assert id not in drop.ids
            assert 0 <= drop.at <= len(drop.ids)
            assert way in ("up", "down") or drop.phase != board.cards[id].card.action.phase


def test_from_a_selection_that_is_not_there_an_arrow_leads_to_the_first_card():
    assert step(laid([Action("a", phase="do"), Action("b", phase="act")]), "", "down") == "a"
    assert step(laid([]), "", "down") == ""


def test_up_and_down_pass_one_card_and_go_on_to_the_next_lane():
    board = laid(
        [Action(id, phase="do", owner=owner) for id, owner in (("a", "A"), ("b", "A"), ("c", "B"))],
        kind="owner",
        lanes=LANES,
    )
    assert (down := moved(board, ["a"], "down"))
    assert (down.lane, down.at, down.ids) == ("a", 1, ("b",))
    assert (on := moved(board, ["b"], "down"))
    assert (on.lane, on.at, on.ids) == ("b", 0, ("c",))
    assert (back := moved(board, ["c"], "up"))
    assert (back.lane, back.at, back.ids) == ("a", 2, ("a", "b"))
    assert moved(board, ["a"], "up") is None


def test_below_the_folded_line_of_what_is_closed_one_is_still_in_act():
    board = laid([Action("a", phase="check"), Action("z", phase="closed")])
    (foot,) = board.feet
    left, top, right, bottom = foot.box
    heights = {"on the line": (top + bottom) / 2, "far below": bottom + 200}
    found = {where: drop_at(board, (left + right) / 2, y, ("a",)) for where, y in heights.items()}
    assert {where: drop and drop.phase for where, drop in found.items()} == {
        "on the line": "closed",
        "far below": "act",
    }
    shown = laid([Action("a", phase="check"), Action("z", phase="closed")], closed_shown=True)
    assert (drop := drop_at(shown, (left + right) / 2, bottom + 200, ("a",)))
    assert (drop.phase, drop.at, drop.ids) == ("closed", 1, ("z",))


def test_right_of_act_a_card_is_closed_and_there_it_ends():
    assert (drop := moved(laid([Action("a", phase="act")]), ["a"], "right"))
    assert drop.phase == "closed"
    assert moved(laid([Action("a", phase="closed")], closed_shown=True), ["a"], "right") is None
    assert moved(laid([Action("a", phase="idea")]), ["a"], "left") is None


def test_a_whole_number_of_columns_fills_the_width_fewer_where_letters_are_large():
    assert column_width(1200) == 240
    assert column_width(5 * LEAST) == LEAST
    assert column_width(4.5 * LEAST) == 4.5 * LEAST / 4
    assert column_width(10) == LEAST


def test_a_long_label_is_cut_with_an_ellipsis_but_not_while_it_is_typed():
    action = Action("a", label="word " * 80)
    assert len(laid([action]).cards["a"].lines) == MOST_LINES
    assert laid([action]).cards["a"].lines[-1].endswith("…")
    typed = lay(Cards().cards_of([action], TODAY, 14), 1000, MEASURE, typed="a")
    assert len(typed.cards["a"].lines) > MOST_LINES
    assert not typed.cards["a"].lines[-1].endswith("…")


def test_a_card_in_no_lane_that_is_shown_stands_in_the_last_one():
    board = laid([Action("a", owner="Somebody else", phase="do")], kind="owner", lanes=LANES)
    assert board.lane_of("a") == ""


# What a card says


@pytest.mark.parametrize(
    ("phase", "due", "late"),
    [("do", "2026-03-11", 1), ("do", "2026-03-12", 0), ("idea", "2026-01-01", 0), ("check", "2026-01-01", 0)],
)
def test_late_is_what_is_due_before_today_and_not_done(phase: Phase, due: str, late: int):
    assert card_of(Action("a", phase=phase, due=due), TODAY, 14).late == late


def test_a_card_is_marked_when_it_was_not_moved_for_longer_than_agreed():
    def card(moved_on: str, phase: Phase = "do", idle_days: int = 14) -> Card:
        return card_of(Action("a", phase=phase, moved_on=moved_on), TODAY, idle_days)

    assert (card("2026-02-26").age, card("2026-02-26").is_idle) == (14, False)
    assert card("2026-02-25").is_idle
    assert not card("2025-02-25", idle_days=0).is_idle
    assert card("2025-02-25", phase="closed").age is None
    assert card("").age is None


def test_a_card_says_what_is_missing_but_an_idea_needs_nothing_yet():
    assert set(card_of(Action("a", phase="plan"), TODAY, 14).missing) == {"deliverable", "owner", "due"}
    assert card_of(Action("a", phase="idea"), TODAY, 14).missing == ()
    assert not card_of(Action("a", phase="idea"), TODAY, 14).has_who


def test_a_quarter_closed_without_proof_is_said_until_its_proof_is_there():
    without, later = Proof("plan", "", "No time"), Proof("plan", "Agreed with Zoé")
    assert card_of(Action("a", phase="do", proofs=(without,)), TODAY, 14).overridden == ("plan",)
    assert card_of(Action("a", phase="do", proofs=(without, later)), TODAY, 14).overridden == ()


def test_what_was_dropped_stands_on_no_board_and_what_is_closed_is_no_work_in_progress():
    cards = Cards().cards_of(
        [Action("a", phase="dropped"), Action("b", phase="closed"), Action("c", phase="act")], TODAY, 14
    )
    assert [card.id for card in cards] == ["b", "c"]
    assert counts(cards)["act"] == 1
    assert [is_over(n, 3) for n in (2, 3, 4)] == [False, False, True]
    assert not is_over(99, None)


def test_the_filter_wants_all_words_the_owner_and_what_is_late():
    cards = Cards().cards_of(
        [
            Action("a", 1, "Étagère de la presse", owner="Zoé", phase="do", due="2026-03-01"),
            Action("b", 2, "Presse 2", owner="Karim", phase="do", due="2026-04-01"),
            Action("c", 3, "Kanban", phase="do"),
        ],
        TODAY,
        14,
    )

    def ids(**given_: object) -> list[str]:
        return [card.id for card in Filter(**given_).passing(cards)]  # type: ignore[arg-type]

    assert ids(words="etagere PRESSE") == ["a"]
    assert ids(owner="Karim") == ["b"]
    assert ids(owner="") == ["c"]
    assert ids(late=True) == ["a"]
    assert [card.id for card in Filter(late=True).passing(cards, {"c"})] == ["a", "c"]
    assert not Filter(words="  ")
    assert Filter(owner="")


def test_owners_have_lanes_by_name_whatever_their_accents():
    actions = [Action(str(i), owner=name, phase="do") for i, name in enumerate(["Zoé", "éric", "Bob", ""])]
    cards = Cards().cards_of(actions, TODAY, 14)
    assert [lane.name for lane in owner_lanes(cards)] == ["Bob", "éric", "Zoé"]


def test_every_phase_has_its_column():
    assert set(COLUMNS) < set(get_args(Phase))
    assert set(get_args(LaneKind)) == {"none", "axis", "owner", "problem"}
