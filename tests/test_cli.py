"""The command line as scripts use it: in a process of its own, with no screen."""

from __future__ import annotations

import json
import os
import sqlite3
import subprocess
import sys
from datetime import date
from pathlib import Path

import openpyxl
import pytest

from app.cli import main
from app.exchange.event_file import example, laid_out, write_new
from app.exchange.event_json import dumps, loads
from app.models.reader import reading
from app.places import RESOURCES
from tests.exchange.examples import ISSUE, event, text

GROUND = Path(__file__).parent.parent
DEMO = (RESOURCES / "demo" / "event.en.json").read_text("utf-8")
NO_SCREEN = {"DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"}


def chantier(*words, cwd, env=None, **rest):
    own = {key: value for key, value in os.environ.items() if key not in NO_SCREEN}
    own |= {"PYTHONPATH": str(GROUND), "LANG": "C", "LC_ALL": "C", **(env or {})}
    rest = {"capture_output": True, "timeout": 60} | rest
    return subprocess.run([sys.executable, "-m", "app", *map(os.fspath, words)], cwd=cwd, env=own, **rest)


def said(ran):
    return ran.stderr.decode()


def done(ran):
    assert ran.returncode == 0, said(ran)
    assert said(ran) == ""
    return ran.stdout.decode()


def refused(ran):
    """One sentence on standard error, nothing on standard output, exit status 2."""
    assert (ran.returncode, ran.stdout) == (2, b""), said(ran)
    lines = said(ran).splitlines()
    assert len(lines) == 1
    assert "Traceback" not in lines[0]
    assert lines[0].endswith(".")
    return lines[0]


def everything(folder):
    return {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()}


@pytest.fixture
def folder(tmp_path):
    """Where somebody works: the event of the contract and the example, as JSON."""
    (tmp_path / "event.json").write_text(ISSUE, "utf-8")
    (tmp_path / "demo.json").write_text(DEMO, "utf-8")
    return tmp_path


@pytest.fixture
def document(folder):
    write_new(folder / "demo.kaizen", loads(DEMO))
    return folder / "demo.kaizen"


@pytest.fixture
def quick(folder, monkeypatch, capsysbinary):
    """The same commands without the cost of a process each, for what is refused before anything is printed."""
    monkeypatch.chdir(folder)
    monkeypatch.setenv("LC_ALL", "C")
    for name in NO_SCREEN:
        monkeypatch.delenv(name, raising=False)

    def run(*words):
        status = main([os.fspath(word) for word in words])
        return subprocess.CompletedProcess(words, status, *capsysbinary.readouterr())

    return run


def test_new_makes_an_empty_document(folder):
    assert done(chantier("new", "é #1 ? 🏭.kaizen", cwd=folder)) == ""
    figures = json.loads(done(chantier("figures", "é #1 ? 🏭.kaizen", "--json", cwd=folder)))
    lists = ("value_streams", "process_charts", "tallies", "fishbones", "decisions", "levers", "indicators", "oee")
    assert {key: figures[key] for key in figures if key != "actions"} == {key: [] for key in lists}
    assert figures["actions"]["total"] == 0


def test_demo_makes_the_example_in_the_language_asked_for(folder):
    done(chantier("demo", "-o", "a.kaizen", "--language", "fr", cwd=folder))
    done(chantier("export", "a.kaizen", "-o", "a.json", cwd=folder))
    assert (folder / "a.json").read_text("utf-8") == dumps(example("fr", date.today()))


@pytest.mark.parametrize("command", [("new", "{}"), ("demo", "-o", "{}"), ("import", "event.json", "-o", "{}")])
@pytest.mark.parametrize("name", ["there.kaizen", "link.kaizen"])
def test_what_exists_is_never_written_over(quick, folder, command, name):
    (folder / "there.kaizen").write_bytes(b"precious")
    (folder / "link.kaizen").symlink_to(folder / "nowhere.kaizen")
    before = everything(folder)
    assert "exists already" in refused(quick(*(word.format(name) for word in command)))
    assert everything(folder) == before


def test_export_import_export_gives_the_same_text(folder, document):
    done(chantier("export", document, "-o", "one.json", cwd=folder))
    done(chantier("import", "one.json", "-o", "two.kaizen", cwd=folder))
    done(chantier("export", "two.kaizen", "-o", "two.json", cwd=folder))
    assert (folder / "one.json").read_bytes() == (folder / "two.json").read_bytes() == DEMO.encode()


