"""cli: the `handgrad` command; `main` finds and runs the commands, one file each in `commands`."""
