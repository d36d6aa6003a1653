"""What a reader waits for: bytes and requests of the first view of home, at 30 pages and at 1,000, beside stock Material;
and how long search takes from the first key to the first result on a phone. Run by hand:

    .venv/bin/python bench/first_view.py [PAGES ...]
"""

from __future__ import annotations

import functools
import gzip
import shutil
import statistics
import subprocess
import sys
import tempfile
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

from playwright.sync_api import Browser, Page, sync_playwright

ROOT = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(ROOT), str(ROOT / "tests"), str(ROOT / "bench")]

from build_time import stock  # noqa: E402
from project import Project  # noqa: E402

MOST_BYTES, MOST_REQUESTS, MOST_SECONDS = 75_000, 8, 0.3
PHONE = {
    "offline": False,
    "latency": 60,
    "downloadThroughput": 9e6 / 8,
    "uploadThroughput": 9e6 / 8,
}
"""The profile: 9 Mbit/s, 60 ms, a processor four times slower."""
QUERIES = ("phone number", "elevator pitch")
COPIED = "who-we-serve/success-stories.md"
"""The page that stands for many."""


class Compressing(SimpleHTTPRequestHandler):
    """Serves a site as a web server does that compresses text with gzip's usual level."""

    def do_GET(self) -> None:
        path = Path(self.translate_path(self.path))
        path = path / "index.html" if path.is_dir() else path
        if not path.is_file():
            self.send_error(404)
            return
        body = gzip.compress(path.read_bytes(), 6)
        self.send_response(200)
        self.send_header("Content-Type", self.guess_type(path))
        self.send_header("Content-Encoding", "gzip")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *arguments: object) -> None:
        pass


@contextmanager
def served(site: Path) -> Iterator[str]:
    """The address of a site on loopback."""
    server = ThreadingHTTPServer(
        ("127.0.0.1", 0), functools.partial(Compressing, directory=str(site))
    )
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}/"
    server.shutdown()


def with_pages(folder: Path, count: int) -> None:
    """Add copies of a page until the project's docs/ has ``count`` pages; those in the navigation grow with them."""
    present = len(list((folder / "docs").rglob("*.md")))
    text = (folder / "docs" / COPIED).read_text(encoding="utf-8")
    config = folder / "mkdocs.yml"
    lines = config.read_text(encoding="utf-8")
    copies = [f"who-we-serve/copy-{number}.md" for number in range(count - present)]
    for number, copy in enumerate(copies):
        (folder / "docs" / copy).write_text(
            text.replace("\n# ", f"\n# {number}. ", 1), encoding="utf-8"
        )
    if "nav:" in lines:
        entries = "".join(f"      - {copy}\n" for copy in copies)
        config.write_text(
            lines.replace(f"      - {COPIED}\n", f"      - {COPIED}\n{entries}"), encoding="utf-8"
        )


def first_view(browser: Browser, url: str) -> tuple[int, int]:
    """Compressed bytes and requests until the first page is at rest, the icon in the tab included."""
    page = browser.new_page()
    sizes: list[int] = []
    page.on("requestfinished", lambda request: sizes.append(request.sizes()["responseBodySize"]))
    page.goto(url, wait_until="networkidle")
    page.wait_for_timeout(1000)
    page.close()
    return sum(sizes), len(sizes)


def query_times(browser: Browser, url: str, runs: int = 9) -> Iterator[tuple[float, float]]:
    """Seconds to the first result on the phone: when search is opened and the query there at once, and for a query after it."""
    for _ in range(runs):
        context = browser.new_context(viewport={"width": 390, "height": 844})
        page = context.new_page()
        devtools = context.new_cdp_session(page)
        devtools.send("Network.enable")
        devtools.send("Network.emulateNetworkConditions", PHONE)
        devtools.send("Emulation.setCPUThrottlingRate", {"rate": 4})
        page.goto(url, wait_until="networkidle")
        yield _seconds_to_result(page, QUERIES[0]), _seconds_to_result(page, QUERIES[1])
        context.close()


def _seconds_to_result(page: Page, query: str) -> float:
    """Open search, put in the query, and watch for the first result: all on the page's own clock."""
    return page.evaluate(
        """query => new Promise((done) => {
          const began = performance.now(), field = document.querySelector(".search__query"), found = document.querySelector(".search__found");
          new MutationObserver(() => found.firstChild && done((performance.now() - began) / 1000)).observe(found, { childList: true });
          document.querySelector(".search-opener").click();
          field.value = query;
          field.dispatchEvent(new Event("input"));
        })""",
        query,
    )


def ours(folder: Path, count: int) -> Path:
    """The handbook with so many pages, published."""
    project = Project(folder)
    with_pages(folder, count)
    run = subprocess.run(
        [sys.executable, "-m", "handbook", "publish"],
        cwd=folder,
        env={"TODAY": "2026-11-22", "PATH": "/usr/bin:/bin"},
        capture_output=True,
        text=True,
    )
    if run.returncode:
        raise SystemExit(run.stdout + run.stderr)
    return project.folder / "site"


def theirs(folder: Path, count: int) -> Path:
    """The same pages with stock Material."""
    stock(folder)
    with_pages(folder, count)
    subprocess.run(
        [sys.executable, "-m", "mkdocs", "build", "-q"], cwd=folder, check=True, capture_output=True
    )
    return folder / "site"


def main(counts: list[int]) -> None:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=shutil.which("chromium"), args=["--no-sandbox", "--disable-gpu"]
        )
        for count in counts:
            for name, build in (("handbook", ours), ("stock Material", theirs)):
                folder = Path(tempfile.mkdtemp(prefix="first-view-"))
                with served(build(folder, count)) as url:
                    size, requests = first_view(browser, url)
                    print(
                        f"{name}, {count or 'its'} pages: first view {size / 1000:.1f} kB in {requests} requests",
                        flush=True,
                    )
                    if name == "handbook":
                        cold, warm = (
                            statistics.median(times)
                            for times in zip(*query_times(browser, url), strict=True)
                        )
                        print(
                            f"    first result on a phone: {cold:.2f} s when nothing of search was there, then {warm:.2f} s",
                            flush=True,
                        )
                shutil.rmtree(folder)
    print(
        f"wanted: at most {MOST_BYTES / 1000:.0f} kB, {MOST_REQUESTS} requests, {MOST_SECONDS} s for our own handbook"
    )


if __name__ == "__main__":
    main([int(count) for count in sys.argv[1:]] or [0, 1000])
