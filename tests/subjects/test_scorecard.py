"""The game: every way to earn points, its rules and rewards (requirements 28 to 30)."""

from __future__ import annotations

from collections import Counter

import pytest
from project import Project, told
from support import shows_as_written, soup, text, vary

from handbook.facts.consistency import disagreements
from handbook.kinds import RoleRef, freeze
from handbook.drawing.registry import BadCall, Macro
from handbook.facts.scores import Scores, Sheet, Week
from handbook.subjects.scorecard import (
    FEWEST_SHEETS,
    MOST_DONE,
    Action,
    Reward,
    rewards,
    score_table,
    tally,
    team_points,
    team_score,
)


@pytest.fixture(scope="module", params=["brand", "small_brand"])
def company(request):
    return request.getfixturevalue(request.param)


def rows(page):
    return [row for row in soup(page).find_all("tr") if row.td]


def scoring(brand, **actions):
    """The brand with these actions only; each as (points, cap, roles)."""
    made = {
        key: Action(
            name=key, how="How.", points=points, weekly_cap=cap, roles=tuple(map(RoleRef, roles))
        )
        for key, (points, cap, roles) in actions.items()
    }
    return vary(brand, "scorecard.actions", freeze(made))


def test_every_action_stands_there_once_with_its_points(company):
    found = [
        (text(row.find_all("td")[0]), text(row.find(class_="score-table__name")))
        for row in rows(score_table(company))
    ]
    assert sorted(found) == sorted(
        (str(action.points), action.name) for action in company.scorecard.actions.values()
    )


def test_a_row_says_how_who_and_how_often(brand):
    one, two, *_ = brand.roles
    page = score_table(
        scoring(brand, for_all=(3, 1, []), for_two=(4, 2, [two, one]), often=(1, 5, [one]))
    )
    said = {text(row.find(class_="score-table__name")): text(row) for row in rows(page)}
    assert said["for_all"] == "3 for_all How. once"
    assert (
        said["for_two"] == f"4 for_two How. {brand.roles[one].name} , {brand.roles[two].name} twice"
    )
    assert said["often"].endswith("5 times")


def test_what_everyone_can_earn_comes_first(brand):
    role = next(iter(brand.roles))
    page = soup(score_table(scoring(brand, own=(9, 1, [role]), shared=(1, 1, []))))
    assert [text(heading) for heading in page.find_all("th", scope="rowgroup")] == [
        "In every role",
        "In some roles",
    ]
    assert text(page).index("shared") < text(page).index("own")


def test_with_a_role_only_what_it_can_earn_is_shown(company):
    for key, role in company.roles.items():
        page = score_table(company, key)
        names = {text(row.find(class_="score-table__name")) for row in rows(page)}
        assert names == {
            action.name
            for action in company.scorecard.actions.values()
            if not action.roles or key in action.roles
        }
        assert role.name in text(soup(page).caption)


def test_the_target_is_said_with_what_there_is_to_choose_from(brand):
    one, two, *_ = brand.roles
    brand = vary(
        scoring(brand, a=(2, 3, []), b=(4, 1, [one]), c=(1, 5, [one, two])),
        "scorecard.weekly_target",
        7,
    )
    assert (
        "7 points a week is what each of us aims for. Every role has at least 6 to choose from."
        in text(score_table(brand))
    )
    assert "This role has 15 to choose from." in text(score_table(brand, one))
    assert "This role has 11 to choose from." in text(score_table(brand, two))


def test_the_target_can_be_reached_in_every_role(company):
    for role in company.roles:
        reach = sum(
            action.most_in_a_week
            for action in company.scorecard.actions.values()
            if action.open_to(role)
        )
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


def test_rewards_are_a_ladder_from_the_lowest(brand):
    ladder = (Reward(at=12500, what="The other."), Reward(at=200, what="The one."))
    items = [
        text(item)
        for item in soup(rewards(vary(brand, "scorecard.rewards", ladder))).ol.find_all("li")
    ]
    assert items == ["200 points in a quarter The one.", "12,500 points in a quarter The other."]


