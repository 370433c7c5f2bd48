"""Every gesture of the tools, drawn at random: on which of the things that are there, with which words and places."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from typing import Any, get_args

from hypothesis import strategies as st
from sqlalchemy import text

from app.calc import fishbone, observation, process_chart, tally
from app.calc.fishbone import SCHEMES
from app.calc.five_whys import Root
from app.models import (
    diagnosis_edit,
    fishbone_edit,
    fishbone_scheme,
    five_whys_edit,
    floor_plan_edit,
    interview_edit,
    observation_edit,
    observation_link,
    photo_edit,
    process_chart_edit,
    process_chart_link,
    proof_edit,
    tally_edit,
    tally_mark_edit,
)  # fmt: skip
from app.models.document import Document
from app.models.fishbone import Bone, Cause, Fishbone, SuggestedCause
from app.models.five_whys import FiveWhys, Why
from app.models.interview import Interview, Question
from app.models.observation import Observation
from app.models.photo import Photo
from app.models.process_chart import ProcessChart, ProcessStep
from app.models.tally import Tally, TallyCategory, TallyColumn
from app.models.tally_mark_edit import NEW_OTHER, Counted
from app.models.value_stream import Symbol

TEXTS = ("", "Bavure", "L’outil est usé", "a b", " Tôle\ttrop\ndure ", "é" * 70)
CONTENTS = (b"\x89PNG one", b"\x89PNG two", b"\xff\xd8 three")
STEP = {"process", "shared_process", "work_cell"}


class Nothing(Exception):
    """There is no such thing yet."""


class Chance:
    """What a gesture is done to, and with."""

    def __init__(self, document: Document, data: st.DataObject) -> None:
        self.document, self.data = document, data

    def any(self, *choices: Any) -> Any:
        return self.data.draw(st.sampled_from(choices))

    def ids(self, table: type, where: str = "1") -> list[str]:
        """In the order in which they were made, which no chance decides."""
        with self.document.read() as session:
            name = table.__tablename__  # type: ignore[attr-defined]
            return list(session.scalars(text(f"SELECT id FROM {name} WHERE {where} ORDER BY rowid")))

    def one(self, table: type, where: str = "1") -> str:
        found = self.ids(table, where)
        if not found:
            raise Nothing
        return str(self.any(*found))

    def some(self, table: type, where: str = "1") -> list[str]:
        found = self.ids(table, where)
        if not found:
            raise Nothing
        return self.data.draw(st.lists(st.sampled_from(found), min_size=1, max_size=4, unique=True))

    def maybe(self, table: type, where: str = "1") -> str | None:
        return self.any(None, *self.ids(table, where))

    def inside(self, table: type, column: str, id: str | None) -> str:
        """Which rows of a table belong to this."""
        return f'"{column}" IS NULL' if id is None else f"\"{column}\" = '{id}'"

    @property
    def words(self) -> str:
        return str(self.any(*TEXTS))

    @property
    def place(self) -> int:
        return int(self.any(0, 1, 2, 9))

    @property
    def at(self) -> int | None:
        return self.any(None, 0, 1, 9)

    @property
    def number(self) -> float | None:
        return self.any(None, 0.0, 0.5, 3.0, 12.25)

    # Things that a gesture names together

    def row_of_sheet(self) -> tuple[str, str]:
        """A sheet and one of its rows, or the row for all else that is not there yet."""
        sheet = self.one(Tally)
        others = self.ids(TallyCategory, self.inside(TallyCategory, "tally_id", sheet) + " AND other = 1")
        rows = self.ids(TallyCategory, self.inside(TallyCategory, "tally_id", sheet))
        return sheet, self.any(*rows, *(() if others else (NEW_OTHER,)))

    def column_of(self, sheet: str) -> str | None:
        return self.maybe(TallyColumn, self.inside(TallyColumn, "tally_id", sheet))

    def under(self) -> str:
        return str(self.any(*(self.ids(Bone) + self.ids(Cause)) or [""]) or self.none())

    def none(self) -> str:
        raise Nothing

    def answers(self) -> tuple[str, str | None]:
        """Five whys and one of their answers, or none for the problem."""
        home = self.one(FiveWhys)
        return home, self.maybe(Why, self.inside(Why, "five_whys_id", home))

    def after_in(self, chart: str) -> str | None:
        return self.maybe(ProcessStep, self.inside(ProcessStep, "process_chart_id", chart))

    def owner(self) -> tuple[str, str]:
        column, table = self.any(("observation_id", Observation), ("cause_id", Cause), ("why_id", Why))
        return column, self.one(table)

    def proof(self) -> tuple[str, str]:
        return self.any(*[thing for thing, _name in proof_edit.proofs(self.document)] or [("", "")])


def _moved(c: Chance) -> None:
    with suppress(ValueError):  # below itself
        fishbone_edit.move_causes(c.document, c.some(Cause), c.under(), c.at)


def _placed_answer(c: Chance) -> None:
    home, above = c.answers()
    five_whys_edit.put(c.document, c.one(Why, c.inside(Why, "five_whys_id", home)), above)


def _rows(c: Chance) -> None:
    chart = c.one(ProcessChart)
    steps = [
        process_chart.Step("", c.any(*get_args(process_chart.Kind)), c.words, time_s=c.number, distance_m=c.number)
        for _row in range(c.any(1, 2))
    ]
    process_chart_edit.add_rows(c.document, chart, steps, c.after_in(chart))


def _imported(c: Chance) -> None:
    sheet, row = c.row_of_sheet()
    rows = [Counted(row, "", 3, c.any("", "Matin")), Counted(None, c.any("Neuve", "Bavure"), c.any(0, 7))]
    tally_mark_edit.import_counts(c.document, sheet, rows)


def _proven(c: Chance) -> None:
    kind, table = c.any(("cause", Cause), ("why", Why))
    id, proof = c.one(table), c.proof()
    if proof[0]:
        proof_edit.set_proof(c.document, kind, id, proof, c.any(True, False))


def _marked(c: Chance) -> None:
    sheet, row = c.row_of_sheet()
    tally_mark_edit.mark(c.document, sheet, row, c.column_of(sheet), "2026-03-12T14:32:05", c.any(1, 5))


def _counted(c: Chance) -> None:
    sheet, row = c.row_of_sheet()
    tally_mark_edit.set_count(c.document, sheet, row, c.column_of(sheet), c.any(0, 1, 12), anywhere=c.any(True, False))


def _head(c: Chance) -> None:
    sheet, row = c.row_of_sheet()
    tally_mark_edit.make_head(c.document, sheet, row, c.words)


def _lap(c: Chance) -> None:
    chart = c.one(ProcessChart)
    process_chart_edit.take_lap(c.document, chart, c.after_in(chart), 12.5)


def _steps_moved(c: Chance) -> None:
    chart = c.one(ProcessChart)
    mine = c.some(ProcessStep, c.inside(ProcessStep, "process_chart_id", chart))
    process_chart_edit.move_steps(c.document, chart, mine, c.place)


def _answered(c: Chance) -> None:
    home, above = c.answers()
    after = c.maybe(Why, c.inside(Why, "five_whys_id", home) + " AND " + c.inside(Why, "parent_id", above))
    five_whys_edit.add_answer(c.document, home, above, c.words, after)


def _pasted_answers(c: Chance) -> None:
    home, above = c.answers()
    five_whys_edit.paste(c.document, home, above, [(0, "Usé"), (1, "Pas affûté"), (0, "Froid")])


def _question(c: Chance) -> None:
    talk = c.one(Interview)
    after = c.maybe(Question, c.inside(Question, "interview_id", talk))
    interview_edit.add_question(c.document, talk, c.words, after)


def _step(c: Chance) -> str:
    return c.one(Symbol, f"kind IN ({', '.join(map(repr, sorted(STEP)))})")


Gesture = Callable[[Chance], object]
OBSERVATIONS: tuple[Gesture, ...] = (
    lambda c: observation_edit.add_observation(
        c.document, observation.Observation("", c.words, step=c.maybe(Symbol), quantity=c.number, cost_each=c.number)
    ),
    lambda c: observation_edit.add_seen(c.document, observation.Observation(""), [c.any(*CONTENTS)]),
    lambda c: observation_edit.change(
        c.document, c.some(Observation), "waste", c.any(None, *get_args(observation.Waste))
    ),
    lambda c: observation_edit.change(c.document, c.some(Observation), "cost_per_year", c.number),
    lambda c: observation_edit.delete_observations(c.document, c.some(Observation)),
    lambda c: observation_edit.duplicate(c.document, c.some(Observation)),
    lambda c: observation_link.record_burst(c.document, c.one(Symbol, "kind = 'kaizen_burst'")),
    lambda c: observation_link.put_burst(c.document, c.one(Observation)),
    lambda c: observation_link.count_in(c.document, c.some(Observation), c.maybe(Tally), "Relevé"),
    lambda c: observation_link.look_for_causes(c.document, c.one(Observation)),
    lambda c: diagnosis_edit.set_rating(c.document, _step(c), c.any("waiting", "defects"), c.any(None, 0, 3)),
    lambda c: interview_edit.add_interview(c.document, c.words, ["Et ?", "Puis ?"][: c.any(0, 2)]),
    lambda c: interview_edit.change(c.document, c.one(Interview), "person", c.words),
    lambda c: interview_edit.move_interview(c.document, c.one(Interview), c.place),
    lambda c: interview_edit.delete_interview(c.document, c.one(Interview)),
    _question,
    lambda c: interview_edit.reword(c.document, c.one(Question), c.words),
    lambda c: interview_edit.tick(c.document, c.one(Question), c.any(True, False)),
    lambda c: interview_edit.answer(c.document, c.one(Question), c.words),
    lambda c: interview_edit.move_question(c.document, c.one(Question), c.place),
    lambda c: interview_edit.delete_question(c.document, c.one(Question)),
    lambda c: interview_edit.observe(c.document, c.one(Question)),
)
CHARTS: tuple[Gesture, ...] = (
    lambda c: process_chart_edit.add(c.document, c.words),
    lambda c: process_chart_edit.copy(c.document, c.one(ProcessChart), "Copie"),
    lambda c: process_chart_edit.propose(c.document, c.one(ProcessChart), "Visé"),
    lambda c: process_chart_edit.change(c.document, c.one(ProcessChart), "product", c.words),
    lambda c: process_chart_edit.move(c.document, c.one(ProcessChart), c.place),
    lambda c: process_chart_edit.delete_chart(c.document, c.one(ProcessChart)),
    _rows,
    lambda c: process_chart_edit.set_values(
        c.document, c.some(ProcessStep), {"kind": c.any(*get_args(process_chart.Kind)), "time_s": c.number}
    ),
    lambda c: process_chart_edit.delete_steps(c.document, c.some(ProcessStep)),
    _steps_moved,
    _lap,
    lambda c: process_chart_link.open_chart(c.document, _step(c)),
    lambda c: process_chart_link.take_totals(c.document, _step(c), {"cycle_time_s": 42.0}),
    lambda c: floor_plan_edit.set_plan(c.document, c.one(ProcessChart), c.any(*CONTENTS), (1.5, 0.5)),
    lambda c: floor_plan_edit.remove_plan(c.document, c.one(ProcessChart)),
    lambda c: floor_plan_edit.set_scale(c.document, c.one(ProcessChart), (0, 0), (3, 4), 2.5),
    lambda c: floor_plan_edit.place(c.document, {c.one(ProcessStep): c.any(None, (10.0, 20.0))}),
    lambda c: floor_plan_edit.take_distances(c.document, {c.one(ProcessStep): 7.123}),
)
TALLIES: tuple[Gesture, ...] = (
    lambda c: tally_edit.add(c.document, c.words, ["Bavure", "Rayure"][: c.any(0, 2)]),
    lambda c: tally_edit.start_period(c.document, c.one(Tally), "Après"),
    lambda c: tally_edit.change(c.document, c.one(Tally), "weight", c.any(*get_args(tally.Weight))),
    lambda c: tally_edit.move(c.document, c.one(Tally), c.place),
    lambda c: tally_edit.remove(c.document, c.one(Tally)),
    lambda c: tally_edit.add_category(c.document, c.one(Tally), c.words),
    lambda c: tally_edit.change_categories(c.document, c.some(TallyCategory), "cost_each", c.number),
    lambda c: tally_edit.move_category(c.document, c.one(TallyCategory), c.place),
    lambda c: tally_edit.remove_category(c.document, c.one(TallyCategory)),
    lambda c: tally_edit.set_columns(c.document, c.one(Tally), c.any(*get_args(tally.Columns)), ["Matin"]),
    lambda c: tally_edit.add_column(c.document, c.one(Tally), c.words),
    lambda c: tally_edit.name_column(c.document, c.one(TallyColumn), c.words),
    lambda c: tally_edit.remove_column(c.document, c.one(TallyColumn)),
    _marked,
    _marked,
    lambda c: tally_mark_edit.unmark(c.document, c.one(TallyCategory), None, anywhere=c.any(True, False)),
    _counted,
    _imported,
    _head,
)
FISHBONES: tuple[Gesture, ...] = (
    lambda c: fishbone_edit.new_fishbone(c.document, c.words, c.any(*SCHEMES, "none")),
    lambda c: fishbone_edit.set_effect(c.document, c.one(Fishbone), c.words),
    lambda c: fishbone_edit.set_voting(c.document, c.one(Fishbone), c.any(1, 3), c.any(None, 8)),
    lambda c: fishbone_edit.move_fishbone(c.document, c.one(Fishbone), c.place),
    lambda c: fishbone_edit.delete_fishbone(c.document, c.one(Fishbone)),
    lambda c: fishbone_scheme.change_scheme(c.document, c.one(Fishbone), c.any(*SCHEMES)),
    lambda c: fishbone_edit.add_bone(c.document, c.one(Fishbone), c.words, c.at),
    lambda c: fishbone_edit.rename_bone(c.document, c.one(Bone), c.words),
    lambda c: fishbone_edit.move_bone(c.document, c.one(Bone), c.place),
    lambda c: fishbone_edit.swap_bones(c.document, c.one(Bone), c.one(Bone)),
    lambda c: fishbone_edit.delete_bone(c.document, c.one(Bone)),
    lambda c: fishbone_edit.add_cause(c.document, c.words, c.under(), c.at),
    lambda c: fishbone_edit.add_lines(c.document, "Usé\n  Froid\n    Sans standard\nSale", c.under(), c.at),
    lambda c: fishbone_edit.paste_causes(c.document, [fishbone.Cause("", "Copiée", votes=2)], c.under(), c.at),
    lambda c: fishbone_edit.rename_cause(c.document, c.one(Cause), c.words),
    lambda c: fishbone_edit.delete_causes(c.document, c.some(Cause)),
    _moved,
    lambda c: fishbone_edit.indent(c.document, c.some(Cause)),
    lambda c: fishbone_edit.outdent(c.document, c.some(Cause)),
    lambda c: fishbone_edit.shift(c.document, c.some(Cause), c.any(-1, 1)),
    lambda c: fishbone_edit.set_status(c.document, c.some(Cause), c.any(*get_args(fishbone.Status))),
    lambda c: fishbone_edit.vote(c.document, c.some(Cause), c.any(-1, 1)),
    lambda c: fishbone_edit.merge(c.document, c.some(Cause)),
    lambda c: fishbone_edit.add_suggestions(c.document, c.one(Fishbone), "Trop sombre\n\nTrop vite", c.any("", "Léa")),
    lambda c: fishbone_edit.rename_suggestion(c.document, c.one(SuggestedCause), c.words),
    lambda c: fishbone_edit.delete_suggestions(c.document, c.some(SuggestedCause)),
    lambda c: fishbone_edit.place_suggestions(c.document, c.some(SuggestedCause), c.under(), c.at),
)
WHYS: tuple[Gesture, ...] = (
    lambda c: five_whys_edit.add(c.document, c.words),
    lambda c: five_whys_edit.of_cause(c.document, c.one(Cause)),
    lambda c: five_whys_edit.change(c.document, c.one(FiveWhys), "problem", c.words),
    lambda c: five_whys_edit.move(c.document, c.one(FiveWhys), c.place),
    lambda c: five_whys_edit.remove(c.document, c.one(FiveWhys)),
    _answered,
    _answered,
    _pasted_answers,
    _placed_answer,
    lambda c: five_whys_edit.change_answers(c.document, c.some(Why), "root", c.any(None, *get_args(Root))),
    lambda c: five_whys_edit.change_answers(c.document, c.some(Why), "status", c.any(*get_args(fishbone.Status))),
    lambda c: five_whys_edit.remove_answers(c.document, c.some(Why)),
    lambda c: five_whys_edit.shift(c.document, c.one(Why), c.any(-1, 1)),
    lambda c: five_whys_edit.indent(c.document, c.one(Why)),
    lambda c: five_whys_edit.outdent(c.document, c.one(Why)),
)
OF_ALL: tuple[Gesture, ...] = (
    _proven,
    lambda c: photo_edit.add_photos(c.document, *c.owner(), [c.any(*CONTENTS)]),
    lambda c: photo_edit.remove_photo(c.document, c.one(Photo)),
    lambda c: photo_edit.caption_photo(c.document, c.one(Photo), c.words),
)
