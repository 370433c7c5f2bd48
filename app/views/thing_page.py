"""The pages of tools of which an event has several things, one on show: maps, charts, diagrams, tallies, decisions."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from app.models.diff import Diff
from app.models.schema import Row
from app.views.command import Command
from app.views.page import Page
from app.views.thing_tabs import Listed, ThingTabs


def thing_commands(
    noun: str, *, add: str, rename: str, left: str, right: str, delete: str, following: str, previous: str
) -> tuple[Command, ...]:
    """What can be asked of all that lies under tabs, by these titles, with the same keys on every page."""
    return (
        Command(f"add_{noun}", add, "insert", 0, ("Ctrl+T",), "plus"),
        Command(f"rename_{noun}", rename, "edit", 4, ("Shift+F2",), "pencil"),
        Command(f"move_{noun}_left", left, "edit", 4, ("Ctrl+Shift+PgUp",), "arrow-left"),
        Command(f"move_{noun}_right", right, "edit", 4, ("Ctrl+Shift+PgDown",), "arrow-right"),
        Command(f"delete_{noun}", delete, "edit", 4, (), "trash-2"),
        Command(f"next_{noun}", following, "view", 2, ("Ctrl+PgDown",), "chevron-right"),
        Command(f"previous_{noun}", previous, "view", 2, ("Ctrl+PgUp",), "chevron-left"),
    )


class ThingPage(Page):
    """Its tabs, and the way from one thing to another. What its things are, a page says by what raises here."""

    things: type[Row]
    """Of the things themselves: a gesture on it changes the tabs."""
    tabs: ThingTabs

    @property
    def shown_id(self) -> str | None:
        """The thing on show."""
        raise NotImplementedError

    def listed(self) -> list[Listed]:
        """All things as the document has them, as tabs."""
        raise NotImplementedError

    def home_of(self, ids: Iterable[str]) -> str | None:
        """The thing that one of these is, or lies on."""
        raise NotImplementedError

    def show_one(self, id: str | None) -> None:
        """Read this thing and show it; without an id, that there is none."""
        raise NotImplementedError

    # What follows from these

    def have_tabs(
        self,
        title: str,
        noun: str,
        of_one: Iterable[str],
        *,
        rename: Callable[[str, str], object],
        move: Callable[[str, int], object],
        extra: str | None = None,
    ) -> None:
        """`of_one` are the commands of a right click on a tab, `extra` the one that stands with its words beside them.

        `rename(id, name)` and `move(id, place)` write what was done on the tabs.
        """
        known = self.commands
        offered = [known[id] for id in of_one]
        self.tabs = ThingTabs(
            self.desk.worn, title, known[f"add_{noun}"], known[extra] if extra else None, lambda: offered
        )
        self.tabs.chosen.connect(self.turn_to)
        self.tabs.named.connect(rename)
        self.tabs.moved.connect(move)

    def show_tabs(self) -> None:
        self.tabs.show_things(self.listed(), self.shown_id)

    def show_what_there_is(self) -> None:
        """The thing that was on show, as the document has it now; the first one where that is no more."""
        ids = [each.id for each in self.listed()]
        self.show_one(self.shown_id if self.shown_id in ids else ids[0] if ids else None)

    def follow_things(self, diff: Diff) -> None:
        """After a gesture on the things themselves: their tabs, and another one where that on show is no more."""
        if diff.keys(self.things):
            if self.shown_id in [each.id for each in self.listed()]:
                self.show_tabs()
            else:
                self.show_what_there_is()

    def turn_to(self, id: str) -> None:
        """Another thing, and the keys to it."""
        if id != self.shown_id:
            self.settle()
            self.show_one(id)
        self.focus()

    def go_home(self, ids: Iterable[str | None]) -> str | None:
        """Show the thing that one of these is or lies on, unless it is on show; its id."""
        home = self.home_of([id for id in ids if id is not None])
        if home is not None and home != self.shown_id:
            self.show_one(home)
        return home

    def free_name(self, wanted: str) -> str:
        """This name, or with the first number that no thing has."""
        taken = {each.name for each in self.listed()}
        name, n = wanted, 2
        while name in taken:
            name, n = f"{wanted} {n}", n + 1
        return name


class ThingCommands:
    """Owner of the commands of `thing_commands` but adding and deleting, which are every page's own."""

    def __init__(self, page: ThingPage, noun: str) -> None:
        for id, act in (
            (f"rename_{noun}", lambda: page.tabs.name_current()),
            (f"move_{noun}_left", lambda: page.tabs.move_current(-1)),
            (f"move_{noun}_right", lambda: page.tabs.move_current(1)),
            (f"next_{noun}", lambda: page.tabs.step(1)),
            (f"previous_{noun}", lambda: page.tabs.step(-1)),
        ):
            setattr(self, id, act)
