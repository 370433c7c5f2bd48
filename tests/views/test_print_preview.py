"""The preview shows the very sheet, saves it byte for byte, and sends it to a printer at its true size."""

from __future__ import annotations

import io
import threading
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

import pypdfium2
import pytest
from PySide6.QtCore import QEvent, QObject, QPointF, Qt
from PySide6.QtGui import QColor
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtTest import QSignalSpy
from PySide6.QtWidgets import QApplication, QFileDialog, QLabel, QPushButton, QToolButton, QWidget
from pytestqt.qtbot import QtBot
from reportlab.pdfgen.canvas import Canvas

from app.calc.event import EventData
from app.reports.framed import Order
from app.reports.value_stream import sheet_pdf
from app.views.print_preview import PrintPreview
from app.views.printing import PrintJob
from tests.hand import Hand
from tests.reports import paper
from tests.reports.acme import ACME

SIZE = {"A3": (1190.55, 841.89), "A4": (841.89, 595.28)}


def squares(order: Order, pages: int = 1) -> bytes:
    """Pages with black squares of 72 points, 72 points from the upper left and from the lower right corner."""
    file, size = io.BytesIO(), order.paper
    canvas = Canvas(file, pagesize=SIZE[size], lang=order.language)
    for _page in range(pages):
        canvas.rect(72, SIZE[size][1] - 144, 72, 72, stroke=0, fill=1)
        canvas.rect(SIZE[size][0] - 144, 72, 72, 72, stroke=0, fill=1)
        canvas.showPage()
    canvas.save()
    return file.getvalue()


@pytest.fixture
def preview(qtbot: QtBot) -> Iterator[Callable[..., PrintPreview]]:
    made: list[PrintPreview] = []

    def make(make_pdf: Callable[[Order], bytes] = squares) -> PrintPreview:
        widget = PrintPreview(make_pdf, "Chantier – carte", paper="A3", language="en")
        made.append(widget)
        widget.resize(1280, 720)
        with qtbot.waitSignal(widget.ready, timeout=10_000):
            widget.show()
        return widget

    yield make
    for widget in made:
        widget.close()
        widget.deleteLater()


def said_in(widget: PrintPreview) -> str:
    return " ".join(label.text() for label in widget.findChildren(QLabel) if label.isVisible())


def dark(widget: PrintPreview, x: float, y: float) -> bool:
    return widget.view.viewport().grab().toImage().pixelColor(round(x), round(y)).lightness() < 60


