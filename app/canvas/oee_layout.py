"""The waterfall of the times of an OEE: where its rows, words and brackets stand.

A row for each time that is known, the total time first, and between two of them one for each kind of loss. The total
time would make all others short: where it is much longer, its bar is cut.
"""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QRectF

from app.calc.oee import OF_AVAILABILITY, OF_QUALITY, LossKind
from app.calc.oee_explanation import NAMES, NOT_OPEN, SHORT, show_figure
from app.calc.oee_figures import RATIOS, Lost, OeeFigures
from app.calc.oee_times import STAGES, Stage
from app.calc.quantity import show
from app.canvas.font import MEDIUM, REGULAR, SEMI_BOLD, width, wrapped
from app.language import N_, Sentence, current, sentence

BRACKETS = ("oee", "trg", "tre")
MOST_PX, ACROSS = 19, 40.0
"""Size of the words at a scale of one: as large as the rows let them be, and the width, which is so many sizes."""
NOTE, LINE = 12, 1.25
"""Size of the note below, at a scale of one, and how far its lines stand apart, in sizes."""
MOST_ROW, LEAST_ROW = 52.0, 14.0
SEEN = 0.82
"""How much of the width the other times have where the total time is cut."""
SHARES_OF = N_("Shares are of the {time}.")
SHARES_ABOVE = N_("Shares are of the {time}; above it, of the {whole}.")


@dataclass(frozen=True, slots=True)
class Row:
    """One line: `key` is that of the figure of a stage, and empty for a loss. `bar` is what is filled."""

    key: str
    stage: Stage
    lost: Lost | None
    name: str
    value: str
    share: str
    line: QRectF
    bar: QRectF
    cut: bool = False
    """Whether the bar is longer than it is drawn."""

    @property
    def kind(self) -> LossKind | None:
        return self.lost.kind if self.lost is not None else None


@dataclass(frozen=True, slots=True)
class Bracket:
    """From the row of the time by which is divided down to the useful time."""

    key: str
    name: str
    value: str
    x: float
    top: float
    bottom: float


@dataclass(frozen=True)
class LaidOee:
    """`px` is the size of the words; without rows `reason` says why there is no picture."""

    rect: QRectF
    rows: tuple[Row, ...]
    brackets: tuple[Bracket, ...]
    plot: QRectF
    px: int
    note: tuple[str, ...]
    note_px: int
    reason: str

    def row_at(self, x: float, y: float) -> Row | None:
        return next((row for row in self.rows if row.line.contains(x, y)), None)


def group_of(lost: Lost) -> str:
    """Of which part of the OEE a loss is: "planned", "availability", "performance", "quality", or "unknown"."""
    if lost.kind is None:
        return "unknown"
    if lost.stage in ("opening", "required"):
        return "planned"
    if lost.kind in OF_AVAILABILITY:
        return "availability"
    return "quality" if lost.kind in OF_QUALITY else "performance"


def lay_oee(rect: QRectF, found: OeeFigures, *, language: str | None = None, scale: float = 1.0) -> LaidOee:
    language = language or current()
    known: list[tuple[Stage, float]] = [
        (stage, value) for stage in STAGES if (value := getattr(found, f"{stage}_s")) is not None
    ]
    longest = max((value for _stage, value in known), default=0.0)
    if longest <= 0:
        reason = found.undefined.get("oee") or found.undefined.get("required_s") or Sentence("")
        return LaidOee(rect, (), (), rect, round(MOST_PX * scale), (), 1, reason.within(language))
    words = _words(found, known, language)
    note_px = max(1, round(NOTE * scale))
    note = wrapped(_note(found, known, language), rect.width(), 2, note_px)
    free = rect.height() - (len(note) * LINE + 0.5) * note_px
    high = max(LEAST_ROW, min(MOST_ROW * scale, free / len(words)))
    px = max(1, round(min(MOST_PX * scale, high * 0.56, rect.width() / ACROSS)))
    names = min(max(width(name, px, SEMI_BOLD) for _s, _l, name, _v, _p, _a in words) + px, rect.width() * 0.34)
    said = max(width(f"{value}  {share}", px, MEDIUM) for _s, _l, _n, value, share, _a in words) + 1.6 * px
    told = [(key, *_bracket_words(found, key, language)) for key in BRACKETS if getattr(found, key) is not None]
    step = max((width(text, px, SEMI_BOLD) for _key, *texts in told for text in texts), default=0.0) + 1.4 * px
    plot = QRectF(rect.left() + names, rect.top(), 0, high * len(words))
    plot.setWidth(max(rect.width() - names - said - step * len(told), 4.0 * px))
    rows = _rows(words, plot, rect, high, longest)
    brackets = _brackets(told, rows, rect.right() - step * len(told), step, px)
    return LaidOee(rect, rows, brackets, plot, px, tuple(note), note_px, "")


