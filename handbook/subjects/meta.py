"""Who the company is, in the shape of brand.yml's ``meta``."""

from __future__ import annotations

from typing import Annotated, Any, ClassVar

from pydantic import BeforeValidator

from handbook.kinds import Facts, Text, WebAddress


class Name(Facts):
    """The company's name."""

    printed: ClassVar[str] = "short"

    short: Text
    """What everyone says."""
    full: Text
    """The registered name, for contracts and invoices."""


class Links(Facts):
    """Where the company and its handbook are on the web."""

    home: WebAddress
    """The company's website."""
    handbook: WebAddress | None = None
    """Where this handbook is published."""
    repository: WebAddress | None = None
    """Where this handbook's source is kept; "edit this page" leads there."""


def _name(value: Any) -> Any:
    return {"short": value, "full": value} if isinstance(value, str) else value


def _link(value: Any) -> Any:
    return {"home": value} if isinstance(value, str) else value


class Meta(Facts):
    """Name and links (brand.yml ``meta``)."""

    name: Annotated[Name, BeforeValidator(_name, json_schema_input_type=Name | str)]
    """The company's name; one text, or short and full."""
    link: Annotated[Links, BeforeValidator(_link, json_schema_input_type=Links | str)]
    """The company's website; one address, or several by purpose."""
