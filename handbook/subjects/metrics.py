"""The few figures we steer by."""

from __future__ import annotations

from decimal import Decimal
from typing import Literal

from pydantic import model_validator

from handbook.kinds import Facts, Map, Month, Number, Text, refuse

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
            raise refuse(f"values has {len(self.values)} months, not {MONTHS}", f"give {MONTHS} values, oldest first")
        return self

    @property
    def current(self) -> Decimal:
        """The last month's value."""
        return self.values[-1]

    @property
    def met(self) -> bool:
        """Whether the last month reached the target."""
        return self.current >= self.target if self.better == "higher" else self.current <= self.target

    @property
    def trend(self) -> Literal["up", "down", "level"]:
        """The last three months' mean against the three before."""
        now, before = sum(self.values[-3:]), sum(self.values[-6:-3])
        return "level" if now == before else "up" if now > before else "down"


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
