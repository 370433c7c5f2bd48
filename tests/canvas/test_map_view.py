"""What a map view shows: near and far, while zooming and panning, in every look; and what is selected in it."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QHelpEvent
from PySide6.QtWidgets import QApplication, QToolTip

from app import language, look
from app.calc import value_stream as calc
from app.canvas.map_tip import tip_at
from app.canvas.map_view import MapView
from app.canvas.tip import tip_of
from app.models.document import Document
from app.models.value_stream import Symbol, add_flows, add_symbols
from tests.canvas.conftest import SMALL, chain, colours, fill, stored
from tests.hand import Hand

HEADER, STOCK, PAPER, INK = (QColor(c).name() for c in (look.LIGHT.header, look.LIGHT.stock, "#ffffff", look.LIGHT.ink))


def test_symbols_flows_and_ladder_are_painted_where_they_are(view: MapView):
    assert HEADER in colours(view, 0 + 66, -52 + 6)
    assert STOCK in colours(view, 200 - 20, 24)
    assert colours(view, 120, 0, 8) >= {INK, PAPER}
    lane = view.map.ladder.lanes[0]
    assert INK in colours(view, lane.points[0].x() + 5, lane.points[0].y(), 1)


@pytest.mark.parametrize("scale", [1.0, 0.5, 0.2])
def test_what_is_painted_in_parts_is_the_same_as_all_painted_anew(hand: Hand, view: MapView, scale: float, qtbot):
    view.set_look(look.LIGHT, 1.5)
    view.show_place(QPointF(200, 0), scale)
    hand.wait()
    hand.drag((400, 0), (420, 180), steps=9)
    hand.hold(shift=True)
    hand.click((0, 0))
    hand.hold()
    hand.drag((600, -300), (900, -200))
    hand.drag((500, 400), (540, 421), button=Qt.MouseButton.MiddleButton)
    hand.wheel((200, 0), -1)
    hand.move((200, 500))
    hand.wait()
    anew = view.grab().toImage()
    shown = view.screen().grabWindow(view.winId()).toImage().convertToFormat(anew.format())
    pairs = zip(bytes(shown.constBits()), bytes(anew.constBits()), strict=True)
    assert max(abs(a - b) for a, b in pairs) <= 3  # a pixmap and its lines are rounded differently


def test_over_takt_and_bottleneck_are_marked_by_sign_word_and_colour(view: MapView, document: Document):
    words = {w.text for w in view.map.written(view.map.symbols["P2"]).words}
    assert {"> takt", "bottleneck"} <= words
    assert QColor(look.LIGHT.danger).name() in colours(view, 400, -57, 1)
    assert QColor(look.LIGHT.danger).name() in colours(view, 400 - 64, -52 - 8, 1)


def test_from_far_boxes_and_lines_are_left_and_no_words(view: MapView, monkeypatch: pytest.MonkeyPatch):
    import app.canvas.map_painting as painting

    monkeypatch.setattr(painting, "draw_symbol", lambda *_: pytest.fail("a symbol was drawn with its words"))
    view.show_place(QPointF(200, 0), 0.2)
    assert colours(view, 0, 20) == {PAPER}
    assert QColor(look.LIGHT.danger).name() in colours(view, 400, -40, 1)
    assert STOCK in colours(view, 200, 10, 1)


def test_ctrl_and_wheel_zoom_about_the_pointer(hand: Hand, view: MapView, qtbot):
    seen: list[float] = []
    view.zoom_changed.connect(seen.append)
    at = view.mapFromScene(QPointF(400, 0))
    for _ in range(4):
        hand.wheel((400, 0), 1, ctrl=True)
        assert (view.mapFromScene(QPointF(400, 0)) - at).manhattanLength() <= 3
    assert view.zoom.scale == pytest.approx(seen[-1])
    assert view.zoom.scale > 1.9
    assert view.zoom.is_turning
    qtbot.waitUntil(lambda: not view.zoom.is_turning, timeout=2000)
    assert HEADER in colours(view, 400, -44, 8) | colours(view, 66, -46, 2) or view.zoom.scale > 1


def test_the_wheel_alone_scrolls(hand: Hand, view: MapView):
    before = view.visible_rect()
    hand.wheel((0, 0), -1)
    assert view.visible_rect().top() > before.top()
    hand.wheel((0, 0), -1, shift=True)
    assert view.visible_rect().left() > before.left()


@pytest.mark.parametrize("by_space", [False, True])
def test_the_middle_button_or_space_pulls_the_map(hand: Hand, view: MapView, document: Document, by_space: bool):
    place = view.mapFromScene(QPointF(0, 0))
    if by_space:
        hand.press_key(Qt.Key.Key_Space)
    a, b = view.mapToScene(place), view.mapToScene(place + QPoint(90, 50))
    hand.press(a, Qt.MouseButton.LeftButton if by_space else Qt.MouseButton.MiddleButton)
    hand.move((a + b) / 2)
    hand.release(view.mapToScene(place + QPoint(90, 50)))
    if by_space:
        hand.release_key(Qt.Key.Key_Space)
    assert view.mapFromScene(QPointF(0, 0)) != place
    assert [s.x for s in stored(document).symbols] == [-300, 0, 200, 400, 700]
    assert HEADER in colours(view, 66, -46)


def test_the_whole_map_is_fitted_when_it_is_first_shown(qapp, document: Document, qtbot):
    view = MapView(document, look.LIGHT)
    qtbot.addWidget(view)
    view.show_stream("m")
    view.resize(900, 600)
    Hand(view)
    seen = view.visible_rect()
    assert seen.contains(view.map.bounds())
    assert view.map.bounds().width() > seen.width() * 0.8


def test_each_map_is_shown_again_where_it_was_left(view: MapView, document: Document):
    from dataclasses import replace

    other = replace(
        SMALL,
        id="n",
        symbols=tuple(replace(s, id=s.id + "n", x=s.x + 5000) for s in SMALL.symbols),
        flows=tuple(replace(f, id=f.id + "n", source=f.source + "n", target=f.target + "n") for f in SMALL.flows),
    )
    fill(document, other)
    left = view.visible_rect().center()
    view.show_stream("n")
    assert view.visible_rect().contains(QPointF(5200, 0))
    assert view.stream_id == "n"
    view.show_stream("m")
    assert (view.visible_rect().center() - left).manhattanLength() < 2
    view.show_stream(None)
    assert view.stream_id is None
    assert view.map.bounds() == QRectF()


def test_what_changed_out_of_sight_is_brought_into_view_and_what_is_in_sight_is_not_moved(view: MapView):
    before = view.visible_rect()
    view.reveal({"P1", "no such id"})
    assert view.visible_rect() == before
    view.show_place(QPointF(9000, 9000), 1.0)
    view.reveal({"P1"})
    assert view.visible_rect().contains(QPointF(0, 0))


def test_dark_and_projector_repaint_everything(view: MapView):
    view.set_look(look.DARK, 1.5)
    assert colours(view, -150, -200, 1) <= {look.DARK.canvas, look.DARK.grid}
    assert look.DARK.header in colours(view, 66, -46)


def test_another_language_rewrites_the_words(view: MapView):
    view.map.written(view.map.symbols["I1"])
    language.use("fr")
    view.set_look(look.LIGHT, 1.0)
    assert "7\u202f000" in "".join(w.text for w in view.map.written(view.map.symbols["I1"]).words)


def test_clicks_and_a_rubber_band_select(hand: Hand, view: MapView):
    heard: list[list[str]] = []
    view.selection_changed.connect(heard.append)
    hand.click((0, 20))
    assert view.selected() == ["P1"]
    hand.hold(shift=True)
    hand.click((400, 20))
    hand.click((200, 10))
    hand.click((200, 10))
    hand.hold()
    assert view.selected() == ["P1", "P2"]
    hand.click((0, 20))
    assert view.selected() == ["P1"]
    hand.click((200, 250))
    assert view.selected() == []
    hand.drag((-100, -120), (500, 120))
    assert set(view.selected()) == {"P1", "I1", "P2"}
    hand.hold(ctrl=True)
    hand.drag((620, -120), (800, 120))
    assert set(view.selected()) == {"P1", "I1", "P2", "C"}
    assert heard[-1] == view.selected()


def test_the_selection_is_framed_and_the_frame_goes_with_it(hand: Hand, view: MapView):
    accent = QColor(look.LIGHT.accent).name()
    hand.click((0, 20))
    hand.move((200, 300))
    assert accent in colours(view, -75, 20, 2)
    hand.key("Escape")
    assert accent not in colours(view, -75, 20, 2)


def test_select_all_and_delete_and_undo_in_one_step(hand: Hand, view: MapView, document: Document):
    hand.key("Ctrl+A")
    assert len(view.selected()) == 9
    hand.key("Delete")
    assert stored(document).symbols == stored(document).flows == ()
    assert view.map.bounds() == QRectF()
    document.undo()
    assert len(view.map.symbols) == 5
    assert len(view.map.flows.rows) == 4
    assert [s.id for s in view.map.stream.symbols] == ["S", "P1", "I1", "P2", "C"]


def test_tab_goes_from_symbol_to_symbol(hand: Hand, view: MapView):
    for id in ("S", "P1", "I1", "P2", "C"):
        hand.key("Tab")
        assert view.selected() == [id]
    hand.key("Shift+Tab")
    assert view.selected() == ["P2"]


def test_align_and_distribute(hand: Hand, view: MapView, document: Document):
    hand.drag((0, 0), (20, 200))
    view.select(["S", "P1", "P2"])
    view.align("top")
    tops = {view.map.symbols[id].box[1] for id in ("S", "P1", "P2")}
    assert len(tops) == 1
    view.distribute("horizontal")
    boxes = [view.map.symbols[id].box for id in ("S", "P1", "P2")]
    assert boxes[1][0] - boxes[0][2] == pytest.approx(boxes[2][0] - boxes[1][2])
    document.undo()
    assert document.undo_label == "Align"


@pytest.mark.qt_log_ignore("This plugin does not support")
def test_every_figure_says_its_formula_with_its_numbers_when_pointed_at(view: MapView):
    ladder = view.map.ladder
    label = next(w for w in ladder.words(ladder.bounds) if w.figure == "inventories.I1.days")
    assert "7,000 ÷ 920" in tip_at(view.map, label.x + 5, label.y - 4).replace("\u202f", " ")
    total = next(w for w in ladder.totals if w.figure == "lead_time_days")
    assert tip_at(view.map, total.x + 2, total.y - 4).startswith("Lead time")
    step = next(w for w in ladder.words(ladder.bounds) if w.figure == "processes.P2.processing_s")
    assert "62" in tip_at(view.map, step.x + 2, step.y - 4)
    at = view.mapFromScene(QPointF(label.x + 5, label.y - 4))
    QApplication.sendEvent(view.viewport(), QHelpEvent(QEvent.Type.ToolTip, at, view.mapToGlobal(at)))
    assert "7,000" in QToolTip.text()
    QToolTip.hideText()


def test_a_change_made_elsewhere_is_seen(view: MapView, document: Document):
    figures = []
    view.figures_changed.connect(figures.append)
    with document.edit("Change the cycle time") as session:
        session.get(Symbol, "P2").cycle_time_s = 30
    assert "30\u202fs" in [w.text for w in view.map.written(view.map.symbols["P2"]).words]
    assert figures[-1].processing_s == 31
    assert view.map.figures.bottleneck is not None


def test_another_maps_change_changes_nothing_here(view: MapView, document: Document):
    from dataclasses import replace

    figures = []
    view.figures_changed.connect(figures.append)
    version = view.map.version
    fill(document, replace(SMALL, id="n", symbols=(), flows=()))
    assert (view.map.version, figures) == (version, [])


def test_the_map_that_is_deleted_is_no_longer_shown(view: MapView, document: Document):
    from app.models.value_stream import ValueStream

    with document.edit("Delete the map") as session:
        session.delete(session.get(ValueStream, "m"))
    assert view.stream_id is None
    assert view.map.symbols == {}
    document.undo()
    view.show_stream("m")
    assert len(view.map.symbols) == 5


def test_two_thousand_symbols_are_shown_dragged_and_zoomed(qapp, tmp_path, qtbot):
    document = Document.new(tmp_path / "large.kaizen", "en")
    fill(document, chain(2000))
    view = MapView(document, look.LIGHT)
    qtbot.addWidget(view)
    view.resize(1280, 720)
    view.show_stream("m")
    hand = Hand(view)
    assert len(view.map.symbols) == 2000
    assert len(view.map.flows.rows) == 1999
    x, y = view.map.symbols["s900"].centre()
    hand.hold(alt=True)
    hand.drag((x, y + 10), (x + 300, y + 310))
    hand.hold()
    moved = view.map.symbols["s900"].centre()
    assert moved == pytest.approx((x + 300, y + 300), abs=14)
    hand.wheel((x, y), 3, ctrl=True)
    qtbot.waitUntil(lambda: not view.zoom.is_turning, timeout=3000)
    document.undo()
    assert view.map.symbols["s900"].centre() == (x, y)
    view.close()
    document.close()


def test_information_makes_way_at_once_for_material_from_above_and_comes_back(view: MapView, document: Document):
    with document.edit("Join") as session:
        control, truck = (
            calc.Symbol("PC", "production_control", x=400.0, y=-300.0),
            calc.Symbol("T", "truck", x=0.0, y=-300.0),
        )
        add_symbols(session, "m", (control, truck), ["x0", "x1"])
        add_flows(session, "m", (calc.Flow("i", "PC", "P1", "manual_information"),), ["x0"])
    assert view.map.flows.rows["i"].points[-1][0] == 0.0
    with document.edit("Join") as session:
        add_flows(session, "m", (calc.Flow("t", "T", "P1", "shipment"),), ["x1"])
    assert view.map.flows.rows["i"].points[-1][0] == 36.0
    document.undo()
    assert view.map.flows.rows["i"].points[-1][0] == 0.0


def test_a_tip_has_the_numbers_below_the_formula_and_no_endless_line():
    told = tip_of("Takt = available time ÷ demand = 55,200\u202fs ÷ 920 = 60\u202fs").splitlines()
    assert told == ["Takt = available time ÷ demand", "= 55,200\u202fs ÷ 920", "= 60\u202fs"]
    assert tip_of("Seen on Monday\n\nby the team") == "Seen on Monday\n\nby the team"
    assert max(map(len, tip_of("word " * 60).splitlines())) <= 72
