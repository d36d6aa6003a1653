"""A letter in the brand's dress for Word, Pages and LibreOffice: its styles are called as their users know them."""

from __future__ import annotations

import io
from pathlib import Path
from typing import TYPE_CHECKING, Any

from docx import Document
from docx.enum.dml import MSO_THEME_COLOR
from docx.opc.constants import RELATIONSHIP_TYPE as RT
from docx.oxml.ns import qn
from docx.shared import Cm, Pt, RGBColor

from handbook.exports.office import dressed, picture, sealed, without_theirs
from handbook.exports.theme import theme_colors, typefaces

if TYPE_CHECKING:
    from handbook.facts.brand import Brand

_STYLES = {
    "Normal": (11, None),
    "Title": (26, MSO_THEME_COLOR.DARK_2),
    "Subtitle": (14, MSO_THEME_COLOR.TEXT_1),
    "Heading 1": (18, MSO_THEME_COLOR.DARK_2),
    "Heading 2": (14, MSO_THEME_COLOR.DARK_2),
    "Heading 3": (12, MSO_THEME_COLOR.DARK_2),
    "Header": (9, None),
    "Footer": (9, None),
}
"""Size in points and color of the theme, by the style's name."""
_INK = {MSO_THEME_COLOR.DARK_2: "dk2", MSO_THEME_COLOR.TEXT_1: "dk1"}
_HEADINGS = ("Title", "Heading 1", "Heading 2", "Heading 3")
_LETTER = (
    ("Normal", "Name and address"),
    ("Normal", "Place, date"),
    ("Heading 1", "What this letter is about"),
    ("Normal", "Dear …,"),
    ("Normal", "Say in the first sentence what you want to say. Then why. Then what happens next, and by when."),
    ("Normal", "Kind regards,"),
    ("Normal", "Your name\nYour role"),
)  # fmt: skip
"""The letter that one writes over, by styles."""


def letter(brand: Brand, root: Path) -> bytes:
    """The template, as a .docx."""
    document = Document()
    without_theirs(document.part.rels)
    without_theirs(document.part.package.rels)
    theme = document.part.part_related_by(RT.THEME)
    theme._blob = dressed(theme.blob, brand)
    for name, (size, color) in _STYLES.items():
        family = typefaces(brand)[0 if name in _HEADINGS else 1]
        _dress(document.styles[name], size, family, name in _HEADINGS)
        if color:  # Word asks the theme; who knows no themes takes the value beside it
            ink = document.styles[name].font.color
            ink.rgb = RGBColor.from_string(theme_colors(brand)[_INK[color]])
            ink.theme_color = color
    section = document.sections[0]
    section.left_margin = section.right_margin = Cm(2.5)
    section.top_margin, section.bottom_margin = Cm(3.5), Cm(2.5)
    _head(section.header.paragraphs[0], brand, root)
    section.footer.paragraphs[0].text = " · ".join(_foot(brand))
    for style, words in _LETTER:
        document.add_paragraph(words, style=style)
    about = document.core_properties
    about.title, about.author, about.comments = f"{brand.meta.name.short}, letter", "", ""
    about.last_modified_by = ""
    file = io.BytesIO()
    document.save(file)
    return sealed(file.getvalue())


def _dress(style: Any, size: int, family: str, is_heading: bool) -> None:
    """A style with the theme's typeface, so that it follows when the theme is changed."""
    run = style.element.get_or_add_rPr()
    for old in [*run.findall(qn("w:rFonts")), *run.findall(qn("w:color"))]:
        run.remove(old)
    fonts = run._add_rFonts()
    kind = "major" if is_heading else "minor"
    for script in ("ascii", "hAnsi"):
        fonts.set(qn(f"w:{script}"), family)
        fonts.set(qn(f"w:{script}Theme"), f"{kind}HAnsi")
    style.font.size = Pt(size)
    for border in style.element.findall(f".//{qn('w:pBdr')}"):
        border.getparent().remove(border)


def _head(paragraph: Any, brand: Brand, root: Path) -> None:
    """The logo, or the name where there is none."""
    if not brand.logo:
        paragraph.add_run(str(brand.meta.name.short)).bold = True
        return
    logo = brand.logo.image("medium", "light")
    shown = paragraph.add_run().add_picture(picture(root, logo.path), height=Cm(1.2))
    shown._inline.docPr.set("descr", str(logo.alt))


def _foot(brand: Brand) -> list[str]:
    """Who we are and how to reach us."""
    contact = brand.contact
    ways = (contact.address, contact.switchboard, contact.email) if contact else ()
    site = contact.site.spoken if contact and contact.site else None
    return [str(one) for one in (brand.meta.name.full, *ways, site) if one]
