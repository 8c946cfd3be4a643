"""pages: one file per format of a student's feedback page: `write(page) → str`."""
