"""Who the company is, in the shape of brand.yml's ``meta``."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Annotated, Any, ClassVar, Literal
from urllib.parse import quote

from pydantic import BeforeValidator, Field

from handbook.kinds.absent import absent
from handbook.kinds import Facts, Key, Text, WebAddress


class Name(Facts):
    """The company's name."""

    printed: ClassVar[str] = "short"

    short: Text
    """What everyone says."""
    full: Text
    """The registered name, for contracts and invoices."""


Forge = Literal["github", "gitlab", "gitea", "forgejo"]
_EDITORS: Mapping[Forge, str] = {
    "github": "edit",
    "gitlab": "-/edit",
    "gitea": "_edit",
    "forgejo": "_edit",
}
"""What stands before the branch in the address of each forge's editor."""


class Branch(Key):
    """The name of a branch in git (see git-check-ref-format)."""

    pattern = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]*(/[A-Za-z0-9][A-Za-z0-9._-]*)*")
    example = "main"
    noun = "the name of a branch"


class Links(Facts):
    """Where the company and its handbook are on the web."""

    home: WebAddress = absent()
    """The company's website."""
    handbook: WebAddress | None = None
    """Where this handbook is published."""
    repository: WebAddress | None = None
    """Where this handbook's source is kept; "edit this page" leads there."""
    forge: Forge | None = None
    """Which program keeps it: github, gitlab, gitea or forgejo. Each has addresses of its own."""
    branch: Branch = Branch("main")
    """The branch that is published, and that changes are made to."""

    def edit(self, file: str, line: int | None = None) -> str | None:
        """Where the forge's editor opens a file of the source, at a line; None when no forge is named."""
        if not (self.repository and self.forge):
            return None
        path = f"{_EDITORS[self.forge]}/{quote(self.branch)}/{quote(file)}"
        return f"{self.repository.rstrip('/')}/{path}{f'#L{line}' if line else ''}"


def _name(value: Any) -> Any:
    return {"short": value, "full": value} if isinstance(value, str) else value


def _link(value: Any) -> Any:
    return {"home": value} if isinstance(value, str) else value


class Meta(Facts):
    """Name and links (brand.yml ``meta``)."""

    name: Annotated[Name, BeforeValidator(_name, json_schema_input_type=Name | str)]
    """The company's name; one text, or short and full."""
    link: Annotated[Links, BeforeValidator(_link, json_schema_input_type=Links | str)] = Field(
        default_factory=Links
    )
    """The company's website; one address, or several by purpose."""
