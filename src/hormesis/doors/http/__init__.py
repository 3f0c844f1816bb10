"""The server: Hormesis over HTTP, for the web app and for programs. ``app.create_app`` makes it, ``serving.serve`` runs it.

A route turns a request into one call of ``app`` and its answer into JSON; it knows no SQL. ``app`` says how one is added.
"""