def test_export_import_export_gives_the_same_text_from_json_written_by_hand_too(folder):
    done(chantier("export", "event.json", "-o", "one.json", cwd=folder))
    done(chantier("import", "one.json", "-o", "two.kaizen", cwd=folder))
    done(chantier("export", "two.kaizen", "-o", "two.json", cwd=folder))
    assert (folder / "one.json").read_bytes() == (folder / "two.json").read_bytes()


def test_the_plan_goes_out_as_excel_and_as_calendar(folder):
    actions = [{"label": "Brush", "owner": "Karim", "due": "2026-04-03"}, {"label": "Tool", "due": "2026-04-10"}]
    (folder / "plan.json").write_text(text(event() | {"actions": actions}))
    done(chantier("export", "plan.json", "--as", "xlsx", "-o", "a.xlsx", "--language", "en", cwd=folder))
    sheet = openpyxl.load_workbook(folder / "a.xlsx").active
    assert [cell.value for cell in sheet["B"]] == ["Action", "Brush", "Tool"]
    done(chantier("export", "plan.json", "--as", "ics", "-o", "a.ics", cwd=folder))
    assert (folder / "a.ics").read_bytes().count(b"BEGIN:VEVENT") == 2
    done(chantier("export", "plan.json", "--as", "ics", "--owner", "karim", "-o", "b.ics", cwd=folder))
    assert (folder / "b.ics").read_bytes().count(b"BEGIN:VEVENT") == 1


def test_what_is_late_hangs_on_the_day(folder):
    (folder / "plan.json").write_text(text(event() | {"actions": [{"label": "Brush", "due": "2026-04-03"}]}))
    for day, late in (("2026-04-03", 0), ("2026-04-04", 1)):
        figures = json.loads(done(chantier("figures", "plan.json", "--json", "--day", day, cwd=folder)))
        assert figures["actions"]["late"] == late


def test_a_json_serves_where_a_document_does(folder):
    done(chantier("export", "event.json", "-o", "out.json", cwd=folder))
    assert (folder / "out.json").read_text("utf-8") == dumps(laid_out(loads(ISSUE)))
    assert "is whole: 1 map, 4 symbols, 1 flow, 0 photographs." in done(chantier("check", "event.json", cwd=folder))


def test_an_import_lays_out_what_has_no_place(folder):
    done(chantier("import", "event.json", "-o", "a.kaizen", cwd=folder))
    with reading(folder / "a.kaizen") as session:
        from app.models.event import read_event

        (stream,) = read_event(session).value_streams
    assert len({(s.x, s.y) for s in stream.symbols}) == 4


def test_an_import_has_nothing_to_undo(folder, document):
    from app.models.document import Document

    opened = Document.open(document)
    try:
        assert opened.undo_label is None
    finally:
        opened.close()


def test_figures_as_json_are_those_of_the_book(folder, document):
    current, _future = json.loads(done(chantier("figures", document, "--json", cwd=folder)))["value_streams"]
    assert current["takt_s"] == 60
    assert current["bottleneck"] == "P4"


def test_figures_as_text_speak_the_language_of_the_event_or_the_one_asked_for(folder, document):
    assert "23.6\u202fd" in done(chantier("figures", document, cwd=folder, env={"LC_ALL": "fr_FR.UTF-8"}))
    assert "23,6\u202fj" in done(chantier("figures", document, "--language", "fr", cwd=folder))


def test_the_output_is_utf_8_on_any_console(folder, document):
    ran = chantier("figures", document, cwd=folder, env={"PYTHONIOENCODING": "ascii", "PYTHONUTF8": "0"})
    assert "▲" in done(ran)


def test_check_counts_what_is_there(folder, document):
    words = done(chantier("check", document, cwd=folder))
    assert words.startswith("“demo.kaizen” is whole: 2 maps, ")
    assert len(words.splitlines()) == 1


def test_print_puts_the_map_of_a_name_on_paper(folder, document):
    from pypdf import PdfReader

    for words in ((), ("--of", "Future state", "--paper", "A4", "--language", "fr")):
        done(chantier("print", document, "--sheet", "map", *words, "-o", "out.pdf", cwd=folder))
        (page,) = PdfReader(folder / "out.pdf").pages
        assert ("Weld and assembly" in page.extract_text().replace("\n", " ")) == bool(words)


READING = [("figures",), ("check",), ("export", "-o", "../out.json"), ("print", "-o", "../out.pdf")]


