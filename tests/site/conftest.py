"""Sites that several tests read: each is built once, whichever workers ask for it."""

from __future__ import annotations

import pytest

from project import Project
from sites import Pages, build_once


@pytest.fixture(scope="session")
def built(tmp_path_factory: pytest.TempPathFactory) -> Project:
    """The sample company's handbook."""
    return build_once(tmp_path_factory, "sample-company")


@pytest.fixture(scope="session")
def built_small(tmp_path_factory: pytest.TempPathFactory) -> Project:
    """The handbook of a small company quite unlike the sample."""
    return build_once(tmp_path_factory, "small-company", "tallow")


@pytest.fixture(scope="session")
def pages(built: Project) -> Pages:
    """The pages of the sample company."""
    return Pages(built.folder / "site")
