"""The figures we steer by: value, target, trend, twelve months, and what anyone can do (requirement 24)."""

from __future__ import annotations

import datetime
from decimal import Decimal

import pytest
from support import shows_as_written, soup, text, vary

from handbook.kinds import freeze
from handbook.subjects.metrics import MONTHS, metric_cards


@pytest.fixture
def place(brand):
    """The path of the first metric."""
    family = next(iter(brand.metrics.families))
    return f"metrics.families.{family}.metrics.{next(iter(brand.metrics.families[family].metrics))}"


def with_values(brand, place, values, target, better="higher"):
    family, metric = place.split(".")[2], place.split(".")[4]
    values = tuple(Decimal(str(value)) for value in values)
    like = brand.metrics.families[family].metrics[metric]
    return vary(
        brand,
        place,
        like.model_copy(
            update={"values": values, "target": Decimal(str(target)), "better": better}
        ),
    )


def first_card(brand):
    return soup(metric_cards(brand)).article


def points(card):
    return [tuple(map(float, point.split(","))) for point in card.polyline["points"].split()]


def test_every_text_is_shown_as_it_was_written(hostile_brand):
    assert shows_as_written(metric_cards(hostile_brand))


def test_a_small_company_has_something_to_show(small_brand):
    assert text(metric_cards(small_brand))


def test_no_metrics_are_said_kindly(brand):
    assert text(metric_cards(vary(brand, "metrics.families", freeze({})))).startswith(
        "No metrics yet"
    )


def test_every_metric_says_what_it_counts_and_what_you_can_do(brand):
    page = soup(metric_cards(brand))
    families = brand.metrics.families.values()
    assert [text(heading) for heading in page.find_all("h3")] == [
        family.name for family in families
    ]
    metrics = [metric for family in families for metric in family.metrics.values()]
    for card, metric in zip(page.find_all("article"), metrics, strict=True):
        assert (
            text(card.h4) == metric.name
            and metric.definition in text(card.details)
            and metric.what_you_can_do in text(card)
        )


def test_the_value_of_the_last_month_is_the_news(brand, place):
    brand = vary(
        with_values(brand, place, [*range(11), 1234.5], 1000),
        "metrics.first_month",
        datetime.date(2026, 2, 1),
    )
    card = first_card(brand)
    assert text(card.strong) == "1,234.5" and "in Jan 2027" in text(card)


@pytest.mark.parametrize(
    ("last", "better", "verdict"),
    [(40, "higher", "Target met 40 or more"), (39, "higher", "Target not met 40 or more"),
     (40, "lower", "Target met 40 or less"), (41, "lower", "Target not met 40 or less")],
)  # fmt: skip
def test_the_target_is_met_or_not_in_words(brand, place, last, better, verdict):
    assert verdict in text(first_card(with_values(brand, place, [40] * 11 + [last], 40, better)))


@pytest.mark.parametrize(
    ("last_three", "better", "trend"),
    [(11, "higher", "Up on the three months before: the right way."), (11, "lower", "Up on the three months before: the wrong way."),
     (9, "higher", "Down on the three months before: the wrong way."), (9, "lower", "Down on the three months before: the right way."),
     (10, "higher", "Level with the three months before.")],
)  # fmt: skip
def test_the_trend_is_said_in_words(brand, place, last_three, better, trend):
    assert trend in text(
        first_card(with_values(brand, place, [10] * 9 + [last_three] * 3, 10, better))
    )


def test_the_line_rises_and_falls_with_the_values(brand, place):
    values = [3, 1, 4, 1, 5, 9, 2, 6, 5, 3, 5, 8]
    card = first_card(with_values(brand, place, values, 5))
    drawn = points(card)
    assert len(drawn) == MONTHS and [x for x, _ in drawn] == sorted(x for x, _ in drawn)
    heights = {value: down for value, (_, down) in zip(values, drawn, strict=True)}
    assert sorted(heights, key=heights.__getitem__, reverse=True) == sorted(heights)
    assert (float(card.circle["cx"]), float(card.circle["cy"])) == drawn[-1]
    assert float(card.find(class_="chart__target")["y1"]) == heights[5]


@pytest.mark.parametrize(
    ("values", "target"),
    [([0] * 12, 0), ([7] * 12, 7), ([0.5] * 12, 999999999999), ([-5, 5] * 6, 0), ([5] * 12, 1)],
)
def test_any_values_stay_inside_the_drawing(brand, place, values, target):
    card = first_card(with_values(brand, place, values, target))
    _, _, width, height = map(float, card.svg["viewbox"].split())
    assert all(0 <= x <= width and 0 <= y <= height for x, y in points(card))
    assert 0 <= float(card.find(class_="chart__target")["y1"]) <= height


def test_the_chart_says_its_gist(brand, place):
    label = first_card(with_values(brand, place, [21] * 11 + [42], 40)).svg["aria-label"]
    assert "from 21 to 42" in label and "The target is 40 or more." in label


def test_the_table_has_every_month_with_its_value(brand, place):
    brand = vary(
        with_values(brand, place, range(1, 13), 5),
        "metrics.first_month",
        datetime.date(2025, 11, 1),
    )
    table = first_card(brand).table
    assert [text(row) for row in table.tbody.find_all("tr")] == [
        "Nov 2025 1", "Dec 2025 2", "Jan 2026 3", "Feb 2026 4", "Mar 2026 5", "Apr 2026 6",
        "May 2026 7", "Jun 2026 8", "Jul 2026 9", "Aug 2026 10", "Sep 2026 11", "Oct 2026 12",
    ]  # fmt: skip
    assert text(table.caption).endswith("Nov 2025 to Oct 2026")
    assert all(heading.get("scope") for heading in table.find_all("th"))
