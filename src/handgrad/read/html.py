"""html: placeholder."""
SUFFIXES = (".html", ".htm", ".xhtml")
