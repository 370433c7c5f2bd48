"""How options are judged: scores, levels of the scale, places, points, dots, comparisons; each function one gesture."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from sqlalchemy import delete, or_, select, update
from sqlalchemy.orm import Session

from app.calc import decision as calc
from app.language import N_
from app.models.decision import Comparison, Option, Point, ScaleLevel, Score
from app.models.document import Document
from app.models.record import add, values
from app.models.row_order import rank_at_end
from app.models.schema import new_id

SCORE, SCORES, CLEAR_SCORE = N_("Score an option"), N_("Score options"), N_("Clear a score")
DELETE_VOTER, RENAME_VOTER = N_("Delete the scores of a voter"), N_("Rename a voter")
WORD_LEVEL, PLACE, UNPLACE = N_("Write what a score means"), N_("Place an option"), N_("Take an option off the matrix")
POINTS: dict[calc.Side, str] = {"pro": N_("Add an advantage"), "con": N_("Add a disadvantage")}
CHANGE_POINT = {"text": N_("Change a point"), "weight": N_("Change the weight of a point"), "side": N_("Turn a point")}
DELETE_POINTS, DOT, CLEAR_DOTS = N_("Delete points"), N_("Vote with dots"), N_("Clear the dots")
COMPARE, UNCOMPARE = N_("Compare two criteria"), N_("Clear a comparison")
"""What undo says."""

Mark = tuple[str, str, float | None]
"""Option, criterion and score; `None` takes it away."""


def set_score(document: Document, option: str, criterion: str, value: float | None, voter: str = "") -> None:
    """What this voter, the team together without one, gives an option on a criterion; `None` takes it away."""
    with document.edit(CLEAR_SCORE if value is None else SCORE) as session:
        _score(session, (option, criterion, value), voter)


def set_scores(document: Document, marks: Sequence[Mark], voter: str = "") -> None:
    """Several scores of one voter as one gesture."""
    with document.edit(SCORES) as session:
        for mark in marks:
            _score(session, mark, voter)


def _score(session: Session, mark: Mark, voter: str) -> None:
    option, criterion, value = mark
    same = Score.option_id == option, Score.criterion == criterion, Score.voter == voter
    known = list(session.scalars(select(Score.id).where(*same).order_by(Score.rank, Score.id)))
    if value is None:
        session.execute(delete(Score).where(*same))
    elif known:
        session.execute(update(Score).where(Score.id == known[0]).values(value=value))
    else:
        row = {"id": new_id(), "option_id": option, "criterion": criterion, "voter": voter, "value": value}
        add(session, Score, [{**row, "rank": rank_at_end(session, Score, Score.option_id == option)}])


def delete_voter(document: Document, decision_id: str, voter: str) -> None:
    """Take away all that one voter scored in a decision."""
    with document.edit(DELETE_VOTER) as session:
        session.execute(delete(Score).where(_of(decision_id), Score.voter == voter))


def rename_voter(document: Document, decision_id: str, voter: str, name: str) -> bool:
    """Give what one voter scored to another name; not to one of whom there are scores, which stay what they are."""
    with document.read() as session:
        if session.scalar(select(Score.id).where(_of(decision_id), Score.voter == name).limit(1)) is not None:
            return False
    with document.edit(RENAME_VOTER) as session:
        session.execute(update(Score).where(_of(decision_id), Score.voter == voter).values(voter=name))
    return True


def _of(decision_id: str) -> Any:
    return Score.option_id.in_(select(Option.id).where(Option.decision_id == decision_id))


def word_level(document: Document, decision_id: str, value: float, words: str) -> None:
    """Write what a score of the scale means; without words it means nothing."""
    same = ScaleLevel.decision_id == decision_id, ScaleLevel.value == value
    with document.edit(WORD_LEVEL) as session:
        known = session.scalar(select(ScaleLevel.id).where(*same).order_by(ScaleLevel.rank, ScaleLevel.id).limit(1))
        if not words:
            session.execute(delete(ScaleLevel).where(*same))
        elif known:
            session.execute(update(ScaleLevel).where(ScaleLevel.id == known).values(words=words))
        else:
            rank = rank_at_end(session, ScaleLevel, ScaleLevel.decision_id == decision_id)
            row = {"id": new_id(), "decision_id": decision_id, "value": value, "words": words, "rank": rank}
            add(session, ScaleLevel, [row])


def place(document: Document, option: str, effort: float | None, impact: float | None, *, merge: bool = False) -> None:
    """Put an option on the matrix of effort and impact, each from 0 to 10; `None` takes it off.

    With `merge` it goes on with what was done to the same option within a second.
    """
    label = UNPLACE if effort is None and impact is None else PLACE
    with document.edit(label, f"place {option}" if merge else "") as session:
        session.execute(update(Option).where(Option.id == option).values(effort=effort, impact=impact))


def add_point(document: Document, option: str, side: calc.Side, text: str) -> str:
    """An advantage or a disadvantage after the others of the option; its id."""
    made = calc.Point(side, text, id=new_id())
    with document.edit(POINTS[side]) as session:
        rank = rank_at_end(session, Point, Point.option_id == option)
        add(session, Point, [{**values(Point, made), "option_id": option, "rank": rank}])
    return made.id


def change_point(document: Document, id: str, field: str, value: Any) -> None:
    with document.edit(CHANGE_POINT[field]) as session:
        session.execute(update(Point).where(Point.id == id).values({field: value}))


def delete_points(document: Document, ids: Sequence[str]) -> None:
    with document.edit(DELETE_POINTS) as session:
        session.execute(delete(Point).where(Point.id.in_(ids)))


def dot(document: Document, option: str, by: int = 1) -> None:
    """Give an option so many dots more, or fewer; never below none."""
    with document.edit(DOT) as session:
        now = session.scalar(select(Option.dots).where(Option.id == option)) or 0
        session.execute(update(Option).where(Option.id == option).values(dots=max(0, now + by)))


def clear_dots(document: Document, decision_id: str) -> None:
    with document.edit(CLEAR_DOTS) as session:
        session.execute(update(Option).where(Option.decision_id == decision_id).values(dots=0))


def compare(document: Document, decision_id: str, first: str, second: str, ratio: float | None) -> None:
    """Say how many times as important the first criterion is as the second; `None` takes it back."""
    either = or_(
        (Comparison.first == first) & (Comparison.second == second),
        (Comparison.first == second) & (Comparison.second == first),
    )
    same = Comparison.decision_id == decision_id, either
    with document.edit(UNCOMPARE if ratio is None else COMPARE) as session:
        known = session.scalar(select(Comparison.id).where(*same).order_by(Comparison.rank, Comparison.id).limit(1))
        if ratio is None:
            session.execute(delete(Comparison).where(*same))
        elif known:
            row = {"first": first, "second": second, "ratio": ratio}
            session.execute(update(Comparison).where(Comparison.id == known).values(row))
        else:
            rank = rank_at_end(session, Comparison, Comparison.decision_id == decision_id)
            made = values(Comparison, calc.Comparison(first, second, ratio, new_id()))
            add(session, Comparison, [{**made, "decision_id": decision_id, "rank": rank}])
