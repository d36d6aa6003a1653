"""Keys that stand elsewhere in the facts."""

from __future__ import annotations

from typing import ClassVar

from handbook.kinds.texts import Key


class Ref(Key):
    """A key that stands elsewhere in the facts; ``target`` is the path of the group it must be in."""

    target: ClassVar[tuple[str, ...]] = ()


class RoleRef(Ref):
    """The key of a role."""

    target = ("roles",)


class PersonRef(Ref):
    """The key of a person in ``contact.people``."""

    target = ("contact", "people")


class IndustryRef(Ref):
    """The key of an industry in ``customers.industries``."""

    target = ("customers", "industries")


class CustomerRef(Ref):
    """The key of a customer in ``customers.named``."""

    target = ("customers", "named")


class CampaignRef(Ref):
    """The key of a campaign."""

    target = ("campaigns",)


class ActionRef(Ref):
    """The key of an action in ``scorecard.actions``."""

    target = ("scorecard", "actions")


class StageRef(Ref):
    """The key of a stage in ``conversion.stages``."""

    target = ("conversion", "stages")


class GoalRef(Ref):
    """The key of a goal in ``story.goals``."""

    target = ("story", "goals")
