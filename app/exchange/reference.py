"""How the things of an event name each other in its file: symbols by map and id, columns by name, all else by an id."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import Any

from app.calc.value_stream import ValueStream
from app.exchange.map_json import unique_refs
from app.exchange.strict_json import Refused, Thing, quoted, refuse
from app.language import N_, Sentence, sentence
from app.models.schema import new_id

NUMBERED = re.compile("#([1-9][0-9]{0,8})")
"""How a key says the number of a thing that its name does not tell apart."""


class Named:
    """Things told apart by their names, by their number from 1 where a name is empty or stands twice."""

    def __init__(self, things: Iterable[tuple[str, str]] = ()) -> None:
        """`things` are ids with names."""
        self.ids: list[str] = []
        self._of_name: dict[str, list[str]] = defaultdict(list)
        for id, name in things:
            self.ids.append(id)
            self._of_name[name].append(id)
        self._told: dict[str, str | int] = {id: n for n, id in enumerate(self.ids, 1)}
        self._told |= {ids[0]: name for name, ids in self._of_name.items() if name and len(ids) == 1}

    def find(self, one: Thing, key: str) -> str:
        """The id of what `key` of this object names. Raises `Refused`."""
        held = one.get(key)
        if isinstance(held, bool) or not isinstance(held, int | str):
            raise refuse(one.where, N_("“{key}” must be a name or a number, not {value}."), key=key, value=quoted(held))
        found = self._of_name.get(held, []) if isinstance(held, str) else self.ids[held - 1 : held] if held > 0 else []
        if len(found) > 1:
            raise refuse(
                one.where, N_("the name “{name}” of “{key}” stands more than once: give its number."),
                name=quoted(held), key=key,
            )  # fmt: skip
        if not found:
            raise refuse(one.where, N_("“{key}” names “{name}”, which is not there."), key=key, name=quoted(held))
        return found[0]

    def told(self, id: str) -> str | int | None:
        return self._told.get(id)

    def key(self, id: str) -> str:
        """A text that names this one alone: its name, or `#` and its number where its name looks so, too."""
        told = self._told[id]
        plainly = isinstance(told, str) and not NUMBERED.fullmatch(told)
        return str(told) if plainly else f"#{self.ids.index(id) + 1}"

    def of_key(self, key: str) -> list[str]:
        """The ids of all that this text may name."""
        numbered = NUMBERED.fullmatch(key)
        at = int(numbered[1]) if numbered else 0
        return self.ids[at - 1 : at] if 0 < at <= len(self.ids) else self._of_name.get(key, [])


Local = Mapping[str, Named]
"""What in the whole that holds a record is told apart by its name: its columns, its criteria, its options."""


class SymbolNames:
    """Symbols of all maps: `{"map": name or number, "symbol": id}`, without the map where one alone has this id."""

    def __init__(self, streams: Iterable[ValueStream]) -> None:
        streams = list(streams)
        self._maps = Named((stream.id, stream.name) for stream in streams)
        self._place: dict[str, tuple[str, str]] = {}
        self._of_ref: dict[str, dict[str, str]] = defaultdict(dict)
        for stream in streams:
            for id, ref in unique_refs(stream).items():
                self._place[id] = stream.id, ref
                self._of_ref[ref][stream.id] = id
        self.order = {id: n for n, id in enumerate(self._place)}

    def find(self, held: Any, where: Sentence) -> str:
        """The id of the symbol that is meant. Raises `Refused`."""
        one = Thing(held, where, ("map", "symbol"))
        if "symbol" not in one:
            raise refuse(where, N_("its “{key}” is missing."), key="symbol")
        ref = one.text("symbol")
        found = self._of_ref.get(ref, {})
        if "map" in one:
            of_map = self._maps.find(one, "map")
            found = {of_map: found[of_map]} if of_map in found else {}
        if len(found) > 1:
            raise refuse(where, N_("several maps have a symbol “{ref}”: say which “map”."), ref=quoted(ref))
        if not found:
            raise refuse(where, N_("there is no symbol “{ref}”."), ref=quoted(ref))
        return next(iter(found.values()))

    def told(self, id: str) -> dict[str, Any] | None:
        if id not in self._place:
            return None
        of_map, ref = self._place[id]
        alone = len(self._of_ref[ref]) == 1
        return ({} if alone else {"map": self._maps.told(of_map)}) | {"symbol": ref}


class FileIds:
    """The ids of a file while it is read. One may be named before the thing that bears it."""

    def __init__(self) -> None:
        self._id: dict[str, str] = defaultdict(new_id)
        self._kind: dict[str, str] = {}
        self._meant: list[tuple[Sentence, str, str, str]] = []

    def define(self, one: Thing, kind: str) -> str:
        """The id in the document of the thing that bears this id in the file. Raises `Refused`."""
        ref = one.text("id")
        if ref in self._kind:
            raise refuse(one.where, N_("its id “{ref}” stands twice in the file."), ref=quoted(ref))
        self._kind[ref] = kind
        return self._id[ref]

    def mean(self, one: Thing, key: str, kind: str) -> str:
        """The id in the document of a thing of this kind, which may come later."""
        ref = one.text(key)
        self._meant.append((one.where, key, ref, kind))
        return self._id[ref]

    def settle(self) -> None:
        """Once all is read: whether everything that was meant is there. Raises `Refused`."""
        for where, key, ref, kind in self._meant:
            if ref not in self._kind:
                raise _missing(ref, where, key)
            if self._kind[ref] != kind:
                raise refuse(where, N_("its “{key}” names “{ref}”, which is something else."), key=key, ref=quoted(ref))

    def find(self, ref: str, where: Sentence, key: str) -> tuple[str, str]:
        """Kind and id in the document of what bears this id, once all is read. Raises `Refused`."""
        if ref not in self._kind:
            raise _missing(ref, where, key)
        return self._kind[ref], self._id[ref]


def _missing(ref: str, where: Sentence, key: str) -> Refused:
    return refuse(where, N_("nothing has the id “{ref}” that its “{key}” names."), ref=quoted(ref), key=key)


def where_in(within: Sentence | None, part: Sentence) -> Sentence:
    return part if within is None else sentence("{where}, {part}", where=within, part=part)
