"""layout: where things stand on a page of text. No format of its own: formats use it."""
