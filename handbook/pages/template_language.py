"""What a page may say: its Jinja syntax tree held against an allow-list, before anything is rendered.

A sandbox alone is not enough (Jinja's documentation says so); what is not listed here is refused, so a page
can only print facts and call macros, in an amount of work that its length bounds.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache, lru_cache
from typing import Any

from jinja2 import Environment, TemplateSyntaxError, nodes

from handbook.kinds.absent import ABSENT
from handbook.kinds import Facts, Price, Text
from handbook.pages.page import Page
from handbook.facts.internal import MEND, REASON
from handbook.pages.template_slips import RAW as _RAW
from handbook.pages.template_slips import explain_slip
from handbook.problems import Problem, did_you_mean
from handbook.drawing.registry import BadCall, Macro

FILTERS = ("capitalize", "default", "first", "join", "last", "length", "link", "lower", "upper")
"""The filters a page may use."""

TESTS = ("defined", "none", "even", "odd")
"""The tests a page may use after ``is``."""

DEEPEST = 3
"""How many loops may stand inside each other."""

_TAGS = {
    "Assign": "set",
    "AssignBlock": "set",
    "CallBlock": "call",
    "FilterBlock": "filter",
    "FromImport": "from",
    "ScopedEvalContextModifier": "autoescape",
}
"""What a page writes, where the syntax tree calls it by another name."""

_LOOP = ("first", "index", "last", "length")


class _Unknown:
    """A value that is known only when the page is rendered."""


UNKNOWN = _Unknown()


def check_language(
    page: Page,
    brand: Any,
    macros: Mapping[str, Macro],
    withheld: Mapping[tuple[str | int, ...], str] | None = None,
) -> list[Problem]:
    """The problems in what ``page`` asks of the template language, each with its line.

    ``withheld`` says of each path that is not published why not.
    """
    try:
        tree = parse_template(page.body)
    except TemplateSyntaxError as error:
        line = page.body.split("\n")[error.lineno - 1 :][:1]
        slip = explain_slip(error.message or "", "".join(line))
        return [Problem(page.file, page.line(error.lineno), "template", *slip)]
    except RecursionError:
        return [_too_deep(page)]
    checker = _Checker(page, brand, macros, withheld or {})
    try:
        checker.visit_all(tree.body, {}, 0)
    except RecursionError:
        return [_too_deep(page)]
    return checker.problems


def _too_deep(page: Page) -> Problem:
    """The problem with braces that hold more levels than can be read; told on the line that holds the most."""
    lines = page.body.split("\n")
    longest = max(range(len(lines)), key=lambda number: len(lines[number]))
    return Problem(
        page.file,
        page.line(longest + 1),
        "template",
        "the braces here are nested too deep to be read",
        "print facts and call macros, one at a time",
    )


@lru_cache(maxsize=4096)
def parse_template(body: str) -> nodes.Template:
    """The syntax tree of a page's body; raises ``TemplateSyntaxError``."""
    return _parser().parse(body)


@cache
def _parser() -> Environment:
    return Environment()


