"""IPython's own shell, set up as in the stock kernel, that writes messages as lines of JSON."""

from __future__ import annotations

import builtins
import io
import json
import os
import sys
import tempfile
import threading
from pathlib import Path
from typing import Any, NoReturn

from ipykernel.compiler import XCachingCompiler
from ipykernel.zmqshell import ZMQInteractiveShell
from IPython.utils.path import get_home_dir
from jupyter_client.session import Session
from traitlets.config import Config

_BACKEND = "module://matplotlib_inline.backend_inline"
_BLOCK = 1 << 16


class Wire:
    """One end of the socket to the grader's process: a message is a line.

    What a cell puts out leaves in one piece with the word that the cell is done: to wake the grader
    costs more than most outputs.
    """

    def __init__(self, handle: int) -> None:
        self._handle = handle
        self._lock = threading.Lock()
        self._lines = os.fdopen(os.dup(handle), "r", encoding="utf-8", newline="\n")
        self._kept: list[bytes] = []
        self._size = 0

    def put(self, message: dict[str, Any]) -> None:
        """Write a message, now or with the next ones."""
        data = json.dumps(message, default=str).encode() + b"\n"
        with self._lock:
            self._kept.append(data)
            self._size += len(data)
            if self._size >= _BLOCK:
                self._write()

    def send(self, message: dict[str, Any]) -> None:
        """Write a message, whole, and all that were put before it."""
        self.put(message)
        with self._lock:
            self._write()

    def _write(self) -> None:
        rest = memoryview(b"".join(self._kept))
        self._kept, self._size = [], 0
        while rest:
            rest = rest[os.write(self._handle, rest) :]

    def receive(self) -> dict[str, Any] | None:
        """Wait for a message; None when the other end is gone."""
        line = self._lines.readline()
        return json.loads(line) if line else None


class _LineSession(Session):
    """Takes the place of the session that would put messages on ZeroMQ sockets."""

    def put_on(self, wire: Wire) -> None:
        self._wire = wire

    def send(self, stream: Any, msg_or_type: Any, content: Any = None, *_: Any, **__: Any) -> Any:  # noqa: ARG002 - the signature of Session
        """Write a message as a line."""
        if isinstance(msg_or_type, dict):
            kind, content = msg_or_type["header"]["msg_type"], msg_or_type["content"]
        else:
            kind = msg_or_type
        self._wire.put({"message": kind, "content": content or {}})
        return None


class _Stream(io.TextIOBase):
    """What a notebook prints."""

    encoding = "utf-8"
    errors = "strict"

    def __init__(self, name: str, wire: Wire, handle: int) -> None:
        self.name = f"<{name}>"
        self._kind = name
        self._wire = wire
        self._handle = handle
        self._text: list[str] = []
        self._size = 0

    def fileno(self) -> int:
        return self._handle

    def isatty(self) -> bool:
        return False

    def writable(self) -> bool:
        return True

    def set_parent(self, parent: Any) -> None:
        """Do nothing: there is one sender only."""

    def write(self, text: str) -> int:
        if not isinstance(text, str):
            raise TypeError(f"write() argument must be str, not {type(text).__name__}")
        self._text.append(text)
        self._size += len(text)
        if self._size >= _BLOCK:
            self.flush()
        return len(text)

    def flush(self) -> None:
        text, self._text, self._size = "".join(self._text), [], 0
        if text:
            self._wire.put({"message": "stream", "content": {"name": self._kind, "text": text}})


def _no_input(*_: Any) -> NoReturn:
    from IPython.core.error import StdinNotImplementedError  # noqa: PLC0415 - rarely needed

    raise StdinNotImplementedError("A notebook that is graded has nobody to ask: no input().")


class NotebookShell:
    """A shell and its outputs.

    It is made by the warm process, which never runs a cell in it, and connected by each fork.
    """

    def __init__(self) -> None:
        # Libraries know a notebook by the settings of its kernel (tqdm does).
        config = Config({"HistoryManager": {"enabled": False}, "IPKernelApp": {}})
        ZMQInteractiveShell.clear_instance()
        self._shell = ZMQInteractiveShell.instance(
            config=config, compiler_class=XCachingCompiler, kernel=None
        )
        _draw_inline()

    def connect(self, wire: Wire) -> None:
        """Take this process's folder, home and environment, and put outputs on a wire."""
        self._wire = wire
        self._raw = os.memfd_create("raw")
        os.dup2(self._raw, 1)
        os.dup2(self._raw, 2)
        self._read = 0
        self._settle()
        session = _LineSession(key=b"")
        session.put_on(wire)
        parts: tuple[Any, ...] = (self._shell.displayhook, self._shell.display_pub)
        for part in parts:
            part.session, part.pub_socket = session, wire
        parts[0].topic = b"execute_result"
        sys.stdout = _Stream("stdout", wire, 1)
        sys.stderr = _Stream("stderr", wire, 2)
        builtins.input = _no_input

    def _settle(self) -> None:
        """Repeat what the shell found out about its surroundings when it was made."""
        shell: Any = self._shell
        shell.init_environment()
        os.environ["MPLBACKEND"] = _BACKEND
        tempfile.tempdir = None
        shell.init_ipython_dir(None)
        shell.init_profile_dir(None)
        shell.home_dir = shell.logger.home_dir = get_home_dir()
        shell.starting_dir = str(Path.cwd())
        shell.history_manager.dir_hist[:] = [Path.cwd()]

    def run(self, source: str, *, silent: bool = False) -> dict[str, Any]:
        """Run one cell and give what nbclient calls its reply."""
        kept = not silent
        done = self._shell.run_cell(source, store_history=kept)
        for stream in (sys.stdout, sys.stderr):
            stream.flush()
        self._send_raw()
        if self._shell.payload_manager is not None:
            self._shell.payload_manager.clear_payload()
        told: dict[str, Any] = {
            "ok": bool(done.success),
            "count": self._shell.execution_count - int(kept),
        }
        error = done.error_before_exec or done.error_in_exec
        if error is not None:
            told["ename"], told["evalue"] = type(error).__name__, str(error)
        return told

    def _send_raw(self) -> None:
        """Send what was written straight to the file descriptors, past Python."""
        size = os.fstat(self._raw).st_size
        while self._read < size:
            block = os.pread(self._raw, _BLOCK, self._read)
            if not block:
                break
            self._read += len(block)
            text = block.decode("utf-8", "replace")
            self._wire.put({"message": "stream", "content": {"name": "stdout", "text": text}})


def _draw_inline() -> None:
    """Have figures shown as the stock kernel shows them, also with matplotlib loaded already."""
    os.environ["MPLBACKEND"] = _BACKEND
    if "matplotlib" in sys.modules:
        import matplotlib as mpl  # noqa: PLC0415 - loaded already, or not at all
        from matplotlib_inline import backend_inline  # noqa: PLC0415

        mpl.use(_BACKEND)
        backend_inline._enable_matplotlib_integration()  # noqa: SLF001 - what its import does in a kernel
