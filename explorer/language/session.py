"""An ONNX network that is started when it is first run, in each process for itself."""

from __future__ import annotations

import os
from collections.abc import Sequence

import numpy as np


class Session:
    """Runs a network with onnxruntime.

    Args:
        model: an ONNX file's bytes.
        threads: how many threads onnxruntime may use.
    """

    def __init__(self, model: bytes, *, threads: int = 1) -> None:
        self.model, self.threads = model, threads
        self._session, self._process = None, 0

    def run(self, outputs: Sequence[str], feed: dict[str, np.ndarray]) -> list[np.ndarray]:
        """Run it once.

        Args:
            outputs: names of what is wanted.
            feed: the inputs by name.
        """
        if self._session is None or self._process != os.getpid():  # a session does not survive a fork
            os.environ["ORT_DISABLE_TELEMETRY"] = "1"  # it counts its users otherwise; read when it is imported
            import onnxruntime

            options = onnxruntime.SessionOptions()
            options.intra_op_num_threads, options.inter_op_num_threads = self.threads, 1
            self._session = onnxruntime.InferenceSession(self.model, options, providers=["CPUExecutionProvider"])
            self._process = os.getpid()
        return self._session.run(list(outputs), feed)

    def __getstate__(self) -> dict:
        return self.__dict__ | {"_session": None}
