"""A page that nobody looks at reads nothing; it does when it comes on show."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QApplication, QWidget

from app.views.when_seen import WhenSeen


@pytest.fixture
def page(qtbot) -> QWidget:
    page = QWidget()
    qtbot.addWidget(page)
    return page


def test_what_is_asked_several_times_is_done_once(page: QWidget, qapp: QApplication):
    done = []
    content = WhenSeen(page, lambda: done.append(1))
    page.show()
    for _again in range(3):
        content.ask()
    assert done == []
    qapp.processEvents()
    assert done == [1]


def test_a_hidden_page_reads_when_it_comes_on_show(page: QWidget, qapp: QApplication):
    done = []
    content = WhenSeen(page, lambda: done.append(1))
    content.ask()
    qapp.processEvents()
    assert done == []
    page.show()
    qapp.processEvents()
    page.hide()
    page.show()
    assert done == [1]


def test_a_page_that_was_left_reads_no_more(page: QWidget, qapp: QApplication):
    done = []
    content = WhenSeen(page, lambda: done.append(1))
    content.ask()
    content.stop()
    page.show()
    qapp.processEvents()
    assert done == []
