"""scripts: the project's own tools. Not part of the package."""
