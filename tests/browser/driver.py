"""What a reader does on the page, for tests; everything waits by polling."""

from __future__ import annotations

from typing import Any
from urllib.parse import urlencode, urlsplit

from playwright.sync_api import Locator, Page, expect

GRAPH = "window.__actorGraphs.main"
PROBES = ("/_stcore/health", "/_stcore/host-config")
"""Streamlit looks for its server below the page's own path first, and is told that there is none (404)."""

PATIENCE = 20_000
"""Milliseconds; the machines that test are busy."""

STATE = f"""() => ({{
    scale: {GRAPH}.net.getScale(), view: {GRAPH}.net.getViewPosition(), positions: {GRAPH}.net.getPositions(),
    box: {GRAPH}.canvas.getBoundingClientRect().toJSON(),
}})"""


class Driver:
    """A page and its reader; notes requests that leave the machine, failures of scripts, what the socket carries."""

    def __init__(self, page: Page, url: str) -> None:
        self.page, self.url = page, url
        server = urlsplit(url).netloc
        self.own = (f"http://{server}/", f"ws://{server}/", "blob:", "data:", "file:")
        self.outside: list[str] = []
        self.errors: list[str] = []
        self.received: list[bytes] = []
        page.set_default_timeout(PATIENCE)
        page.on("request", self._note_request)
        page.on("pageerror", lambda error: self.errors.append(str(error)))
        page.on("console", self._note_said)
        page.on("websocket", lambda socket: socket.on("framereceived", self._note_frame))

    def _note_request(self, request) -> None:
        if not request.url.startswith(self.own):
            self.outside.append(request.url)

    def _note_said(self, said) -> None:
        place = urlsplit(said.location.get("url", ""))
        is_probe = self.url.startswith(f"{place.scheme}://{place.netloc}/") and place.path.endswith(PROBES)
        if said.type == "error" and not is_probe:
            self.errors.append(said.text)

    def _note_frame(self, payload: str | bytes) -> None:
        self.received.append(payload.encode() if isinstance(payload, str) else payload)

    def open(self, **parameters: Any) -> Driver:
        """Open the page at an address and wait for the picture."""
        query = urlencode(parameters, doseq=True)
        self.page.goto(f"{self.url}?{query}" if query else self.url)
        self.page.wait_for_function("window.__actorGraphs?.main?.wrap?.dataset.ready")
        self.page.wait_for_selector(".ae-pane h2, .ae-pane .ae-note")
        return self

    def open_comparison(self, **parameters: Any) -> Driver:
        """Open Compare at an address and wait until it says something."""
        self.page.goto(f"{self.url}compare?{urlencode(parameters, doseq=True)}")
        self.page.wait_for_selector(".ae-comparison > *")
        if parameters.get("show", "network") == "network" and not self.page.query_selector(".ae-comparison .ae-lead"):
            self.page.wait_for_function("window.__actorGraphs?.main?.wrap?.dataset.ready")
        return self

    def open_actors(self, **parameters: Any) -> Driver:
        """Open the page Actors at an address and wait until it says something."""
        self.page.goto(f"{self.url}actors?{urlencode(parameters, doseq=True)}")
        self.page.wait_for_selector(".ae-section > *")
        return self

    def open_tab(self, section: str) -> None:
        """Look at another part of a comparison."""
        self.page.locator(f'[data-tab="{section}"]').click()
        expect(self.page.locator(".ae-comparison")).to_have_attribute("data-section", section, timeout=PATIENCE)

    def wait_for_comparison(self, selected: str) -> None:
        """Wait until a comparison shows what is selected."""
        expect(self.page.locator(".ae-comparison")).to_have_attribute("data-selected", selected, timeout=PATIENCE)

    def wait_for_lists(self, title: str) -> None:
        """Wait until the lists of a comparison have a heading."""
        expect(self.page.locator(".ae-comparison summary", has_text=title)).to_have_count(1, timeout=PATIENCE)

    def ids(self, which: str) -> list[str]:
        """Ids of the "nodes" or "edges" that are drawn."""
        return self.page.evaluate(f"{GRAPH}.{which}.getIds()")

    def click(self, kind: str, ident: str) -> None:
        """Click an actor ("node") or a line ("edge") in the picture."""
        place = self.page.evaluate(f"([kind, id]) => {GRAPH}.at(kind, id)", [kind, ident])
        self.page.mouse.click(place["x"], place["y"])

    def wait_for_pane(self, selected: str) -> Locator:
        """Wait until the reading pane shows what is selected."""
        expect(self.page.locator(".ae-pane")).to_have_attribute("data-selected", selected, timeout=PATIENCE)
        return self.page.locator(".st-key-evidence")

    def wait_for_picture(self, selected: dict[str, list[str]]) -> None:
        """Wait until exactly this is selected in the picture."""
        check = f"""wanted => {{ const now = {GRAPH}.net.getSelection();
            return now.nodes.join() === wanted.nodes.join() && now.edges.join() === wanted.edges.join(); }}"""
        self.page.wait_for_function(check, arg={"nodes": [], "edges": [], **selected})

    def state(self) -> dict[str, Any]:
        """Camera, positions and place on the page of the picture."""
        return self.page.evaluate(STATE)

    def wait_for_edges(self, check: str) -> None:
        """Wait until a condition on the number of lines (`n`) holds."""
        self.page.wait_for_function(f"() => {{ const n = {GRAPH}.edges.length; return {check}; }}")

    def sentences(self, part: str) -> list[dict[str, str]]:
        """Ids of the sentences shown in a part, with their documents."""
        shown = self.page.locator(f".st-key-{part} [data-sentence]")
        return shown.evaluate_all("all => all.map(each => ({...each.dataset}))")
