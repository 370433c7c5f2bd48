"""An event in which every table has a row and every column a value, to see that nothing gets lost."""

from __future__ import annotations

import hashlib

from app.calc.event import EventData
from app.calc.fishbone import Bone, Cause, Fishbone, SuggestedCause
from app.calc.five_whys import FiveWhys, Why
from app.calc.interview import Interview, Question
from app.calc.link import Link
from app.calc.observation import Observation, Rating
from app.calc.photo import Photo
from app.calc.process_chart import FloorPlan, ProcessChart, Step
from app.calc.tally import Category, Column, Mark, Tally
from app.calc.value_stream import Calendar, Demand, Flow, Symbol, ValueStream

CONTENT = b"\x89PNG not really"
PICTURE = hashlib.sha256(CONTENT).hexdigest()

_MAP = ValueStream(
    "map",
    "Actuel",
    "future",
    Calendar(2, 28800, 1200, 5, 20, 240),
    Demand(18400, "month"),
    (
        Symbol(
            "press", "process", "Presse", "vieille", 10.0, 20.0, 3.0, 4.0, 5.0, 6.0, 0.7, 0.08, 0.9, 1.0, 2.0, 3.0, 4.0,
            0.5, 6.0, 7.0, 8.0, 9.0, 10.0, "alternatives", "P1",
        ),
        Symbol("burst", "kaizen_burst", "Réglages", x=30.0, y=40.0, ref="K1"),
    ),
    (Flow("flow", "press", "burst", "fifo_lane", "couloir", 0.5, 2.0, 3.0),),
)  # fmt: skip
_OBSERVATION = Observation(
    "observation", "La presse attend", "threat", "press", "allée B", "2026-03-12", "Zoé", "Karim", "measurement",
    "waiting", 3.0, "arrêts", "shift", 12.5, 600.0, 38.0, 9000.0, "3 × 12,5", 4.0, "2025", 2.0, "ligne 4", "avant juin",
    "sans achat", "carter soudé", "habilitation", "both", "le kanban part trop tôt",
    (Photo(PICTURE, "Le carter", "seen"),),
)  # fmt: skip
_CHARTS = (
    ProcessChart("present", "Réglage", steps=(Step("row"),)),
    ProcessChart(
        "proposed", "Réglage visé", "proposed", "Support", "person", "arrêt", "première bonne pièce", "Zoé",
        "2026-03-13", "present", FloorPlan(PICTURE, 1.0, 2.0, 3.0, 4.0, 12.0),
        (
            Step(
                "walk", "transport", "Chercher la clé", "régleur", 40.0, 60.0, "measured", 1.0, "NVA", "eliminate",
                "ombres d’outils", 5.0, 6.0,
            ),
        ),
    ),
)  # fmt: skip
_TALLIES = (
    Tally("old", "Avant", categories=(Category("c-old", "Bavure", marks=(Mark("m-old", count=7),)),)),
    Tally(
        "tally", "Rebuts", "cost", "supports", "presse 2", "semaine 11", "Karim", "matin", "shift", "old",
        (Column("morning", "Matin"), Column("evening", "Soir")),
        (
            Category("burr", "Bavure", False, 2.5, 30.0, (Mark("mark", "2026-03-12T14:32:05", "morning", 5),)),
            Category("rest", "Autres", True, 1.0, 10.0, (Mark("late", "2026-03-12T20:00:00", "evening"),)),
        ),
    ),
)  # fmt: skip
_CAUSE = Cause(
    "cause", "Outil usé", "checking", 4, "Zoé", "0,4 mm au palpeur", "Karim", "2026-03-14", "Léa", "2026-03-20",
    (Photo(PICTURE, "L’outil", "worn"),),
    (
        Cause("second", "Pas d’affûtage prévu", causes=(Cause("third", "Gamme sans fréquence", "confirmed"),)),
        Cause("out", "Mauvais acier", "ruled_out"),
    ),
)  # fmt: skip
_FISHBONE = Fishbone(
    "fishbone", "Bavures", 5, 8, (Bone("bone", "Machine", (_CAUSE,)),), (SuggestedCause("idea", "La lumière", "Léa"),)
)
_WHYS = FiveWhys(
    "whys", "Bavures le lundi", "le régleur", "des bavures", "presse 2", "au démarrage", "à l’œil", "12 par jour",
    "retouche",
    (
        Why(
            "why", "L’outil est froid", "20 °C", "confirmed", None, (Photo(PICTURE, "Thermomètre", "cold"),),
            (Why("root", "Aucune préchauffe au standard", root="non_detection"),),
        ),
    ),
)  # fmt: skip

EVERY_NOUN = EventData(
    name="Ligne 3 – été",
    language="en",
    site="Vimy",
    coordinator="Zoé",
    value_streams=(_MAP,),
    observations=(_OBSERVATION,),
    ratings=(Rating("press", "waiting", 3, "rating"),),
    interviews=(
        Interview("interview", "Régleur", "Karim", "2026-03-12", "Zoé", (Question("question", "Et ?", True, "Oui."),)),
    ),
    process_charts=_CHARTS,
    tallies=_TALLIES,
    fishbones=(_FISHBONE,),
    whys=(_WHYS,),
    links=(
        Link("symbol", "burst", "observation", "observation", id="l1"),
        Link("observation", "observation", "category", "burr", id="l2"),
        Link("category", "burr", "fishbone", "fishbone", id="l3"),
        Link("cause", "third", "five_whys", "whys", id="l4"),
        Link("process_chart", "proposed", "cause", "second", "evidence", "l5"),
        Link("question", "question", "observation", "observation", id="l6"),
        Link("tally", "tally", "why", "root", "evidence", "l7"),
    ),
    pictures={PICTURE: CONTENT},
    currency="CHF",
    limit_plan=5,
    limit_do=3,
    limit_check=4,
    limit_act=6,
    idle_days=21,
)
