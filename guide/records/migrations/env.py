"""What Alembic runs to migrate: it works on the connection it is handed and opens none of its own."""

from alembic import context

from guide.records.schema import METADATA

context.configure(connection=context.config.attributes["connection"], target_metadata=METADATA)
context.run_migrations()
