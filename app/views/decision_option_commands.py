"""What is asked for the options of a decision: more of them, levers, the choice, the action, tables in and out."""

from __future__ import annotations

from datetime import date
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QCursor, QGuiApplication
from PySide6.QtWidgets import QMenu

from app.calc.decision_figures import name_of
from app.language import _, ngettext
from app.models import decision_edit as edit
from app.models.decision_link import make_action
from app.views.tick_menu import TickMenu

if TYPE_CHECKING:
    from app.views.decision import DecisionPage


class OptionCommands:
    def __init__(self, page: DecisionPage) -> None:
        self.page = page

    def add_option(self) -> None:
        self.page.board.type_option()

    def add_criterion(self) -> None:
        self.page.commands["show_matrix"].setChecked(True)
        self.page.modes.matrix.type_criterion()

    def delete_selection(self) -> None:
        self.page.board.clear()

    def take_levers(self) -> None:
        """All levers that are no option yet, or some of them."""
        page = self.page
        decision = page.decision
        if decision is None or not page.board.may_write():
            return
        page.settle()
        known = {option.lever for option in decision.options}
        free = [(id, name) for id, name in edit.levers(page.desk.document) if id not in known]
        if not free:
            page.desk.say(_("There is no lever that is not an option here already."))
            return
        every = ngettext("All {n} levers", "All {n} levers", len(free))
        TickMenu(page, every, [(id, _worded(name)) for id, name in free], self._take).popup(self._place())

    def _take(self, ids: list[str]) -> None:
        page = self.page
        if page.shown_id is None:
            return
        made = edit.take_levers(page.desk.document, page.shown_id, ids)
        if made:
            page.board.show_option(made[0])
            page.desk.say(ngettext("{n} lever is an option now.", "{n} levers are options now.", len(made)))
        page.board.setFocus()

    def link_lever(self) -> None:
        """Say which lever the present option stands for, or none."""
        page, option = self.page, self.page.option()
        if option is None or not page.board.may_write():
            return
        page.settle()
        menu = self._menu()
        for id, name in edit.levers(page.desk.document):
            action = menu.addAction(_worded(name).replace("&", "&&"), partial(self._link, option.id, id))
            action.setCheckable(True)
            action.setChecked(option.lever == id)
        if option.lever:
            menu.addSeparator()
            menu.addAction(_("No lever"), partial(self._link, option.id, None))
        if menu.isEmpty():
            page.desk.say(_("There are no levers yet."))
        else:
            menu.popup(self._place())

    def _link(self, option: str, lever: str | None) -> None:
        edit.change_option(self.page.desk.document, option, "lever", lever)

    def _menu(self) -> QMenu:
        menu = QMenu(self.page)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        return menu

    def _place(self) -> QPoint:
        board = self.page.board
        inside = board.viewport().rect().contains(board.viewport().mapFromGlobal(QCursor.pos()))
        return QCursor.pos() if inside else board.viewport().mapToGlobal(board.viewport().rect().center())

    def menu_at(self, place: QPoint) -> None:
        """Of a right click on an option or a criterion."""
        known = self.page.commands
        menu = self._menu()
        menu.addActions([known[id] for id in ("choose", "link_lever", "make_action")])
        menu.addSeparator()
        menu.addActions([known[id] for id in ("add_option", "add_criterion", "take_levers")])
        menu.addSeparator()
        menu.addActions([known[id] for id in ("copy", "paste", "delete_selection")])
        menu.popup(place)

    def choose(self) -> None:
        """Take the present option, or take the choice back, and say why."""
        page, option = self.page, self.page.option()
        if option is None or page.decision is None or not page.board.may_write():
            return
        page.settle()
        again = page.decision.chosen == option.id
        edit.choose(page.desk.document, page.decision.id, None if again else option.id)
        if again:
            page.desk.say(_("No option is chosen now."))
        else:
            page.desk.say(_("Chosen: {name}. Ctrl+Shift+W says why.", name=name_of(option)))

    def make_action(self) -> None:
        """Of the option that was chosen, of the winner where none was."""
        page = self.page
        if page.shown_id is None or not page.board.may_write():
            return
        page.settle()
        made = make_action(page.desk.document, page.shown_id, date.today())
        if made is None:
            page.desk.say(_("Choose an option first: none wins alone."))
        else:
            page.desk.open_thing("action", made, typing=True)

    def copy(self) -> None:
        QGuiApplication.clipboard().setText(self.page.board.table())
        self.page.desk.say(_("The table is on the clipboard."))

    def paste(self) -> None:
        self.page.board.paste()


def _worded(name: str) -> str:
    return " ".join(name.split()) or "—"
