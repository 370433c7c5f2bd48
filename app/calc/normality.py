"""Whether readings look normal: the test of Anderson and Darling, mean and standard deviation taken from the readings.

A² = −n − Σ (2i − 1) (ln Φ(zᵢ) + ln (1 − Φ(zₙ₊₁₋ᵢ))) ÷ n, corrected to A² (1 + 0.75 ÷ n + 2.25 ÷ n²), and its p-value:
R. B. D'Agostino, M. A. Stephens, *Goodness-of-Fit Techniques* (1986), tables 4.7 and 4.9, case 3.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

from app.calc import sample
from app.calc.yearly_cost import TOO_LARGE
from app.language import N_, Sentence, sentence

FEWEST = 8
"""The p-value holds from as many readings on."""
UNLIKELY = 0.05
"""Below this chance of a normal distribution giving such readings they are called not normal."""
LARGEST = 10.0
"""The formula of the p-value goes so far, to some 1e-24; beyond, that is what is told."""

TOO_FEW = N_("Below {needed} readings nobody can tell whether they are normal.")
NO_SPREAD = sentence(N_("All readings are the same."))


@dataclass(frozen=True, slots=True)
class Normality:
    """`statistic` is A² as it is, `undefined` why it and `p` are `None`."""

    statistic: float | None = None
    p: float | None = None
    undefined: Sentence | None = None

    @property
    def normal(self) -> bool | None:
        """Whether the readings may be normal; `None` where that was not judged."""
        return None if self.p is None else self.p >= UNLIKELY


def anderson_darling(values: Sequence[float]) -> Normality:
    n = len(values)
    if n < FEWEST:
        return Normality(undefined=sentence(TOO_FEW, needed=FEWEST))
    mean, spread = sample.mean(values), sample.deviation(values)
    if not spread:
        return Normality(undefined=NO_SPREAD)
    if not math.isfinite(spread):
        return Normality(undefined=TOO_LARGE)
    z = [(value - mean) / spread for value in sorted(values)]
    terms = (
        (2 * i - 1) * (_log_below(low) + _log_below(-high))
        for i, (low, high) in enumerate(zip(z, reversed(z), strict=True), 1)
    )
    statistic = -n - math.fsum(terms) / n
    return Normality(statistic, _p(statistic * (1 + 0.75 / n + 2.25 / n**2)))


def _log_below(z: float) -> float:
    """ln Φ(z); far below by the first term of its series, where Φ itself is below the smallest number."""
    if z < -35:
        return -z * z / 2 - math.log(-z * math.sqrt(2 * math.pi))
    return math.log(math.erfc(-z / math.sqrt(2)) / 2)


def _p(a: float) -> float:
    if a >= 0.6:
        a = min(a, LARGEST)
        return math.exp(1.2937 - 5.709 * a + 0.0186 * a * a)
    if a > 0.34:
        return math.exp(0.9177 - 4.279 * a - 1.38 * a * a)
    if a > 0.2:
        return 1 - math.exp(-8.318 + 42.796 * a - 59.938 * a * a)
    return 1 - math.exp(-13.436 + 101.14 * a - 223.73 * a * a)
