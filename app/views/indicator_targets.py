"""The targets that took the place of the first one: from when on, which, and why."""

from __future__ import annotations

from functools import partial
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from app.calc.indicator import Indicator
from app.calc.map_symbol import Field
from app.language import N_, _
from app.views.action_parts import Part, Write
from app.views.button import WordButton, icon_button
from app.views.field_editor import FieldEditor, kept_in
from app.views.theme import Appearance

_SINCE = Field("since_on", N_("From this day on"), N_("From"), "date")
_WHY = Field("why", N_("Why the target changed"), N_("Why"), "text")


class IndicatorTargets(Part):
    """`added` and `deleted(id)` ask for a gesture; `write(id, field, value)` corrects one."""

    added = Signal()
    deleted = Signal(str)

    def __init__(self, worn: Appearance, write: Write) -> None:
        super().__init__(worn, _("Changes of the target"))
        self._keep = write
        self.add = WordButton(_("Another target from a day on"))
        self.add.clicked.connect(self.added)
        layout = self.layout()
        assert isinstance(layout, QVBoxLayout)
        layout.addWidget(self.add, 0, Qt.AlignmentFlag.AlignLeft)

    def show_of(self, indicator: Indicator | None, *, read_only: bool) -> None:
        self.setVisible(indicator is not None)
        if indicator is not None:
            self.add.setEnabled(not read_only)
            ids, unit = [each.id for each in indicator.targets], indicator.unit.strip()
            self.show_lines((ids, unit, read_only), lambda body: self._build(body, ids, unit, read_only))
            self.show_values(indicator.targets)

    def type_of(self, id: str) -> None:
        """From which day on it holds is typed next."""
        if (id, "since_on") in self.editors:
            self.editors[id, "since_on"].setFocus()

    def _build(self, body: QWidget, ids: list[str], unit: str, read_only: bool) -> None:
        px = self._worn.px
        grid = QGridLayout(body)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setSpacing(px(3))
        grid.setColumnStretch(0, 3)
        grid.setColumnStretch(1, 2)
        target = Field("target", N_("Target"), N_("Target"), "count", measured_in=unit)
        for n, id in enumerate(ids):
            for field, place in ((_SINCE, (2 * n, 0, 1, 1)), (target, (2 * n, 1, 1, 1)), (_WHY, (2 * n + 1, 0, 1, 2))):
                editor = self.editor(id, field, self._keep, read_only=read_only)
                editor.setMinimumWidth(px(60))
                editor.returnPressed.connect(partial(self._type_after, id, field.id))
                grid.addWidget(editor, *place)
            away = icon_button(self._worn, "x", _("Take this target away"))
            away.setEnabled(not read_only)
            away.clicked.connect(lambda _on=False, id=id: self.deleted.emit(id))
            grid.addWidget(away, 2 * n, 2)

    def _type_after(self, id: str, field: str) -> None:
        """Enter goes on to the next field, after the last one of all to one more target."""
        lines = list(self.editors)
        at = lines.index((id, field)) + 1
        (self.editors[lines[at]] if at < len(lines) else self.add).setFocus(Qt.FocusReason.TabFocusReason)

    def _write(self, editor: FieldEditor, write: Write, id: str, field: str, value: Any) -> None:
        """A target that was emptied is none, and not 0."""
        with kept_in(editor):
            write(id, field, value)
