"""Every sheet of the list: it says what it shows, in vectors and embedded letters, and its form is empty."""

from __future__ import annotations

import io
from dataclasses import fields, is_dataclass, replace
from time import perf_counter
from typing import Any

import pytest
from pypdf import PdfReader
from PySide6.QtGui import QImage

from app.calc.action import Action
from app.calc.decision import Comparison
from app.calc.event import EventData
from app.calc.five_whys import FiveWhys, Why
from app.calc.indicator import Indicator, Measure
from app.calc.lever import Lever
from app.calc.photo import Photo
from app.calc.process_chart import ProcessChart, Step
from app.calc.tally import Category, Column, Mark, Tally
from app.calc.value_stream import ValueStream
from app.reports.framed import Order
from app.reports.paint_engine import png_of
from app.reports.sheet_list import SHEETS
from tests.reports import paper
from tests.reports.chain import EVENT
from tests.reports.doing import ACTIONS, AXES, DECISIONS, PROBLEMS

pytestmark = pytest.mark.usefixtures("qapp")
SAID = {
    "map": ("Current state map", "Takt"),
    "diagnosis": ("Diagnosis grid", "Defects", "Waiting", "Number", "Money per year"),
    "process_chart": (
        "Pièce 4711",
        "Ébavurer",
        "35 m",
        "60 s (m)",
        "Eliminate",
        "Value-added share",
        "Gain",
        "Proposed",
    ),
    "spaghetti": ("Pièce 4711", "Spaghetti diagram", "5 Souder", "80.8 m"),
    "tally": ("Défauts de mars", "Matin", "Bavure", "29", "67 %", "93 %", "43"),
    "pareto": ("Défauts de mars", "2 of 3 categories make 80 % of all marks", "Cum. %"),
    "fishbone": ("Bavures sur le capot", "Matériel", "Outil usé", "Gamme périmée", "Tôle trop dure"),
    "whys": ("Bavures sur le capot", "Presse 3", "L’outil est usé", "Root cause of the non-detection"),
    "axes": (
        "Improvement axes",
        "Axis 3",
        "Ne plus reprendre un capot à la main",
        "Root cause – Pas de seuil d’affûtage",
        "Capots repris",
        "by 30 Jun 2026",
        "Measurable: From 12 % to 3 %.",
        "Approved, Anne Leroy, 20 Mar 2026, Avant l’été",
    ),
    "objective": ("Objective", "Ne plus reprendre un capot à la main", "8 %", "Zéro reprise en 2027", "Signature"),
    "suggestions": ("Marquer la place des bacs au sol", "→ Kept", "✗ Not kept", "Trop cher", "30 Mar 2026"),
    "levers": (
        "✗ Robot d’ébavurage",
        "Cause – Outil usé",
        "500 %",
        "0.5 years",
        "24,925 €",
        "with soft gains: 600 %",
        "Not within the 4 years of the horizon.",
        "Break-even at 6,000 parts a year",
        "Refused, Anne Leroy, Pas avant le nouvel outil",
    ),
    "decision": (
        "Comment supprimer les bavures",
        "★ Affûter l’outil au compteur",
        "Less is better",
        "4 (3–5)",
        "4.3",
        "more than 78.3 % instead of 50 %",
        "− Cher × 3",
        "Quick wins",
        "Trop cher pour l’outil actuel",
        "1 = mauvais · 5 = très bon",
        "Weights by comparing pairs",
    ),
    "action_plan": (
        "Lever – Affûter l’outil au compteur",
        "Compteur en service",
        "27 Mar 2026",
        "10 Apr 2026 · put off × 1",
        "20 Mar 2026 · ⚠ late",
        "C – 4 % en mai",
        "8,500 € obtained",
    ),
    "planning": ("Karim Benali", "Poser un compteur de coups", "Without owner", "Not planned yet"),
    "reminders": ("Lucie Petit", "Écrire la gamme 12-B", "Without owner", "Marquer la place des bacs", "Late"),
    "qrqc": (
        "Bavure coupante chez le client",
        "10 Mar 2026 08:15",
        "Une bavure de 0,4 mm",
        "Trier le stock",
        "✓ Pas de seuil d’affûtage (Verified)",
        "○ Le contrôle ne le voit pas (Not verified yet)",
        "Poser un compteur de coups",
        "✗ 2",
        "✓ not found",
        "Gamme 12-B",
        "Anne Leroy",
    ),
    "dmaic": (
        "Reprises à la main",
        "De 12 % à 3 %",
        "D – Define · ✓ closed",
        "M – Measure · → now",
        "Tally sheet – Défauts de mars",
        "Charte signée le 4 février (Hélène Dupré, 4 Feb 2026)",
        "Écrire la gamme 12-B",
    ),
    "indicators": ("Capots repris", "repris ÷ faits", "Each day", "4 %", "7.5 %", "✗ Alarm", "– Not judged"),
    "indicator": (
        "Ne plus payer la retouche",
        "La bavure vient en un jour",
        "Less is better",
        "Target since 1 Apr 2026",
        "over 7 %",
        "Ne plus reprendre un capot à la main",
        "7.5 % on 27 Mar 2026, over the alarm of 7 %",
        "compteur",
        "27 Mar 2026",
    ),
    "control_chart": (
        "I-MR",
        "avant",
        "UCL",
        "Nelson rules",
        "σ within",
        "7.50 % on 27 Mar 2026 is above the upper control limit",
    ),
    "oee": (
        "Presse 3, matin",
        "Bourrage",
        "30 min",
        "Availability",
        "93.5 %",
        "81.7 %",
        "The total time is not given.",
    ),
    "maturity": ("5S de la ligne", "30 Mar 2026", "3", "+2", "1 of 3", "✓", "−2", "vu ensemble"),
    "deviations": ("✗ Alarm", "Capots repris", "7.5 % on 27 Mar 2026, over the alarm of 7 %", "4 %"),
}
FILLED = {
    "diagnosis": "Money per year",
    "process_chart": "Ébavurer",
    "spaghetti": "Souder",
    "tally": "29",
    "fishbone": "Outil usé",
    "whys": "L’outil est usé",
    "axes": "Capots repris",
    "suggestions": "Marquer la place",
    "levers": "24,925",
    "decision": "4.3",
    "action_plan": "Compteur en service",
    "qrqc": "Trier le stock",
    "dmaic": "4 février",
    "indicators": "repris",
    "indicator": "7.5",
    "control_chart": "compteur",
    "oee": "Bourrage",
    "maturity": "vu ensemble",
}
FORMS = [sheet for sheet in SHEETS.values() if sheet.blank]


