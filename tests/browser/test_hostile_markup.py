"""Hostile fragments in a real browser, without any policy to save it: what the site lets through does nothing."""

from __future__ import annotations

from html import unescape
from typing import NamedTuple
from urllib.parse import urlsplit

from fragments import ADDRESSES, ELSEWHERE, hostile, published, unjudged
from playwright.sync_api import Browser

from handbook.pages.addresses import HERE, resolved
from handbook.pages.html_tree import parse

FRAME = (
    "<!doctype html><body><div><main><div><div><article>{}"
    "</article></div></div></main></div><footer>.</footer>"
)
WATCH = "window.alert = () => { (top.ran ??= new Set()).add(window.name) }; top.ran ??= new Set()"
SHOW = """async pages => {
  const load = (html, number) => new Promise(loaded => {
    const frame = Object.assign(document.createElement('iframe'), {name: String(number), srcdoc: html})
    frame.onload = () => loaded(frame)
    document.body.append(frame)
  })
  const frames = await Promise.all(pages.map(load))
  await new Promise(later => setTimeout(later, 300))
  const document_of = frame => { try { return frame.contentDocument } catch { return null } }
  const active = one => [...one.attributes].some(({name}) => name.startsWith('on')) ||
    /^(javascript|vbscript|data|file|blob):/.test(one.href || one.src || '')
  const broken = frame => {
    const root = document_of(frame)
    const article = root?.querySelector('body > div > main > div > div > article')
    return !article || [...article.querySelectorAll('*')].some(active) ||
      (article.replaceChildren(), root.documentElement.outerHTML !== FRAME)
  }
  const indexes = chosen => frames.flatMap((frame, number) => chosen(frame) ? [number] : [])
  return {ran: [...window.ran].map(Number), broken: indexes(broken)}
}""".replace(
    "FRAME", repr(FRAME.replace("<!doctype html>", "<html><head></head>").format("") + "</body></html>")
)  # fmt: skip


class Shown(NamedTuple):
    """The numbers of the pages in which something ran or the frame was no longer whole, and what was asked of others."""

    ran: list[int]
    broken: list[int]
    asked: list[str]


def show(browser: Browser, contents: list[str]) -> Shown:
    """Open all pages at once, each in a frame of its own, with nothing forbidden."""
    context = browser.new_context()
    context.set_default_timeout(30_000)
    context.add_init_script(WATCH)
    asked: list[str] = []

    def answer(route):
        if urlsplit(route.request.url).hostname == "evil.example":
            asked.append(route.request.url)
        route.fulfill(status=200 if route.request.url.endswith("/start") else 404, body="<body>")

    context.route("**/*", answer)
    page = context.new_page()
    page.goto("https://handbook.invalid/start")
    found = page.evaluate(SHOW, [FRAME.format(html) for html in contents])
    context.close()
    return Shown(found["ran"], found["broken"], asked)


def test_nothing_that_passes_runs_or_asks_or_breaks_the_frame(browser):
    fragments = hostile()
    assert len(fragments) >= 300
    passed = [(text, html) for text in fragments for html, told in [published(text)] if not told]
    shown = show(browser, [html for _, html in passed])
    assert [passed[number][0] for number in shown.ran] == []
    assert [passed[number][0] for number in shown.broken] == []
    assert shown.asked == []


def test_the_fragments_are_hostile(browser):
    """Or the test above would say nothing: unjudged, a sample of them does what it is for."""
    contents = [unjudged(text) for text in hostile()[::7]]
    shown = show(browser, contents)
    assert len({*shown.ran, *shown.broken}) > len(contents) / 3 and len(shown.asked) > 10


def test_the_tree_that_is_judged_is_the_one_a_browser_builds(browser):
    pages = [FRAME.format(unjudged(text)) for text in hostile()]
    page = browser.new_page()
    built = page.evaluate(
        "pages => pages.map(one => "
        "new DOMParser().parseFromString(one, 'text/html').documentElement.outerHTML)",
        pages,
    )
    page.close()
    assert [
        one for one, tree in zip(pages, built, strict=True) if parse(one).root.html != tree
    ] == []


def test_an_address_leads_where_a_browser_takes_it(browser):
    written = [unescape(before + one) for before in ("", "\t", "./", "?", "#") for one in ELSEWHERE]
    written += [unescape(one) for one in ADDRESSES] + ["", "a b.md", "http://[", "//", "mailto:a"]
    page = browser.new_page()
    led = page.evaluate(
        """([written, bases]) => bases.map(base => written.map(address => {
          try { const url = new URL(address, base); return [url.protocol, url.hostname] }
          catch { return ['', ''] }
        }))""",
        [written, list(HERE)],
    )
    page.close()
    assert [[list(resolved(one, here)) for one in written] for here in HERE] == led
