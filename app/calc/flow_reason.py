"""Why a figure of the map is undefined, and what the map warns of: sentences that name the symbols."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from app.calc.map_symbol import SYMBOL_KIND, Field
from app.language import N_, Sentence, sentence

if TYPE_CHECKING:
    from app.calc.flow_formula import Amount
    from app.calc.material_path import MaterialPath
    from app.calc.value_stream import Symbol, ValueStream

NO_SHIFTS = sentence(N_("The shifts per day are not given."))
NO_SHIFT = sentence(N_("The length of the shift is not given."))
NO_CUSTOMER_DEMAND = sentence(N_("The customer demand is not given."))
NO_DAYS_IN = {
    "week": sentence(N_("The worked days per week are not given.")),
    "month": sentence(N_("The worked days per month are not given.")),
    "year": sentence(N_("The worked days per year are not given.")),
}
NO_PATH = sentence(N_("No material flow links the steps yet."))
NO_LOAD = sentence(N_("No step has a load that could be computed."))
NO_OWN_CHANGEOVER = sentence(N_("The step has no changeover time."))
NO_CHANGEOVER = sentence(N_("No step on the way has a changeover time."))
UNSHARED_ENDS = sentence(
    N_("The flow has several ends: the flows into them need the share of the demand that each takes.")
)

NO_CUSTOMER = sentence(N_("No customer is linked: the last steps of the flow are taken for its end."))

NAMED_AT_MOST = 8
"""How many symbols a sentence names before it says how many more there are."""


def label(symbol: Symbol) -> str | Sentence:
    """How a sentence calls a symbol: its name on one line, else its id in the exchange file, else its kind."""
    name = " ".join((symbol.name or symbol.ref).split())
    return name if name else Sentence(SYMBOL_KIND[symbol.kind].name)


def names(symbols: Sequence[Symbol], between: str = ", ") -> Sentence:
    """The symbols in a row, at least one, the first of them by name."""
    return in_a_row([sentence(N_("“{symbol}”"), symbol=label(symbol)) for symbol in symbols], between)


def in_a_row(named: Sequence[Sentence], between: str = ", ") -> Sentence:
    """What these name, at least one, in a row; of many only the first, and how many more there are."""
    shown, *others = named[:NAMED_AT_MOST]
    for other in others:
        shown = sentence("{before}{between}{after}", before=shown, between=between, after=other)
    more = len(named) - NAMED_AT_MOST
    return sentence(N_("{symbols} and {n} more"), symbols=shown, n=more) if more > 0 else shown


def missing(field: Field, symbol: Symbol) -> Sentence:
    return sentence(N_("{field} of “{symbol}”: not given."), field=Sentence(field.name), symbol=label(symbol))


def about(symbol: Symbol, amount: Amount, *inputs: Amount) -> Amount:
    """A reason that was found in a datum of this symbol names it; one that came with the inputs is handed on."""
    if isinstance(amount, Sentence) and not any(amount is one for one in inputs):
        return sentence(N_("“{symbol}”: {reason}"), symbol=label(symbol), reason=amount)
    return amount


def all_scrapped(symbol: Symbol) -> Sentence:
    return sentence(N_("“{symbol}” scraps everything: no good part leaves it."), symbol=label(symbol))


def not_linked(symbols: Sequence[Symbol]) -> Sentence:
    return sentence(N_("No material flow links {symbols} to the others."), symbols=names(symbols))


def dead_end(symbols: Sequence[Symbol]) -> Sentence:
    return sentence(N_("No material flow leads from {symbols} to a customer."), symbols=names(symbols))


def cycle(symbols: list[Symbol]) -> Sentence:
    return sentence(N_("The material flows run in a circle: {symbols}."), symbols=names([*symbols, symbols[0]], " → "))


def no_shares(symbol: Symbol) -> Sentence:
    return sentence(N_("Alternatives meet at “{symbol}”, and no flow into it says its share."), symbol=label(symbol))


def uneven_shares(symbols: Sequence[Symbol]) -> Sentence:
    return sentence(
        N_("The shares of the alternatives at {symbols} do not make 100 % together: they are counted in proportion."),
        symbols=names(symbols),
    )


def changeover_left_out(symbols: Sequence[Symbol]) -> Sentence:
    return sentence(
        N_("The changeover of {symbols} is left out of the effective cycle time: no batch size is given."),
        symbols=names(symbols),
    )


def stray_flow(symbols: Sequence[Symbol]) -> Sentence:
    return sentence(
        N_("A material flow touches {symbols}, where no material passes: it is not counted."), symbols=names(symbols)
    )


def warnings(stream: ValueStream, path: MaterialPath) -> Iterator[tuple[Sentence, Sequence[Symbol]]]:
    """What the map warns of, each with the symbols it is about."""
    if path.cycle:
        yield cycle(path.cycle), path.cycle
    if path.strays:
        yield stray_flow(path.strays), path.strays
    if path.unlinked:
        yield not_linked(path.unlinked), path.unlinked
    if path.ends and not path.has_customer:
        yield NO_CUSTOMER, [path.symbols[j] for j in path.ends]
    if path.dead_ends:
        yield dead_end(path.dead_ends), path.dead_ends
    if path.unshared:
        yield UNSHARED_ENDS, path.unshared
    for symbol in path.shareless:
        yield no_shares(symbol), [symbol]
    if path.uneven:
        yield uneven_shares(path.uneven), path.uneven
    without_batch = [s for s in stream.symbols if s.kind == "process" and s.changeover_s and s.batch_size is None]
    if without_batch:
        yield changeover_left_out(without_batch), without_batch
