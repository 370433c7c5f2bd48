"""An event in which every table has a row and every column a value, to see that nothing gets lost."""

from __future__ import annotations

import hashlib

from app.calc.action import Action, Deployment, Postponement
from app.calc.approval import Approval
from app.calc.axis import Axis
from app.calc.decision import Comparison, Criterion, Decision, Level, Option, Point, Score
from app.calc.event import EventData
from app.calc.fishbone import Bone, Cause, Fishbone, SuggestedCause
from app.calc.five_whys import FiveWhys, Why
from app.calc.import_recipe import ImportRecipe, RecipeColumn
from app.calc.indicator import Indicator, Measure, TargetChange
from app.calc.interview import Interview, Question
from app.calc.lever import Lever, MoneyLine
from app.calc.link import Link
from app.calc.maturity import Maturity, MaturityCriterion, MaturityLevel
from app.calc.observation import Observation, Rating
from app.calc.oee import Loss, Oee
from app.calc.photo import Photo
from app.calc.problem import Containment, FollowUp, GateItem, Problem
from app.calc.process_chart import FloorPlan, ProcessChart, Step
from app.calc.proof import Proof
from app.calc.suggestion import Suggestion
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
_AXES = (
    Axis(
        "axis", "Des supports sans bavure", "6 000 € par an", "plus de réglages", "sans acheter de presse", "rebuts",
        4.2, 1.5, "%", "2026-09-30", 3.1, "2026-06-15", "l’essai l’a montré", "qualité client", "deux outilleurs",
        "presse, qualité", "Zoé", (Approval("approved", "Mme Roux", "directrice", "2026-03-20", "allez-y", "a-axis"),),
    ),
    Axis("other axis", "Une presse qui n’attend pas"),
)  # fmt: skip
_SUGGESTION = Suggestion(
    "suggestion", "Une brosse au bout du convoyeur", "Karim", "presse 2", "2026-03-16", "kept", "Zoé",
    "simple, essayée en une heure", "2026-03-18",
)  # fmt: skip
_LEVERS = (
    Lever(
        "lever", "Outil revêtu", "revêtement TiN", "essai comparé", "trois fois la durée", "délai du revêtement",
        "outil immobilisé deux jours", "outilleurs", "connu de l’atelier", "axis", 12000.0, 9000.0, 1500.0,
        (4000.0, 7500.0, -500.0), 5, 0.08, 2500.0, 4000.0, 12.5, 8.25,
        (MoneyLine("line", "Rebuts évités", "gain", "soft", 1200.0, 1, 3),),
        (Approval("postponed", "Mme Roux", "directrice", "2026-03-21", "au budget de mai", "a-lever"),),
    ),
    Lever("other lever", "Deux affûtages par semaine"),
)  # fmt: skip
_DECISION = Decision(
    "decision", "Quel levier d’abord ?", 1.0, 5.0, 3, 6, "coated", "le plus sûr", (Level(1.0, "faible", "level"),),
    (Criterion("cost", "Coût", 2.0, "less"), Criterion("effect", "Effet", 3.0)),
    (Comparison("effect", "cost", 3.0, "comparison"),),
    (
        Option(
            "coated", "Outil revêtu", "lever", 4.0, 8.0, 5,
            (Score("cost", 2.0, "", "s1"), Score("effect", 5.0, "Zoé", "s2"), Score("effect", 4.0, "Karim", "s3")),
            (Point("con", "Délai", 2, "point"),),
        ),
        Option("sharpen", "Affûter plus", "other lever", reason="ne tient pas deux équipes"),
    ),
    (Approval("presented", "Mme Roux", "directrice", "2026-03-22", "revoir le délai", "a-decision"),),
)  # fmt: skip
_PROBLEM = Problem(
    "problem", "Bavures chez le client", "dmaic", "Support gauche", "presse 2", "le client", "montage bloqué", "Zoé",
    "workshop", "axis", "2026-03-12T14:05:00", "2026-03-12T18:00:00", "2026-04-02", 12.0, 5.0, "le régleur",
    "des bavures", "presse 2", "au démarrage", "à l’œil", "12 par jour", "retouche", "presse 3 aussi", "fishbone",
    "whys", "outil froid", True, "aucun contrôle au démarrage", True, "préchauffer", "PR-014", "measure",
    "moins de 5 par mois", "presse 2", "un client", "presse, qualité",
    (Containment("Tri à 100 %", "Karim", 480.0, 12.0, "2026-03-12", "containment"),),
    (FollowUp("2026-03-13", 2.0, "matin seulement", "day"),),
    (GateItem("define", "document", "La carte", True, "symbol", "press", "item"),),
    (Proof("define", "Charte signée", "présentée par téléphone", "Mme Roux", "2026-03-14", "p-problem"),),
    (Approval("approved", "Léa", "qualité", "2026-04-02", "rien depuis dix jours", "closure"),),
    (Photo(PICTURE, "La bavure", "burr-photo", "nok"),),
)  # fmt: skip
_ACTIONS = (
    Action(
        "action", 3, "Faire revêtir l’outil", "l’outil monté et mesuré", "Karim", "outillage", "axis", "problem",
        "check", "2026-03-23", "2026-04-03", "2026-04-17", "2026-04-16", "2026-04-16", 0.75, "high", 12.0, 6000.0,
        -200.0, "rebuts", "indicator", "%", 4.2, 1.4, "2026-05-15", "effective", "rebuts de bavure en baisse", "aucun",
        True, "remplacée", (Postponement("2026-04-03", "2026-04-17", "revêtement en retard", "2026-04-01", "moved"),),
        (Proof("plan", "Commande 4711", "", "Karim", "2026-03-25", "p-action"),),
        (Deployment("presse 3", "Léa", "2026-05-04", "2026-05-11", "deployment"),),
    ),
    Action("other action", 4, "Apprendre à affûter", phase="idea"),
)  # fmt: skip

