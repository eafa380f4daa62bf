-- The store, version 5: what was handed in to the panel of a round.
--
-- Each file that is taken in is kept whole, byte for byte, with its digest, when, by whom and from
-- where, whether it counts or is refused. A round is told by where it lies, as what its panel says
-- is. Nothing of it ever changes; taken off the desk, a file stays here and says when that was. What
-- was said of a file, and when, are notes (`handed:` and its digest).

CREATE TABLE handed_file (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  round TEXT NOT NULL,
  kind TEXT NOT NULL CHECK (kind IN ('sheet', 'after', 'pool', 'assignment')),
  name TEXT NOT NULL,
  uri TEXT NOT NULL,
  sha256 TEXT NOT NULL,
  taken INTEGER NOT NULL,
  author TEXT NOT NULL,
  removed INTEGER,
  bytes BLOB NOT NULL
) STRICT;

CREATE INDEX handed_file_round ON handed_file (round, id);

CREATE TRIGGER handed_file_is_kept
BEFORE UPDATE OF round, kind, name, uri, sha256, taken, author, bytes ON handed_file
BEGIN
  SELECT RAISE (ABORT, 'files that were handed in are kept as they are');
END;

CREATE TRIGGER handed_file_is_whole BEFORE DELETE ON handed_file
BEGIN
  SELECT RAISE (ABORT, 'files that were handed in are kept');
END;