def printed(sheet: str, event: EventData = EVENT, **order: object) -> bytes:
    kind = SHEETS[sheet]
    things = kind.things(event, "en")
    return kind.pdf(event, things[0].id if things else None, Order(**({"language": "en"} | order)))


@pytest.mark.parametrize("size", ["A3", "A4"])
@pytest.mark.parametrize("sheet", SHEETS)
def test_a_sheet_says_what_it_shows(sheet: str, size: str) -> None:
    pdf = printed(sheet, paper=size)
    words = paper.words(pdf)
    for said in (*SAID[sheet], "Chantier ligne 3", "Nœux-les-Mines", "Hélène Dupré"):
        assert said in words
    assert all(paper.fonts(pdf).values())
    assert paper.pictures(pdf) == 0


@pytest.mark.parametrize("sheet", FORMS, ids=lambda sheet: sheet.id)
def test_the_form_of_something_keeps_its_head_and_nothing_that_was_found(sheet) -> None:
    words = paper.words(printed(sheet.id, blank=True))
    assert FILLED[sheet.id] in paper.words(printed(sheet.id))
    assert FILLED[sheet.id] not in words
    assert sheet.things(EVENT, "en")[0].name in words


@pytest.mark.parametrize("sheet", FORMS, ids=lambda sheet: sheet.id)
def test_there_is_a_form_before_there_is_anything_to_print(sheet) -> None:
    assert sheet.title in paper.words(printed(sheet.id, EventData(), blank=True))


def test_the_form_of_a_tally_has_its_categories_in_order_and_other_last() -> None:
    words = paper.words(printed("tally", blank=True))
    assert words.index("Rayure") < words.index("Bavure") < words.index("Autre")
    assert "Matin" in words


def test_a_long_chart_goes_on_over_the_page_and_its_totals_come_last() -> None:
    steps = tuple(Step(f"s{n}", description=f"Étape {n}.", time_s=1, value_class="VA") for n in range(150))
    pdf = printed("process_chart", replace(EVENT, process_charts=(ProcessChart("c", "Long", steps=steps),)))
    pages = [page.extract_text() for page in PdfReader(io.BytesIO(pdf)).pages]
    assert len(pages) > 2
    assert [sum(f"Étape {n}." in page for page in pages) for n in range(150)] == [1] * 150
    assert ["Value-added share" in page for page in pages] == [False] * (len(pages) - 1) + [True]


def test_a_sum_that_misses_something_is_printed_as_at_least() -> None:
    chart = ProcessChart("c", "Court", steps=(Step("a", time_s=40, value_class="VA"), Step("b", value_class="VA")))
    words = paper.words(printed("process_chart", replace(EVENT, process_charts=(chart,))))
    assert "at least 40 s" in words


