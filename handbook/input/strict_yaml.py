"""YAML read strictly: every scalar is text with its line, and what YAML would guess at is refused."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any, NamedTuple

import yaml

from handbook.input.characters import first_strange
from handbook.problems import Problem

DEEPEST = 12
"""Levels of nesting; no fact lies as deep."""

Path_ = tuple[str | int, ...]

_Parsed = Any
"""An event of PyYAML. What was parsed has its marks, which the library's types leave open."""

try:
    from yaml import CSafeLoader as _Loader
except ImportError:  # PyYAML built without libyaml: slower, same events
    from yaml import SafeLoader as _Loader  # type: ignore[assignment]


class Place(NamedTuple):
    """A line of a file, counted from 1."""

    file: str
    line: int


@dataclass
class Document:
    """YAML as plain data, with the place of every key and value.

    It may be put together from several files: ``places`` says of each path where it stands.
    """

    file: str
    data: Any = None
    places: dict[Path_, Place] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)

    def place(self, path: Path_) -> Place:
        """The place of ``path``, or of the nearest group around it that is there."""
        while path and path not in self.places:
            path = path[:-1]
        return self.places.get(path, Place(self.file, 1))

    def line(self, path: Path_) -> int:
        """The line of ``path`` in its file."""
        return self.place(path).line

    def problem(self, path: Path_, code: str, what: str, mend: str) -> Problem:
        """A problem with the fact at ``path``."""
        return Problem(*self.place(path), code, what, mend)


def texts_in(value: Any, path: Path_ = ()) -> Iterator[tuple[Path_, str]]:
    """Every text in plain data, with its path."""
    if isinstance(value, str):
        yield path, value
    steps = value.items() if isinstance(value, dict) else enumerate(value)
    for step, part in steps if isinstance(value, dict | list) else ():
        yield from texts_in(part, (*path, step))


def parse(text: str, name: str, under: Path_ = ()) -> Document:
    """Parse YAML into texts, groups and lists, refusing what YAML would guess at.

    ``name`` is the file's name in messages; its content stands at the path ``under`` of the whole.
    Never raises: what is wrong is in the document's ``problems``, and its ``data`` is then None or partial.
    """
    document = Document(name)
    builder = _Builder(document, text.split("\n"), under)
    try:
        for event in yaml.parse(text, Loader=_Loader):
            builder.take(event)
    except yaml.YAMLError as error:
        document.data = None
        if not any(
            problem.code == "spread" for problem in document.problems[-1:]
        ):  # of which it follows
            problem = _explain_syntax(error, name, text.split("\n"))
            kept = (one for one in document.problems if one.line != problem.line)
            document.problems = [*kept, problem]
    except _Stop:
        document.data = None
    return document


class _Stop(Exception):
    """The rest of the document cannot be read."""


