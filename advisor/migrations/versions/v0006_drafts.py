"""What counselors write: drafts with their revisions and approvals, votes on them, and cases proposed from them."""

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Create the six tables."""
    op.create_table(
        "draft",
        sa.Column("id", sa.String(64), nullable=False),
        sa.Column("organisation_id", sa.String(64), nullable=False),
        sa.Column("account_id", sa.String(64), nullable=False),
        sa.Column("client_id", sa.String(64), nullable=True),
        sa.Column("kind", sa.String(16), nullable=False),
        sa.Column("request", sa.Text(), nullable=False),
        sa.Column("title", sa.Text(), nullable=True),
        sa.Column("state", sa.String(16), nullable=False),
        sa.Column("newest", sa.Integer(), nullable=False),
        sa.Column("created_at", sa.DateTime(), nullable=False),
        sa.Column("changed_at", sa.DateTime(), nullable=False),
        sa.ForeignKeyConstraint(
            ["organisation_id"], ["organisation.id"], name="fk_draft_organisation_id", ondelete="RESTRICT"
        ),
        sa.ForeignKeyConstraint(["account_id"], ["account.id"], name="fk_draft_account_id", ondelete="RESTRICT"),
        sa.ForeignKeyConstraint(["client_id"], ["client.id"], name="fk_draft_client_id", ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id", name="pk_draft"),
    )
    for column in ("organisation_id", "account_id", "client_id"):
        op.create_index(f"ix_draft_{column}", "draft", [column])
    op.create_table(
        "draft_material",
        sa.Column("id", sa.String(64), nullable=False),
        sa.Column("draft_id", sa.String(64), nullable=False),
        sa.Column("content", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["draft_id"], ["draft.id"], name="fk_draft_material_draft_id", ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id", name="pk_draft_material"),
    )
    op.create_index("ix_draft_material_draft_id", "draft_material", ["draft_id"])
    op.create_table(
        "revision",
        sa.Column("draft_id", sa.String(64), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("digest", sa.String(64), nullable=False),
        sa.Column("sections", sa.Text(), nullable=False),
        sa.Column("material_id", sa.String(64), nullable=False),
        sa.Column("made_by", sa.String(16), nullable=False),
        sa.Column("instruction", sa.Text(), nullable=True),
        sa.Column("account_id", sa.String(64), nullable=False),
        sa.Column("created_at", sa.DateTime(), nullable=False),
        sa.Column("added", sa.Integer(), nullable=False),
        sa.Column("removed", sa.Integer(), nullable=False),
        sa.Column("changed", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["draft_id"], ["draft.id"], name="fk_revision_draft_id", ondelete="CASCADE"),
        sa.ForeignKeyConstraint(
            ["material_id"], ["draft_material.id"], name="fk_revision_material_id", ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("draft_id", "number", name="pk_revision"),
    )
    op.create_index("ix_revision_material_id", "revision", ["material_id"])
    op.create_table(
        "approval",
        sa.Column("id", sa.String(64), nullable=False),
        sa.Column("draft_id", sa.String(64), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("digest", sa.String(64), nullable=False),
        sa.Column("build_id", sa.String(64), nullable=False),
        sa.Column("account_id", sa.String(64), nullable=False),
        sa.Column("note", sa.Text(), nullable=True),
        sa.Column("created_at", sa.DateTime(), nullable=False),
        sa.Column("superseded_at", sa.DateTime(), nullable=True),
        sa.ForeignKeyConstraint(["draft_id"], ["draft.id"], name="fk_approval_draft_id", ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id", name="pk_approval"),
    )
    op.create_index("ix_approval_draft_id", "approval", ["draft_id"])
    op.create_table(
        "draft_vote",
        sa.Column("draft_id", sa.String(64), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("account_id", sa.String(64), nullable=False),
        sa.Column("vote", sa.String(8), nullable=False),
        sa.Column("comment", sa.Text(), nullable=True),
        sa.Column("created_at", sa.DateTime(), nullable=False),
        sa.ForeignKeyConstraint(["draft_id"], ["draft.id"], name="fk_draft_vote_draft_id", ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("draft_id", "number", "account_id", name="pk_draft_vote"),
    )
    op.create_table(
        "proposed_case",
        sa.Column("id", sa.String(64), nullable=False),
        sa.Column("draft_id", sa.String(64), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("why", sa.String(8), nullable=False),
        sa.Column("content", sa.Text(), nullable=False),
        sa.Column("state", sa.String(16), nullable=False),
        sa.Column("created_at", sa.DateTime(), nullable=False),
        sa.Column("decided_at", sa.DateTime(), nullable=True),
        sa.ForeignKeyConstraint(["draft_id"], ["draft.id"], name="fk_proposed_case_draft_id", ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id", name="pk_proposed_case"),
    )
    op.create_index("ix_proposed_case_draft_id", "proposed_case", ["draft_id"])


def downgrade() -> None:
    """Drop them."""
    for table in ("proposed_case", "draft_vote", "approval", "revision", "draft_material", "draft"):
        op.drop_table(table)
