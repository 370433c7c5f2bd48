"""Where the window asks for a file: beside the event, in its language, with a name that can be written."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtWidgets import QComboBox, QFileDialog

from app.models.value_stream import ValueStream
from app.views.print_preview import PrintPreview
from tests.hand import Hand


@pytest.fixture
def page(window):
    return window.pages["value_stream"]


def test_a_picture_is_offered_beside_the_event_whatever_the_map_is_called(page):
    with page.desk.document.edit("Name") as session:
        session.get(ValueStream, "m1").name = "Line 3 / now"
    page.commands["save_picture"].trigger()
    (dialog,) = page.window().findChildren(QFileDialog)
    assert Path(dialog.selectedFiles()[0]) == page.desk.document.path.with_name("Line 3 - now.png")
    dialog.reject()
    Hand.wait()


def test_a_vector_drawing_is_written_where_one_is_chosen(page):
    page.commands["save_picture"].trigger()
    (dialog,) = page.window().findChildren(QFileDialog)
    kinds = dialog.findChild(QComboBox, "fileTypeCombo")
    kinds.setFocus()
    Hand(kinds).key("Down")
    assert "*.svg" in kinds.currentText()
    target = page.desk.document.path.with_name("Line 3.svg")
    assert Path(dialog.selectedFiles()[0]) == target
    dialog.accept()
    Hand.wait()
    assert target.read_bytes().lstrip().startswith(b"<")


def test_the_pdf_is_offered_beside_the_event_in_the_language_of_the_window(page, qtbot):
    window = page.window()
    Hand(window).key("Ctrl+Shift+L")
    Hand(window).wait()
    page = window.pages["value_stream"]
    page.commands["print_map"].trigger()
    preview = window.findChild(PrintPreview)
    with qtbot.waitSignal(preview.ready, timeout=20000):
        pass
    preview.save()
    (dialog,) = preview.findChildren(QFileDialog)
    assert Path(dialog.selectedFiles()[0]) == page.desk.document.path.with_name("Line 3.pdf")
    assert dialog.labelText(QFileDialog.DialogLabel.LookIn) == "Dossier\u00a0:"
    dialog.reject()
    Hand.wait()
