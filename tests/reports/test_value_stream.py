"""The printed map: what stands on it, how large, in which language, and that it is written whole or not at all."""

from __future__ import annotations

import io
import os
import re
import subprocess
import sys
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from pypdf import PdfReader

from app.calc.event import EventData
from app.calc.value_stream import Demand, Flow, Symbol, ValueStream, figures
from app.language import catalogue
from app.reports import font
from app.reports.framed import Order
from app.reports.sheet import FIGURE, Paper, Sheet
from app.reports.value_stream import sheet_pdf
from tests.reports import paper
from tests.reports.acme import ACME

pytestmark = pytest.mark.usefixtures("qapp")
EVENT = EventData("Chantier ligne 3", site="Nœux-les-Mines", coordinator="Hélène Dupré")


def printed(stream: ValueStream = ACME, event: EventData = EVENT, **other: object) -> bytes:
    order = Order(**({"language": "en", "day": date(2026, 3, 12)} | other))
    return sheet_pdf(replace(event, value_streams=(stream,)), stream.id, order)


def test_the_sheet_names_event_map_state_site_coordinator_date_and_page() -> None:
    words = paper.words(printed())
    for said in (
        "Chantier ligne 3",
        "État actuel – ligne d’emboutissage",
        "Current state map",
        "Nœux-les-Mines",
        "Hélène Dupré",
        "12 March 2026",
        "1 of 1",
        "Chantier",
    ):
        assert said in words


def test_names_and_data_of_the_map_are_text_with_their_accents() -> None:
    words = paper.words(printed())
    for said in (
        "Découpe à façon",
        "Contrôle qualité",
        "Façade & Cie",
        "« L’œuvre » : 12 €",
        "SMED – ½ h",
        "39 s",
        "Prévisions",
    ):
        assert said in words


def lettering(pdf: bytes) -> list[tuple[str, float]]:
    """Each line of text of the first page, and the height of its letters in points."""
    found: list[tuple[str, float]] = []

    def take(text: str, _cm: object, _tm: object, _font: object, size: float) -> None:
        found.extend((line.strip(), size) for line in text.splitlines() if line.strip())

    PdfReader(io.BytesIO(pdf)).pages[0].extract_text(visitor_text=take)
    return found


@pytest.mark.parametrize(("paper_size", "least"), [("A3", 10.0), ("A4", 8.0)])
def test_a_long_name_of_the_bottleneck_takes_two_lines_that_can_be_read(paper_size: Paper, least: float) -> None:
    def value(name: str) -> list[tuple[str, float]]:
        sheet = Sheet(paper_size, "fr", title="")
        sheet.cell(0, 0, sheet.pixels(113), sheet.pixels(46), "Goulot", name, FIGURE, font.SEMI_BOLD)
        return lettering(sheet.bytes())[1:]

    assert [line for line, _size in value("Soudure 1")] == ["Soudure 1"]
    long = value("Cellule soudure et assemblage")
    assert [line for line, _size in long] == ["Cellule soudure et", "assemblage"]
    endless = value("Cellule soudure et assemblage des supports de colonne")
    assert len(endless) == 2
    assert endless[1][0].endswith("…")
    assert all(size >= least for _line, size in long + endless)


def test_key_figures_stand_above_the_map() -> None:
    words = paper.words(printed())
    for said in (
        "Takt 60 s",
        "Demand per day 920",
        "of which waiting",
        "Value-added share",
        "Bottleneck Contrôle qualité",
    ):
        assert said in words


def test_an_unknown_figure_is_a_dash_with_its_reason() -> None:
    stream = replace(ACME, demand=Demand())
    words = paper.words(printed(stream))
    assert "Takt —" in words
    reason = figures(stream).undefined["demand_per_day"].within("en")
    assert re.search(rf"Demand per day[^—]* — {re.escape(reason)}", words)
    assert "None" not in words


def test_the_legend_counts_the_symbols_and_flows_that_are_used() -> None:
    words = paper.words(printed())
    for said in ("Process × 3", "Inventory × 3", "Truck × 1", "Push flow × 3", "Shipment × 2", "FIFO lane × 1"):
        assert said in words
    words = paper.words(printed(replace(ACME, symbols=ACME.symbols[:1], flows=())))
    assert "Supplier × 1" in words
    assert "×" not in words.replace("Supplier × 1", "")


def test_warnings_and_the_rule_of_the_branches_are_noted() -> None:
    assert "no batch size" in paper.words(printed())
    branched = replace(ACME, flows=(*ACME.flows, Flow("f", "i1", "p2", "push")))
    assert "the longest one counts" in paper.words(printed(branched))


@pytest.mark.parametrize(("size", "points"), [("A3", (1190.55, 841.89)), ("A4", (841.89, 595.28))])
def test_the_page_is_one_landscape_sheet_of_the_paper_asked_for(size: str, points: tuple[float, float]) -> None:
    pages = PdfReader(io.BytesIO(printed(paper=size))).pages
    assert len(pages) == 1
    assert (float(pages[0].mediabox.width), float(pages[0].mediabox.height)) == pytest.approx(points, abs=0.01)


