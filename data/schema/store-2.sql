-- The store, version 2: what is known of something that is no review.
--
-- A note is one named value of a subject at a time: where an application stands (the subject is
-- `application:` and the digest of the package), how far a lesson is (`lesson:` with course,
-- lesson and package). What a subject says now is the last note of each name; all others stay,
-- with who and when. An empty value is a note that takes the value back.

CREATE TABLE note (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  subject TEXT NOT NULL CHECK (subject <> ''),
  time INTEGER NOT NULL,
  author TEXT NOT NULL,
  name TEXT NOT NULL CHECK (name <> ''),
  value TEXT CHECK (value <> '')
) STRICT;

CREATE INDEX note_subject ON note (subject, id);

CREATE TRIGGER note_is_kept BEFORE UPDATE ON note
BEGIN
  SELECT RAISE (ABORT, 'notes are only added to');
END;

CREATE TRIGGER note_is_whole BEFORE DELETE ON note
BEGIN
  SELECT RAISE (ABORT, 'notes are only added to');
END;
