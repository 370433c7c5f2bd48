"""Type a cause-and-effect diagram at the speed of speech, by real keys."""

from __future__ import annotations

from PySide6.QtWidgets import QPlainTextEdit

from app.calc.laid_fishbone import CAUSE_PX
from app.canvas.fishbone_view import FishboneView
from app.models import fishbone_edit as edit
from app.models.document import Document
from tests.canvas.fishbones import cause, middle, shape, stored
from tests.hand import Hand


def field(view: FishboneView) -> QPlainTextEdit:
    found = [each for each in view.findChildren(QPlainTextEdit) if not each.isHidden()]
    assert len(found) == 1
    return found[0]


def test_enter_on_a_bone_makes_its_first_cause_and_enter_again_the_next(fish: FishboneView, fish_hand: Hand):
    fish.select(["b4"])
    fish_hand.key("Return")
    fish_hand.type("Not trained")
    fish_hand.key("Return")
    fish_hand.type("Tired")
    fish_hand.key("Return")
    fish_hand.key("Escape")
    assert shape(fish)["b4"] == ["Not trained", "Tired"]
    assert not fish.typing.is_open
    assert fish.hasFocus()


def test_one_cause_is_one_step_of_undo_and_comes_back_under_its_id(fish: FishboneView, fish_hand: Hand):
    assert fish.document
    fish.select(["b4"])
    fish_hand.key("Return")
    fish_hand.type("Not trained")
    fish_hand.key("Tab")
    fish_hand.key("Escape")
    id = stored(fish).categories[3].causes[0].id
    assert fish.document.undo_label == "Add a cause"
    fish.document.undo()
    assert shape(fish)["b4"] == []
    fish.document.redo()
    assert cause(fish, id).text == "Not trained"


def test_tab_types_a_cause_below_and_shift_tab_goes_up(fish: FishboneView, fish_hand: Hand):
    fish.select(["b"])
    fish_hand.key("Tab")
    fish_hand.type("Guide worn")
    fish_hand.key("Tab")
    fish_hand.type("No grease")
    fish_hand.key("Return")
    fish_hand.type("Wrong grease")
    fish_hand.key("Shift+Tab")
    assert shape(fish)["b1"][1] == ["Play", ["Guide worn", "No grease", "Wrong grease"]]
    assert [cause(fish, id).text for id in fish.selected()] == ["Guide worn"]
    fish_hand.key("Return")
    fish_hand.type("Gib loose")
    fish_hand.key("Return")
    fish_hand.key("Escape")
    assert shape(fish)["b1"][1] == ["Play", ["Guide worn", "No grease", "Wrong grease"], "Gib loose"]


def test_tab_before_any_word_puts_the_new_cause_below_the_one_before_and_shift_tab_takes_it_up(
    fish: FishboneView, fish_hand: Hand
):
    fish.select(["b"])
    fish_hand.key("Return")
    fish_hand.key("Tab")
    fish_hand.key("Tab")  # nothing stands before it there: it stays
    fish_hand.type("Guide worn")
    fish_hand.key("Return")
    fish_hand.key("Shift+Tab")
    fish_hand.type("Loose")
    fish_hand.key("Return")
    fish_hand.key("Return")
    assert shape(fish)["b1"] == [["Die", "Worn", "Cracked"], ["Play", "Guide worn"], "Loose"]
    assert not fish.typing.is_open


def test_letters_on_a_cause_are_its_new_text_and_on_a_bone_a_new_cause(fish: FishboneView, fish_hand: Hand):
    fish.select(["b"])
    fish_hand.type("Loose punch")
    fish_hand.key("Return")
    fish_hand.key("Escape")
    fish.select(["b2"])
    fish_hand.type("Old standard")
    fish_hand.key("Return")
    fish_hand.key("Escape")
    fish.select(["f"])
    fish_hand.type("Sharp edges")
    fish_hand.key("Return")
    assert cause(fish, "b").text == "Loose punch"
    assert shape(fish)["b2"] == [["No plan", "No time"], "No gauge", "Old standard"]
    assert stored(fish).effect == "Sharp edges"


def test_f2_and_a_double_click_change_the_text_and_escape_leaves_it(fish: FishboneView, fish_hand: Hand):
    fish.select(["a1"])
    fish_hand.key("F2")
    assert field(fish).toPlainText() == "Worn"
    fish_hand.key("End")
    fish_hand.type(" out")
    fish_hand.key("Escape")
    assert cause(fish, "a1").text == "Worn"
    fish_hand.double_click(middle(fish, "a1"))
    fish_hand.key("End")
    fish_hand.type(" out")
    fish_hand.click((fish.bounds().right() + 60, fish.bounds().top()))
    assert cause(fish, "a1").text == "Worn out"


def test_a_double_click_on_a_bone_and_on_the_head_types_them(fish: FishboneView, fish_hand: Hand):
    fish_hand.double_click(middle(fish, "b3"))
    fish_hand.type("Steel")
    fish_hand.key("Return")
    fish_hand.double_click(middle(fish, "f"))
    fish_hand.type("Burrs")
    fish_hand.key("Tab")
    fish_hand.type("Press")
    fish_hand.key("Escape")
    assert stored(fish).effect == "Burrs"
    assert [bone.name for bone in stored(fish).categories] == ["Machine", "Method", "Steel", "Manpower"]


