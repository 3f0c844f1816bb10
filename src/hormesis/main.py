"""Where everything is put together: reads the settings, opens the store, and hands each door its app."""
