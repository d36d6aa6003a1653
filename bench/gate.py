"""How many requests a second the Apache of deploy/ answers to somebody who is signed in, and how long the slowest wait.

Needs wrk, apache2-bin and libapache2-mod-auth-openidc (Debian), and a built site. wrk, Apache and the sign-in run on the
same machine, so the processor time that Apache alone takes for a request is told besides: it tells what a server that
does nothing else could do. Run by hand:

    .venv/bin/python bench/gate.py [SECONDS]
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import tempfile
from contextlib import suppress
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(ROOT), str(ROOT / "tests"), str(ROOT / "tests/deploy")]

from gate import Gate, Visitor, gate_of  # noqa: E402

LEAST_A_SECOND, MOST_MILLISECONDS = 5_000, 150
CONNECTIONS = 32
SCRIPT = """
local addresses, number = { %s }, 0
request = function()
  number = number %% #addresses + 1
  return wrk.format("GET", addresses[number])
end
done = function(summary, latency)
  local errors = summary.errors
  io.write(string.format("told %%d %%d %%d %%d\\n", summary.requests, summary.duration, latency:percentile(99),
    errors.connect + errors.read + errors.write + errors.timeout + errors.status))
end
"""


def processor_seconds(gate: Gate) -> float:
    """What Apache's processes have used so far, all together."""
    used, apache = 0, gate.process.pid
    for stat in Path("/proc").glob("[0-9]*/stat"):
        with suppress(OSError):  # it may have ended
            fields = stat.read_text().rpartition(")")[2].split()
            if apache in (int(stat.parent.name), int(fields[1])):  # itself, or its child
                used += int(fields[11]) + int(fields[12])
    return used / os.sysconf("SC_CLK_TCK")


def load(gate: Gate, addresses: list[str], headers: dict[str, str], seconds: int) -> str:
    """Ask for the addresses in turn for a while; what came of it."""
    with tempfile.NamedTemporaryFile("w", suffix=".lua") as script:
        script.write(SCRIPT % ", ".join(f'"{address}"' for address in addresses))
        script.flush()
        said = [part for name, value in headers.items() for part in ("-H", f"{name}: {value}")]
        before = processor_seconds(gate)
        run = subprocess.run(
            ["wrk", "-t2", f"-c{CONNECTIONS}", f"-d{seconds}s", "-s", script.name, *said, gate.address],
            check=True, capture_output=True, text=True,
        )  # fmt: skip
        used = processor_seconds(gate) - before
    told = re.search(r"told (\d+) (\d+) (\d+) (\d+)", run.stdout)
    assert told, run.stdout
    requests, microseconds, slowest, errors = map(int, told.groups())
    assert not errors, run.stdout
    return (
        f"{requests / microseconds * 1e6:6.0f} a second, p99 {slowest / 1000:4.0f} ms, "
        f"{used / requests * 1000:.3f} ms of processor each (two cores: {2 * requests / used:.0f} a second)"
    )


def main(seconds: int) -> None:
    site = (ROOT / "site").resolve(strict=True)
    pages = sorted(
        f"/{path.parent.relative_to(site).as_posix()}/".replace("/./", "/")
        for path in site.rglob("index.html")
    )
    assets = sorted(
        f"/{path.relative_to(site).as_posix()}" for path in (site / "assets").rglob("*.*s")
    )
    print(
        f"{os.cpu_count()} cores, load {os.getloadavg()[0]:.1f} before; {CONNECTIONS} connections, TLS"
    )
    with gate_of(site) as gate:
        visitor = Visitor(gate)
        visitor.sign_in("employee")
        cookie = "; ".join(f"{name}={value}" for name, value in visitor.cookies.items())
        signed_in = {"Cookie": cookie, "Accept": "text/html", "Accept-Encoding": "gzip"}
        assert visitor.ask("/").status == 200
        tag = visitor.ask("/", headers={"Accept-Encoding": "gzip"}).headers["ETag"]
        for name, addresses, headers in (
            ("pages", pages, signed_in),
            ("scripts and styles", assets, signed_in),
            ("a page that is still the same (304)", ["/"], signed_in | {"If-None-Match": tag}),
            ("a page, not compressed", ["/"], {"Cookie": cookie}),
        ):
            print(f"{name:36}", load(gate, addresses, headers, seconds), flush=True)
    print(f"wanted: {LEAST_A_SECOND} a second, p99 at most {MOST_MILLISECONDS} ms")


if __name__ == "__main__":
    if not shutil.which("wrk"):
        raise SystemExit("wrk is not installed: apt install wrk")
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 10)
