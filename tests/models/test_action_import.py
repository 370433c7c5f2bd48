"""A table of actions is taken over in one gesture, and what it changes follows the rules of the plan."""

from __future__ import annotations

import io
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from app.calc.action import Action, Postponement
from app.calc.proof import Proof
from app.exchange.action_changes import read_changes
from app.exchange.action_columns import COLUMNS
from app.exchange.action_workbook import workbook
from app.language import use
from app.models.action import add_actions, read_actions
from app.models.action_import import apply
from app.models.document import Document
from app.models.event import read_event
from tests.models.chain import dump

TODAY = date(2026, 3, 12)
ACTIONS = (
    Action("a", 1, "Revêtir l’outil", "outil monté", "Karim", phase="do", first_due="2026-03-20", due="2026-03-20",
           proofs=(Proof("plan", "Commande 4711", id="p"),)),
    Action("b", 2, "Écrire le standard", due="2026-04-01", first_due="2026-03-25",
           postponements=(Postponement("2026-03-25", "2026-04-01", "absence", "2026-03-10", "m"),)),
)  # fmt: skip
AT = {column.field: n for n, column in enumerate(COLUMNS, 1)}
WHY = "As the table “plan.xlsx” says"


@pytest.fixture
def document(tmp_path: Path) -> Iterator[Document]:
    use("en")
    with Document.new(tmp_path / "a.kaizen") as document:
        with document.edit("Import") as session:
            add_actions(session, ACTIONS, ["a0", "a1"])
        yield document


def take_over(document: Document, **rows: dict[str, Any]) -> list[Action]:
    """Fill these cells of these rows in, take the table over; the plan as it is then."""
    with document.read() as session:
        event = read_event(session)
    book = openpyxl.load_workbook(io.BytesIO(workbook(event, "en")))
    for row, cells in rows.items():
        for field, value in cells.items():
            book.active.cell(int(row[1:]), AT[field]).value = value
    path = document.path.with_name("plan.xlsx")
    book.save(path)
    changes = read_changes(path, event, TODAY)
    apply(document, changes.rows, changes.name, TODAY)
    with document.read() as session:
        return read_actions(session)


def test_all_of_it_is_one_step_of_undo(document: Document) -> None:
    before = dump(document)
    cells = {"label": "Former", "owner": "Inès", "due": date(2026, 4, 20)}
    found = take_over(document, r2={"owner": "Zoé", "progress": 0.25}, r3={"label": "Standard"}, r4=cells)
    assert [(each.number, each.label, each.owner) for each in found] == [
        (1, "Revêtir l’outil", "Zoé"), (2, "Standard", ""), (3, "Former", "Inès"),
    ]  # fmt: skip
    assert (found[2].first_due, found[2].moved_on) == ("2026-04-20", "2026-03-12")
    assert document.undo_label == "Take over a table of actions"
    document.undo()
    assert dump(document) == before


def test_what_changes_nothing_is_no_gesture(document: Document) -> None:
    label = document.undo_label
    assert take_over(document) == list(ACTIONS)
    assert document.undo_label == label


def test_a_later_date_is_a_postponement_with_its_reason(document: Document) -> None:
    first, second = take_over(
        document, r2={"due": date(2026, 4, 3)}, r3={"due": date(2026, 4, 20), "reason": "fournisseur"}
    )
    assert [(each.to_due, each.reason, each.moved_on) for each in first.postponements] == [
        ("2026-04-03", WHY, "2026-03-12")
    ]
    assert [each.reason for each in second.postponements] == ["absence", "fournisseur"]
    assert (second.first_due, second.due) == ("2026-03-25", "2026-04-20")


def test_an_earlier_date_and_another_reason_are_only_written(document: Document) -> None:
    _first, second = take_over(document, r3={"due": date(2026, 3, 28), "reason": "congés"})
    assert (second.due, [each.reason for each in second.postponements]) == ("2026-03-28", ["congés"])


def test_a_quarter_closes_with_its_proof_or_with_the_remark_that_the_table_says_so(document: Document) -> None:
    first, _second = take_over(document, r2={"phase": "Act", "proof_do": "PV 12", "done_on": date(2026, 3, 10)})
    assert [(each.step, each.text, each.overridden) for each in first.proofs] == [
        ("plan", "Commande 4711", ""), ("do", "PV 12", ""), ("check", "", WHY),
    ]  # fmt: skip
    assert (first.phase, first.done_on, first.moved_on) == ("act", "2026-03-10", "2026-03-12")


def test_what_was_done_on_a_day_is_being_checked(document: Document) -> None:
    first, _second = take_over(document, r2={"done_on": date(2026, 3, 11)})
    assert (first.phase, first.done_on) == ("check", "2026-03-11")


def test_going_back_opens_the_quarters_again(document: Document) -> None:
    first, _second = take_over(document, r2={"phase": "Plan"})
    assert (first.phase, first.proofs) == ("plan", ())


def test_what_is_dropped_says_why(document: Document) -> None:
    first, second = take_over(
        document, r2={"phase": "Dropped", "dropped_because": "trop cher"}, r3={"phase": "Dropped"}
    )
    assert (first.phase, first.dropped_because) == ("dropped", "trop cher")
    assert second.dropped_because == WHY


def test_a_proof_is_corrected(document: Document) -> None:
    first, _second = take_over(document, r2={"proof_plan": "Commande 4712"})
    assert [(each.id, each.text) for each in first.proofs] == [("p", "Commande 4712")]


def test_a_new_action_may_be_further_on(document: Document) -> None:
    cells = {"label": "Former", "phase": "Closed", "proof_check": "3 ppm", "deliverable": "x"}
    *_others, new = take_over(document, r4=cells)
    assert [(each.step, each.text or each.overridden) for each in new.proofs] == [
        ("plan", WHY), ("do", WHY), ("check", "3 ppm"), ("act", WHY),
    ]  # fmt: skip


def test_what_was_deleted_meanwhile_stays_so(document: Document) -> None:
    with document.read() as session:
        event = read_event(session)
    path = document.path.with_name("plan.xlsx")
    book = openpyxl.load_workbook(io.BytesIO(workbook(event, "en")))
    book.active.cell(2, AT["owner"]).value = "Zoé"
    book.save(path)
    changes = read_changes(path, event, TODAY)
    from app.models.action_edit import delete_actions

    delete_actions(document, ["a"])
    assert apply(document, changes.rows, changes.name, TODAY) == ()
    with document.read() as session:
        assert [action.id for action in read_actions(session)] == ["b"]


def test_what_was_taken_over_is_then_in_the_table(document: Document) -> None:
    take_over(document, r2={"phase": "Check", "due": date(2026, 5, 1), "gain_obtained": -12.5}, r4={"label": "Former"})
    with document.read() as session:
        event = read_event(session)
    path = document.path.with_name("again.xlsx")
    path.write_bytes(workbook(event, "fr"))
    assert not read_changes(path, event, TODAY)
