"""Series of textbooks, with what their sources print of them."""

from __future__ import annotations

from app.calc.indicator import Indicator, Measure

PISTON_RINGS = (
    (74.03, 74.002, 74.019, 73.992, 74.008),
    (73.995, 73.992, 74.001, 74.011, 74.004),
    (73.988, 74.024, 74.021, 74.005, 74.002),
    (74.002, 73.996, 73.993, 74.015, 74.009),
    (73.992, 74.007, 74.015, 73.989, 74.014),
    (74.009, 73.994, 73.997, 73.985, 73.993),
    (73.995, 74.006, 73.994, 74.0, 74.005),
    (73.985, 74.003, 73.993, 74.015, 73.988),
    (74.008, 73.995, 74.009, 74.005, 74.004),
    (73.998, 74.0, 73.99, 74.007, 73.995),
    (73.994, 73.998, 73.994, 73.995, 73.99),
    (74.004, 74.0, 74.007, 74.0, 73.996),
    (73.983, 74.002, 73.998, 73.997, 74.012),
    (74.006, 73.967, 73.994, 74.0, 73.984),
    (74.012, 74.014, 73.998, 73.999, 74.007),
    (74.0, 73.984, 74.005, 73.998, 73.996),
    (73.994, 74.012, 73.986, 74.005, 74.007),
    (74.006, 74.01, 74.018, 74.003, 74.0),
    (73.984, 74.002, 74.003, 74.005, 73.997),
    (74.0, 74.01, 74.013, 74.02, 74.003),
    (73.988, 74.001, 74.009, 74.005, 73.996),
    (74.004, 73.999, 73.99, 74.006, 74.009),
    (74.01, 73.989, 73.99, 74.009, 74.014),
    (74.015, 74.008, 73.993, 74.0, 74.01),
    (73.982, 73.984, 73.995, 74.017, 74.013),
    (74.012, 74.015, 74.03, 73.986, 74.0),
    (73.995, 74.01, 73.99, 74.015, 74.001),
    (73.987, 73.999, 73.985, 74.0, 73.99),
    (74.008, 74.01, 74.003, 73.991, 74.006),
    (74.003, 74.0, 74.001, 73.986, 73.997),
    (73.994, 74.003, 74.015, 74.02, 74.004),
    (74.008, 74.002, 74.018, 73.995, 74.005),
    (74.001, 74.004, 73.99, 73.996, 73.998),
    (74.015, 74.0, 74.016, 74.025, 74.0),
    (74.03, 74.005, 74.0, 74.016, 74.012),
    (74.001, 73.99, 73.995, 74.01, 74.024),
    (74.015, 74.02, 74.024, 74.005, 74.019),
    (74.035, 74.01, 74.012, 74.015, 74.026),
    (74.017, 74.013, 74.036, 74.025, 74.026),
    (74.01, 74.005, 74.029, 74.0, 74.02),
)
"""Inside diameters of piston rings, mm: D. C. Montgomery, *Introduction to Statistical Quality Control*, tables 6.3 and
6.E; the first 25 subgroups are phase I. As L. Scrucca has them in qcc 3.0, "A quick tour of qcc"."""
VISCOSITY = (33.75, 33.05, 34.00, 33.81, 33.46, 34.02, 33.68, 33.27, 33.49, 33.20, 33.62, 33.00, 33.54, 33.12, 33.84)
"""Viscosity of aircraft primer paint: Montgomery, table 6.6."""
ORANGE_JUICE = (
    *(12, 15, 8, 10, 4, 7, 16, 9, 14, 10, 5, 6, 17, 12, 22, 8, 10, 5, 13, 11, 20, 18, 24, 15, 9, 12, 7, 13, 9, 6),
)
"""Nonconforming cans of 50: Montgomery, table 7.1."""
CIRCUIT_BOARDS = (
    *(21, 24, 16, 12, 15, 5, 28, 20, 31, 25, 20, 24, 16, 19, 10, 17, 13, 22, 18, 39, 30, 24, 16, 19, 17, 15),
)
"""Nonconformities in 100 printed circuit boards: Montgomery, table 7.7."""
DYED_CLOTH = tuple(
    zip(
        (14, 12, 20, 11, 7, 10, 21, 16, 19, 23),
        (10.0, 8.0, 13.0, 10.0, 9.5, 10.0, 12.0, 10.5, 12.0, 12.5),
        strict=True,
    )
)
"""Nonconformities, and inspection units of 50 m² in rolls of dyed cloth: Montgomery, table 7.10."""


def of_values(*values: float | None, **more) -> Indicator:
    return Indicator("i", **{"chart": "i_mr"} | more, measures=tuple(Measure(value=value) for value in values))


def of_subgroups(*subgroups: tuple[float, ...], **more) -> Indicator:
    return Indicator("i", **{"chart": "xbar_r"} | more, measures=tuple(Measure(values=each) for each in subgroups))


def of_counts(*counts: tuple[float, float | None], **more) -> Indicator:
    measures = tuple(Measure(count=count, n=n) for count, n in counts)
    return Indicator("i", **{"chart": "p"} | more, measures=measures)