class _Checker:
    def __init__(
        self,
        page: Page,
        brand: Any,
        macros: Mapping[str, Macro],
        withheld: Mapping[tuple[str | int, ...], str],
    ):
        self.page, self.facts, self.macros, self.brand = page, brand.groups, macros, brand
        self.withheld = {".".join(map(str, path)): reason for path, reason in withheld.items()}
        self.problems: list[Problem] = []

    def problem(self, node: nodes.Node, code: str, what: str, mend: str) -> _Unknown:
        lines = (one.lineno for one in (node, *node.find_all(nodes.Node)) if one.lineno)
        line = self.page.line(next(lines, 1))
        found = Problem(self.page.file, line, code, what, mend)
        if found not in self.problems:
            self.problems.append(found)
        return UNKNOWN

    def visit_all(
        self, statements: Sequence[nodes.Node], scope: dict[str, Any], depth: int
    ) -> None:
        for statement in statements:
            self._visit(statement, scope, depth)

    def _visit(self, node: nodes.Node, scope: dict[str, Any], depth: int) -> None:
        if isinstance(node, nodes.Output):
            for child in node.nodes:
                if not isinstance(child, nodes.TemplateData):
                    self._printable(child, self.value(child, scope))
        elif isinstance(node, nodes.If):
            self.value(node.test, scope)
            for branch in (node.body, node.elif_, node.else_):
                self.visit_all(branch, scope, depth)
        elif isinstance(node, nodes.For):
            self._loop(node, scope, depth)
        else:
            name = type(node).__name__
            word = _TAGS.get(name, name.lower())
            self.problem(
                node,
                "template",
                f"a page may not use {{% {word} %}}",
                f"a page may print facts, call macros, and use if and for; {_RAW}",
            )

    def _loop(self, node: nodes.For, scope: dict[str, Any], depth: int) -> None:
        if depth >= DEEPEST:
            self.problem(
                node,
                "template",
                f"more than {DEEPEST} loops stand inside each other",
                "use a macro instead",
            )
            return
        group = self.value(node.iter, scope)
        if not isinstance(node.iter, (nodes.Name, nodes.Getattr, nodes.Getitem)) or not isinstance(
            group, (tuple, Mapping, _Unknown)
        ):
            self.problem(
                node,
                "template",
                f"a loop goes over a group of facts, and {_say(node.iter)} is none",
                "name a group, for example {% for key in roles %}",
            )
            group = UNKNOWN
        inner = {**scope, "loop": _LOOP}
        names = (
            [node.target]
            if isinstance(node.target, nodes.Name)
            else list(node.target.iter_child_nodes())
        )
        for name, value in zip(names, _first(group, len(names)), strict=False):
            if isinstance(name, nodes.Name):
                inner[name.name] = value
        if node.test or node.recursive:
            self.problem(
                node,
                "template",
                "a loop may not have a condition of its own here",
                "put {% if %} inside the loop",
            )
        self.visit_all(node.body, inner, depth + 1)
        self.visit_all(node.else_, scope, depth)

    def _printable(self, node: nodes.Node, value: Any) -> None:
        if isinstance(value, Macro):
            self.problem(
                node,
                "macro",
                f"{value.name} is a macro and needs its parentheses",
                f"write {value.call(self.brand)}",
            )
        elif isinstance(value, (Mapping, tuple)) or (
            isinstance(value, Facts) and not value.printed and not isinstance(value, Price)
        ):
            what = f"{_say(node)} is a group of facts, not one fact"
            self.problem(node, "group", what, self._choices(node, value))

    def _choices(self, node: nodes.Node, group: Any) -> str:
        """The remedy for a group that stands where one fact is wanted."""
        choices = ", ".join(f"{_say(node)}.{name}" for name in list(_names(group))[:6])
        return f"write one of {choices}" if choices else "print its items in a {% for %} loop"

    def value(self, node: nodes.Node, scope: dict[str, Any]) -> Any:
        """What an expression stands for, or UNKNOWN; problems are noted on the way."""
        method = getattr(self, f"_{type(node).__name__.lower()}", None)
        if method is None:
            return self.problem(
                node,
                "template",
                f"a page may not use {_operation(node)}",
                f"print facts and call macros only; {_RAW}",
            )
        return method(node, scope)

    def _const(self, node: nodes.Const, scope: dict[str, Any]) -> Any:
        return node.value

    def _name(self, node: nodes.Name, scope: dict[str, Any]) -> Any:
        for place in (scope, self.facts, self.macros):
            if node.name in place:
                return _known(place[node.name])
        hint = did_you_mean(node.name, [*self.facts, *self.macros, *scope]).strip()
        lines = self.page.body.split("\n")
        fences = sum(line.startswith(("```", "~~~")) for line in lines[: node.lineno])
        is_code = "`" in lines[node.lineno - 1] or fences % 2
        mend = (
            _RAW
            if is_code
            else hint or f"look the name up on the page of every fact or every macro; {_RAW}"
        )
        return self.problem(node, "undefined", f'"{node.name}" is not a fact or macro', mend)

    def _getattr(self, node: nodes.Getattr, scope: dict[str, Any]) -> Any:
        return self._step(node, self.value(node.node, scope), node.attr)

    def _getitem(self, node: nodes.Getitem, scope: dict[str, Any]) -> Any:
        if not isinstance(node.arg, (nodes.Const, nodes.Name)):
            return self.problem(
                node,
                "template",
                f"the brackets after {_say(node.node)} hold more than a name",
                'write the key in quotes: ["key"]',
            )
        group, name = self.value(node.node, scope), self.value(node.arg, scope)
        return UNKNOWN if isinstance(name, _Unknown) else self._step(node, group, name)

    def _step(self, node: nodes.Getattr | nodes.Getitem, value: Any, name: Any) -> Any:
        if isinstance(value, _Unknown):
            if str(name).startswith("_"):
                return self.problem(
                    node,
                    "template",
                    f'"{name}" is out of a page\'s reach',
                    "print facts and call macros only",
                )
            return UNKNOWN
        names = _names(value)
        if reason := self.withheld.get(f"{_say(node.node)}.{name}"):
            return self.problem(
                node,
                "withheld",
                f"{_say(node.node)}.{name} is not published: {reason}",
                MEND if reason == REASON else "take it out of the page",
            )
        if name not in names:
            mend = did_you_mean(str(name), map(str, names)).strip() or (
                f"write one of {', '.join(map(str, list(names)[:12]))}"
                if names
                else "it is one fact and has no parts"
            )
            return self.problem(node, "undefined", f'"{name}" is not in {_say(node.node)}', mend)
        found = names[name]
        return _known(found() if found is not ABSENT and callable(found) else found)

    def _call(self, node: nodes.Call, scope: dict[str, Any]) -> Any:
        callee = self.value(node.node, scope)
        args = [self._argument(argument, scope) for argument in node.args]
        kwargs = {argument.key: self._argument(argument.value, scope) for argument in node.kwargs}
        if node.dyn_args or node.dyn_kwargs:
            return self.problem(
                node, "template", "a page may not use * in a call", "write the arguments out"
            )
        if isinstance(callee, Macro):
            known = [None if isinstance(value, _Unknown) else value for value in args]
            try:
                callee.check(
                    self.brand,
                    tuple(known),
                    {k: None if isinstance(v, _Unknown) else v for k, v in kwargs.items()},
                )
            except BadCall as error:
                self.problem(node, "macro", error.what, error.mend)
        elif not isinstance(callee, _Unknown):
            self.problem(
                node,
                "macro",
                f"{_say(node.node)} is a fact and cannot be called",
                "write it without parentheses",
            )
        elif not isinstance(node.node, nodes.Name):
            self.problem(
                node,
                "template",
                f"{_say(node.node)} cannot be called",
                "call macros by their name only",
            )
        return UNKNOWN

    def _argument(self, node: nodes.Node, scope: dict[str, Any]) -> Any:
        """What a macro is given; a word that is no fact has lost its quotes."""
        known = (scope, self.facts, self.macros)
        if isinstance(node, nodes.Name) and not any(node.name in place for place in known):
            what, mend = f"{node.name} stands here without quotes", f'write "{node.name}"'
            return self.problem(node, "undefined", what, mend)
        return self.value(node, scope)

    def _filter(self, node: nodes.Filter, scope: dict[str, Any]) -> Any:
        value = self.value(node.node, scope) if node.node is not None else UNKNOWN
        if node.node is not None and isinstance(value, Facts) and node.name != "default":
            what = f"{_say(node.node)} is a group of facts, and the filter {node.name} is for one"
            self.problem(node, "group", what, self._choices(node.node, value))
        for argument in node.args:
            self.value(argument, scope)
        if node.name not in FILTERS:
            mend = did_you_mean(node.name, FILTERS).strip() or f"write one of {', '.join(FILTERS)}"
            self.problem(node, "template", f'a page may not use the filter "{node.name}"', mend)
        return UNKNOWN

    def _test(self, node: nodes.Test, scope: dict[str, Any]) -> Any:
        self.value(node.node, scope)
        if node.name not in TESTS:
            self.problem(
                node,
                "template",
                f'a page may not use the test "{node.name}"',
                f"write one of {', '.join(TESTS)}",
            )
        return UNKNOWN

    def _each(self, node: nodes.Node, scope: dict[str, Any]) -> Any:
        for child in node.iter_child_nodes():
            self.value(child, scope)
        return UNKNOWN

    _compare = _operand = _and = _or = _not = _condexpr = _each


