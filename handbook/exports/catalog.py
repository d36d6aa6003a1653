"""Every file that the handbook makes from its facts for other programs, with when to use it.

Each has a stable address, and the same facts give the same bytes. What is not published is not in the facts that
these get, so it cannot be in the files.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Any

from handbook.kinds.absent import as_far_as_there
from handbook.exports import backdrops, kit_pictures, logo_kit
from handbook.exports.known import NOTHING_KNOWN, Known
from handbook.subjects.meeting import MEETINGS

if TYPE_CHECKING:
    from handbook.facts.brand import Brand
FOLDER = "downloads/"
"""Where the site holds these files."""
FACTS_FILE = f"{FOLDER}facts.json"
"""Where the site holds every published fact."""


@dataclass(frozen=True)
class Export:
    """One file: its address from the site's root, what it is, when to use it, whom it is for, and how it is made."""

    url: str
    name: str
    use: str
    shelf: str
    make: Callable[[], bytes]
    of: str | None = None
    """What it is another form of: the company's own file, or the key of a campaign."""
    tells: bool = False
    """Whether it tells of what is known besides the facts."""


def catalog(brand: Brand, root: Path, known: Known = NOTHING_KNOWN) -> tuple[Export, ...]:
    """The files that these facts and the pictures beside them give, in the order in which a page lists them.

    What is ``known`` besides is needed to make them, not to list them.
    """
    written = tuple(
        Export(FOLDER + file, name, use, shelf, partial(_made, maker, brand))
        for shelf, group, files in _SHELVES
        if group is None or getattr(brand, group)
        for file, name, use, maker in files
    )
    people = [
        *_paper(brand, root),
        *_templates(brand, root),
        *_backdrops(brand, root),
        *as_far_as_there(_pocket, brand, root),
        *as_far_as_there(_people, brand),
    ]
    drawn = [*as_far_as_there(_logos, brand, root), *as_far_as_there(_kits, brand, root)]
    meeting = _meeting(brand, root, known)
    return (*written, _feed(brand, known), *meeting, *people, *drawn)


def _made(maker: str, *facts: Any) -> bytes:
    """What a function beside this file makes. It is loaded only now: a check lists these files and makes none."""
    module, _, function = maker.partition(".")
    return getattr(import_module(f"handbook.exports.{module}"), function)(*facts)


_DESIGN = (
    (
        "brand.tokens.json",
        "Design tokens",
        "For Figma, Penpot, Style Dictionary and other tools that read the W3C format.",
        "design_tokens.tokens",
    ),
    ("brand.css", "CSS variables", "For a website or a landing page.", "colors.css"),
    ("brand.scss", "Sass variables", "For a website that is built with Sass.", "colors.scss"),
    (
        "tailwind.css",
        "Tailwind theme",
        "For a website that is built with Tailwind 4.",
        "colors.tailwind",
    ),
    (
        "palette.ase",
        "Adobe palette",
        "For Illustrator, InDesign and Photoshop: load it as swatches.",
        "colors.ase",
    ),
    (
        "palette.gpl",
        "GIMP and Inkscape palette",
        "For GIMP, Inkscape, Krita and Scribus.",
        "colors.gpl",
    ),
    (
        "contrast.csv",
        "Contrast of every pair",
        "To look up which color can be read on which.",
        "colors.contrast_csv",
    ),
    (
        "_brand.yml",
        "brand.yml",
        "For Quarto and Shiny: put it beside your document.",
        "brand_yml.brand_yml",
    ),
)
_CONTACT = (
    (
        "company.vcf",
        "Contact card",
        "For your own phone, and for whoever asks for our number.",
        "contact_cards.company",
    ),
    (
        "company-qr.svg",
        "Contact card as a QR code",
        "For print: a phone that reads it offers to save us.",
        "contact_cards.company_qr",
    ),
)
_CALENDAR = (
    (
        "marketing-calendar.ics",
        "Marketing calendar",
        "For Outlook, Apple or Google: subscribe to its address, and it stays current.",
        "calendar_file.marketing",
    ),
)
_REVIEWS = (
    (
        "review-dates.ics",
        "Review dates",
        "For whoever looks after facts: the days on which they are due for a look.",
        "calendar_file.reviews",
    ),
)
_PROGRAMS = (
    (
        "facts.json",
        "Published facts",
        "For assistants and programs: every published fact by its path.",
        "facts_file.facts_json",
    ),
    (
        "facts.schema.json",
        "The shape of that file",
        "For whoever writes a program that reads it.",
        "facts_file.facts_schema",
    ),
)
_SHELVES = (
    ("design", "color", _DESIGN),
    ("contact", "contact", _CONTACT),
    ("calendar", "calendar", _CALENDAR),
    ("calendar", "stewards", _REVIEWS),
    ("programs", None, _PROGRAMS),
)
"""Shelf, the group of facts that its files cannot do without, and the files."""


