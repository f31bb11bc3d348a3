"""What processes share to run the service: counts within windows of time, and the switch to the offline path."""

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Create the two tables."""
    op.create_table(
        "counted",
        sa.Column("name", sa.String(96), nullable=False),
        sa.Column("since", sa.BigInteger(), nullable=False),
        sa.Column("used", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("name", "since", name="pk_counted"),
    )
    op.create_index("ix_counted_since", "counted", ["since"])
    op.create_table(
        "switch",
        sa.Column("number", sa.Integer(), autoincrement=True, nullable=False),
        sa.Column("offline", sa.Boolean(), nullable=False),
        sa.Column("why", sa.Text(), nullable=True),
        sa.Column("changed_at", sa.DateTime(), nullable=False),
        sa.PrimaryKeyConstraint("number", name="pk_switch"),
    )


def downgrade() -> None:
    """Drop them."""
    op.drop_table("switch")
    op.drop_table("counted")