def test_a_present_chart_is_printed_beside_the_last_of_its_proposals_as_on_screen() -> None:
    present = ProcessChart("p", "Now", steps=(Step("a", time_s=60, value_class="VA"),))
    proposals = (
        ProcessChart(id, id, "proposed", compared_to="p", steps=(Step(id, time_s=seconds, value_class="VA"),))
        for id, seconds in (("first", 47), ("last", 23))
    )
    words = paper.words(printed("process_chart", replace(EVENT, process_charts=(present, *proposals))))
    assert "23 s" in words
    assert "47 s" not in words


def test_two_periods_stand_beside_each_other() -> None:
    kind = SHEETS["pareto"]
    words = paper.words(kind.pdf(EVENT, "t2", Order(language="en")))
    assert "Défauts de mars – Pareto by count" in words
    assert "Défauts de mai – Pareto by count" in words


def endless(thing: Any) -> Any:
    """The same with names of ten thousand letters."""
    if isinstance(thing, tuple):
        return tuple(endless(each) for each in thing)
    if not is_dataclass(thing) or isinstance(thing, ValueStream):
        return thing
    named = {
        name: "W" * 10_000 for name in ("text", "name", "description", "effect", "problem") if hasattr(thing, name)
    }
    parts = {field.name: endless(getattr(thing, field.name)) for field in fields(thing)}
    return replace(thing, **(parts | named))


@pytest.mark.parametrize("sheet", [sheet for sheet in SHEETS if sheet != "map"])
def test_names_without_end_are_cut_while_one_waits(sheet: str) -> None:
    event = endless(EVENT)
    begun = perf_counter()
    pdf = printed(sheet, event)
    assert perf_counter() - begun < 12
    assert "WWW" in paper.words(pdf)


@pytest.mark.parametrize("spaces", [" " * 300, "\n" * 300, "\u00a0" * 300], ids=["spaces", "lines", "no-break"])
@pytest.mark.parametrize("sheet", SHEETS)
def test_an_event_called_by_spaces_alone_is_printed(sheet: str, spaces: str) -> None:
    event = replace(EVENT, name=spaces, site=spaces, coordinator=spaces)
    assert "Chantier" in paper.words(printed(sheet, event))


def test_the_days_of_a_month_keep_their_numbers_on_a_small_sheet() -> None:
    days = tuple(Column(f"d{n}", f"{n:02}") for n in range(1, 32))
    rows = (Category("c", "Rayure", marks=tuple(Mark(f"m{day.id}", "", day.id, 2) for day in days)),)
    event = replace(EVENT, tallies=(Tally("t", "Mars", column_kind="day", columns=days, categories=rows),))
    words = paper.words(printed("tally", event, paper="A4"))
    assert " ".join(day.name for day in days) in words
    assert "…" not in words


def test_an_answer_that_is_still_missing_leaves_its_room_empty_on_paper() -> None:
    event = replace(EVENT, whys=(FiveWhys("w", "", answers=(Why("a"), Why("b", "Usure"))),))
    words = paper.words(printed("whys", event))
    assert "Usure" in words
    assert "Type" not in words


def test_the_pictures_of_a_problem_are_on_its_sheet_the_good_part_first() -> None:
    pictures = {}
    for name, color in (("p1", 0xFF336699), ("p2", 0xFF993366)):
        image = QImage(40, 30, QImage.Format.Format_RGB32)
        image.fill(color)
        pictures[name] = png_of(image)
    shown = (Photo("p1", "as it is", shows="nok"), Photo("p2", "as it should be", shows="ok"))
    pdf = printed("qrqc", replace(EVENT, problems=(replace(PROBLEMS[0], photos=shown),), pictures=pictures))
    assert paper.pictures(pdf) == 2
    words = paper.words(pdf)
    assert words.index("✓ as it should be") < words.index("✗ as it is")


def test_a_problem_that_is_solved_by_pdca_is_printed_as_such_with_its_goal() -> None:
    problem = replace(PROBLEMS[0], method="pdca", goal="Aucune bavure en juin")
    words = paper.words(printed("qrqc", replace(EVENT, problems=(problem,))))
    assert "PDCA" in words
    assert "QRQC" not in words
    assert "Aucune bavure en juin" in words


def test_a_picture_that_cannot_be_read_leaves_the_rest_of_the_sheet() -> None:
    problem = replace(PROBLEMS[0], photos=(Photo("p1", "torn"),))
    words = paper.words(printed("qrqc", replace(EVENT, problems=(problem,), pictures={"p1": b"no picture"})))
    assert "Trier le stock" in words