class _Builder:
    """Builds plain data from YAML events without recursion, so that no nesting can exhaust the stack."""

    def __init__(self, document: Document, source: list[str], under: Path_):
        self.document, self.name, self.source = document, document.file, source
        self.under = under
        self.stack: list[tuple[Any, Path_]] = []
        self.key: str | None = None
        self.documents = 0

    def problem(self, mark: yaml.Mark, code: str, what: str, mend: str) -> None:
        self.document.problems.append(
            Problem(self.name, min(mark.line + 1, len(self.source)), code, what, mend)
        )

    def take(self, event: yaml.Event) -> None:
        if isinstance(event, yaml.DocumentStartEvent):
            self._document(event)
        elif isinstance(event, yaml.AliasEvent):
            self._refuse_anchor(event)
        elif isinstance(event, yaml.ScalarEvent):
            self._refuse_anchor(event)
            self._scalar(event)
        elif isinstance(event, yaml.CollectionStartEvent):
            self._refuse_anchor(event)
            self._open(event)
        elif isinstance(event, yaml.CollectionEndEvent):
            self._close()

    def _document(self, event: _Parsed) -> None:
        self.documents += 1
        if self.documents > 1:
            self.problem(
                event.start_mark,
                "shape",
                "a second document begins here (---)",
                "keep all facts in one document: delete the ---",
            )
            raise _Stop

    def _refuse_anchor(self, event: _Parsed) -> None:
        if event.anchor:
            sign = "*" if isinstance(event, yaml.AliasEvent) else "&"
            what = f"{sign}{event.anchor} is a YAML {'alias' if sign == '*' else 'anchor'}, which this file does not use"
            self.problem(
                event.start_mark,
                "anchor",
                what,
                f'write the value out; if it is text, put it in quotes: "{sign}{event.anchor}"',
            )
            raise _Stop
        if getattr(event, "tag", None) and event.tag != "!":
            what = f"{event.tag} is a YAML tag, which this file does not use"
            self.problem(
                event.start_mark,
                "tag",
                what,
                "delete the word that begins with !; if it is text, put it in quotes",
            )
            raise _Stop

    def _here(self) -> Path_:
        if not self.stack:
            return self.under
        group, path = self.stack[-1]
        return (*path, len(group)) if isinstance(group, list) else (*path, self.key or "")

    def _note(self, path: Path_, mark: yaml.Mark) -> None:
        self.document.places.setdefault(path, Place(self.name, mark.line + 1))

    def _add(self, value: Any, mark: yaml.Mark) -> None:
        path = self._here()
        self._note(path, mark)
        if not self.stack:
            self.document.data = value
        elif isinstance(self.stack[-1][0], list):
            self.stack[-1][0].append(value)
        elif self.key is not None:
            self.stack[-1][0][self.key] = value
            self.key = None

    def _scalar(self, event: _Parsed) -> None:
        if self.stack and isinstance(self.stack[-1][0], dict) and self.key is None:
            self._take_key(event)
            return
        where = label(self._here())
        if event.style in ("|", ">"):
            self._refuse_swallowed(event, where)
        elif event.end_mark.line > event.start_mark.line:
            self._refuse_spread(event, where)
        elif not event.style:
            self._refuse_guesses(event)
        if event.style == '"' and "\\" in self.source[event.start_mark.line]:
            self._refuse_escaped(event, where)
        spread = event.end_mark.line > event.start_mark.line and event.style not in ("|", ">")
        if not spread and (fault := _edge(event)):
            self.problem(event.start_mark, "edge", f"{where} {fault[0]}", fault[1])
        self._add(event.value.rstrip("\n"), event.start_mark)

    def _refuse_escaped(self, event: _Parsed, where: str) -> None:
        """An escape within double quotes can hide what may not stand in a file."""
        if hidden := first_strange(event.value):
            what = f"{where} spells {hidden} with a backslash"
            self.problem(event.start_mark, "character", what, "delete it, and type the words")

    def _refuse_spread(self, event: _Parsed, where: str) -> None:
        """A value goes on below its line, which is also what a forgotten dash or key looks like."""
        what = f"{where} goes on in the next line"
        if event.style:
            mend = (
                "close the quotes at its end, on the same line; "
                "a long text begins with >- after the colon, without quotes"
            )
        else:
            mend = (
                "if the next line is an item or a fact of its own, give it its dash or its key; "
                "a long text begins with >- after the colon, and stands indented below"
            )
            line = self.source[event.start_mark.line]
            what, mend = next(_slips_in_a_key(line), (what, mend))
        self.problem(event.start_mark, "spread", what, mend)

    def _refuse_swallowed(self, event: _Parsed, where: str) -> None:
        """A folded text holds a line that is a key or an item, and would be run into the words."""
        if event.style == "|":
            return
        begin, end = event.start_mark.line + 1, event.end_mark.line
        for number, line in enumerate(self.source[begin:end], begin + 1):
            if found := _LIKE_A_FACT.match(line):
                self.document.problems.append(
                    Problem(
                        self.name,
                        number,
                        "swallowed",
                        f"{where} takes in this line, which begins like a fact of its own"
                        f" ({found[0].strip()})",
                        "indent it like the key above it; or begin the text with |- to keep its lines",
                    )
                )

    def _take_key(self, event: _Parsed) -> None:
        group, path = self.stack[-1]
        if event.value in group:
            first = self.document.line((*path, event.value))
            what = f"{label((*path, event.value))} is given twice (first on line {first})"
            self.problem(event.start_mark, "duplicate", what, "delete one of the two")
            event.value = f"{event.value} "
        if not event.style and event.value in ("<<", "=", ""):
            self.problem(
                event.start_mark,
                "key",
                f'"{event.value}" is not a key',
                "write a key made of small letters",
            )
            raise _Stop
        self.key = event.value
        self._note((*path, event.value), event.start_mark)

    def _open(self, event: _Parsed) -> None:
        if self.stack and isinstance(self.stack[-1][0], dict) and self.key is None:
            what, mend = (
                "a group or list stands where a key should",
                "write a key followed by a colon",
            )
            line = self.source[event.start_mark.line]
            if "{{" in line:
                words = line[line.index("{{") :].strip()
                what, mend = (
                    "a value that begins with {{ needs quotes in YAML",
                    f'put the value in quotes: "{words}"',
                )
            self.problem(event.start_mark, "key", what, mend)
            raise _Stop
        if len(self.stack) >= DEEPEST:
            self.problem(
                event.start_mark,
                "depth",
                f"the facts are nested more than {DEEPEST} deep",
                "take out a level of nesting",
            )
            raise _Stop
        path = self._here()
        value: Any = {} if isinstance(event, yaml.MappingStartEvent) else []
        self._add(value, event.start_mark)
        self.stack.append((value, path))

    def _close(self) -> None:
        self.stack.pop()
        self.key = None

    def _rest(self, mark: yaml.Mark) -> str:
        """What stands on the source line from ``mark`` on."""
        return self.source[mark.line][mark.column :].strip() if mark.line < len(self.source) else ""

    def _refuse_guesses(self, event: _Parsed) -> None:
        where, value = label(self._here()), event.value
        rest = self._rest(event.end_mark)
        if value == "":
            after = rest.lstrip(": ")
            if after.startswith("#"):
                what, mend = (
                    f"{where} is empty: a # starts a comment in YAML",
                    f'put it in quotes: "{after}"',
                )
            else:
                what, mend = (
                    f"{where} is empty",
                    "write the value, or delete the line if the fact is optional",
                )
            self.problem(event.start_mark, "empty", what, mend)
        elif rest.startswith("#"):
            what = f"{where} ends at the #: the rest of the line is a comment in YAML"
            self.problem(
                event.end_mark,
                "comment",
                what,
                f'put it all in quotes: "{value} {rest}"; a real comment goes on its own line',
            )
        elif guess := _guess(value):
            self.problem(
                event.start_mark,
                "ambiguous",
                f"{where}: without quotes, YAML reads {value} as {guess}",
                f'put it in quotes: "{value}"{_AS_A_KIND.get(guess, "")}',
            )


