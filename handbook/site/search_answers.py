"""What a colleague asks for by name: single facts, each with its name, its value and other words for it.

Which facts these are follows from their kinds, not from a list: what is dialed, written to, copied or paid, wherever it
stands; every fact that there is only one of; every word of the glossary; every event and every file to take away; and
whom to ask about what.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, NamedTuple

from handbook.kinds import (
    Asset,
    Cmyk,
    Email,
    Facts,
    HexColor,
    Key,
    Pantone,
    Phone,
    Price,
    Ral,
    Text,
    WebAddress,
)
from handbook.drawing.rendering import days, show
from handbook.facts.names import called, in_words
from handbook.subjects.calendar import CalendarEvent
from handbook.subjects.color import JOBS
from handbook.subjects.contact import Person
from handbook.subjects.glossary import Term
from handbook.subjects.style import Download
from handbook.subjects.typography import Family

if TYPE_CHECKING:
    from handbook.exports.catalog import Export
    from handbook.facts.brand import Brand

ASKED = {
    Phone: "phone telephone number",
    Email: "email mail address",
    WebAddress: "website web address link url",
    HexColor: "color colour hex rgb",
    Cmyk: "color colour print printer CMYK",
    Pantone: "color colour print printer ink",
    Ral: "color colour paint powder",
    Price: "price cost costs much",
    Family: "font typeface typography",
}
"""Kinds that are asked for wherever they stand, and what people call them."""

_SAYS_ITSELF = {"text", "word", "words"}
"""Fields whose name adds nothing to that of their group."""


@dataclass(frozen=True)
class Answer:
    """One fact. ``path`` is where it stands; ``name`` says what it is ("Robin · Price"), ``value`` is what one copies.

    ``asked`` is what its kind is called, ``note`` what it is for, ``color`` is set for a color. ``among`` says that it
    belongs to one of several things, which its name begins with, and ``person`` that it leads to one of us. ``ends`` is
    the last day of what has one, ``file`` the address of what is taken away, ``shown`` how a page shows it, if not by its value.
    """

    path: tuple[str, ...]
    name: str
    value: str
    asked: str = ""
    words: str = ""
    note: str = ""
    color: str = ""
    among: bool = False
    person: bool = False
    ends: str = ""
    file: str = ""
    shown: str = ""


class Place(NamedTuple):
    """A place in the facts: what leads to it, what that is called, and what it is for; ``alone`` unless it is one among others."""

    path: tuple[str, ...]
    names: tuple[str, ...]
    meanings: tuple[str, ...] = ()
    alone: bool = True

    @property
    def name(self) -> str:
        """What stands there, without the name of the whole group where that is not needed."""
        return " · ".join(self.names[1:] if len(self.names) > 2 else self.names)


def answers(brand: Brand, exports: Iterable[Export] = ()) -> Iterator[Answer]:
    """Every answer that the published facts give, in the order of the facts; then other forms of files to take away."""
    for name in type(brand).model_fields:
        yield from _walk(brand, getattr(brand, name), Place((name,), (in_words(name),)))
    for at, download in enumerate(brand.style.downloads if brand.style else ()):
        for form in exports:
            if form.of == download.file:
                yield _form(("style", "downloads", str(at)), download, form)


def _form(path: tuple[str, ...], download: Download, form: Export) -> Answer:
    """Another form of a file to take away: "Wide logo, PNG 512 px"."""
    kind = form.url.rpartition(".")[2].upper()
    name = f"{download.name}, {kind} {form.name}".rstrip()
    value = form.url.rpartition("/")[2]
    return Answer(path, name, value, "file", note=form.use, file=form.url, shown=download.name)


def _walk(brand: Brand, value: Any, place: Place) -> Iterator[Answer]:
    if isinstance(value, (Term, CalendarEvent, Download)):
        yield _whole(value, place.path)
    elif isinstance(value, tuple):
        for at, item in enumerate(value):
            if isinstance(item, Download):
                yield _whole(item, (*place.path, str(at)))
    elif isinstance(value, Facts) and not isinstance(value, Price):
        if isinstance(value, Person):
            yield from _helps(brand, value, place)
        for name in type(value).model_fields:
            yield from _walk(brand, getattr(value, name), _field(value, name, place))
    elif isinstance(value, Mapping):
        for key, item in value.items():
            names = (*place.names[:-1], called(item) or in_words(key))
            yield from _walk(
                brand,
                item,
                place._replace(path=(*place.path, key), names=names, alone=isinstance(item, Text)),
            )
    elif _is_answer(value, place):
        yield _answer(brand, value, place)


def _whole(value: Term | CalendarEvent | Download, path: tuple[str, ...]) -> Answer:
    """The answer that a group of facts gives as one."""
    if isinstance(value, CalendarEvent):
        return Answer(
            path,
            value.name,
            days(value.starts, value.ends),
            words=value.what,
            note=value.you_can,
            ends=value.last_day.isoformat(),
            shown=value.name,
        )
    if isinstance(value, Download):
        name = value.file.rpartition("/")[2]
        return Answer(
            path, value.name, name, "file", note=value.use, file=value.file.url, shown=value.name
        )
    return Answer(path, value.term, value.means, "meaning definition glossary word", among=True)


def _field(group: Facts, name: str, place: Place) -> Place:
    names = place.names if name in _SAYS_ITSELF else (*place.names, in_words(name))
    return Place(
        (*place.path, name),
        names,
        (*place.meanings, type(group).model_fields[name].description or ""),
        place.alone,
    )


def _is_answer(value: Any, place: Place) -> bool:
    if isinstance(value, tuple(ASKED)):
        return True
    is_said = isinstance(value, (int, Text)) and not isinstance(value, (Asset, bool, Key))
    return place.alone and is_said and not place.path[-1].endswith("_alt")


def _answer(brand: Brand, value: Any, place: Place) -> Answer:
    asked = next((words for kind, words in ASKED.items() if isinstance(value, kind)), "")
    is_color = isinstance(value, HexColor)
    note = _color_note(brand, value, place.path[-1]) if is_color else "".join(place.meanings[-1:])
    words = " ".join([*place.meanings, place.path[0]])
    return Answer(
        place.path,
        place.name,
        str(show(value)),
        asked,
        words,
        note,
        value if is_color else "",
        not place.alone,
        person=place.path[:2] == ("contact", "people"),
    )


def _color_note(brand: Brand, value: HexColor, job: str) -> str:
    """What a color is called, its other values, and its job."""
    key = next((key for key, color in brand.color.palette.items() if color == value), None)
    style = brand.style.colors.get(key) if brand.style and key else None
    name = style.name if style else in_words(key or "")
    return ", ".join(filter(None, [name, "RGB {} {} {}".format(*value.rgb), JOBS.get(job)]))


def _helps(brand: Brand, person: Person, place: Place) -> Iterator[Answer]:
    for topic in person.helps_with:
        value = f"{person.name} · {person.phone or person.email}"
        yield Answer(
            (*place.path, "helps_with"),
            topic,
            value,
            "helps help knows",
            note=brand.roles[person.role].name if brand.roles else "",
            person=True,
        )
