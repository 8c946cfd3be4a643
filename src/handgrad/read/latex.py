"""latex: placeholder."""
SUFFIXES = (".tex", ".latex", ".ltx")
