"""reports: one file per format of the class report: `write(figures, pages) → str`."""
