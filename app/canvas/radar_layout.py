"""Where a maturity radar stands: spokes, rings, labels that never overlap, a line for each assessment and the targets.

With fewer than three criteria there is no area to see, with more than twelve no room for their words: bars then, as
wherever the words around have no room.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import combinations
from math import cos, pi, sin

from PySide6.QtCore import QPointF, QRectF

from app.calc import calendar_date
from app.calc.maturity import Maturity
from app.calc.maturity_figures import MaturityFigures, figures
from app.calc.quantity import show
from app.canvas.font import MEDIUM, REGULAR, width, wrapped
from app.language import N_, Sentence, current, sentence

FEWEST, MOST = 3, 12
SHOWN = 3
"""Assessments that are drawn, the last ones."""
MOST_PX, LEAST_PX = 20, 9
RINGS_AT_MOST = 10
SAID = 8.0
"""What has no room for its bar, in sizes of the words: so wide is what is said of a level."""
ASIDE = 0.2
"""Sine of the angle from which on a label stands beside its spoke, not above or below it."""
TARGET = N_("Target")
UNNAMED = N_("Criterion without a name")
WITH_TARGET = N_("{level}, target {target}")
MEAN = N_("{day}: mean {mean}")
NOT_DATED = N_("Without a date")
NOTHING = N_("No criterion yet.")


@dataclass(frozen=True, slots=True)
class Line:
    """One assessment, the targets for `None`: `age` 0 is the last one. A point is `None` where nothing was judged."""

    words: str
    age: int | None
    points: tuple[QPointF | None, ...]
    shares: tuple[float | None, ...]


@dataclass(frozen=True, slots=True)
class Label:
    """The words of a criterion: its name in one or two lines, its level below."""

    lines: tuple[str, ...]
    said: str
    rect: QRectF
    align: float


@dataclass(frozen=True)
class LaidRadar:
    """`bars` instead of spokes where there are too few or too many; `rings` are the levels that are drawn.

    `legend` is each line with the place where its sample begins, the last assessment first.
    """

    rect: QRectF
    bars: bool
    centre: QPointF
    radius: float
    px: int
    rings: tuple[float, ...]
    lowest: float
    highest: float
    lines: tuple[Line, ...]
    labels: tuple[Label, ...]
    rows: tuple[QRectF, ...]
    legend: tuple[tuple[Line, QPointF], ...]
    language: str

    def share(self, level: float) -> float:
        """How far out a level stands: 0 in the middle, 1 at the edge; what is outside the scale stays inside."""
        return min(1.0, max(0.0, (level - self.lowest) / ((self.highest - self.lowest) or 1.0)))

    def on_spoke(self, i: int, share: float) -> QPointF:
        return on_spoke(self.centre, self.radius, i, len(self.labels), share)

    def at(self, place: QPointF) -> int | None:
        """The criterion whose label or row is there."""
        areas = self.rows or tuple(label.rect for label in self.labels)
        return next((i for i, area in enumerate(areas) if area.contains(place)), None)


def on_spoke(centre: QPointF, radius: float, i: int, n: int, share: float) -> QPointF:
    """The first spoke points up, the others follow as the clock goes."""
    angle = 2 * pi * i / n
    return centre + QPointF(sin(angle), -cos(angle)) * (radius * share)


def lay_radar(rect: QRectF, maturity: Maturity, *, language: str | None = None, scale: float = 1.0) -> LaidRadar:
    language = language or current()
    found, n = figures(maturity), len(maturity.criteria)
    bars = not FEWEST <= n <= MOST
    largest = max(LEAST_PX, round(min(MOST_PX * scale, rect.height() / 26, rect.width() / 32)))
    laid = _lay(rect, maturity, found, largest, bars, language)
    for px in range(largest - 1, LEAST_PX - 1, -1):
        if bars or not _collide(laid):
            break
        laid = _lay(rect, maturity, found, px, bars, language)
    if not bars and _collide(laid):  # there is no room for words all around
        return _lay(rect, maturity, found, LEAST_PX, True, language)
    return laid


def _collide(laid: LaidRadar) -> bool:
    boxes = [label.rect for label in laid.labels]
    inside = laid.rect.adjusted(-1, -1, 1, 1)
    return any(not inside.contains(box) for box in boxes) or any(a.intersects(b) for a, b in combinations(boxes, 2))


def _lay(rect: QRectF, maturity: Maturity, found: MaturityFigures, px: int, bars: bool, language: str) -> LaidRadar:
    n = len(maturity.criteria)
    shares = _shares(maturity, found)
    worded = [_worded(words, age, found, language) for words, age, _of in shares]
    youngest_first = sorted(range(len(shares)), key=lambda k: _rank(shares[k][1]))
    places, legend = _legend_places([worded[k] for k in youngest_first], rect, px)
    room = rect.adjusted(0, 0, 0, -legend)
    texts = _texts(maturity, found, language)
    widest = rect.width() * (0.3 if bars else 0.27)
    most = 1 if bars and room.height() / max(1, n) < 2.7 * px else 2
    names = [wrapped(name, widest, most, px, MEDIUM) for name, _said in texts]
    heights = [(len(lines) + 1) * px * 1.25 for lines in names]
    centre = room.center()
    wides = [
        max([width(line, px, MEDIUM) for line in lines] + [width(said, px, REGULAR)]) + 2
        for lines, (_name, said) in zip(names, texts, strict=True)
    ]
    radius = max(px * 2.0, _radius(room, wides, heights, px))
    labels, rows = [], []
    if bars:
        high = room.height() / max(1, n)
        rows = [QRectF(room.left(), room.top() + i * high, room.width(), high) for i in range(n)]
        for row, named, (_name, said) in zip(rows, names, texts, strict=True):
            labels.append(Label(tuple(named), said, QRectF(row.left(), row.top(), widest, row.height()), 0.0))
    else:
        for i, (named, height, (_name, said)) in enumerate(zip(names, heights, texts, strict=True)):
            labels.append(_label(i, n, centre, radius, named, said, wides[i], height, px))
    lines = tuple(
        Line(words, age, _points(of, centre, radius, rows, widest, px), of)
        for words, (_day, age, of) in zip(worded, shares, strict=True)
    )
    ends = maturity.lowest, maturity.highest
    entries = tuple(zip((lines[k] for k in youngest_first), places, strict=True))
    return LaidRadar(
        rect, bars, centre, radius, px, _rings(*ends), *ends, lines, tuple(labels), tuple(rows), entries, language
    )


def _rank(age: int | None) -> int:
    return SHOWN if age is None else age


def _radius(room: QRectF, wides: Sequence[float], heights: Sequence[float], px: int) -> float:
    """As large as the words around leave room for."""
    n, gap = len(wides), px * 0.9
    radius = min(room.width(), room.height()) / 2
    for i, (wide, height) in enumerate(zip(wides, heights, strict=True)):
        side, up = abs(sin(2 * pi * i / n)), abs(cos(2 * pi * i / n))
        if side >= ASIDE:
            radius = min(radius, (room.width() / 2 - wide) / side - gap)
        if up > ASIDE:
            radius = min(radius, (room.height() / 2 - height * (0.5 + 0.5 * up)) / up - gap)
    return radius


def _legend_places(words: Sequence[str], rect: QRectF, px: int) -> tuple[list[QPointF], float]:
    """Where the entries begin, beside each other as far as there is room, and the height of them all."""
    wides = [width(text, px, MEDIUM) + 5.4 * px for text in words]
    rows: list[list[float]] = [[]]
    for wide in wides:
        if rows[-1] and sum(rows[-1]) + wide > rect.width():
            rows.append([])
        rows[-1].append(wide)
    high = px * 1.6
    top = rect.bottom() - high * len(rows)
    places = [
        QPointF(rect.left() + sum(row[:k]), top + (i + 0.5) * high)
        for i, row in enumerate(rows)
        for k in range(len(row))
    ]
    return places, high * len(rows) + px * 0.4


def _texts(maturity: Maturity, found: MaturityFigures, language: str) -> list[tuple[str, str]]:
    """Of each criterion: its name, and its last level beside its target."""
    judged = [each for each in found.assessments if each.judged]
    last = judged[-1].levels if judged else (None,) * len(maturity.criteria)
    texts = []
    for criterion, level in zip(maturity.criteria, last, strict=True):
        name = " ".join(criterion.name.split()) or Sentence(UNNAMED).within(language)
        said = show(level, "count", language=language)
        if criterion.target is not None:
            target = show(criterion.target, "count", language=language)
            said = sentence(WITH_TARGET, level=said, target=target).within(language)
        texts.append((name, said))
    return texts


def _shares(maturity: Maturity, found: MaturityFigures) -> list[tuple[str, int | None, tuple[float | None, ...]]]:
    """How far out each line stands on each spoke: earlier ones first, so that the last one is on top."""
    width_of = (maturity.highest - maturity.lowest) or 1.0

    def shares(levels: Sequence[float | None]) -> tuple[float | None, ...]:
        return tuple(None if v is None else min(1.0, max(0.0, (v - maturity.lowest) / width_of)) for v in levels)

    told: list[tuple[str, int | None, tuple[float | None, ...]]] = []
    targets = shares([criterion.target for criterion in maturity.criteria])
    if any(share is not None for share in targets):
        told.append(("", None, targets))
    judged = [each for each in found.assessments if each.judged][-SHOWN:]
    for age, each in reversed(list(enumerate(reversed(judged)))):
        told.append((each.assessed_on, age, shares(each.levels)))
    return told


def _worded(day: str, age: int | None, found: MaturityFigures, language: str) -> str:
    if age is None:
        return Sentence(TARGET).within(language)
    mean = next(each.mean for each in found.assessments if each.assessed_on == day)
    shown = calendar_date.show(day, language=language) or Sentence(NOT_DATED).within(language)
    return sentence(MEAN, day=shown, mean=show(mean, "count", language=language)).within(language)


def _points(
    shares: Sequence[float | None],
    centre: QPointF,
    radius: float,
    rows: Sequence[QRectF],
    names: float,
    px: int,
) -> tuple[QPointF | None, ...]:
    if rows:
        return tuple(
            None if share is None else QPointF(bar_of(row, names, px).left() + bar_of(row, names, px).width() * share,
                                               row.center().y())
            for share, row in zip(shares, rows, strict=True)
        )  # fmt: skip
    n = len(shares)
    return tuple(None if share is None else on_spoke(centre, radius, i, n, share) for i, share in enumerate(shares))


def bar_of(row: QRectF, names: float, px: int) -> QRectF:
    """Where the bar of a row may go, between the names and what is said of the level."""
    high = min(row.height() * 0.5, px * 1.8)
    return QRectF(row.left() + names + px, row.center().y() - high / 2, row.width() - names - SAID * px, high)


def _label(
    i: int, n: int, centre: QPointF, radius: float, lines: list[str], said: str, wide: float, height: float, px: int
) -> Label:
    """Outside the end of its spoke, turned away from the middle."""
    side, up = sin(2 * pi * i / n), cos(2 * pi * i / n)
    align = 0.5 if abs(side) < ASIDE else 0.0 if side > 0 else 1.0
    end = on_spoke(centre, radius + px * 0.9, i, n, 1.0)
    top = end.y() - height * (0.5 + 0.5 * up)
    return Label(tuple(lines), said, QRectF(end.x() - wide * align, top, wide, height), align)


def _rings(lowest: float, highest: float) -> tuple[float, ...]:
    """The whole levels above the lowest one, the highest alone where they are too many or none."""
    span = highest - lowest
    if not 0 < span <= RINGS_AT_MOST:
        return (highest,)
    rings = [lowest + k for k in range(1, int(span) + 1)]
    return tuple(rings if rings and rings[-1] == highest else [*rings, highest])
