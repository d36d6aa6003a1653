"""Whether search finds the right page: ours, MiniSearch, Pagefind and Material's (lunr), on the same pages with the same
other words, asked the same questions (search_questions.yaml). Run by hand; npm fetches the other engines into .build/bench:

    .venv/bin/python bench/search.py
"""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterable
from itertools import chain
from pathlib import Path

import yaml
from bs4 import BeautifulSoup
from playwright.sync_api import Browser, sync_playwright

ROOT = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(ROOT), str(ROOT / "tests"), str(ROOT / "bench")]

from build_time import stock  # noqa: E402
from first_view import ours, served  # noqa: E402

ENGINES = ROOT / ".build" / "bench"
FIRST = 3
Found = dict[str, list[str]]
"""The addresses of the pages found for each question, the best first."""

OURS = """questions => Object.fromEntries(questions.map((question) => {
  const { answers, pages } = (window.asked ??= makeSearch(handbookIndex))(question);
  const lines = [...answers.map(({ answer }) => (answer.file ? "how-we-look/downloads/" : answer.url.replace(/#.*/, ""))), ...pages.map(({ page }) => page.url)];
  return [question, LINES ? lines : pages.map(({ page }) => page.url)];
}))"""
MINISEARCH = """([pages, questions]) => {
  const search = new MiniSearch({ fields: ["title", "words", "description", "heading", "text"], storeFields: ["url"] });
  search.addAll(pages.flatMap((page, at) => page.sections.map((section, number) => ({ ...page, ...section, id: `${at} ${number}` }))));
  const options = { boost: { title: 6, words: 6, heading: 4, description: 2 }, fuzzy: 0.2, prefix: true };
  return Object.fromEntries(questions.map((question) => [question, search.search(question, options).map(({ url }) => url)]));
}"""
PAGEFIND = """async (questions) => {
  const engine = await import("./pagefind/pagefind.js");
  const found = {};
  for (const question of questions) {
    const { results } = await engine.search(question);
    found[question] = (await Promise.all(results.slice(0, 5).map((one) => one.data()))).map(({ url }) => url.slice(1));
  }
  return found;
}"""

MATERIAL = """async (questions) => {
  const config = JSON.parse(document.querySelector("#__config").textContent);
  const given = await (await fetch("search/search_index.json")).json();
  const worker = new Worker(new URL(config.search, location.href));
  const answered = (type, data) => new Promise((told) => {
    worker.onmessage = (message) => told(message.data);
    worker.postMessage({ type, data });
  });
  await answered(0, { ...given, options: { suggest: false } });
  const found = {};
  for (const question of questions) {
    const { data } = await answered(2, question);
    found[question] = data.items.map((page) => page[0].location.replace(/#.*/, ""));
  }
  return found;
}"""
"""Material's own worker, asked as its dialog asks it (0: here is the index, 2: what is found)."""


def questions() -> dict[str, dict[str, set[str]]]:
    """By set the questions with the pages that answer them; the first set in its two halves."""
    read = yaml.safe_load((ROOT / "bench" / "search_questions.yaml").read_text(encoding="utf-8"))
    sets = {
        name: {question: set(pages.split()) for question, pages in asked.items()}
        for name, asked in read.items()
    }
    day = list(sets.pop("a working day").items())
    return {"first half": dict(day[::2]), "other half": dict(day[1::2]), **sets}


def pages_of(site: Path) -> list[dict[str, object]]:
    """Each page with its other words, read from the index and the texts that our site holds."""
    index = _value((site / "assets/search/index.js").read_text(encoding="utf-8"))
    parts = [
        _value((site / f"assets/search/texts-{number}.js").read_text(encoding="utf-8"))
        for number in range(1 + max(page[5] for page in index["pages"]))
    ]
    return [
        {
            "url": url,
            "title": title,
            "words": words,
            "description": description,
            "sections": [
                {"heading": heading, "text": text}
                for (_, heading), text in zip(headings, parts[part][place], strict=True)
            ],
        }
        for url, title, words, description, _, part, place, headings in index["pages"]
    ]


def _value(script: str) -> object:
    start = min(script.find(mark) for mark in "[{" if mark in script)
    return json.loads(script[start : max(script.rfind("]"), script.rfind("}")) + 1])


