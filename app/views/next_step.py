"""The next step of the chain from any page: "Make a lever of it", declared once for all pages.

How a page offers it, here for the kinds that are made of a cause:

    self.next = NextSteps(self, ("cause",), lambda: [Picked("cause", id) for id in self.view.causes()])
    self.next.tell()                                # whenever another thing is selected

and "next_step" among the ids of its `bar`.

A menu of a right click takes `self.next.actions()`. What is made opens on its page, selected, with its name ready to be
typed: pages of what can be made say by `Page.type_name` how that begins.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date, datetime
from functools import partial

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu

from app.language import N_, _, ngettext
from app.models.next_step import NEXT, Made, Picked, make
from app.views.command import Command, make_actions
from app.views.icon import icon
from app.views.kind_icon import ICONS
from app.views.page import Page

_ASKED: dict[Made, tuple[str, str]] = {
    "axis": (N_("Make an improvement axis of it"), "Ctrl+Shift+X"),
    "problem": (N_("Open a problem (QRQC)"), "Ctrl+Shift+P"),
    "lever": (N_("Make a lever of it"), "Ctrl+Shift+R"),
    "action": (N_("Make an action of it"), "Ctrl+Shift+A"),
    "five_whys": (N_("Ask why, five times"), "Ctrl+Shift+W"),
    "observation": (N_("Note it as an observation"), "Ctrl+Shift+O"),
    "tally": (N_("Count it on a tally sheet"), "Ctrl+Shift+N"),
}


def _offered(kinds: Sequence[str]) -> list[Made]:
    return [made for made, step in NEXT.items() if not set(step.of).isdisjoint(kinds)]


def next_step_commands(*kinds: str) -> tuple[Command, ...]:
    """What can be made of things of these kinds of `calc.link`, each with the same key on every page."""
    asked = [(made, *_ASKED[made]) for made in _offered(kinds)]
    return tuple(Command(f"make_{made}", title, "insert", 4, (key,), ICONS[made]) for made, title, key in asked)


class NextSteps:
    """Adds its commands and its menu to those of the page. `picked` says what of the page is selected now.

    `today` is that of a page which says itself what day it is.
    """

    def __init__(
        self,
        page: Page,
        kinds: Sequence[str],
        picked: Callable[[], Sequence[Picked]],
        today: Callable[[], date] = date.today,
    ) -> None:
        self._page, self._picked, self._today = page, picked, today
        self._made = _offered(kinds)
        for made in self._made:
            setattr(self, f"make_{made}", partial(self._make, made))
        page.commands |= make_actions(page, next_step_commands(*kinds), self)
        page.menus["next_step"] = self._menu()

    def actions(self) -> list[QAction]:
        return [self._page.commands[f"make_{made}"] for made in self._made]

    def _menu(self) -> QMenu:
        """For a button of the bar: everything that can be made of the selection."""
        menu = QMenu(_("The next step"), self._page)
        menu.setIcon(icon("signpost"))
        menu.addActions(self.actions())
        return menu

    def tell(self) -> None:
        """Let only that be asked for which can be made of what is selected."""
        kinds = {each.kind for each in self._picked()}
        for made in self._made:
            able = not self._page.desk.document.read_only and not kinds.isdisjoint(NEXT[made].of)
            self._page.commands[f"make_{made}"].setEnabled(able)

    def _make(self, made: Made) -> None:
        page = self._page
        page.settle()
        ids = make(page.desk.document, made, self._picked(), datetime.combine(self._today(), datetime.now().time()))
        if not ids:
            page.desk.say(_("Select first what it is to be made of."))
            return
        page.desk.open_thing(made, ids[0], typing=True)
        if len(ids) > 1:
            page.desk.say(ngettext("{n} action was made.", "{n} actions were made.", len(ids)))
