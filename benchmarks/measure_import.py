"""A file of measures as a French plant writes it, read and taken into an indicator; beside the csv module.

The bound opens the file in its known encoding, lets `csv.reader` part it, and converts every cell in the way that is
known beforehand: the date by `datetime.strptime`, which refuses 31 February as the program does, numbers by `float`
after their spaces and commas are replaced. It finds out nothing, doubts nothing and keeps nothing.

`import_read` is reading and understanding; `import` is that and storing one column, with its step of undo, on disk.
"""

from __future__ import annotations

import csv
import random
from datetime import datetime
from pathlib import Path
from time import perf_counter

Measures = dict[str, tuple[float, float]]
SHIFTS = ("Matin", "Après-midi", "Nuit")
MEASURED = "Taux de rebut"
_TIMES = 3


def write_table(n: int, folder: Path) -> Path:
    """So many lines with numbers of their own, a title above and a total below them."""
    path = folder / f"measures{n}.csv"
    drawn = random.Random(20260105)
    lines = ["Relevé de la ligne 3;;;;;", "Date;Équipe;Pièces produites;Rebuts;Taux de rebut (%);Coût (€)"]
    for i in range(n):
        day = datetime.fromordinal(735_000 + i // len(SHIFTS))
        made, scrap = drawn.randint(800, 2400), drawn.randint(0, 60)
        made_text = f"{made:,}".replace(",", "\xa0")
        rate, cost = (f"{x:.2f}".replace(".", ",") for x in (100 * scrap / made, scrap * 3.27))
        lines.append(f"{day:%d/%m/%Y};{SHIFTS[i % 3]};{made_text};{scrap};{rate};{cost}")
    lines.append("TOTAL;;;;;")
    path.write_bytes("\r\n".join(lines).encode("cp1252"))
    return path


def bare_import(n: int, folder: Path, steps: int) -> Measures:
    path = write_table(n, folder)
    taken = [_timed(lambda: _plain(path)) for _ in range(_TIMES)]
    return {"import_read": _told(taken), "import": _told(taken)}


def _plain(path: Path) -> list[tuple[str, str, float, float, float, float]]:
    with path.open(encoding="cp1252", newline="") as file:
        reader = csv.reader(file, delimiter=";")
        next(reader)
        next(reader)
        return [
            (
                datetime.strptime(day, "%d/%m/%Y").date().isoformat(),
                shift,
                *(float(each.replace("\xa0", "").replace(" ", "").replace(",", ".")) for each in numbers),  # type: ignore[misc]
            )
            for day, shift, *numbers in reader
            if day != "TOTAL"
        ]


def our_import(n: int, folder: Path, steps: int) -> Measures:
    from app.calc.indicator import Indicator
    from app.exchange.measure_file import read_measures
    from app.exchange.measure_points import series_of
    from app.exchange.measure_roles import guessed
    from app.models.document import Document
    from app.models.measure_import import store

    path = write_table(n, folder)
    read, whole = [], []
    for i in range(_TIMES):
        with Document.new(folder / f"measures{n}-{i}.kaizen") as document:
            start = perf_counter()
            file = read_measures(path)
            read.append(perf_counter() - start)
            told = store(document, series_of(file, guessed(file, (), Indicator("", MEASURED))))
            whole.append(perf_counter() - start)
            assert told.added == n
    return {"import_read": _told(read), "import": _told(whole)}


def _timed(act: object) -> float:
    start = perf_counter()
    act()  # type: ignore[operator]
    return perf_counter() - start


def _told(taken: list[float]) -> tuple[float, float]:
    """The best in milliseconds, for what else the machine does only adds; and the worst."""
    return 1000 * min(taken), 1000 * max(taken)
