"""Every gesture on problems, drawn at random."""

from __future__ import annotations

from contextlib import suppress
from datetime import date, datetime
from typing import get_args

from app.calc import problem
from app.calc.five_whys import Root
from app.calc.photo import Shows
from app.calc.proof import Proof
from app.models import photo_edit, problem_edit, problem_gate_edit, problem_link
from app.models.fishbone import Fishbone
from app.models.five_whys import FiveWhys
from app.models.photo import Photo
from app.models.problem import Containment, GateItem, Problem
from tests.models.gestures import CONTENTS, Chance, Gesture

NOW, TODAY = datetime(2026, 3, 12, 14, 5), date(2026, 3, 12)
DAYS = ("2026-03-12", "2026-03-13", "2026-03-20")
TEXTS_OF = ("name", "part", "customer_effect", "who", "how_many", "occurrence", "lesson", "goal", "same_elsewhere")


def _taken(c: Chance) -> None:
    held = problem_edit.read(c.document, c.one(Problem))
    found = problem_link.found_causes(c.document, held.fishbone, held.five_whys) if held else []
    if held and found:
        problem_link.take_cause(c.document, held.id, c.any(*get_args(Root)), c.any(*found))


def _linked(c: Chance) -> None:
    thing = c.any(None, *[(end.kind, end.id) for end in problem_link.documents(c.document)])
    problem_gate_edit.link_document(c.document, c.one(GateItem), thing)


def _passed(c: Chance) -> None:
    proof = Proof("define", c.words, c.any("", "Customer waits"), c.words)
    with suppress(problem_gate_edit.GateClosed):  # it says why, and nothing was written
        problem_gate_edit.pass_gate(c.document, c.one(Problem), proof, TODAY)


PROBLEMS: tuple[Gesture, ...] = (
    lambda c: problem_edit.add_problem(
        c.document, problem.Problem("", c.words, c.any(*problem.METHODS), line=c.words), now=NOW
    ),
    lambda c: problem_edit.change(c.document, c.some(Problem), c.any(*TEXTS_OF), c.words),
    lambda c: problem_edit.change(c.document, c.some(Problem), c.any(*problem_link.CHECK.values()), c.any(True, False)),
    lambda c: problem_edit.set_method(c.document, c.some(Problem), c.any(*problem.METHODS)),
    lambda c: problem_edit.contain(c.document, c.one(Problem), c.any(None, NOW)),
    lambda c: problem_edit.close(c.document, c.some(Problem), TODAY),
    lambda c: problem_edit.reopen(c.document, c.some(Problem)),
    lambda c: problem_edit.delete_problems(c.document, c.some(Problem)),
    lambda c: problem_edit.add_containment(
        c.document, c.one(Problem), problem.Containment(c.words, found=c.number), c.at
    ),
    lambda c: problem_edit.change_containments(c.document, c.some(Containment), "sorted", c.number),
    lambda c: problem_edit.delete_containments(c.document, c.some(Containment)),
    lambda c: problem_edit.follow(c.document, c.one(Problem), c.any(*DAYS), c.number, c.any(None, c.words)),
    lambda c: problem_gate_edit.add_item(
        c.document,
        c.one(Problem),
        problem.GateItem(c.any(*problem.DMAIC), c.any(*get_args(problem.ItemKind)), c.words),
        c.maybe(GateItem),
    ),
    lambda c: problem_gate_edit.change_items(c.document, c.some(GateItem), "text", c.words),
    lambda c: problem_gate_edit.tick(c.document, c.some(GateItem), c.any(True, False)),
    lambda c: problem_gate_edit.delete_items(c.document, c.some(GateItem)),
    _linked,
    _passed,
    lambda c: problem_gate_edit.go_back(c.document, c.one(Problem)),
    lambda c: problem_link.look_for_causes(c.document, c.one(Problem)),
    lambda c: problem_link.ask_why(c.document, c.one(Problem)),
    lambda c: problem_link.choose(c.document, c.one(Problem), "fishbone", c.maybe(Fishbone)),
    lambda c: problem_link.choose(c.document, c.one(Problem), "five_whys", c.maybe(FiveWhys)),
    _taken,
    lambda c: photo_edit.add_photos(
        c.document, "problem_id", c.one(Problem), [c.any(*CONTENTS)], c.any(None, *get_args(Shows))
    ),
    lambda c: photo_edit.set_shows(c.document, c.one(Photo, "problem_id IS NOT NULL"), c.any(None, *get_args(Shows))),
)
