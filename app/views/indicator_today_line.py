"""One line of the day's figures: the indicator, what is typed for it, and at once how that stands."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QLabel, QLineEdit, QToolButton

from app.calc import typed_measure
from app.calc.indicator_status import STATES
from app.calc.measure_value import value_of
from app.calc.quantity import Unreadable
from app.calc.todays_figure import Figure, read, way_of, written
from app.canvas.pressed import leaves_undo
from app.canvas.tip import tip_of
from app.language import N_, _
from app.models.document import Document
from app.models.measure_block import RECKONED
from app.models.todays_figure_edit import enter
from app.views.button import icon_button
from app.views.icon import icon
from app.views.indicator_words import SIGNS, gap_words, name_of, number_words, with_unit
from app.views.theme import Appearance

SIGN = 17
HINTS = {"value": "", "readings": N_("readings, a blank between"), "count": N_("how many"), "sample": N_("how many")}
"""What an empty field says, by how the figure is typed."""


def shape_of(figure: Figure) -> tuple[str, str, bool]:
    """Tells when other lines or fields are needed: the indicator, its letter, whether a sample size is typed."""
    return figure.indicator.id, figure.indicator.letter or "", way_of(figure.indicator) == "sample"


class FigureEdit(QLineEdit):
    """`entered` by Enter, `stepped(±1)` by the arrows, `left` when the keys go elsewhere; Escape gives the old back."""

    entered = Signal()
    stepped = Signal(int)
    left = Signal()
    got = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.standing = ""
        self.setAlignment(Qt.AlignmentFlag.AlignRight)

    def show_text(self, text: str) -> None:
        """What is kept; a field in which someone types is left alone."""
        self.standing = text
        if not self.is_typed:
            self.setText(text)
            self.setModified(False)

    @property
    def is_typed(self) -> bool:
        return self.isModified() and self.text().strip() != self.standing

    def give_back(self) -> None:
        self.setText(self.standing)
        self.setModified(False)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = event.key()
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.entered.emit()
        elif key in (Qt.Key.Key_Down, Qt.Key.Key_Up):
            self.stepped.emit(1 if key == Qt.Key.Key_Down else -1)
        elif key == Qt.Key.Key_Escape and self.is_typed:
            self.give_back()
            self.selectAll()
            self.textEdited.emit(self.text())
        else:
            super().keyPressEvent(event)

    def event(self, event: QEvent) -> bool:
        return False if leaves_undo(event, typed=self.is_typed) else super().event(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.selectAll()
        self.got.emit()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if event.reason() not in (Qt.FocusReason.ActiveWindowFocusReason, Qt.FocusReason.PopupFocusReason):
            self.left.emit()


class TodayLine(QObject):
    """`done` when what was typed is written, so that the next line may follow; `stepped(±1)` up and down."""

    done = Signal()
    stepped = Signal(int)
    chosen = Signal()

    def __init__(self, parent: QObject, document: Document, worn: Appearance, figure: Figure) -> None:
        super().__init__(parent)
        self._document, self._worn, self.figure = document, worn, figure
        self.shape = shape_of(figure)
        self.edit, self.sample = FigureEdit(), FigureEdit()
        self.name, self.unit, self.before = QLabel(), QLabel(), QLabel()
        self.sign, self.said = QLabel(), QLabel()
        self.chart: QToolButton = icon_button(worn, "chart-line", _("Open its chart"))
        self.chart.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # Tab goes on to the next line; Ctrl+G does the same
        for label in (self.name, self.unit, self.before, self.said):
            label.setTextFormat(Qt.TextFormat.PlainText)
        self.before.setObjectName("muted")
        self.unit.setObjectName("muted")
        self.said.setWordWrap(True)
        self.name.setWordWrap(True)
        self.name.setBuddy(self.edit)
        for editor in (self.edit, self.sample):
            editor.entered.connect(self._enter)
            editor.stepped.connect(self.stepped)
            editor.left.connect(self._left)
            editor.got.connect(self.chosen)
            editor.textEdited.connect(lambda _text: self._say())

    @property
    def has_sample(self) -> bool:
        return self.shape[2]

    @property
    def asked(self) -> tuple[str, str, str]:
        """What is asked here: the indicator, the day, the shift."""
        return self.figure.indicator.id, self.figure.day, self.figure.shift

    @property
    def is_typed(self) -> bool:
        return self.edit.is_typed or self.sample.is_typed

    @property
    def has_keys(self) -> bool:
        return self.edit.hasFocus() or self.sample.hasFocus()

    # What is shown

    def tell(self, figure: Figure) -> None:
        """The figure as the document has it; what is half typed for this day stays."""
        if (figure.day, figure.shift) != (self.figure.day, self.figure.shift):
            for editor in (self.edit, self.sample):
                editor.give_back()
        self.figure = figure
        indicator, way = figure.indicator, way_of(figure.indicator)
        name, unit = name_of(indicator), indicator.unit.strip()
        self.name.setText(f"{name}  · {figure.shift}" if figure.shift else name)
        self.name.setToolTip(tip_of("\n".join(filter(None, (name, indicator.definition, self._before())))))
        self.unit.setText("" if way in ("sample", "count") else unit)
        text, sample = written(indicator, figure.measure)
        self.edit.show_text(text)
        self.sample.show_text(sample)
        self.edit.setPlaceholderText(_(HINTS[way]) if HINTS[way] else "")
        self.sample.setPlaceholderText(_("out of"))
        self.edit.setAccessibleName(with_unit(name, f"({unit})") if unit else name)
        self.sample.setAccessibleName(_("{name}: sample size", name=name))
        locked = self._document.read_only or self.is_reckoned
        for editor in (self.edit, self.sample):
            editor.setReadOnly(locked)
            editor.setToolTip(_(RECKONED) if self.is_reckoned else "")
        self.before.setText(self._before())
        self._say()

    @property
    def is_reckoned(self) -> bool:
        """Whether the figure comes from a series of OEE and is corrected there."""
        return self.figure.measure is not None and self.figure.measure.oee is not None

    def _before(self) -> str:
        """The value before, or that the week, the month … has its figure already."""
        figure = self.figure
        shown = figure.done or figure.before
        if shown is None:
            return _("No value before") if figure.measure is None else ""
        value = with_unit(number_words(value_of(figure.indicator, shown)), figure.indicator.unit.strip())
        template = N_("done on {day}: {value}") if figure.done else N_("before, {day}: {value}")
        return _(template, day=typed_measure.show_at(shown.at[:10]), value=value)

    def _say(self, refused: Unreadable | None = None) -> None:
        """How the figure stands, or why it cannot be read."""
        status, look, px = self.figure.status, self._worn.look, self._worn.px
        if refused is not None:
            picture, ink, words = "circle-x", look.danger, str(refused.sentence)
        elif self.is_typed:
            picture, ink, words = "pencil", look.muted, _("Enter writes it")
        else:
            picture, token = SIGNS[status.state]
            ink = getattr(look, token)
            words = _(STATES[status.state]) if status.value is not None else _("Not typed yet")
            if self.figure.done is not None:  # of this week, this month …
                picture, words = "check", _("Done already")
            if status.value is not None and way_of(self.figure.indicator) in ("sample", "readings"):
                value = with_unit(number_words(status.value), self.figure.indicator.unit.strip())
                words = _("{value}: {state}", value=value, state=words)
            if status.gap:
                words = _("{state}, {gap} to the target", state=words, gap=gap_words(status.gap))
        self.sign.setPixmap(icon(picture, ink).pixmap(QSize(px(SIGN), px(SIGN))))
        self.said.setText(words)
        self.said.setToolTip(tip_of(str(status.said)) if refused is None else "")
        for editor in (self.edit, self.sample):
            wrong = refused is not None
            if bool(editor.property("wrong")) != wrong:
                editor.setProperty("wrong", wrong)
                editor.style().polish(editor)

    # What is typed

    def take(self) -> bool:
        """Write what is typed; whether nothing stands in the way of going on. Raises `DocumentError`."""
        if not self.is_typed or self.edit.isReadOnly():
            return True
        try:
            given = read(self.figure.indicator, self.edit.text(), self.sample.text() if self.has_sample else "")
        except Unreadable as refused:
            self._say(refused)
            return False
        before = self.edit.text(), self.sample.text()
        for editor in (self.edit, self.sample):
            editor.setModified(False)
        try:
            enter(self._document, self.figure, given)
        except Exception:
            for editor, text in zip((self.edit, self.sample), before, strict=True):
                editor.setText(text)
                editor.setModified(True)  # what the disk refused stays typed
            raise
        return True

    def type_again(self, text: str, sample: str) -> None:
        """What was half typed before the page was made anew."""
        for editor, typed in ((self.edit, text), (self.sample, sample)):
            editor.setText(typed)
            editor.setModified(typed != editor.standing)
        self._say()

    def _enter(self) -> None:
        """On to the sample size where that is missing, else to the next line."""
        if self.has_sample and self.edit.hasFocus() and self.edit.text().strip() and not self.sample.text().strip():
            self.sample.setFocus()
        elif self.take():
            self.done.emit()

    def _left(self) -> None:
        """Between its two fields nothing is written yet."""
        if not self.has_keys:
            self.take()
