"""Alembic's entry: runs the migrations on the connection it is handed, inside that connection's transaction."""

from alembic import context

from hormesis.store.tables import METADATA

context.configure(connection=context.config.attributes["connection"], target_metadata=METADATA, render_as_batch=True)
context.run_migrations()
