"""The few figures we steer by."""

from __future__ import annotations

import datetime
from decimal import Decimal
from typing import TYPE_CHECKING, Any, Literal

from markupsafe import Markup
from pydantic import model_validator

from handbook.kinds import Facts, Map, Month, Number, Text, refuse
from handbook.drawing.rendering import draw

if TYPE_CHECKING:
    from handbook.facts.brand import Brand

MONTHS = 12
"""How many months a metric shows."""


class Metric(Facts):
    """One figure over twelve months."""

    name: Text
    """What it is called."""
    definition: Text
    """What is counted, so that two people would count the same."""
    unit: Text
    """What one of it is: leads, dollars, percent."""
    better: Literal["higher", "lower"]
    """Which way is good."""
    target: Number
    """What we want each month."""
    values: tuple[Number, ...]
    """Twelve months, oldest first."""
    what_you_can_do: Text
    """What anyone can do about it."""

    @model_validator(mode="after")
    def _twelve(self) -> Metric:
        if len(self.values) != MONTHS:
            raise refuse(
                f"values has {len(self.values)} months, not {MONTHS}",
                f"give {MONTHS} values, oldest first",
            )
        return self

    @property
    def current(self) -> Decimal:
        """The last month's value."""
        return self.values[-1]

    @property
    def met(self) -> bool:
        """Whether the last month reached the target."""
        return (
            self.current >= self.target if self.better == "higher" else self.current <= self.target
        )

    @property
    def trend(self) -> Literal["up", "down", "level"]:
        """The last three months' mean against the three before."""
        now, before = sum(self.values[-3:]), sum(self.values[-6:-3])
        return "level" if now == before else "up" if now > before else "down"

    @property
    def improving(self) -> bool:
        """Whether the trend goes the way we want."""
        return self.trend == ("up" if self.better == "higher" else "down")


class Family(Facts):
    """Metrics that belong together: sales, leads, referrals, press, social."""

    name: Text
    """What the family is called."""
    metrics: Map[Metric]
    """Its metrics."""


class Metrics(Facts):
    """The figures everyone may see."""

    first_month: Month
    """The month of every metric's first value."""
    families: Map[Family]
    """The metrics, by family."""

    @property
    def months(self) -> tuple[datetime.date, ...]:
        """The first day of each month that has a value, oldest first."""
        start = self.first_month.year * 12 + self.first_month.month - 1
        return tuple(
            datetime.date(month // 12, month % 12 + 1, 1) for month in range(start, start + MONTHS)
        )


LEFT, RIGHT, TOP, BOTTOM = 6.0, 312.0, 24.0, 116.0
"""Where the line of a chart may run, in units of its drawing; above it there is room for a figure."""

VERDICTS = {
    (True, "better"): "On target, and getting better.",
    (True, "level"): "On target, and steady.",
    (True, "worse"): "On target, but slipping.",
    (False, "better"): "Short of the target, but catching up.",
    (False, "level"): "Short of the target, and standing still.",
    (False, "worse"): "Short of the target, and slipping.",
}
"""What is to be said of a metric, by whether its target is met and where its last months lead."""


def metric_cards(brand: Brand) -> Markup:
    """Each metric: its value, target and trend, twelve months as a chart and a table, and what you can do."""
    return draw(
        "metric_cards",
        families=brand.metrics.families.values(),
        months=brand.metrics.months,
        chart=chart,
        verdict=_verdict,
    )


def _verdict(metric: Metric) -> str:
    """One line: where the metric stands, and where it goes."""
    way = "level" if metric.trend == "level" else "better" if metric.improving else "worse"
    return VERDICTS[metric.met, way]


def chart(metric: Metric) -> dict[str, Any]:
    """The places of a metric's values and target in its drawing."""
    points = [(_across(index), _down(metric, value)) for index, value in enumerate(metric.values)]
    return {
        "line": " ".join(f"{x},{y}" for x, y in points),
        "named": _named(metric, points),
        "target": _down(metric, metric.target),
        "left": LEFT,
        "right": RIGHT,
    }


def _named(metric: Metric, points: list[tuple[float, float]]) -> list[dict[str, Any]]:
    """The first, the best and the last value, each once, with its place."""
    best = (max if metric.better == "higher" else min)(metric.values)
    last = MONTHS - 1
    named = sorted({0, metric.values.index(best) if best != metric.values[last] else last, last})
    return [
        {
            "x": points[index][0],
            "y": points[index][1],
            "value": metric.values[index],
            "anchor": "start" if index == 0 else "end" if index > last - 2 else "middle",
        }
        for index in named
    ]


def _across(index: int) -> float:
    return round(LEFT + (RIGHT - LEFT) * index / (MONTHS - 1), 1)


def _down(metric: Metric, value: Decimal) -> float:
    """How far down a value stands, between the highest and the lowest of the values and the target."""
    high, low = max(*metric.values, metric.target), min(*metric.values, metric.target)
    share = (high - value) / (high - low) if high > low else Decimal("0.5")
    return round(TOP + (BOTTOM - TOP) * float(share), 1)
