"""What is shown of the deviations: one letter by one click, only what is not answered, words as they come."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QToolButton

from app.calc.deviation_list import ANSWERS, Case, Filter, is_waiting
from app.calc.indicator import LETTERS
from app.canvas.tip import tip_of
from app.language import _
from app.views.button import chip_button
from app.views.deviation_words import ANSWER_SIGNS
from app.views.filter_bar import FilterBar, turn
from app.views.icon import icon
from app.views.indicator_words import NO_LETTER
from app.views.theme import Appearance

SHORT_OF_NONE = "–"


class DeviationFilter(FilterBar):
    filter: Filter

    def __init__(self, worn: Appearance) -> None:
        super().__init__(worn, Filter(), 4)
        self._all: list[Case] = []
        self.waiting = chip_button(worn, ANSWER_SIGNS["waiting"][0])
        self.waiting.setCheckable(True)
        self.waiting.clicked.connect(lambda: self.set(waiting=not self.filter.waiting))
        self.row.addWidget(self.waiting)
        self.row.addSpacing(worn.px(6))
        self.letters = {letter: self._letter(letter) for letter in (*LETTERS, "")}
        self.add_seek(_("Show all deviations"), 190)
        self.say()

    def _letter(self, letter: str) -> QToolButton:
        button = chip_button(self.worn, "tag")
        button.setToolButtonStyle(button.toolButtonStyle().ToolButtonTextOnly)
        button.setCheckable(True)
        button.clicked.connect(lambda: self.toggle_letter(letter))
        self.row.addWidget(button)
        return button

    def tell(self, rows: Sequence[Case]) -> None:
        """All deviations, shown or not: the buttons say how many there are of each letter."""
        self._all = list(rows)
        self.say()

    def toggle_letter(self, letter: str) -> None:
        """Only this letter; all once more when it is asked for already."""
        self.set(letter=frozenset() if letter in self.filter.letter else frozenset({letter}))

    def say(self) -> None:
        waiting, look = sum(map(is_waiting, self._all)), self.worn.look
        self.waiting.setIcon(icon(ANSWER_SIGNS["waiting"][0], look.warn if waiting else look.muted))
        turn(self.waiting, self.filter.waiting)
        for letter, button in self.letters.items():
            n = self._count(letter)
            button.setText(f" {letter or SHORT_OF_NONE}  {n} ")
            told = _("{state}: {n}", state=_(LETTERS[letter]) if letter else _(NO_LETTER), n=n)  # type: ignore[index]
            button.setToolTip(tip_of(told))
            button.setAccessibleName(told)
            button.setVisible(bool(n) or letter in self.filter.letter)
            turn(button, letter in self.filter.letter)
        self.clear.setVisible(bool(self.filter))
        self.fit()

    def fit(self) -> None:
        """Where there is little room, what is not answered keeps its sign and its count."""
        n, word = sum(map(is_waiting, self._all)), _(ANSWERS["waiting"])
        for words in (f" {word}  {n}", f" {n}"):
            self.waiting.setText(words)
            if self.fits():
                break
        told = _("{state}: {n}", state=word, n=n)
        self.waiting.setToolTip(tip_of(told))
        self.waiting.setAccessibleName(told)

    def _count(self, letter: str) -> int:
        return sum((each.indicator.letter or "") == letter for each in self._all)
