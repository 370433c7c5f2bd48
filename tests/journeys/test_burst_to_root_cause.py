"""One event from a burst on the map to its verified root causes, played with keys, mouse and drops from nothing.

Then gone along back and forth, broken in the middle and mended, closed, reopened, undone to the beginning and done
again, carried through JSON, and printed sheet by sheet.
"""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QColor, QGuiApplication, QImage

from app.exchange.event_json import dumps, loads
from app.models.event import read_event
from app.models.photo_edit import photos_of
from app.views.print_preview import PrintPreview
from tests.hand import Hand
from tests.journeys.coordinator import Coordinator, middle
from tests.models.chain import dump
from tests.reports import paper

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")  # what the screenless platform says of menus
CHAIN = ["symbol", "observation", "category", "cause", "five_whys", "why"]
"""What is passed on the way from the burst to the root cause."""


# From nothing to the root cause


def put_a_burst(who: Coordinator) -> None:
    who.type("cus", "Lens plant", "pr")
    who.hand.type("Paint shop")
    who.keys("Tab")
    who.type("46", "kai", "Blisters on doors")
    view = who.page.view
    assert [item.symbol.name for item in view.map.symbols.values()] == ["Lens plant", "Paint shop", "Blisters on doors"]
    (burst,) = view.selected()
    shop = next(item for item in view.map.symbols.values() if item.symbol.name == "Paint shop")
    assert view.map.symbols[burst].centre()[1] < shop.centre()[1]
    assert who.spoken_of == ("symbol", burst)


def record_it(who: Coordinator) -> None:
    who.keys("Ctrl+Shift+O")
    assert who.window.current == "observation"
    page = who.page
    (seen,) = page.board.chosen()
    assert (seen.observation.text, seen.step_name) == ("Blisters on doors", "Paint shop")
    who.keys("7", "Return")  # a defect; then all of its data
    fields = {"place": "booth 2", "quantity": "12", "unit": "doors", "per": "", "cost_each": "3.5"}
    fields |= {"time_each_s": "4", "hourly_rate": "38"}
    for field, text in fields.items():
        while who.window.focusWidget() is not page.form.editors[field]:
            who.keys("Tab")
        who.hand.type(text)
    who.keys("Return", "Escape")
    drop_a_photo(who)
    (seen,) = page.board.chosen()
    assert (seen.observation.waste, seen.observation.place, seen.observation.quantity) == ("defects", "booth 2", 12)
    assert (seen.observation.cost_each, seen.observation.time_each_s) == (3.5, 240)
    assert "worked days" in page.form.figures.how.text()  # the calendar of the map is not given yet


def drop_a_photo(who: Coordinator) -> None:
    picture = QImage(64, 48, QImage.Format.Format_RGB32)
    picture.fill(QColor("orange"))
    picture.save(str(who.folder / "door.png"))
    page, view = who.page, who.page.board.table
    (id,) = page.selected()
    place = view.visualRect(page.board.rows.index_of(id)).center()
    assert Hand(page).drop([str(who.folder / "door.png")], view.viewport().mapTo(page, place))
    who.qtbot.waitUntil(lambda: len(photos_of(who.window.document, "observation_id", id)) == 1)
    assert who.said == "1 photo added. Ctrl+Z undoes it."
    assert page.board.rows.index_of(id).data(Qt.ItemDataRole.DecorationRole) is not None


def count_it(who: Coordinator) -> None:
    who.keys("T")
    assert who.said == "It is a category of the tally now."
    who.click_end("came", "category")
    assert who.window.current == "tally"
    page = who.page
    assert page.name_of(page.selected) == "Blisters on doors"
    who.keys("Return")
    who.type("Scratches", "Runs", "")
    grown = []
    for mark in "23110111":
        who.hand.type(mark)
        (laid,) = page.pareto.laid
        grown.append([(bar.bar.name, bar.bar.count) for bar in laid.bars][0])
    assert grown[0] == ("Scratches", 1)
    assert grown[-1] == ("Blisters on doors", 5)
    assert [(bar.bar.name, bar.bar.count) for bar in page.pareto.laid[0].bars][-1] == ("", 1)
    assert page.live.found.vital_few[0] == page.tally.categories[0].id
    assert who.window.commands["undo"].text() == "Undo: Make a mark"


