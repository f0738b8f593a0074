"""The answers that need a person: the next one, a sample for two raters, their agreement."""
