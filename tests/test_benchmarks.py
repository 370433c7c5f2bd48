"""The benchmarks run, and their table judges by the goals."""

from __future__ import annotations

import math
import subprocess
import sys
from pathlib import Path

from benchmarks.goals import Result, growth, table

ROOT = Path(__file__).resolve().parent.parent


def test_one_measurement_runs_and_is_told_as_a_table() -> None:
    done = subprocess.run(
        [sys.executable, "-m", "benchmarks", "--quick", "--only", "edit,print", "--sizes", "20"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        timeout=120,
    )
    assert done.returncode == 0, done.stderr
    assert "| one edit, history, on disk | 20 |" in done.stdout
    assert "| print on A3 | 20 |" in done.stdout


def test_a_goal_is_met_by_its_ratio_and_by_its_95th_percentile() -> None:
    rows = table(
        {
            ("drag", 20): Result(1.0, 2.0, 7.9, 2.0),
            ("drag", 200): Result(1.0, 3.2, 4.0, 3.2),
            ("drag", 2000): Result(4.0, 8.0, 8.1, 2.0),
        }
    )[2:]
    assert [row.split("|")[-2].strip() for row in rows] == ["yes", "**no**", "**no**"]


def test_a_measure_without_a_bound_is_judged_by_its_limit_alone() -> None:
    rows = table({("ladder", 200): Result(math.nan, 49.0, 60.0, math.nan)})[2:]
    assert rows[0].split("|")[-2].strip() == "yes"
    assert "nan" not in rows[0]


def test_growth_is_the_exponent_between_the_two_largest_sizes() -> None:
    def results(last: float) -> dict[tuple[str, int], Result]:
        return {("open", n): Result(1.0, t, t, 1.0) for n, t in ((200, 5.0), (2000, 10.0), (20_000, last))}

    assert growth(results(100.0))[-1].endswith("| 1.00 | yes |")
    assert growth(results(1000.0))[-1].endswith("| 2.00 | **no** |")
