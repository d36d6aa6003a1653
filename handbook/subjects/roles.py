"""Every role, with its part in marketing."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from markupsafe import Markup

from handbook.kinds import Facts, Key, RoleRef, Text
from handbook.drawing.page_links import NO_PAGES, Pages
from handbook.drawing.rendering import draw

if TYPE_CHECKING:
    from handbook.facts.brand import Brand

PAGE_KEYS = ("search", "internal")
"""What the front matter of a role's page may hold besides the role's facts."""

_NOT_ROLES = ("index.md", "README.md")

MOST_ACTIONS = 5
"""How many ways to earn points a role's page shows; the scorecard has them all."""


class Shift(Facts):
    """A task, and what it means to the brand."""

    before: Text
    """The task as a job description has it."""
    after: Text
    """What it means to the brand."""


class Example(Facts):
    """Something one department did that customers noticed."""

    did: Text
    """What they did."""
    noticed: Text
    """What customers noticed."""


class Role(Facts):
    """One role in the company, as other pages know it. What only its own page says stands in that page's text."""

    name: Text
    """The role's name."""
    department: Text
    """Where it belongs."""
    description: Text
    """What the role does, in one sentence."""
    marketing_function: Text
    """What the role does for the brand, in one sentence."""
    shifts: tuple[Shift, ...]
    """Before (task) and after (what it means to the brand)."""
    says: Text
    """How someone in this role answers "what do you do?"."""
    example: Example
    """Something this department did that customers noticed."""
    before_going_home: Text
    """One thing to do on the first day."""
    training: Text
    """What this role is trained in, so that nobody is left to guess."""


def role_list(brand: Brand) -> Markup:
    """Every role by department, with its part in marketing; each leads to its own page."""
    return draw("role_list", departments=by_department(brand))


def role_card(brand: Brand, role: RoleRef) -> Markup:
    """One role, and what its work means to the brand: the head of its page."""
    return draw("role_card", role=brand.roles[role])


def role_day(brand: Brand, role: RoleRef, *, pages: Pages = NO_PAGES) -> Markup:
    """What a role can say and earn, whom it sees through, what it is trained in, and one thing for today: the foot of its page."""
    stages = brand.conversion.stages if brand.conversion else {}
    return draw(
        "role_day",
        role=brand.roles[role],
        actions=brand.ways_to_earn(role, MOST_ACTIONS),
        stages={key: stage for key, stage in stages.items() if stage.owner == role},
        pages=pages,
    )


def department_examples(brand: Brand) -> Markup:
    """What each department did, and what customers noticed."""
    return draw("department_examples", departments=by_department(brand))


def training_by_role(brand: Brand) -> Markup:
    """What each role is trained in, by department."""
    return draw("training_by_role", departments=by_department(brand))


def by_department(brand: Brand) -> Mapping[str, Mapping[Key, Role]]:
    """The roles of each department, both in the order of the facts."""
    departments: dict[str, dict[Key, Role]] = {}
    for key, role in (brand.roles or {}).items():
        departments.setdefault(role.department, {})[key] = role
    return departments


ROLES = "roles/index.md"
"""The page under docs/ that lists the roles. Their own pages follow it in the menu by themselves."""


def role_page(key: str) -> str:
    """The path of a role's page under docs/."""
    return f"roles/{key.replace('_', '-')}.md"


def is_role(file: str) -> bool:
    """Whether a file of the project (docs/…) is the page of a role: it lies beside the list of roles."""
    folder, _, name = file.rpartition("/")
    return folder == "docs/roles" and name.endswith(".md") and name not in _NOT_ROLES


def role_key(file: str) -> str:
    """The key of the role whose page a file is."""
    return file.rpartition("/")[2].removesuffix(".md").replace("-", "_")
