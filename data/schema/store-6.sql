-- The store, version 6: edits that belong together, and the rubric of a review.
--
-- A step is several edits that are undone and redone as one. Its label says what they were, as
-- tj-journal-step.c has the words for: `entries:` and a file, `decision:` and a file. The reversal
-- of a step is a step of its own, so that redo takes it whole as well. Ids of steps are not
-- shared: an edit without one stands alone.
--
-- The rubric of a review is written down by its first edit and stays: the rubric itself is kept, in
-- its canonical form under its digest, so that a review is readable when the file is gone. A
-- review without one was begun before this version, with the rubric of the program. Rubrics that
-- the user added are kept as well, whether a review has them or not.

CREATE TABLE step (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  label TEXT NOT NULL CHECK (label <> '')
) STRICT;

ALTER TABLE journal ADD COLUMN step INTEGER REFERENCES step (id);

CREATE TABLE rubric (
  sha256 TEXT PRIMARY KEY,
  content BLOB NOT NULL
) STRICT;

ALTER TABLE review ADD COLUMN rubric TEXT REFERENCES rubric (sha256);

CREATE TRIGGER rubric_is_kept BEFORE UPDATE ON rubric
BEGIN
  SELECT RAISE (ABORT, 'a rubric does not change');
END;
