"""Alembic's script directory for the records. Never for the facts: those are rebuilt."""
