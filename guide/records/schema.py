"""The tables of the database, as SQLAlchemy Core describes them.

They say how things are now; the migrations beside say how they became so, and a test compares the two.

Never enters: queries.
"""

from sqlalchemy import Boolean, Column, ForeignKey, Index, Integer, MetaData, String, Table, Text

METADATA = MetaData()

RECORDS = Table(
    "records",
    METADATA,
    Column("id", String(16), primary_key=True),
    Column("flow", String(200), nullable=False),
    Column("guide", Text, nullable=False),
    Column("city", Text, nullable=False),
    Column("edition", String(40), nullable=False),
    Column("digest", String(64), nullable=False),
    Column("answers", Text, nullable=False),  # JSON as text: it is read back whole, never searched
    Column("kept", Text, nullable=False),
    Column("outcome", String(200), nullable=False),
    Column("title", Text, nullable=False),
    Column("typed", Text, nullable=False),
    Column("words", Text, nullable=False),  # everything that can be searched, as search keys
    Column("by_staff", Boolean, nullable=False),
    Column("begun", String(20), nullable=False),  # UTC, ISO 8601: sorts as text, the same on every engine
    Column("changed", String(20), nullable=False),
    Column("day", String(10), nullable=False),  # the local day: months are counted by it
    Column("revision", Integer, nullable=False),
    Column("code", String(40), nullable=False),
    Column("held_by", String(40), nullable=False, server_default=""),
    Column("held_since", String(20), nullable=False, server_default=""),
    Index("records_by_day", "day"),
    Index("records_by_flow", "flow", "day"),
)

FIRSTS = Table(
    "firsts",
    METADATA,
    Column("record", String(16), ForeignKey("records.id", ondelete="CASCADE"), primary_key=True),
    Column("catalogue", String(200), primary_key=True),
    Column("place", Integer, nullable=False),
    Column("shelf", Text, nullable=False),
    Column("entry", String(200), nullable=False),
    Column("name", Text, nullable=False),
)

FAILING = Table(
    "failing",
    METADATA,
    Column("record", String(16), ForeignKey("records.id", ondelete="CASCADE"), primary_key=True),
    Column("step", String(200), primary_key=True),
    Column("item", String(200), primary_key=True),
    Column("place", Integer, nullable=False),
    Column("mark", String(10), nullable=False),
    Column("text", Text, nullable=False),
)

NOTES = Table(
    "notes",
    METADATA,
    Column("record", String(16), ForeignKey("records.id", ondelete="CASCADE"), primary_key=True),
    Column("place", Integer, primary_key=True),
    Column("step", String(200), nullable=False),
    Column("text", Text, nullable=False),
    Column("printed", Boolean, nullable=False),
)
