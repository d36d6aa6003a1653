"""Run within the release that is upgraded to: ``python -m handbook.upgrading CHECKOUT``."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from handbook.upgrading.command import upgrade

RELEASE = Path(__file__).resolve().parents[2]


@click.command()
@click.argument("root", type=click.Path(path_type=Path))
@click.option("--yes", is_flag=True)
def main(root: Path, yes: bool) -> None:
    """Bring the handbook at ROOT to this release."""
    sys.exit(0 if upgrade(root, RELEASE, yes) else 1)


if __name__ == "__main__":
    main()
