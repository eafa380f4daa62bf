-- The store, version 4: versions of an application.
--
-- Each package of a round is kept as it was when it was first seen, so that a package that was sent
-- back and comes again can be laid beside what it was, and an application beside those of earlier
-- rounds. A version is told by the digest of all its files. What is kept is what an archived round
-- keeps, in the same tables; rows without a digest are those of archived rounds.

ALTER TABLE archived_package ADD COLUMN manifest TEXT CHECK (manifest <> '');
ALTER TABLE archived_package ADD COLUMN seen INTEGER;

CREATE UNIQUE INDEX archived_package_version ON archived_package (round, manifest)
  WHERE manifest IS NOT NULL;
