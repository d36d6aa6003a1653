"""The game: every way to earn points, its rules and rewards (requirements 28 to 30)."""

from __future__ import annotations

import pytest
from support import shows_as_written, soup, text, vary

from handbook.kinds import RoleRef, freeze
from handbook.registry import BadCall, Macro
from handbook.subjects.scorecard import Action, Reward, rewards, score_rules, score_table


@pytest.fixture(scope="module", params=["brand", "small_brand"])
def company(request):
    return request.getfixturevalue(request.param)


def rows(page):
    return [row for row in soup(page).find_all("tr") if row.td]


def scoring(brand, **actions):
    """The brand with these actions only; each as (points, cap, roles)."""
    made = {
        key: Action(name=key, how="How.", points=points, weekly_cap=cap, roles=tuple(map(RoleRef, roles)))
        for key, (points, cap, roles) in actions.items()
    }
    return vary(brand, "scorecard.actions", freeze(made))


def test_every_action_stands_there_once_with_its_points(company):
    found = [(text(row.find_all("td")[0]), text(row.find(class_="score-table__name"))) for row in rows(score_table(company))]
    assert sorted(found) == sorted((str(action.points), action.name) for action in company.scorecard.actions.values())


def test_a_row_says_how_who_and_how_often(brand):
    one, two, *_ = brand.roles
    page = score_table(scoring(brand, for_all=(3, 1, []), for_two=(4, 2, [two, one]), often=(1, 5, [one])))
    said = {text(row.find(class_="score-table__name")): text(row) for row in rows(page)}
    assert said["for_all"] == "3 for_all How. once"
    assert said["for_two"] == f"4 for_two How. {brand.roles[one].name} , {brand.roles[two].name} twice"
    assert said["often"].endswith("5 times")


def test_what_everyone_can_earn_comes_first(brand):
    role = next(iter(brand.roles))
    page = soup(score_table(scoring(brand, own=(9, 1, [role]), shared=(1, 1, []))))
    assert [text(heading) for heading in page.find_all("th", scope="rowgroup")] == ["In every role", "In some roles"]
    assert text(page).index("shared") < text(page).index("own")


def test_with_a_role_only_what_it_can_earn_is_shown(company):
    for key, role in company.roles.items():
        page = score_table(company, key)
        names = {text(row.find(class_="score-table__name")) for row in rows(page)}
        assert names == {action.name for action in company.scorecard.actions.values() if not action.roles or key in action.roles}
        assert role.name in text(soup(page).caption)


def test_the_target_is_said_with_what_there_is_to_choose_from(brand):
    one, two, *_ = brand.roles
    brand = vary(scoring(brand, a=(2, 3, []), b=(4, 1, [one]), c=(1, 5, [one, two])), "scorecard.weekly_target", 7)
    assert "7 points a week is what each of us aims for. Every role has at least 6 to choose from." in text(score_table(brand))
    assert "This role has 15 to choose from." in text(score_table(brand, one))
    assert "This role has 11 to choose from." in text(score_table(brand, two))


def test_the_target_can_be_reached_in_every_role(company):
    for role in company.roles:
        reach = sum(action.most_in_a_week for action in company.scorecard.actions.values() if action.open_to(role))
        assert reach >= company.scorecard.weekly_target


def test_a_heading_is_left_out_with_its_group(brand):
    page = soup(score_table(scoring(brand, a=(1, 1, []))))
    assert [text(heading) for heading in page.find_all("th", scope="rowgroup")] == ["In every role"]


def test_a_role_that_is_not_there_is_refused_with_the_nearest(brand):
    key = next(iter(brand.roles))
    with pytest.raises(BadCall) as error:
        Macro(score_table).check(brand, (key + "x",), {})
    assert f'"{key}"' in error.value.mend
    Macro(score_table).check(brand, (key,), {})
    Macro(score_table).check(brand, (), {})


def test_the_rules_are_all_there_in_order(company):
    assert [text(item) for item in soup(score_rules(company)).find_all("li")] == list(company.scorecard.rules)


def test_rewards_are_a_ladder_from_the_lowest(brand):
    ladder = (Reward(at=12500, what="The other."), Reward(at=200, what="The one."))
    items = [text(item) for item in soup(rewards(vary(brand, "scorecard.rewards", ladder))).ol.find_all("li")]
    assert items == ["200 points in a quarter The one.", "12,500 points in a quarter The other."]


@pytest.mark.parametrize(
    ("macro", "path", "nothing"),
    [(score_table, "scorecard.actions", freeze({})), (score_rules, "scorecard.rules", ()), (rewards, "scorecard.rewards", ())],
)
def test_nothing_yet_is_said_kindly(brand, macro, path, nothing):
    page = soup(macro(vary(brand, path, nothing)))
    assert text(page).startswith("No ") and not page.find(["ol", "table"])


def test_a_company_without_roles_can_play_too(brand):
    assert rows(score_table(vary(scoring(brand, a=(1, 1, [])), "roles", freeze({}))))


@pytest.mark.parametrize("macro", [score_table, score_rules, rewards])
def test_every_text_is_shown_as_it_was_written(hostile_brand, macro):
    assert shows_as_written(macro(hostile_brand))
