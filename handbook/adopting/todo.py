"""What a company still has to write, in the order of what helps most on somebody's first day.

It follows from what is there: facts that are left out, files of fonts that are elsewhere, values that are still the
sample's, and pages that only the company itself can write.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from handbook.kinds.absent import Absent, Missing
from handbook.facts.brand import Brand
from handbook.facts.files import FACTS, read_files
from handbook.facts.sample import SAMPLE, still_the_samples
from handbook.kinds import look_up
from handbook.pages.page import read_page


@dataclass(frozen=True)
class Task:
    """One thing to write: where, what, who would know, and the minutes that a first version takes."""

    where: str
    what: str
    owner: str
    minutes: int


@dataclass(frozen=True)
class Progress:
    """What is left, best first, and how many things are there already."""

    tasks: tuple[Task, ...]
    done: int

    @property
    def percent(self) -> int:
        """How much of the handbook is there, 0 to 100."""
        return 100 * self.done // (self.done + len(self.tasks)) if self.tasks else 100


_DESK, _SALES, _MARKETING, _LEAD = "the front desk", "sales", "marketing", "management"
_FACTS = (
    ("contact.switchboard", "the number people call", _DESK, 1),
    ("contact.email", "the address people write to", _DESK, 1),
    ("contact.site", "the website you tell people", _MARKETING, 1),
    ("contact.hours", "when someone answers", _DESK, 1),
    ("contact.address", "where you are", _DESK, 1),
    ("contact.people", "who helps with what: three colleagues are a beginning", _DESK, 10),
    ("message", "what you do in half a minute, and what people should remember", _MARKETING, 30),
    ("conversion", "what happens when someone calls, step by step", _SALES, 30),
    ("products", "what you offer, and whom it helps", _SALES, 20),
    ("policies", "what anyone may post, decide and promise", _LEAD, 20),
    ("roles", "what each role has to do with it: whoever does the job writes it", _LEAD, 20),
    ("logo", "the files of your logo", "the designer", 5),
    ("color", "your colors", "the designer", 5),
    ("story", "your promise, and where you are going", _LEAD, 15),
    ("customers", "whom you serve; by name only those who agreed", _SALES, 20),
    ("contact.social", "your names on social networks", _MARKETING, 5),
    ("habits", "small things done often", _MARKETING, 15),
    ("calendar", "what is planned this year", _MARKETING, 15),
    ("campaigns", "what runs now, as customers see it", _MARKETING, 20),
    ("glossary", "the words of your trade", _DESK, 15),
    ("typography", "your typefaces", "the designer", 5),
    ("style", "why you look like this, do and don't", "the designer", 30),
    ("meeting", "when you talk about all this", _LEAD, 10),
    ("scorecard", "points for small things, if you like games", _MARKETING, 20),
    ("metrics", "the figures you steer by", _LEAD, 20),
    ("practice", "questions of your own to practice", _MARKETING, 10),
    ("search", "the words that people type for what you call otherwise", _DESK, 10),
    ("stewards", "who keeps which facts true, and until when", _LEAD, 10),
)  # fmt: skip
"""Path of the facts, what they are, who would know, minutes; best for a first day first."""
_HOMES = {"roles": "docs/roles/", **dict.fromkeys(("logo", "color", "typography"), FACTS)}
"""Where facts stand that have no file of their own."""
_PAGE_MINUTES, _FONT_MINUTES, _VALUE_MINUTES = 15, 10, 2


def progress(root: Path, brand: Brand) -> Progress:
    """What is left to write in the handbook at ``root``."""
    tasks = list(_lacking(brand))
    mine = [path for path, *_ in _FACTS if path not in {task.where for task in tasks}]
    others = [*_still_sample(root), *_fonts(brand), *_pages(root)]
    named = [_in_words(root, task) for task in tasks]
    return Progress((*named, *others), len(mine))


def _lacking(brand: Brand) -> Iterator[Task]:
    for path, what, owner, minutes in _FACTS:
        if _is_missing(brand, path):
            yield Task(path, what, _steward(brand, path) or owner, minutes)


def _steward(brand: Brand, path: str) -> str | None:
    """The name of who looks after the facts at a path."""
    steward = brand.stewards.get(path) or brand.stewards.get(path.partition(".")[0])
    people = brand.contact.people if brand.contact else {}
    return str(people[steward.owner].name) if steward and steward.owner in people else None


def _is_missing(brand: Brand, path: str) -> bool:
    try:
        value = look_up(brand, tuple(path.split(".")))
    except Missing:
        return True
    return isinstance(value, Absent) or (hasattr(value, "__len__") and not len(value))


def _in_words(root: Path, task: Task) -> Task:
    """The task with the file to write."""
    group, _, rest = task.where.partition(".")
    own = _HOMES.get(group, f"data/{group}.yaml")
    file = FACTS if rest and not (root / own).is_file() else own
    where = f"{file}, {task.where}" if rest else file
    return Task(where, task.what, task.owner, task.minutes)


def _fonts(brand: Brand) -> Iterator[Task]:
    for font in brand.typography.fonts if brand.typography else ():
        if font.source != "system" and not font.files:
            site = {"google": "fonts.google.com", "bunny": "fonts.bunny.net"}.get(font.source)
            what = f"the files of {font.family}" + (f" from {site}" if site else "")
            where = "data/assets/fonts, typography.fonts"
            yield Task(
                where,
                f"{what}, as woff2, with their license; then source: file",
                "the designer",
                _FONT_MINUTES,
            )


def _pages(root: Path) -> Iterator[Task]:
    """The pages of the sample that speak of the sample only, and that have no counterpart yet."""
    samples = root / SAMPLE
    for path in sorted((samples / "docs").rglob("*.md")):
        name = path.relative_to(samples).as_posix()
        page, _ = read_page(path, name)
        if page and page.meta.get("whose") == SAMPLE and not (root / name).exists():
            what = str(page.meta.get("description", "a page of your own")).rstrip(".")
            yield Task(name, what, _LEAD, _PAGE_MINUTES)


def _still_sample(root: Path) -> Iterator[Task]:
    for place, path in still_the_samples(root, read_files(root)[0]):
        what = f"{path} is still the sample's"
        yield Task(f"{place.file}:{place.line}", what, _MARKETING, _VALUE_MINUTES)


def by_owner(tasks: tuple[Task, ...]) -> dict[str, list[tuple[int, Task]]]:
    """The tasks of each owner with their rank among all; the owner of the best one comes first."""
    owners: dict[str, list[tuple[int, Task]]] = {}
    for rank, task in enumerate(tasks, 1):
        owners.setdefault(task.owner, []).append((rank, task))
    return owners


def in_words(now: Progress) -> str:
    """The list as people read it."""
    minutes = sum(task.minutes for task in now.tasks)
    lines = [f"{now.percent} % of your handbook is there."]
    if now.tasks:
        left = f"{len(now.tasks)} things are left, {_long(minutes)} of writing"
        lines.append(
            f"{left}; number 1 helps most. The same files under sample/ show how each may look."
        )
    for owner, tasks in by_owner(now.tasks).items():
        lines += ["", f"{owner} ({_long(sum(task.minutes for _, task in tasks))})"]
        lines += [f"  {rank:>2}. {one_line(task)}" for rank, task in tasks]
    return "\n".join(lines)


def one_line(task: Task) -> str:
    """A task in one line."""
    return f"{task.minutes:>2} min  {task.where}: {task.what}"


def _long(minutes: int) -> str:
    hours, rest = divmod(minutes, 60)
    return f"{hours} h {rest} min" if hours else f"{rest} min"
