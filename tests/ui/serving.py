"""A running server that notes every name it looks up and every address it connects to."""

from __future__ import annotations

import asyncio
import http.client
import os
import socket
import subprocess
import sys
import time
from collections.abc import Coroutine, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from explorer.ui.start import CHECKOUT

PATIENCE = 60

WATCH = """
import sys
def note(event, details):
    if event in ("socket.getaddrinfo", "socket.gethostbyname", "socket.gethostbyaddr"):
        print("looked up", details[0], file=NOTES, flush=True)
    if event == "socket.connect" and isinstance(details[1], tuple):
        print("connected", details[1][0], file=NOTES, flush=True)
NOTES = open({notes!r}, "a")
sys.addaudithook(note)
"""
"""Put before everything that the server's Python does (as `sitecustomize`)."""


@dataclass(frozen=True)
class Server:
    """A server, and what it asked of the network."""

    port: int
    notes: Path

    @property
    def url(self) -> str:
        """Return the address of the page."""
        return f"http://127.0.0.1:{self.port}/"

    @property
    def log(self) -> str:
        """Return what the server wrote to its window."""
        return (self.notes.parent / "server.log").read_text()

    def asked(self) -> list[str]:
        """Return every look-up and connection beyond this machine."""
        ours = ("localhost", "127.0.0.1", "::1", "0.0.0.0", "None", socket.gethostname())
        return [line for line in self.notes.read_text().splitlines() if line.split()[-1] not in ours]

    def get(self, path: str = "/", **headers: str) -> tuple[http.client.HTTPResponse, float]:
        """Ask for a path and return the answer, and after how many seconds it came."""
        began = time.perf_counter()
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=PATIENCE)
        connection.putrequest("GET", path, skip_host="Host" in headers)
        for name, value in headers.items():
            connection.putheader(name.replace("_", "-"), value)
        connection.endheaders()
        answer = connection.getresponse()
        answer.read()
        return answer, time.perf_counter() - began


@contextmanager
def run_server(folder: Path, store: Path, *options: str, app: Path = CHECKOUT / "app.py") -> Iterator[Server]:
    """Run `streamlit run app.py` on a free port until the test is done.

    Args:
        folder: where notes and the log are written.
        store: what the page shows.
        options: further options of Streamlit.
        app: another front door.
    """
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    notes, log = folder / "notes.txt", folder / "server.log"
    notes.touch()
    (folder / "sitecustomize.py").write_text(WATCH.format(notes=str(notes)))
    path = os.pathsep.join([str(folder), str(CHECKOUT), os.environ.get("PYTHONPATH", "")])
    environment = {**os.environ, "EXPLORER_STORE": str(store), "PYTHONPATH": path}
    options = ("--server.port", str(port), "--server.headless", "true", *options)
    command = [sys.executable, "-m", "streamlit", "run", app.name, *options]
    with log.open("w") as output:
        process = subprocess.Popen(command, cwd=app.parent, env=environment, stdout=output, stderr=output)
        try:
            _wait_for(port, process, log)
            yield Server(port, notes)
        finally:
            process.terminate()
            process.wait()


def finish(work: Coroutine[Any, Any, Any]) -> Any:
    """Run asynchronous work to its end in a thread of its own and return its result.

    The browser tests' driver keeps an event loop in the main thread for as long as it runs; no second starts there.
    """
    with ThreadPoolExecutor(max_workers=1) as threads:
        return threads.submit(asyncio.run, work).result()


def _wait_for(port: int, process: subprocess.Popen, log: Path) -> None:
    deadline = time.monotonic() + PATIENCE
    while time.monotonic() < deadline:
        try:
            socket.create_connection(("127.0.0.1", port), timeout=1).close()
            return
        except OSError:
            assert process.poll() is None, log.read_text()
            time.sleep(0.1)
    raise AssertionError(f"The server does not answer: {log.read_text()}")