@pytest.mark.parametrize(
    ("macro", "path", "nothing"),
    [
        (score_table, "scorecard.actions", freeze({})),
        (rewards, "scorecard.rewards", ()),
    ],
)
def test_nothing_yet_is_said_kindly(brand, macro, path, nothing):
    page = soup(macro(vary(brand, path, nothing)))
    assert text(page).startswith("No ") and not page.find(["ol", "table"])


def test_a_company_without_roles_can_play_too(brand):
    assert rows(score_table(vary(scoring(brand, a=(1, 1, [])), "roles", freeze({}))))


@pytest.mark.parametrize("macro", [score_table, rewards])
def test_every_text_is_shown_as_it_was_written(hostile_brand, macro):
    assert shows_as_written(macro(hostile_brand))


def unfair(brand, root):
    return [
        (path, what, mend)
        for path, code, what, mend in disagreements(brand, root / "data")
        if code == "unfair"
    ]


def test_a_role_that_cannot_reach_the_target_is_named_with_what_it_lacks(brand, root):
    one, two, *others = brand.roles
    brand = vary(
        scoring(brand, a=(2, 3, []), b=(4, 1, [one]), c=(7, 2, [one, *others])),
        "scorecard.weekly_target",
        9,
    )
    [(path, what, mend)] = unfair(brand, root)
    assert path == ("scorecard", "weekly_target")
    assert (
        brand.roles[two].name in what
        and f"({two})" in what
        and "6 points a week at most, 3 fewer than the target of 9" in what
    )
    assert (
        f"lower the target to 6, raise a weekly_cap, or add {two} to the roles of another action"
        == mend
    )


def test_each_remedy_makes_the_game_fair_again(brand, root):
    one, _, *others = brand.roles
    short = vary(
        scoring(brand, a=(2, 3, []), b=(3, 1, [one, *others])), "scorecard.weekly_target", 9
    )
    assert len(unfair(short, root)) == 1
    assert not unfair(vary(short, "scorecard.weekly_target", 6), root)
    assert not unfair(vary(short, "scorecard.actions.a.weekly_cap", 5), root)
    assert not unfair(vary(short, "scorecard.actions.b.roles", (*map(RoleRef, brand.roles),)), root)


def test_the_caps_count_and_not_how_often_one_could(brand, root):
    brand = vary(scoring(brand, a=(10, 1, [])), "scorecard.weekly_target", 11)
    assert [what for _, what, _ in unfair(brand, root) if "1 fewer" in what] and len(
        unfair(brand, root)
    ) == len(brand.roles)


def test_a_target_that_is_just_reached_is_fair(company, root):
    assert not unfair(vary(scoring(company, a=(4, 2, [])), "scorecard.weekly_target", 8), root)


def test_where_no_game_is_played_nothing_is_unfair(brand, root):
    assert not unfair(vary(brand, "scorecard.actions", freeze({})), root)


@pytest.mark.whole
def test_an_unfair_scorecard_stops_the_build_at_the_target(tmp_path):
    project = Project(tmp_path)
    line = project.put("scorecard.weekly_target", "500").line
    run = project.check()
    assert run.returncode == 1
    found = [
        (where, what)
        for file, where, what, _ in told(run)
        if file == "data/scorecard.yaml" and "fewer than the target of 500" in what
    ]
    assert found and {where for where, _ in found} == {line}


def sheet(points, week="2026-W46", **times):
    return Sheet(Week.parse(week), Counter(times), points)


def test_the_sheet_has_each_action_with_a_box_for_each_time(company):
    page = soup(tally(company, scores=Scores()))
    for row, action in zip(
        page.ul.find_all("li"),
        sorted(company.scorecard.actions.values(), key=lambda one: not one.roles),
        strict=True,
    ):
        assert (
            text(row.find(class_="tally__name")) == action.name
            and len(row.find_all(class_="tally__box")) == action.weekly_cap
        )
        assert text(row.find(class_="tally__worth")).startswith(f"{action.points} point")
    assert [text(part) for part in page.find(class_="tally__head").find_all("p")] == [
        "My sheet for the week",
        "Name",
        "Role",
        "Week",
    ]


