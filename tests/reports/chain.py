"""One event with a thing of each kind, for the sheets: what was seen, how it runs, what was counted, and why.

What is done about it is in `doing`.
"""

from __future__ import annotations

from app.calc.event import EventData
from app.calc.fishbone import Bone, Cause, Fishbone
from app.calc.five_whys import FiveWhys, Why
from app.calc.observation import Observation, Rating
from app.calc.process_chart import FloorPlan, ProcessChart, Step
from app.calc.tally import Category, Column, Mark, Tally
from tests.reports.acme import ACME
from tests.reports.doing import DOING
from tests.reports.measuring import MEASURING

STEP = next(symbol.id for symbol in ACME.symbols if symbol.kind == "process")


def _marks(row: str, *counts: int) -> tuple[Mark, ...]:
    """So many marks in the first column, in the second, …"""
    return tuple(Mark(f"{row}{n}{i}", "", f"k{n}", 1) for n, count in enumerate(counts, 1) for i in range(count))


EVENT = EventData(
    "Chantier ligne 3",
    "fr",
    "Nœux-les-Mines",
    "Hélène Dupré",
    value_streams=(ACME,),
    observations=(
        Observation("o1", "Bavures reprises à la main", step=STEP, waste="defects", quantity=12, cost_each=3.5),
        Observation("o2", "Attente du chariot", step=STEP, waste="waiting", quantity=4, time_each_s=600),
        Observation("o3", "Stock jamais compté", waste="inventory"),
    ),
    ratings=(Rating(STEP, "defects", 3),),
    process_charts=(
        ProcessChart(
            "c1",
            "Pièce 4711",
            product="Pièce 4711",
            begins="Presse",
            ends="Magasin",
            plan=FloorPlan(x1=0, y1=0, x2=200, y2=0, scale_m=20),
            steps=(
                Step("s1", "operation", "Ébavurer", "Opérateur", time_s=45, value_class="NVA", x=100, y=100),
                Step("s2", "transport", "Porter au contrôle", "Cariste", distance_m=35, time_s=90),
                Step("s3", "inspection", "Contrôler au gabarit", time_s=30, value_class="NNVA", x=500, y=300),
                Step("s4", "delay", "Attendre le chariot", time_s=1200, x=500, y=300),
                Step("s5", "operation", "Souder", time_s=60, time_source="measured", value_class="VA", x=800, y=100),
                Step("s6", "storage", "Mettre en stock", time_s=3600, idea="Livrer directement", question="eliminate"),
            ),
        ),
        ProcessChart(
            "c2",
            "Pièce 4711, proposé",
            "proposed",
            compared_to="c1",
            steps=(Step("s7", "operation", "Souder", time_s=60, value_class="VA"),),
        ),
    ),
    tallies=(
        Tally(
            "t1",
            "Défauts de mars",
            object="Capots",
            place="Contrôle",
            column_kind="shift",
            columns=(Column("k1", "Matin"), Column("k2", "Après-midi")),
            categories=(
                Category("g1", "Rayure", marks=_marks("a", 7, 4)),
                Category("g2", "Bavure", marks=_marks("b", 13, 16)),
                Category("g3", "Autre", other=True, marks=_marks("c", 1, 2)),
            ),
        ),
        Tally(
            "t2",
            "Défauts de mai",
            before="t1",
            categories=(
                Category("h1", "Rayure", marks=(Mark("h1", count=3),)),
                Category("h2", "Bavure", marks=(Mark("h2", count=5),)),
            ),
        ),
    ),
    fishbones=(
        Fishbone(
            "f1",
            "Bavures sur le capot",
            categories=(
                Bone("b1", "Matériel", (Cause("x1", "Outil usé", "confirmed", 5),)),
                Bone("b2", "Méthode", (Cause("x2", "Pas de réglage écrit", causes=(Cause("x3", "Gamme périmée"),)),)),
                Bone("b3", "Matière", (Cause("x4", "Tôle trop dure", "ruled_out"),)),
            ),
        ),
    ),
    whys=(
        FiveWhys(
            "w1",
            "Bavures sur le capot",
            where="Presse 3",
            answers=(
                Why("y1", "L’outil est usé", answers=(Why("y2", "Pas de seuil d’affûtage", root="occurrence"),)),
                Why("y3", "Le contrôle ne le voit pas", root="non_detection"),
            ),
        ),
    ),
    **DOING,
    **MEASURING,
)
