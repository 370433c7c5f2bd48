"""The order of rows as fractional text keys: to move one row, one row is written.

A key is a whole number, whose first letter tells its length and sign, followed by a fraction that never ends in "0";
keys compare as plain text. Adding at either end makes the number grow, so keys stay short.
After D. Greenspan, *Implementing fractional indexing* (Observable, 2020).
"""

from __future__ import annotations

from collections.abc import Sequence

DIGITS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"
FIRST = "a0"
_UP, _DOWN = "abcdefghijklmnopqrstuvwxyz", "ZYXWVUTSRQPONMLKJIHGFEDCBA"
"""Heads of the numbers from 0 and of those below: each next one heads a number with one digit more."""


def between(before: str | None, after: str | None) -> str:
    """A key after `before` and before `after`; `None` is the end of the list.

    Raises `ValueError` when `before` is not smaller than `after`, or when a key is not one of these.
    """
    low, high = before and _split(before), after and _split(after)
    if before and after and before >= after:
        raise ValueError(f"{before!r} is not before {after!r}")
    if not low:
        if not high:
            return FIRST
        return high[0] if high[1] else _step(high[0], -1)
    if not high:
        return _step(low[0], 1)
    if low[0] == high[0]:
        return low[0] + _middle(low[1], high[1])
    step = _step(low[0], 1)
    return step if after and step < after else low[0] + _middle(low[1], None)


def spread(n: int, before: str | None = None, after: str | None = None) -> list[str]:
    """`n` keys in order, all between the two."""
    if after is not None and before is not None:
        if n <= 0:
            return []
        middle, left = between(before, after), n // 2
        return [*spread(left, before, middle), middle, *spread(n - left - 1, middle, after)]
    if n <= 0:
        return []
    return _run(between(before, None), n, 1) if after is None else _run(between(None, after), n, -1)[::-1]


def _run(number: str, n: int, by: int) -> list[str]:
    """`n` whole numbers from this one on, up or down: those that differ in their last digit at once."""
    keys: list[str] = []
    digits = DIGITS[::by]
    while True:
        left = n - len(keys)
        first = digits.index(number[-1])
        keys += [number[:-1] + digit for digit in digits[first : first + left]]
        if len(keys) == n:
            return keys
        number = _step(keys[-1], by)


def ranks_at(ranks: Sequence[str], to: int, n: int = 1) -> list[str]:
    """`n` keys for the place `to` among these, which are in order; a place beyond an end is that end.

    Equal keys, which a file may hold, leave no room between them: it is the next place after them then.
    """
    to = max(0, min(to, len(ranks)))
    before = ranks[to - 1] if to else None
    after = next((ranks[i] for i in range(to, len(ranks)) if before is None or ranks[i] > before), None)
    return spread(n, before, after)


def _split(key: str) -> tuple[str, str]:
    """The number and the fraction of a key."""
    head = key[0]
    length = (_UP.find(head) if head in _UP else _DOWN.find(head)) + 2
    if length < 2 or len(key) < length or not set(key[1:]) <= set(DIGITS) or (len(key) > length and key[-1] == "0"):
        raise ValueError(f"{key!r} is no rank")
    return key[:length], key[length:]


def _step(number: str, by: int) -> str:
    """The next whole number up or down."""
    head, digits = number[0], list(number[1:])
    carry_from, carry_to = (DIGITS[-1], DIGITS[0]) if by > 0 else (DIGITS[0], DIGITS[-1])
    for i in reversed(range(len(digits))):
        if digits[i] != carry_from:
            digits[i] = DIGITS[DIGITS.index(digits[i]) + by]
            return head + "".join(digits)
        digits[i] = carry_to
    heads = _DOWN[::-1] + _UP  # in the order of the numbers
    head = heads[heads.index(head) + by]
    length = (_UP.find(head) if head in _UP else _DOWN.find(head)) + 1
    return head + carry_to * length


def _middle(low: str, high: str | None) -> str:
    """A fraction between two fractions; `None` is one whole."""
    if high is not None:
        same = 0
        while same < len(high) and (low[same] if same < len(low) else "0") == high[same]:
            same += 1
        if same:
            return high[:same] + _middle(low[same:], high[same:])
    first = DIGITS.index(low[0]) if low else 0
    last = DIGITS.index(high[0]) if high else len(DIGITS)
    if last - first > 1:
        return DIGITS[(first + last) // 2]
    if high and len(high) > 1:
        return high[0]
    return DIGITS[first] + _middle(low[1:], None)