@pytest.mark.parametrize("command", READING)
def test_reading_touches_nothing_and_leaves_nothing(folder, document, command, user_data):
    kept = folder / "kept"
    kept.mkdir()
    document = document.rename(kept / "demo.kaizen")
    document.chmod(0o444)
    before, times = everything(kept), document.stat().st_mtime_ns
    done(chantier(command[0], document, *command[1:], cwd=kept))
    assert everything(kept) == before
    assert document.stat().st_mtime_ns == times
    assert everything(user_data) == {}


def test_a_document_that_is_open_elsewhere_can_be_read(folder, document):
    from app.models.document import Document

    opened = Document.open(document)
    try:
        assert "whole" in done(chantier("check", document, cwd=folder))
    finally:
        opened.close()


def test_no_command_but_print_and_the_window_needs_qt(folder):
    (folder / "without").mkdir()
    for name in ("PySide6", "shiboken6", "reportlab", "pyqtgraph", "numpy"):
        (folder / "without" / f"{name}.py").write_text("raise ImportError('not on this machine')")
    env = {"PYTHONPATH": f"{folder / 'without'}{os.pathsep}{GROUND}"}
    for words in (
        ("new", "a.kaizen"),
        ("demo", "-o", "b.kaizen"),
        ("import", "event.json", "-o", "c.kaizen"),
        ("export", "b.kaizen", "-o", "b.json"),
        ("figures", "c.kaizen", "--json"),
        ("figures", "b.kaizen"),
        ("check", "b.kaizen"),
        ("--help",),
    ):
        done(chantier(*words, cwd=folder, env=env))


BAD_DOCUMENTS = {
    "0 bytes": b"",
    "random bytes": bytes(range(256)) * 20,
    "json": ISSUE.encode(),
}


@pytest.mark.parametrize("content", BAD_DOCUMENTS.values(), ids=[*BAD_DOCUMENTS])
def test_a_file_that_is_no_document_is_told_so_by_every_command(quick, folder, content):
    (folder / "bad.kaizen").write_bytes(content)
    before = everything(folder)
    for words in (("figures",), ("check",), ("export", "-o", "out.json"), ("print", "-o", "out.pdf")):
        assert "“bad.kaizen”" in refused(quick(words[0], "bad.kaizen", *words[1:]))
    assert everything(folder) == before


SPOILT = {
    "a kind of symbol of another time": "UPDATE symbol SET kind = 'wormhole' WHERE ref = 'P1'",
    "a kind of flow of another time": "UPDATE flow SET kind = 'wormhole'",
    "text for a number": "UPDATE symbol SET cycle_time_s = 'soon' WHERE ref = 'P1'",
    "infinity for a number": "UPDATE symbol SET days = 9e999 WHERE ref = 'I1'",
    "bytes for a name": "UPDATE symbol SET name = x'ff00' WHERE ref = 'P1'",
    "a join of another time": "UPDATE symbol SET \"join\" = 'some' WHERE ref = 'P1'",
    "a state of another time": "UPDATE value_stream SET state = 'past'",
    "a period of another time": "UPDATE value_stream SET demand_per = 'century'",
    "a waste of another time": "UPDATE observation SET waste = 'boredom'",
    "a status of another time": "UPDATE cause SET status = 'sure'",
    "a count in words": "UPDATE tally_mark SET count = 'three'",
    "a place beyond the floor plan": "UPDATE process_step SET x = 1e30",
    "a photograph of no picture": "UPDATE photo SET picture = 'gone'",
    "a cause of no bone": "UPDATE cause SET bone_id = 'gone'",
}


@pytest.mark.parametrize("change", SPOILT.values(), ids=[*SPOILT])
def test_a_document_with_strange_contents_is_refused(quick, folder, document, change):
    db = sqlite3.connect(document)
    with db:
        assert db.execute(change).rowcount
    db.close()
    assert "damaged" in refused(quick("figures", document))


BAD_JSON = {
    "half": (ISSUE[:-9], "not JSON"),
    "a kind": (text(event({"kind": "proces"})), "“kind” must be one of"),
    "nested": ("[" * 100_000, "nested too deeply"),
    "two lines": (text({**event(), "event": {"language": "f\nr"}}), "not “f r”"),
}


@pytest.mark.parametrize(("content", "words"), BAD_JSON.values(), ids=[*BAD_JSON])
def test_bad_json_is_refused_and_nothing_is_written(quick, folder, content, words):
    (folder / "bad.json").write_text(content, "utf-8")
    before = everything(folder)
    for command in (("import", "bad.json", "-o", "a.kaizen"), ("figures", "bad.json"), ("check", "bad.json")):
        sentence = refused(quick(*command))
        assert sentence.startswith("“bad.json”: ")
        assert words in sentence
    assert everything(folder) == before


