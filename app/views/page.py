"""What every tool shows in the middle of the window, and what the window asks of it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Protocol

from PySide6.QtCore import Signal
from PySide6.QtGui import QAction, QActionGroup, QPixmap
from PySide6.QtWidgets import QMenu, QWidget

from app.language import _
from app.views.document_signal import DocumentSignal
from app.views.settings import Settings
from app.views.theme import Appearance
from app.views.when_seen import WhenSeen

if TYPE_CHECKING:
    from app.models.diff import Diff
    from app.models.document import Document

Keys = Sequence[tuple[str, Sequence[tuple[str, str]]]]
"""Keys and gestures that are no commands, in English: (heading, ((what, key), …)) each."""
Number = tuple[str, str, str]
"""A key figure for the status bar: title, value, explanation."""


@dataclass(frozen=True, slots=True)
class Found:
    """One thing that the search by name can find: `other` are further words for it, `place` says what it is."""

    title: str
    place: str
    go: Callable[[], object]
    icon: str = ""
    other: str = ""


class Desk(Protocol):
    """What a page may use of the window that it stands in."""

    document: Document
    worn: Appearance
    settings: Settings

    def say(self, text: str) -> None:
        """Show a line in the status bar for some seconds."""

    def show_over(self, preview: Any) -> None:
        """Show this in the place of the page until it sends `closed`; it may say and warn by signals of these names."""

    def go(self, id: str) -> None:
        """Go to the page of the tool of this id."""

    def open_thing(self, kind: str, id: str, *, typing: bool = False, on: str = "") -> bool:
        """Go to the page that shows things of this kind of `calc.link`, and to this one there; whether it is there.

        With `typing` it was just made, and its name is typed next. `on` is the id of the tool that shows it instead:
        the charts of an indicator.
        """

    def warn(self, text: str, *, kind: str = "warning", details: str = "") -> None:
        """Show a line above the page until it is closed."""


def told(keys: Keys) -> list[tuple[str, list[tuple[str, str]]]]:
    """In the language that is spoken now."""
    return [(_(heading), [(_(what), _(key)) for what, key in lines]) for heading, lines in keys]


class Page(QWidget):
    """A page is made anew when the language or the look changes; `kept` of the old one goes to `restore` of the new.

    It may be made ahead, while there is no document yet: `begin` comes once, when there is one.
    """

    hint_changed = Signal(str)
    """What the status bar says of the page: the selection, for example."""
    zoom_changed = Signal(float)
    numbers_changed = Signal(list)
    """Carries a `Number` for each key figure."""

    bar: tuple[str | None, ...] = ()
    """The buttons above the page: ids of commands of the page or the window, `None` where a line belongs."""
    primary = ""
    """The command of the one primary button."""
    keys: Keys = ()

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.setObjectName("page")
        self.desk = desk
        self._until_left: list[Callable[[], object]] = []
        self.commands: dict[str, QAction] = {}
        self.menus: dict[str, QMenu] = {}
        """Menus that a button of the bar opens, by the id that stands for them there."""

    # What a page is made of

    def follow(self, changed: Callable[[Diff], object]) -> None:
        """Let it hear of every gesture on the document, until the page is left."""
        signal = DocumentSignal(self.desk.document, self)
        signal.changed.connect(changed)
        self._until_left.append(signal.stop)

    def when_seen(self, act: Callable[[], object]) -> WhenSeen:
        """What is read anew only while the page is on show, and is not left."""
        seen = WhenSeen(self, act)
        self._until_left.append(seen.stop)
        return seen

    def enable(self, ids: Iterable[str], on: bool) -> None:
        for id in ids:
            self.commands[id].setEnabled(on)

    def one_of(self, ids: Iterable[str], *, in_words: bool = False) -> None:
        """Of these commands one is ticked at a time; above the page they may stand with their words."""
        group = QActionGroup(self)
        for id in ids:
            group.addAction(self.commands[id])
            self.commands[id].setProperty("words", in_words)

    # What is asked of it

    def begin(self) -> None:
        """Show what the document of the desk holds, and follow it."""

    def kept(self) -> dict[str, Any]:
        return {}

    def restore(self, kept: dict[str, Any]) -> None:
        """Bring back what `kept` said; ids that are no more are passed over."""

    def settle(self) -> None:
        """Keep what is half typed."""

    def reveal(self, diff: Diff) -> bool:
        """Bring the place that an undo or a redo changed into view; whether it lies on this page."""
        return False

    def thing(self) -> tuple[str, str] | None:
        """What the hint speaks of, as kind of `calc.link` and id: the status bar shows its trail."""
        return None

    def show_thing(self, kind: str, id: str) -> bool:
        """Bring a thing of one of the tool's `kinds` into view and select it; whether it is there."""
        return False

    def type_name(self) -> None:
        """Let the name of the thing that was shown last, and just made, be typed over."""

    def picture(self, width: int, height: int) -> QPixmap | None:
        """A small picture of the work for the start page."""
        return None

    def found(self) -> list[Found]:
        """What the search by name finds here besides the commands."""
        return []

    def hint(self) -> str:
        """What the status bar says of the page."""
        return ""

    def numbers(self) -> list[Number]:
        return []

    def tell(self) -> None:
        """Send the signals for the status bar once more: the page has come on show."""
        self.tell_hint()
        self.tell_numbers()

    def tell_hint(self) -> None:
        self.hint_changed.emit(self.hint())

    def tell_numbers(self) -> None:
        self.numbers_changed.emit(self.numbers())

    def further_keys(self) -> list[tuple[str, list[tuple[str, str]]]]:
        """What `keys` say under their headings, for the page of all keys."""
        return told(self.keys)

    def focus(self) -> None:
        self.setFocus()

    def leave(self) -> None:
        """Write what is half typed, and let go of the document."""
        self.settle()
        self.let_go()

    def let_go(self) -> None:
        """Hear no more of the document; twice is once."""
        for stop in self._until_left:
            stop()
        self._until_left.clear()
