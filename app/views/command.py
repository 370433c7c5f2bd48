"""What can be asked of the program by menu, key, button and name: declared once, made into actions of Qt."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QWidget

from app.canvas.tip import tip_of
from app.language import N_, _
from app.views.icon import icon

MENUS = {
    "file": N_("&File"),
    "edit": N_("&Edit"),
    "view": N_("&View"),
    "insert": N_("&Insert"),
    "tools": N_("&Tools"),
    "help": N_("&Help"),
}


@dataclass(frozen=True, slots=True)
class Command:
    """`id` is the method of its owner that it calls; between the groups of a menu stands a line.

    `keys` are portable names; the first is the one shown.
    """

    id: str
    title: str
    menu: str
    group: int = 0
    keys: tuple[str, ...] = ()
    icon: str = ""
    check: bool = False


def make_actions(place: QWidget, commands: Iterable[Command], *owners: object) -> dict[str, QAction]:
    """The commands as actions that act while `place` is on screen, by the first owner that has the method."""
    made = {}
    for command in commands:
        action = QAction(_(command.title), place)
        if command.icon:
            action.setIcon(icon(command.icon))
        action.setShortcuts([QKeySequence(key) for key in command.keys])
        action.setCheckable(command.check)
        call = next(getattr(owner, command.id) for owner in owners if hasattr(owner, command.id))
        if command.check:
            action.toggled.connect(call)
        else:
            action.triggered.connect(lambda _checked=False, call=call: call())
        action.setProperty("command", command.id)
        action.setProperty("title", command.title)
        action.setProperty("picture", command.icon)
        action.setProperty("menu", command.menu)
        action.setProperty("group", command.group)
        name_with_key(action, action.text())
        place.addAction(action)
        made[command.id] = action
    return made


def name_with_key(action: QAction, title: str) -> None:
    """Set the text of an action, and its tooltip with the key that does the same."""
    action.setText(title)
    action.setIconText(f" {title}")  # what a button writes beside its icon, a little apart
    keys = key_words(action.shortcut())
    action.setToolTip(tip_of(f"{title}  ({keys})" if keys else title))


def key_words(key: QKeySequence) -> str:
    """A key as it is called on the keyboard: either Enter is Enter, which Qt calls Return where it is the large one."""
    native, portable = QKeySequence.SequenceFormat.NativeText, QKeySequence.SequenceFormat.PortableText
    words = QKeySequence(key.toString(portable).replace("Return", "Enter")).toString(native)
    return words.replace(QKeySequence("Backspace").toString(native), _("Backspace"))


def in_menu(actions: Iterable[QAction], menu: str) -> list[QAction | None]:
    """The actions of one menu in their groups, `None` where a line belongs."""
    mine = sorted((a for a in actions if a.property("menu") == menu), key=lambda a: a.property("group"))
    lined: list[QAction | None] = []
    for action in mine:
        last = lined[-1] if lined else None
        if last is not None and last.property("group") != action.property("group"):
            lined.append(None)
        lined.append(action)
    return lined
