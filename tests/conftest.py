"""What every test may ask for."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest

sys.path[:0] = [str(Path(__file__).resolve().parents[folder]) for folder in (1, 0)]

from handbook.facts.brand import Brand
from handbook.facts.reading import read_brand
from project import CHECKOUT, COMPANIES, ROOT
from sites import packed_once
from support import HOSTILE, with_every_text

# Copies of the project remember together what the same input has given, and from one run to the next.
os.environ.setdefault("HANDBOOK_CACHE", str(CHECKOUT / ".build" / "cache"))


@pytest.fixture(scope="session")
def root() -> Path:
    """The sample company's handbook."""
    return ROOT


@pytest.fixture(scope="session")
def checkout() -> Path:
    """The code and its tests."""
    return CHECKOUT


@pytest.fixture(scope="session")
def brand(root: Path) -> Brand:
    """The sample company."""
    return read_brand(root).brand


@pytest.fixture(scope="session")
def small_brand() -> Brand:
    """A small company that leaves out whatever it may."""
    return read_brand(COMPANIES / "tallow").brand


@pytest.fixture(scope="session")
def hostile_brand(brand: Brand) -> Brand:
    """The sample company, every text of which looks like markup."""
    return with_every_text(brand, HOSTILE)


@pytest.fixture(scope="session")
def offline_zip(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The sample company's handbook as a zip to take along."""
    return packed_once(tmp_path_factory)
