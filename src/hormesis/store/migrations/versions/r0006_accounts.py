"""Accounts and what hangs on them; what athletes grant to coaches; who did what."""

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"

_WORDS = sa.Text().with_variant(sa.Text(collation="C"), "postgresql")
_SEEN_BY = {
    "account": "'@', '*'",
    "session": "'@', '*'",
    "token": "'@', '*'",
    "passkey": "'@', '*'",
    "coach_grant": "athlete_id, '@', '*'",
    "audit": "athlete_id, '@', '*'",
}


def upgrade() -> None:
    """One way only: going back is restoring the copy made before."""
    _make_accounts()
    _make_proofs()
    op.create_table(
        "coach_grant",
        sa.Column("athlete_id", _WORDS, primary_key=True),
        sa.Column("account_id", _WORDS, primary_key=True),
        sa.Column("scopes", _WORDS, nullable=False),
        sa.Column("made_ms", sa.BigInteger, nullable=False),
    )
    op.create_index("ix_coach_grant_account_id", "coach_grant", ["account_id"])
    op.create_table(
        "audit",
        sa.Column("athlete_id", _WORDS, primary_key=True),
        sa.Column("id", _WORDS, primary_key=True),
        sa.Column("at_ms", sa.BigInteger, nullable=False),
        sa.Column("who", _WORDS, nullable=False),
        sa.Column("what", _WORDS, nullable=False),
        sa.Column("about", _WORDS, nullable=False),
    )
    if op.get_bind().dialect.name != "postgresql":
        return
    for table, seers in _SEEN_BY.items():
        own = f"(SELECT current_setting('hormesis.athlete_id', true)) IN ({seers})"
        op.execute(f'ALTER TABLE "{table}" ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY')
        op.execute(f'CREATE POLICY own_rows ON "{table}" USING ({own})')


def _make_accounts() -> None:
    op.create_table(
        "account",
        sa.Column("id", _WORDS, primary_key=True),
        sa.Column("name", _WORDS, nullable=False, unique=True),
        sa.Column("athlete_id", _WORDS, nullable=False, unique=True),
        sa.Column("password", _WORDS, nullable=False),
        sa.Column("made_ms", sa.BigInteger, nullable=False),
    )


def _make_proofs() -> None:
    """Each names its account, by which it is looked for."""
    op.create_table(
        "session",
        sa.Column("id", _WORDS, primary_key=True),
        sa.Column("account_id", _WORDS, sa.ForeignKey("account.id"), nullable=False),
        sa.Column("secret_hash", _WORDS, nullable=False, unique=True),
        sa.Column("device", _WORDS, nullable=False),
        sa.Column("made_ms", sa.BigInteger, nullable=False),
        sa.Column("seen_ms", sa.BigInteger, nullable=False),
        sa.Column("ends_ms", sa.BigInteger, nullable=False),
    )
    op.create_table(
        "token",
        sa.Column("id", _WORDS, primary_key=True),
        sa.Column("account_id", _WORDS, sa.ForeignKey("account.id"), nullable=False),
        sa.Column("secret_hash", _WORDS, nullable=False, unique=True),
        sa.Column("name", _WORDS, nullable=False),
        sa.Column("scopes", _WORDS, nullable=False),
        sa.Column("made_ms", sa.BigInteger, nullable=False),
        sa.Column("seen_ms", sa.BigInteger),
        sa.Column("ends_ms", sa.BigInteger),
    )
    op.create_table(
        "passkey",
        sa.Column("id", _WORDS, primary_key=True),
        sa.Column("account_id", _WORDS, sa.ForeignKey("account.id"), nullable=False),
        sa.Column("public_key", sa.LargeBinary, nullable=False),
        sa.Column("uses", sa.BigInteger, nullable=False),
        sa.Column("name", _WORDS, nullable=False),
        sa.Column("made_ms", sa.BigInteger, nullable=False),
    )
    for table in ("session", "token", "passkey"):
        op.create_index(f"ix_{table}_account_id", table, ["account_id"])
