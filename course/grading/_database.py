"""Open nbgrader's database, SQLite or PostgreSQL, and say in one line why that does not work."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TypeVar

from alembic.script import ScriptDirectory
from nbgrader.api import Base
from nbgrader.dbutil import ALEMBIC_DIR
from sqlalchemy import Connection, Engine, create_engine, inspect, text
from sqlalchemy.engine import URL, make_url
from sqlalchemy.exc import ArgumentError, DataError, DBAPIError, NoSuchModuleError

WAIT_SECONDS = 20.0
"""How long to wait for another program that writes to the gradebook."""
_EXAMPLES = "sqlite:///gradebook.db or postgresql://USER:PASSWORD@HOST/DATABASE"
_POSTGRES = {"postgres", "postgresql"}
Returned = TypeVar("Returned")
_BUSY = ("database is locked", "lock timeout", "could not obtain lock")


class GradebookError(Exception):
    """The gradebook cannot be used as it is; the message says why and what to do."""


class Database:
    """nbgrader's database.

    Parameters
    ----------
    address
        A SQLAlchemy URL. With a bare ``postgresql://`` the driver is psycopg 3.
    wait_seconds
        How long to wait for another program that writes.

    Raises
    ------
    GradebookError
        When the address is wrong, its driver is not installed, it cannot be reached, or another
        version of nbgrader made it.
    """

    def __init__(self, address: str, wait_seconds: float = WAIT_SECONDS) -> None:
        self.url = _url(address)
        self._wait_seconds = wait_seconds
        try:
            self._engine = self._make_engine()
        except (ImportError, NoSuchModuleError):
            raise GradebookError(
                f"The driver for {self.url.drivername} is not installed. {_install(self.url)}"
            ) from None

    @property
    def backend(self) -> str:
        """``sqlite`` or ``postgresql``."""
        return self.url.get_backend_name()

    def close(self) -> None:
        """Let go of all connections."""
        self._engine.dispose()

    def is_there(self) -> bool:
        """Tell whether this is a gradebook that can be used; an empty server database is made one.

        A SQLite file that does not exist is not made: the folder may be the wrong one.
        """
        sqlite = self.backend == "sqlite"
        if sqlite and not Path(str(self.url.database)).is_file():
            return False
        return self.run(self._prepare)

    def run(self, work: Callable[[Connection], Returned]) -> Returned:
        """Do something in one transaction: all of it is kept, or nothing.

        Parameters
        ----------
        work
            What to do. It is done once more when the server had closed the connection meanwhile, so
            doing it twice must be the same as doing it once.

        Raises
        ------
        GradebookError
            When that does not work.
        sqlalchemy.exc.DataError
            When a value does not fit its column.
        """
        with self._explained():
            try:
                with self._engine.begin() as connection:
                    return work(connection)
            except DBAPIError as error:
                if not error.connection_invalidated:
                    raise
            with self._engine.begin() as connection:
                return work(connection)

    def _make_engine(self) -> Engine:
        wait = self._wait_seconds
        if self.backend == "sqlite":
            # A transaction that writes takes the lock at its start: one that began by reading and
            # wants to write later is refused at once, without waiting.
            options = {"timeout": wait, "isolation_level": "IMMEDIATE"}
        else:
            options = {
                "connect_timeout": max(2, int(wait)),
                "options": f"-c lock_timeout={int(wait * 1000)}",
            }
        return create_engine(self.url, connect_args=options, pool_size=1, max_overflow=0)

    def _prepare(self, connection: Connection) -> bool:
        tables = set(inspect(connection).get_table_names())
        script = ScriptDirectory(ALEMBIC_DIR)
        if not tables and self.backend == "sqlite":
            return False
        if not tables:
            _make_tables(connection, str(script.get_current_head()))
        else:
            self._check_version(connection, tables, script)
        if self.backend != "sqlite":
            # nbgrader enters assignments under the configured course, "", without entering the
            # course itself; only SQLite lets that pass.
            connection.execute(text("INSERT INTO course (id) VALUES ('') ON CONFLICT DO NOTHING"))
        return True

    def _check_version(
        self, connection: Connection, tables: set[str], script: ScriptDirectory
    ) -> None:
        """Compare with the installed nbgrader: an older one's tables lack columns."""
        ours = {table.name for table in Base.metadata.sorted_tables}
        missing = ours - tables
        if missing == ours:
            raise GradebookError(
                f"{self} holds another program's tables and no gradebook. Expected is a gradebook"
                " or an empty database."
            )
        found = None
        if "alembic_version" in tables:
            found = connection.execute(text("SELECT version_num FROM alembic_version")).scalar()
        if found == script.get_current_head() or (found is None and not missing):
            return
        if found not in {None, *(each.revision for each in script.walk_revisions())}:
            raise GradebookError(
                f"The gradebook {self} was made by a newer nbgrader (schema {found}). "
                "Update nbgrader, and try again."
            )
        schema = found or "without a number"
        raise GradebookError(
            f"The gradebook {self} was made by an older nbgrader (schema {schema}). Bring it up "
            f"to date with: nbgrader db upgrade --db {self}"
        )

    @contextmanager
    def _explained(self) -> Iterator[None]:
        try:
            yield
        except DataError:
            raise
        except DBAPIError as error:
            reason = self._without_password(str(error.orig))
            if any(busy in reason for busy in _BUSY):
                raise GradebookError(
                    f"Another program has been writing to the gradebook {self} for "
                    f"{self._wait_seconds:g} seconds. Close it and start this command again: what "
                    "was graded is kept."
                ) from None
            raise GradebookError(
                f"The gradebook {self} cannot be used: {reason} Check the address after --db and "
                "start this command again: what was graded is kept."
            ) from None

    def _without_password(self, said: str) -> str:
        line = " ".join(said.split())
        secret = str(self.url.password or "")
        line = line.replace(secret, "***") if secret else line
        return line if line.endswith((".", "?")) else f"{line}."

    def __str__(self) -> str:
        return self.url.render_as_string(hide_password=True)


def _make_tables(connection: Connection, version: str) -> None:
    """Make an empty database a gradebook, as nbgrader does, but all at once or not at all."""
    Base.metadata.create_all(connection)
    connection.execute(text("CREATE TABLE alembic_version (version_num VARCHAR(32) NOT NULL)"))
    connection.execute(text("INSERT INTO alembic_version VALUES (:version)"), {"version": version})


def _url(address: str) -> URL:
    """Read an address; it is not repeated in messages, since it may hold a password."""
    try:
        url = make_url(address)
    except (ArgumentError, ValueError):
        raise GradebookError(f"--db is not an address; expected is {_EXAMPLES}.") from None
    if url.drivername in _POSTGRES:
        url = url.set(drivername="postgresql+psycopg")
    if url.get_backend_name() not in {"sqlite", "postgresql"}:
        raise GradebookError(
            f"--db names {url.get_backend_name()}; a gradebook is kept in SQLite or PostgreSQL: "
            f"{_EXAMPLES}."
        )
    if url.get_backend_name() == "sqlite" and url.database in {None, "", ":memory:"}:
        raise GradebookError(f"--db names no file; expected is {_EXAMPLES}.")
    return url


def _install(url: URL) -> str:
    if url.drivername == "postgresql+psycopg":
        return 'Install it with: python3 -m pip install "psycopg[binary]"'
    return f"Expected is {_EXAMPLES}."
