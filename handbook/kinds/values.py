"""Kinds that are no text once they are read: days, numbers, yes and no, a price."""

from __future__ import annotations

import datetime
import re
from collections.abc import Callable
from decimal import Decimal
from typing import Annotated, Any

from pydantic import BeforeValidator, WithJsonSchema

from handbook.kinds.groups import Facts
from handbook.kinds.texts import Text, refuse


def _parse(
    pattern: str, convert: Callable[[str], Any], noun: str, example: str
) -> Callable[[Any], Any]:
    def parse(value: Any) -> Any:
        if isinstance(value, str) and re.fullmatch(pattern, value):
            try:
                return convert(value)
            except ValueError:
                pass
        elif not isinstance(value, str):
            return value
        raise refuse(f'"{value}" is not {noun}', f"write it like this: {example}")

    return parse


_YEAR = r"(?:19|20|21)\d{2}"
"""A year that can be meant. In others, what is reckoned from a date could leave the calendar."""


Day = Annotated[
    datetime.date,
    BeforeValidator(
        _parse(
            rf"{_YEAR}-\d{{2}}-\d{{2}}",
            datetime.date.fromisoformat,
            "a date from 1900 to 2199 (year-month-day)",
            "2027-03-31",
        )
    ),
]
"""A day, written year-month-day (ISO 8601), in a year that a company may have to do with."""


Whole = Annotated[
    int,
    BeforeValidator(_parse(r"0|[1-9][0-9]{0,8}", int, "a whole number", "12")),
]
"""A whole number from 0 upward."""


Count = Annotated[
    int,
    BeforeValidator(_parse(r"[1-9][0-9]{0,8}", int, "a whole number from 1 upward", "12")),
]
"""A whole number from 1 upward."""


Days = Annotated[
    int,
    BeforeValidator(_parse(r"[1-9][0-9]{0,3}", int, "a number of days from 1 to 9999", "365")),
]
"""A number of days, as long as people plan."""


Number = Annotated[
    Decimal,
    BeforeValidator(_parse(r"-?(0|[1-9][0-9]{0,11})(\.[0-9]{1,6})?", Decimal, "a number", "12.5")),
    WithJsonSchema({"type": "number"}),
]
"""A number, with a point before its decimals."""


Amount = Annotated[
    Decimal,
    BeforeValidator(
        _parse(r"(0|[1-9][0-9]{0,11})(\.[0-9]{1,6})?", Decimal, "an amount from 0 upward", "12.5")
    ),
    WithJsonSchema({"type": "number", "minimum": 0}),
]
"""A number from 0 upward, with a point before its decimals."""


YesNo = Annotated[
    bool,
    BeforeValidator(_parse(r"true|false", lambda text: text == "true", "true or false", "true")),
]
"""true or false."""


Month = Annotated[
    datetime.date,
    BeforeValidator(
        _parse(
            rf"{_YEAR}-\d{{2}}",
            lambda text: datetime.date.fromisoformat(text + "-01"),
            "a month from 1900 to 2199 (year-month)",
            "2026-10",
        )
    ),
    WithJsonSchema({"type": "string", "pattern": rf"^{_YEAR}-\d{{2}}$"}),
]
"""A month, written year-month; held as its first day."""


class Price(Facts):
    """What something costs."""

    amount: Amount
    """The amount, in the currency's main unit."""
    currency: Annotated[
        str, BeforeValidator(_parse(r"[A-Z]{3}", str, "a currency code (ISO 4217)", "USD"))
    ]
    """The currency's code (ISO 4217), for example USD."""
    per: Text | None = None
    """What the amount is for, for example "month"."""
