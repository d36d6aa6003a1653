"""The brand meeting's slides for PowerPoint, Keynote and LibreOffice: native text, tables and charts, with the notes."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from babel.dates import format_date
from pptx.chart.data import CategoryChartData
from pptx.enum.chart import XL_CHART_TYPE, XL_LEGEND_POSITION
from pptx.enum.dml import MSO_LINE, MSO_THEME_COLOR
from pptx.enum.text import MSO_AUTO_SIZE
from pptx.util import Emu, Inches, Pt

from handbook.drawing.rendering import LOCALE, show
from handbook.exports.deck import Ad, Block, Cards, Chart, Deck, Item, Lines, Slide, Table, Words
from handbook.exports.office import picture
from handbook.exports.slide_template import (
    COVER,
    MARGIN,
    SECTION,
    TITLE_ONLY,
    WIDE,
    presentation,
    saved,
)

if TYPE_CHECKING:
    from handbook.facts.brand import Brand

TOP, BOTTOM, GAP = Inches(1.85), Inches(6.9), Inches(0.4)
"""Where on a slide its content stands."""


class Place(NamedTuple):
    """A part of a slide: where it begins, and how large it is."""

    left: int
    top: int
    width: int
    height: int


def as_pptx(brand: Brand, root: Path, deck: Deck) -> bytes:
    """The slides of a meeting as a .pptx."""
    slides = presentation(brand, root)
    _cover(slides, deck)
    for one in deck.slides:
        if one.opens:
            _opening(slides, one, one.opens)
        else:
            _content(slides, one, root)
    return saved(slides, f"{deck.company}: {deck.name}")


def _cover(slides: Any, deck: Deck) -> None:
    slide = slides.slides.add_slide(slides.slide_layouts[COVER])
    slide.shapes.title.text = deck.name
    day = f"{show(deck.day)} · " if deck.day else ""
    slide.placeholders[1].text = f"{day}{deck.minutes} minutes"


def _opening(slides: Any, one: Slide, item: Item) -> None:
    slide = slides.slides.add_slide(slides.slide_layouts[SECTION])
    slide.shapes.title.text = one.title
    leads = f" · {item.leader} leads" if item.leader else ""
    slide.placeholders[1].text = f"{item.minutes} minutes{leads}\n{item.do}"
    _note(slide, one)


def _content(slides: Any, one: Slide, root: Path) -> None:
    slide = slides.slides.add_slide(slides.slide_layouts[TITLE_ONLY])
    slide.shapes.title.text = one.title
    left, room = int(MARGIN), int(WIDE - 2 * MARGIN)
    shares = (
        (0.6, 0.4) if len(one.blocks) == 2 else (1 / max(1, len(one.blocks)),) * len(one.blocks)
    )
    for block, share in zip(one.blocks, shares, strict=True):
        width = int(room * share)
        inner = width - (int(GAP) if len(one.blocks) > 1 else 0)
        _DRAWN[type(block)](slide, block, Place(left, int(TOP), inner, int(BOTTOM - TOP)), root)
        left += width
    _note(slide, one)


def _note(slide: Any, one: Slide) -> None:
    if one.notes:
        slide.notes_slide.notes_text_frame.text = "\n".join(one.notes)


def _write(slide: Any, place: Place, lines: list[tuple[str, int, bool]]) -> None:
    """Lines of text, each with its size in points and whether it is bold."""
    frame = slide.shapes.add_textbox(*map(Emu, place)).text_frame
    frame.word_wrap, frame.auto_size = True, MSO_AUTO_SIZE.NONE
    for number, (words, size, bold) in enumerate(lines):
        paragraph = frame.paragraphs[0] if number == 0 else frame.add_paragraph()
        paragraph.space_after = Pt(size / 3)
        run = paragraph.add_run()
        run.text, run.font.size, run.font.bold = words, Pt(size), bold


def _words(slide: Any, block: Words, place: Place, root: Path) -> None:
    size = next(
        size for most, size in ((30, 48), (200, 24), (10_000, 20)) if len(block.text) < most
    )
    label = [(block.label, 14, True)] if block.label else []
    _write(slide, place, [*label, (block.text, size, False)])


def _lines(slide: Any, block: Lines, place: Place, root: Path) -> None:
    label = [(block.label, 14, True)] if block.label else []
    _write(slide, place, [*label, *((f"• {one}", 18, False) for one in block.lines)])


def _table(slide: Any, block: Table, place: Place, root: Path) -> None:
    rows = (block.head, *block.rows)
    size = (len(rows), len(block.head), *map(Emu, place[:3]), Inches(0.4 * len(rows)))
    table = slide.shapes.add_table(*size).table
    widths = [max(8, min(60, max(len(row[at]) for row in rows))) for at in range(len(block.head))]
    for at, width in enumerate(widths):
        table.columns[at].width = Emu(int(place.width * width / sum(widths)))
    for number, row in enumerate(rows):
        for at, words in enumerate(row):
            run = table.cell(number, at).text_frame.paragraphs[0].add_run()
            run.text, run.font.size = words, Pt(15)


def _cards(slide: Any, block: Cards, place: Place, root: Path) -> None:
    each = place.width // len(block.cards)
    for at, card in enumerate(block.cards):
        left, wide, top = place.left + at * each, each - int(GAP), place.top
        if card.picture:
            shown = slide.shapes.add_picture(picture(root, card.picture), left, top, Emu(wide))
            shown._element.nvPicPr.cNvPr.set("descr", card.alt)
            top += shown.height
        words = [
            (card.title, 20, True),
            (card.text, 16, False),
            *([(card.more, 16, True)] if card.more else []),
        ]
        _write(slide, Place(left, top, wide, int(BOTTOM) - top), words)


def _chart(slide: Any, block: Chart, place: Place, root: Path) -> None:
    metric = block.metric
    data = CategoryChartData()
    data.categories = [format_date(month, "MMM y", locale=LOCALE) for month in block.months]
    data.add_series(f"{metric.name}, {metric.unit}", [float(one) for one in metric.values])
    data.add_series("Target", [float(metric.target)] * len(metric.values))
    chart = slide.shapes.add_chart(XL_CHART_TYPE.LINE, *map(Emu, place), data).chart
    chart.has_legend, chart.legend.position = True, XL_LEGEND_POSITION.BOTTOM
    chart.legend.include_in_layout, chart.font.size = False, Pt(12)
    value, target = chart.plots[0].series
    value.format.line.color.theme_color, value.format.line.width = MSO_THEME_COLOR.ACCENT_1, Pt(3)
    target.format.line.color.theme_color = MSO_THEME_COLOR.TEXT_1
    target.format.line.dash_style, target.format.line.width = MSO_LINE.DASH, Pt(1.25)
    value.smooth = target.smooth = False


def _ad(slide: Any, block: Ad, place: Place, root: Path) -> None:
    campaign: Any = block.campaign
    if shown := getattr(campaign, "picture", None):
        drawn = slide.shapes.add_picture(
            picture(root, shown), *map(Emu, place[:2]), height=Inches(2.2)
        )
        drawn._element.nvPicPr.cNvPr.set("descr", str(campaign.picture_alt or campaign.headline))
        place = place._replace(
            top=place.top + int(Inches(2.3)), height=place.height - int(Inches(2.3))
        )
    if campaign.channel == "radio":
        script = tuple((str(part.voice), str(part.line)) for part in campaign.script)
        _table(slide, Table((str(campaign.station), str(campaign.times)), script), place, root)
        return
    _write(slide, place, _PIECES[campaign.channel](campaign))


_PIECES: Mapping[str, Callable[[Any], list[tuple[str, int, bool]]]] = {
    "search_ad": lambda one: [
        (f"Ad · {one.link.spoken}", 14, False),
        (one.headline, 24, True),
        (one.description, 18, False),
        *((f"People search: {', '.join(one.searches)}", 14, False) for _ in one.searches[:1]),
    ],
    "landing_page": lambda one: [
        (one.headline, 24, True),
        (one.body, 16, False),
        (f"{one.call_to_action}: {one.link.spoken}", 16, True),
    ],
    "email": lambda one: [
        (f"From: {one.sender}", 14, False),
        (f"Subject: {one.subject}", 16, True),
        *((paragraph, 14, False) for paragraph in one.body),
        (f"{one.call_to_action}: {one.link.spoken}", 14, True),
    ],
    "event": lambda one: [
        (f"{show(one.day)}, {one.hours}", 22, True),
        (one.place, 18, False),
        *((f"• {thing}", 16, False) for thing in one.what_we_show),
        (f"Sign up: {one.link.spoken}", 16, True),
    ],
}
"""What people see of a campaign, line by line, by its channel."""
_DRAWN: Mapping[type[Block], Callable[..., None]] = {
    Words: _words,
    Lines: _lines,
    Table: _table,
    Cards: _cards,
    Chart: _chart,
    Ad: _ad,
}