def sheet_rect(widget: PrintPreview) -> tuple[int, int, int, int]:
    """Left, top, right and bottom of the white sheet in the viewport."""
    image = widget.view.viewport().grab().toImage()
    white = QColor("white")
    xs = [x for x in range(image.width()) if image.pixelColor(x, image.height() - 60) == white]
    ys = [y for y in range(image.height()) if image.pixelColor(xs[len(xs) // 2], y) == white]
    return xs[0], ys[0], xs[-1], ys[-1]


def test_the_sheet_is_shown_whole_in_its_true_proportions(preview: Callable[..., PrintPreview]) -> None:
    widget = preview()
    left, top, right, bottom = sheet_rect(widget)
    assert (right - left) / (bottom - top) == pytest.approx(420 / 297, rel=0.01)
    point = (right - left) / SIZE["A3"][0]
    assert dark(widget, left + 108 * point, top + 108 * point)
    assert not dark(widget, left + 60 * point, top + 108 * point)


def test_what_is_shown_is_what_is_saved(preview: Callable[..., PrintPreview], tmp_path: Path) -> None:
    event = EventData("E", value_streams=(ACME,))
    widget = preview(lambda order: sheet_pdf(event, ACME.id, order))
    said = QSignalSpy(widget.said)
    widget.save_to(tmp_path / "carte.pdf")
    assert (tmp_path / "carte.pdf").read_bytes() == widget.pdf
    assert "carte.pdf" in said.at(0)[0]
    shown = widget.view.viewport().grab().toImage().copy(*_box(widget))
    assert paper.difference(shown, paper.seen(widget.pdf)) < 0.02


def _box(widget: PrintPreview) -> tuple[int, int, int, int]:
    left, top, right, bottom = sheet_rect(widget)
    return left, top, right - left + 1, bottom - top + 1


def test_choosing_a_paper_makes_the_sheet_again(preview: Callable[..., PrintPreview], qtbot: QtBot) -> None:
    widget = preview()
    button = next(b for b in widget.findChildren(QToolButton) if b.text() == "A4")
    with qtbot.waitSignal(widget.ready):
        Hand(button).click()
    with pypdfium2.PdfDocument(widget.pdf) as document:
        assert document.get_page_size(0) == pytest.approx(SIZE["A4"], abs=0.01)


def test_the_sheet_can_speak_another_language_than_the_window(
    preview: Callable[..., PrintPreview], qtbot: QtBot
) -> None:
    asked: list[str] = []

    def make(order: Order) -> bytes:
        asked.append(order.language)
        return squares(order)

    widget = preview(make)
    with qtbot.waitSignal(widget.ready):
        widget.choose(language="fr")
    assert asked == ["en", "fr"]


def test_the_sheet_is_made_beside_the_window_that_lives_on(qtbot: QtBot) -> None:
    go, threads = threading.Event(), []

    def make(order: Order) -> bytes:
        threads.append(threading.current_thread())
        assert go.wait(10)
        return squares(order)

    widget = PrintPreview(make, "slow")
    qtbot.addWidget(widget)
    widget.show()
    qtbot.waitUntil(lambda: bool(threads))
    print_button = next(b for b in widget.findChildren(QPushButton) if b.property("primary"))
    assert not print_button.isEnabled()
    with qtbot.waitSignal(widget.ready):
        go.set()
    assert print_button.isEnabled()
    assert threads[0] is not threading.main_thread()


def test_a_preview_that_is_left_before_its_sheet_is_made_does_no_harm(qtbot: QtBot) -> None:
    go = threading.Event()

    def make(order: Order) -> bytes:
        assert go.wait(10)
        return squares(order)

    widget = PrintPreview(make, "slow")
    widget.show()
    widget.close()
    widget.deleteLater()
    Hand.wait()
    go.set()
    other = PrintPreview(squares, "next")
    qtbot.addWidget(other)
    with qtbot.waitSignal(other.ready):
        other.show()


def test_a_sheet_that_fails_says_so_and_offers_no_printing(qtbot: QtBot) -> None:
    def make(order: Order) -> bytes:
        raise ValueError("no")

    widget = PrintPreview(make, "bad")
    qtbot.addWidget(widget)
    widget.show()
    qtbot.waitUntil(lambda: "could not be made" in said_in(widget))
    assert not any(b.isEnabled() for b in widget.findChildren(QPushButton))


def test_zooming_shows_more_and_keeps_the_point_under_the_pointer(preview: Callable[..., PrintPreview]) -> None:
    widget = preview()
    hand = Hand(widget.view)
    left, _top, right, bottom = sheet_rect(widget)
    point = (right - left) / SIZE["A3"][0]
    at = QPointF(right - 80 * point, bottom - 80 * point)
    before = widget.view.zoom()
    hand.wheel(at, 6, ctrl=True)
    assert widget.view.zoom() > 1.8 * before
    assert dark(widget, at.x(), at.y())
    assert not dark(widget, at.x() + 12 * point * 4, at.y())
    hand.key("F")
    assert widget.view.zoom() == pytest.approx(before)
    hand.key("1")
    assert widget.view.zoom() == pytest.approx(1.0)


def test_a_zoomed_sheet_becomes_sharp_and_can_be_dragged(preview: Callable[..., PrintPreview], qtbot: QtBot) -> None:
    widget = preview()
    hand = Hand(widget.view)
    with qtbot.waitSignal(widget.ready):
        hand.key("1")
    bar = widget.view.horizontalScrollBar()
    bar.setValue(0)
    hand.drag((600, 300), (450, 300))
    assert bar.value() == 150


def test_pages_are_turned_by_key_where_there_are_several(preview: Callable[..., PrintPreview], qtbot: QtBot) -> None:
    widget = preview(partial(squares, pages=3))
    assert "1 of 3" in said_in(widget)
    with qtbot.waitSignal(widget.ready):
        Hand(widget.view).key("PgDown")
    assert "2 of 3" in said_in(widget)
    Hand(widget.view).key("PgDown")
    Hand(widget.view).key("PgDown")
    assert "3 of 3" in said_in(widget)


def test_escape_leaves(preview: Callable[..., PrintPreview], qtbot: QtBot) -> None:
    widget = preview()
    with qtbot.waitSignal(widget.closed):
        Hand(widget.view).key("Esc")


def test_no_window_of_its_own_flashes_up_while_the_sheet_is_made(qtbot: QtBot, qapp: QApplication) -> None:
    shown = []

    class Watch(QObject):
        def eventFilter(self, watched: QObject, event: QEvent) -> bool:
            if event.type() == QEvent.Type.Show and isinstance(watched, QWidget) and watched.isWindow():
                shown.append(watched)
            return False

    watch = Watch()
    qapp.installEventFilter(watch)
    widget = PrintPreview(squares, "Chantier – carte", language="en")
    qtbot.addWidget(widget)
    qapp.removeEventFilter(watch)
    assert shown == []


def test_the_keys_are_the_previews_from_its_first_moment_on_and_the_sheets_once_it_is_there(window, qtbot: QtBot):
    window.go("value_stream")
    window.content.top_bar.primary.setFocus(Qt.FocusReason.TabFocusReason)
    hand = Hand(window)
    hand.key("Space")
    preview = window.content.stack.currentWidget()
    assert isinstance(preview, PrintPreview)
    assert preview.hasFocus()
    qtbot.waitUntil(preview.view.hasFocus, timeout=10_000)
    hand.key("Escape")
    assert window.page("value_stream").isVisible()


def test_saving_and_printing_ask_without_stopping_the_program(preview: Callable[..., PrintPreview]) -> None:
    widget = preview()
    for keys, kind in (("Ctrl+S", QFileDialog), ("Ctrl+P", QPrintDialog)):
        Hand(widget.view).key(keys)
        (dialog,) = widget.findChildren(kind)
        assert dialog.isVisible()
        dialog.reject()
        Hand.wait()


def test_a_file_that_cannot_be_written_is_told_in_a_sentence(
    preview: Callable[..., PrintPreview], tmp_path: Path
) -> None:
    widget = preview()
    warned = QSignalSpy(widget.warned)
    (tmp_path / "x.pdf").mkdir()
    widget.save_to(tmp_path / "x.pdf")
    assert "x.pdf" in warned.at(0)[0]


def test_a_printer_gets_the_sheet_at_its_true_size(
    preview: Callable[..., PrintPreview], qtbot: QtBot, tmp_path: Path
) -> None:
    """A square of an inch is an inch; the printer here is one that draws into a PDF, painted like any other."""
    widget = preview()
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setOutputFileName(str(tmp_path / "out.pdf"))
    printer.setResolution(300)
    with pypdfium2.PdfDocument(widget.pdf) as document:
        size = document.get_page_size(0)
    PrintJob.set_page(printer, *size)
    job = PrintJob(widget, printer, widget.pdf, [size])
    with qtbot.waitSignal(job.finished, timeout=20_000) as done:
        job.start()
    assert done.args == [True]
    data = (tmp_path / "out.pdf").read_bytes()
    with pypdfium2.PdfDocument(data) as document:
        assert len(document) == 1
        assert document.get_page_size(0) == pytest.approx(SIZE["A3"], abs=1.5)
    image = paper.seen(data, 1.0)
    black = [x for x in range(image.width()) if image.pixelColor(x, 108).lightness() < 60]
    assert (black[0], black[-1]) == pytest.approx((72, 143), abs=1)
    black = [y for y in range(image.height()) if image.pixelColor(108, y).lightness() < 60]
    assert (black[0], black[-1]) == pytest.approx((72, 143), abs=1)


def test_printing_to_a_file_writes_the_very_sheet(preview: Callable[..., PrintPreview], tmp_path: Path) -> None:
    widget = preview()
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "out.pdf"))
    widget.print_on(printer)
    assert (tmp_path / "out.pdf").read_bytes() == widget.pdf


def test_the_primary_button_stands_alone_at_the_right(preview: Callable[..., PrintPreview]) -> None:
    widget = preview()
    buttons = widget.findChildren(QPushButton) + widget.findChildren(QToolButton)
    visible = [b for b in buttons if b.isVisible()]
    assert [b.text().strip() for b in visible if b.property("primary")] == ["Print…"]
    rightmost = max(visible, key=lambda b: b.mapTo(widget, b.rect().topRight()).x())
    assert rightmost.property("primary")


def test_every_button_has_a_name_for_those_who_cannot_see_it(preview: Callable[..., PrintPreview]) -> None:
    widget = preview()
    for button in widget.findChildren(QToolButton):
        assert button.accessibleName() or button.text()
        assert button.toolTip()
    assert widget.view.focusPolicy() == Qt.FocusPolicy.StrongFocus


def test_in_a_narrow_window_the_title_keeps_room_and_the_second_button_its_name(preview) -> None:
    widget = preview()
    title = next(label for label in widget.findChildren(QLabel) if label.text() == "Chantier – carte")
    save = next(button for button in widget.findChildren(QPushButton) if button.accessibleName() == "Save as PDF…")
    assert save.text().strip() == "Save as PDF…"
    for width in (800, 640):
        widget.resize(width, 600)
        Hand.wait()
        assert title.width() >= 100
    assert save.text() == ""


def test_a_sheet_that_is_also_a_form_is_made_blank_by_one_button(qtbot: QtBot) -> None:
    asked: list[bool] = []

    def make(order: Order) -> bytes:
        asked.append(order.blank)
        return squares(order)

    widget = PrintPreview(make, "Tally", blank=True)
    qtbot.addWidget(widget)
    with qtbot.waitSignal(widget.ready, timeout=10_000):
        widget.show()
    button = next(b for b in widget.findChildren(QToolButton) if b.text() == "Blank form")
    with qtbot.waitSignal(widget.ready):
        Hand(button).click()
    assert asked == [False, True]


def test_a_sheet_that_is_no_form_offers_none(preview: Callable[..., PrintPreview]) -> None:
    assert not [b for b in preview().findChildren(QToolButton) if b.text() == "Blank form"]


@pytest.mark.parametrize("width", [1280, 860, 700, 560])
def test_every_button_of_the_bar_is_seen_whole_however_narrow_the_window(preview, width):
    widget = preview(partial(squares, pages=3))
    widget.resize(width, 600)
    Hand.wait()
    named = {button.accessibleName(): button for button in widget.findChildren(QPushButton)}
    bar = named["Print…"].parentWidget()
    for button in (*bar.findChildren(QToolButton), *named.values()):
        if button.isVisible():
            assert button.width() >= button.minimumSizeHint().width()
            assert bar.rect().contains(button.geometry())
    assert named["Print…"].isVisible()
    assert named["Save as PDF…"].isVisible()
    widget.resize(1280, 600)
    Hand.wait()
    assert named["Save as PDF…"].text() == " Save as PDF…"
    assert all(button.isVisible() for button in bar.findChildren(QToolButton))
