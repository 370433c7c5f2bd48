"""What a Pareto says in words: its title, its numbers, and the vital few in one sentence."""

from __future__ import annotations

from app.calc.money import show_money
from app.calc.pareto import Bar, Pareto
from app.calc.pareto_change import Change, Changed
from app.calc.quantity import SPACE, UNKNOWN, show
from app.calc.tally import OTHER, WEIGHTS, Category, Columns, Weight
from app.language import N_, catalogue, current

BY_WEIGHT: dict[Weight, str] = {
    "count": N_("Pareto by count"),
    "cost": N_("Pareto by cost"),
    "time": N_("Pareto by time"),
}
BY_COLUMN: dict[Columns, str] = {
    "none": N_("{category}, all together"),
    "day": N_("{category}, by day"),
    "shift": N_("{category}, by shift"),
    "station": N_("{category}, by station"),
}
SHARE_OF = N_("{share} of {total}")
REACHED = N_("With the bars before it: {share}")
CLASSES = N_("Class {abc}: A reaches 80 %, B 95 %, C is the rest.")
LESS, MORE, SAME = "▼", "▲", "="


class ParetoWords:
    """In one language, that of the window without another; `currency` stands after money."""

    def __init__(self, weight: Weight, language: str | None = None, currency: str = "€") -> None:
        self.weight, self.language, self.currency = weight, language or current(), currency

    def say(self, template: str, **values: object) -> str:
        text = catalogue(self.language).gettext(template)
        return text.format(**values) if values else text

    def plural(self, one: str, many: str, n: int, **values: object) -> str:
        return catalogue(self.language).ngettext(one, many, n).format(n=n, **values)

    def name(self, bar: Bar | Changed | Category) -> str:
        """As it was typed; what nobody named is called by what it is."""
        if bar.id == "" and bar.name:  # what stands in no column
            return self.say(bar.name)
        return bar.name or (self.say(OTHER) if bar.other else UNKNOWN)

    def value(self, value: float | None) -> str:
        """In occurrences, money or time."""
        if self.weight == "time":
            return show(value, "duration", language=self.language)
        return show_money(value, self.currency if self.weight == "cost" else "", language=self.language)

    def share(self, share: float | None) -> str:
        """Whole percents: tenths of them would say more than a tally knows."""
        if share is None:
            return UNKNOWN
        percent = share * 100
        text = "<1" if 0 < percent < 0.5 else ">99" if 99.5 <= percent < 100 else f"{percent:.0f}"
        return f"{text}{SPACE}%"

    def difference(self, changed: Changed | None) -> str:
        """With a sign that is seen without colours, too."""
        if changed is None or changed.difference is None:
            return UNKNOWN
        if not changed.difference:
            return SAME
        sign = LESS if changed.difference < 0 else MORE
        return f"{sign}{SPACE}{self.value(abs(changed.difference))}"

    def head(self, kind: str) -> str:
        """Above a column of numbers: of the counts, of what is weighed, of the shares or the cumulative shares."""
        if kind == "value":
            return self.say(WEIGHTS[self.weight])
        return self.say({"count": N_("Total"), "share": "%", "reached": N_("Cum. %")}[kind])

    def explain(self, bar: Bar, found: Pareto, each: float | None) -> str:
        """How a bar came about, line by line; `each` is the cost or time of one occurrence."""
        value = self.value(bar.value)
        if self.weight != "count" and each is not None:
            value = f"{ParetoWords('count', self.language).value(bar.count)} × {self.value(each)} = {value}"
        lines = [self.say(N_("{name}: {value}"), name=self.name(bar), value=value)]
        reason = found.undefined.get(f"bars.{bar.id}.value") or found.undefined.get("shares")
        if reason is not None:
            return "\n".join([*lines, reason.within(self.language)])
        lines.append(self.say(SHARE_OF, share=self.share(bar.share), total=self.value(found.total)))
        lines.append(self.say(REACHED, share=self.share(bar.cumulative)))
        return "\n".join([*lines, self.say(CLASSES, abc=bar.abc)])

    def total(self, total: float | None) -> str:
        return self.say(N_("Total: {total}"), total=self.value(total))

    def change(self, change: Change) -> str:
        """The total of the later period with its difference; the reason where there is none."""
        total = self.total(change.after.total)
        if reason := change.undefined.get("total"):
            return reason.within(self.language)
        by = self.difference(change.total)
        if change.total.share:
            by = f"{by}, {self.share(abs(change.total.share))}"
        return f"{total} ({by})"

    def title(self, name: str = "") -> str:
        by = self.say(BY_WEIGHT[self.weight])
        return f"{name} – {by}" if name else by

    def drilled(self, name: str, columns: Columns) -> str:
        return self.say(BY_COLUMN[columns], category=name)

    def vital_few(self, found: Pareto) -> str:
        """The sentence under the title; the reason where there is none to say."""
        if reason := found.undefined.get("shares"):
            return reason.within(self.language)
        n, all = sum(bool(bar.value) for bar in found.bars if bar.id in found.vital_few), len(found.bars)
        if self.weight == "cost":
            return self.plural(
                "{n} of {all} categories makes 80 % of the cost",
                "{n} of {all} categories make 80 % of the cost",
                n,
                all=all,
            )
        if self.weight == "time":
            return self.plural(
                "{n} of {all} categories makes 80 % of the time",
                "{n} of {all} categories make 80 % of the time",
                n,
                all=all,
            )
        return self.plural(
            "{n} of {all} categories makes 80 % of all marks",
            "{n} of {all} categories make 80 % of all marks",
            n,
            all=all,
        )
