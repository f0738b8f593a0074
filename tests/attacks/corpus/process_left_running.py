"""Leaves a process that outlives it."""

import subprocess

subprocess.Popen(["sleep", "600"], start_new_session=True)
