"""The clock of a problem: what it says, that it has room for it, and that its state is told without colour."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime
from typing import get_args

import pytest
from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QImage, QPainter

from app import language
from app.calc.problem import FollowUp, Problem
from app.calc.problem_figures import ClockState, containment_clock, days, figures, solving_clock
from app.calc.problem_list import Seen
from app.canvas.follow_up_drawing import day_of, draw_days, places
from app.canvas.problem_clock_drawing import draw_clock_sign, draw_face
from app.canvas.problem_clock_words import Face, containment_face, hours_words, short_words, solving_face
from app.look import LIGHT

OPENED = Problem("p", "Burr", opened_at="2026-03-12T14:05:00")


def plain(text: str) -> str:
    return text.replace("\u202f", " ")


@pytest.mark.parametrize(
    ("seconds", "said"), [(0, "0 min"), (59, "0 min"), (2700, "45 min"), (3600, "1 h 00"), (-90060, "25 h 01")]
)
def test_a_time_is_said_in_hours_and_minutes(seconds, said):
    assert plain(hours_words(seconds)) == said


def contained(now: str, **changes) -> Face:
    problem = replace(OPENED, **changes)
    return containment_face(problem, containment_clock(problem, datetime.fromisoformat(now)))


def test_the_containment_says_how_long_is_left_until_when_and_warns_in_its_last_quarter():
    face = contained("2026-03-12T20:05:00")
    assert (plain(face.digits), face.word, face.below, face.share) == (
        "18 h 00",
        "left",
        "Until 13 Mar 2026 14:05",
        0.25,
    )
    assert not face.soon
    assert contained("2026-03-13T09:05:00").soon
    late = contained("2026-03-13T16:05:00")
    assert (plain(late.digits), late.word, late.below) == ("2 h 00", "late", "It was due on 13 Mar 2026 14:05")
    assert plain(late.said) == "Containment within 24 h, 2 h 00 late, It was due on 13 Mar 2026 14:05"


def test_a_stopped_clock_says_how_long_it_took():
    face = contained("2026-05-01T00:00:00", contained_at="2026-03-12T19:17:00")
    assert (face.state, plain(face.digits), face.word) == ("stopped", "5 h 12", "in time")
    late = contained("2026-05-01T00:00:00", contained_at="2026-03-14T14:05:00")
    assert (late.state, plain(late.digits), late.word) == ("stopped_late", "48 h 00", "too late")


def test_the_solving_counts_days_and_says_when_it_was_closed():
    def solved(today: date, **changes) -> Face:
        problem = replace(OPENED, **changes)
        return solving_face(problem, solving_clock(problem, today))

    assert (plain(solved(date(2026, 3, 20)).digits), solved(date(2026, 3, 20)).word) == ("2 d", "left")
    assert (plain(solved(date(2026, 3, 24)).digits), solved(date(2026, 3, 24)).word) == ("2 d", "late")
    closed = solved(date(2027, 1, 1), closed_on="2026-03-16")
    assert (plain(closed.digits), closed.word, closed.below) == ("4 d", "in time", "Closed on 16 Mar 2026")


def test_a_clock_that_never_started_says_why_and_shows_no_number():
    face = contained("2026-03-12T20:05:00", opened_at="")
    assert (face.digits, face.below, face.share) == ("—", "Nobody wrote when it was opened.", None)


@pytest.mark.parametrize(
    ("now", "changes", "said"),
    [
        ("2026-03-12T20:05:00", {}, "to contain: 18 h 00 left"),
        ("2026-03-13T16:05:00", {}, "late by 2 h 00"),
        ("2026-03-20T16:05:00", {"contained_at": "2026-03-13T10:00:00"}, "to solve: 2 days left"),
        ("2026-03-23T16:05:00", {"contained_at": "2026-03-13T10:00:00"}, "late by 1 day"),
        ("2026-03-23T16:05:00", {"closed_on": "2026-03-14"}, "Closed on 14 Mar 2026"),
        ("2026-03-23T16:05:00", {"opened_at": ""}, "Not started"),
    ],
)
def test_the_list_says_the_clock_that_counts_in_a_few_words(now, changes, said):
    problem = replace(OPENED, **changes)
    seen = Seen(problem, figures(problem, [], datetime.fromisoformat(now)))
    assert plain(short_words(problem, seen.clock)) == said


def painted(draw, width: int = 300, height: int = 112) -> QImage:
    image = QImage(width, height, QImage.Format.Format_Grayscale8)
    image.fill(255)
    painter = QPainter(image)
    draw(painter)
    painter.end()
    return image


def test_each_state_has_a_sign_of_its_own_without_any_colour(qapp):
    seen = []
    for state in get_args(ClockState):
        one = painted(lambda p, s=state: draw_clock_sign(p, QPointF(20, 20), 16, s, LIGHT, "#000000"), 40, 40)
        seen.append(bytes(one.constBits()))
    assert seen[1] == seen[3]  # both are too late: the words tell which has stopped
    assert len(set(seen)) == len(get_args(ClockState)) - 1


@pytest.mark.parametrize("words", ["en", "fr"])
@pytest.mark.parametrize("width", [196, 284, 600])
def test_nothing_of_a_clock_stands_outside_its_rectangle(qapp, words, width):
    language.use(words)
    face = contained("2026-04-13T16:05:00", containment_h=240.0)
    inner = QRectF(20, 20, width, 106)
    image = painted(lambda p: draw_face(p, inner, face, LIGHT), width + 40, 146)
    for x in range(image.width()):
        for y in range(image.height()):
            if not inner.adjusted(-2, -2, 2, 2).contains(x, y):
                assert image.pixelColor(x, y).lightness() == 255, (x, y)


def test_each_day_of_the_follow_up_has_its_place_and_its_own_mark(qapp):
    followed = (FollowUp("2026-03-10", 2), FollowUp("2026-03-11", 0))
    shown = days(replace(OPENED, opened_at="2026-03-09T08:00:00", follow_ups=followed), date(2026, 3, 12))
    rect = QRectF(0, 0, 400, 62)
    boxes = places(rect, len(shown))
    assert [round(box.left()) for box in boxes] == [0, 38, 76, 114]
    image = painted(lambda p: draw_days(p, rect, shown, LIGHT, today="2026-03-12"), 400, 62)
    marks = [bytes(image.copy(box.toRect().adjusted(6, 22, -6, -6)).constBits()) for box in boxes]
    assert marks[0] == marks[3]  # nobody looked for it
    assert len(set(marks)) == 3
    assert [day_of(day.followed_on) for day in shown] == ["9/3", "10/3", "11/3", "12/3"]
    assert day_of("once") == "once"
