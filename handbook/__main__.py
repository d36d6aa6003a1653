"""The handbook's commands: ``python -m handbook check | fix | text | serve | publish …`` (``--help`` lists them).

Exit codes: 0 done, 1 the input was refused, 2 the command was written wrongly, 3 the environment failed.
"""

from __future__ import annotations

import errno
import os
import re
import subprocess
import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

import click

from handbook.edition import day_of_edition, is_for_partners, prepare
from handbook.facts.internal import PARTNER

if TYPE_CHECKING:
    from handbook.site.bucket import Bucket

ROOT = Path(__file__).resolve().parents[1]
REFUSED, ENVIRONMENT = 1, 3


@click.group()
def main() -> None:
    """Check, build and publish the brand handbook."""
    try:
        if not 1900 <= day_of_edition().year <= 2199:
            raise ValueError
        if os.environ.get("EDITION", "") not in ("", PARTNER):
            raise click.UsageError(
                f"there is no edition {os.environ['EDITION']}; write EDITION={PARTNER}, or leave it out"
            )
    except ValueError:
        raise click.UsageError(
            f"TODAY={os.environ['TODAY']} is not a day of these times; write it like TODAY=2030-01-01"
        ) from None


@main.command()
def check() -> None:
    """Check the facts and pages, without building."""
    _check()


def _check() -> None:
    from handbook.problems import show
    from macros import MACROS

    edition = prepare(ROOT, MACROS)
    if edition.problems:
        click.echo(show(edition.problems))
    if edition.errors:
        click.echo(f"\n{len(edition.errors)} to mend. Nothing was published.")
        sys.exit(ENVIRONMENT if edition.is_our_fault else REFUSED)
    click.echo(f"{len(edition.pages)} pages and their facts are in order.")


@main.command()
@click.argument("answers", required=False, type=click.Path(path_type=Path, exists=True))
@click.option("--yes", is_flag=True, help="Go ahead without asking.")
def adopt(answers: Path | None, yes: bool) -> None:
    """Make the handbook another company's: by eight questions, or by their ANSWERS in a file."""
    from handbook.adopting.command import adopt as begin

    with _environment():
        if not begin(ROOT, answers, yes):
            sys.exit(REFUSED)


@main.command()
@click.argument("source")
@click.option("--yes", is_flag=True, help="Go ahead without asking.")
def upgrade(source: str, yes: bool) -> None:
    """Bring the handbook to a newer release. SOURCE is a folder, an archive or a tag; what is yours stays."""
    from handbook.upgrading.release import NoRelease, opened

    try:
        with _environment(), opened(ROOT, source) as release:
            its_own = [
                sys.executable,
                "-P",
                "-m",
                "handbook.upgrading",
                str(ROOT),
                *["--yes"] * yes,
            ]
            clean = {"PYTHONPATH": str(release), "PYTHONDONTWRITEBYTECODE": "1"}
            code = subprocess.run(its_own, cwd=release, env={**os.environ, **clean}).returncode
    except NoRelease as none:
        click.echo("{}\n    mend: {}".format(*none.args))
        code = REFUSED
    sys.exit(code)


@main.command()
def todo() -> None:
    """List what is still to write, by who would know, best first, with the minutes it takes."""
    from handbook.edition import prepare
    from handbook.problems import show
    from handbook.adopting.todo import in_words, progress
    from macros import MACROS

    edition = prepare(ROOT, MACROS)
    if edition.brand is None:
        click.echo(show(edition.problems))
        sys.exit(REFUSED)
    click.echo(in_words(progress(ROOT, edition.brand)))


@main.command()
def fix() -> None:
    """Write the macro wherever a page has a fact typed by hand; take out of pictures what they tell besides."""
    from handbook.pages.fixing import mend_pages, mend_pictures
    from handbook.problems import Refused

    for file in mend_pictures(ROOT):
        click.echo(f"{file}: mended")
    with suppress(Refused):  # the check below says why the facts cannot be used
        for file, count in mend_pages(ROOT):
            click.echo(f"{file}: {count} mended")
    _check()


@main.command()
@click.option("--address", "-a", default="127.0.0.1:8000", help="Host and port to listen on.")
def serve(address: str) -> None:
    """Serve the handbook on this machine; what is saved is shown at once."""
    from handbook.site.mkdocs_run import serve_site

    with _environment():
        serve_site(ROOT, address)


