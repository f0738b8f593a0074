"""What a class understood, on one page for the instructor."""
