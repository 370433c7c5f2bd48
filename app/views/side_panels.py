"""The panels beside the picture: each folds by one key, and all are folded away before an audience."""

from __future__ import annotations

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QWidget

from app.views.settings import Settings


class SidePanels:
    """`panels` by the ids of the commands that fold them; pages that use the same id fold the same way."""

    def __init__(self, settings: Settings, panels: dict[str, QWidget], picture: QWidget) -> None:
        self._settings, self._panels, self._picture = settings, panels, picture

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
