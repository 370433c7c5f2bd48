"""Who is reminded of what: the owners at the left, the text for the mail at the right, copied by one key."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QAction, QGuiApplication
from PySide6.QtWidgets import (
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QPlainTextEdit,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from app.calc.reminder import NOBODY, Reminder, all_text, reminders, text
from app.language import LANGUAGES, _, current, ngettext
from app.models.action_list import Plan
from app.views.button import chip_button
from app.views.empty import Empty
from app.views.flow_layout import FlowLayout
from app.views.icon import icon
from app.views.page import Desk

LIST_WIDTH = 250


class ActionReminders(QWidget):
    """`commands` are those of the page that copy, print and save."""

    def __init__(self, desk: Desk, commands: dict[str, QAction]) -> None:
        super().__init__()
        self._desk = desk
        self._plan, self._today = Plan(), date.today()
        self.all: tuple[Reminder, ...] = ()
        self.language = current()
        px = desk.worn.px
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        self.owners = QListWidget()
        self.owners.setObjectName("owners")
        self.owners.setAccessibleName(_("Owners"))
        self.owners.setFixedWidth(px(LIST_WIDTH))
        self.owners.setIconSize(QSize(px(17), px(17)))
        self.owners.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.owners.currentRowChanged.connect(lambda _row: self._say())
        row.addWidget(self.owners)
        right = QVBoxLayout()
        right.setContentsMargins(px(16), px(10), px(16), px(12))
        right.setSpacing(px(8))
        right.addWidget(self._head(commands))
        self.text = QPlainTextEdit()
        self.text.setReadOnly(True)
        self.text.setTabChangesFocus(True)
        self.text.setAccessibleName(_("Text for a mail"))
        right.addWidget(self.text, 1)
        row.addLayout(right, 1)
        self.setFocusProxy(self.owners)
        words = _("Nothing is late, due in the next weeks or waiting for its check.")
        self.empty = Empty(self, desk.worn, "circle-check", _("Nobody has to be reminded"), words, [])

    def _head(self, commands: dict[str, QAction]) -> QWidget:
        """What can be done with the mails, and their language; in two lines where the window is narrow."""
        px = self._desk.worn.px
        head = QWidget()
        flow = FlowLayout(head, px(6))
        for id in ("copy_reminder", "copy_all_reminders", "print_reminders", "export_calendar"):
            button = QToolButton()
            button.setDefaultAction(commands[id])
            button.setIconSize(QSize(px(16), px(16)))
            button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
            flow.addWidget(button)
        self.languages: dict[str, QToolButton] = {}
        for language, name in LANGUAGES.items():
            button = self.languages[language] = chip_button(self._desk.worn, "languages")
            button.setText(f" {language.upper()}")
            button.setAccessibleName(name)
            button.setToolTip(_("Language of the mail: {name}", name=name))
            button.clicked.connect(lambda _on=False, language=language: self.speak(language))
            flow.addWidget(button)
        self._mark()
        return head

    def _mark(self) -> None:
        for language, button in self.languages.items():
            button.setProperty("on", language == self.language)
            button.style().polish(button)

    # What is shown

    def tell(self, plan: Plan, today: date) -> None:
        self._plan, self._today = plan, today
        found = reminders(plan.actions(), today)
        kept = self.all[self.owners.currentRow()].owner if 0 <= self.owners.currentRow() < len(self.all) else None
        self.all = found
        self.owners.blockSignals(True)
        self.owners.clear()
        for each in found:
            self.owners.addItem(self._item(each))
        at = next((i for i, each in enumerate(found) if each.owner == kept), 0)
        self.owners.setCurrentRow(at if found else -1)
        self.owners.blockSignals(False)
        self.empty.setVisible(not found)
        self._say()

    def _item(self, reminder: Reminder) -> QListWidgetItem:
        look = self._desk.worn.look
        said = []
        if n := len(reminder.late):
            said.append(ngettext("{n} late", "{n} late", n))
        if n := len(reminder.this_week):
            said.append(ngettext("{n} this week", "{n} this week", n))
        if n := len(reminder.soon):
            said.append(ngettext("{n} soon", "{n} soon", n))
        if n := len(reminder.check):
            said.append(ngettext("{n} to check", "{n} to check", n))
        item = QListWidgetItem(f"{reminder.owner or _(NOBODY)}\n{' · '.join(said)}")
        picture, ink = ("triangle-alert", look.danger) if reminder.late else ("users-round", look.muted)
        item.setIcon(icon(picture, ink))
        return item

    def speak(self, language: str) -> None:
        """The mails in this language, whatever that of the window is."""
        self.language = language
        self._mark()
        self._say()

    def _say(self) -> None:
        self.text.setPlainText(self.one())

    def one(self) -> str:
        """The mail to the owner who is chosen; empty without any."""
        at = self.owners.currentRow()
        if not 0 <= at < len(self.all):
            return ""
        return text(self.all[at], self._today, self.language, event=self._plan.event, sender=self._plan.coordinator)

    def every(self) -> str:
        plan = self._plan
        return all_text(self.all, self._today, self.language, event=plan.event, sender=plan.coordinator)

    def copy_one(self) -> None:
        at = self.owners.currentRow()
        if 0 <= at < len(self.all):
            QGuiApplication.clipboard().setText(self.one())
            name = self.all[at].owner or _(NOBODY)
            self._desk.say(_("The mail to {name} is on the clipboard.", name=name))

    def copy_all(self) -> None:
        if self.all:
            QGuiApplication.clipboard().setText(self.every())
            n = len(self.all)
            self._desk.say(ngettext("{n} mail is on the clipboard.", "{n} mails are on the clipboard.", n))
