"""Slides in the brand's dress: a template whose layouts, colors and typefaces PowerPoint, Keynote and LibreOffice offer."""

from __future__ import annotations

import io
from pathlib import Path
from typing import TYPE_CHECKING, Any

from pptx import Presentation
from pptx.enum.dml import MSO_THEME_COLOR
from pptx.opc.constants import RELATIONSHIP_TYPE as RT
from pptx.oxml import parse_xml
from pptx.oxml.ns import nsdecls, qn
from pptx.oxml.shapes.picture import CT_Picture
from pptx.util import Emu, Inches

from handbook.exports.office import dressed, picture, sealed, without_theirs

if TYPE_CHECKING:
    from handbook.facts.brand import Brand

WIDE = Inches(40 / 3)
"""How wide a slide is, at a height of 7.5 inches: 16 by 9."""
MARGIN = Inches(0.75)
LOGO = Inches(0.45)
"""How high the logo is."""
COVER, CONTENT, SECTION, TWO, TITLE_ONLY, BLANK = range(6)
"""The layouts, by their places."""
_KEPT = {
    "Title Slide": 0,
    "Title and Content": 1,
    "Section Header": 2,
    "Two Content": 3,
    "Title Only": 5,
    "Blank": 6,
}
_SIZES = {"lvl1pPr": 2400, "lvl2pPr": 2000, "lvl3pPr": 1800, "lvl4pPr": 1600, "lvl5pPr": 1600}
"""How large each level of text is, in hundredths of a point."""


def template(brand: Brand, root: Path) -> bytes:
    """The template, with one slide of each kind to start from."""
    slides = presentation(brand, root)
    name = str(brand.meta.name.short)
    first = slides.slides.add_slide(slides.slide_layouts[COVER])
    first.shapes.title.text, first.placeholders[1].text = "The title", f"{name} · day and place"
    for layout, title, text in (
        (SECTION, "A new part", "What it is about"),
        (CONTENT, "One thought to a slide", "Say it in a few words.\nShow it, then talk."),
    ):
        slide = slides.slides.add_slide(slides.slide_layouts[layout])
        slide.shapes.title.text, slide.placeholders[1].text = title, text
    return saved(slides, f"{name}, slides")


def saved(slides: Any, title: str) -> bytes:
    """The file of a presentation, titled."""
    about = slides.core_properties
    about.title, about.author, about.last_modified_by, about.comments = title, "", "", ""
    file = io.BytesIO()
    slides.save(file)
    return sealed(file.getvalue())


def presentation(brand: Brand, root: Path) -> Any:
    """A presentation without slides, in the brand's dress."""
    slides = Presentation()
    stretch = WIDE / slides.slide_width
    slides.slide_width = Emu(int(WIDE))
    without_theirs(slides.part.rels)
    without_theirs(slides.part.package._rels)
    master = slides.slide_master
    for layout in [one for one in slides.slide_layouts if one.name not in _KEPT]:
        slides.slide_layouts.remove(layout)
    for shape in (shape for one in (master, *slides.slide_layouts) for shape in one.shapes):
        if shape._element.spPr.find(qn("a:xfrm")) is not None:
            shape.left, shape.width = (
                Emu(int(shape.left * stretch)),
                Emu(int(shape.width * stretch)),
            )
    theme = master.part.part_related_by(RT.THEME)
    theme._blob = dressed(theme.blob, brand)
    _type(master)
    _layouts(slides)
    if brand.logo:
        _logo(brand, root, slides)
    return slides


def _type(master: Any) -> None:
    """Titles and text as print sets them: at the left, in few sizes."""
    styles = master._element.find(qn("p:txStyles"))
    title = styles.find(f"{qn('p:titleStyle')}/{qn('a:lvl1pPr')}")
    title.set("algn", "l")
    title.find(qn("a:defRPr")).set("sz", "3600")
    for level, size in _SIZES.items():
        styles.find(f"{qn('p:bodyStyle')}/{qn(f'a:{level}')}/{qn('a:defRPr')}").set("sz", str(size))
    for shape in master.placeholders:
        body = shape._element.txBody.find(qn("a:bodyPr"))
        if shape.placeholder_format.type == 1:  # the title
            shape.left, shape.top, shape.width, shape.height = (
                MARGIN,
                Inches(0.45),
                WIDE - 2 * MARGIN - Inches(2.8),
                Inches(1.1),
            )
            body.set("anchor", "b")
        elif shape.placeholder_format.type == 2:
            shape.left, shape.top, shape.width, shape.height = (
                MARGIN,
                Inches(1.85),
                WIDE - 2 * MARGIN,
                Inches(4.6),
            )


def _layouts(slides: Any) -> None:
    """The cover and the beginning of a part stand on the dark ground, their words light on it."""
    for place in (COVER, SECTION):
        layout = slides.slide_layouts[place]
        fill = layout.background.fill
        fill.solid()
        fill.fore_color.theme_color = MSO_THEME_COLOR.TEXT_2
        heads = [one for one in layout.placeholders if one.placeholder_format.idx in (0, 1)]
        for shape, top, height in zip(heads, (2.6, 4.3), (1.6, 1.8), strict=True):
            shape.left, shape.top, shape.width, shape.height = (
                MARGIN,
                Inches(top),
                WIDE - 2 * MARGIN,
                Inches(height),
            )
        for shape, anchor in zip(heads, ("b", "t"), strict=True):
            shape._element.txBody.find(qn("a:bodyPr")).set("anchor", anchor)
        for shape in layout.placeholders:
            _light(shape)


def _light(shape: Any) -> None:
    """Light words at the left."""
    styles = shape._element.txBody.find(qn("a:lstStyle"))
    for old in list(styles):
        styles.remove(old)
    styles.append(
        parse_xml(
            f'<a:lvl1pPr {nsdecls("a")} marL="0" indent="0" algn="l"><a:buNone/>'
            '<a:defRPr><a:solidFill><a:schemeClr val="bg1"/></a:solidFill></a:defRPr></a:lvl1pPr>'
        )
    )


def _logo(brand: Brand, root: Path, slides: Any) -> None:
    """The logo in the corner of every slide, the one for its ground."""
    for place, layout in enumerate(slides.slide_layouts):
        logo = brand.logo.image("medium", "light")
        if place in (COVER, SECTION):
            dark = brand.logo.for_dark("medium")
            if dark is None:  # it could not be seen
                continue
            logo = dark
        part, relation = layout.part.get_or_add_image_part(picture(root, logo.path))
        width, height = part.image.size
        high, wide = LOGO, int(LOGO * width / height)
        where = int(WIDE - MARGIN - wide), int(Inches(0.5)), wide, int(high)
        shape = CT_Picture.new_pic(90, "Logo", "", relation, *where)
        shape.nvPicPr.cNvPr.set("descr", str(logo.alt))
        layout.shapes._spTree.append(shape)
