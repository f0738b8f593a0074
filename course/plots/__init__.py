"""The pictures of the lessons, one file a module. Each draws and shows, and returns nothing."""