def test_the_form_of_a_scale_of_many_levels_has_one_column_to_write_them_in() -> None:
    wide = replace(EVENT.maturities[0], highest=1e9)
    words = paper.words(printed("maturity", replace(EVENT, maturities=(wide,)), blank=True))
    assert "Level" in words
    assert "Level" not in paper.words(printed("maturity", blank=True))


def test_many_axes_stand_evenly_on_their_pages() -> None:
    axes = tuple(replace(AXES[1], id=f"x{n}", name=f"Axe no. {n}.") for n in range(5))
    pdf = printed("axes", replace(EVENT, axes=axes))
    pages = [page.extract_text() for page in PdfReader(io.BytesIO(pdf)).pages]
    assert [sum(f"Axe no. {n}." in page for n in range(5)) for page in pages] == [3, 2]


def test_the_letters_of_the_wheel_and_of_dmaic_are_those_of_the_field_in_french_too() -> None:
    words = paper.words(printed("dmaic", language="fr"))
    assert all(said in words for said in ("D – Définir", "M – Mesurer", "I – Améliorer", "C – Maîtriser"))
    assert "C – 4 % en mai" in paper.words(printed("action_plan", language="fr"))


def test_a_document_that_is_there_is_ticked_on_paper_as_on_the_board() -> None:
    ticks = paper.words(printed("dmaic")).count("✓")
    items = tuple(replace(item, thing_kind=None, thing=None) for item in PROBLEMS[1].gate_items)
    without = replace(EVENT, problems=(replace(PROBLEMS[1], gate_items=items),))
    assert paper.words(printed("dmaic", without)).count("✓") == ticks - 1


def test_a_lever_that_is_paid_back_in_a_year_says_so_as_on_the_screen() -> None:
    lever = Lever("l", "Gabarit", investment=1000, yearly_gain=1000, horizon_years=3, rate=0.0)
    words = paper.words(printed("levers", replace(EVENT, levers=(lever,))))
    assert "Discounted payback 1 year" in words
    assert "1 years" not in words
    assert "0,5 an" in paper.words(
        printed("levers", replace(EVENT, levers=(replace(lever, investment=500),)), language="fr")
    )
    assert "0,5 ans" not in paper.words(
        printed("levers", replace(EVENT, levers=(replace(lever, investment=500),)), language="fr")
    )


def test_the_plan_tells_the_effect_that_the_measures_show() -> None:
    points = [(f"2026-03-{day:02}", value) for day, value in enumerate((10, 12, 11, 13, 12, 11, 5, 4, 5), 1)]
    scrap = Indicator(
        "s", "Rebuts", unit="%", direction="less", chart="i_mr", measures=tuple(Measure(at, v) for at, v in points)
    )
    action = Action("n", 1, "Poser un compteur", done_on="2026-03-06", measured_by="s")
    words = paper.words(printed("action_plan", replace(EVENT, indicators=(scrap,), actions=(action,))))
    assert "better, and by more than the noise" in words


def test_an_action_that_was_dropped_stays_off_the_paper() -> None:
    assert "Changer de tôle" not in paper.words(printed("action_plan"))


def test_nobody_is_reminded_when_nothing_is_due() -> None:
    words = paper.words(printed("reminders", replace(EVENT, actions=(ACTIONS[3],))))
    assert "Nothing is late, and nothing is due in the next weeks." in words


@pytest.mark.parametrize(("sheet", "of"), [("qrqc", 0), ("dmaic", 1)])
def test_what_the_head_of_a_problem_has_no_room_for_is_said_in_full_below(sheet: str, of: int) -> None:
    long = " ".join(f"mot{n}." for n in range(80))
    told = replace(PROBLEMS[of], goal=long, customer_effect=long)
    words = paper.words(printed(sheet, replace(EVENT, problems=(told,))))
    assert all(word in words for word in long.split())
    assert "mot79." not in paper.words(printed(sheet))


def test_what_the_ishikawa_of_a_problem_confirmed_is_on_its_sheet() -> None:
    problem = replace(PROBLEMS[0], fishbone="f1")
    words = paper.words(printed("qrqc", replace(EVENT, problems=(problem,))))
    assert "Confirmed on the Ishikawa ✓ Outil usé" in words
    assert "Tôle trop dure" not in words


def test_the_weights_of_compared_pairs_stand_on_the_sheet_with_their_consistency() -> None:
    pairs = (Comparison("k1", "k2", 3), Comparison("k1", "k3", 5), Comparison("k2", "k3", 1 / 3))
    words = paper.words(printed("decision", replace(EVENT, decisions=(replace(DECISIONS[0], comparisons=pairs),))))
    assert "Efficacité: 65.1" in words
    assert "the consistency ratio is" in words
