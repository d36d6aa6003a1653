"""``make serve``: a writer saves and looks. Whatever is wrong is shown in the page, and the server goes on."""

from __future__ import annotations

import os
import re
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator

import pytest
from bs4 import BeautifulSoup

from project import TODAY, Project

CONTACT = "data/contact.yaml"

PATIENCE = 120
"""Seconds for a rebuild on a busy machine."""

PAGES = {
    "docs/what-we-say/pitch.md",
    "docs/who-we-are/one-word.md",
    "docs/someone-calls/who-helps.md",
    "docs/whats-on/calendar.md",
    "docs/my-part/first-day.md",
    "docs/change/macros.md",
}
"""The pages that are looked at here; a company may do without the others, and a rebuild is quicker."""


class Served:
    """A project with a server running over it."""

    at_first: str
    """What a page said when the server had just started."""

    def __init__(self, project: Project):
        self.project = project
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            self.port = free.getsockname()[1]
        self.log = (project.folder / "serve.log").open("w+")
        command = [sys.executable, "-m", "handbook", "serve", "-a", f"127.0.0.1:{self.port}"]
        environment = {**os.environ, "TODAY": TODAY, "PYTHONDONTWRITEBYTECODE": "1"}
        self.process = subprocess.Popen(
            command, cwd=project.folder, env=environment, stdout=self.log, stderr=subprocess.STDOUT
        )

    def stop(self) -> None:
        self.process.terminate()
        self.process.wait(timeout=30)
        self.log.close()

    def read(self, address: str) -> str:
        """The words of a page as it is now; empty while there is no answer."""
        try:
            with urllib.request.urlopen(
                f"http://127.0.0.1:{self.port}/{address}", timeout=30
            ) as answer:
                page = BeautifulSoup(answer.read().decode(), "html.parser")
        except urllib.error.HTTPError as error:
            return f"{error.code}"
        except OSError:
            return ""
        return " ".join((page.select_one("article") or page).get_text(" ").split())

    def until(self, address: str, seen: Callable[[str], object]) -> str:
        """The words of a page once they are as wanted; fails when that takes too long or the server has ended."""
        end = time.monotonic() + PATIENCE
        while time.monotonic() < end:
            assert self.process.poll() is None, f"the server ended\n{self.told()}"
            if seen(words := self.read(address)):
                return words
            time.sleep(0.3)
        pytest.fail(f"{address} still says: {words[:600]}\n{self.told()}")

    def told(self) -> str:
        return (self.project.folder / "serve.log").read_text()[-3000:]


@pytest.fixture(scope="module")
def served(tmp_path_factory) -> Iterator[Served]:
    """A server that started while the facts were broken; they are mended now."""
    project = Project(tmp_path_factory.mktemp("served")).keep_pages(*PAGES)
    before = project.read(CONTACT)
    project.write(CONTACT, before.replace("\nswitchboard:", "\nswitchboard: NO #", 1))
    served = Served(project)
    try:
        served.at_first = served.until("what-we-say/pitch/", lambda words: f"{CONTACT}:" in words)
        project.write(CONTACT, before)
        served.until("", lambda words: "Start my first day" in words)
        yield served
    finally:
        served.stop()


def test_it_starts_with_broken_facts_and_recovers(served):
    assert "contact.switchboard" in served.at_first and "mend" in served.at_first
    assert "20 to 30 seconds" in served.read("what-we-say/pitch/")


def test_a_saved_page_is_shown(served):
    served.project.append("docs/index.md", "A line that was saved just now.")
    served.until("", lambda words: "A line that was saved just now." in words)


def test_a_fault_is_shown_in_its_page_and_goes_when_it_is_mended(served):
    page = "docs/what-we-say/pitch.md"
    before = served.project.read(page)
    line = served.project.append(page, "Call {{ contact.switchbord }}.")
    words = served.until("what-we-say/pitch/", lambda words: "switchbord" in words)
    assert f"{page}:{line}" in words and 'did you mean "switchboard"?' in words
    assert "20 to 30 seconds" not in words, "the page itself would be half true"
    assert "Start my first day" in served.read("")
    served.project.write(page, before)
    served.until("what-we-say/pitch/", lambda words: "20 to 30 seconds" in words)


def test_a_saved_template_is_shown(served):
    served.project.replace(
        "templates/pitch.html", "seconds, said calmly", "seconds, said with a smile"
    )
    served.until("what-we-say/pitch/", lambda words: "seconds, said with a smile" in words)


def test_a_macro_that_fails_is_shown_in_its_page(served):
    before = served.project.read("templates/one_word.html")
    served.project.write("templates/one_word.html", before + "{{ 1 // 0 }}")
    words = served.until("who-we-are/one-word/", lambda words: "ZeroDivisionError" in words)
    assert "docs/who-we-are/one-word.md:" in words and "show it to a developer" in words
    served.project.write("templates/one_word.html", before)
    served.until(
        "who-we-are/one-word/",
        lambda words: "Why only one?" in words and "ZeroDivisionError" not in words,
    )


def test_saved_facts_are_shown(served, brand):
    served.project.put("contact.switchboard", '"+1 503 555 0177"')
    served.until("someone-calls/who-helps/", lambda words: "+1 503 555 0177" in words)


def test_broken_facts_are_shown_on_every_page_and_go_when_they_are_mended(served):
    before = served.project.read(CONTACT)
    line = served.project.replace(CONTACT, "\nswitchboard:", "\nswitchbord:") + 1
    words = served.until("what-we-say/pitch/", lambda words: "switchbord" in words)
    assert f"{CONTACT}:{line}" in words and 'did you mean "switchboard"?' in words
    assert "switchbord" in served.read("") and "switchbord" in served.read("whats-on/calendar/")
    served.project.write(CONTACT, before)
    served.until("what-we-say/pitch/", lambda words: "20 to 30 seconds" in words)


def test_settings_are_judged_at_each_save_and_those_before_stay_in_force(served):
    before = served.project.read("mkdocs.yml")
    served.project.write("docs/evil.py", "open('ran', 'w').write('x')\n")
    line = (
        served.project.replace("mkdocs.yml", "  - hooks.py", "  - hooks.py\n  - docs/evil.py") + 1
    )
    words = served.until("", lambda words: "docs/evil.py" in words)
    assert f"mkdocs.yml:{line}" in words
    assert "20 to 30 seconds" in served.read("what-we-say/pitch/")
    assert not (served.project.folder / "ran").exists()
    served.project.write("mkdocs.yml", before)
    (served.project.folder / "docs/evil.py").unlink()
    served.until("", lambda words: "Start my first day" in words and "mkdocs.yml" not in words)


def test_a_link_to_nowhere_is_told_and_the_server_goes_on(served):
    before = served.project.read("docs/index.md")
    served.project.append("docs/index.md", "[Nowhere](nowhere.md)")
    served.until("", lambda words: "leads nowhere" in words)
    assert re.search(r"docs/index\.md:\d+: the link \"nowhere\.md\" leads nowhere", served.told())
    served.project.write("docs/index.md", before)
    served.until("", lambda words: "leads nowhere" not in words)