def by_ours(browser: Browser, site: Path, asked: list[str], lines: bool) -> Found:
    with served(site) as url:
        page = browser.new_page()
        page.goto(url)
        page.locator(".search-opener").click()
        page.locator(".search__help a").first.wait_for(state="attached")
        return page.evaluate(OURS.replace("LINES", json.dumps(lines)), asked)


def by_minisearch(browser: Browser, site: Path, asked: list[str]) -> Found:
    page = browser.new_page()
    page.add_script_tag(path=ENGINES / "node_modules/minisearch/dist/umd/index.js")
    return page.evaluate(MINISEARCH, [pages_of(site), asked])


def by_pagefind(browser: Browser, site: Path, asked: list[str]) -> Found:
    folder = Path(tempfile.mkdtemp(prefix="pagefind-"))
    for page in pages_of(site):
        built = BeautifulSoup((site / page["url"] / "index.html").read_text("utf-8"), "html.parser")
        words = f'<p data-pagefind-weight="6">{page["words"]}</p>'
        file = folder / page["url"] / "index.html"
        file.parent.mkdir(parents=True, exist_ok=True)
        head = f'<!doctype html><html lang="en"><title>{page["title"]}</title>'
        file.write_text(f"{head}<body>{built.article}{words}", encoding="utf-8")
    run = ["npx", "--prefix", str(ENGINES), "pagefind", "--site", str(folder)]
    subprocess.run(run, check=True, capture_output=True)
    with served(folder) as url:
        page = browser.new_page()
        page.goto(url)
        return page.evaluate(PAGEFIND, asked)


def by_material(browser: Browser, site: Path, asked: list[str]) -> Found:
    folder = stock(Path(tempfile.mkdtemp(prefix="material-")))
    for page in pages_of(site):
        for name in (f"{page['url']}index.md", f"{page['url'].rstrip('/')}.md"):
            file = folder / "docs" / name
            if file.is_file():
                file.write_text(f"{file.read_text('utf-8')}\n\n{page['words']}\n", "utf-8")
    build = [sys.executable, "-m", "mkdocs", "build", "-q"]
    subprocess.run(build, cwd=folder, check=True, capture_output=True)
    with served(folder / "site") as url:
        page = browser.new_page()
        page.goto(url)
        return page.evaluate(MATERIAL, asked)


def figures(found: Found, wanted: dict[str, set[str]]) -> str:
    """How many have a right page among the first three, and the mean reciprocal rank of the first right one."""
    ranks = [_rank(found[question], pages) for question, pages in wanted.items()]
    among = sum(0 < rank <= FIRST for rank in ranks)
    mean = sum(1 / rank for rank in ranks if rank) / len(ranks)
    return f"{among:>3} of {len(ranks)}, MRR {mean:.2f}"


def _rank(found: list[str], pages: set[str]) -> int:
    each = list(dict.fromkeys(found))
    return next((at for at, page in enumerate(each, 1) if page in pages), 0)


def main() -> None:
    if not (ENGINES / "node_modules" / "pagefind").is_dir():
        install = ["npm", "install", "--prefix", str(ENGINES), "minisearch", "pagefind"]
        subprocess.run(install, check=True, capture_output=True)
    halves = questions()
    asked = list(chain.from_iterable(halves.values()))
    site = ours(Path(tempfile.mkdtemp(prefix="ours-")), 0)
    engines: dict[str, Callable[[Browser, Path, list[str]], Found]] = {
        "ours, pages": lambda *given: by_ours(*given, lines=False),
        "ours, as listed": lambda *given: by_ours(*given, lines=True),
        "MiniSearch": by_minisearch,
        "Pagefind": by_pagefind,
        "Material (lunr)": by_material,
    }
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=shutil.which("chromium"), args=["--no-sandbox", "--disable-gpu"]
        )
        _row("", halves)
        for name, find in engines.items():
            found = find(browser, site, asked)
            _row(name, (figures(found, wanted) for wanted in halves.values()))


def _row(name: str, cells: Iterable[str]) -> None:
    print(f"{name:18}" + "".join(f"{cell:>23}" for cell in cells), flush=True)


if __name__ == "__main__":
    main()
