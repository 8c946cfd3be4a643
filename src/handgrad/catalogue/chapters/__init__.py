"""chapters: one file per family of models. A file's name is the `kind` of its models."""
