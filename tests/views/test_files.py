"""Files from the window: what cannot be opened is a sentence and changes nothing; what can is one gesture away."""

from __future__ import annotations

import json
import sqlite3
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QUrl
from PySide6.QtWidgets import QFileDialog, QPushButton

from app.calc.event import EventData
from app.exchange.event_file import read, write_new
from app.models.document import Document
from app.models.value_stream import Symbol
from app.views.earlier_versions import EarlierSheet
from app.views.open_elsewhere import ElsewhereSheet, NotSavedSheet
from app.views.recent import kept_picture
from app.views.start_page import Card
from tests.hand import Hand
from tests.views.conftest import make_window


def said(window) -> list[str]:
    return [banner.text for banner in window.banners.open_banners()]


def maps_of(path: Path) -> list[str]:
    return [stream.name for stream in read(path).value_streams]


def choose(window, path: Path) -> None:
    """Answer the file dialog that is open."""
    dialog = window.findChild(QFileDialog)
    assert dialog.isVisible()
    dialog.fileSelected.emit(str(path))
    dialog.close()
    Hand(window).wait()


def press(sheet, title: str) -> None:
    next(button for button in sheet.findChildren(QPushButton) if button.text() == title).click()
    Hand.wait()


BAD = {
    "text.kaizen": b"not a database at all, but long enough to be read as one" * 20,
    "empty.kaizen": b"",
    "random.kaizen": bytes(range(256)) * 40,
    "broken.json": b'{"format": "chantier-event", ',
    "other.json": b'{"format": "something else"}',
}


@pytest.mark.parametrize("name", [*BAD, "missing.kaizen", "cut.kaizen", "foreign.kaizen"])
def test_a_bad_file_is_one_sentence_and_the_open_event_stays(window, tmp_path, event_file, name):
    path = tmp_path / name
    if name == "cut.kaizen":
        path.write_bytes(event_file.read_bytes()[:5000])
    elif name == "foreign.kaizen":
        with sqlite3.connect(path) as db:
            db.execute("CREATE TABLE notes (text)")
        db.close()
    elif name in BAD:
        path.write_bytes(BAD[name])
    before = path.read_bytes() if path.exists() else None
    window.files.open_path(path)
    assert len(said(window)) == 1
    assert name in said(window)[0]
    assert "Traceback" not in said(window)[0]
    assert window.document.path == event_file
    assert len(window.pages["value_stream"].stream().symbols) == 5
    assert (path.read_bytes() if path.exists() else None) == before
    assert str(path) not in window.settings.recent


def test_a_dropped_event_is_opened(bare_window, event_file):
    assert Hand(bare_window).drop([str(event_file)])
    assert bare_window.document.path == event_file


def test_a_dropped_json_becomes_a_document_beside_it(bare_window, tmp_path):
    source = tmp_path / "Ligne é #1.json"
    source.write_text(json.dumps({"format": "chantier-event", "version": 1, "value_streams": [{"name": "Actuel"}]}))
    assert Hand(bare_window).drop([str(source)])
    assert bare_window.document.path == source.with_suffix(".kaizen")
    assert "Ligne é #1.json" in said(bare_window)[0]


def test_other_things_are_not_taken(bare_window):
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile("/tmp/photo.png")])
    assert not Hand(bare_window).drop(mime)


def test_a_new_event_is_begun_on_an_empty_map(bare_window, documents):
    Hand(bare_window).key("Ctrl+N")
    choose(bare_window, documents / "Ligne 9.kaizen")
    assert bare_window.windowTitle() == "Ligne 9 – Chantier"
    page = bare_window.pages["value_stream"]
    assert page.stream().symbols == ()
    assert page.empty.isVisible()


def test_the_first_start_opens_the_example_and_the_second_the_start_page(dressed, qtbot, settings, documents):
    settings.example_seen = False
    window = make_window(qtbot, settings)
    window.files.begin(None)
    assert window.document.path == documents / "Example.kaizen"
    assert window.pages["value_stream"].stream().symbols
    window.close()
    again = make_window(qtbot, settings)
    again.files.begin(None)
    assert again.document is None
    again.files.begin(documents / "Example.kaizen")
    assert again.document is not None


