"""Drawings as files that every program opens, PNG and PDF: pressed by Typst, and kept from one build to the next.

Typst reads SVG with resvg, as careful a reader as a browser, and brings no typeface: letters must be outlines.
"""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterable
from contextlib import suppress
from importlib.metadata import version
from pathlib import Path

import typst

TEMPLATES = Path(__file__).resolve().parents[2] / "templates" / "files"
_TYPST = version("typst")
_DIGEST = hashlib.sha256().digest_size


class Press:
    """Presses the pictures under ``data``. ``kept`` is where results wait for the next build; it may be deleted at any time."""

    def __init__(self, root: Path):
        self.data, self.kept = root / "data", root / ".build" / "pressed"

    def png(self, template: str, pictures: Iterable[str], **inputs: str) -> bytes:
        """``templates/files/<template>.typ`` as a PNG, one pixel a point. ``pictures`` are the files that it shows."""
        return self._press(template, pictures, "png", inputs)

    def pdf(self, template: str, pictures: Iterable[str], **inputs: str) -> bytes:
        """The same as a PDF of one page, whose shapes stay shapes."""
        return self._press(template, pictures, "pdf", inputs)

    def _press(
        self, name: str, pictures: Iterable[str], kind: str, inputs: dict[str, str]
    ) -> bytes:
        source = (TEMPLATES / f"{name}.typ").read_bytes()
        files = [(self.data / picture).read_bytes() for picture in pictures]
        told = [_TYPST, kind, *(part for item in inputs.items() for part in item)]
        place = self.kept / _key([source, *files, *(part.encode() for part in told)])
        made = _unharmed(place)
        if made is None:
            made = typst.compile(  # type: ignore[call-overload]  # its types ask for a root in bytes
                source,
                root=str(self.data),
                sys_inputs=inputs,
                format=kind,
                ppi=72.0,
                ignore_system_fonts=True,
            )
            _keep(place, made)
        return made


def _key(parts: list[bytes]) -> str:
    """A name for what goes in: the lengths keep two parts from passing for two others."""
    whole = hashlib.sha256()
    for part in parts:
        whole.update(len(part).to_bytes(8, "big") + part)
    return whole.hexdigest()


def _unharmed(place: Path) -> bytes | None:
    """What was kept there, if it is whole."""
    try:
        kept = place.read_bytes()
    except OSError:
        return None
    digest, made = kept[:_DIGEST], kept[_DIGEST:]
    return made if hashlib.sha256(made).digest() == digest else None


def _keep(place: Path, made: bytes) -> None:
    """Keep it in one step; where there is no room, the next build presses it anew."""
    aside = place.with_name(f"{place.name}.{os.getpid()}")
    with suppress(OSError):
        place.parent.mkdir(parents=True, exist_ok=True)
        aside.write_bytes(hashlib.sha256(made).digest() + made)
        aside.replace(place)
