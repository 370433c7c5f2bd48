"""An example of a decision, in the language of the window, to be tried and undone."""

from __future__ import annotations

from app.calc.decision import Criterion, Decision, Level, Option, Point, Score
from app.language import _
from app.models.schema import new_id


def example_decision() -> Decision:
    """How parts come to the line: three ways, four criteria, two people of two minds on one of them."""
    cost, time, delay, safety = (new_id() for _each in range(4))
    options = (
        _option(
            _("Two-bin kanban"),
            ((cost, 2), (time, 3), (delay, 2), (safety, 4)),
            (3.0, 6.5, 4),
            (
                Point("pro", _("The operators know it from line 2"), 4),
                Point("con", _("Room for two bins at each post"), 2),
            ),
        ),
        _option(
            _("Tugger train every 30 minutes"),
            ((cost, 4), (time, 5), (delay, 3), (safety, 4)),
            (7.5, 9.0, 6),
            (Point("pro", _("No more forklifts in the aisle"), 5), Point("con", _("One driver for each shift"), 4)),
        ),
        _option(
            _("More stock at the line"),
            ((cost, 1), (time, 2), (delay, 1), (safety, 2)),
            (2.0, 2.5, 1),
            (Point("con", _("The aisle is narrow already"), 3),),
        ),
    )
    first = options[0]
    two_minds = tuple(Score(cost, value, name, new_id()) for name, value in (("Ana", 1.0), ("Karim", 4.0)))
    kept = tuple(score for score in first.scores if score.criterion != cost)
    told = Option(first.id, first.name, None, first.effort, first.impact, first.dots, (*two_minds, *kept), first.points)
    words = (_("Very low"), _("Low"), _("Medium"), _("High"), _("Very high"))
    return Decision(
        new_id(),
        _("How do parts come to the line?"),
        low=1,
        high=5,
        dots=3,
        voters=5,
        levels=tuple(Level(float(n), word, new_id()) for n, word in enumerate(words, 1)),
        criteria=(
            Criterion(cost, _("Investment"), 30, "less"),
            Criterion(time, _("Walking saved"), 40),
            Criterion(delay, _("Time until it works"), 20, "less"),
            Criterion(safety, _("Safety"), 10),
        ),
        options=(told, *options[1:]),
    )


def _option(
    name: str, scores: tuple[tuple[str, float], ...], placed: tuple[float, float, int], points: tuple[Point, ...]
) -> Option:
    effort, impact, dots = placed
    return Option(
        new_id(),
        name,
        None,
        effort,
        impact,
        dots,
        tuple(Score(criterion, value, "", new_id()) for criterion, value in scores),
        tuple(Point(point.side, point.text, point.weight, new_id()) for point in points),
    )
