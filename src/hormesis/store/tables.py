"""The tables. ``athlete_id`` leads every key, so that one athlete's rows lie together in any database.

``fact`` is append-only and the truth; ``fact_head`` is a cache of it. ``REVISION`` is the newest migration.
"""

from collections.abc import Mapping

from sqlalchemy import (
    BigInteger,
    Column,
    ForeignKey,
    ForeignKeyConstraint,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    String,
    Table,
    Text,
    text,
)

__all__ = [
    "ACCOUNT_TABLES",
    "CHANGES",
    "HEAD_BY_KIND",
    "METADATA",
    "REVISION",
    "REVISIONS",
    "account",
    "answer",
    "athlete",
    "audit",
    "challenge",
    "checkpoint",
    "coach_grant",
    "connection",
    "fact",
    "fact_head",
    "imports",
    "job",
    "passkey",
    "plan",
    "revision",
    "session",
    "token",
]

CHANGES: Mapping[str, str] = {
    "0001": "the first tables",
    "0002": "on PostgreSQL each athlete's rows are shut off from the others'",
    "0004": "jobs, answers worked out beforehand and connections to watches",
    "0005": "facts are numbered as they arrive, so that phones can ask for what is new",
    "0006": "accounts, their sessions, tokens and passkeys, what athletes grant to coaches, and who did what",
    "0007": "challenges, which passkeys answer",
}
"""Every migration this program knows, oldest first, and what it does."""
REVISIONS = tuple(CHANGES)
REVISION = REVISIONS[-1]

METADATA = MetaData()

# Text is compared byte by byte everywhere: versions and days must sort alike in SQLite and in PostgreSQL of any locale.
Words = Text().with_variant(Text(collation="C"), "postgresql")

athlete = Table(
    "athlete",
    METADATA,
    Column("id", Words, primary_key=True),
    Column("version", Words, nullable=False),  # the newest version seen: the clock goes on from here
    Column("epoch", Words),  # names this athlete's numbering of arrivals; a purge ends it; none before the first sync
)

imports = Table(
    "import",
    METADATA,
    Column("athlete_id", Words, ForeignKey("athlete.id"), primary_key=True),
    Column("id", Integer, primary_key=True, autoincrement=False),
    Column("file_name", Words, nullable=False),
    Column("content_hash", Words, nullable=False),
    Column("source", Words, nullable=False),
    Column("layout", Words, nullable=False),
    Column("imported_at", Words, nullable=False),
    Column("written", Integer, nullable=False),
    Column("report", Text, nullable=False),
    Column("undone_at", Words),
)

fact = Table(
    "fact",
    METADATA,
    Column("athlete_id", Words, ForeignKey("athlete.id"), primary_key=True),
    Column("id", Words, primary_key=True),
    Column("version", Words, primary_key=True),
    Column("kind", Words, nullable=False),
    Column("at", Words, nullable=False),
    Column("day", Words, nullable=False),
    Column("recorded_at", Words, nullable=False),
    Column("source", Words, nullable=False),
    Column("import_id", Integer),
    Column("target", Words),  # tombstones: the id that is deleted, or of which a version is taken back
    Column("retracts", Words),  # tombstones: the version that is taken back
    Column("body", Text, nullable=False),
    Column("arrival", Integer, nullable=False, server_default="0"),  # from 1 on, in the order in which rows were written
    Column("came_as", Words),  # the version that a phone gave, where it could not be kept
    ForeignKeyConstraint(["athlete_id", "import_id"], ["import.athlete_id", "import.id"]),
    sqlite_with_rowid=False,
)
Index(
    "fact_by_target",
    fact.c.athlete_id,
    fact.c.target,
    sqlite_where=text("target IS NOT NULL"),
    postgresql_where=text("target IS NOT NULL"),
)
Index("fact_by_arrival", fact.c.athlete_id, fact.c.arrival, unique=True)

fact_head = Table(
    "fact_head",
    METADATA,
    Column("athlete_id", Words, ForeignKey("athlete.id"), primary_key=True),
    Column("id", Words, primary_key=True),
    Column("version", Words, nullable=False),
    Column("kind", Words, nullable=False),
    Column("day", Words, nullable=False),
    Column("at", Words, nullable=False),
    Column("ord", Integer, nullable=False),
    sqlite_with_rowid=False,
)
HEAD_BY_KIND = "fact_head_by_kind"
Index(HEAD_BY_KIND, fact_head.c.athlete_id, fact_head.c.kind, fact_head.c.day)

checkpoint = Table(
    "checkpoint",
    METADATA,
    Column("athlete_id", Words, ForeignKey("athlete.id"), primary_key=True),
    Column("versions", Words, primary_key=True),
    Column("through_day", Words, primary_key=True),
    Column("state", LargeBinary, nullable=False),
)

plan = Table(
    "plan",
    METADATA,
    Column("athlete_id", Words, ForeignKey("athlete.id"), primary_key=True),
    Column("date", Words, primary_key=True),
    Column("body", Text, nullable=False),
)

