"""Runs the revisions on the connection that `advisor.records` hands over. Read by Alembic, imported by nobody."""

from alembic import context

from advisor.records import Record

context.configure(
    connection=context.config.attributes["connection"], target_metadata=Record.metadata, render_as_batch=True
)
with context.begin_transaction():
    context.run_migrations()
