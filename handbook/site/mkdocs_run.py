"""Running mkdocs, the one place that starts it."""

from __future__ import annotations

import logging
import os
import sys
from pathlib import Path

from mkdocs.commands.build import build
from mkdocs.config import load_config


def build_site(root: Path, out: Path, for_folder: bool = False) -> None:
    """Build the handbook at ``root`` into ``out``; exits with 1 when the input is refused.

    ``for_folder`` makes links name files, as a browser needs them where no server finds the page of an address.
    The build takes no date but the edition's from the clock, so that the same input gives the same bytes.
    """
    os.environ["SOURCE_DATE_EPOCH"] = "0"
    os.chdir(root)
    _say_warnings()
    config = load_config(
        str(root / "mkdocs.yml"), site_dir=str(out), use_directory_urls=not for_folder
    )
    config.plugins.on_startup(command="build", dirty=False)
    build(config)


def _say_warnings() -> None:
    """mkdocs' warnings on the error output, as they are: they are problems for the writer, not log lines."""
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(logging.Formatter("%(message)s"))
    handler.setLevel(logging.WARNING)
    logging.getLogger("mkdocs").handlers = [handler]