USAGE = {
    "no file": (("figures",), "chantier figures FILE [--json]"),
    "two files": (("check", "a", "b"), "chantier check FILE"),
    "no output": (("import", "event.json"), "chantier import SOURCE.json -o FILE.kaizen"),
    "an unknown option": (("figures", "event.json", "--jsno"), "chantier figures FILE"),
    "a shortened option": (("figures", "event.json", "--js"), "chantier figures FILE"),
    "an unknown language": (("demo", "-o", "a.kaizen", "--language", "de"), "chantier demo -o FILE.kaizen"),
    "an unknown sheet": (("print", "demo.json", "--sheet", "moon", "-o", "a.pdf"), "--sheet SHEET"),
    "a command that is none": (("figure", "event.json"), "“figure” is no command"),
    "an option that is none": (("--figures",), "“--figures” is no command"),
    "a file that is not there": (("nothing.kaizen",), "“nothing.kaizen” does not exist"),
    "a document with another name": (("new", "event.txt"), "ends in .kaizen"),
    "a folder": (("check", "."), "is a folder"),
    "no name at all": (("check", ""), "is a folder"),
    "a json that is not there": (("figures", "nothing.json"), "“nothing.json” does not exist"),
    "a map that is not there": (
        ("print", "demo.json", "--of", "X", "-o", "a.pdf"),
        "there are “Current state”, “Future",
    ),
    "a lever of a sheet of all levers": (
        ("print", "demo.json", "--sheet", "levers", "--of", "X", "-o", "a.pdf"),
        "of the whole event: leave out --of",
    ),
    "a map of an empty event": (("print", "empty.json", "-o", "a.pdf"), "no map to print"),
    "a sheet over a document": (("print", "demo.json", "-o", "demo.kaizen"), "does not write documents"),
    "a workbook called JSON": (("export", "demo.json", "--as", "xlsx", "-o", "a.json"), "with --as xlsx its name"),
    "JSON called a calendar": (("export", "demo.json", "-o", "a.ics"), "with --as json its name ends in .json"),
    "a form that is none": (("export", "demo.json", "--as", "csv", "-o", "a.csv"), "chantier export FILE"),
    "an owner of everything": (("export", "demo.json", "--owner", "Zoé", "-o", "a.json"), "goes with --as ics alone"),
    "an owner of nothing": (
        ("export", "demo.json", "--as", "ics", "--owner", "Nobody at all", "-o", "a.ics"),
        "“Nobody at all” owns no action; the owners are ",
    ),
    "a day that is none": (("figures", "demo.json", "--day", "today"), "chantier figures FILE"),
    "an export over its source": (("export", "demo.json", "-o", "demo.json"), "does not write documents"),
    "a folder that is not there": (("export", "demo.json", "-o", "no/where.json"), "its folder is not there"),
    "a folder as target": (("export", "demo.json", "-o", "."), "is a folder"),
    "a file as folder": (("new", "demo.json/a.kaizen"), "its folder is not there"),
    "a file as folder of a json": (("check", "demo.json/a.json"), "could not be read"),
    "a new document nowhere": (("new", "no/where.kaizen"), "its folder is not there"),
    "a name too long": (("new", "x" * 300 + ".kaizen"), "x"),
    "no screen": ((), "no screen"),
}


@pytest.mark.parametrize(("words", "part"), USAGE.values(), ids=[*USAGE])
def test_a_slip_is_one_sentence_and_changes_nothing(quick, folder, words, part):
    (folder / "empty.json").write_text('{"format": "chantier-event", "version": 1}')
    before = everything(folder)
    assert part in refused(quick(*words))
    assert everything(folder) == before


def test_a_sentence_is_french_on_a_french_machine(folder):
    ran = chantier("check", "nothing.kaizen", cwd=folder, env={"LC_ALL": "fr_FR.UTF-8"})
    assert "n’existe pas" in refused(ran)


def test_a_slip_in_a_process_of_its_own_says_no_more(folder):
    assert "chantier check FILE" in refused(chantier("check", cwd=folder))
    assert "does not exist" in refused(chantier("figures", "nothing.json", cwd=folder))