def test_the_example_is_made_once_and_keeps_what_was_done_to_it(bare_window, documents):
    bare_window.files.open_example()
    stream = bare_window.pages["value_stream"].stream()
    with bare_window.document.edit("Name") as session:
        session.get(Symbol, stream.symbols[0].id).name = "Mine"
    bare_window.files.open_example()
    bare_window.files.close_event()
    bare_window.files.open_example()
    assert bare_window.pages["value_stream"].stream().symbols[0].name == "Mine"
    assert len(list(documents.glob("*.kaizen"))) == 1


def test_recent_events_stand_on_the_start_page_with_their_picture(window, event_file):
    hand = Hand(window)
    hand.key("Ctrl+W")
    assert window.document is None
    card = window.findChild(Card)
    assert card.path == event_file
    assert not kept_picture(event_file).isNull()
    card.setFocus()
    hand.key("Return")
    assert window.document.path == event_file


def test_an_event_is_taken_off_the_list_and_its_file_stays(window, event_file):
    hand = Hand(window)
    hand.key("Ctrl+W")
    window.findChild(Card).setFocus()
    hand.key("Delete")
    hand.wait()
    assert window.settings.recent == []
    assert event_file.exists()


def test_a_recent_event_that_is_gone_is_said(window, event_file):
    window.files.close_event()
    event_file.unlink()
    window.findChild(Card).click()
    assert event_file.name in said(window)[0]


def test_copies_with_and_without_history(window, tmp_path):
    with window.document.edit("Name") as session:
        session.get(Symbol, "m1P").name = "Press"
    for command, name, undoable in (("save_copy", "copy.kaizen", True), ("save_clean_copy", "clean.kaizen", False)):
        window.commands[command].trigger()
        choose(window, tmp_path / name)
        copy = Document.open(tmp_path / name)
        assert (copy.undo_label is not None) is undoable
        copy.close()
    assert window.status.hint.text() == "Saved as “clean.kaizen”"


def test_the_event_is_exported_as_json(window, tmp_path):
    window.commands["export_json"].trigger()
    choose(window, tmp_path / "out.json")
    assert json.loads((tmp_path / "out.json").read_text("utf-8"))["event"]["name"] == "Line 3"
    window.files.export_to(tmp_path / "no such folder" / "out.json")
    assert "out.json" in said(window)[0]


def test_an_earlier_version_is_gone_back_to_and_undone(window, event_file, qtbot):
    qtbot.waitUntil(lambda: len(window.document.backups()) == 1)
    with window.document.edit("Name") as session:
        session.get(Symbol, "m1P").name = "Press"
    window.files.close_event()
    window.files.open_path(event_file)
    with window.document.edit("Name") as session:
        session.get(Symbol, "m1P").name = "Third"
    qtbot.waitUntil(lambda: len(window.document.backups()) == 2)
    window.commands["earlier_versions"].trigger()
    sheet = window.findChild(EarlierSheet)
    sheet.list.setCurrentRow(1)
    press(sheet, "Go back to it")
    assert window.pages["value_stream"].stream().symbols[2].name == "Stamping"
    Hand(window).key("Ctrl+Z")
    assert window.pages["value_stream"].stream().symbols[2].name == "Third"


def test_an_earlier_version_opens_as_a_copy_beside(window, event_file, qtbot):
    qtbot.waitUntil(lambda: bool(window.document.backups()))
    window.commands["earlier_versions"].trigger()
    press(window.findChild(EarlierSheet), "Open a copy of it")
    assert window.document.path.parent == event_file.parent
    assert window.document.path != event_file
    assert maps_of(window.document.path) == ["Line 3"]


@pytest.mark.parametrize(("way", "read_only"), [("Look at it", True), ("Open a copy", False)])
def test_an_event_open_elsewhere_offers_a_look_or_a_copy(bare_window, event_file, way, read_only):
    elsewhere = Document.open(event_file)
    try:
        bare_window.files.open_path(event_file)
        sheet = bare_window.findChild(ElsewhereSheet)
        assert sheet.isVisible()
        assert bare_window.document is None
        press(sheet, way)
        assert bare_window.document.read_only is read_only
        assert len(bare_window.pages["value_stream"].stream().symbols) == 5
    finally:
        bare_window.files.close_event()
        elsewhere.close()


