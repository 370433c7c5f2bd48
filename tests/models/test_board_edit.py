"""What is done on the PDCA board, without a window: each gesture is one step, and comes back by one undo."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from time import process_time

import pytest

from app.calc.action import Action, Deployment
from app.calc.axis import Axis
from app.calc.event import EventData
from app.calc.proof import Proof
from app.calc.suggestion import Suggestion
from app.exchange.event_file import write_new
from app.models import action_edit, board_edit, suggestion_edit
from app.models.action import read_actions
from app.models.board_mirror import BoardMirror
from app.models.document import Document
from app.models.event import read_event
from tests.models.chain import dump

TODAY = date(2026, 3, 12)


@pytest.fixture
def document(tmp_path: Path) -> Iterator[Document]:
    path = tmp_path / "event.kaizen"
    actions = tuple(Action(id, n, id.upper(), owner="Zoé", phase="plan") for n, id in enumerate("abcd", 1))
    write_new(path, EventData("E", "en", axes=(Axis("x", "Short changeovers"),), actions=actions))
    document = Document.open(path)
    yield document
    document.close()


def order(document: Document) -> list[str]:
    with document.read() as session:
        return [action.id for action in read_actions(session)]


def test_cards_go_to_a_phase_a_lane_and_a_place_in_one_step(document: Document) -> None:
    before = dump(document)
    board_edit.put(document, ["c", "d"], "do", {"owner": "Karim"}, [Proof("plan", "Agreed")], TODAY, at=0, among="a")
    with document.read() as session:
        c, d = (action for action in read_actions(session) if action.id in "cd")
    assert [(each.phase, each.owner, each.proofs[0].text) for each in (c, d)] == [("do", "Karim", "Agreed")] * 2
    assert order(document) == ["c", "d", "a", "b"]
    document.undo()
    assert dump(document) == before


def test_without_a_place_the_order_stays_as_it_was(document: Document) -> None:
    board_edit.put(document, ["b"], "do", {}, [Proof("plan", "Agreed")], TODAY)
    assert order(document) == ["a", "b", "c", "d"]


def test_behind_the_last_of_those_that_are_shown_is_not_behind_all(document: Document) -> None:
    board_edit.put(document, ["d"], "plan", {}, [], TODAY, at=2, among=["a", "b"])
    assert order(document) == ["a", "b", "d", "c"]


def test_several_cards_go_to_an_empty_column_in_their_order_and_the_first_keeps_its_place(document: Document) -> None:
    board_edit.put(document, ["d", "a"], "do", {}, [Proof("plan", "Agreed")], TODAY, at=0)
    assert order(document) == ["b", "c", "d", "a"]


def test_a_hundred_cards_of_a_large_plan_are_put_and_duplicated_while_one_waits(document: Document) -> None:
    many = [Action(f"m{n}", label=f"Action {n}") for n in range(2000)]
    action_edit.add_all(document, many)
    ids = [each.id for each in many[::20]]
    before = process_time()
    board_edit.put(document, ids, "do", {"owner": "Lea"}, [Proof("plan", "Agreed")], TODAY, at=1, among=["a", "b"])
    copies = action_edit.duplicate(document, ids, TODAY)
    assert process_time() - before < 2.5
    assert order(document)[:5] == ["a", ids[0], copies[0], ids[1], copies[1]]
    with document.read() as session:
        numbers = {action.id: action.number for action in read_actions(session)}
    assert [numbers[id] for id in copies] == list(range(2005, 2105))


def test_without_its_proof_nothing_of_it_is_written(document: Document) -> None:
    before = dump(document)
    with pytest.raises(action_edit.ProofMissing):
        board_edit.put(document, ["c"], "do", {"owner": "Karim"}, [], TODAY, at=0, among="a")
    assert dump(document) == before
    assert document.undo_label is None


def test_limits_are_agreed_and_taken_back(document: Document) -> None:
    board_edit.set_limit(document, "do", 3)
    board_edit.set_idle_days(document, 0)
    with document.read() as session:
        event = read_event(session)
    assert (event.limit_do, event.limit_plan, event.idle_days) == (3, None, 0)
    document.undo()
    document.undo()
    with document.read() as session:
        assert (read_event(session).limit_do, read_event(session).idle_days) == (None, 14)


def test_the_mirror_follows_each_gesture_as_if_it_were_read_anew(document: Document) -> None:
    mirror = BoardMirror()
    mirror.read(document)
    document.subscribe(mirror.update)

    def is_true() -> None:
        fresh = BoardMirror()
        fresh.read(document)
        assert list(mirror.actions.values()) == list(fresh.actions.values())
        assert (mirror.axes, mirror.problems, mirror.limits, mirror.idle_days) == (
            fresh.axes, fresh.problems, fresh.limits, fresh.idle_days,
        )  # fmt: skip

    action_edit.add_action(document, Action("e", label="E"), at=1)
    is_true()
    action_edit.change_dues(document, {"a": "2026-03-01"}, "", TODAY)
    action_edit.postpone(document, "a", "2026-04-01", "Part came late", TODAY)
    is_true()
    postponement = mirror.actions["a"].postponements[0]
    action_edit.change_postponement(document, postponement.id, "Part came late again")
    is_true()
    action_edit.move_to_phase(document, ["a", "b"], "check", [Proof("plan", "1"), Proof("do", "2")], TODAY)
    is_true()
    action_edit.change_proof(document, mirror.actions["a"].proofs[0].id, "text", "Seen")
    is_true()
    place = action_edit.add_deployment(document, "a", Deployment())
    action_edit.change_deployment(document, place, "place", "Line 4")
    is_true()
    action_edit.delete_deployments(document, [place])
    is_true()
    action_edit.move_to_phase(document, ["a"], "plan", [], TODAY)
    is_true()
    board_edit.set_limit(document, "check", 2)
    action_edit.delete_actions(document, ["b", "c"])
    is_true()
    while document.undo():
        is_true()
    while document.redo():
        is_true()


def test_the_mirror_passes_over_what_is_on_no_board(document: Document) -> None:
    mirror = BoardMirror()
    mirror.read(document)
    told: list[bool] = []
    document.subscribe(lambda diff: told.append(mirror.update(diff)))
    suggestion_edit.add_suggestion(document, Suggestion("", "A lamp"))
    action_edit.change_actions(document, ["a"], "label", "A lamp")
    assert told == [False, True]
