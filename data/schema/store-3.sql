-- The store, version 3: a round has a name, and can be put away.
--
-- Of an archived round, what is needed to read it for years is kept here, whether its files are
-- still where they were or not: each form as application.xml, and of each file its name, size and
-- digest, but not its bytes. Reviews, journal and signed sheets are kept in any case.

ALTER TABLE round ADD COLUMN name TEXT CHECK (name <> '');
ALTER TABLE round ADD COLUMN archived INTEGER;

CREATE TABLE archived_package (
  id INTEGER PRIMARY KEY,
  round INTEGER NOT NULL REFERENCES round (id),
  name TEXT NOT NULL,
  uri TEXT NOT NULL,
  sha256 TEXT,
  form_file TEXT,
  form BLOB NOT NULL
) STRICT;

CREATE INDEX archived_package_round ON archived_package (round, id);

CREATE TABLE archived_file (
  id INTEGER PRIMARY KEY,
  package INTEGER NOT NULL REFERENCES archived_package (id),
  name TEXT NOT NULL,
  own_name TEXT NOT NULL,
  size INTEGER NOT NULL,
  sha256 TEXT NOT NULL,
  content_type TEXT,
  kind INTEGER NOT NULL
) STRICT;

CREATE INDEX archived_file_package ON archived_file (package, id);
