"""When things happen in a build: check, generate, render, settle. What happens is in ``handbook/site``."""

import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent
sys.path.insert(0, str(ROOT))  # mkdocs runs from its own folder and does not look here

from mkdocs.plugins import event_priority  # noqa: E402

from handbook.site.building import Building  # noqa: E402

building = Building(ROOT)


def on_startup(command, dirty):
    building.serving = command == "serve"


@event_priority(100)
def on_config(config):
    building.begin(config)


@event_priority(-100)
def on_pre_build(config):
    building.confine_pages(config)


def on_files(files, config):
    return building.add_files(files, config)


def on_nav(nav, config, files):
    building.nav = nav


def on_page_read_source(page, config):
    return building.source(page)


@event_priority(100)
def on_page_markdown(markdown, page, config, files):
    return building.replace_faulty(markdown, page, files)


def on_page_content(html, page, config, files):
    return building.settle(html, page, files)


def on_env(env, config, files):
    building.find_framed(env, config)
    building.add_index(files, config)


def on_post_page(output, page, config):
    building.kept.keep_framed(page, output)


def on_post_build(config):
    building.add_copies(config)
    building.verify(config)


def on_build_error(error):
    building.explain(error)
