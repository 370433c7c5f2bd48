"""Photographs beside a thing: dropped, pasted or chosen, seen large, named, removed; and undone."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QMimeData, QUrl
from PySide6.QtGui import QAction, QGuiApplication
from PySide6.QtWidgets import QFileDialog, QMenu
from sqlalchemy import delete

from app.calc.observation import Observation as Seen
from app.models.observation import Observation, add_observations
from app.models.photo_edit import add_photos, content_of, photos_of
from app.models.rank import spread
from app.views.form import Form
from app.views.photo_strip import PhotoStrip
from app.views.photo_view import PhotoView
from tests.hand import Hand
from tests.views.test_photo_intake import file, image, read


@pytest.fixture
def strip(window, qtbot):
    """Of the first of two observations, in a panel."""
    with window.document.edit("Add observations") as session:
        add_observations(session, [Seen("o1"), Seen("o2")], spread(2))
    panel = Form(window, width=280)
    qtbot.addWidget(panel)
    panel.resize(280, 500)
    strip = PhotoStrip(window, "observation_id")
    panel.extra(strip)
    strip.show_of("o1")
    strip.desk, strip.qtbot = window, qtbot
    Hand(panel)
    yield strip
    strip.leave()
    del panel  # it lives as long as the test


def photos(strip, id: str = "o1"):
    return photos_of(strip.desk.document, "observation_id", id)


def until(strip, n: int, id: str = "o1") -> None:
    strip.qtbot.waitUntil(lambda: len(photos(strip, id)) == n and not strip.busy.isVisible(), timeout=20000)


def with_photos(strip, n: int) -> None:
    made = [read_bytes(image(40 + i, 30)) for i in range(n)]
    add_photos(strip.desk.document, "observation_id", "o1", made)
    strip.refresh()
    Hand.wait()


def read_bytes(picture) -> bytes:
    mime = QMimeData()
    mime.setImageData(picture)
    from app.views.photo_intake import offered, prepared

    return prepared(offered(mime)[0])


def large(strip) -> PhotoView:
    return next(view for view in strip.window().findChildren(PhotoView) if view.isVisible())


def no_view(strip) -> bool:
    return not any(view.isVisible() for view in strip.window().findChildren(PhotoView))


def test_dropped_files_become_photos_in_one_gesture_without_the_window_waiting(strip, tmp_path):
    files = [file(tmp_path, "a.jpg", image(4000, 3000)).path, file(tmp_path, "b.png", image(60, 40)).path]
    assert Hand(strip).drop(files)
    assert strip.busy.text() == "Adding 2 photos…"
    assert photos(strip) == []
    until(strip, 2)
    assert read(content_of(strip.desk.document, photos(strip)[0].picture)).width() == 2000
    assert len(strip.tiles) == 2
    assert strip.desk.document.undo_label == "Add photos"
    strip.desk.document.undo()
    strip.refresh()
    assert strip.tiles == []


def test_a_photo_goes_to_the_thing_that_was_on_show_when_it_was_dropped(strip, tmp_path):
    Hand(strip).drop([file(tmp_path, "a.jpg", image(1000, 800)).path])
    strip.show_of("o2")
    until(strip, 1)
    assert photos(strip, "o2") == []
    assert strip.tiles == []


def test_a_photo_can_be_given_to_a_thing_that_is_not_on_show(strip, tmp_path):
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(file(tmp_path, "a.jpg", image(100, 80)).path))])
    assert strip.drop(mime, "o2")
    until(strip, 1, "o2")
    assert photos(strip) == []


def test_a_photo_of_what_was_deleted_meanwhile_is_let_go(strip, tmp_path):
    Hand(strip).drop([file(tmp_path, "a.jpg", image(100, 80)).path])
    with strip.desk.document.edit("Delete") as session:
        session.execute(delete(Observation))
    strip.qtbot.waitUntil(lambda: not strip.busy.isVisible(), timeout=20000)
    assert strip.desk.document.undo_label == "Delete"


def test_a_broken_file_is_one_sentence_and_the_others_come_in(strip, tmp_path):
    good, bad = file(tmp_path, "a.jpg", image(100, 80)), file(tmp_path, "broken.jpg", b"nothing")
    Hand(strip).drop([bad.path, good.path])
    until(strip, 1)
    (banner,) = strip.desk.banners.open_banners()
    assert banner.text.startswith("“broken.jpg” cannot be read as a picture")
    Hand(strip).drop([bad.path, file(tmp_path, "x.heic", b"phone").path])
    strip.qtbot.waitUntil(lambda: len(strip.desk.banners.open_banners()) == 2, timeout=20000)
    assert "broken.jpg, x.heic" in strip.desk.banners.open_banners()[-1].text


def test_what_is_no_picture_is_not_taken_from_the_window(strip, tmp_path):
    assert not Hand(strip).drop([file(tmp_path, "e.kaizen", b"").path])


def test_a_picture_and_a_file_are_pasted_even_where_the_page_has_the_same_key(strip, tmp_path):
    stolen = []
    action = QAction("Paste", strip.window())
    action.setShortcut("Ctrl+V")
    action.triggered.connect(lambda: stolen.append(1))
    strip.window().addAction(action)
    clipboard = QGuiApplication.clipboard()
    clipboard.setImage(image(120, 90))
    hand = Hand(strip)
    strip.more.setFocus()
    hand.key("Ctrl+V")
    until(strip, 1)
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(file(tmp_path, "a.jpg", image(100, 80)).path))])
    clipboard.setMimeData(mime)
    hand.key("Ctrl+V")
    until(strip, 2)
    assert not stolen
    clipboard.setText("words")
    hand.key("Ctrl+V")
    assert stolen == [1]


def test_files_are_chosen(strip, tmp_path):
    path = file(tmp_path, "a.png", image(100, 80)).path
    strip.more.click()
    (dialog,) = strip.findChildren(QFileDialog)
    dialog.filesSelected.emit([str(path)])
    dialog.reject()
    until(strip, 1)


def test_a_photo_is_seen_large_named_and_left_by_escape(strip):
    with_photos(strip, 2)
    strip.qtbot.waitUntil(lambda: all(tile.made for tile in strip.tiles))
    hand = Hand(strip)
    strip.tiles[0].setFocus()
    hand.key("Return")
    view = large(strip)
    assert view.picture.width() > view.width() * 0.7
    assert view.picture.height() > view.height() * 0.7
    assert view.count.text() == "1 of 2"
    hand.key("Right")
    assert view.count.text() == "2 of 2"
    view.caption.setFocus()
    hand.type("The crane")
    hand.key("Escape")
    assert [photo.caption for photo in photos(strip)] == ["", "The crane"]
    assert strip.desk.document.undo_label == "Change the caption"
    assert strip.tiles[1].accessibleName() == "The crane"
    assert no_view(strip)


def test_a_photo_is_removed_by_its_key_small_or_large_and_the_last_one_closes_the_view(strip):
    with_photos(strip, 3)
    hand = Hand(strip)
    strip.tiles[1].setFocus()
    hand.key("Delete")
    assert len(strip.tiles) == 2
    assert strip.tiles[1].hasFocus()
    hand.key("Return")
    view = large(strip)
    hand.key("Delete")
    assert view.isVisible()
    hand.key("Delete")
    assert no_view(strip)
    assert strip.tiles == []
    for _removed in range(3):
        strip.desk.document.undo()
    strip.refresh()
    assert len(strip.tiles) == 3


@pytest.mark.qt_log_ignore("This plugin does not support")
def test_the_order_is_changed_by_the_menu(strip):
    with_photos(strip, 2)
    first, second = (photo.id for photo in photos(strip))
    Hand(strip.tiles[0]).menu()
    (menu,) = strip.findChildren(QMenu)
    assert [action.isEnabled() for action in menu.actions()] == [True, False, True, True]
    menu.actions()[2].trigger()
    menu.close()
    Hand.wait()
    assert [photo.id for photo in photos(strip)] == [second, first]


def test_without_a_thing_there_is_no_strip(strip):
    strip.show_of(None)
    assert not strip.isVisible()
    assert not strip.paste()


def test_photos_of_a_good_and_of_a_bad_part_stand_apart_and_go_over(window, qtbot):
    """Those of which it was never said stand with the bad ones."""
    from app.calc.problem import Problem
    from app.models.problem_edit import add_problem

    id = add_problem(window.document, Problem("", "Burr"))
    made = [read_bytes(image(40 + i, 30)) for i in range(4)]
    for content, shows in zip(made, ("nok", "ok", None, "nok"), strict=True):
        add_photos(window.document, "problem_id", id, [content], shows)
    panel = Form(window, width=280)
    qtbot.addWidget(panel)
    bad, good = (PhotoStrip(window, "problem_id", shows=shows) for shows in ("nok", "ok"))
    for strip in (bad, good):
        panel.extra(strip)
        strip.show_of(id)
    Hand(panel)
    every = [photo.id for photo in photos_of(window.document, "problem_id", id)]
    assert [photo.id for photo in bad.photos] == [every[0], every[2], every[3]]
    assert [photo.id for photo in good.photos] == [every[1]]
    bad.put(0, 1)  # over the good one between
    assert [photo.id for photo in bad.photos] == [every[2], every[0], every[3]]
    bad.put(2, -1)
    assert [photo.id for photo in bad.photos] == [every[2], every[3], every[0]]
    bad.say_shown(2, "ok")
    good.refresh()
    assert {photo.id for photo in good.photos} == {every[0], every[1]}
    bad.look(1)
    view = window.findChild(PhotoView) or panel.findChild(PhotoView)
    assert photos_of(window.document, "problem_id", id)[view.at].id == every[3]
    view.close_sheet()
    for strip in (bad, good):
        strip.leave()
