"""Decisions for tests, made of short tables."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from app.calc.decision import Comparison, Criterion, Decision, Option, Score


def matrix(
    weights: Mapping[str, float | tuple[float, str]], options: Mapping[str, Sequence[float | None]], **more
) -> Decision:
    """The names are the ids, too. A weight alone means more is better; `None` is no score."""
    split = {name: weight if isinstance(weight, tuple) else (weight, "more") for name, weight in weights.items()}
    return Decision(
        "d",
        "Which one?",
        criteria=tuple(Criterion(name, name, weight, direction) for name, (weight, direction) in split.items()),
        options=tuple(
            Option(
                name,
                name,
                scores=tuple(
                    Score(criterion, value)
                    for criterion, value in zip(weights, values, strict=True)
                    if value is not None
                ),
            )
            for name, values in options.items()
        ),
        **more,
    )


def compared(names: Sequence[str], ratios: Sequence[float]) -> Decision:
    """`ratios` is the upper half of the matrix, row by row."""
    pairs = [(a, b) for i, a in enumerate(names) for b in names[i + 1 :]]
    return Decision(
        "d",
        criteria=tuple(Criterion(name, name) for name in names),
        comparisons=tuple(Comparison(a, b, ratio) for (a, b), ratio in zip(pairs, ratios, strict=True)),
    )
