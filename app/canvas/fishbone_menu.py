"""The menu of a right click on a fishbone."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QActionGroup
from PySide6.QtWidgets import QMenu

from app.calc.fishbone import STATUSES
from app.canvas import fishbone_clipboard as clipboard
from app.language import _

if TYPE_CHECKING:
    from app.canvas.fishbone_view import FishboneView


def open_menu(view: FishboneView, at: QPoint) -> None:
    """Only what can be done with what is selected."""
    menu = QMenu(view)
    menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    chosen, causes = view.selected(), view.causes()
    if len(chosen) == 1:
        menu.addAction(_("Type the text"), _doing(view.typing.change, chosen[0]))
        if chosen[0] != view.fishbone_id:
            below = _("Add a cause below") if causes else _("Add a cause")
            menu.addAction(below, _doing(view.typing.begin, chosen[0]))
        if causes:
            menu.addAction(_("Add a cause beside it"), _doing(view.typing.beside, chosen[0]))
    if causes:
        _add_judging(view, menu, causes)
        _add_moving(view, menu, causes)
        menu.addSeparator()
        menu.addActions(view.offered)
    _add_seeing(view, menu, chosen)
    if causes:
        menu.addSeparator()
        menu.addAction(_("Cut"), view.does.cut)
        menu.addAction(_("Copy"), view.does.copy)
    menu.addAction(_("Paste"), view.does.paste).setEnabled(bool(chosen and clipboard.taken()))
    if chosen and chosen != [view.fishbone_id]:
        menu.addSeparator()
        menu.addAction(_("Delete"), _doing(view.does.delete_selection))
    menu.popup(at)


def _add_judging(view: FishboneView, menu: QMenu, causes: list[str]) -> None:
    assert view.laid is not None
    menu.addSeparator()
    states = {view.laid.causes[id].cause.status for id in causes}
    group = QActionGroup(menu)
    for status, name in STATUSES.items():
        action = menu.addAction(_(name), _doing(view.does.set_status, status))
        action.setCheckable(True)
        action.setChecked(states == {status})
        group.addAction(action)
    menu.addSeparator()
    menu.addAction(_("Vote for it"), _doing(view.does.vote, 1))
    if any(view.laid.causes[id].cause.votes for id in causes):
        menu.addAction(_("Take a vote back"), _doing(view.does.vote, -1))


def _add_moving(view: FishboneView, menu: QMenu, causes: list[str]) -> None:
    assert view.laid is not None
    menu.addSeparator()
    if len(causes) > 1:
        menu.addAction(_("Merge duplicates"), _doing(view.does.merge))
    homes = {view.laid.causes[id].bone for id in causes}
    others = [bone for bone in (view.fishbone.categories if view.fishbone else ()) if {bone.id} != homes]
    if others:
        to = menu.addMenu(_("Move to the bone"))
        for bone in others:
            to.addAction(bone.name.replace("&", "&&"), _doing(view.does.to_bone, bone.id))


def _add_seeing(view: FishboneView, menu: QMenu, chosen: list[str]) -> None:
    """Folding, and looking at one bone."""
    laid = view.laid
    if laid is None or len(chosen) != 1 or chosen[0] == laid.head.id:
        return
    id = chosen[0]
    menu.addSeparator()
    if id in view.collapsed:
        menu.addAction(_("Show what is below"), _doing(view.collapse, [id]))
    elif laid.causes[id].cause.causes if id in laid.causes else laid.bones[id].bone.causes:
        menu.addAction(_("Fold away what is below"), _doing(view.collapse, [id]))
    bone = laid.causes[id].bone if id in laid.causes else id
    if view.focus is None:
        menu.addAction(_("Look at this bone alone"), _doing(view.focus_on, bone))
    else:
        menu.addAction(_("Show all bones"), _doing(view.focus_on, None))


def _doing(does: Callable[..., object], *given: object) -> Callable[[], None]:
    """A slot that does not take over whether the action is checked."""

    def slot() -> None:
        does(*given)

    return slot
