"""A logo as PNG looks as the browser draws it from the SVG (requirement 17)."""

from __future__ import annotations

import io

from PIL import Image, ImageChops

FAR = 96
"""Of 255: more than the edge of a shape can differ by half a pixel's place."""


def test_each_picture_looks_as_the_browser_draws_the_drawing(page, site_folder):
    page.goto("how-we-look/downloads/")
    page.locator(
        ".today--live"
    ).wait_for()  # the page's own scripts are done with what is taken out below
    drawings = page.locator(".takeaway").evaluate_all(
        "all => all.map(one => one.querySelector('a[href$=\".svg\"]').href)"
    )
    assert len(drawings) == 10
    for address in drawings:
        name = address.rpartition("/logo/")[2].removesuffix(".svg")
        picture = Image.open(site_folder / "downloads" / f"logo-{name}-512.png")
        ground = Image.new("RGBA", picture.size, "#808080")
        ground.alpha_composite(picture)
        seen = _drawn(page, address, picture.size)
        other = ImageChops.difference(seen, ground.convert("RGB")).convert("L")
        far = other.point(lambda value: 255 * (value > FAR)).histogram()[255]
        assert far < 0.005 * picture.width * picture.height, name


def _drawn(page, address: str, size: tuple[int, int]) -> Image.Image:
    """What the browser shows of a drawing in this size, on gray."""
    page.set_viewport_size({"width": 600, "height": 700})
    page.evaluate(
        """([address, width, height]) => {
          const picture = document.createElement("img");
          picture.src = address;
          for (const [name, value] of Object.entries({position: "fixed", left: 0, top: 0, zIndex: 9999,
            background: "#808080", maxWidth: "none", width: `${width}px`, height: `${height}px`}))
            picture.style[name] = value;
          document.body.replaceChildren(picture);
          return picture.decode();
        }""",
        [address, *size],
    )
    clip = {"x": 0, "y": 0, "width": size[0], "height": size[1]}
    return Image.open(io.BytesIO(page.screenshot(clip=clip))).convert("RGB")