def test_a_question_is_put_off_with_escape_and_nothing_is_opened(bare_window, event_file):
    elsewhere = Document.open(event_file)
    bare_window.files.open_path(event_file)
    Hand(bare_window).key("Escape")
    assert bare_window.document is None
    elsewhere.close()


def refuse_writing(*_args, **_kwargs):
    raise OSError(28, "No space left on device")


def test_the_state_of_the_file_is_said(window):
    assert window.status.saved.text().startswith("Saved")
    with window.document.edit("Name") as session:
        session.get(Symbol, "m1P").name = "Press"
    Hand(window).wait()
    assert window.status.saved.text() == "Safe here, being saved"
    Hand(window).key("Ctrl+S")
    Hand(window).wait()
    assert window.status.saved.text().startswith("Saved at")


def test_closing_asks_when_the_file_cannot_be_written_and_loses_nothing(window, event_file, monkeypatch):
    from app.models import write_back

    with window.document.edit("Name") as session:
        session.get(Symbol, "m1P").name = "Press"
    with monkeypatch.context() as full_disk:
        full_disk.setattr(write_back, "replacing", refuse_writing)
        window.document.write_back()
        Hand(window).wait()
        assert window.status.saved.property("state") == "failing"
        assert any("could not be written" in text for text in said(window))
        window.close()
        assert window.isVisible()
        press(window.findChild(NotSavedSheet), "Close all the same")
        assert not window.isVisible()
    again = Document.open(event_file)
    with again.read() as session:
        assert session.get(Symbol, "m1P").name == "Press"
    again.close()


def test_quitting_asks_when_the_last_gesture_cannot_be_written_any_more(window, monkeypatch):
    """The stick was pulled out a moment ago, and nothing has failed yet."""
    from app.models import write_back

    with window.document.edit("Name") as session:
        session.get(Symbol, "m1P").name = "Press"
    assert window.document.saved.state == "waiting"
    with monkeypatch.context() as no_stick:
        no_stick.setattr(write_back, "replacing", refuse_writing)
        window.close()
        assert window.isVisible()
        assert window.findChild(NotSavedSheet) is not None
    window.close_for_sure()


def test_closing_an_event_whose_file_cannot_be_written_says_so_and_loses_nothing(window, event_file, monkeypatch):
    from app.models import write_back

    with window.document.edit("Name") as session:
        session.get(Symbol, "m1P").name = "Press"
    with monkeypatch.context() as full_disk:
        full_disk.setattr(write_back, "replacing", refuse_writing)
        Hand(window).key("Ctrl+W")
    assert window.document is None
    assert any("could not be written" in text and "taken up again" in text for text in said(window))
    window.files.open_path(event_file)
    with window.document.read() as session:
        assert session.get(Symbol, "m1P").name == "Press"


def test_the_open_event_is_known_by_another_name_too(window, event_file, tmp_path):
    link = tmp_path / "link.kaizen"
    link.symlink_to(event_file)
    document = window.document
    window.files.open_path(link)
    assert window.document is document
    assert window.findChild(ElsewhereSheet) is None


def test_an_event_dropped_on_the_map_itself_is_opened(window, tmp_path):
    other = tmp_path / "other.kaizen"
    write_new(other, EventData("Other", "en"))
    view = window.pages["value_stream"].view
    middle = view.mapTo(window, view.rect().center())
    assert Hand(window).drop([str(other)], (middle.x(), middle.y()))
    assert window.windowTitle() == "Other – Chantier"


def test_what_was_said_of_an_event_goes_with_it(window):
    window.warn("The disk is full.")
    Hand(window).key("Ctrl+W")
    assert said(window) == []


def test_the_keyboard_goes_from_the_ways_to_begin_to_the_recent_events(window, tmp_path):
    other = tmp_path / "other.kaizen"
    write_new(other, EventData("Other", "en"))
    window.files.open_path(other)
    hand = Hand(window)
    hand.key("Ctrl+W")
    window.warn("The disk is full.")  # its buttons are younger than those of the page
    window.content.start_page.refresh()
    window.content.start_page.setFocus()
    for _ in range(3):
        hand.key("Tab")
    assert isinstance(window.focusWidget(), Card)
    assert window.focusWidget().path == other
    hand.key("Tab")
    hand.key("Return")
    assert window.document.path.name == "Line 3.kaizen"
