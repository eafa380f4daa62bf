-- The store, version 1.
--
-- How the store grows: this file is never edited once it is released. A change is a new file
-- store-2.sql that alters what this one left, added to the list in tj-schema.c and to
-- tanjian-core.gresource.xml. Opening a store runs the scripts above its user_version in one
-- transaction. Times are UTC in microseconds.

CREATE TABLE round (
  id INTEGER PRIMARY KEY,
  title TEXT NOT NULL,
  uri TEXT NOT NULL UNIQUE,
  opened INTEGER NOT NULL
) STRICT;

-- undo_top is the entry that undo reverts, redo_top the one that redo reverts. Each entry
-- names the one below it in journal.parent, so both are stacks that need no scan and no memory.
CREATE TABLE review (
  id INTEGER PRIMARY KEY,
  package_sha256 TEXT NOT NULL,
  package_name TEXT NOT NULL,
  reviewer TEXT NOT NULL,
  created INTEGER NOT NULL,
  corrects INTEGER REFERENCES review (id),
  replaces TEXT,
  undo_top INTEGER REFERENCES journal (id),
  redo_top INTEGER REFERENCES journal (id),
  sheet_id TEXT,
  sheet BLOB,
  signed INTEGER,
  CHECK ((corrects IS NULL) = (replaces IS NULL)),
  CHECK ((sheet_id IS NULL) = (sheet IS NULL)),
  CHECK ((sheet_id IS NULL) = (signed IS NULL))
) STRICT;

CREATE UNIQUE INDEX review_draft ON review (package_sha256, reviewer) WHERE sheet_id IS NULL;
CREATE UNIQUE INDEX review_sheet ON review (sheet_id) WHERE sheet_id IS NOT NULL;
CREATE INDEX review_identity ON review (package_sha256, reviewer, id);
CREATE INDEX review_corrects ON review (corrects) WHERE corrects IS NOT NULL;

CREATE TABLE journal (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  review INTEGER NOT NULL REFERENCES review (id),
  time INTEGER NOT NULL,
  author TEXT NOT NULL,
  name TEXT NOT NULL,
  old_value TEXT,
  new_value TEXT,
  reverts INTEGER REFERENCES journal (id),
  parent INTEGER REFERENCES journal (id)
) STRICT;

CREATE INDEX journal_review ON journal (review, id);

-- What the journal adds up to, kept in the same transaction as each entry.
CREATE TABLE value (
  review INTEGER NOT NULL REFERENCES review (id),
  name TEXT NOT NULL,
  value TEXT NOT NULL CHECK (value <> ''),
  PRIMARY KEY (review, name)
) STRICT, WITHOUT ROWID;

-- The program never does what these forbid; they hold for every other hand as well.
CREATE TRIGGER journal_is_kept BEFORE UPDATE ON journal
BEGIN
  SELECT RAISE (ABORT, 'the journal is only added to');
END;

CREATE TRIGGER journal_is_whole BEFORE DELETE ON journal
BEGIN
  SELECT RAISE (ABORT, 'the journal is only added to');
END;

CREATE TRIGGER journal_of_signed BEFORE INSERT ON journal
WHEN (SELECT sheet_id FROM review WHERE id = NEW.review) IS NOT NULL
BEGIN
  SELECT RAISE (ABORT, 'the review is signed');
END;

CREATE TRIGGER review_signed_is_kept BEFORE UPDATE ON review
WHEN OLD.sheet_id IS NOT NULL
BEGIN
  SELECT RAISE (ABORT, 'the review is signed');
END;

CREATE TRIGGER review_signed_is_whole BEFORE DELETE ON review
WHEN OLD.sheet_id IS NOT NULL
BEGIN
  SELECT RAISE (ABORT, 'the review is signed');
END;