def test_a_file_named_like_a_command_is_reached_by_its_path(folder):
    (folder / "new").write_bytes(b"")
    assert "“new” is empty" in refused(chantier("check", "./new", cwd=folder))
    assert "chantier new FILE" in refused(chantier("new", cwd=folder))
    assert "no screen" in refused(chantier("./new", cwd=folder))


def test_help_and_version_say_what_there_is(folder):
    words = done(chantier("--help", cwd=folder))
    assert all(f"chantier {command} " in words for command in ("new", "import", "export", "figures", "print", "check"))
    assert done(chantier("figures", "-h", cwd=folder)) == words
    assert done(chantier("--version", cwd=folder)).startswith("Chantier ")


def test_a_target_is_replaced_whole_through_a_link_and_keeps_its_mode(folder):
    (folder / "real.json").write_text("old")
    (folder / "real.json").chmod(0o640)
    (folder / "link.json").symlink_to("real.json")
    done(chantier("export", "demo.json", "-o", "link.json", cwd=folder))
    assert (folder / "link.json").is_symlink()
    assert (folder / "real.json").read_text("utf-8") == DEMO
    assert (folder / "real.json").stat().st_mode & 0o777 == 0o640


@pytest.mark.skipif(sys.platform == "win32", reason="devices are files elsewhere")
def test_a_device_is_written_to_and_not_replaced(folder):
    assert done(chantier("export", "demo.json", "-o", "/dev/stdout", cwd=folder)) == DEMO
    done(chantier("export", "demo.json", "-o", "/dev/null", cwd=folder))
    assert not Path("/dev/null").is_file()


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="this system has no full device")
@pytest.mark.parametrize("words", [("figures", "demo.json"), ("check", "demo.json")])
def test_a_full_disk_is_one_sentence(folder, words):
    with open("/dev/full", "wb") as full:
        ran = chantier(*words, cwd=folder, capture_output=False, stdout=full, stderr=subprocess.PIPE)
    assert ran.returncode == 2
    assert len(said(ran).splitlines()) == 1
    assert "the disk is full" in said(ran)


@pytest.mark.skipif(sys.platform == "win32", reason="files have no such limit there")
@pytest.mark.parametrize("most", [20_000, 70_000])
def test_a_document_that_finds_no_room_is_one_sentence_that_says_why(folder, most):
    import resource

    before = everything(folder)
    ran = chantier(
        *("import", "demo.json", "-o", "a.kaizen"),
        cwd=folder,
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (most, most)),
    )
    assert "the disk" in refused(ran)
    assert everything(folder) == before


@pytest.mark.skipif(sys.platform == "win32", reason="a closed output is another thing there")
@pytest.mark.parametrize(
    "words", [("figures", "demo.json"), ("figures", "demo.json", "--json"), ("check", "demo.json")]
)
def test_a_closed_output_is_no_fault(folder, words):
    ran = chantier(*words, cwd=folder, preexec_fn=lambda: os.close(1))
    assert (ran.returncode, said(ran)) == (0, "")


def test_printing_that_cannot_be_loaded_is_one_sentence(folder):
    (folder / "without").mkdir()
    (folder / "without" / "PySide6.py").write_text("raise ImportError('libEGL.so.1 is not there')")
    env = {"PYTHONPATH": f"{folder / 'without'}{os.pathsep}{GROUND}"}
    assert "libEGL.so.1" in refused(chantier("print", "demo.json", "-o", "a.pdf", cwd=folder, env=env))
    assert not (folder / "a.pdf").exists()


@pytest.mark.skipif(sys.platform == "win32", reason="a pipe of this kind is not there")
def test_nobody_reading_any_more_is_no_fault(folder):
    read, write = os.pipe()
    os.close(read)
    with os.fdopen(write, "wb") as pipe:
        ran = chantier("figures", "demo.json", cwd=folder, capture_output=False, stdout=pipe, stderr=subprocess.PIPE)
    assert said(ran) == ""


def test_what_nobody_foresaw_is_one_sentence_and_a_log(folder, user_data):
    (folder / "sitecustomize.py").write_text(
        "import app.exchange.event_json as e\ndef loads(data): raise ZeroDivisionError('oh')\ne.loads = loads\n"
    )
    env = {"PYTHONPATH": f"{folder}{os.pathsep}{GROUND}"}
    sentence = refused(chantier("check", "demo.json", cwd=folder, env=env))
    assert "not foreseen" in sentence
    assert "ZeroDivisionError" in (user_data / "log" / "chantier.log").read_text("utf-8")
