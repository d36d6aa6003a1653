"""Running mkdocs, the one place that starts it. It is given the settings as judged, never ``mkdocs.yml`` itself."""

from __future__ import annotations

import importlib
import io
import json
import logging
import os
import sys
from pathlib import Path
from typing import Any

from mkdocs.commands.build import build
from mkdocs.commands.serve import serve
from mkdocs.config import load_config
from mkdocs.exceptions import Abort

from handbook.edition import prepare
from handbook.problems import show
from handbook.settings import FILE, read_settings


def build_site(root: Path, out: Path, for_folder: bool = False) -> None:
    """Build the handbook at ``root`` into ``out``; exits with 1 when the input is refused.

    ``for_folder`` makes links name files, as a browser needs them where no server finds the page of an address.
    The build takes no date but the edition's from the clock, so that the same input gives the same bytes.
    """
    os.environ["SOURCE_DATE_EPOCH"] = "0"
    os.chdir(root)
    _say(logging.WARNING)
    config = load_config(
        _Judged(root),
        config_file_path=str(root / FILE),
        site_dir=str(out),
        use_directory_urls=not for_folder,
    )
    config.plugins.on_startup(command="build", dirty=False)
    build(config)


def serve_site(root: Path, address: str) -> None:
    """Serve the handbook at ``root``, and build it anew whenever a file is saved; ``address`` is host:port.

    Exits with 1 when the settings are refused at the start. Whatever is wrong later is shown in the pages.
    """
    os.chdir(root)
    _say(logging.INFO)
    settings: Any = _Judged(
        root
    )  # mkdocs hands it to load_config, which reads files and paths alike
    serve(settings, config_file_path=str(root / FILE), dev_addr=address)


class _Judged(io.StringIO):
    """The settings as a file that mkdocs reads, as often as it likes; they are judged each time.

    In JSON nothing is left to guess. Settings that are refused while the handbook is served leave the last good ones
    in force: the problems stand on the first page then, with all others.
    """

    def __init__(self, root: Path):
        super().__init__()
        self.root = root
        self._good: str | None = None

    def seek(self, offset: int, whence: int = 0) -> int:
        """Begin anew; exits with 1 and all problems of the edition when there are no settings to build with."""
        settings = read_settings(self.root)
        if not settings.problems:
            self._good = json.dumps(settings.value, ensure_ascii=False)
        if self._good is None:
            macros = importlib.import_module("macros").MACROS
            raise Abort("\n" + show(prepare(self.root, macros).problems))
        super().seek(0)
        self.truncate()
        self.write(self._good)
        return super().seek(0)

    def close(self) -> None:
        """It stays open: it is read again at the next save."""


def _say(level: int) -> None:
    """mkdocs' messages on the error output, as they are: warnings are problems for the writer, not log lines."""
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(logging.Formatter("%(message)s"))
    handler.setLevel(level)
    logger = logging.getLogger("mkdocs")
    logger.handlers = [handler]
    logger.setLevel(min(level, logger.getEffectiveLevel()))
