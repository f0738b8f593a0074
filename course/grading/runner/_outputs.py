"""What a cell's process says, turned into outputs in nbformat's form; it may say anything."""

from __future__ import annotations

from typing import Any

import nbformat
from nbformat import NotebookNode

_STREAMS = ("stdout", "stderr")


class Outputs:
    """Turns messages into a cell's outputs, as nbclient does."""

    def __init__(self) -> None:
        self._outputs: list[NotebookNode] = []
        self._shown: dict[str, list[NotebookNode]] = {}
        self._clear = False

    def take(self, message: dict[str, Any]) -> None:
        """Add what one message says; one that makes no sense is left out."""
        kind, content = message.get("message"), message.get("content")
        if not isinstance(content, dict):
            return
        if kind == "clear_output":
            if content.get("wait"):
                self._clear = True
            else:
                self._outputs.clear()
            return
        transient = content.get("transient")
        name = str(transient.get("display_id") or "") if isinstance(transient, dict) else ""
        if kind == "update_display_data":
            self._update(name, content)
            return
        output = _output(kind, content)
        if output is None:
            return
        if self._clear:
            self._outputs.clear()
            self._clear = False
        if name:
            self._shown.setdefault(name, []).append(output)
        self._outputs.append(output)

    def _update(self, name: str, content: dict[str, Any]) -> None:
        shown = _output("display_data", content)
        if shown is not None:
            for output in self._shown.get(name, ()):
                output["data"], output["metadata"] = shown["data"], shown["metadata"]

    def kept(self) -> list[NotebookNode]:
        """Give the outputs, what was printed in one piece, standard output first."""
        streams: dict[str, NotebookNode] = {}
        others = []
        for output in self._outputs:
            if output.output_type != "stream":
                others.append(output)
            elif output.name in streams:
                streams[output.name].text += output.text
            else:
                streams[output.name] = output
                others.append(output)
        return others


def _output(kind: Any, content: dict[str, Any]) -> NotebookNode | None:
    """Make an output by nbformat's rules; None for what they do not allow.

    Its own function checks them by a JSON schema, which costs more than all the rest of a message.
    """
    made: dict[str, Any] = {"output_type": kind}
    if kind == "stream":
        made |= {"name": content.get("name"), "text": content.get("text")}
        allowed = made["name"] in _STREAMS and isinstance(made["text"], str)
    elif kind == "error":
        made |= {name: content.get(name) for name in ("ename", "evalue", "traceback")}
        lines = made["traceback"]
        allowed = isinstance(made["ename"], str) and isinstance(made["evalue"], str)
        allowed = allowed and isinstance(lines, list) and all(isinstance(x, str) for x in lines)
    elif kind in ("display_data", "execute_result"):
        made |= {"metadata": content.get("metadata", {}), "data": content.get("data")}
        allowed = isinstance(made["metadata"], dict) and _is_bundle(made["data"])
        if kind == "execute_result":
            count = made["execution_count"] = content.get("execution_count")
            allowed = allowed and (count is None or (type(count) is int and count >= 0))
    else:
        return None
    return nbformat.from_dict(made) if allowed else None


def _is_bundle(data: Any) -> bool:
    """Tell whether each kind of data is text, or of a kind that is JSON."""
    if not isinstance(data, dict):
        return False
    return all(
        isinstance(value, str)
        or (isinstance(value, list) and all(isinstance(line, str) for line in value))
        or (kind.startswith("application/") and kind.endswith(("/json", "+json")))
        for kind, value in data.items()
    )
