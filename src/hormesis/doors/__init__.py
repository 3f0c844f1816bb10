"""Ways in: the command line, later HTTP, MCP and a worker. Strangers to each other; each knows only `app`."""
