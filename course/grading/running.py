"""The warm processes of this grader: one for each set of modules, shared by its threads."""

from __future__ import annotations

import threading
from collections.abc import Collection
from dataclasses import dataclass, field

from course.grading.runner.warm import WarmProcess, warm_process


@dataclass
class _Shared:
    process: WarmProcess
    threads: set[int] = field(default_factory=set)
    """Who uses it."""


_RUNNING: dict[tuple[str, ...], _Shared] = {}
_LOCK = threading.Lock()


def warm_for(modules: tuple[str, ...], *, unconfined: bool) -> WarmProcess:
    """Give the warm process that has imported these modules; start it if there is none.

    Parameters
    ----------
    modules
        What it has imported.
    unconfined
        Whether it may do without any sandbox.

    Raises
    ------
    NoSandbox
        When there is none to be had, and none was not allowed.
    """
    with _LOCK:
        shared = _RUNNING.get(modules)
        if shared is None or not shared.process.is_alive():
            users = shared.threads if shared else set()
            if shared:
                shared.process.close()
            shared = _RUNNING[modules] = _Shared(
                warm_process(modules, unconfined=unconfined), users
            )
        shared.threads.add(threading.get_ident())
        return shared.process


def running() -> tuple[WarmProcess, ...]:
    """Give the warm processes of this grader."""
    with _LOCK:
        return tuple(shared.process for shared in _RUNNING.values())


def let_go(threads: Collection[int]) -> None:
    """End the warm processes that nobody but these threads (`threading.get_ident`) uses."""
    with _LOCK:
        for modules, shared in list(_RUNNING.items()):
            used = shared.threads & set(threads)
            shared.threads -= used
            if used and not shared.threads:
                del _RUNNING[modules]
                shared.process.close()
