"""A build, step by step, as mkdocs calls for it (see hooks.py)."""

from __future__ import annotations

import importlib
import logging
import re
import sys
from functools import partial
from html import escape, unescape
from pathlib import Path
from typing import Any

from mkdocs.exceptions import Abort
from mkdocs.structure.files import File, Files
from mkdocs.utils import CountHandler, get_relative_url

from handbook.exports.catalog import catalog
from handbook.cache import tree
from handbook.edition import Edition, is_for_partners, prepare, uses_by_page, with_news
from handbook.pages.markup import judge
from handbook.pages.faults import OURS, explained
from handbook.pages.page import Page
from handbook.problems import Problem, show
from handbook.drawing.rendering import compiled, draw
from handbook.drawing.sources import Sources
from handbook.input.time_limit import SECONDS_OF_BUILD, Clock, TooMuchWork, megabytes
from handbook.pages.page_environment import PageEnvironment
from handbook.site.content_policy import POLICY
from handbook.site.copies import Copy, copies, markdown
from handbook.drawing.placeholders import Inert
from handbook.pages.leaving_out import LeavingOut
from handbook.pages.left_out import shown_inside_alone
from handbook.pages.role_pages import as_built
from handbook.pages.site_files import seen_from
from handbook.site.generated import generated_files, navigation
from handbook.site.mkdocs_messages import translate_messages
from handbook.site.placed_pictures import placed
from handbook.pages.source_lines import place_of
from handbook.site.rendered import Kept, Rendered, menu
from handbook.site.search import search_files
from handbook.site.search_sections import Indexed, indexed
from handbook.site.verifying import verify
from handbook.subjects.meta import Meta
from handbook.subjects.our_words import speaking
from handbook.subjects.roles import is_role, role_key

log = logging.getLogger("mkdocs.handbook")

REFUSED, ENVIRONMENT_FAILED = 1, 3
"""The exit codes when facts or pages are to blame, and when they are not."""

_SITE_LINK = re.compile(r'\b(href|src)="site:([^"#]*)(#[^"]*)?"')
_UNUSED = re.compile(
    r"^(foundation|components|slides)/[^/]+\.css$|\.css\.map$|\.js\.map$|^assets/stylesheets/(main|palette)\.|^assets/images/favicon|^assets/javascripts/(bundle\.|lunr/|workers/)"
)
"""Files of the theme that the site does not serve: parts of the one style sheet, source maps, Material's own search."""


