"""What this computer still lacks for grading, one small check for each thing."""
