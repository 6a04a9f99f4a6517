"""The edge: everything that has a clock, a socket, a disk or a decorator."""
