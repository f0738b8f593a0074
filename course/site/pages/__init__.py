"""The course's pages: Sphinx makes them from the lessons, the tables and the guides."""

from course.site.pages.book import build

__all__ = ["build"]
