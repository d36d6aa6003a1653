"""What Lighthouse 12 says of home, a role's page and the style pages, on its phone. Needs Node 20 and npm; installs
Lighthouse into a folder of its own (LIGHTHOUSE=folder keeps it). Run by hand, with the site built:

    .venv/bin/python bench/lighthouse.py [ADDRESS ...]
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from first_view import ROOT, served

WANTED = {"performance": 98, "accessibility": 100, "best-practices": 100}
STYLE = [
    f"how-we-look/{page}"
    for page in ("", "logo/", "color/", "typography/", "pictures/", "downloads/")
]


def installed() -> Path:
    """The folder that holds Lighthouse; fetched when it is not there."""
    folder = Path(os.environ.get("LIGHTHOUSE") or tempfile.mkdtemp(prefix="lighthouse-"))
    if not (folder / "node_modules" / "lighthouse").exists():
        subprocess.run(
            [
                "npm",
                "install",
                "--silent",
                "--no-audit",
                "--no-fund",
                "--prefix",
                folder,
                "lighthouse@12",
            ],
            check=True,
        )
    return folder


def report(folder: Path, url: str) -> dict[str, object]:
    """Lighthouse's report on one page."""
    run = subprocess.run(
        [
            folder / "node_modules" / ".bin" / "lighthouse", url, "--quiet", "--output=json", f"--only-categories={','.join(WANTED)}",
            "--chrome-flags=--headless=new --no-sandbox --disable-gpu --disable-background-networking",
        ],
        env={**os.environ, "CHROME_PATH": shutil.which("chromium") or "chromium"}, check=True, capture_output=True, text=True,
    )  # fmt: skip
    return json.loads(run.stdout)


def faults(told: dict[str, object], category: str) -> list[str]:
    """What keeps a category from 100, in Lighthouse's words."""
    audits = told["audits"]
    names = [one["id"] for one in told["categories"][category]["auditRefs"] if one["weight"]]
    return [audits[name]["title"] for name in names if audits[name]["score"] not in (1, None)]


def main(addresses: list[str]) -> None:
    folder, role = (
        installed(),
        next(iter(sorted((ROOT / "site" / "roles").glob("*/index.html")))).parent.name,
    )
    short = False
    with served(ROOT / "site") as url:
        for address in addresses or ["", f"roles/{role}/", *STYLE]:
            told = report(folder, url + address)
            scores = {name: round(told["categories"][name]["score"] * 100) for name in WANTED}
            print(
                f"{address or 'home':24}",
                "  ".join(f"{name} {score}" for name, score in scores.items()),
                flush=True,
            )
            for name, score in scores.items():
                short |= score < WANTED[name]
                for fault in faults(told, name) if score < WANTED[name] else ():
                    print(f"    {name}: {fault}")
    raise SystemExit(short)


if __name__ == "__main__":
    main(sys.argv[1:])
