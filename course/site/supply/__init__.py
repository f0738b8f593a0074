"""What others wrote and the browser edition carries: fetched once, checked at every build."""

from course.site.supply._store import Supply, ready

__all__ = ["Supply", "ready"]
