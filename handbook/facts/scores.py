"""The sheets that were handed in, ``data/scores/<week>.csv``: read strictly, and added up for the team.

A file holds the sheets of one week, one after the other; each begins with the line that names the columns, so that
files are put together by appending one to the other. A sheet has no name on it, and whose role it was is not kept:
what is not there cannot be made into a ranking.
"""

from __future__ import annotations

import csv
import datetime
import io
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from handbook.kinds import Key
from handbook.problems import Problem, did_you_mean
from handbook.input.text_files import read_source

if TYPE_CHECKING:
    from handbook.facts.brand import Brand

FOLDER = "data/scores"
"""Where the sheets are, from the project's root. Another company may have none yet."""

COLUMNS = ("week", "role", "action", "times", "points")
"""The columns of a sheet, as the scorecard's own export writes them."""

LONGEST = 40
"""Characters of a cell that a message repeats."""

ORDINALS = ("first", "second", "third", "fourth")

Fault = tuple[str, str]
"""What is wrong with a line, and how to mend it."""


@dataclass(frozen=True, order=True)
class Week:
    """A week from Monday to Sunday (ISO 8601)."""

    year: int
    number: int

    @classmethod
    def of(cls, day: datetime.date) -> Week:
        """The week that a day is in."""
        return cls(*day.isocalendar()[:2])

    @classmethod
    def parse(cls, text: str) -> Week | None:
        """The week that is written so: ``2026-W46``; None when there is no such week."""
        match = re.fullmatch(r"([0-9]{4})-W([0-9]{2})", text)
        try:
            return match and cls.of(datetime.date.fromisocalendar(int(match[1]), int(match[2]), 4))
        except ValueError:
            return None

    @property
    def monday(self) -> datetime.date:
        return datetime.date.fromisocalendar(self.year, self.number, 1)

    @property
    def sunday(self) -> datetime.date:
        return datetime.date.fromisocalendar(self.year, self.number, 7)

    @property
    def quarter(self) -> tuple[int, int]:
        """The year and quarter it counts for: those of its Thursday, as ISO 8601 does for the year."""
        thursday = datetime.date.fromisocalendar(self.year, self.number, 4)
        return thursday.year, (thursday.month + 2) // 3

    def __str__(self) -> str:
        return f"{self.year}-W{self.number:02}"


@dataclass
class Sheet:
    """What one person handed in for one week: how often each action, and the points."""

    week: Week
    times: Counter[str] = field(default_factory=Counter)
    points: int = 0


@dataclass(frozen=True)
class Scores:
    """The sheets of one quarter, added up."""

    sheets: tuple[Sheet, ...] = ()
    quarter: str = ""
    """The quarter, in words."""

    @property
    def total(self) -> int:
        return sum(sheet.points for sheet in self.sheets)

    @property
    def weeks(self) -> Mapping[Week, int]:
        """The points of each week that has a sheet, the earliest first."""
        points: Counter[Week] = Counter()
        for sheet in self.sheets:
            points[sheet.week] += sheet.points
        return dict(sorted(points.items()))

    @property
    def times(self) -> Counter[str]:
        """How often each action was done."""
        return sum((sheet.times for sheet in self.sheets), Counter())


def read_scores(root: Path, brand: Brand, today: datetime.date) -> tuple[Scores, list[Problem]]:
    """The sheets of the quarter of ``today``, and what is wrong with any file of sheets. Never raises for bad input."""
    sheets, problems = [], []
    if not brand.scorecard:  # no game, no sheets
        return Scores(), []
    year, quarter = Week.of(today).quarter
    for path in sorted((root / FOLDER).glob("[!.]*")):
        name = f"{FOLDER}/{path.name}"
        week = Week.parse(path.stem) if path.suffix == ".csv" else None
        if week is None or week > Week.of(today):
            problems.append(_misnamed(name, week, Week.of(today)))
            continue
        text, found = read_source(path, name)
        if text is not None and not found:
            read, found = _Reader(name, week, brand, today).read(text)
            sheets += [sheet for sheet in read if week.quarter == (year, quarter)]
        problems += found
    return Scores(tuple(sheets), f"{ORDINALS[quarter - 1]} quarter of {year}"), problems


def _misnamed(name: str, week: Week | None, present: Week) -> Problem:
    if week:
        return Problem(
            name,
            1,
            "scores",
            f"{week} is still to come",
            f"give the file the week of its sheets; this week is {present}",
        )
    mend = f"call it {FOLDER}/{present}.csv, with the week of its sheets, or move it elsewhere"
    return Problem(name, 1, "scores", f"{name} is not named after a week", mend)


