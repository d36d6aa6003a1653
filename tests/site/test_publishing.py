"""One step: whatever goes wrong, the site that was up stays up, whole."""

import fcntl
import os
import random
import signal
import subprocess
import sys
import time

import pytest

from project import ROOT, Project, told


@pytest.fixture(scope="module")
def project(tmp_path_factory):
    """A project whose site is up."""
    project = Project(tmp_path_factory.mktemp("handbook")).keep_pages(
        "docs/how-we-look/color.md", "docs/what-we-say/pitch.md"
    )
    run = project.run("publish")
    assert run.returncode == 0, run.stdout + run.stderr
    return project


def test_the_site_is_a_link_to_a_release(project):
    site = project.folder / "site"
    assert site.is_symlink()
    assert site.resolve().parent == project.folder / "releases"
    assert (site / "index.html").stat().st_mode & 0o777 == 0o644


def test_a_refused_change_leaves_the_site_as_it_was(project):
    before, page = project.published(), project.read("docs/index.md")
    line = project.append("docs/index.md", "Call {{ contact.switchbord }}.")
    run = project.run("publish")
    project.write("docs/index.md", page)
    assert run.returncode == 1
    assert told(run) == [
        ("docs/index.md", line, '"switchbord" is not in contact', 'did you mean "switchboard"?')
    ]
    assert "Traceback" not in run.stderr
    assert project.published() == before


def test_a_failing_macro_is_not_the_writers_fault(project):
    before, template = project.published(), project.read("templates/palette.html")
    project.write("templates/palette.html", "{{ 1 // 0 }}")
    run = project.run("publish")
    project.write("templates/palette.html", template)
    assert run.returncode == 3
    assert "Traceback" not in run.stderr + run.stdout
    (file, line, what, mend), *_ = told(run)
    assert "() }}" in project.read(file).split("\n")[line - 1]
    assert "ZeroDivisionError" in what and "developer" in mend
    assert project.published() == before


WITHOUT_END = """

import signal

def on_page_content(html, page, config, files):
    if signal.getitimer(signal.ITIMER_VIRTUAL)[0]:  # the time that the build has left, made short
        signal.setitimer(signal.ITIMER_VIRTUAL, 0.2)
    while True:
        pass
"""


def test_a_build_without_end_is_stopped_and_names_the_page(project):
    before, hooks = project.published(), project.read("hooks.py")
    project.write("hooks.py", hooks + WITHOUT_END)
    run = project.run("publish")
    project.write("hooks.py", hooks)
    assert run.returncode == 1
    ((file, _, what, _),) = set(told(run))
    assert file.startswith("docs/") and "seconds of computing" in what
    assert "Traceback" not in run.stderr
    assert project.published() == before


def test_a_second_publish_at_the_same_time_is_sent_away(project):
    before = project.published()
    with (project.folder / ".build" / "lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        run = project.run("publish")
    assert run.returncode == 3
    assert "another build or publish is at work" in run.stderr
    assert project.published() == before


def test_two_publishes_at_once_end_with_one_whole_site(project):
    command = [sys.executable, "-m", "handbook", "publish"]
    runs = [
        subprocess.Popen(
            command, cwd=project.folder, stdout=subprocess.PIPE, stderr=subprocess.PIPE
        )
        for _ in range(2)
    ]
    for run in runs:
        run.communicate(timeout=120)
    assert sorted(run.returncode for run in runs) == [0, 3]


@pytest.mark.parametrize("seed", range(int(os.environ.get("KILLS", 3))))
def test_a_killed_build_leaves_the_old_site_whole(project, seed):
    """Three moments here; ``make torture`` tries two hundred. Faults within a publish are in ``test_releases``."""
    before = project.published()
    run = subprocess.Popen(
        [sys.executable, "-m", "handbook", "publish"],
        cwd=project.folder,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    time.sleep(random.Random(seed).uniform(0.2, 4))
    run.send_signal(signal.SIGKILL)
    run.wait()
    assert project.published() == before


def test_after_a_kill_the_next_run_cleans_up(project):
    (project.folder / ".build" / "site").mkdir(exist_ok=True)
    (project.folder / ".build" / "site" / "half.html").write_text("half")
    assert project.run("publish").returncode == 0
    assert not (project.folder / ".build" / "site").exists()
    assert "half.html" not in project.published()


@pytest.mark.skipif(
    not hasattr(os, "geteuid") or os.geteuid() != 0, reason="mounting a small disk needs root"
)
def test_a_full_disk_leaves_the_old_site_whole(project):
    before, bench = project.published(), project.folder / ".build"
    mounted = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", "size=300k", "tmpfs", str(bench)], capture_output=True
    )
    if mounted.returncode:
        pytest.skip("this machine does not let tests mount a disk")
    try:
        run = project.run("publish")
    finally:
        subprocess.run(["umount", str(bench)], check=True)
    assert run.returncode == 3, run.stdout + run.stderr
    assert "No space left" in run.stderr and "the site that was up is still up" in run.stderr
    assert "Traceback" not in run.stderr
    assert project.published() == before


def test_the_same_input_gives_the_same_bytes_and_modes(tmp_path_factory, project):
    """Another folder, time zone, language, umask and no git: the release has the same name."""
    (here,) = {(project.folder / "site").resolve().name}
    other = Project(tmp_path_factory.mktemp("somewhere else é"), of=project.folder)
    code = "import os, runpy, sys; os.umask(0o077); sys.argv = ['handbook', 'publish']; runpy.run_module('handbook', run_name='__main__')"
    run = other.python(
        "-c",
        code,
        LANG="C",
        LC_ALL="C",
        TZ="Pacific/Kiritimati",
        PATH="/nonexistent",
        PYTHONHASHSEED="7",
    )
    assert run.returncode == 0, run.stdout + run.stderr
    assert (other.folder / "site").resolve().name == here
    modes = {path.stat().st_mode & 0o777 for path in (other.folder / "site").rglob("*")}
    assert modes == {0o644, 0o755}


def test_plain_mkdocs_says_the_same_and_spares_the_site(project):
    before, page = project.published(), project.read("docs/index.md")
    project.append("docs/index.md", "{{ contact.switchbord }}")
    run = project.python("-m", "mkdocs", "build", "--strict")
    project.write("docs/index.md", page)
    assert run.returncode == 1
    assert told(run)[0][2] == '"switchbord" is not in contact'
    assert project.published() == before


def test_a_wrong_command_is_a_matter_of_usage():
    assert (
        subprocess.run(
            [sys.executable, "-m", "handbook", "pubish"], cwd=ROOT, capture_output=True
        ).returncode
        == 2
    )