def make_it_the_head(who: Coordinator) -> None:
    who.page.pareto.setFocus()
    who.keys("Home", "F")
    assert who.window.current == "fishbone"
    page = who.page
    page.view.set_animated(False)
    assert page.view.fishbone.effect == "Blisters on doors"
    assert [bone.name for bone in page.view.fishbone.categories][:2] == ["Manpower", "Material"]
    assert who.spoken_of == ("fishbone", page.shown_id)


def type_causes(who: Coordinator) -> None:
    """Enter, Tab and Shift+Tab: two on a bone, two levels below the second, one more on the bone."""
    view = who.page.view
    who.keys("Tab")  # from the head to the first bone
    who.type("New painters are not trained")
    who.type("Shifts change at weekends", "Temps replace the painters", by="Tab")
    who.type("Contracts are signed on Fridays", by="Shift+Tab")
    who.keys("Shift+Tab", "Return")
    who.hand.type("Gloves are greasy")
    who.keys("Return", "Escape")
    first = view.fishbone.categories[0]
    assert [cause.text for cause in first.causes] == [
        "New painters are not trained",
        "Shifts change at weekends",
        "Gloves are greasy",
    ]
    below = first.causes[1].causes[0]
    assert (below.text, below.causes[0].text) == ("Temps replace the painters", "Contracts are signed on Fridays")
    assert who.window.status.numbers.text().startswith("Causes: 5")


def paste_and_place_suggestions(who: Coordinator) -> None:
    QGuiApplication.clipboard().setText("The booth is too damp\nThe gun is badly set\nA new paint supplier")
    who.keys("F3", "Ctrl+V")
    page = who.page
    ideas = page.suggestions.list
    assert [ideas.item(i).text() for i in range(ideas.count())][0] == "The booth is too damp"
    environment = page.view.fishbone.categories[4]
    ideas.setCurrentRow(0)
    assert Hand(page.view).drop(ideas.mimeData(ideas.selectedItems()), middle(page.view, environment.id))
    assert [cause.text for cause in page.view.fishbone.categories[4].causes] == ["The booth is too damp"]
    ideas.setFocus()
    who.keys("2")  # onto the second bone
    assert [cause.text for cause in page.view.fishbone.categories[1].causes] == ["The gun is badly set"]
    assert page.suggestions.count.text().startswith("1")
    who.keys("Escape", "F3")


def judge(who: Coordinator) -> None:
    """A click, dots, states by key, evidence by key: one ruled out, one confirmed."""
    page = who.page
    gun = page.view.fishbone.categories[1].causes[0].id
    damp = page.view.fishbone.categories[4].causes[0].id
    Hand(page.view).click(middle(page.view, gun))
    who.keys("4")
    Hand(page.view).click(middle(page.view, damp))
    who.keys("+", "+", "2", "Ctrl+E")
    who.hand.type("62 % at 6 o’clock, 50 % allowed")
    who.keys("Tab")
    who.hand.type("Karim")
    who.keys("Return", "Escape", "3")
    known = {cause.id: cause for cause in page.view.fishbone.causes()}
    assert (known[gun].status, known[damp].status, known[damp].votes) == ("ruled_out", "confirmed", 2)
    assert (known[damp].evidence, known[damp].checked_by) == ("62 % at 6 o’clock, 50 % allowed", "Karim")
    assert "Root causes: 1" in who.window.status.numbers.text()
    who.keys("Ctrl+L")  # what proves it
    who.type("tally")
    who.keys("Escape")
    assert ("tally", "cause") in who.links()


def ask_why(who: Coordinator) -> None:
    """Answers below one another, two to one why; both marked, one with evidence and confirmed."""
    who.keys("F7")
    assert who.window.current == "five_whys"
    page = who.page
    assert page.shown().problem == "The booth is too damp"
    who.keys("Tab")
    who.type("The heating starts at six", "The timer has the hours of 1998", by="Tab")
    who.type("Nobody is in charge of the timer", "The hours are not displayed")
    who.keys("Escape")
    assert who.spoken_of[0] == "why"
    who.keys("N", "Left", "O", "E")
    who.hand.type("Seen at the switchboard")
    who.keys("Escape", "V")
    roots = {why.text: why for why in page.shown().roots()}
    assert {text: why.root for text, why in roots.items()} == {
        "Nobody is in charge of the timer": "occurrence",
        "The hours are not displayed": "non_detection",
    }
    cause = roots["Nobody is in charge of the timer"]
    assert (cause.status, cause.evidence, cause.verified) == ("confirmed", "Seen at the switchboard", True)
    assert "Ready: 1" in who.window.status.numbers.text()


