"""The handbook as one file to take along: a zip of the site that opens from a folder, without a server."""

from __future__ import annotations

import os
import zipfile
from pathlib import Path

FILE = "brand-handbook.zip"
"""What the zip is called unless told otherwise."""
_FOLDER = "brand-handbook"
_FIRST_DAY = (1980, 1, 1, 0, 0, 0)
"""The earliest time a zip can hold; with it, the same site gives the same bytes."""


def pack(site: Path, file: Path) -> None:
    """Write the built ``site`` into the zip ``file``, in one step: nobody ever finds half a zip there."""
    aside = file.with_name(f".{file.name}.new")
    with zipfile.ZipFile(aside, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as bundle:
        for path in sorted(path for path in site.rglob("*") if path.is_file()):
            name = path.relative_to(site).as_posix()
            if name != "404.html":  # its links begin at a server's root
                bundle.writestr(_entry(name), path.read_bytes())
    os.replace(aside, file)


def _entry(name: str) -> zipfile.ZipInfo:
    """A file of the zip that anyone may read, the same on every system."""
    entry = zipfile.ZipInfo(f"{_FOLDER}/{name}", _FIRST_DAY)
    entry.compress_type = zipfile.ZIP_DEFLATED
    entry.create_system, entry.external_attr = 3, 0o100644 << 16  # Unix
    return entry