_AS_A_KIND = {
    "true or false": "; where true or false is asked for, write true or false",
    "a time": "; where a day is asked for, write the day alone: 2027-03-31",
}
"""What else may be meant, where a fact is of that kind."""

_GUESSES = (
    (r"~|null|Null|NULL", "nothing"),
    (r"(?i:yes|no|on|off|y|n)|True|TRUE|False|FALSE", "true or false"),
    (r"[-+]?0[0-9_]+", "a number in base 8"),
    (r"[-+]?0[xob][0-9A-Fa-f_]+", "a number in another base"),
    (r"[-+]?[0-9]+(:[0-5]?[0-9])+(\.[0-9]*)?", "a number in base 60"),
    (r"[-+]?[0-9][0-9_]*_[0-9_]*(\.[0-9_]*)?", "a number without its _"),
    (r"[-+]?([0-9]+\.?[0-9]*|\.[0-9]+)[eE][-+]?[0-9]+", "a number with an exponent"),
    (r"[-+]?[0-9]+\.[0-9]*0|[-+]?[0-9]+\.|[-+]?\.[0-9]+", "a number and drops a digit"),
    (r"\+[0-9]+(\.[0-9]+)?", "a number without its +"),
    (r"[-+]?\.(inf|Inf|INF|nan|NaN|NAN)", "a number"),
    (r"\d{4}-\d\d?-\d\d?([Tt]|[ \t]+)\d.*", "a time"),
)
_ANY_GUESS = re.compile("|".join(f"(?:{pattern})" for pattern, _ in _GUESSES))

_LIKE_A_FACT = re.compile(r"\s*([a-z][a-z0-9_]*:(?=\s|$)|- )")
_CURLY = ("“„«‘", "”“»’")
"""What a typographic quotation may begin and end with."""


def _edge(event: _Parsed) -> tuple[str, str] | None:
    """What is wrong with how a value begins and ends, and how to mend it."""
    value = event.value.rstrip("\n") if event.style in ("|", ">") else event.value
    if value.strip() and value.strip() != value:
        return "begins or ends with a blank", "delete the blank"
    if not event.style and len(value) > 1 and value[0] in _CURLY[0] and value[-1] in _CURLY[1]:
        return (
            f"stands in typographic quotes ({value[0]}{value[-1]}), which would be shown",
            f'delete them, or write straight ones: "{value[1:-1]}"',
        )
    return None


def _guess(value: str) -> str | None:
    """What YAML 1.1 makes of an unquoted scalar, when that is not what it says."""
    if not _ANY_GUESS.fullmatch(value):
        return None
    return next(meaning for pattern, meaning in _GUESSES if re.fullmatch(pattern, value))


def label(path: Path_) -> str:
    """A path as a writer reads it: ``message.say[2].why``, counting from 1."""
    return (
        "".join(f"[{step + 1}]" if isinstance(step, int) else f".{step}" for step in path).lstrip(
            "."
        )
        or "the file"
    )


