"""Writes updates of outputs to the grader that lack what they should hold."""

import json
import os

shown = {"transient": {"display_id": "a"}}
odd = [
    ("display_data", {**shown, "data": {"text/plain": "x"}, "metadata": {}}),
    ("update_display_data", shown),
    ("update_display_data", {**shown, "data": 5, "metadata": 7}),
    ("display_data", {"data": [1], "metadata": 2}),
    ("execute_result", {"data": {"text/html": {"a": 1}}, "metadata": [], "execution_count": "x"}),
    ("stream", {"name": ["stdout"], "text": {}}),
    ("error", {"ename": 1, "evalue": None, "traceback": 3}),
    (["stream"], {"name": "stdout", "text": "x"}),
    ("display_data", {"data": {"text/plain": "x"}, "metadata": {}, "transient": 5}),
]
for kind, content in odd:
    for handle in range(3, 64):
        try:
            os.write(handle, json.dumps({"message": kind, "content": content}).encode() + b"\n")
        except OSError:
            pass
