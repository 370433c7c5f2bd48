"""Indicators, series for the OEE and a maturity that the sheets of the tests show."""

from __future__ import annotations

from typing import Any

from app.calc.indicator import Indicator, Measure, TargetChange
from app.calc.maturity import Maturity, MaturityCriterion, MaturityLevel
from app.calc.oee import Loss, Oee

_BEFORE = (12.1, 11.4, 12.6, 12.0, 11.7, 12.3, 11.9, 12.2, 11.6, 12.4)
_AFTER = (4.2, 3.8, 4.1, 3.6, 4.0, 3.9, 3.7, 7.5)
_MEASURES = (
    *(Measure(f"2026-03-{day:02}", value, stage="avant", id=f"i1-{day}") for day, value in enumerate(_BEFORE, 1)),
    *(Measure(f"2026-03-{day}", value, stage="compteur", id=f"i1-{day}") for day, value in enumerate(_AFTER, 20)),
)
INDICATORS = (
    Indicator(
        "i1",
        "Capots repris",
        "Capots repris à la main ÷ capots faits",
        "Ne plus payer la retouche",
        "repris ÷ faits",
        "Fiche de poste",
        "%",
        "day",
        "La bavure vient en un jour",
        "Karim Benali",
        "less",
        12.0,
        4.0,
        (TargetChange("2026-04-01", 3.0, "le compteur tient"),),
        warning_high=5.0,
        alarm_high=7.0,
        letter="Q",
        axis="a1",
        context="Presse 3 est le goulot",
        shared_with="Équipe du matin",
        shared_when="Chaque lundi",
        chart="i_mr",
        measures=_MEASURES,
    ),
    Indicator("i2", "Presqu’accidents", unit="fiches", letter="S", direction="more"),
)
OEE = (
    Oee(
        "o1", "Presse 3, matin", "2026-03-12", "matin", "Presse 3", None, None, 28800.0, None, None, None, 500.0, 46.0,
        losses=(
            Loss("not_required", "Pause", 1200.0),
            Loss("breakdown", "Bourrage", 1800.0),
            Loss("scrap", "Bavures", None, 10.0),
        ),
    ),
    Oee("o2", "Presse 3, soir", "2026-03-12", "soir", "Presse 3"),
)  # fmt: skip
MATURITIES = (
    Maturity(
        "t1",
        "5S de la ligne",
        criteria=tuple(
            MaturityCriterion(
                name, 4.0, (MaturityLevel("2026-01-12", 1.0), MaturityLevel("2026-03-30", now, "vu ensemble")), name
            )
            for name, now in (("Débarrasser", 4.0), ("Ranger", 3.0), ("Nettoyer", 2.0))
        ),
    ),
)
MEASURING: dict[str, Any] = {"indicators": INDICATORS, "oee": OEE, "maturities": MATURITIES}
