"""board: what threshold logic finds, written as a lecturer would write it on the board."""
