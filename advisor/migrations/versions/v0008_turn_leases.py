"""Whose turn it is, across processes and hosts."""

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0007"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Create the table."""
    op.create_table(
        "turn_lease",
        sa.Column("name", sa.String(64), nullable=False),
        sa.Column("holder", sa.String(32), nullable=False),
        sa.Column("begins", sa.String(64), nullable=True),
        sa.Column("until", sa.Float(53), nullable=False),
        sa.PrimaryKeyConstraint("name", name="pk_turn_lease"),
    )


def downgrade() -> None:
    """Drop it."""
    op.drop_table("turn_lease")
