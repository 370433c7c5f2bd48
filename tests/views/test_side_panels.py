"""The panels beside the picture: folded by a key, and left by Escape."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QWidget

from tests.hand import Hand

PICTURES = {"value_stream": "view", "observation": "board", "tally": "sheet", "fishbone": "view", "five_whys": "view"}


@pytest.mark.parametrize("tool", PICTURES)
def test_escape_leads_from_a_panel_back_to_the_picture_before_an_audience_too(linked, tool):
    linked.settings.projector = True
    linked.rebuild()
    linked.go(tool)
    page = linked.page(tool)
    hand = Hand(linked)
    picture = getattr(page, PICTURES[tool])
    picture.setFocus()
    if tool == "observation":
        page.board.into_view()
    hand.key("F4")
    panel = page.form if tool == "observation" else page.properties if tool == "value_stream" else page.panel
    next(each for each in panel.findChildren(QWidget) if isinstance(each, QPlainTextEdit | QLineEdit)).setFocus()
    hand.key("Escape")
    now = linked.focusWidget()
    assert now is picture or picture.isAncestorOf(now)
    assert linked.settings.projector


def test_escape_leads_back_from_the_suggestions_and_from_the_frame(linked):
    hand = Hand(linked)
    for tool, opening in (("fishbone", "suggestions_panel"), ("five_whys", "frame_panel")):
        linked.go(tool)
        page = linked.page(tool)
        page.commands[opening].setChecked(True)
        assert not page.view.hasFocus()
        hand.key("Escape")
        assert page.view.hasFocus()
