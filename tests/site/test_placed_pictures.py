"""Pictures in their place: none moves what is read, and a small drawing needs no request of its own."""

from __future__ import annotations

import io

import pytest
from PIL import Image

from handbook.site.placed_pictures import SMALL, placed

DRAWING = b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 120 90"><title>Three</title><path d="M0 0h9"/></svg>'


def photo():
    file = io.BytesIO()
    Image.new("RGB", (30, 20)).save(file, "PNG")
    return file.getvalue()


def shown(html, files):
    return placed(html, "who-we-are/", files.get)


def test_a_picture_says_how_large_it_is():
    html = shown('<img alt="Us" src="../a.png">', {"a.png": photo()})
    assert 'width="30"' in html and 'height="20"' in html
    html = shown('<img alt="Us" src="../b.svg">', {"b.svg": DRAWING})
    assert 'width="120"' in html and 'height="90"' in html


def test_a_small_decorative_drawing_comes_with_the_page():
    html = shown('<p><img alt="" class="spot" src="../b.svg"> Words</p>', {"b.svg": DRAWING})
    assert "<img" not in html and '<svg class="spot" aria-hidden="true"' in html
    assert "<path" in html and "Three" not in html


@pytest.mark.parametrize(
    ("alt", "drawing"),
    [
        ("A bike", DRAWING),
        ("", DRAWING.replace(b"<path", b'<path id="x"')),
        ("", DRAWING.replace(b"<path", b"<style>p{}</style><path")),
        ("", DRAWING.replace(b"h9", b"h9" * SMALL)),
    ],
)
def test_what_says_something_or_would_mean_something_else_stays_a_file(alt, drawing):
    assert shown(f'<img alt="{alt}" src="../b.svg">', {"b.svg": drawing}).startswith("<img ")


@pytest.mark.parametrize(
    "html", ['<img alt="" src="../gone.svg">', '<img width="5" src="../a.png">']
)
def test_what_is_not_there_or_has_its_size_is_left_as_it_is(html):
    assert shown(html, {"a.png": photo()}) == html
