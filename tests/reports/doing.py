"""What was decided and is done about what the chain found, one thing of each kind, for the sheets."""

from __future__ import annotations

from typing import Any

from app.calc.action import Action, Deployment, Postponement
from app.calc.approval import Approval
from app.calc.axis import Axis
from app.calc.decision import Comparison, Criterion, Decision, Level, Option, Point, Score
from app.calc.lever import Lever, MoneyLine
from app.calc.link import Link
from app.calc.problem import Containment, FollowUp, GateItem, Problem
from app.calc.proof import Proof
from app.calc.suggestion import Suggestion

AXES = (
    Axis(
        "a1",
        "Ne plus reprendre un capot à la main",
        gains="14 000 € par an, deux heures par équipe",
        risks="Réclamation du client si rien ne change",
        constraints="Pas d’arrêt de la presse avant l’été",
        indicator="Capots repris",
        baseline=12,
        target=3,
        unit="%",
        due="2026-06-30",
        present=8,
        present_on="2026-04-02",
        attainable_because="La ligne 5 est à 2 %",
        company_objective="Zéro reprise en 2027",
        capacities="Deux jours par semaine de l’outilleur",
        team="Équipe presse",
        owner="Karim Benali",
        approvals=(Approval("approved", "Anne Leroy", "Directrice du site", "2026-03-20", "Avant l’été"),),
    ),
    Axis("a2", "Ne plus attendre le chariot", indicator="Attente", baseline=40, target=10, unit="min"),
    Axis("a3", "Compter les stocks chaque semaine"),
)
SUGGESTIONS = (
    Suggestion("sg1", "Marquer la place des bacs au sol", "Lucie", "Contrôle", "2026-03-12", "kept", "Karim", "Simple"),
    Suggestion("sg2", "Acheter une seconde presse", "Marc", state="not_kept", reason="Trop cher", told_on="2026-03-30"),
)
LEVERS = (
    Lever(
        "l1",
        "Affûter l’outil au compteur",
        "Un seuil d’affûtage à 40 000 coups",
        chosen_how="Analyse multicritère du 18 mars",
        chosen_why="Supprime la cause racine",
        risks="Oubli du compteur",
        constraints="Outilleur le mardi",
        people="Outilleur, régleurs",
        culture_fit="Déjà fait en ligne 5",
        axis="a1",
        investment=6000,
        yearly_gain=14000,
        yearly_cost=2000,
        horizon_years=3,
        rate=0.08,
        cash_freed=3500,
        lines=(MoneyLine("m1", "Moins de réclamations", "gain", "soft", 2000, 1, 3),),
        approvals=(Approval("presented", "Hélène Dupré"), Approval("approved", "Anne Leroy", decided_on="2026-03-20")),
    ),
    Lever(
        "l2",
        "Robot d’ébavurage",
        investment=90000,
        cash_flows=(-5000, 30000, 40000, 40000),
        rate=0.08,
        fixed_costs=30000,
        price=12,
        variable_cost=7,
        approvals=(Approval("refused", "Anne Leroy", comment="Pas avant le nouvel outil"),),
    ),
)
DECISIONS = (
    Decision(
        "d1",
        "Comment supprimer les bavures",
        low=1,
        high=5,
        voters=6,
        chosen="p1",
        because="La cause racine est traitée",
        levels=(Level(1, "mauvais"), Level(5, "très bon")),
        criteria=(Criterion("k1", "Efficacité", 50), Criterion("k2", "Coût", 30, "less"), Criterion("k3", "Délai", 20)),
        comparisons=(Comparison("k1", "k2", 3),),
        options=(
            Option(
                "p1",
                "Affûter l’outil au compteur",
                "l1",
                2,
                8,
                7,
                (Score("k1", 4), Score("k2", 1), Score("k3", 5, "Marc"), Score("k3", 3, "Lucie")),
                (Point("pro", "Rapide", 2), Point("con", "À suivre")),
            ),
            Option(
                "p2", "Robot d’ébavurage", "l2", 9, 6, 2, (Score("k1", 5), Score("k2", 5), Score("k3", 1)),
                (Point("con", "Cher", 3),), "Trop cher pour l’outil actuel",
            ),
        ),
        approvals=(Approval("presented", "Hélène Dupré", decided_on="2026-03-18"),),
    ),
)  # fmt: skip
PROBLEMS = (
    Problem(
        "q1",
        "Bavure coupante chez le client",
        part="Capot 4711",
        line="Presse 3",
        found_by="Client, réception",
        customer_effect="Tri de 600 pièces",
        pilot="Karim Benali",
        level="workshop",
        axis="a1",
        opened_at="2026-03-10T08:15:00",
        contained_at="2026-03-10T16:40:00",
        what="Une bavure de 0,4 mm",
        who="L’opérateur de l’équipe du matin",
        how_many="18 pièces",
        same_elsewhere="Presse 4 : non",
        five_whys="w1",
        occurrence="Pas de seuil d’affûtage",
        occurrence_verified=True,
        non_detection="Le contrôle ne le voit pas",
        lesson="Un outil s’affûte au compteur",
        standards_updated="Gamme 12-B",
        containments=(Containment("Trier le stock", "Lucie", 600, 18, "2026-03-10"),),
        follow_ups=(FollowUp("2026-03-11", 2, "Ancien lot"), FollowUp("2026-03-12", 0)),
        closures=(Approval("approved", "Anne Leroy", "Directrice du site", "2026-04-02"),),
    ),
    Problem(
        "q2",
        "Reprises à la main",
        "dmaic",
        pilot="Hélène Dupré",
        opened_at="2026-02-02T09:00:00",
        phase="measure",
        goal="De 12 % à 3 %",
        scope="Presse 3",
        stakes="14 000 € par an",
        team="Presse, contrôle",
        gate_items=(
            GateItem("define", "check", "Le problème est chiffré", done=True),
            GateItem("define", "deliverable", "Charte signée", done=True),
            GateItem("measure", "document", "Relevé", thing_kind="tally", thing="t1"),
        ),
        proofs=(Proof("define", "Charte signée le 4 février", closed_by="Hélène Dupré", closed_on="2026-02-04"),),
    ),
)
ACTIONS = (
    Action(
        "n1",
        1,
        "Poser un compteur de coups",
        "Compteur en service",
        "Karim Benali",
        "Outillage",
        "a1",
        "q1",
        "act",
        "2026-03-16",
        "2026-03-27",
        "2026-04-10",
        "2026-04-08",
        "2026-04-08",
        1.0,
        "high",
        12,
        9000,
        8500,
        "Capots repris",
        "%",
        12,
        4,
        "2026-05-15",
        "effective",
        postponements=(Postponement("2026-03-27", "2026-04-10", "Compteur en rupture", "2026-03-26"),),
        proofs=(Proof("plan", "Devis"), Proof("do", "Photo"), Proof("check", "4 % en mai")),
        deployments=(Deployment("Presse 4", "Marc", "2026-06-01"),),
    ),
    Action("n2", 2, "Écrire la gamme 12-B", "Gamme signée", "Lucie Petit", phase="do", due="2026-03-20", problem="q2"),
    Action("n3", 3, "Marquer la place des bacs", phase="plan", due="2026-04-03"),
    Action("n4", 4, "Filmer le réglage", phase="idea"),
    Action("n5", 5, "Changer de tôle", owner="Marc", phase="dropped", dropped_because="Tôle innocentée"),
)
LINKS = (
    Link("why", "y2", "axis", "a1"),
    Link("cause", "x1", "lever", "l1"),
    Link("lever", "l1", "action", "n1"),
    Link("suggestion", "sg1", "action", "n3"),
)
DOING: dict[str, Any] = {
    "axes": AXES,
    "suggestions": SUGGESTIONS,
    "levers": LEVERS,
    "decisions": DECISIONS,
    "problems": PROBLEMS,
    "actions": ACTIONS,
    "links": LINKS,
}
