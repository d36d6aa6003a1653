"""Companies quite unlike the sample make the handbook their own by its own commands, and are refused nothing."""

from __future__ import annotations

import re
import shutil

import pytest
from project import COMPANIES, Project, told
from sites import Pages

OTHERS_WORDS = re.compile(
    r"(?<!\w)(?:customers?|clients?|front desk|brand meeting|points|scorecard|Wrenfield)(?!\w)",
    re.I,
)
"""What is not said in a clinic: it has patients, a reception and a team hour, and plays no game."""
QUOTED = {
    "change/adopt",
    "change/ideas",
    "change/macros",
    "change/questions",
    "change/writing",
    "my-part/recall",
    "what-we-say/words",
}
"""Pages that quote others, name the words which the clinic never says, or show code."""


@pytest.fixture(scope="module")
def clinic(tmp_path_factory) -> Project:
    """The clinic's handbook, made by two commands from its answers, with the facts it wrote itself."""
    project = Project(tmp_path_factory.mktemp("clinic") / "it")
    home = COMPANIES / "hill_street"
    shutil.copy(home / "answers.yaml", project.folder)
    adopted = project.run("adopt", "answers.yaml", "--yes")
    assert adopted.returncode == 0 and not told(adopted), adopted.stdout + adopted.stderr
    shutil.copytree(home / "data", project.folder / "data", dirs_exist_ok=True)
    published = project.run("publish")
    assert published.returncode == 0 and not told(published), published.stdout + published.stderr
    return project


@pytest.mark.whole
def test_patients_not_customers_needs_no_edit_in_any_page(clinic):
    pages = Pages(clinic.folder / "site")
    said = {
        address: found
        for address in pages.addresses
        if address not in QUOTED
        and (found := OTHERS_WORDS.findall(pages[address].body.get_text(" ")))
    }
    assert said == {}
    assert "patients" in pages.article("what-we-say/talking-with-clients").h1.get_text()
