"""The command line: everything an editor or an operator can ask for."""
