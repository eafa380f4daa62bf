-- The index of words, a cache: a change here raises TJ_TEXT_INDEX_VERSION, and every file of
-- another version is thrown away and made anew.

-- Which program read the texts; another one may read them better.
CREATE TABLE origin (
  program TEXT NOT NULL
) STRICT;

-- is_complete tells whether all of its files have been read; used is in seconds.
CREATE TABLE package (
  id INTEGER PRIMARY KEY,
  key TEXT NOT NULL UNIQUE,
  location TEXT NOT NULL,
  is_complete INTEGER NOT NULL,
  used INTEGER NOT NULL
) STRICT;
CREATE INDEX package_location ON package (location);

-- One content, however many packages and names it comes under. That of the answers on a form
-- has “form:” before its digest. silence is a TjTextSilence.
CREATE TABLE document (
  id INTEGER PRIMARY KEY,
  digest TEXT NOT NULL UNIQUE,
  silence INTEGER NOT NULL
) STRICT;

-- Without a document it could not be read and is tried again.
CREATE TABLE file (
  package_id INTEGER NOT NULL REFERENCES package (id) ON DELETE CASCADE,
  name TEXT NOT NULL,
  document_id INTEGER REFERENCES document (id),
  PRIMARY KEY (package_id, name)
) STRICT, WITHOUT ROWID;
CREATE INDEX file_document ON file (document_id);

-- kind is a TjTextPlace; id has document_id, kind and a number in it (tj-text-index-private.h).
CREATE TABLE part (
  id INTEGER PRIMARY KEY,
  document_id INTEGER NOT NULL REFERENCES document (id),
  kind INTEGER NOT NULL,
  number INTEGER NOT NULL,
  label TEXT,
  text TEXT NOT NULL
) STRICT;
CREATE INDEX part_document ON part (document_id);

CREATE VIRTUAL TABLE words USING fts5 (
  text, content = 'part', content_rowid = 'id', tokenize = 'tanjian'
);