_Words = list[tuple[Stage, Lost | None, str, str, str, float]]
"""Of each row: its stage, its loss, its name, its duration, its share, and its seconds."""


def _words(found: OeeFigures, known: list[tuple[Stage, float]], language: str) -> _Words:
    whole, required = known[0][1], found.required_s
    words: _Words = []
    for stage, value in known:
        above = required is None or stage in ("total", "opening")
        for lost in (each for each in found.losses if each.stage == stage):
            base = whole if above or stage == "required" else required
            called = NOT_OPEN if stage == "opening" and lost.kind is None else SHORT[lost.kind]
            words.append(
                (
                    stage,
                    lost,
                    Sentence(called).within(language),
                    *_said(lost.seconds, base, language, "−"),
                    lost.seconds,
                )
            )
        base = whole if above else required
        words.append((stage, None, Sentence(STAGES[stage]).within(language), *_said(value, base, language), value))
    return words


def _said(seconds: float, base: float | None, language: str, sign: str = "") -> tuple[str, str]:
    share = seconds / base if base else None
    return f"{sign}{show(seconds, 'duration', language=language)}", show(share, "share", language=language)


def _rows(words: _Words, plot: QRectF, rect: QRectF, high: float, longest: float) -> tuple[Row, ...]:
    """A stage begins at the left; losses fall from its end to that of the next."""
    rows: list[Row] = []
    ends = 0.0
    others = max((w[5] for w in words if w[0] != "total" and w[1] is None), default=0.0) or longest
    full = others / SEEN if longest > others / SEEN else longest
    scale = plot.width() / full
    for i, (stage, lost, name, value, share, seconds) in enumerate(words):
        top = plot.top() + i * high
        line = QRectF(rect.left(), top, rect.width(), high)
        if lost is None:
            ends = seconds
            left, right = 0.0, seconds
        else:
            left, right = max(0.0, ends - seconds), max(0.0, ends)
            ends -= seconds
        cut = right > full
        wide = max((min(right, full) - min(left, full)) * scale, 1.0)
        bar = QRectF(plot.left() + min(left, full) * scale, top + high * 0.14, wide, high * 0.72)
        key = "" if lost is not None else f"{stage}_s"
        rows.append(Row(key, stage, lost, name, value, share, line, bar, cut))
    return tuple(rows)


def _brackets(
    told: list[tuple[str, str, str]], rows: tuple[Row, ...], left: float, step: float, px: int
) -> tuple[Bracket, ...]:
    """The OEE is the inmost one; each a row lower than the next, so that their words stand clear."""
    middle = {row.stage: row.line.center().y() for row in rows if row.lost is None}
    found = []
    for i, (key, name, value) in enumerate(told):
        over, under = RATIOS[key]
        found.append(Bracket(key, name, value, left + i * step + 0.5 * px, middle[under], middle[over]))
    return tuple(found)


def _bracket_words(found: OeeFigures, key: str, language: str) -> tuple[str, str]:
    """Name and value, one below the other: so narrow the brackets leave room for the bars."""
    return Sentence(NAMES[key]).within(language), show_figure(key, getattr(found, key), language=language)


def _note(found: OeeFigures, known: list[tuple[Stage, float]], language: str) -> str:
    """Of what the shares are, and where changeovers lie."""
    whole = known[0][0]
    if found.required_s is None or whole == "required":
        said = sentence(SHARES_OF, time=_lower(whole, language))
    else:
        said = sentence(SHARES_ABOVE, time=_lower("required", language), whole=_lower(whole, language))
    text = said.within(language)
    return f"{text} {found.changeovers.within(language)}" if found.changeovers is not None else text


def _lower(stage: Stage, language: str) -> str:
    name = Sentence(STAGES[stage]).within(language)
    return name[:1].lower() + name[1:]


WEIGHTS = {True: SEMI_BOLD, False: REGULAR}
"""Of the words of a time, and of a loss."""