_INDICATORS = (
    Indicator(
        "indicator", "Taux de rebut", "pièces jetées ÷ pièces faites", "voir la bavure revenir", "rebuts ÷ pièces",
        "relevé de poste", "%", "shift", "la bavure vient en deux postes", "Karim", "less", 4.2, 2.0,
        (TargetChange("2026-06-01", 1.5, "outil revêtu", "target"),), -1.0, 3.0, -2.0, 4.0, "Q", "axis", "control",
        "presse goulot", "équipe du matin", "chaque lundi", -3.0, 5.0, "i_mr", "western_electric", 1, 2, 3.5, 0.4, 5,
        (
            Measure("2026-03-12", 4.5, id="m1"),
            Measure(
                "2026-03-13T14:00:00", None, (3.9, 4.1), 4.0, 120.0, "avant", True, "panne de balance", "outil neuf",
                "nouvel outil", "matin", "presse 2", "series", "m2",
            ),
        ),
    ),
    Indicator("other indicator", "Encours", direction="range"),
)  # fmt: skip
_OEE = (
    Oee(
        "series", "Poste du matin", "2026-03-13", "matin", "presse 2", "indicator", 86400.0, 28800.0, 27000.0, 23400.0,
        700.0, 720.0, 30.0, False, (Loss("changeover", "série 12", 3600.0, 2.0, "loss"),),
    ),
)  # fmt: skip
_MATURITIES = (
    Maturity(
        "maturity", "5S", 1, 4,
        (MaturityCriterion("Ranger", 3.0, (MaturityLevel("2026-03-12", 2.0, "bacs mêlés", "level"),), "criterion 5S"),),
    ),
)  # fmt: skip
_RECIPES = (
    ImportRecipe(
        "recipe", "Relevé de semaine", "Feuil1", "cp1252", ";", ",", "dmy",
        (RecipeColumn("Taux", "value", "indicator", "taux"), RecipeColumn("Date", "at", id="date")),
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
        Link("why", "root", "lever", "lever", id="l8"),
        Link("lever", "lever", "action", "action", id="l9"),
        Link("suggestion", "suggestion", "lever", "other lever", id="la"),
        Link("cause", "cause", "axis", "axis", id="lb"),
        Link("indicator", "indicator", "problem", "problem", id="lc"),
        Link("oee", "series", "observation", "observation", id="ld"),
        Link("maturity", "maturity", "axis", "axis", "evidence", "le"),
    ),
    pictures={PICTURE: CONTENT},
    currency="CHF",
    axes=_AXES,
    suggestions=(_SUGGESTION,),
    levers=_LEVERS,
    decisions=(_DECISION,),
    problems=(_PROBLEM,),
    actions=_ACTIONS,
    indicators=_INDICATORS,
    oee=_OEE,
    maturities=_MATURITIES,
    import_recipes=_RECIPES,
    limit_plan=5,
    limit_do=3,
    limit_check=4,
    limit_act=6,
    idle_days=21,
)
