"""The first tables."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None

_WORDS = sa.Text().with_variant(sa.Text(collation="C"), "postgresql")


def upgrade() -> None:
    """One way only: going back is restoring the copy made before."""
    op.create_table(
        "athlete",
        sa.Column("id", _WORDS, primary_key=True),
        sa.Column("version", _WORDS, nullable=False),
    )
    op.create_table(
        "import",
        sa.Column("athlete_id", _WORDS, sa.ForeignKey("athlete.id"), primary_key=True),
        sa.Column("id", sa.Integer, primary_key=True, autoincrement=False),
        sa.Column("file_name", _WORDS, nullable=False),
        sa.Column("content_hash", _WORDS, nullable=False),
        sa.Column("source", _WORDS, nullable=False),
        sa.Column("layout", _WORDS, nullable=False),
        sa.Column("imported_at", _WORDS, nullable=False),
        sa.Column("written", sa.Integer, nullable=False),
        sa.Column("report", sa.Text, nullable=False),
        sa.Column("undone_at", _WORDS),
    )
    op.create_table(
        "fact",
        sa.Column("athlete_id", _WORDS, sa.ForeignKey("athlete.id"), primary_key=True),
        sa.Column("id", _WORDS, primary_key=True),
        sa.Column("version", _WORDS, primary_key=True),
        sa.Column("kind", _WORDS, nullable=False),
        sa.Column("at", _WORDS, nullable=False),
        sa.Column("day", _WORDS, nullable=False),
        sa.Column("recorded_at", _WORDS, nullable=False),
        sa.Column("source", _WORDS, nullable=False),
        sa.Column("import_id", sa.Integer),
        sa.Column("target", _WORDS),
        sa.Column("retracts", _WORDS),
        sa.Column("body", sa.Text, nullable=False),
        sa.ForeignKeyConstraint(["athlete_id", "import_id"], ["import.athlete_id", "import.id"]),
        sqlite_with_rowid=False,
    )
    targeted = sa.text("target IS NOT NULL")
    op.create_index("fact_by_target", "fact", ["athlete_id", "target"], sqlite_where=targeted, postgresql_where=targeted)
    op.create_table(
        "fact_head",
        sa.Column("athlete_id", _WORDS, sa.ForeignKey("athlete.id"), primary_key=True),
        sa.Column("id", _WORDS, primary_key=True),
        sa.Column("version", _WORDS, nullable=False),
        sa.Column("kind", _WORDS, nullable=False),
        sa.Column("day", _WORDS, nullable=False),
        sa.Column("at", _WORDS, nullable=False),
        sa.Column("ord", sa.Integer, nullable=False),
        sqlite_with_rowid=False,
    )
    op.create_index("fact_head_by_kind", "fact_head", ["athlete_id", "kind", "day"])
    op.create_table(
        "checkpoint",
        sa.Column("athlete_id", _WORDS, sa.ForeignKey("athlete.id"), primary_key=True),
        sa.Column("versions", _WORDS, primary_key=True),
        sa.Column("through_day", _WORDS, primary_key=True),
        sa.Column("state", sa.LargeBinary, nullable=False),
    )
    op.create_table(
        "plan",
        sa.Column("athlete_id", _WORDS, sa.ForeignKey("athlete.id"), primary_key=True),
        sa.Column("date", _WORDS, primary_key=True),
        sa.Column("body", sa.Text, nullable=False),
    )
