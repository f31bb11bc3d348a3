"""Runs the revisions on the connection that `advisor.records` hands over. Read by Alembic, imported by nobody."""

from alembic import context

from advisor import (
    records_accounts,
    records_clients,
    records_drafts,
    records_feedback,
    records_leases,
    records_operation,
    records_path,
    records_reports,
    records_shares,
)
from advisor.records import Record

# Tables are known to the metadata once their module was read.
ALL_ROOMS = (
    records_accounts, records_clients, records_drafts, records_feedback, records_leases, records_operation, records_path, records_reports, records_shares,
)  # fmt: skip

context.configure(
    connection=context.config.attributes["connection"], target_metadata=Record.metadata, render_as_batch=True
)
with context.begin_transaction():
    context.run_migrations()
