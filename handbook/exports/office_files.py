"""Files for office programs. They take long to make, so they are kept while nothing has changed that goes into them."""

from __future__ import annotations

from functools import partial
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Any

from handbook.cache import Cache, tree
from handbook.exports.meeting_deck import meeting_deck

if TYPE_CHECKING:
    from handbook.exports.known import Known
    from handbook.facts.brand import Brand


def slides(brand: Brand, root: Path, known: Known, which: str) -> bytes:
    """The slides of the meeting ``which`` as a .pptx."""
    return _kept("slides_pptx", "as_pptx", brand, root, meeting_deck(brand, known, which))


def slide_template(brand: Brand, root: Path) -> bytes:
    """Slides to begin with, as a .pptx."""
    return _kept("slide_template", "template", brand, root)


def letter_template(brand: Brand, root: Path) -> bytes:
    """A letter to begin with, as a .docx."""
    return _kept("letter_template", "letter", brand, root)


def _kept(module: str, function: str, brand: Brand, root: Path, *told: Any) -> bytes:
    """What a function makes of the brand's dress and of what it is ``told``, made now or before."""
    dress = brand.meta, brand.color, brand.typography, brand.logo, brand.contact
    pictures = tree(root / "data" / "assets")
    make = partial(_made, module, function, brand, root, *told)
    return Cache.of(root).kept(make, module, function, dress, told, pictures)


def _made(module: str, function: str, *facts: Any) -> bytes:
    """The libraries are loaded only now: that takes half a second."""
    return getattr(import_module(f"handbook.exports.{module}"), function)(*facts)