def read_upwards(who: Coordinator) -> None:
    page = who.page
    who.keys("T")
    links = [page.strip.words.text()]
    while page.strip.place.text()[0] != page.strip.place.text()[-1]:
        who.keys("Up")
        links.append(page.strip.words.text())
    assert links == [
        "“Nobody is in charge of the timer”, therefore “The timer has the hours of 1998”",
        "“The timer has the hours of 1998”, therefore “The heating starts at six”",
        "“The heating starts at six”, therefore “The booth is too damp”",
    ]
    who.keys("Escape")
    assert not page.strip.isVisible()


def follow_the_process(who: Coordinator) -> None:
    """From the process box to a flow chart of it, its steps, and these on a picture of the hall."""
    who.keys("Ctrl+3")
    view = who.page.view
    shop = next(item for item in view.map.symbols.values() if item.symbol.kind == "process")
    Hand(view).click(QPointF(*shop.centre()))
    who.keys("Ctrl+Shift+D")
    assert who.window.current == "process_chart"
    for text, keys in (("Hang the door", "o12"), ("To the booth", "t"), ("Paint it", "o40")):
        who.type(text)
        who.type(keys)
    who.keys("Escape")
    page = who.page
    assert [step.kind for step in page.chart().steps] == ["operation", "transport", "operation"]
    assert ("symbol", "process_chart") in who.links()
    who.keys("F8")
    view = page.spaghetti.side.view
    assert Hand(view).drop([str(who.folder / "door.png")])
    who.qtbot.waitUntil(lambda: bool(page.chart().plan.picture))
    Hand(view).click((10.0, 10.0))
    Hand(view).click((50.0, 40.0))
    assert [step.x is not None for step in page.chart().steps] == [True, False, True]
    who.keys("F8")


STEPS = (
    put_a_burst, record_it, count_it, make_it_the_head, type_causes, paste_and_place_suggestions, judge, ask_why,
    read_upwards, follow_the_process,
)  # fmt: skip


# What stands when it is done


def walk_the_trail(who: Coordinator) -> None:
    """From the root cause back to the burst, link by link, one click each; and forward again."""
    who.keys("Ctrl+6")
    root = who.page.shown().roots()[0].id
    who.page.view.select([root])
    passed = [who.spoken_of]
    for kind in reversed(CHAIN[:-2]):
        before = who.clicks
        who.click_end("origin", kind)
        assert who.clicks == before + 1
        passed.append(who.spoken_of)
    assert [kind for kind, _id in passed] == ["why", *reversed(CHAIN[:-2])]
    assert who.page.view.selected() == [passed[-1][1]]
    for kind in ("observation", "category", "fishbone", "five_whys", "why"):
        who.click_end("came", kind)
        assert who.spoken_of[0] == kind
    assert who.spoken_of == passed[0]
    whole_way = who.page.panel.trail  # in the panel all of it is one click away
    burst = next(step for step in whole_way.steps if step.end.kind == "symbol")
    Hand(burst).click()
    assert who.spoken_of == passed[-1]


def break_it_in_the_middle(who: Coordinator) -> None:
    """Delete each end between the others: these stay, the page says so, and undo mends the link."""
    whole = dump(who.window.document)
    for go, delete, gone in (
        ("Ctrl+4", "Delete the tally", "tally"),
        ("Ctrl+5", "Delete the diagram", "fishbone"),
        ("Ctrl+1", "", "observation"),
    ):
        who.keys(go)
        if delete:
            who.named(delete)
        else:
            who.page.board.into_view()
            who.keys("Delete")
        assert "stay" in who.said, gone
        assert "Ctrl+Z" in who.said
        now = dump(who.window.document)
        assert len(now[gone]) == len(whole[gone]) - 1
        assert now["link"] == whole["link"]
        for kept in ("symbol", "observation", "tally", "fishbone", "five_whys"):
            assert kept == gone or now[kept] == whole[kept]
        told_of_the_end_that_went(who, gone)
        who.keys("Ctrl+Z")
        assert dump(who.window.document) == whole
        assert who.window.current == gone


