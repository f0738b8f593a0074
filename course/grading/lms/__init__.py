"""From an LMS's download to submissions, and from marks to its table."""
