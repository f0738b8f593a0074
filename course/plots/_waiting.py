"""What a picture shows while the exercise it depends on is still open."""

from __future__ import annotations


def say_waiting(name: str) -> None:
    """Say in one line which answer the picture waits for."""
    print(f"The picture appears here once {name} has its answer: run this cell again then.")  # noqa: T201 - the line is the output