job = Table(
    "job",
    METADATA,
    Column("athlete_id", Words, primary_key=True),  # or of no athlete: then nobody's row stands for it
    Column("id", Words, primary_key=True),
    Column("kind", Words, nullable=False),
    Column("key", Words, nullable=False),  # of the jobs with one key one waits at most, and one runs
    Column("state", Words, nullable=False),
    Column("payload", Text, nullable=False),
    Column("made_ms", BigInteger, nullable=False),  # milliseconds since 1970, as the others
    Column("due_ms", BigInteger, nullable=False),
    Column("ended_ms", BigInteger),
    Column("attempts", Integer, nullable=False),
    Column("lease", Words),  # who runs it, and until when they have said to
    Column("lease_ms", BigInteger),
    Column("done", Integer, nullable=False),
    Column("total", Integer, nullable=False),
    Column("result", Text),
    Column("error", Text),
    Column("next_step", Text),
    sqlite_with_rowid=False,
)
_WAITS = text("state = 'waiting'")
Index("job_waits_once", job.c.athlete_id, job.c.key, unique=True, sqlite_where=_WAITS, postgresql_where=_WAITS)
Index("job_by_turn", job.c.state, job.c.due_ms)

answer = Table(
    "answer",
    METADATA,
    Column("athlete_id", Words, primary_key=True),
    Column("name", Words, primary_key=True),
    Column("as_of", Words, nullable=False),
    Column("made_of", Words, nullable=False),  # the version of what it was worked out from
    Column("body", Text, nullable=False),
)

connection = Table(
    "connection",
    METADATA,
    Column("athlete_id", Words, primary_key=True),
    Column("provider", Words, primary_key=True),
    Column("state", Words, nullable=False),  # asked, connected or broken
    Column("sealed", Text, nullable=False),  # what must stay secret, encrypted
    Column("through", Words, nullable=False),  # how far it was fetched, in the provider's own measure
    Column("changed_at", Words, nullable=False),
    Column("error", Text),
)

# Accounts are looked up before an athlete is known: these tables are small and led by an id of their own. Sessions and tokens
# are kept as the SHA-256 of what their owner holds; whoever reads the database can't sign in with it.
_ACCOUNTS_ONLY = {"seen_by": "accounts"}

account = Table(
    "account",
    METADATA,
    Column("id", Words, primary_key=True),
    Column("name", Words, nullable=False, unique=True),
    Column("athlete_id", Words, nullable=False, unique=True),
    Column("password", Words, nullable=False),  # Argon2id, in the PHC format
    Column("made_ms", BigInteger, nullable=False),
    info=_ACCOUNTS_ONLY,
)

session = Table(
    "session",
    METADATA,
    Column("id", Words, primary_key=True),
    Column("account_id", Words, ForeignKey("account.id"), nullable=False, index=True),
    Column("secret_hash", Words, nullable=False, unique=True),
    Column("device", Words, nullable=False),
    Column("made_ms", BigInteger, nullable=False),
    Column("seen_ms", BigInteger, nullable=False),
    Column("ends_ms", BigInteger, nullable=False),
    info=_ACCOUNTS_ONLY,
)

token = Table(
    "token",
    METADATA,
    Column("id", Words, primary_key=True),
    Column("account_id", Words, ForeignKey("account.id"), nullable=False, index=True),
    Column("secret_hash", Words, nullable=False, unique=True),
    Column("name", Words, nullable=False),
    Column("scopes", Words, nullable=False),
    Column("made_ms", BigInteger, nullable=False),
    Column("seen_ms", BigInteger),
    Column("ends_ms", BigInteger),
    info=_ACCOUNTS_ONLY,
)

passkey = Table(
    "passkey",
    METADATA,
    Column("id", Words, primary_key=True),
    Column("account_id", Words, ForeignKey("account.id"), nullable=False, index=True),
    Column("public_key", LargeBinary, nullable=False),
    Column("uses", BigInteger, nullable=False),  # as the authenticator counts them
    Column("name", Words, nullable=False),
    Column("made_ms", BigInteger, nullable=False),
    info=_ACCOUNTS_ONLY,
)

challenge = Table(
    "challenge",
    METADATA,
    Column("id", Words, primary_key=True),  # the SHA-256 of it
    Column("account_id", Words, nullable=False),  # empty for a sign-in: who answers is not known yet
    Column("ends_ms", BigInteger, nullable=False),
    info=_ACCOUNTS_ONLY,
)

ACCOUNT_TABLES = (account, session, token, passkey, challenge)

_ACCOUNTS_TOO = {"seen_by": "athlete and accounts"}

coach_grant = Table(
    "coach_grant",
    METADATA,
    Column("athlete_id", Words, primary_key=True),
    Column("account_id", Words, primary_key=True, index=True),  # the coach's
    Column("scopes", Words, nullable=False),
    Column("made_ms", BigInteger, nullable=False),
    info=_ACCOUNTS_TOO,
)

audit = Table(
    "audit",
    METADATA,
    Column("athlete_id", Words, primary_key=True),
    Column("id", Words, primary_key=True),  # sorts by time
    Column("at_ms", BigInteger, nullable=False),
    Column("who", Words, nullable=False),
    Column("what", Words, nullable=False),
    Column("about", Words, nullable=False),
    info=_ACCOUNTS_TOO,
)

# Alembic's own table, read without Alembic: importing it would cost half a second at every start.
revision = Table("alembic_version", METADATA, Column("version_num", String(32), primary_key=True))