def _paper(brand: Brand, root: Path) -> Iterator[Export]:
    """What to print as it is: each one page."""
    if brand.scorecard:
        use = "A week's score to tick by hand: beside the coffee machine, or in a pocket."
        make = partial(_made, "sheets.scorecard", brand, root)
        yield Export(f"{FOLDER}my-week.pdf", "My week", use, "paper", make)
    if brand.message or brand.products:
        use = (
            "Who we are, what we say and how we look, on one page: for the wall, or for a partner."
        )
        make = partial(_made, "sheets.summary", brand, root)
        yield Export(f"{FOLDER}brand-in-short.pdf", "The brand in short", use, "paper", make)


def _backdrops(brand: Brand, root: Path) -> Iterator[Export]:
    for one in backdrops.backdrops(brand, root):
        yield Export(f"{FOLDER}{one.path}", one.name, one.use, "backdrops", one.make)


def _pocket(brand: Brand, root: Path) -> Iterator[Export]:
    if brand.contact:
        use = "For the pocket: our number, what to say, what to do when someone calls. Print it as it is."
        make = partial(_made, "pocket_card.pocket_card", brand, root)
        yield Export(f"{FOLDER}pocket-card.pdf", "Pocket card", use, "contact", make)


_TEMPLATES = (
    ("letter.docx", "Letter", "Write over it in Word, Pages or LibreOffice.", "letter_template"),
    ("slides.pptx", "Slides", "For talks of your own: layouts, colors, type.", "slide_template"),
)


def _templates(brand: Brand, root: Path) -> Iterator[Export]:
    """What to write on. A company with neither logo nor colors nor type has no dress of its own."""
    if brand.logo or brand.color or brand.typography:
        for file, name, use, maker in _TEMPLATES:
            make = partial(_made, f"office_files.{maker}", brand, root)
            yield Export(f"{FOLDER}{file}", name, use, "templates", make)


def _feed(brand: Brand, known: Known) -> Export:
    use = "For Outlook, Thunderbird or any feed reader: it says when something here has changed."
    make = partial(_made, "changes_feed.atom", brand, known.news)
    return Export(
        f"{FOLDER}changes.xml", "What changed, as a feed", use, "changes", make, tells=True
    )


_MEETING = (
    ("slides/{}.html", "Show the slides", "In this browser, full screen.", "slides_html.as_page"),
    (
        FOLDER + "{}.html",
        "Slides as one file",
        "To take along: it works from a stick, without a network.",
        "slides_html.as_one_file",
    ),
    (
        FOLDER + "{}.pptx",
        "PowerPoint",
        "To change: text, tables and charts are the program's own.",
        "office_files.slides",
    ),
)


def _meeting(brand: Brand, root: Path, known: Known) -> Iterator[Export]:
    """The slides of the brand meeting, and of the one with a new colleague if any item is for them."""
    for which in MEETINGS if brand.meeting else ():
        for url, name, use, maker in _MEETING if brand.meeting.timed(which) else ():
            make = partial(_made, maker, brand, root, known, which)
            yield Export(url.format(which), name, use, "meeting", make, which, tells=True)


def _people(brand: Brand) -> Iterator[Export]:
    for key, person in brand.contact.people.items():
        yield Export(
            f"{FOLDER}people/{key.slug}.vcf",
            person.name,
            "To save in a phone.",
            "people",
            partial(_made, "contact_cards.person", brand, key),
        )


def _logos(brand: Brand, root: Path) -> Iterator[Export]:
    files = list(logo_kit.pressed(brand, root))
    if files:
        name, use = "Every logo", "All of them in every form, with the rules on one sheet."
        make = partial(logo_kit.zipped, brand, root)
        yield Export(f"{FOLDER}logo-kit.zip", name, use, "logos", make)
    for one in files:
        use = "To put where SVG will not go."
        yield Export(f"{FOLDER}{one.path}", one.name, use, "logo", one.make, one.drawing)


def _kits(brand: Brand, root: Path) -> Iterator[Export]:
    for one in kit_pictures.kit_pictures(brand, root):
        use = "To go with the words of a kit."
        yield Export(f"{FOLDER}{one.path}", one.name, use, "kits", one.make, one.campaign)