def _known(value: Any) -> Any:
    """The value, or UNKNOWN for a fact that this company does not have: it prints nothing."""
    return UNKNOWN if value is None or value is ABSENT else value


def _names(value: Any) -> dict[Any, Any]:
    """What can stand after the dot of a value: each name with its value, or with a function that gives it."""
    if isinstance(value, Facts):
        names = {name: getattr(value, name) for name in type(value).model_fields}
        return names | _properties(value)
    if isinstance(value, Mapping):
        return dict(value)
    if value is _LOOP:
        return dict.fromkeys(_LOOP, UNKNOWN)
    if isinstance(value, tuple):
        return dict(enumerate(value))
    return _properties(value) if isinstance(value, Text) else {}


def _properties(value: Any) -> dict[str, Any]:
    found = {}
    for kind in type(value).__mro__:
        if kind.__module__.startswith("handbook."):
            for name, member in vars(kind).items():
                if isinstance(member, property) and not name.startswith("_"):
                    found[name] = lambda member=member: member.__get__(value)
    return found


def _first(group: Any, count: int) -> list[Any]:
    """What the names of a loop over ``group`` stand for, judged by its first item."""
    item = next(iter(group), UNKNOWN) if isinstance(group, (tuple, Mapping)) else UNKNOWN
    return [item] if count == 1 else [UNKNOWN] * count


def _say(node: nodes.Node) -> str:
    if isinstance(node, nodes.Name):
        return node.name
    if isinstance(node, nodes.Getattr):
        return f"{_say(node.node)}.{node.attr}"
    if isinstance(node, nodes.Getitem) and isinstance(node.arg, nodes.Const):
        return f"{_say(node.node)}.{node.arg.value}"
    return "this"


def _operation(node: nodes.Node) -> str:
    signs = {
        "Add": "+",
        "Sub": "-",
        "Mul": "*",
        "Div": "/",
        "FloorDiv": "//",
        "Mod": "%",
        "Pow": "**",
        "Concat": "~",
        "Neg": "-",
        "Dict": "{…}",
        "List": "[…]",
    }
    return signs.get(type(node).__name__, type(node).__name__.lower())
