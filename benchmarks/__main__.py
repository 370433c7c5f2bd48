"""`python -m benchmarks [--quick] [--only map,print] [--rounds N]`: measure, and print the table.

Every measurement runs in a process of its own; program and bound take turns, so that what else the machine does hits
both alike. Ratios are those of one round, and the median of the rounds is told.
"""

from __future__ import annotations

import argparse
import json
import math
import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections import defaultdict
from pathlib import Path

from benchmarks.goals import GROWTH, SIZES, Result, Results, growth, table
from benchmarks.sample import write_document, write_plain
from benchmarks.subjects import OWN, SUBJECTS

ROOT = Path(__file__).resolve().parent.parent
TIMEOUT_S = 900
Rounds = dict[tuple[str, int], list[tuple[float, float, float]]]
"""Of each measure and size: bound, ours and our 95th percentile, round by round."""


def main() -> None:
    parser = argparse.ArgumentParser(prog="python3 run.py bench", description=__doc__)
    parser.add_argument("--quick", action="store_true", help="one round, fewer steps, up to 2,000 symbols")
    every = ",".join(("start", *SUBJECTS, *OWN))
    parser.add_argument("--only", default=every, help="which, separated by commas")
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--sizes", default=",".join(map(str, SIZES)))
    parser.add_argument("--child", nargs=5, metavar=("CASE", "WHO", "N", "FOLDER", "STEPS"), help=argparse.SUPPRESS)
    given = parser.parse_args()
    if given.child:
        case, who, n, folder, steps = given.child
        pair = SUBJECTS[case] if case in SUBJECTS else OWN[case][1]
        measures = pair[who == "ours"](int(n), Path(folder), int(steps))
        print(json.dumps(measures), flush=True)
        os._exit(0)
    with tempfile.TemporaryDirectory(prefix="chantier-bench-") as folder:
        results = _measure(Path(folder), given)
    print("\n".join(["", *table(results), "", *growth(results)]))


def _measure(folder: Path, given: argparse.Namespace) -> Results:
    cases = given.only.split(",")
    sizes = [int(n) for n in given.sizes.split(",")]
    rounds, steps = (1, 30) if given.quick else (given.rounds, 100)
    taken: Rounds = defaultdict(list)
    for number in range(rounds):
        fresh = folder / f"round{number}"
        fresh.mkdir()
        if "start" in cases:
            for id, rows in _starts(fresh, 3 if given.quick else 5).items():
                taken[id, 0] += rows
        for n in sizes if given.quick or number else [*sizes, GROWTH]:
            for case in (case for case in SUBJECTS if case in cases):
                _say(f"round {number + 1} of {rounds}: {case}, {n:,} symbols")
                _run_pair(case, n, fresh, steps if n < GROWTH else 20, taken)
        for case in (case for case in OWN if case in cases):
            for n in OWN[case][0]:
                _say(f"round {number + 1} of {rounds}: {case}, {n:,}")
                _run_pair(case, n, fresh, steps, taken)
    return {key: _result(rows) for key, rows in taken.items()}


def _run_pair(case: str, n: int, folder: Path, steps: int, taken: Rounds) -> None:
    """The bound, then the program, on files of their own."""
    measures = []
    for who in ("bare", "ours"):
        for made in folder.glob(f"*{n}.*"):
            made.unlink()
        if case in SUBJECTS:
            write_plain(n, folder / f"plain{n}.db")
            write_document(n, folder / f"event{n}.kaizen")
        measures.append(_child(["--child", case, who, str(n), str(folder), str(steps)], folder))
    bare, ours = measures
    if "delete" in ours:
        bare["delete"] = ours["open"]
    for id, (median, p95) in ours.items():
        taken[id, n].append((bare.get(id, (math.nan,))[0], median, p95))


def _child(arguments: list[str], folder: Path) -> dict[str, tuple[float, float]]:
    done = subprocess.run(
        [sys.executable, "-m", "benchmarks", *arguments],
        cwd=ROOT,
        env=_environment(folder),
        capture_output=True,
        text=True,
        timeout=TIMEOUT_S,
    )
    if done.returncode:
        raise SystemExit(f"{' '.join(arguments)} failed:\n{done.stderr}")
    return json.loads(done.stdout.splitlines()[-1])


def _environment(folder: Path) -> dict[str, str]:
    """No screen, a user folder of its own on the same disk as the files, and modules compiled once, as for users."""
    told = {"QT_QPA_PLATFORM": "offscreen", "CHANTIER_DATA": str(folder / "user"), "LANG": "en_GB.UTF-8"}
    return {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"} | told


def _starts(folder: Path, times: int) -> dict[str, list[tuple[float, float, float]]]:
    """Of the start page, and of the example event: bound and ours, twice."""
    event = folder / "example.kaizen"
    _example(event)
    (folder / "user").mkdir(exist_ok=True)
    (folder / "user" / "settings.json").write_text('{"example_seen": true}')  # else the first start opens it
    rows: dict[str, list[tuple[float, float, float]]] = {"start_page": [], "start": []}
    for number in range(times + 1):
        bare, _imported = _start("bare", folder)
        for id, what in (("start", str(event)), ("start_page", "page")):
            ours, imported = _start(what, folder)
            if imported:
                _say(f"imported before their first use: {', '.join(imported)}")
            if number:  # the first one fills the caches of the system
                rows[id].append((bare, ours, ours))
    return rows


def _example(path: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "app", "demo", "-o", str(path), "--language", "en"],
        cwd=ROOT,
        env=_environment(path.parent),
    )
    if done.returncode:
        raise SystemExit("the example event could not be made")


def _start(what: str, folder: Path) -> tuple[float, list[str]]:
    """Milliseconds from starting the process to its first picture, and what it has imported too early."""
    begin = time.monotonic_ns()
    done = subprocess.run(
        [sys.executable, "-m", "benchmarks.first_paint", what],
        cwd=ROOT,
        env=_environment(folder),
        capture_output=True,
        text=True,
        timeout=TIMEOUT_S,
    )
    if done.returncode:
        log = folder / "user" / "log" / "chantier.log"
        told = log.read_text("utf-8") if log.exists() else ""
        raise SystemExit(f"the start failed:\n{done.stderr}\n{told[-2000:]}")
    told = {line.split()[0]: line.split()[1:] for line in done.stdout.splitlines() if line}
    return (int(told["painted"][0]) - begin) / 1e6, told["imported"]


def _result(rows: list[tuple[float, float, float]]) -> Result:
    bound, ours, p95 = (statistics.median(column) for column in zip(*rows, strict=True))
    return Result(bound, ours, p95, statistics.median(ours / bound for bound, ours, _p95 in rows))


def _say(text: str) -> None:
    print(text, file=sys.stderr, flush=True)


if __name__ == "__main__":
    main()
