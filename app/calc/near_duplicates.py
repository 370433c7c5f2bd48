"""Texts that may say the same in other words: found by the letters that they share; proposed, never decided."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from app.language import plain

ALIKE = 0.56
"""The share of common triples of letters from which two texts are proposed; found with real lists of causes."""
_WORD_ALIKE = 0.45
MOST = 1500
"""Of more texts nothing is proposed: comparing each with each would be felt."""
_ARTICLES = """
    a an and are as at be because by do does for from has have in into is it its no not of on or our per so that the
    their there this to too was we with without
    au aux avec car ce ces cette dans de des du en est et il la le les leur leurs ne nos notre on ou par pas pour que
    qui sa sans se ses son sont sur trop un une y
"""
"""Articles and their like in both languages of the program: they make no text like another."""
_EMPTY_WORDS = frozenset(_ARTICLES.split())


@dataclass(frozen=True, slots=True)
class Alike:
    """Two of the texts by their ids, in the order in which they were given; `share` is 1 where they are the same."""

    one: str
    other: str
    share: float


def alike(texts: Iterable[tuple[str, str]], least: float = ALIKE) -> list[Alike]:
    """The pairs of `(id, text)` that are alike, the most alike first. Numbers must be the same in both.

    Measure: Dice's coefficient of triples of letters, after L. R. Dice, *Measures of the Amount of Ecologic Association
    Between Species* (1945).
    """
    known: dict[str, int] = {}
    given = list(texts)
    if len(given) > MOST:
        return []
    told = [(id, _Told(text, known)) for id, text in given]
    found = []
    for i, (id, one) in enumerate(told):
        for other_id, other in told[i + 1 :]:
            share = _share(one, other, least)
            if share is not None:
                found.append(Alike(id, other_id, share))
    return sorted(found, key=lambda pair: -pair.share)


class Likeness:
    """A list that changes line by line: only what is new in it is compared with the others."""

    def __init__(self, least: float = ALIKE, most: int = MOST) -> None:
        self._least, self._most = least, most
        self._known: dict[str, int] = {}
        self._texts: dict[str, str] = {}
        self._told: dict[str, _Told] = {}
        self._pairs: dict[str, dict[str, float]] = {}

    def tell(self, texts: Mapping[str, str]) -> None:
        """The whole list by ids, in its order; of more than `most` nothing is proposed."""
        texts = texts if len(texts) <= self._most else {}
        for id in [each for each, text in self._texts.items() if texts.get(each) != text]:
            del self._told[id]
            for other in self._pairs.pop(id):
                self._pairs[other].pop(id, None)
        for id in [each for each in texts if each not in self._told]:
            new = _Told(texts[id], self._known)
            found = {other: _share(new, told, self._least) for other, told in self._told.items()}
            self._pairs[id] = {other: share for other, share in found.items() if share is not None}
            for other, share in self._pairs[id].items():
                self._pairs[other][id] = share
            self._told[id] = new
        self._texts = dict(texts)

    def of(self, id: str) -> list[str]:
        """The ids of those that may say the same as this one, the most alike first."""
        return sorted(self._pairs.get(id, {}), key=lambda other: -self._pairs[id][other])


def _share(one: _Told, other: _Told, least: float) -> float | None:
    """How alike two texts are; `None` where that is not enough to propose them."""
    if 2 * min(one.size, other.size) < least * (one.size + other.size):
        return None  # even all of the shorter one would not do
    share = _dice(one.triples, other.triples)
    return share if share >= least and one.numbers == other.numbers and one.says(other) else None


class _Told:
    """What is compared of a text: the triples of each of its words as bits, and its numbers."""

    def __init__(self, text: str, known: dict[str, int]) -> None:
        self.words = [_triples(word, known) for word in _words(text)]
        self.triples = 0
        for word in self.words:
            self.triples |= word
        self.size = self.triples.bit_count()
        self.numbers = sorted(re.findall(r"\d+", text))

    def says(self, other: _Told) -> bool:
        """Whether each word of the shorter one has its like in the longer one: training is not cleaning."""
        few, many = sorted((self.words, other.words), key=len)
        return all(any(_dice(word, each) >= _WORD_ALIKE for each in many) for word in few)


def _dice(one: int, other: int) -> float:
    both = one.bit_count() + other.bit_count()
    return 2 * (one & other).bit_count() / both if both else 0.0


def _words(text: str) -> list[str]:
    """The words that carry the meaning, without accents, capitals and the s of a plural; else all of them."""
    words = re.findall(r"[^\W_]+", plain(text))
    meant = [word for word in words if word not in _EMPTY_WORDS and len(word) > 1]
    return [word[:-1] if len(word) > 3 and word[-1] in "sx" else word for word in meant or words]


def _triples(word: str, known: dict[str, int]) -> int:
    """Each triple of letters has its bit by its place in `known`; the edges of a word are letters, too."""
    bits, edged = 0, f" {word} "
    for i in range(len(edged) - 2):
        bits |= 1 << known.setdefault(edged[i : i + 3], len(known))
    return bits
