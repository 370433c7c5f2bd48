"""A panel of fields: those that a subject declares, written into the document at once, one gesture per field."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QApplication, QHBoxLayout, QLabel, QScrollArea, QToolButton, QVBoxLayout, QWidget
from sqlalchemy.orm import Session

from app.calc.map_symbol import Field
from app.models.document_error import DocumentError
from app.views.field_editor import FieldEditor, kept_in
from app.views.form_group import Editor, FormGroup
from app.views.page import Desk
from app.views.subject import Subject

WIDTH = 236


def nothing(_session: Session) -> Subject | None:
    return None


class Form(QWidget):
    """Speaks of what it is told by `speak_of`, and follows, by `refresh`, what others write.

    `actions` are buttons below the fields. `extra` takes further widgets, which stay when the fields change.
    """

    def __init__(self, desk: Desk, actions: Iterable[QAction] = (), *, width: int = WIDTH) -> None:
        super().__init__()
        self.setObjectName("panel_right")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.desk = desk
        self.subject: Subject | None = None
        self.editors: dict[str, Editor] = {}
        self.day_s: float | None = None
        """The worked time of one day, by which days are typed and shown; of the next `refresh`."""
        self.groups: list[FormGroup] = []
        self._make: Callable[[Session], Subject | None] = nothing
        self._asked = False
        self._refused: DocumentError | None = None
        px = desk.worn.px
        self.setFixedWidth(px(width))
        column = QVBoxLayout(self)
        column.setContentsMargins(1, px(8), 0, px(6))
        column.setSpacing(px(4))
        self.title = QLabel()
        self.title.setObjectName("panel_title")
        self.title.setTextFormat(Qt.TextFormat.PlainText)
        self.title.setWordWrap(True)
        self.title.setContentsMargins(px(11), 0, px(8), 0)
        column.addWidget(self.title)
        column.addWidget(self._scroll_area(), 1)
        self.buttons = self._row_of_buttons(actions)
        column.addWidget(self.buttons)

    def _scroll_area(self) -> QScrollArea:
        self._scroll = QScrollArea()
        self._scroll.setWidgetResizable(True)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        body, px = QWidget(), self.desk.worn.px
        body.setObjectName("panel_body")
        self._body = QVBoxLayout(body)
        self._body.setContentsMargins(px(11), 0, px(8), px(8))
        self._body.setSpacing(px(4))
        self._above, self._fields, self._below = QVBoxLayout(), QVBoxLayout(), QVBoxLayout()
        for part in (self._above, self._fields, self._below):
            part.setSpacing(px(4))
            self._body.addLayout(part)
        self._body.addStretch(1)
        self._scroll.setWidget(body)
        return self._scroll

    def _row_of_buttons(self, actions: Iterable[QAction]) -> QWidget:
        buttons, px = QWidget(), self.desk.worn.px
        row = QHBoxLayout(buttons)
        row.setContentsMargins(px(8), 0, px(8), 0)
        for action in actions:
            button = QToolButton()
            button.setDefaultAction(action)
            button.setIconSize(QSize(px(16), px(16)))
            button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
            row.addWidget(button, 1)
        self._has_buttons = bool(row.count())
        buttons.hide()
        return buttons

    def extra(self, widget: QWidget, *, above: bool = False) -> None:
        """Put a widget below the fields, or above them, after those that are there already."""
        (self._above if above else self._below).addWidget(widget)

    # What it speaks of

    def speak_of(self, make: Callable[[Session], Subject | None], *, now: bool = True) -> None:
        """Show what `make` reads, at each `refresh` anew; not `now` is at the next one.

        Half a text is kept before other rows or fields are spoken of. Otherwise it stays half typed: nothing is written
        while the document tells what changed.
        """
        with self.desk.document.read() as session:
            told, coming = self.subject, make(session)
            goes_on = told is None or (_of_same_rows(told, coming) and coming and coming.shape() == told.shape())
            is_there = told is not None and bool(told.values(session))
        if is_there and not goes_on:
            self._take_all()
        self._make = make
        if now:
            self.refresh()

    def take(self) -> None:
        """Keep what is half typed. Raises `DocumentError` of what could not be stored, which stays typed."""
        self._asked, self._refused = True, None
        try:
            self._take_all()
        finally:
            self._asked = False
        if self._refused is not None:
            raise self._refused

    def _take_all(self) -> None:
        for editor in list(self.editors.values()):
            editor.take()

    def refresh(self) -> None:
        """Read the rows anew."""
        shape, before = self.subject and self.subject.shape(), self.subject
        with self.desk.document.read() as session:
            subject = self._make(session)
            values = subject.values(session) if subject else {}
        self.subject = subject = subject if values else None
        if (subject and subject.shape()) != shape:
            self._build()
        self.title.setText(subject.title if subject else "")
        self.title.setVisible(bool(subject and subject.title))
        self.buttons.setVisible(bool(subject and subject.acts and self._has_buttons))
        for field in subject.fields() if subject else ():
            editor = self.editors[field.id]
            if isinstance(editor, FieldEditor):
                editor.day_s = self.day_s
            value, various = values[field.id]
            if not (editor.is_typed and _of_same_rows(before, subject)):
                editor.show_value(value, various=various, default=field.default)
        for group in self.groups:
            group.say_filled()

    def _build(self) -> None:
        for old in self.groups:
            old.hide()
            self._fields.removeWidget(old)
            old.deleteLater()  # it may be the one that asks
        turned = self.desk.settings.turned_groups
        self.groups = []
        for group in self.subject.groups if self.subject else ():
            made = FormGroup(group, self.desk.worn, folded=bool(group.folded) != (group.heading in turned))
            made.taken.connect(self._write)
            made.turned.connect(lambda heading=group.heading: self._turn(heading))
            fixed = {field.id for field in group.fields if field.fixed}
            for id, editor in made.editors.items():
                editor.setReadOnly(self.desk.document.read_only or id in fixed)
                editor.setProperty("fixed", id in fixed)
            self._fields.addWidget(made)
            self.groups.append(made)
        self.editors = {id: editor for group in self.groups for id, editor in group.editors.items()}
        self._scroll.verticalScrollBar().setValue(0)

    def _write(self, field: Field, value: Any) -> None:
        if self.subject is None:
            return
        try:
            with kept_in(self.editors[field.id]):
                self.subject.write(self.desk.document, field, value)
        except DocumentError as refused:
            if not self._asked:
                raise
            self._refused = refused

    def _turn(self, heading: str) -> None:
        """Fold or unfold the groups of this heading, and remember it."""
        settings = self.desk.settings
        if heading in settings.turned_groups:
            settings.turned_groups.remove(heading)
        else:
            settings.turned_groups.append(heading)
        settings.save()
        for made in self.groups:
            if made.group.heading == heading:
                made.set_folded(bool(made.group.folded) != (heading in settings.turned_groups))

    # The keyboard

    def show_field(self, id: str) -> None:
        """Go to a field to type in it, even in a folded group."""
        for group in self.groups:
            if id in group.editors:
                group.set_folded(False)
        if editor := self.editors.get(id):
            editor.setFocus(Qt.FocusReason.ShortcutFocusReason)
            self._scroll.ensureWidgetVisible(editor)

    def focusNextPrevChild(self, forward: bool) -> bool:
        """Tab goes down the form as it is read, whichever of its widgets was made last.

        From field to field: at the heading of an open group it stops only on the way up.
        """
        now = QApplication.focusWidget()
        passed = [group.fold for group in self.groups if forward and group.is_open and group.fold is not now]
        stops = [
            each for each in self.findChildren(QWidget)
            if each.isVisible() and each.isEnabled() and each.focusPolicy() & Qt.FocusPolicy.TabFocus
            and each not in passed
        ]  # fmt: skip
        stops.sort(key=self._reading_order)
        at = stops.index(now) + (1 if forward else -1) if now in stops else -1
        if not 0 <= at < len(stops):
            return super().focusNextPrevChild(forward)
        stops[at].setFocus(Qt.FocusReason.TabFocusReason if forward else Qt.FocusReason.BacktabFocusReason)
        self._scroll.ensureWidgetVisible(stops[at])
        return True

    def _reading_order(self, stop: QWidget) -> tuple[bool, int, int]:
        """The buttons come last, wherever the fields are scrolled to."""
        return (
            self.buttons.isAncestorOf(stop),
            stop.mapTo(self, stop.rect().center()).y(),
            stop.mapTo(self, stop.pos()).x(),
        )


def _of_same_rows(one: Subject | None, other: Subject | None) -> bool:
    return one is not None and other is not None and (one.model, one.ids) == (other.model, other.ids)
