"""The line in which a problem is opened: symptom, Tab, part, Tab, line, Enter; its clock starts by itself."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QImage
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLineEdit, QMenu, QToolButton

from app.calc.problem import METHODS, Method, Problem
from app.language import _
from app.views.completion import Completion
from app.views.icon import icon
from app.views.observation_entry import NoteLine
from app.views.problem_words import METHOD_ICONS, METHOD_SAID
from app.views.theme import Appearance


class ProblemEntry(QFrame):
    """`noted(problem)` by Enter; `left` to the list; `pasted(image)` where the symptom is typed."""

    noted = Signal(object)
    left = Signal()
    pasted = Signal(QImage)

    def __init__(self, worn: Appearance) -> None:
        super().__init__()
        self.setObjectName("entry")
        self._worn = worn
        self.method: Method = "qrqc"
        px = worn.px
        row = QHBoxLayout(self)
        row.setContentsMargins(px(8), px(6), px(8), px(6))
        row.setSpacing(px(6))
        self.symptom, self.part, self.line = NoteLine(), NoteLine(), NoteLine()
        for editor, name, hint, picture in (
            (self.symptom, _("Symptom"), _("What is wrong?  Type, then Enter"), "siren"),
            (self.part, _("Part"), _("Part"), "package"),
            (self.line, _("Line"), _("Line"), "map-pin"),
        ):
            editor.setAccessibleName(name)
            editor.setPlaceholderText(hint)
            colour = worn.look.accent if editor is self.symptom else worn.look.muted
            editor.addAction(icon(picture, colour), QLineEdit.ActionPosition.LeadingPosition)
            editor.returnPressed.connect(self.note)
            editor.down.connect(self.left)
            editor.pasted.connect(self.pasted)
        self._parts, self._lines = Completion(self.part), Completion(self.line)
        self.symptom.setMinimumWidth(px(160))
        row.addWidget(self.symptom, 3)
        for editor in (self.part, self.line):
            editor.setMinimumWidth(px(90))
            row.addWidget(editor, 1)
        self.way = self._method_button()
        row.addWidget(self.way)
        self.say_method(self.method)

    def _method_button(self) -> QToolButton:
        button = QToolButton()
        button.setObjectName("chip")
        button.setIconSize(QSize(self._worn.px(15), self._worn.px(15)))
        button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        button.clicked.connect(self.open_methods)
        return button

    def open_methods(self) -> None:
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for method, said in METHOD_SAID.items():
            action = menu.addAction(icon(METHOD_ICONS[method]), _(said))
            action.triggered.connect(lambda _checked=False, method=method: self.say_method(method))
        menu.popup(self.way.mapToGlobal(self.way.rect().bottomLeft()))

    def say_method(self, method: Method) -> None:
        """By which method the next problem is solved."""
        self.method = method
        self.way.setIcon(icon(METHOD_ICONS[method], self._worn.look.muted))
        self.way.setText(f" {_(METHODS[method])}")
        self.way.setAccessibleName(_("Method: {name}", name=_(METHODS[method])))
        self.way.setToolTip(_(METHOD_SAID[method]))

    def tell(self, parts: Iterable[str], lines: Iterable[str]) -> None:
        """Those that are known already complete what is typed."""
        self._parts.set_words(parts)
        self._lines.set_words(lines)

    # What is typed

    def note(self) -> None:
        if self.symptom.text().strip():
            self.noted.emit(self.taken())
        else:
            self.symptom.setFocus()

    def take(self) -> None:
        """Open what is half typed."""
        if self.symptom.text().strip():
            self.note()

    def taken(self) -> Problem:
        """What is typed; the line stays for the next one, which is often found at the same place."""
        taken = Problem(
            "",
            self.symptom.text().strip(),
            self.method,
            part=self.part.text().strip(),
            line=self.line.text().strip(),
        )
        self.symptom.clear()
        self.part.clear()
        return taken

    def give_back(self, problem: Problem) -> None:
        """What was taken could not be noted."""
        for editor, text in ((self.symptom, problem.name), (self.part, problem.part), (self.line, problem.line)):
            editor.setText(text)
        self.say_method(problem.method)

    def begin(self, method: Method | None = None) -> None:
        """Type a new one, of this method."""
        if method is not None:
            self.say_method(method)
        self.symptom.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.symptom.setFocus()
