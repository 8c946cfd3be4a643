"""cli: the `handgrad` command. `main` finds and runs the commands, `commands` holds one file each."""