class Building:
    """Holds what the steps of one build share. ``serving`` is true while it is served to a writer."""

    def __init__(self, root: Path):
        self.root = root
        self.serving = False
        self.here = ""
        self.edition: Edition
        self.pages: dict[str, Page] = {}
        """The pages as they are built, by file."""
        self.sources: Sources
        self.rendering: PageEnvironment
        self.faults: list[Problem] = []
        self.built: list[Any] = []
        self.indexed: list[Indexed] = []
        self.copies: list[Copy] = []
        self.kept: Kept
        self.rendered: Rendered | None = None
        """What an earlier build has made of the present page."""
        self.nav: Any = ()
        self.inert: Inert
        self.internal: frozenset[str] = frozenset()
        """The files under docs/ that only internal pages and passages show."""
        self.clock = Clock(self._stopped)
        self.told: set[tuple[str, int]] = set()
        """Where mkdocs itself has found something."""

    def begin(self, config: Any) -> None:
        """Check facts and pages before anything is cleaned or written; refuse, or remember what to show instead."""
        if (
            str(self.root) not in sys.path
        ):  # mkdocs forgets what hooks.py added, once it has loaded it
            sys.path.insert(0, str(self.root))
        self.told = translate_messages(self.root)
        macros = importlib.import_module("macros").MACROS
        self.inert = Inert()
        config.markdown_extensions.append(LeavingOut(self.inert, self._leads_nowhere))
        self.faults, self.built, self.indexed, self.copies = [], [], [], []
        self.edition = with_news(prepare(self.root, macros), macros)
        if self.edition.errors and not self.serving:
            self._refuse()
        if self.edition.problems:
            print(show(self.edition.problems), file=sys.stderr)
        self.clock.start("mkdocs.yml", SECONDS_OF_BUILD * megabytes(self.root))
        if self.serving:
            _forgive_warnings()
        config.extra["edition"] = self.edition
        config.extra["policy"] = None if self.serving else POLICY
        pages = list(self.edition.pages)
        if brand := self.edition.brand:
            pages = as_built(self.root, pages, brand)
            self._name_site(config, brand.meta)
            speaking.set(brand.say)
        self.pages = {page.file: page for page in pages}
        self.internal = shown_inside_alone(self.root, pages) if is_for_partners() else frozenset()
        self.kept = Kept(self.edition, self.pages, macros)

    def _leads_nowhere(self, href: str) -> bool:
        """Whether a link on the present page leads to one that this company has left out."""
        return seen_from(self.here, href.partition("#")[0]) in self.edition.links.gone

    def _stopped(self, error: TooMuchWork) -> Abort:
        return Abort(f"\n{explained(error, error.page, 1)}")

    def _refuse(self) -> None:
        if self.edition.is_our_fault:
            print(show(self.edition.problems), file=sys.stderr)
            raise SystemExit(ENVIRONMENT_FAILED)
        raise Abort("\n" + show(self.edition.problems))

    def _name_site(self, config: Any, meta: Meta) -> None:
        config.site_name = f"{escape(meta.name.short)} brand handbook"
        config.repo_url = meta.link.repository
        if not self.serving and meta.link.handbook:
            config.site_url = meta.link.handbook

    def confine_pages(self, config: Any) -> None:
        """Swap the macros plugin's template environment for one that reaches facts and macros only."""
        if self.edition.brand:
            macros = importlib.import_module("macros").MACROS
            given = self.edition.given(macros)
            brand = self.edition.brand
            self.sources = Sources(brand, self.edition.document, brand.meta.link.edit)
            callables = {
                name: self.sources.marked(macro.for_pages(brand, given))
                for name, macro in macros.items()
            }
            self.rendering = PageEnvironment(brand.groups, callables, self.inert, self.fault)
            config.plugins["macros"]._env = self.rendering

    def fault(self, error: BaseException, line: int) -> str:
        """What is drawn for the first time here failed: stop the build, or show it in the page while serving."""
        self.kept.spoil()
        problem = explained(error, self.here, self._line_in_file(line))
        if self.serving:
            return self.inert.hold(draw("problems", problems=[problem]))
        if isinstance(error, OSError):
            raise error
        print(problem, file=sys.stderr)
        raise SystemExit(ENVIRONMENT_FAILED if problem.code == OURS else REFUSED)

    def _line_in_file(self, line: int) -> int:
        """The line of the page's file for a line of what mkdocs renders: without front matter and leading blank lines."""
        page = self.pages.get(self.here)
        return page.line(line + len(page.body) - len(page.body.lstrip("\n"))) if page else line

    def add_files(self, files: Files, config: Any) -> Files:
        """Add the generated files, and the roles' pages to the navigation."""
        for file in [file for file in files if self._is_unused(file)]:
            files.remove(file)
        for path, content in generated_files(self.edition, self.root).items():
            files.append(File.generated(config, path, content=content))
        self._lead_from(files)
        if self.edition.brand:
            config.nav = navigation(config.nav, self.edition.brand, self.edition.links.gone)
        return files

    def _lead_from(self, files: Files) -> None:
        """Put the links of generated pages in place, now that every file has its address."""
        for file in files:
            if file.generated_by and file.src_uri.endswith(".html"):
                file.content_string = _SITE_LINK.sub(
                    partial(self._link, source=file, files=files), file.content_string
                )

    def _is_unused(self, file: File) -> bool:
        """Whether the site does not hold a file of the theme's or of docs/."""
        gone = file.src_uri in self.edition.links.gone or file.src_uri in self.internal
        return gone or bool(_UNUSED.search(file.dest_uri)) or _is_no_file(file)

    def source(self, page: Any) -> str | None:
        """The page as we read it, so that mkdocs cannot read it otherwise; None for one of no file."""
        ours = self.pages.get(f"docs/{page.file.src_uri}")
        return ours.source if ours else None

    def replace_faulty(self, markdown: str, page: Any, files: Files) -> str:
        """While serving: a page with problems shows them, in place of itself; those of no page are on the first.

        What an earlier build has made is not made again.
        """
        self.here = self.clock.page = f"docs/{page.file.src_uri}"
        self.built.append(page)
        faults = [problem for problem in self.edition.errors if self._concerns(problem, page)]
        if self.serving and faults:
            self.rendered = None
            self.kept.spoil()
            return self.inert.hold(draw("problems", problems=faults))
        self.rendered = self.kept.find(self.here, page, files)
        return "" if self.rendered else markdown

    def _concerns(self, problem: Problem, page: Any) -> bool:
        of_no_page = page.is_homepage and not problem.file.endswith(".md")
        return self.edition.brand is None or problem.file == self.here or of_no_page

    def settle(self, html: str, page: Any, files: Files) -> str:
        """Check the page's own HTML, then put the held values in place: in it, its table of contents and its title."""
        return placed(self._settled(html, page, files), page.url, partial(_content, files))

    def _settled(self, html: str, page: Any, files: Files) -> str:
        section = page.ancestors[-1].title if page.ancestors else ""
        if self.rendered:
            self.copies.append(self.rendered.put_back(page, files, section))
            self.indexed.append(self.rendered.indexed)
            return self.rendered.html
        self._lead_to_sources(page)
        html = _without_stops(self._judged(html, page))
        self._settle_toc(page.toc)
        self._settle_anchors(page)
        page.present_anchor_ids = {
            self.inert.slug(anchor) for anchor in page.present_anchor_ids or ()
        }
        vars(page).pop("title", None)  # the macros plugin's guess, made before Markdown ran
        page._title_from_render = self.inert.settle(page._title_from_render or "")
        page.meta = {
            key: escape(value) if isinstance(value, str) else value
            for key, value in page.meta.items()
        }
        html = _SITE_LINK.sub(
            lambda match: self._link(match, page.file, files), self.inert.settle(html)
        )
        self.indexed.append(indexed(page, html))
        self.copies.append(self._copy(page, html, section))
        if self.here not in {file for file, _ in self.told}:
            self.kept.keep(self.here, page, html, self.indexed[-1], self.copies[-1])
        return html

    def _lead_to_sources(self, page: Any) -> None:
        """Where the page is edited, and where each of the facts it shows."""
        if not self.edition.brand:
            return
        page.facts = sorted(self.sources.of(self.rendering.printed))
        self.rendering.printed = []
        file, line = self.here, None
        if not (self.root / file).is_file() and is_role(file):
            file, line = self.edition.document.place(("roles", role_key(file)))
        page.edit_url = self.edition.brand.meta.link.edit(file, line)

    def _settle_anchors(self, page: Any) -> None:
        for file, links in (page.links_to_anchors or {}).items():
            page.links_to_anchors[file] = {
                self.inert.slug(anchor): link for anchor, link in links.items()
            }

    def _judged(self, html: str, page: Any) -> str:
        """The page's own HTML as it may be published; while serving, its problems in its place."""
        path = self.root / "docs" / page.file.src_uri
        if not path.is_file():  # a page that we generate
            return html
        source = path.read_text(encoding="utf-8")
        html, problems = judge(html, self.here, source, self.inert)
        self.faults += problems
        if problems:
            self.kept.spoil()
        if problems and self.serving:
            return draw("problems", problems=problems)
        return html

    def _copy(self, page: Any, html: str, section: str) -> Copy:
        title = unescape(re.sub("<[^>]+>", "", page.title or ""))
        description, search = (
            unescape(page.meta.get(key) or "") for key in ("description", "search")
        )
        return Copy(page.url, title, description, search, section, markdown(html))

    def add_copies(self, config: Any) -> None:
        """Write what only programs read; a folder opened without a server has no use for it."""
        if self.edition.brand and config.use_directory_urls:
            made = copies(self._in_menu_order(), self.edition.brand, config.site_url)
            for path, text in made.items():
                file = Path(config.site_dir) / path
                file.parent.mkdir(parents=True, exist_ok=True)
                file.write_text(text, encoding="utf-8")

    def find_framed(self, env: Any, config: Any) -> None:
        """Now that each title in the menu is known: which pages were framed alike before."""
        env.bytecode_cache = compiled()
        site = config.site_name, config.site_url, config.extra["policy"]
        self.kept.frame(self.built, *site, menu(self.nav), tree(self.root / "theme"))

    def _in_menu_order(self) -> list[Copy]:
        """The copies in the order in which the menu leads from page to page; then those of pages it does not name."""
        page = next((one for one in self.built if one.next_page and not one.previous_page), None)
        order: dict[str, int] = {}
        while page:
            order[page.url] = len(order)
            page = page.next_page
        return sorted(self.copies, key=lambda copy: order.get(copy.url, len(order)))

    def add_index(self, files: Files, config: Any) -> None:
        """Add what search knows, now that every page is rendered."""
        macros = importlib.import_module("macros").MACROS
        brand = self.edition.brand
        uses = uses_by_page(self.edition.pages, brand, macros) if brand else {}
        home = files.src_uris["index.md"]
        help = draw("search_help", brand=brand, pages=self.edition.links) if brand else ""
        help = _SITE_LINK.sub(lambda match: self._link(match, home, files), help)
        exports = catalog(brand, self.root) if brand else ()
        scripts = search_files(self.indexed, brand, uses, help, exports)
        for path, content in scripts.items():
            files.append(File.generated(config, path, content=content))

    def verify(self, config: Any) -> None:
        """Judge the built site; refuse it when anything is wrong."""
        self.clock.stop()
        if self.serving:
            return
        sources = {page.file.url: f"docs/{page.file.src_uri}" for page in self.built}
        found = verify(Path(config.site_dir), sources, self.root, config.site_url, self.inert.mark)
        self.faults += [
            problem for problem in found if (problem.file, problem.line) not in self.told
        ]
        if self.faults:
            raise Abort("\n" + show(sorted(set(self.faults))))

    def _settle_toc(self, items: Any) -> None:
        for item in items:
            item.title = self.inert.settle(item.title)
            item.id = self.inert.slug(item.id)
            self._settle_toc(item.children)

    def _link(self, match: re.Match[str], source: File, files: Files) -> str:
        """A link that a template wrote from the site's root, as seen from the page."""
        attribute, target, anchor = match.groups()
        file = files.get_file_from_path(target)
        if file is None:
            place = place_of(self.root, f"docs/{source.src_uri}", f"site:{target}")
            what = f'the link "site:{target}" leads nowhere'
            self.kept.spoil()
            log.warning("%s", Problem(*place, "link", what, "correct the link, or add the page"))
            return match[0]
        return f'{attribute}="{get_relative_url(file.url, source.url)}{anchor or ""}"'

    def explain(self, error: Exception) -> None:
        """Say what a failed build means to the one who started it."""
        self.clock.stop()
        if not isinstance(error, (Abort, SystemExit)):
            log.error(
                "%s: the build stopped here: %s: %s",
                self.here or "mkdocs.yml",
                type(error).__name__,
                error,
            )


def _content(files: Files, path: str) -> bytes | None:
    """What a file of the site holds, by its path from the site's root."""
    file = files.get_file_from_path(path)
    return file.content_bytes if file else None


def _without_stops(html: str) -> str:
    """A page's HTML in which the link to a heading is there for a finger, and no stop for the tab key."""
    return html.replace('<a class="headerlink"', '<a class="headerlink" tabindex="-1"')


def _is_no_file(file: File) -> bool:
    """Whether a page or picture is a link or a pipe: while serving, such a one is told and left out."""
    if not file.abs_src_path or file.src_dir is None or Path(file.src_dir).name != "docs":
        return False
    path = Path(file.abs_src_path)
    return path.is_symlink() or not path.is_file()


def _forgive_warnings() -> None:
    """A warning does not end the serving: the writer sees it and goes on."""
    logger = logging.getLogger("mkdocs")
    logger.handlers = [
        handler for handler in logger.handlers if not isinstance(handler, CountHandler)
    ]
