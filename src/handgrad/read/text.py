"""text: placeholder."""
SUFFIXES = (".txt", ".text")
