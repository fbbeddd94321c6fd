"""Readers of the page without a browser: they speak with the server as Streamlit's own front end does.

A browser on the same machine would take more time to draw than the server takes to answer, and thirty of them would
measure each other. A reader keeps the messages that a browser keeps, so it is sent what a browser is sent.
"""

from __future__ import annotations

import asyncio
import json
import time
from typing import Any
from urllib.parse import urlencode

import websockets
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg

LARGEST = 64 * 1024 * 1024
"""Bytes of a message; the scripts of the page are one of a megabyte."""

_TRIGGER = "$$STREAMLIT_INTERNAL_KEY_{}__events"
"""Under which name Streamlit takes the events of a component."""


class Reader:
    """One open page.

    Attributes:
        parts: what each part of the page shows now.
        texts: all texts outside these parts that it was sent.
        received: bytes that it was sent.
    """

    def __init__(self, url: str, **headers: str) -> None:
        """Speak with the server at an address ("http://127.0.0.1:8501/"), sending further headers."""
        self._headers = {name.replace("_", "-"): value for name, value in headers.items()}
        self._url = url.replace("http", "ws", 1) + "_stcore/stream"
        self._host = url.removeprefix("http://").strip("/")
        self._kept: dict[str, ForwardMsg] = {}
        self._page = ""
        self._decider = ""
        self.parts: dict[str, Any] = {}
        self.texts: list[str] = []
        self.received = 0

    async def open(self) -> float:
        """Open the page and return after how many seconds it was there."""
        began = time.perf_counter()
        self._socket = await websockets.connect(
            self._url, subprotocols=["streamlit"], origin=f"http://{self._host}", max_size=LARGEST, compression=None,
            additional_headers=self._headers,
        )  # fmt: skip
        await self._run()
        return time.perf_counter() - began

    async def click(self, **parameters: str) -> float:
        """Go to another address of the page, and return after how many seconds all of it was there."""
        self._query = urlencode(parameters)
        return await self._run()

    async def decide(self, **said: Any) -> float:
        """Decide something, and return after how many seconds the page showed it."""
        return await self._run(said)

    async def close(self) -> None:
        """Close the page."""
        await self._socket.close()

    _query = ""

    async def _run(self, said: dict[str, Any] | None = None) -> float:
        began = time.perf_counter()
        asked = BackMsg()
        state = asked.rerun_script
        state.query_string, state.page_script_hash = self._query, self._page
        state.cached_message_hashes.extend(self._kept)
        if said is not None:
            said_in_json = json.dumps([{"event": "decided", "value": said}])
            state.widget_states.widgets.add(id=self._decider, json_value="{}")
            state.widget_states.widgets.add(id=_TRIGGER.format(self._decider), json_trigger_value=said_in_json)
        await self._socket.send(asked.SerializeToString())
        while True:
            content = await self._socket.recv()
            self.received += len(content)
            message = ForwardMsg.FromString(content)
            if message.WhichOneof("type") == "ref_hash":
                message = self._kept[message.ref_hash]
            elif message.metadata.cacheable:
                self._kept[message.hash] = message
            if self._take(message):
                return time.perf_counter() - began

    def _take(self, message: ForwardMsg) -> bool:
        """Take note of a message; returns whether it was the last of the run."""
        kind = message.WhichOneof("type")
        if kind == "new_session":
            self._page = message.new_session.page_script_hash
        elif kind == "page_info_changed":
            self._query = message.page_info_changed.query_string
        elif kind == "delta" and message.delta.new_element.WhichOneof("type") == "bidi_component":
            self._note_part(message.delta.new_element.bidi_component)
        elif kind == "delta" and message.delta.new_element.WhichOneof("type") == "exception":
            raise AssertionError(message.delta.new_element.exception.message)
        elif kind == "delta" and message.delta.new_element.WhichOneof("type") == "html":
            self.texts.append(message.delta.new_element.html.body)
        return kind == "script_finished" and message.script_finished in (
            ForwardMsg.FINISHED_SUCCESSFULLY,
            ForwardMsg.FINISHED_WITH_COMPILE_ERROR,
        )

    def _note_part(self, component: Any) -> None:
        data = json.loads(component.mixed.json or component.json or "{}")
        if not data.get("part"):
            return
        self.parts[data["part"]] = json.loads(data["content"])
        if data["part"] == "evidence":
            self._decider = component.id


async def open_readers(url: str, count: int) -> list[Reader]:
    """Open so many pages at once."""
    readers = [Reader(url) for _ in range(count)]
    await asyncio.gather(*(each.open() for each in readers))
    return readers
