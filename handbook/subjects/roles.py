"""Every role, with its part in marketing."""

from __future__ import annotations

from handbook.kinds import Facts, Text


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
    """One role in the company."""

    name: Text
    """The role's name."""
    department: Text
    """Where it belongs."""
    summary: Text
    """What the role does, in one sentence."""
    marketing_function: Text
    """What the role does for the brand, in one sentence."""
    shifts: tuple[Shift, ...]
    """Before (task) and after (what it means to the brand)."""
    moments: tuple[Text, ...]
    """When this role meets a prospect or customer."""
    says: Text
    """How someone in this role answers "what do you do?"."""
    example: Example
    """Something this department did that customers noticed."""
    before_going_home: Text
    """One thing to do on the first day."""
    training: Text
    """What this role is trained in, so that nobody is left to guess."""
