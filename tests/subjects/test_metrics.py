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


@pytest.mark.parametrize("better", ["higher", "lower"])
@pytest.mark.parametrize("level", [9, 10, 11])
@pytest.mark.parametrize("target", [5, 15])
def test_one_line_says_where_it_stands_and_where_it_goes(brand, place, better, level, target):
    card = first_card(with_values(brand, place, [10] * 9 + [level] * 3, target, better))
    (verdict,) = card.find_all(class_="metric__verdict")
    assert text(verdict).startswith(
        "On target" if (target == 5) == (better == "higher") else "Short of the target"
    )
    improves = (level > 10) == (better == "higher")
    good, bad, level_words = ("better", "catching up"), ("slipping",), ("steady", "still")
    expected = level_words if level == 10 else good if improves else bad
    assert any(word in text(verdict) for word in expected)
    assert f"The target is {target} or {'more' if better == 'higher' else 'less'}." in text(card)


@pytest.mark.parametrize(
    ("values", "better", "figures"),
    [([3, 1, 4, 1, 5, 9, 2, 6, 5, 3, 5, 8], "higher", ["3", "9", "8"]), ([3, 1, 4, 1, 5, 9, 2, 6, 5, 3, 5, 8], "lower", ["3", "1", "8"]),
     (range(1, 13), "higher", ["1", "12"]), (range(1, 13), "lower", ["1", "12"]), ([7] * 12, "lower", ["7", "7"])],
)  # fmt: skip
def test_the_first_the_best_and_the_last_month_have_their_figures(
    brand, place, values, better, figures
):
    card = first_card(with_values(brand, place, values, 5, better))
    assert len(card.find_all("circle")) == len(figures)
    assert [text(one) for one in card.svg.find_all("text")][: len(figures)] == figures


def test_the_line_rises_and_falls_with_the_values(brand, place):
    values = [3, 1, 4, 1, 5, 9, 2, 6, 5, 3, 5, 8]
    card = first_card(with_values(brand, place, values, 5))
    drawn = points(card)
    assert len(drawn) == MONTHS and [x for x, _ in drawn] == sorted(x for x, _ in drawn)
    heights = {value: down for value, (_, down) in zip(values, drawn, strict=True)}
    assert sorted(heights, key=heights.__getitem__, reverse=True) == sorted(heights)
    last = card.find_all("circle")[-1]
    assert (float(last["cx"]), float(last["cy"])) == drawn[-1]
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