class _Reader:
    """Reads the lines of one file. Sheets of earlier quarters are held to their form only: the game may have changed since."""

    def __init__(self, name: str, week: Week, brand: Brand, today: datetime.date):
        self.name, self.week = name, week
        self.actions, self.roles = brand.scorecard.actions, brand.roles or {}
        self.is_current = week.quarter == Week.of(today).quarter
        self.sheets: list[Sheet] = []
        self.role: str | None = None

    def read(self, text: str) -> tuple[list[Sheet], list[Problem]]:
        """The sheets with something on them, and all problems."""
        problems = []
        lines = csv.reader(io.StringIO(text, newline=""), strict=True)
        try:
            for row in lines:
                if row and not self._begins_a_sheet(row):
                    problems += [
                        Problem(self.name, lines.line_num, "scores", what, mend)
                        for what, mend in self._take(row)
                    ]
        except csv.Error as error:
            mend = "compare it with the lines around it: commas between, quotes in pairs"
            problems.append(
                Problem(
                    self.name,
                    max(lines.line_num, 1),
                    "scores",
                    f"this is not a line of a CSV file ({error})",
                    mend,
                )
            )
        except _NoColumns as fault:
            problems.append(Problem(self.name, lines.line_num, "scores", *fault.args))
        return [sheet for sheet in self.sheets if sheet.times], problems

    def _begins_a_sheet(self, row: list[str]) -> bool:
        if tuple(row) == COLUMNS:
            self.sheets.append(Sheet(self.week))
            self.role = None
            return True
        if not self.sheets or row[0].lower() == COLUMNS[0]:
            raise _NoColumns(*_columns_fault(row))
        return False

    def _take(self, row: list[str]) -> list[Fault]:
        """Add a line to its sheet, unless something is wrong with it."""
        faults = list(self._faults(row))
        if not faults:
            _, self.role, action, times, points = row
            self.sheets[-1].times[action] = int(times)
            self.sheets[-1].points += int(points)
        return faults

    def _faults(self, row: list[str]) -> Iterator[Fault]:
        if len(row) != len(COLUMNS):
            cells = "cell" if len(row) == 1 else "cells"
            yield (
                f"the line has {len(row)} {cells} where {len(COLUMNS)} belong",
                f"write {', '.join(COLUMNS)}",
            )
            return
        formulas = [cell for cell in row if cell[:1] in tuple("=+-@\t\r")]
        if formulas:
            yield (
                f"a spreadsheet takes {_quoted(formulas[0])} for a formula",
                "write the plain word or number",
            )
            return
        week, role, action, times, points = row
        if week != str(self.week):
            yield (
                f"the week is {_quoted(week)}, but the file is for {self.week}",
                _mend_week(week, self.week),
            )
        yield from _number_faults(times, points)
        yield from self._sheet_faults(role, action)
        if self.is_current:
            yield from self._scorecard_faults(role, action, times, points)

    def _sheet_faults(self, role: str, action: str) -> Iterator[Fault]:
        another = f"put the line {','.join(COLUMNS)} above each sheet"
        if self.role not in (None, role):
            yield f"a sheet for {_quoted(self.role)} goes on as {_quoted(role)}", another
        elif action in self.sheets[-1].times:
            yield f"{_quoted(action)} is on this sheet twice", f"{another}, or add the two lines up"

    def _scorecard_faults(self, role: str, action: str, times: str, points: str) -> Iterator[Fault]:
        if self.roles and role not in self.roles:
            yield f"{_quoted(role)} is not a role", _mend_key(role, self.roles, "roles")
        if action not in self.actions:
            yield (
                f"{_quoted(action)} is not an action of the scorecard",
                _mend_key(action, self.actions, "scorecard.actions"),
            )
            return
        rule = self.actions[Key(action)]
        if role in self.roles and not rule.open_to(role):
            yield (
                f"{action} is not for {role}",
                f"correct the line, or add {role} to scorecard.actions.{action}.roles",
            )
        if any(_number_faults(times, points)):
            return
        if int(times) > rule.weekly_cap:
            yield (
                f"{action} counts {rule.weekly_cap} times a week, not {times}",
                f"write {rule.weekly_cap}, and {rule.most_in_a_week} points",
            )
        elif int(points) != int(times) * rule.points:
            yield (
                f"{times} times {action} is {int(times) * rule.points} points, not {points}",
                f"write {int(times) * rule.points}",
            )


class _NoColumns(Exception):
    """The columns are not named as they should be, so no line below can be trusted."""


def _columns_fault(row: list[str]) -> Fault:
    named = [cell.strip().lower() for cell in row]
    extra = [cell for cell in named if cell not in COLUMNS]
    first = f"let each sheet begin with the line {','.join(COLUMNS)}"
    if len(row) == 1 and re.search("[;\t]", row[0]):
        return "the cells are not parted by commas", "save it as CSV with commas"
    if set(COLUMNS) <= set(named) and extra:
        return (
            f"there is a column too many: {_quoted(extra[0])}",
            "delete the column: sheets are handed in without names",
        )
    return f"the columns are not named: {_quoted(','.join(row))} stands here", first


def _number_faults(times: str, points: str) -> Iterator[Fault]:
    if not re.fullmatch(r"[1-9][0-9]{0,3}", times):
        yield f"times is {_quoted(times)}", "write how often it was done: a whole number from 1"
    if not re.fullmatch(r"0|[1-9][0-9]{0,5}", points):
        yield f"points is {_quoted(points)}", "write a whole number"


def _mend_week(written: str, week: Week) -> str:
    own = Week.parse(written)
    return f"move the sheet to {FOLDER}/{own}.csv" if own else f"write {week}"


def _mend_key(word: str, known: Iterable[str], group: str) -> str:
    return did_you_mean(word, known).strip() or f"write a key of {group}"


def _quoted(cell: str) -> str:
    """A cell in quotes, on one line and not too long."""
    words = " ".join(cell.split())
    return f'"{words if len(words) <= LONGEST else words[: LONGEST - 1] + "…"}"'
