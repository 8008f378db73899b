"""Records with their first recommendations, failing checklist items and notes."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None


def upgrade() -> None:
    """Make the first tables."""
    op.create_table(
        "records",
        sa.Column("id", sa.String(16), primary_key=True),
        sa.Column("flow", sa.String(200), nullable=False),
        sa.Column("guide", sa.Text, nullable=False),
        sa.Column("city", sa.Text, nullable=False),
        sa.Column("edition", sa.String(40), nullable=False),
        sa.Column("digest", sa.String(64), nullable=False),
        sa.Column("answers", sa.Text, nullable=False),
        sa.Column("kept", sa.Text, nullable=False),
        sa.Column("outcome", sa.String(200), nullable=False),
        sa.Column("title", sa.Text, nullable=False),
        sa.Column("typed", sa.Text, nullable=False),
        sa.Column("words", sa.Text, nullable=False),
        sa.Column("by_staff", sa.Boolean, nullable=False),
        sa.Column("begun", sa.String(20), nullable=False),
        sa.Column("changed", sa.String(20), nullable=False),
        sa.Column("day", sa.String(10), nullable=False),
        sa.Column("revision", sa.Integer, nullable=False),
        sa.Column("code", sa.String(40), nullable=False),
        sa.Column("held_by", sa.String(40), nullable=False, server_default=""),
        sa.Column("held_since", sa.String(20), nullable=False, server_default=""),
    )
    op.create_index("records_by_day", "records", ["day"])
    op.create_index("records_by_flow", "records", ["flow", "day"])
    _make_belonging()


def _make_belonging() -> None:
    """What belongs to a record and goes with it."""
    op.create_table(
        "firsts",
        _record(),
        sa.Column("catalogue", sa.String(200), primary_key=True),
        sa.Column("place", sa.Integer, nullable=False),
        sa.Column("shelf", sa.Text, nullable=False),
        sa.Column("entry", sa.String(200), nullable=False),
        sa.Column("name", sa.Text, nullable=False),
    )
    op.create_table(
        "failing",
        _record(),
        sa.Column("step", sa.String(200), primary_key=True),
        sa.Column("item", sa.String(200), primary_key=True),
        sa.Column("place", sa.Integer, nullable=False),
        sa.Column("mark", sa.String(10), nullable=False),
        sa.Column("text", sa.Text, nullable=False),
    )
    op.create_table(
        "notes",
        _record(),
        sa.Column("place", sa.Integer, primary_key=True),
        sa.Column("step", sa.String(200), nullable=False),
        sa.Column("text", sa.Text, nullable=False),
        sa.Column("printed", sa.Boolean, nullable=False),
    )


def _record() -> sa.Column[str]:
    return sa.Column(
        "record", sa.String(16), sa.ForeignKey("records.id", ondelete="CASCADE"), primary_key=True
    )
