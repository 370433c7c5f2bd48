"""The panels beside the picture: each folds by one key, and all are folded away before an audience."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QAction, QKeyEvent
from PySide6.QtWidgets import QWidget

from app.views.settings import Settings


class SidePanels(QObject):
    """`panels` by the ids of the commands that fold them; pages that use the same id fold the same way.

    Escape leads from a panel back to the picture, where a field has nothing to give up by it.
    """

    def __init__(self, settings: Settings, panels: dict[str, QWidget], picture: QWidget) -> None:
        super().__init__(picture)
        self._settings, self._panels, self._picture = settings, panels, picture
        for panel in panels.values():
            self.lead_back(panel)

    def lead_back(self, panel: QWidget) -> None:
        """By Escape, from this panel, too."""
        panel.installEventFilter(self)

    def eventFilter(self, _panel: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Escape:
            self._picture.setFocus()
            return True
        return False

    def begin(self, commands: dict[str, QAction]) -> None:
        """As they were left, and their commands with them."""
        for id, panel in self._panels.items():
            shown = id not in self._settings.folded_panels and not self._settings.projector
            panel.setVisible(shown)
            commands[id].setChecked(shown)

    def fold(self, id: str, shown: bool) -> None:
        """Show or hide a panel, which gives up the focus first; outside the projector that is remembered."""
        panel = self._panels[id]
        focus = panel.window().focusWidget()
        if focus is not None and panel.isAncestorOf(focus):
            self._picture.setFocus()
        panel.setVisible(shown)
        if not self._settings.projector:
            others = [each for each in self._settings.folded_panels if each != id]
            self._settings.folded_panels = others if shown else [*others, id]
            self._settings.save()
