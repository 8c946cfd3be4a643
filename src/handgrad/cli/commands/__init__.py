"""commands: one file per command. A file's name is the command's name, its docstring's first line the summary."""
