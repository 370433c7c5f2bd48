"""What holds the house together: directions of imports, sizes, what loads what, traps of the bindings, contrast."""

from __future__ import annotations

import ast
import itertools
import subprocess
import sys
import tomllib
from pathlib import Path
from xml.etree import ElementTree

import pytest
from PySide6 import __version__ as pyside_version
from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QColor, QImage, QPainter, QPen

from app import look
from app.look import Look
from app.models.schema import APPLICATION_ID
from app.views.tools import OPENING, TOOLS

GROUND = Path(__file__).parent.parent
SOURCES = sorted((GROUND / "app").rglob("*.py"))
LOOKS = {value.id: value for value in vars(look).values() if isinstance(value, Look)}


def name(path: Path) -> str:
    return str(path.relative_to(GROUND))


def test_imports_go_one_way():
    """In a process of its own: import-linter configures logging, and would silence the program's own loggers."""
    code = "import sys; from importlinter.cli import lint_imports; sys.exit(lint_imports(no_cache=True))"
    ran = subprocess.run([sys.executable, "-c", code], cwd=GROUND, capture_output=True, text=True, timeout=120)
    assert ran.returncode == 0, ran.stdout


@pytest.mark.parametrize("path", SOURCES, ids=name)
def test_a_file_has_one_subject(path):
    tree = ast.parse(path.read_text("utf-8"))
    assert len(path.read_text("utf-8").splitlines()) <= 400
    for part in ast.walk(tree):
        if isinstance(part, ast.ClassDef):
            assert part.end_lineno - part.lineno < 300, f"class {part.name}"
        if isinstance(part, ast.FunctionDef | ast.AsyncFunctionDef):
            assert part.end_lineno - part.lineno < 80, f"function {part.name}"


def test_every_room_is_in_the_wheel():
    tools = tomllib.loads((GROUND / "pyproject.toml").read_text("utf-8"))["tool"]
    rooms = {".".join(path.relative_to(GROUND).parent.parts) for path in SOURCES}
    assert set(tools["setuptools"]["packages"]) == rooms | {"app.resources"}


def test_the_system_knows_a_document_by_the_mark_that_the_program_writes():
    mark = ElementTree.parse(GROUND / "packaging" / "chantier.xml").find(".//{*}match[@offset='68']")
    assert int(mark.get("value"), 16) == APPLICATION_ID
    assert APPLICATION_ID.to_bytes(4) == b"CHAN"


def loaded_by(code: str) -> set[str]:
    """The top-level modules in memory after this code in a fresh interpreter."""
    return {module.partition(".")[0] for module in modules_after(code)}


def modules_after(code: str) -> set[str]:
    listing = f"{code}\nimport sys; print(*sorted(sys.modules))"
    ran = subprocess.run([sys.executable, "-c", listing], cwd=GROUND, capture_output=True, text=True, timeout=60)
    assert ran.returncode == 0, ran.stderr
    return set(ran.stdout.splitlines()[-1].split())


WINDOWED = {"PySide6", "shiboken6", "pyqtgraph"}
HEAVY = {"numpy", "pyqtgraph", "reportlab", "openpyxl", "pypdfium2", "PIL", "babel"}


def test_the_mathematics_the_document_and_the_command_line_load_no_window():
    modules = [
        ".".join(path.relative_to(GROUND).with_suffix("").parts)
        for room in ("calc", "models", "exchange")
        for path in sorted((GROUND / "app" / room).glob("*.py"))
        if path.stem != "__init__"
    ]
    assert not loaded_by("\n".join(f"import {module}" for module in [*modules, "app.cli"])) & WINDOWED


def test_the_window_starts_without_the_heavy_libraries():
    assert not loaded_by("import app.views.main_window, app.views.tools") & HEAVY


def test_no_page_but_the_map_is_loaded_before_it_is_gone_to():
    """The page of a tool stands in the file of its noun."""
    loaded = modules_after("import app.views.main_window, app.views.value_stream")
    others = {f"app.views.{tool.id}" for tool in TOOLS if tool.id != OPENING}
    assert all((GROUND / f"{other.replace('.', '/')}.py").is_file() for other in others)
    assert not loaded & others