def _explain_syntax(error: _Parsed, name: str, source: list[str]) -> Problem:
    mark = getattr(error, "problem_mark", None)
    if "quoted scalar" in (getattr(error, "context", None) or ""):
        mark = error.context_mark  # the end of the file is no place to look for a missing quote
    number = min(mark.line + 1, len(source)) if mark else 1
    number = _astray(source, number) or number
    what, mend = next(_syntax_causes(source, number), (f"YAML cannot read this line ({getattr(error, 'problem', None) or 'unknown'})",
                      "compare it with the lines around it: same indentation, a colon after each key, quotes in pairs"))  # fmt: skip
    return Problem(name, number, "yaml", what, mend)


def _astray(source: list[str], number: int) -> int | None:
    """The line above, when it has neither key nor dash: YAML notices only at the next one."""
    above = next((at for at in range(number - 1, 0, -1) if source[at - 1].strip()), 0)
    line = source[above - 1].strip() if above else ""
    if not line or _MARKED.match(line) or _in_a_long_text(source, above):
        return None
    return above


def _in_a_long_text(source: list[str], number: int) -> bool:
    """Whether a line is one of a text that begins with >- or |-."""
    depth = _depth(source[number - 1])
    shallower = (
        line for line in source[: number - 1][::-1] if line.strip() and _depth(line) < depth
    )
    return bool(re.search(r":\s+[>|][-+1-9]*\s*$", next(shallower, "")))


def _depth(line: str) -> int:
    return len(line) - len(line.lstrip())


_MARKED = re.compile(r"#|- |---|\S.*:(\s|$)")
"""A comment, an item, or a key with its colon."""
_KEY = r"\s*(?:- )?[A-Za-z_][\w-]*"


def _slips_in_a_key(line: str) -> Iterator[tuple[str, str]]:
    """What keeps a line from being a key with its value, or an item."""
    head = re.match(rf"({_KEY})?\s*[:：]?\s*", line)
    strange = (
        next((one for one in head[0] if one not in " \t" and one.isspace()), None) if head else None
    )
    if strange:
        name = unicodedata.name(strange, "it").lower()
        yield f"a {name} stands here where YAML needs a blank", "type the blanks of this line anew"
    if found := re.match(rf"({_KEY})\s*：\s*(\S.*)", line):
        yield "： is no colon for YAML", f"write {found[1].strip()}: {found[2]}"
    if found := re.match(rf"({_KEY}):(?!//)(\S.*)", line):
        yield "there is no blank after the colon", f"write {found[1].strip()}: {found[2]}"
    if found := re.match(rf"({_KEY})\s*=\s*(\S.*)", line):
        yield "= is no colon for YAML", f"write {found[1].strip()}: {found[2]}"
    if found := re.match(r"\s*(?!- )[-–—•·]\s*([^\s-].*)", line):
        yield "an item begins with - and a blank", f"write - {found[1]}"


def _syntax_causes(source: list[str], number: int) -> Iterator[tuple[str, str]]:
    """Likely causes of a syntax error on a line, the surest first."""
    line = source[number - 1]
    yield from _slips_in_a_key(line)
    if "\t" in line[: len(line) - len(line.lstrip())] or re.search(r":\s*\t", line):
        yield (
            "a tab stands here; YAML is indented with blanks",
            "replace the tab by two blanks for each level",
        )
    value = re.sub(r"^\s*(- )?([\w-]+:)?\s*", "", line)
    if value.startswith(("@", "`", "%")):
        yield f"a value cannot begin with {value[0]} in YAML", f'put it in quotes: "{value}"'
    if value.startswith(('"', "'")):
        yield (
            f"something is wrong with the quotes ({value[0]})",
            'close the quotes at the end of the value; inside double quotes write \\" for a quote',
        )
    if re.search(r"\S: \S.*: |\S: .*:$", line):
        yield "a second colon stands in this line", f'put the value in quotes: "{value}"'
    if value.startswith(tuple("[{*&!|>")):
        yield f"{value[0]} has a meaning of its own in YAML", f'put the value in quotes: "{value}"'
    if not _MARKED.match(line.strip()):
        before = source[number - 2] if number > 1 else ""
        if before.lstrip().startswith("- ") and _depth(before) == _depth(line):
            yield "an item begins with - and a blank", f"write - {line.strip()}"
        yield (
            "this line has no key and no colon",
            "write key: value, or indent the line if it continues the one above",
        )
    elif number > 1 and _depth(line) != _depth(source[number - 2]):
        yield (
            "this line is indented differently from the lines around it",
            "give it the same number of blanks at its beginning as its neighbors",
        )