def test_what_only_a_script_can_do_is_hidden_without_one(company):
    page = soup(tally(company, scores=Scores()))
    assert page.button and all(
        button.find_parent(hidden=True) or button.has_attr("hidden")
        for button in page.find_all("button")
    )
    assert page.find("select").find_parent(hidden=True)


def test_many_boxes_become_a_line_to_write_on(brand):
    page = soup(tally(scoring(brand, often=(1, 40, [])), scores=Scores()))
    assert not page.find(class_="tally__box") and page.find(class_="tally__boxes--line")


def test_the_team_is_shown_its_sum_and_the_next_reward(brand):
    brand = vary(
        brand, "scorecard.rewards", (Reward(at=100, what="Cake."), Reward(at=30, what="Tea."))
    )
    scores = Scores((sheet(20), sheet(15, "2026-W45"), sheet(10)), "fourth quarter of 2026")
    page = soup(team_score(brand, scores=scores))
    assert "45 points, all of us together, in the fourth quarter of 2026" in text(page)
    assert text(page.find(class_="team-progress")).startswith("Next for all of us Cake.")
    assert (page.progress["value"], page.progress["max"]) == ("45", "100")
    assert [text(item) for item in page.ul.find_all("li")] == ["Tea. (30 points)"]
    assert [text(row.td) for row in page.tbody.find_all("tr")] == ["15", "30"]
    assert "45 of 100 points" in text(tally(brand, scores=scores))
    assert text(soup(team_points(brand, scores=scores))) == "45 points 55 to go: Cake."


def test_when_every_reward_is_earned_that_is_said(brand):
    brand = vary(brand, "scorecard.rewards", (Reward(at=30, what="Tea."),))
    assert "every reward there is" in text(team_score(brand, scores=Scores((sheet(31),))))
    assert text(soup(team_points(brand, scores=Scores((sheet(31),))))) == "31 points"


def test_what_was_done_most_is_said_of_a_team_and_never_of_one_or_two(brand):
    keys = list(brand.scorecard.actions)[: MOST_DONE + 1]
    one = sheet(9, **{key: len(keys) - index for index, key in enumerate(keys)})
    alone = soup(team_score(brand, scores=Scores((one,) * (FEWEST_SHEETS - 1))))
    together = soup(team_score(brand, scores=Scores((one,) * FEWEST_SHEETS)))
    assert not alone.ol
    names = [brand.scorecard.actions[key].name for key in keys[:MOST_DONE]]
    assert [text(item).split("× ")[1] for item in together.ol.find_all("li")] == names


def test_an_action_that_has_left_the_scorecard_is_not_spoken_of(brand):
    scores = Scores((sheet(9, gone=3),) * FEWEST_SHEETS)
    assert "27" in text(team_score(brand, scores=scores)) and "gone" not in text(
        team_score(brand, scores=scores)
    )


def test_no_role_and_no_person_is_ranked(brand):
    said = text(team_score(brand, scores=Scores((sheet(9), sheet(8), sheet(7)))))
    assert not [role.name for role in brand.roles.values() if role.name in said]
    assert not [person.name for person in brand.contact.people.values() if person.name in said]


def test_no_sheets_are_said_kindly(company):
    assert text(team_score(company, scores=Scores())).startswith("No sheets yet")


@pytest.mark.parametrize("macro", [tally, team_score])
def test_sheets_show_every_text_as_it_was_written(hostile_brand, macro):
    key = next(iter(hostile_brand.scorecard.actions))
    assert shows_as_written(
        macro(hostile_brand, scores=Scores((sheet(9, **{key: 1}),) * FEWEST_SHEETS))
    )
