"""The sheet before it is printed: the very bytes of the PDF, shown in the window, saved or sent to a printer."""

from __future__ import annotations

import logging
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

from PySide6.QtCore import QSize, QSizeF, Qt, Signal
from PySide6.QtGui import QAction, QIcon, QImage, QKeySequence, QResizeEvent
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import (
    QButtonGroup,
    QComboBox,
    QDialog,
    QFileDialog,
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QSizePolicy,
    QStackedLayout,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from app.calc.quantity import show
from app.language import LANGUAGES, _, current
from app.look import LIGHT
from app.models.whole_file import write_bytes
from app.reports.framed import Order
from app.reports.sheet import SIZES, Paper
from app.views import background, pdf_page
from app.views.button import WordButton
from app.views.command import key_words
from app.views.file_dialog import file_dialog, file_name
from app.views.icon import icon
from app.views.one_line import OneLine
from app.views.paper_view import PaperView
from app.views.printing import PrintJob
from app.views.theme import Appearance

log = logging.getLogger(__name__)
_ROOM_FOR_TITLE = 140


class PrintPreview(QWidget):
    """`make_pdf(order)` gives the sheet as PDF. It is called in a background thread, with frozen data only.

    `blank` says whether the sheet is also a form to be filled by hand.

    The widget fills the page that shows it; Escape asks to leave by `closed`.
    """

    closed = Signal()
    said = Signal(str)
    """A line for the status bar."""
    warned = Signal(str)
    """A sentence about what went wrong."""
    ready = Signal()
    """What is asked for is on screen, and can be printed and saved."""

    def __init__(
        self,
        make_pdf: Callable[[Order], bytes],
        title: str,
        *,
        paper: Paper = "A3",
        blank: bool = False,
        form_alone: bool = False,
        folder: Path | None = None,
        language: str | None = None,
        worn: Appearance | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setObjectName("page")
        self.setWindowTitle(title)
        self._make_pdf, self.title = make_pdf, title
        self.folder = folder or Path.home()
        self._worn = worn or Appearance(LIGHT)
        self.order = Order(paper, language or current(), blank=form_alone)
        self._has_form = blank
        self.pdf = b""
        self._turn = 0
        self._sizes: list[tuple[float, float]] = []
        self._page = 0
        self._job: PrintJob | None = None
        self.view = PaperView()
        self._wait = QLabel(_("The sheet is being made…"))
        self._wait.setObjectName("muted")
        self._wait.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._wait.setWordWrap(True)
        self._make_actions()
        self._lay_out()
        self.view.sharp_wanted.connect(self._sharpen)
        self.view.zoomed.connect(lambda zoom: self.actions_["actual_size"].setText(show(round(zoom, 2), "share")))
        self._make()

    def _make_actions(self) -> None:
        self.actions_ = {}
        for id, title, keys, picture, call in (
            ("print", _("Print…"), "Ctrl+P", "printer", self.print),
            ("save", _("Save as PDF…"), "Ctrl+S", "file-down", self.save),
            ("zoom_in", _("Zoom in"), "+;=", "zoom-in", self.view.zoom_in),
            ("zoom_out", _("Zoom out"), "-", "zoom-out", self.view.zoom_out),
            ("fit", _("Whole page"), "F", "maximize", self.view.fit),
            ("actual_size", _("True size"), "1", "", self.view.actual_size),
            ("previous", _("Previous page"), "PgUp", "chevron-left", lambda: self._turn_to(self._page - 1)),
            ("next", _("Next page"), "PgDown", "chevron-right", lambda: self._turn_to(self._page + 1)),
            ("close", _("Back"), "Esc", "arrow-left", self.closed.emit),
        ):
            action = QAction(title, self)
            if picture:
                action.setIcon(icon(picture))
            action.setShortcuts([QKeySequence(key) for key in keys.split(";")])
            action.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shown = key_words(action.shortcut())
            action.setToolTip(f"{title}  ({shown})")
            action.triggered.connect(lambda _checked=False, call=call: call())
            self.addAction(action)
            self.actions_[id] = action

    def _lay_out(self) -> None:
        px = self._worn.px
        bar = QFrame()
        bar.setObjectName("topbar")
        bar.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)  # it fits itself into any width
        row = self._row = QHBoxLayout(bar)
        row.setContentsMargins(px(8), px(4), px(10), px(4))
        row.setSpacing(px(4))
        row.addWidget(self._button("close"))
        title = OneLine(self.title)
        title.setObjectName("panel_title")
        row.addWidget(title, 1)
        self._add_choices(row)
        row.addSpacing(px(12))
        self._zooming = [self._button(id) for id in ("zoom_out", "actual_size", "zoom_in", "fit")]
        for button in self._zooming:
            row.addWidget(button)
        self._page_of = QLabel()
        self._pages = (self._button("previous"), self._page_of, self._button("next"))
        for widget in self._pages:
            widget.hide()
            row.addWidget(widget)
        row.addSpacing(px(12))
        self._save_button = _word_button(self.actions_["save"], icon("file-down"))
        self._print_button = _word_button(self.actions_["print"], icon("printer", self._worn.look.on_accent))
        self._print_button.setProperty("primary", True)
        for named in (self._save_button, self._print_button):
            named.setIconSize(self._icon_size())
        row.addWidget(self._save_button)
        row.addSpacing(px(12))
        row.addWidget(self._print_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(bar)
        self._stack = QStackedLayout()
        column.addLayout(self._stack, 1)
        self._stack.addWidget(self._wait)  # it is shown at once: without a widget around it, as a window of its own
        self._stack.addWidget(self.view)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """Where there is no room, the second button goes without words, then the zoom without buttons, then the first.

        The title keeps some room as long as it can.
        """
        title = self._worn.px(_ROOM_FOR_TITLE)
        for saves, zooms, prints in ((True, True, True), (False, True, True), (False, False, True), (False,) * 3):
            self._save_button.setText(" " + self.actions_["save"].text() if saves else "")
            self._print_button.setText(" " + self.actions_["print"].text() if prints else "")
            for button in self._zooming:
                button.setVisible(zooms)
            if self._row.totalMinimumSize().width() + (title if zooms else 0) <= self.width():
                return

    def _add_choices(self, row: QHBoxLayout) -> None:
        """The paper as two buttons side by side, the language of the sheet as a list."""
        self._papers = QButtonGroup(self)
        for paper in SIZES:
            button = QToolButton()
            button.setText(paper)
            button.setCheckable(True)
            button.setChecked(paper == self.order.paper)
            button.setToolTip(_("Paper {size}, landscape", size=paper))
            button.clicked.connect(lambda _checked=False, paper=paper: self.choose(paper=paper))
            self._papers.addButton(button)
            row.addWidget(button)
        if self._has_form:
            row.addSpacing(self._worn.px(8))
            form = _form_button()
            form.toggled.connect(lambda on: self.choose(blank=on))
            row.addWidget(form)
        row.addSpacing(self._worn.px(8))
        self._languages = QComboBox()
        self._languages.setAccessibleName(_("Language of the sheet"))
        self._languages.setToolTip(_("Language of the sheet"))
        for language, name in LANGUAGES.items():
            self._languages.addItem(name, language)
        self._languages.setCurrentIndex(self._languages.findData(self.order.language))
        self._languages.activated.connect(lambda _index: self.choose(language=self._languages.currentData()))
        row.addWidget(self._languages)

    def _button(self, id: str) -> QToolButton:
        button = QToolButton()
        button.setIconSize(self._icon_size())
        button.setDefaultAction(self.actions_[id])
        button.setAccessibleName(self.actions_[id].text())
        return button

    def _icon_size(self) -> QSize:
        return QSize(self._worn.px(18), self._worn.px(18))

    # The sheet

    def choose(self, **other: Any) -> None:
        """Make the sheet again for another order: another paper, in another language, blank."""
        self.order = replace(self.order, **other)
        self._make()

    def _make(self) -> None:
        self._turn += 1
        turn, order = self._turn, self.order
        self.pdf = b""
        self._enable(False)
        if not self._sizes:
            self._stack.setCurrentWidget(self._wait)

        def work() -> tuple[bytes, list[tuple[float, float]]]:
            pdf = self._make_pdf(order)
            return pdf, pdf_page.sizes(pdf)

        background.ask(self, work, lambda made: self._take(turn, *made), self._tell, lambda: turn == self._turn)

    def _take(self, turn: int, pdf: bytes, sizes: list[tuple[float, float]]) -> None:
        if turn != self._turn:
            return
        self.pdf, self._sizes = pdf, sizes
        self._turn_to(min(self._page, len(sizes) - 1))

    def _turn_to(self, page: int) -> None:
        if not 0 <= page < len(self._sizes):
            return
        self._page = page
        several = len(self._sizes) > 1
        for widget in self._pages:
            widget.setVisible(several)
        self._page_of.setText(_("{page} of {pages}", page=page + 1, pages=len(self._sizes)))
        self._fit()
        self._stack.setCurrentWidget(self.view)
        if self.hasFocus():
            self.view.setFocus()  # while it was made, the keys were here
        self.view.show_page(QSizeF(*self._sizes[page]), QImage())
        self._sharpen(self.view.pixels_per_point() * self.devicePixelRatioF())

    def _sharpen(self, pixels_per_point: float) -> None:
        if not self.pdf:
            return
        pdf, page, turn = self.pdf, self._page, self._turn
        background.ask(
            self,
            lambda: pdf_page.picture(pdf, page, pixels_per_point),
            lambda image: self._show(turn, page, image),
            self._tell,
            lambda: turn == self._turn and page == self._page,
        )

    def _show(self, turn: int, page: int, image: QImage) -> None:
        if (turn, page) == (self._turn, self._page):
            self.view.show_page(QSizeF(*self._sizes[page]), image)
            self._enable(self._job is None)
            self.ready.emit()

    def _tell(self, problem: Exception) -> None:
        log.error("the sheet could not be made", exc_info=problem)
        self._wait.setText(_("The sheet could not be made. Your event is safe; the log says why."))
        self._stack.setCurrentWidget(self._wait)

    def _enable(self, can: bool) -> None:
        for id in ("print", "save"):
            self.actions_[id].setEnabled(can)
        self._save_button.setEnabled(can)
        self._print_button.setEnabled(can)

    # Out of the program

    def save(self) -> None:
        dialog = file_dialog(self, _("Save as PDF"), self.folder)
        dialog.setNameFilter("PDF (*.pdf)")
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix("pdf")
        dialog.selectFile(f"{file_name(self.title)}.pdf")
        dialog.fileSelected.connect(lambda name: self.save_to(Path(name)))
        dialog.open()

    def save_to(self, target: Path) -> None:
        """Write exactly what is shown."""
        try:
            write_bytes(target, self.pdf)
        except OSError as problem:
            log.warning("the PDF could not be written", exc_info=problem)
            self.warned.emit(
                _("“{file}” could not be written. Close it elsewhere or choose another place.", file=target.name)
            )
        else:
            self.said.emit(_("Saved as “{file}”", file=target.name))

    def print(self) -> None:
        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        printer.setDocName(self.title)
        PrintJob.set_page(printer, *self._sizes[0])
        dialog = QPrintDialog(printer, self)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setOption(QPrintDialog.PrintDialogOption.PrintPageRange, len(self._sizes) > 1)
        dialog.accepted.connect(lambda: self.print_on(printer))
        QDialog.open(dialog)

    def print_on(self, printer: QPrinter) -> None:
        """Send what is shown, at its true size; a printer that writes a PDF file gets these very bytes."""
        if printer.outputFormat() == QPrinter.OutputFormat.PdfFormat and printer.outputFileName():
            self.save_to(Path(printer.outputFileName()))
            return
        self._enable(False)
        self._job = PrintJob(self, printer, self.pdf, self._sizes)
        self._job.finished.connect(self._printed)
        self.said.emit(_("The sheet goes to the printer…"))
        self._job.start()

    def _printed(self, good: bool) -> None:
        self._job = None
        self._enable(bool(self.pdf))
        if good:
            self.said.emit(_("Sent to the printer"))
        else:
            self.warned.emit(_("The printer did not take the sheet. Save it as PDF, or try another printer."))


def _form_button() -> QToolButton:
    button = QToolButton()
    button.setText(_("Blank form"))
    button.setToolTip(_("The same sheet, empty, to be filled in by hand"))
    button.setCheckable(True)
    return button


def _word_button(action: QAction, picture: QIcon) -> QPushButton:
    button = WordButton(picture, " " + action.text())
    button.setToolTip(action.toolTip())
    button.setAccessibleName(action.text())
    button.clicked.connect(action.trigger)
    return button
