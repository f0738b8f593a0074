"""The methods of the modules, one file each: plain functions over pandas and numpy."""
