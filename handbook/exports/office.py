"""What letters and slides for office programs have in common: the brand's theme, and the same bytes for the same facts.

The theme holds the colors and typefaces that such a program offers first (ECMA-376 part 1, 20.1.6).
"""

from __future__ import annotations

import io
import re
from pathlib import Path
from typing import TYPE_CHECKING, Any
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from PIL import Image
from pptx.opc.oxml import serialize_part_xml
from pptx.oxml import parse_xml
from pptx.oxml.ns import qn

from handbook.exports.pressed import Press
from handbook.exports.theme import theme_colors, typefaces

if TYPE_CHECKING:
    from handbook.facts.brand import Brand
    from handbook.kinds import Asset

_NOT_OURS = re.compile(r"thumbnail|printerSettings|stylesWithEffects")
"""Parts of the libraries' own templates that say nothing."""
_TIME = re.compile(rb"(?<=>)\d{4}-\d\d-\d\dT[\d:]+Z(?=<)")
_FIRST_DAY = b"2000-01-01T00:00:00Z"


def dressed(theme: bytes, brand: Brand) -> bytes:
    """A theme with the brand's name, colors and typefaces."""
    tree: Any = parse_xml(theme)
    name = str(brand.meta.name.short)
    tree.set("name", name)
    colors = tree.find(f".//{qn('a:clrScheme')}")
    colors.set("name", name)
    for key, value in theme_colors(brand).items():
        place = colors.find(qn(f"a:{key}"))
        for old in list(place):
            place.remove(old)
        place.append(_element("a:srgbClr", val=value))
    fonts = tree.find(f".//{qn('a:fontScheme')}")
    fonts.set("name", name)
    for key, family in zip(("a:majorFont", "a:minorFont"), typefaces(brand), strict=True):
        fonts.find(f"{qn(key)}/{qn('a:latin')}").set("typeface", family)
    return serialize_part_xml(tree)


def _element(name: str, **attributes: str) -> Any:
    space = 'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"'
    said = " ".join(f'{key}="{value}"' for key, value in attributes.items())
    return parse_xml(f"<{name} {space} {said}/>")


def sealed(file: bytes) -> bytes:
    """An office file, packed so that the same content gives the same bytes; the workbook within a chart as well."""
    packed = io.BytesIO()
    with (
        ZipFile(io.BytesIO(file)) as old,
        ZipFile(packed, "w", ZIP_DEFLATED, compresslevel=6) as new,
    ):
        for name in old.namelist():
            content = old.read(name)
            if name.endswith(".xlsx"):
                content = sealed(content)
            elif name.endswith("core.xml"):
                content = _TIME.sub(_FIRST_DAY, content)
            entry = ZipInfo(name)  # dated 1980
            entry.compress_type = ZIP_DEFLATED
            new.writestr(entry, content)
    return packed.getvalue()


def without_theirs(relations: Any) -> None:
    """Take out what only the library's own template needs."""
    for key in [key for key, one in relations.items() if _NOT_OURS.search(one.reltype)]:
        relations.pop(key)


def picture(root: Path, asset: Asset) -> io.BytesIO:
    """A picture as every office program takes it: what is no PNG or JPEG becomes a PNG."""
    if asset.endswith(".svg"):
        told = {"drawing": f"/{asset}", "title": str(asset), "width": "1024"}
        return io.BytesIO(Press(root).png("drawing", [asset], **told))
    file = io.BytesIO((root / "data" / asset).read_bytes())
    if not asset.endswith(".webp"):
        return file
    packed = io.BytesIO()
    Image.open(file).save(packed, "PNG")
    packed.seek(0)
    return packed
