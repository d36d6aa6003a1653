"""What no single fact can tell: whether the facts agree with each other and with the files beside them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from handbook.kinds.absent import ABSENT, Missing, as_far_as_there
from handbook.facts.brand import Brand
from handbook.kinds import Asset, Key, Ref, look_up, walk
from handbook.facts.internal import internal_marks
from handbook.problems import Disagreement, did_you_mean
from handbook.facts.contrast import contrast_problems
from handbook.facts.dates import impossible_dates
from handbook.facts.drawings import drawing_problems
from handbook.subjects.recall import questions


def disagreements(brand: Brand, data: Path) -> Iterator[Disagreement]:
    """Everything in which the facts contradict each other or the files under ``data``."""
    yield from _forge(brand)
    broken = list(_references(brand))
    yield from broken
    yield from _assets(brand, data)
    yield from as_far_as_there(drawing_problems, brand, data)
    yield from impossible_dates(brand)
    for check in (
        _color_reasons,
        _unfair_scorecard,
        _example_week,
        _pitch_length,
        contrast_problems,
    ):
        yield from as_far_as_there(check, brand)
    yield from _steward_paths(brand, data.parent)
    yield from internal_marks(brand)
    if not broken:  # questions follow references
        yield from _switched_off(brand)


def _forge(brand: Brand) -> Iterator[Disagreement]:
    if brand.meta.link.repository and not brand.meta.link.forge:
        what = (
            "nothing says which program keeps the repository, so no page could lead to its editor"
        )
        mend = "add forge: github beneath it (or gitlab, gitea, forgejo)"
        yield ("meta", "link", "repository"), "missing", what, mend


def _references(brand: Brand) -> Iterator[Disagreement]:
    for path, value in walk(brand):
        if isinstance(value, Ref):
            known = _names(brand, value.target)
            if known is not ABSENT and value not in known:
                group = ".".join(value.target)
                mend = (
                    did_you_mean(value, known).strip()
                    or f"write one of {', '.join(known)}, or add it to {group}"
                )
                yield path, "reference", f'"{value}" is not in {group}', mend


def _names(brand: Brand, group: tuple[str, ...]) -> Any:
    """What may be named of a group; ABSENT where the whole group is left out, for then nothing shows the name."""
    try:
        return look_up(brand, group)
    except Missing:
        return ABSENT


def _assets(brand: Brand, data: Path) -> Iterator[Disagreement]:
    present = {
        file.relative_to(data).as_posix() for file in (data / "assets").rglob("*") if file.is_file()
    }  # in exact case everywhere
    for path, value in walk(brand):
        if isinstance(value, Asset) and value not in present:
            mend = did_you_mean(value, sorted(present)).strip() or f"put the file at data/{value}"
            yield path, "asset", f"there is no file data/{value}", mend


def _color_reasons(brand: Brand) -> Iterator[Disagreement]:
    for name in brand.style.colors:
        if name not in brand.color.palette:
            mend = (
                did_you_mean(name, brand.color.palette).strip()
                or "add it to color.palette, or delete it here"
            )
            yield (
                ("style", "colors", name),
                "reference",
                f'"{name}" is not a color of the palette',
                mend,
            )


def _unfair_scorecard(brand: Brand) -> Iterator[Disagreement]:
    target = brand.scorecard.weekly_target
    for role, points in brand.scorecard.shortfalls(brand.roles).items():
        what = f"{brand.roles[Key(role)].name} ({role}) can earn {target - points} points a week at most, {points} fewer than the target of {target}"
        yield (
            ("scorecard", "weekly_target"),
            "unfair",
            what,
            f"lower the target to {target - points}, raise a weekly_cap, or add {role} to the roles of another action",
        )


def _example_week(brand: Brand) -> Iterator[Disagreement]:
    """The week shown as an example reaches the target, by what anyone can do and as often as it counts."""
    card, path = brand.scorecard, ("scorecard", "example_week")
    done = [card.actions[day.action] for day in card.example_week if day.action in card.actions]
    points = sum(action.points for action in done)
    if card.example_week and points < card.weekly_target:
        what = f"the example week earns {points} points, and the target is {card.weekly_target}"
        yield path, "example", what, f"add {card.weekly_target - points} points to it"
    for number, day in enumerate(card.example_week):
        action = card.actions.get(day.action)
        if action and action.roles:
            what = f"not everyone can earn {day.action}, so it is no example for all"
            mend = "choose an action without roles"
            yield (*path, number, "action"), "example", what, mend
        if action and done.count(action) > action.weekly_cap:
            what = f"{day.action} counts {action.weekly_cap} times a week, not {done.count(action)}"
            yield (*path, number, "action"), "example", what, "choose another action"


def _pitch_length(brand: Brand) -> Iterator[Disagreement]:
    pitch, longest = brand.message.pitch, brand.message.pitch.window[1]
    if pitch.seconds > longest:
        what = f"the pitch takes {pitch.seconds} seconds to say with its call to action, but people listen for {longest}"
        cut = pitch.words - longest * pitch.words_per_minute // 60
        yield ("message", "pitch", "text"), "length", what, f"cut {cut} of its {pitch.words} words"


def _steward_paths(brand: Brand, root: Path) -> Iterator[Disagreement]:
    for path in brand.stewards:
        if path == "docs" or path.startswith("docs/"):
            if not (root / path).exists():
                yield (
                    ("stewards", path),
                    "reference",
                    f"there is no page or folder {path}",
                    "write a folder or page, for example docs/what-we-say",
                )
            continue
        try:
            look_up(brand, tuple(path.split(".")))
        except Missing:  # a group left out needs nobody to look after it
            continue
        except KeyError as error:
            parent = look_up(brand, tuple(path.split("."))[: path.split(".").index(error.args[0])])
            known = (
                parent if isinstance(parent, Mapping) else getattr(type(parent), "model_fields", ())
            )
            mend = (
                did_you_mean(error.args[0], known).strip()
                or "write the path of a fact, for example contact.switchboard"
            )
            yield ("stewards", path), "reference", f'there is no fact "{path}"', mend


def _switched_off(brand: Brand) -> Iterator[Disagreement]:
    """A question that is not to be asked is one that the facts give."""
    known = [question.key for _, found in questions(brand) for question in found]
    for number, path in enumerate(brand.practice.not_asked if brand.practice else ()):
        if path not in known:
            what = f'no question is made from "{path}"'
            mend = (
                did_you_mean(path, known).strip()
                or "take the path from the page that lists every question"
            )
            yield ("practice", "not_asked", number), "reference", what, mend
