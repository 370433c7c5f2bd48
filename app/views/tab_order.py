"""Where Tab goes: through a window as it is read, whichever of its widgets was made last.

Qt goes by the order in which widgets came into the window; panels, buttons and trails are made anew all the time.
"""

from __future__ import annotations

from functools import cmp_to_key

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget


def step(window: QWidget, *, forward: bool) -> bool:
    """Give the focus to the next stop of the window, or the one before, round the ends; whether there is one."""
    now, found = QApplication.focusWidget(), stops(window)
    if not found or now not in found:
        return False
    then = found[(found.index(now) + (1 if forward else -1)) % len(found)]
    then.setFocus(Qt.FocusReason.TabFocusReason if forward else Qt.FocusReason.BacktabFocusReason)
    return True


def stops(of: QWidget) -> list[QWidget]:
    """The visible widgets that Tab stops at, as they are read: those of one part before those of the next."""
    found = [of] if _is_stop(of) else []
    children = of.findChildren(QWidget, options=Qt.FindChildOption.FindDirectChildrenOnly)
    for child in sorted((each for each in children if each.isVisible() and not each.isWindow()), key=_READING):
        found += stops(child)
    return found


def _is_stop(widget: QWidget) -> bool:
    tab = widget.focusPolicy() & Qt.FocusPolicy.TabFocus
    return bool(tab) and widget.isEnabled() and widget.focusProxy() is None


def _compare(one: QWidget, other: QWidget) -> int:
    """What lies wholly above comes first; of what lies beside each other, the left one."""
    a, b = one.geometry(), other.geometry()
    if a.bottom() < b.top() or b.bottom() < a.top():
        return -1 if a.top() < b.top() else 1
    return (a.left() > b.left()) - (a.left() < b.left()) or (a.top() > b.top()) - (a.top() < b.top())


_READING = cmp_to_key(_compare)