def told_of_the_end_that_went(who: Coordinator, gone: str) -> None:
    """The thing next to it strikes it in its trail, and offers no way there."""
    who.keys({"tally": "Ctrl+5", "fishbone": "Ctrl+4", "observation": "Ctrl+4"}[gone])
    Hand.wait()
    page = who.page
    if gone == "tally":
        page.view.select([])
        strip = page.panel.trail
    else:
        page.sheet.select(page.tally.categories[0].id)
        who.qtbot.waitUntil(lambda: page.panel.row_trail.shown is not None)
        strip = page.panel.row_trail
    who.qtbot.waitUntil(lambda: any(not step.end.there for step in strip.steps))
    struck = next(step for step in strip.steps if not step.end.there)
    assert "deleted" in struck.words
    assert not struck.isEnabled()
    kinds = {end.kind for end in (*who.window.status.trail.origin, *who.window.status.trail.came)}
    assert {"tally": "category"}.get(gone, gone) not in kinds


def undo_and_redo_all(who: Coordinator) -> None:
    whole, steps = dump(who.window.document), 0
    while who.window.commands["undo"].isEnabled():
        who.keys("Ctrl+Z")
        steps += 1
    assert steps > 50
    emptied = dump(who.window.document)
    assert not any(emptied[table] for table in ("symbol", "observation", "tally", "fishbone", "cause", "why", "link"))
    who.keys("Ctrl+3")
    assert who.page.empty.isVisible()
    for _step in range(steps):
        who.keys("Ctrl+Y")
    assert dump(who.window.document) == whole
    assert who.window.commands["redo"].text() == "Redo: Delete observations"  # what was undone before stays undone


def through_json(who: Coordinator) -> None:
    """Exported by the menu, opened again as an event of its own: the same text."""
    told = who.folder / "Door.json"
    who.named("Export the event as JSON")
    who.answer(told)
    text = told.read_text("utf-8")
    assert '"Blisters on doors"' in text
    assert dumps(loads(text)) == text
    who.window.files.open_path(told)
    assert who.window.document.path.name == "Door.kaizen"
    with who.window.document.read() as session:
        assert dumps(read_event(session)) == text
    assert who.links() >= {("symbol", "observation"), ("observation", "category"), ("cause", "five_whys")}


SHEETS = {
    "map": ("Ctrl+3", "", "Blisters on doors", "Paint shop"),
    "diagnosis": ("Ctrl+1", "", "Paint shop", "Defects"),
    "process_chart": ("Ctrl+2", "", "Hang the door"),
    "spaghetti": ("Ctrl+2", "Print the spaghetti", "Hang the door", "Paint it"),
    "tally": ("Ctrl+4", "", "Scratches"),
    "pareto": ("Ctrl+4", "Print the Pareto", "Blisters on doors"),
    "fishbone": ("Ctrl+5", "", "The booth is too damp", "Temps replace the painters"),
    "whys": ("Ctrl+6", "", "Nobody is in charge of the timer", "Root cause of the non-detection"),
}


def print_all(who: Coordinator) -> None:
    for sheet, (go, by_name, *words) in SHEETS.items():
        who.keys(go)
        if by_name:
            who.named(by_name)
        if not by_name.startswith("Print"):
            who.keys("Ctrl+P")
        preview = next(each for each in who.window.findChildren(PrintPreview) if each.isVisible())
        who.qtbot.waitUntil(lambda preview=preview: bool(preview.pdf), timeout=20_000)
        said = paper.words(preview.pdf)
        assert [word for word in words if word not in said] == [], sheet
        who.keys("Escape")
        assert who.page.isVisible()


def test_one_event_from_a_burst_to_its_verified_root_causes(who):
    path = who.begin(who.folder / "Door é.kaizen")
    for step in STEPS:
        step(who)
    assert who.links() == {
        ("symbol", "observation"),
        ("observation", "category"),
        ("category", "fishbone"),
        ("tally", "cause"),
        ("cause", "five_whys"),
        ("symbol", "process_chart"),
    }
    walk_the_trail(who)
    break_it_in_the_middle(who)
    whole = dump(who.window.document)
    who.window.files.close_event()
    who.window.files.open_path(path)
    assert dump(who.window.document) == whole
    undo_and_redo_all(who)
    print_all(who)
    through_json(who)