def test_the_start_page_needs_no_event_and_nothing_that_reads_one():
    """Tables, formulas and SQLAlchemy are half of the time that a start could take."""
    shown = (
        "import os; os.environ['QT_QPA_PLATFORM'] = 'offscreen'\n"
        "from app.views.application import MainWindow, make_application\n"
        "from app.views.settings import Settings\n"
        "app = make_application(); window = MainWindow(Settings(language='fr', recent=['/a/b.kaizen']))\n"
        "window.show(); app.processEvents(); window.grab()"
    )
    loaded = modules_after(shown)
    assert "app.views.start_page" in loaded
    assert not {module.partition(".")[0] for module in loaded} & {*HEAVY, "sqlalchemy"}
    assert not loaded & {"app.models.document", "app.models.schema", "app.calc.event", "app.exchange.event_file"}


def test_what_an_event_opens_with_is_loaded_behind_the_start_page_and_waited_for():
    begun = (
        "import os, sys; os.environ['QT_QPA_PLATFORM'] = 'offscreen'\n"
        "from app.views.application import MainWindow, make_application\n"
        "from app.views.settings import Settings\n"
        "app = make_application(); window = MainWindow(Settings(language='fr'))\n"
        "window.ahead.begin(); window.ahead.wait()"
    )
    assert {"app.models.document", "app.views.value_stream", "app.views.new_events"} <= modules_after(begun)


def test_the_exchange_form_is_loaded_only_when_a_file_of_it_is_read_or_written():
    loaded = modules_after("import app.views.start; app.views.start.load(); import app.views.main_window")
    assert "app.exchange.event_file" in loaded
    assert "app.exchange.event_json" not in loaded


def test_the_bindings_are_not_the_version_that_aborts():
    assert pyside_version != "6.12.0"


def test_calls_of_the_bindings_keep_the_references_to_none(qapp):
    image = QImage(4, 4, QImage.Format.Format_ARGB32)
    painter = QPainter(image)
    pen = QPen(QColor("#0f6e84"))
    before = sys.getrefcount(None)
    for _ in range(500):
        painter.setPen(pen)
    after = sys.getrefcount(None)
    painter.end()
    assert abs(after - before) < 50


def test_a_signal_can_be_emitted_thousands_of_times():
    class Bell(QObject):
        rung = Signal(bool)

    heard = []
    bell = Bell()
    bell.rung.connect(heard.append)
    for _ in range(5000):
        bell.rung.emit(True)
    assert len(heard) == 5000


def luminance(colour: str) -> float:
    """Relative luminance of WCAG 2, from `#rrggbb`."""
    channels = (int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5))
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


GROUNDS = ("bg", "surface", "surface2")
FILLS = ("canvas", "paper", "header", "stock", "burst", "note")
TEXTS = [
    *itertools.product(("text", "muted", "accent", "danger", "warn", "ok"), GROUNDS),
    *itertools.product(("text", "ink"), (*FILLS, "accent_soft", "danger_soft")),
    *itertools.product(("muted", "thin", "danger", "warn", "ok", "information"), ("canvas", "paper")),
    ("thin", "note"),
    ("accent", "accent_soft"),
    ("danger", "danger_soft"),
    ("on_accent", "accent"),
    ("rail_text", "rail"),
    ("rail_accent", "rail"),
]
LINES = [*itertools.product(("ink", "material", "information", "thin", "accent", "danger"), FILLS)]


@pytest.mark.parametrize("worn", LOOKS.values(), ids=LOOKS)
def test_every_text_can_be_read_and_every_line_that_means_something_be_seen(worn):
    weak = [
        f"{front} on {back}: {ratio:.2f}, wants {least}"
        for pairs, least in ((TEXTS, 4.5), (LINES, 3.0))
        for front, back in pairs
        if (ratio := contrast(getattr(worn, front), getattr(worn, back))) < least
    ]
    assert not weak, "\n".join(weak)


def test_the_measure_of_contrast_is_that_of_the_standard():
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.01)
