"""A gate for each worker, with the sample company's handbook behind it."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent))

from gate import Gate, gate_of
from sites import build_once


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The sample company's handbook, built."""
    return build_once(tmp_path_factory, "sample-company").folder / "site"


@pytest.fixture(scope="session")
def gate(site: Path) -> Iterator[Gate]:
    with gate_of(site) as gate:
        yield gate
