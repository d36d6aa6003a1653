"""Pictures of four pages at three widths in both schemes, to be looked at: `make screenshots` puts them into screenshots/.

With an argument, also makes the README's picture there: the home page on a desk and on a phone.
"""

from __future__ import annotations

import os
import shutil
import sys
from pathlib import Path

from first_view import served
from playwright.sync_api import Browser, sync_playwright

ROOT = Path(__file__).resolve().parents[1]
PAGES = {
    "home": "",
    "style": "how-we-look/color/",
    "role": "roles/front-desk/",
    "conversion": "someone-calls/",
}
WIDTHS = (360, 768, 1440)
BOTH = """<body style="margin:0;background:#d9d6cc;display:flex;gap:24px;padding:24px;align-items:flex-start">
<img src="{desk}" width="960"><img src="{phone}" width="288"></body>"""


def take(browser: Browser, base: str, out: Path) -> None:
    """A picture of each page, width and scheme."""
    for scheme in ("light", "dark"):
        for width in WIDTHS:
            page = browser.new_page(
                viewport={"width": width, "height": 900},
                color_scheme=scheme,
                reduced_motion="reduce",
            )
            for name, address in PAGES.items():
                page.goto(base + address)
                page.wait_for_load_state("networkidle")
                page.evaluate(
                    "document.querySelectorAll('[loading=lazy]').forEach(image => image.loading = 'eager')"
                )
                page.screenshot(path=out / f"{name}-{width}-{scheme}.png", full_page=True)
            page.close()


def put_together(browser: Browser, base: str, out: Path, target: Path) -> None:
    """The README's picture: the first screen of the home page, wide and narrow, side by side."""
    for name, width, height, scale in (("desk", 1280, 1000, 1), ("phone", 360, 1250, 1)):
        page = browser.new_page(
            viewport={"width": width, "height": height}, device_scale_factor=scale
        )
        page.goto(base)
        page.wait_for_load_state("networkidle")
        page.screenshot(path=out / f"{name}.png")
    page = browser.new_page(viewport={"width": 1320, "height": 800})
    (out / "both.html").write_text(
        BOTH.format(desk="desk.png", phone="phone.png"), encoding="utf-8"
    )
    page.goto((out / "both.html").as_uri())
    page.screenshot(path=target)


def main(picture: str | None) -> None:
    chromium = (
        os.environ.get("CHROMIUM")
        or shutil.which("chromium")
        or shutil.which("chromium-browser")
        or shutil.which("google-chrome")
    )
    out = ROOT / "screenshots"
    out.mkdir(exist_ok=True)
    with served((ROOT / "site").resolve()) as base, sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=chromium,
            args=["--no-sandbox", "--disable-gpu", "--disable-background-networking"],
        )
        take(browser, base, out)
        if picture:
            put_together(browser, base, out, ROOT / picture)
    print(f"{len(list(out.glob('*-*-*.png')))} pictures in {out}")


if __name__ == "__main__":
    main(sys.argv[1] if len(sys.argv) > 1 else None)
