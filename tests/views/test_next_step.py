"""From every page of the diagnosis one key goes on: an axis, a problem, a lever, an action of what is selected."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QApplication

from app.models.link import read_links
from app.models.trail import named
from app.views.command import key_words
from app.views.next_step import next_step_commands
from app.views.tools import tool_that_shows
from tests.hand import Hand

KEYS = {command.id.removeprefix("make_"): command.keys[0] for command in next_step_commands("cause")}
FROM = {
    "fishbone": ("cause", "c2"),
    "five_whys": ("why", "w2"),
    "observation": ("observation", "seen"),
    "tally": ("category", "crane"),
    "value_stream": ("symbol", "burst"),
    "process_chart": ("process_chart", "chart"),
}
EVERY = pytest.mark.parametrize(("tool", "thing"), FROM.items(), ids=list(FROM))


@pytest.fixture
def chain(dressed, qtbot, settings, tmp_path):
    from app.exchange.event_file import write_new
    from tests.models.test_trail import CHAIN
    from tests.views.conftest import make_window

    window = make_window(qtbot, settings)
    write_new(tmp_path / "chain.kaizen", CHAIN)
    window.files.open_path(tmp_path / "chain.kaizen")
    return window


def made_of(window, thing: tuple[str, str]) -> list[tuple[str, str]]:
    """What links say was made of it, with what it is called."""
    with window.document.read() as session:
        titles = {(end.kind, end.id): end.title for end in named(session, KEYS)}
        links = read_links(session)
    ends = [(link.target_kind, link.target) for link in links if (link.source_kind, link.source) == thing]
    return [(kind, titles[kind, id]) for kind, id in ends if (kind, id) in titles]


@EVERY
@pytest.mark.parametrize("made", KEYS)
def test_one_key_makes_it_of_what_is_selected_and_opens_it(chain, tool, thing, made):
    assert chain.open_thing(*thing)
    Hand.wait()
    Hand(chain.page(tool)).key(KEYS[made])
    found = made_of(chain, thing)
    assert [kind for kind, _title in found] == [made]
    assert found[0][1]
    shows = tool_that_shows(made)
    if shows is not None:
        assert chain.current == shows.id
        assert chain.page(shows.id).thing()[0] == made
    chain.settle()
    chain.document.undo()
    assert made_of(chain, thing) == []


@EVERY
def test_without_a_selection_the_commands_rest_and_in_every_bar_a_menu_has_them(chain, tool, thing):
    assert chain.open_thing(*thing)
    Hand.wait()
    page = chain.page(tool)
    assert "next_step" in page.bar
    assert [action.property("command") for action in page.menus["next_step"].actions()] == [f"make_{m}" for m in KEYS]
    assert all(action.isEnabled() for action in page.next.actions())
    select = {
        "fishbone": lambda: page.view.select([]),
        "five_whys": lambda: page.view.select([]),
        "observation": lambda: page.board.select([]),
        "value_stream": lambda: page.view.select([]),
        "tally": lambda: page.commands["delete_tally"].trigger(),
        "process_chart": lambda: page.commands["delete_chart"].trigger(),
    }
    select[tool]()
    Hand.wait()
    assert not any(action.isEnabled() for action in page.next.actions())


def test_the_name_of_a_new_axis_is_typed_over_at_once(chain):
    chain.open_thing("cause", "c2")
    Hand.wait()
    Hand(chain.page("fishbone")).key(KEYS["axis"])
    hand = Hand(chain)
    QApplication.processEvents()
    hand.key("Ctrl+A")
    hand.type("Decide in the morning")
    chain.page("axis").settle()
    assert made_of(chain, ("cause", "c2")) == [("axis", "Decide in the morning")]


def test_of_two_causes_two_actions_are_made_and_said(chain):
    chain.open_thing("cause", "c2")
    Hand.wait()
    chain.page("fishbone").view.select(["c1", "c2"])
    Hand(chain.page("fishbone")).key(KEYS["action"])
    assert [made_of(chain, ("cause", id)) for id in ("c1", "c2")] == [
        [("action", "No plan")],
        [("action", "Nobody decides")],
    ]


def test_every_key_is_the_same_on_all_pages_and_told_by_f1(chain):
    for tool in FROM:
        commands = chain.page(tool).commands
        assert {made: commands[f"make_{made}"].shortcut().toString() for made in KEYS} == KEYS
        assert key_words(commands["make_lever"].shortcut()) in commands["make_lever"].toolTip()


def test_the_steps_of_a_flow_chart_lend_their_words(window):
    window.go("process_chart")
    page = window.page("process_chart")
    page.commands["add_chart"].trigger()
    hand = Hand(page.table)
    hand.type("Carry to the store")
    hand.key("Return")
    page.settle()
    page.table.go(0, 1)
    Hand(page.table).key(KEYS["lever"])
    with window.document.read() as session:
        (lever,) = named(session, ["lever"])
    assert lever.title == "Carry to the store"


def test_the_chain_from_the_cause_to_the_action_is_gone_along_by_one_key_each_way(chain):
    chain.open_thing("cause", "c2")
    Hand.wait()
    for tool, made in (("fishbone", "axis"), ("axis", "lever"), ("lever", "action")):
        chain.page(tool).setFocus()
        chain.page(tool).commands[f"make_{made}"].trigger()
        chain.settle()
        Hand.wait()
    (action,) = made_of(chain, chain.page("lever").thing())
    assert action == ("action", "Nobody decides")
    kinds, axis = [], ""
    for key in ("", "Ctrl+Up", "Ctrl+Up", "Ctrl+Up"):
        if key:
            Hand(chain).key(key)
            Hand.wait()
        kind, id = chain.page(chain.current).thing()
        kinds.append(kind)
        axis = id if kind == "axis" else axis
    assert kinds == ["action", "lever", "axis", "cause"]
    chain.open_thing("axis", axis)
    for kind in ("lever", "action"):
        Hand(chain).key("Ctrl+Down")
        Hand.wait()
        assert chain.page(chain.current).thing()[0] == kind
