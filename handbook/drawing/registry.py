"""What a page may call: macros, with the keys their arguments must name."""

from __future__ import annotations

import inspect
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cached_property, partial
from typing import Any, get_args, get_type_hints

from markupsafe import Markup

from handbook.kinds.absent import ABSENT, Missing
from handbook.drawing.page_links import NO_PAGES
from handbook.kinds import Facts, Ref, look_up
from handbook.problems import did_you_mean
from handbook.subjects.our_words import speaking


class BadCall(Exception):
    """A macro was called with something it cannot use: what is wrong, and what to write instead."""

    def __init__(self, what: str, mend: str):
        super().__init__(what)
        self.what, self.mend = what, mend


class MacroFailed(Exception):
    """A macro failed in what it does itself; the cause says how."""


def named(value: object) -> str:
    """A value as a message names it: in quotes, unless it is more than a word."""
    if isinstance(value, Markup):
        return "what a macro draws"
    return "a group of facts" if isinstance(value, Facts | Mapping | tuple) else f'"{value}"'


class ColorRef(Ref):
    """The name of a palette color."""

    target = ("color", "palette")


@dataclass(frozen=True)
class Macro:
    """A function that draws facts: ``function(brand, *arguments) -> Markup``.

    An argument annotated with a kind of ``Ref`` must be a key of that group; a default makes it optional.
    What stands after a ``*`` is not for pages: the edition gives it (``macros``, ``today``, …, or ``given``: all of these).
    """

    function: Callable[..., Markup]

    @property
    def name(self) -> str:
        return self.function.__name__

    @property
    def summary(self) -> str:
        """The first line of the function's docstring."""
        return (inspect.getdoc(self.function) or "").split("\n")[0]

    @cached_property
    def _signature(self) -> inspect.Signature:
        signature = inspect.signature(self.function)
        return signature.replace(
            parameters=[
                one
                for one in list(signature.parameters.values())[1:]
                if one.kind != one.KEYWORD_ONLY
            ]
        )

    @cached_property
    def wanted(self) -> frozenset[str]:
        """What it asks of the edition."""
        parameters = inspect.signature(self.function).parameters.values()
        return frozenset(one.name for one in parameters if one.kind == one.KEYWORD_ONLY)

    @property
    def subject(self) -> str:
        """The noun of the module it is in, which is also the name of the facts it draws."""
        return self.function.__module__.rpartition(".")[2]

    @cached_property
    def _references(self) -> dict[str, type[Ref]]:
        hints = get_type_hints(self.function, localns={"Brand": object})
        kinds = {
            name: (hint, *get_args(hint)) for name, hint in hints.items()
        }  # "RoleRef | None" has its kind inside
        return {
            name: kind
            for name, options in kinds.items()
            for kind in options
            if isinstance(kind, type) and issubclass(kind, Ref)
        }

    def check(self, brand: Any, args: tuple[Any, ...], kwargs: Mapping[str, Any]) -> None:
        """Raise ``BadCall`` unless the macro can be called so; a None among the arguments is not known yet."""
        try:
            bound = self._signature.bind(*args, **kwargs)
        except TypeError as error:
            raise BadCall(f"{self.name}: {error}", f"write {self.call(brand)}") from None
        for name, value in bound.arguments.items():
            if value is not None and name in self._references:
                self._check_key(brand, self._references[name], value)

    def _check_key(self, brand: Any, kind: type[Ref], value: Any) -> None:
        group = _group(brand, kind)
        if group is ABSENT:  # then there is nothing to draw
            return
        known = list(group)
        if value not in known:
            near = did_you_mean(value, known).strip() if isinstance(value, str) else ""
            what = f"{self.name}: {named(value)} is not in {'.'.join(kind.target)}"
            raise BadCall(what, near or f"write one of {', '.join(known)}")

    def _example(self, brand: Any) -> list[str]:
        """Arguments that work with this brand: the first key of each group; "" when the group is empty."""
        needed = [
            name
            for name, parameter in self._signature.parameters.items()
            if parameter.default is parameter.empty
        ]
        groups = [_group(brand, self._references[name]) for name in needed]
        return [next(iter(group), "") if group else "" for group in groups]

    def call(self, brand: Any) -> str:
        """A call that works with this brand, as a page writes it."""
        arguments = ", ".join(f'"{key}"' for key in self._example(brand))
        return f"{{{{ {self.name}({arguments}) }}}}"

    def specimen(self, brand: Any, given: Mapping[str, Any]) -> Markup | None:
        """What ``call`` draws; None when there is nothing yet that it could draw."""
        arguments = self._example(brand)
        drawn = self.for_pages(brand, given)(*arguments) if all(arguments) else None
        return drawn or None

    def for_pages(self, brand: Any, given: Mapping[str, Any]) -> Callable[..., Markup]:
        """The macro as pages call it: without the brand and what the edition gives, its arguments checked.

        It draws ``ABSENT`` where it reaches for facts that this company does not have.
        """
        known, pages = {**given, "given": given}, given.get("pages", NO_PAGES)
        given = {name: value for name, value in known.items() if name in self.wanted}
        draw = partial(self.function, brand, **given)

        def call(*args: Any, **kwargs: Any) -> Markup:
            self.check(brand, args, kwargs)
            ours = speaking.set(brand.say)
            try:
                return pages.without_gone(draw(*args, **kwargs))
            except Missing:
                return ABSENT
            except (MacroFailed, MemoryError, OSError):
                raise
            except Exception as error:
                raise MacroFailed(f"{self.name}() failed here") from error
            finally:
                speaking.reset(ours)

        return call


def _group(brand: Any, kind: type[Ref]) -> Any:
    """The group that a reference must be in; ``ABSENT`` where a company has none."""
    try:
        return look_up(brand, kind.target)
    except Missing:
        return ABSENT


def registry(*functions: Callable[..., Markup]) -> Mapping[str, Macro]:
    """The macros by name, in the order given; two of one name are an error."""
    macros = {function.__name__: Macro(function) for function in functions}
    if len(macros) != len(functions):
        raise ValueError("two macros have the same name")
    return macros