def test_only_inter_is_embedded_and_nothing_is_a_bitmap() -> None:
    pdf = printed()
    fonts = paper.fonts(pdf)
    assert all(fonts.values())
    assert {name.split("-")[0] for name in fonts} == {"Inter"}
    assert paper.pictures(pdf) == 0


def test_the_pdf_tells_its_title_author_and_language() -> None:
    reader = PdfReader(io.BytesIO(printed()))
    assert reader.metadata.title == "Chantier ligne 3 – État actuel – ligne d’emboutissage"
    assert reader.metadata.author == "Hélène Dupré"
    assert reader.root_object["/Lang"] == "en-GB"
    assert reader.root_object["/ViewerPreferences"]["/PrintScaling"] == "/None"


def test_the_language_of_the_sheet_is_not_that_of_the_window() -> None:
    words = paper.words(printed(language="fr"))
    say = catalogue("fr").gettext
    for english in ("Current state map", "Process", "Lead time", "Coordinator"):
        assert say(english) in words
    assert "12 mars 2026" in words
    assert PdfReader(io.BytesIO(printed(language="fr"))).root_object["/Lang"] == "fr-FR"


def test_the_picture_keeps_within_the_frame_and_uses_its_width() -> None:
    """Ink between the figures and the legend, and none in the margin of the paper."""
    image = paper.seen(printed())
    dark = [
        (x, y)
        for x in range(0, image.width(), 2)
        for y in range(0, image.height(), 2)
        if image.pixelColor(x, y).lightness() < 100
    ]
    margin = 27
    assert min(x for x, _ in dark) > margin
    assert max(x for x, _ in dark) < image.width() - margin
    middle = [x for x, y in dark if 160 < y < 600]
    assert max(middle) - min(middle) > 0.7 * image.width()


def test_a_map_too_large_for_the_paper_says_so_and_one_that_fits_does_not() -> None:
    wide = [Symbol(f"p{i}", "process", f"Poste {i}", x=200.0 * i, y=100) for i in range(30)]
    assert "Print the sheet on A3" in paper.words(printed(ValueStream("w", symbols=tuple(wide)), paper="A4"))
    assert "Large for this paper" not in paper.words(printed())


def test_long_names_stay_in_their_place() -> None:
    words = paper.words(printed(event=EventData("Réduire le temps de traversée " * 8, coordinator="Anne-Sophie " * 12)))
    assert "…" in words


def test_many_remarks_leave_room_for_the_map() -> None:
    loose = tuple(Symbol(f"p{i}", "process", f"Poste isolé numéro {i}" * 3, x=200.0 * i, y=100) for i in range(40))
    words = paper.words(printed(replace(ACME, symbols=(*ACME.symbols, *loose))))
    assert "Poste isolé numéro 7" in words


def test_an_empty_map_is_a_sheet_that_says_so() -> None:
    words = paper.words(printed(ValueStream("empty", state="future")))
    assert "This map has no symbols yet." in words
    assert "Future state map" in words


def test_a_map_of_many_symbols_comes_out_in_time_that_grows_with_them() -> None:
    symbols = [Symbol(f"p{i}", "process", f"P{i}", x=200.0 * (i % 40), y=150.0 * (i // 40)) for i in range(400)]
    flows = [Flow(f"f{i}", f"p{i}", f"p{i + 1}", "push") for i in range(399)]
    words = paper.words(printed(ValueStream("many", symbols=tuple(symbols), flows=tuple(flows))))
    assert "Process × 400" in words
    assert "P399" in words


def test_it_prints_with_no_display_and_no_application(tmp_path: Path) -> None:
    code = (
        "import sys; from pathlib import Path; from tests.reports.acme import ACME;"
        "from app.calc.event import EventData; from app.reports.framed import Order;"
        "from app.reports.value_stream import sheet_pdf;"
        "Path(sys.argv[1]).write_bytes(sheet_pdf(EventData('E', value_streams=(ACME,)), ACME.id, Order('A3', 'en')))"
    )
    free = {k: v for k, v in os.environ.items() if k not in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")}
    done = subprocess.run(
        [sys.executable, "-c", code, str(tmp_path / "o.pdf")], env=free, capture_output=True, text=True, timeout=60
    )
    assert (done.returncode, done.stderr) == (0, "")
    assert "Takt" in paper.words((tmp_path / "o.pdf").read_bytes())


@pytest.mark.parametrize("name", ["\u00ad", "a\u200db", "\u202e", "👨\u200d👩\u200d👧"])
def test_a_name_of_letters_that_leave_no_ink_is_no_obstacle(name: str) -> None:
    first, *others = ACME.symbols
    assert paper.words(printed(replace(ACME, symbols=(replace(first, name=name), *others))))