def test_a_double_click_beside_a_bone_types_a_cause_there(fish: FishboneView, fish_hand: Hand):
    assert fish.laid
    x1, y1, x2, y2 = fish.laid.bones["b4"].line
    fish_hand.double_click(((x1 + x2) / 2 - 40, (y1 + y2) / 2))
    fish_hand.type("Tired")
    fish_hand.key("Return")
    fish_hand.key("Escape")
    assert shape(fish)["b4"] == ["Tired"]


def test_a_cause_whose_text_is_emptied_goes_and_undo_brings_it_back(fish: FishboneView, fish_hand: Hand):
    assert fish.document
    for id, keys in (("a1", "Return"), ("b", "Tab")):
        fish.select([id])
        fish_hand.key("F2")
        fish_hand.key("Backspace")
        fish_hand.key(keys)
    assert shape(fish)["b1"] == [["Die", "Cracked"]]
    fish.document.undo()
    fish.document.undo()
    assert shape(fish)["b1"] == [["Die", "Worn", "Cracked"], "Play"]


def test_a_cause_with_others_below_it_keeps_its_text_when_that_is_emptied(fish: FishboneView, fish_hand: Hand):
    fish.select(["a"])
    fish_hand.key("F2")
    fish_hand.key("Backspace")
    fish_hand.key("Return")
    fish_hand.key("Escape")
    assert shape(fish)["b1"] == [["Die", "Worn", "Cracked"], "Play"]


def test_the_diagram_makes_room_while_a_text_is_typed(fish: FishboneView, fish_hand: Hand):
    fish.select(["a1"])
    fish_hand.key("F2")
    before, height = fish.box_of("a2"), field(fish).height()
    fish_hand.type("Worn since the last regrinding, nobody counts the strokes between two of them any more")
    assert fish.box_of("a1")[3] - fish.box_of("a1")[1] > before[3] - before[1]
    assert field(fish).height() > height
    assert stored(fish).categories[0].causes[0].causes[0].text == "Worn"
    text = field(fish)
    assert text.document().size().height() * text.fontMetrics().height() <= text.height() + 4
    fish_hand.key("Escape")
    assert fish.box_of("a2") == before


def test_the_field_lies_on_its_text_at_any_zoom_and_can_always_be_read(fish: FishboneView, fish_hand: Hand):
    fish.show_place(fish.bounds().center(), 0.3)
    fish.select(["e"])
    fish_hand.key("F2")
    assert fish.zoom.scale == 1.0, "too small to be read: it came near"
    assert field(fish).geometry().contains(fish.mapFromScene(*middle(fish, "e")))
    fish.zoom_in()
    assert field(fish).geometry().contains(fish.mapFromScene(*middle(fish, "e")))
    assert field(fish).font().pixelSize() == round(CAUSE_PX * 1.25)
    fish_hand.key("Escape")


def test_typing_ends_when_undo_takes_away_what_is_typed(fish: FishboneView, fish_document: Document):
    new = edit.add_cause(fish_document, "Loose", "b4")
    fish.edit(new)
    fish_document.undo()
    assert not fish.typing.is_open
    fish.typing.begin("b4")
    edit.delete_bone(fish_document, "b4")
    assert not fish.typing.is_open


def test_a_new_cause_opens_the_branch_in_which_it_lies(fish: FishboneView, fish_hand: Hand):
    fish.select(["a"])
    fish.collapse()
    fish_hand.key("Tab")
    fish_hand.type("Chipped")
    fish_hand.key("Return")
    fish_hand.key("Escape")
    assert shape(fish)["b1"][0] == ["Die", "Worn", "Cracked", "Chipped"]
    assert fish.has("a1")


def test_a_new_cause_on_another_bone_shows_all_bones_again(fish: FishboneView, fish_hand: Hand):
    fish.focus_on("b1")
    fish.add_cause("b4")
    fish_hand.type("Tired")
    fish_hand.key("Return")
    fish_hand.key("Escape")
    assert fish.focus is None
    assert shape(fish)["b4"] == ["Tired"]


def test_no_cause_is_typed_on_the_head_or_on_what_is_no_more(fish: FishboneView):
    for under in ("f", "gone"):
        fish.typing.begin(under)
        assert not fish.typing.is_open


def test_what_is_typed_has_the_author_who_is_speaking(fish: FishboneView, fish_hand: Hand):
    fish.author = "Ana"
    fish.add_cause("b4")
    fish_hand.type("Tired")
    fish_hand.key("Return")
    fish_hand.key("Escape")
    assert stored(fish).categories[3].causes[0].author == "Ana"


def test_nothing_is_typed_in_a_document_that_is_only_looked_at(qapp, qtbot, fish_document: Document):
    path = fish_document.path
    fish_document.close()
    with Document.look(path) as looked_at:
        from app.look import LIGHT

        view = FishboneView(looked_at, LIGHT)
        qtbot.addWidget(view)
        view.show_fishbone("f")
        said: list[str] = []
        view.message.connect(said.append)
        view.edit("a")
        view.add_cause("b1")
        assert not view.typing.is_open
        assert len(said) == 2
