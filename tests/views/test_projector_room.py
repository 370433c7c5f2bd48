"""On the projector of a meeting room the window stays within its 1280 × 720 pixels, in both languages."""

from __future__ import annotations

import pytest

from app.exchange.event_file import example, write_new
from app.language import LANGUAGES, use
from app.views.settings import Settings
from app.views.tools import TOOLS
from tests.hand import Hand
from tests.views.conftest import make_window

WIDE, HIGH = 1280, 720
FURTHER = {"process_chart": ("compare", "stopwatch", "spaghetti"), "tally": ("compare",)}
"""What of a page needs room besides its panels."""


@pytest.fixture(params=LANGUAGES)
def projected(dressed, qtbot, tmp_path, request):
    """The window on the example event, with the letters of the projector."""
    use(request.param)
    window = make_window(qtbot, Settings(language=request.param, example_seen=True))
    write_new(tmp_path / "example.kaizen", example(request.param))
    window.files.open_path(tmp_path / "example.kaizen")
    window.commands["projector"].setChecked(True)
    yield window
    use("en")


def test_the_window_fits_whatever_panels_stand_open(projected):
    for tool in TOOLS:
        projected.go(tool.id)
        page = projected.page(tool.id)
        if tool.id == "tally":
            page.commands["next_tally"].trigger()
        for id, action in page.commands.items():
            if id.endswith("_panel") and action.isEnabled():
                action.setChecked(True)
        for id in ("", *FURTHER.get(tool.id, ())):
            if id:
                page.commands[id].setChecked(True)
            Hand.wait()
            least = projected.minimumSizeHint()
            assert least.width() <= WIDE, f"{tool.id} {id}"
            assert least.height() <= HIGH, f"{tool.id} {id}"
            if id:
                page.commands[id].setChecked(False)


def test_key_figures_are_left_out_rather_than_cut_when_the_trail_grows(projected):
    projected.resize(WIDE, HIGH)
    hand = Hand(projected)
    hand.key("Ctrl+9")
    hand.key("Down")
    Hand.wait()
    status = projected.status
    assert len(status.trail.buttons) > 3
    assert all(button.width() > 0.7 * button.sizeHint().width() for button in status.trail.buttons)
    assert status.numbers.isHidden() or status.numbers.width() >= status.numbers.sizeHint().width()
