"""The menu of a right click on the map."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QActionGroup
from PySide6.QtWidgets import QMenu

from app.calc.map_symbol import FLOWS
from app.canvas import clipboard
from app.canvas.arranging import Edge
from app.language import N_, _

if TYPE_CHECKING:
    from app.canvas.map_view import MapView

_ALIGN: tuple[tuple[Edge, str], ...] = (
    ("left", N_("Align left edges")),
    ("center", N_("Align centres")),
    ("right", N_("Align right edges")),
    ("top", N_("Align top edges")),
    ("middle", N_("Align middles")),
    ("bottom", N_("Align bottom edges")),
)


def open_menu(view: MapView, at: QPoint) -> None:
    """Only what can be done with what is selected."""
    menu = QMenu(view)
    menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    symbols, flows = view.selection.symbols(), view.selection.flows()
    if len(symbols) == 1 or len(flows) == 1:
        menu.addAction(_("Type the name"), partial(view.edit, view.selection.ids[0]))
    if flows:
        _add_flow_kinds(view, menu, flows)
    if len(symbols) > 1:
        menu.addAction(_("Join them in order"), view.link)
        align = menu.addMenu(_("Align"))
        for edge, title in _ALIGN:
            align.addAction(_(title), partial(view.align, edge))
    if len(symbols) > 2:
        spread = menu.addMenu(_("Distribute"))
        spread.addAction(_("Same gaps across"), partial(view.distribute, "horizontal"))
        spread.addAction(_("Same gaps down"), partial(view.distribute, "vertical"))
    if symbols:
        menu.addSeparator()
        for title, action in ((_("Cut"), view.cut), (_("Copy"), view.copy), (_("Duplicate"), view.duplicate)):
            menu.addAction(title, action)
    menu.addAction(_("Paste"), view.paste).setEnabled(bool(clipboard.taken()))
    if offered := [action for action in view.offered if action.isEnabled()]:
        menu.addSeparator()
        menu.addActions(offered)
    if symbols or flows:
        menu.addSeparator()
        menu.addAction(_("Delete"), view.delete_selection)
    menu.popup(at)


def _add_flow_kinds(view: MapView, menu: QMenu, flows: list[str]) -> None:
    kinds = {view.map.flows.rows[id].flow.kind for id in flows}
    sub = menu.addMenu(_("Kind of flow"))
    group = QActionGroup(sub)
    for kind in FLOWS:
        action = sub.addAction(_(kind.name), partial(view.edits.set_flow_kind, flows, kind.id))
        action.setCheckable(True)
        action.setChecked(kinds == {kind.id})
        group.addAction(action)