@main.command()
@click.argument("files", nargs=-1, required=True, type=click.Path(path_type=Path))
def text(files: tuple[Path, ...]) -> None:
    """Check FILES of text, wherever they are, against what the handbook says: names, numbers, words, claims."""
    from handbook.problems import Refused, show
    from handbook.texts.files import check_files, rules_of

    try:
        problems = check_files(files, rules_of(ROOT, day_of_edition()))
    except Refused as refused:
        click.echo(refused)
        sys.exit(REFUSED)
    if problems:
        click.echo(show(problems))
    if any(problem.level == "error" for problem in problems):
        sys.exit(REFUSED)


@main.command()
@click.option("--site", type=click.Path(path_type=Path), default=ROOT / "site", help="The release.")
@click.option("--http", type=int, help="Listen on this port of this machine, instead of on stdin.")
def mcp(site: Path, http: int | None) -> None:
    """Answer assistants from a published release (Model Context Protocol)."""
    if not (site / "index.html").is_file():
        _fail(f"{site} holds no release", "publish first, or name its folder with --site")
    try:
        from handbook.assistants.server import LOOPBACK, server
    except ModuleNotFoundError:
        _fail("the package mcp is not installed", 'install it: pip install "mcp>=2,<3"')
    if http is None:
        server(site).run()
    else:
        server(site).run("streamable-http", host=LOOPBACK, port=http)


class Place(click.ParamType):
    """A folder, or a place in a storage."""

    name = "folder or s3:bucket/prefix"

    def convert(self, value: object, *_: object) -> Path | Bucket:
        if isinstance(value, Path):
            return value
        if not re.match("[a-z0-9]{2,}:", str(value)):
            return Path(str(value))
        try:
            from handbook.site.bucket import ADDRESS, Bucket
        except ModuleNotFoundError:
            _fail(
                "the package obstore is not installed", 'install it: pip install "obstore>=0.12,<1"'
            )
        if not ADDRESS.fullmatch(str(value)):
            self.fail(f"{value} is no place in a storage; write it like s3:bucket/prefix")
        with _environment():
            return Bucket(str(value))


_to = click.option(
    "--to",
    "base",
    type=Place(),
    help="The folder whose site/ shows the handbook, or a place in a storage.",
)


@main.command()
@_to
def publish(base: Path | Bucket | None) -> None:
    """Build aside, verify, then publish in one step."""
    base = _place(base)
    from handbook.site import publishing
    from handbook.site.mkdocs_run import build_site

    with _workshop() as bench:
        if isinstance(base, Path):
            build_site(ROOT, bench)
            release = publishing.publish(bench, base)
            click.echo(f"{base / 'site'} shows release {release.name}.")
        else:
            from handbook.site import storage

            storage.look(base)
            build_site(ROOT, bench)
            click.echo(f"{base} shows release {storage.publish(bench, base)}.")


@contextmanager
def _workshop() -> Iterator[Path]:
    """A place to build in."""
    from handbook.site import publishing

    with _environment(), publishing.workshop(ROOT) as bench:
        yield bench


@contextmanager
def _environment() -> Iterator[None]:
    """Says what keeps us from working here, and ends with 3."""
    from handbook.site import publishing

    try:
        yield
    except publishing.Busy:
        _fail(
            "another build or publish is at work in the same place",
            "wait until it is done, then run this again",
        )
    except publishing.Foreign as error:
        _fail(
            f"{error} is not the handbook's: it would say which release is shown",
            "move it away, or publish to another place; nothing was touched",
        )
    except publishing.Unanswered as error:
        what, mend = error.args
        _fail(
            f"{what}, just when the edition was to be shown: whether it is, is not known",
            f"{mend}; then run this again",
        )
    except publishing.StorageFailed as error:
        what, mend = error.args
        _fail(what, f"{mend}; {_STILL_UP}")
    except OSError as error:
        _fail(f"{error.strerror}: {error.filename}", f"{_remedy(error)}; {_STILL_UP}")


