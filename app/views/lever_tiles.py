"""The figures of a lever, each a tile that explains itself, and what the facts behind it cost in a year."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLabel, QScrollArea, QVBoxLayout, QWidget

from app.calc.lever import Lever
from app.calc.lever_explanation import NAMES, NO_GAIN, explain, show_figure
from app.calc.lever_figures import LeverFigures
from app.calc.money import show_money
from app.language import N_, _, ngettext
from app.models.lever_list import Facts, Listed
from app.views.button import WordButton
from app.views.figure_tile import FigureTile
from app.views.theme import Appearance

COLUMNS = 3
SHORT = {
    "roi": N_("ROI"),
    "discounted_payback_years": N_("Disc. payback"),
    "npv": N_("NPV"),
    "irr": N_("IRR"),
    "break_even_quantity": N_("Break-even parts"),
    "break_even_revenue": N_("Break-even sales"),
    "cash_freed": N_("Cash freed"),
}
"""Where the whole name has no room; the explanation has it."""


BRIEF = ("payback_years", "roi", "npv")


def brief_words(listed: Listed, currency: str) -> str:
    """The first figures in one line."""
    told = [
        _("{name}: {value}", name=_(SHORT.get(key, NAMES[key][0])), value=show_figure(key, value, currency))
        for key, value in ((key, getattr(listed.figures, key)) for key in BRIEF)
    ]
    return "   ".join(told)


class _Tile(FigureTile):
    """With a third line: the same with soft money."""

    def __init__(self, key: str, name: str, worn: Appearance) -> None:
        super().__init__(name, worn, (11, 16))
        self.key = key
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.soft = QLabel()
        self.soft.setObjectName("muted")
        self.soft.setFont(self.name.font())
        self.column.addWidget(self.soft)
        self.column.addStretch(1)

    def tell(self, lever: Lever, found: LeverFigures, currency: str) -> None:
        """`found` has that with soft money beside it."""
        value = getattr(found, self.key)
        self.show_value(show_figure(self.key, value, currency), lambda: self._words(lever, found, currency))
        soft = getattr(found.with_soft, self.key) if found.with_soft else value
        self.soft.setText(_("with soft: {value}", value=show_figure(self.key, soft, currency)))
        self.soft.setVisible(soft is not None and soft != value)

    def _words(self, lever: Lever, found: LeverFigures, currency: str) -> str:
        said = str(explain(lever, self.key, currency))
        if found.with_soft and getattr(found.with_soft, self.key) != getattr(found, self.key):
            said = f"{said}\n\n{explain(lever, self.key, currency, soft=True)}"
        return said


class LeverTiles(QWidget):
    """`taken_over(cost)` when the cost of the facts is to be the yearly gain."""

    taken_over = Signal(float)

    def __init__(self, worn: Appearance, facts: Callable[[str], Facts]) -> None:
        super().__init__()
        self._worn, self._facts = worn, facts
        self._told: tuple[Listed, str] | None = None
        self._explained: str | None = None
        """The figure whose explanation is shown."""
        self.cost: float | None = None
        column = QVBoxLayout(self)
        column.setContentsMargins(worn.px(8), worn.px(4), worn.px(8), worn.px(4))
        column.setSpacing(worn.px(4))
        column.addWidget(self._behind())
        grid = QGridLayout()
        grid.setSpacing(worn.px(2))
        self.tiles = {key: _Tile(key, _(SHORT.get(key, name)), worn) for key, (name, _unit) in NAMES.items()}
        for i, (key, tile) in enumerate(self.tiles.items()):
            grid.addWidget(tile, i // COLUMNS, i % COLUMNS)
            tile.pressed.connect(lambda key=key: self.explain(key))
        for i in range(COLUMNS):
            grid.setColumnStretch(i, 1)
        column.addLayout(grid)
        self.explanation = QLabel()
        self.explanation.setTextFormat(Qt.TextFormat.PlainText)
        self.explanation.setWordWrap(True)
        self.explanation.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.explanation.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft)
        self.explanation.setContentsMargins(worn.px(8), worn.px(4), worn.px(8), 0)
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.explanation.setObjectName("panel_body")
        scroll.setWidget(self.explanation)
        column.addWidget(scroll, 1)

    def _behind(self) -> QWidget:
        """What the facts cost, and the way to take that over."""
        self.behind = QWidget()
        row = QHBoxLayout(self.behind)
        row.setContentsMargins(self._worn.px(8), 0, 0, 0)
        self.said = QLabel()
        self.said.setTextFormat(Qt.TextFormat.PlainText)
        self.said.setWordWrap(True)
        self.take_over = WordButton(_("Take over as gain"))
        self.take_over.setToolTip(_("Let this be the yearly gain of the lever  (T)"))
        self.take_over.clicked.connect(self._take_over)
        row.addWidget(self.said, 1)
        row.addWidget(self.take_over)
        return self.behind

    def tell(self, listed: Listed | None, currency: str, *, read_only: bool = False) -> None:
        """The figures of this lever, as they are now."""
        self._told = (listed, currency) if listed is not None else None
        self.setEnabled(listed is not None)
        if listed is None:
            return
        for tile in self.tiles.values():
            tile.tell(listed.lever, listed.figures, currency)
        self._say_behind(listed, currency, read_only)
        self._say()

    def _say_behind(self, listed: Listed, currency: str, read_only: bool) -> None:
        facts = self._facts(listed.id)
        self.cost = facts.cost
        self.behind.setVisible(bool(facts.observations))
        shown = show_money(facts.cost, currency)
        is_gain = facts.cost is not None and facts.cost == listed.lever.yearly_gain
        if facts.cost is None:
            said = ngettext("{n} fact behind it, without a cost", "{n} facts behind it, without a cost", facts.uncosted)
        elif is_gain:
            said = _("Its gain is what the facts behind it cost: {cost} a year", cost=shown)
        else:
            said = _("The facts behind it cost {cost} a year", cost=shown)
        if facts.uncosted and facts.cost is not None:
            said += " " + ngettext("({n} has no cost yet)", "({n} have no cost yet)", facts.uncosted)
        self.said.setText(said)
        self.take_over.setVisible(facts.cost is not None and not is_gain)
        self.take_over.setEnabled(not read_only)

    def _take_over(self) -> None:
        if self.cost is not None:
            self.taken_over.emit(self.cost)

    def explain(self, key: str) -> None:
        """Show how a figure comes about below; once more, and it is put away."""
        self._explained = None if self._explained == key else key
        self._say()

    def _say(self) -> None:
        for key, tile in self.tiles.items():
            tile.setProperty("on", key == self._explained)
            tile.style().polish(tile)
        if self._told is None:
            return
        if self._explained is not None:
            self.explanation.setText(self.tiles[self._explained].explained())
        elif self._told[0].lever.cash_freed is not None:
            self.explanation.setText(str(NO_GAIN))
        elif all(getattr(self._told[0].figures, key) is None for key in self.tiles):
            self.explanation.setText(_("Type what it costs and what a year brings: I leads there."))
        else:
            self.explanation.setText(_("Click a figure to see how it comes about."))
