"""An event with problems of each method, and what the tests of their page ask of it."""

from __future__ import annotations

from datetime import datetime

from app.calc.action import Action
from app.calc.axis import Axis
from app.calc.event import EventData
from app.calc.fishbone import Bone, Cause, Fishbone
from app.calc.five_whys import FiveWhys, Why
from app.calc.observation import Observation
from app.calc.problem import FollowUp, Problem
from app.models import problem_edit
from app.models.action import read_actions
from tests.hand import Hand

NOW = datetime(2026, 3, 12, 14, 5)
EVENT = EventData(
    "Line 3",
    "en",
    observations=(Observation("seen", "Burrs in box 4"),),
    axes=(Axis("scrap", "Cut the scrap"),),
    fishbones=(
        Fishbone("fish", "Burrs", categories=(Bone("b", "Machine", (Cause("c", "Dull punch", "confirmed"),)),)),
    ),
    whys=(
        FiveWhys(
            "five",
            "Burrs",
            answers=(
                Why("o", "No rule for sharpening", status="confirmed", root="occurrence"),
                Why("n", "Not on the control plan", root="non_detection"),
            ),
        ),
    ),
    problems=(
        Problem(
            "burr",
            "Burr on the flange",
            part="F-12",
            line="Press 3",
            opened_at="2026-03-12T10:05:00",
            fishbone="fish",
            five_whys="five",
            follow_ups=(FollowUp("2026-03-12", 2),),
        ),
        Problem("screw", "Screw missing", line="Assembly", opened_at="2026-03-10T10:05:00"),
        Problem("scrap", "Scrap of line 3", "dmaic", opened_at="2026-03-01T08:00:00", solving_days=120),
        Problem("change", "Changeover too long", "pdca", opened_at="2026-03-01T08:00:00", solving_days=30),
        Problem("old", "Label", opened_at="2026-02-01T08:00:00", closed_on="2026-02-08"),
    ),
    actions=(
        Action("a", 1, "Sharpen the punch", owner="Karim", problem="burr", phase="do", due="2026-03-10"),
        Action("d", 2, "Film it", problem="change", phase="closed"),
        Action("p", 3, "Quick clamps", problem="change", phase="idea"),
        Action("x", 4, "Not done", problem="change", phase="dropped", dropped_because="too dear"),
    ),
)


def problem(page, id: str) -> Problem:
    found = problem_edit.read(page.desk.document, id)
    assert found is not None
    return found


def bring(page, id: str) -> None:
    assert page.bring(id)
    Hand.wait()


def actions(page) -> dict[str, Action]:
    with page.desk.document.read() as session:
        return {action.label: action for action in read_actions(session)}