def _place(base: Path | Bucket | None) -> Path | Bucket:
    """Where an edition is shown: ours in this folder, the partners' in one of its own, so that neither takes a place."""
    if not is_for_partners():
        return base or ROOT
    if isinstance(base, Path) and base.resolve() == ROOT.resolve():
        raise click.UsageError(
            "the edition for partners would take the place of yours; leave out --to"
        )
    return base or ROOT / PARTNER


_STILL_UP = "then run this again; the site that was up is still up"


def _remedy(error: OSError) -> str:
    """What to do about what the system refused."""
    if error.errno in (errno.ENOSPC, errno.EDQUOT):
        return "free some space"
    if error.errno in (errno.EACCES, errno.EPERM, errno.EROFS):
        return "get the right to write there"
    if error.errno in (errno.ENOENT, errno.ENOTDIR):
        return "create the folder that it should be in, or correct its name"
    return "have a look at the disk"


@main.command()
@_to
def rollback(base: Path | Bucket | None) -> None:
    """Show the release before the present one again."""
    base = _place(base)
    from handbook.site import publishing

    with _environment():
        try:
            shows, release, altered = _rolled_back(base)
        except publishing.NothingToRollBack as none:
            _tell_altered(none.args)
            _fail("there is no earlier release to show", "publish at least twice first")
    _tell_altered(altered)
    click.echo(f"{shows} shows release {release} again.")


def _rolled_back(base: Path | Bucket) -> tuple[Path | Bucket, str, list[str]]:
    """What now shows an earlier release, the release, and those passed over."""
    from handbook.site import publishing

    if isinstance(base, Path):
        folder, altered = publishing.rollback(base)
        return base / "site", folder.name, altered
    from handbook.site import storage

    return base, *storage.rollback(base)


def _tell_altered(names: Iterable[str]) -> None:
    for name in names:
        click.echo(f"release {name} was altered after it was published, and is passed over.")


@main.command()
@click.option(
    "--to", "file", type=click.Path(path_type=Path, dir_okay=False), help="The zip to write."
)
def offline(file: Path | None) -> None:
    """Pack the handbook as a zip that opens from a folder, search included."""
    from handbook.site.mkdocs_run import build_site
    from handbook.site.offline import FILE, pack

    file = (file or ROOT / (f"{PARTNER}-{FILE}" if is_for_partners() else FILE)).absolute()
    with _workshop() as bench:
        build_site(ROOT, bench, for_folder=True)
        pack(bench, file)
    click.echo(f"{file} is the handbook to take along: unpack it, then open index.html.")


@main.command()
@click.option("--to", "folder", type=click.Path(path_type=Path), help="The folder to write into.")
def pdf(folder: Path | None) -> None:
    """Write what is made for paper as PDF: the pocket card, the week's score, the brand in short."""
    from handbook.exports.catalog import catalog
    from macros import MACROS

    brand = prepare(ROOT, MACROS).brand
    if brand is None:
        _check()
        return
    folder = folder or ROOT / "pdf"
    with _environment():
        folder.mkdir(exist_ok=True)
        for one in catalog(brand, ROOT):
            if one.url.endswith(".pdf") and one.shelf in ("paper", "contact"):
                file = folder / one.url.rpartition("/")[2]
                file.write_bytes(one.make())
                click.echo(file)


@main.command()
@click.argument("url")
def doctor(url: str) -> None:
    """Look at a handbook that is up, as a stranger would, and say what to mend."""
    from handbook.site.doctor import Unreachable, examine

    try:
        findings = examine(url)
    except Unreachable as error:
        _fail(str(error), "see that it runs, and that its name leads there")
    for finding in findings:
        click.echo(finding)
    if findings:
        sys.exit(REFUSED)
    click.echo(f"{url} is in order: strangers get nothing of it, and are shown where to sign in.")


def _fail(what: str, mend: str) -> NoReturn:
    click.echo(f"{what}\n    mend: {mend}", err=True)
    sys.exit(ENVIRONMENT)


def run() -> None:
    """Run a command. What goes wrong within the handbook itself is told in one line, with exit code 3."""
    try:
        main()
    except Exception as error:
        if os.environ.get("DEBUG"):
            raise
        _fail(
            f"the handbook itself failed: {type(error).__name__}: {error}",
            "this is not your doing: show it to a developer (DEBUG=1 tells more)",
        )


if __name__ == "__main__":
    run()
