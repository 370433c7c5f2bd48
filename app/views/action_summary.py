"""How the plan stands, in the panel while no action is selected: its figures, each with how it comes about."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from app.calc.action_figures import FIGURES, PlanFigures
from app.language import _, ngettext
from app.views.action_words import numbers
from app.views.form_group import heading
from app.views.theme import Appearance


class ActionSummary(QWidget):
    def __init__(self, worn: Appearance) -> None:
        super().__init__()
        px = worn.px
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, px(4))
        column.setSpacing(px(2))
        column.addWidget(heading(_("The plan"), worn))
        self.values: list[QLabel] = []
        self.explained: list[QLabel] = []
        for _figure in FIGURES:
            value, why = self._label("side_title"), self._label("muted")
            why.setContentsMargins(0, 0, 0, px(8))
            self.values.append(value)
            self.explained.append(why)
            column.addWidget(value)
            column.addWidget(why)
        self.further, hint = self._label(""), self._label("muted")
        column.addWidget(self.further)
        hint.setText(_("Select an action to see and type all its data."))
        hint.setContentsMargins(0, px(8), 0, 0)
        column.addWidget(hint)

    @staticmethod
    def _label(name: str) -> QLabel:
        label = QLabel()
        label.setObjectName(name)
        label.setTextFormat(Qt.TextFormat.PlainText)
        label.setWordWrap(True)
        return label

    def tell(self, found: PlanFigures) -> None:
        for value, why, (title, shown, told) in zip(self.values, self.explained, numbers(found), strict=False):
            value.setText(_("{name}: {value}", name=title, value=shown))
            why.setText(told)
        said = [
            ngettext("{n} in progress", "{n} in progress", found.in_progress),
            ngettext("{n} waits for its check", "{n} wait for their check", found.being_checked),
            ngettext("{n} was postponed", "{n} were postponed", found.postponed),
            ngettext("{n} has no owner", "{n} have no owner", found.without_owner),
        ]
        self.further.setText("\n".join(said))
