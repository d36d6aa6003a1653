"""Every role is marketing: what it means, whom it meets, what it can earn (requirements 5, 26, 27, 31)."""

from __future__ import annotations

import pytest
from support import PAGES, shows_as_written, soup, text, vary

from handbook.kinds import RoleRef, Text, freeze
from handbook.subjects.roles import (
    MOST_ACTIONS,
    department_examples,
    role_card,
    role_day,
    role_list,
    training_by_role,
)

LISTS = (role_list, department_examples, training_by_role)


@pytest.fixture(scope="module", params=["brand", "small_brand"])
def company(request):
    return request.getfixturevalue(request.param)


def card(brand, role):
    """What stands above and below a role's own words."""
    return soup(role_card(brand, role) + role_day(brand, role, pages=PAGES))


def of(brand, **facts):
    """The brand's first role, and the brand with other facts for it."""
    role = next(iter(brand.roles))
    for name, value in facts.items():
        brand = vary(brand, f"roles.{role}.{name}", value)
    return brand, role


def actions_of(brand, **facts):
    """The brand with other facts for all its actions."""
    actions = {
        key: action.model_copy(update=facts) for key, action in brand.scorecard.actions.items()
    }
    return vary(brand, "scorecard.actions", freeze(actions))


def test_a_card_says_what_the_role_means_before_what_it_does(company):
    for key, role in company.roles.items():
        said = text(card(company, key))
        assert (
            said.index(role.department)
            < said.index(role.marketing_function)
            < said.index(role.description)
        )
        for fact in (
            role.says,
            role.example.did,
            role.example.noticed,
            role.training,
            role.before_going_home,
        ):
            assert fact in said


def test_each_task_stands_struck_before_what_it_means(company):
    for key, role in company.roles.items():
        for item, shift in zip(
            card(company, key).find_all(class_="shift"), role.shifts, strict=True
        ):
            assert text(item) == f"Before {shift.before} After {shift.after}"
            assert text(item.s) == shift.before


def test_a_card_asks_for_one_thing_today(company):
    for key, role in company.roles.items():
        today = card(company, key).find_all(class_="today")
        assert len(today) == 1 and role.before_going_home in text(today[0])


def test_a_card_shows_only_what_the_role_can_earn(brand):
    brand, role = of(brand)
    other = list(brand.roles)[1]
    assert not card(actions_of(brand, roles=(RoleRef(other),)), role).find(class_="role__action")
    earned = card(actions_of(brand, roles=(RoleRef(role),)), role).find_all(class_="role__action")
    assert len(earned) == min(MOST_ACTIONS, len(brand.scorecard.actions))


def test_what_not_every_role_can_earn_is_always_on_its_card(brand):
    brand, role = of(actions_of(brand, roles=(), points=9))
    last = list(brand.scorecard.actions)[-1]
    brand = vary(
        vary(brand, f"scorecard.actions.{last}.roles", (RoleRef(role),)),
        f"scorecard.actions.{last}.points",
        1,
    )
    items = [text(item) for item in card(brand, role).find_all(class_="role__action")]
    action = brand.scorecard.actions[last]
    assert items[-1] == f"1 point {action.name} {action.how}"
    assert all(item.startswith("9 points") for item in items[:-1])
    assert card(brand, role).find("a", href="site:pages/scorecard.md")


def test_a_card_leads_to_the_stages_the_role_owns_and_no_others(company):
    for role in company.roles:
        owned = [key for key, stage in company.conversion.stages.items() if stage.owner == role]
        links = [
            link["href"] for link in card(company, role).find_all("a") if "#stage-" in link["href"]
        ]
        assert links == [f"site:pages/someone_calls.md#stage-{key.slug}" for key in owned]


def test_what_is_missing_leaves_no_empty_heading(brand):
    brand, role = of(vary(brand, "scorecard.actions", freeze({})), shifts=())
    full, bare = card(*of(vary(brand, "conversion.stages", freeze({})))), card(brand, role)
    for page in (full, bare):
        assert not page.find(["ul", "table"]) or page.find("li")
        assert all(
            heading.find_next_sibling().name not in ("h2", None) for heading in page.find_all("h2")
        )
    assert "points" not in text(bare)


def test_the_list_leads_to_every_role_within_its_department(company):
    sections = soup(role_list(company)).find_all("section")
    assert [text(section.h3) for section in sections] == list(
        dict.fromkeys(role.department for role in company.roles.values())
    )
    for section in sections:
        inside = {
            f"site:roles/{key.slug}.md"
            for key, role in company.roles.items()
            if role.department == text(section.h3)
        }
        assert {link["href"] for link in section.find_all("a")} == inside
    said = text(role_list(company))
    assert all(
        role.name in said and role.marketing_function in said for role in company.roles.values()
    )


def test_every_example_is_shown_with_what_customers_noticed(company):
    said = text(department_examples(company))
    for role in company.roles.values():
        assert said.index(role.example.did) < said.index(role.example.noticed)


def test_the_training_of_every_role_stands_in_its_row(company):
    rows = {
        text(row.th): text(row.td)
        for row in soup(training_by_role(company)).find_all("tr")
        if row.td
    }
    assert rows == {role.name: role.training for role in company.roles.values()}


def test_a_role_is_found_under_its_address_with_hyphens(brand):
    _, role = next((key, key) for key in brand.roles if "_" in key)
    assert f"site:roles/{role.replace('_', '-')}.md" in role_list(brand)


@pytest.mark.parametrize("macro", LISTS)
def test_no_roles_is_said_kindly(brand, macro):
    page = soup(macro(vary(brand, "roles", freeze({}))))
    assert text(page).startswith("No ") and not page.find(["h3", "ul", "table"])


@pytest.mark.parametrize("macro", LISTS)
def test_every_text_is_shown_as_it_was_written(hostile_brand, macro):
    assert shows_as_written(macro(hostile_brand))


def test_every_text_of_a_card_is_shown_as_it_was_written(brand, hostile_brand):
    role = next(iter(hostile_brand.roles))
    assert shows_as_written(role_card(hostile_brand, role))
    assert shows_as_written(role_day(hostile_brand, role))
    odd = "*a* <script>b</script> `c` {{ d }}"
    for field in (
        "department",
        "description",
        "marketing_function",
        "says",
        "before_going_home",
        "training",
    ):
        assert shows_as_written(str(card(*of(brand, **{field: Text(odd)}))), odd)
