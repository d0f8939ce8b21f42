-- What the school prints, hands out and has signed.

-- A document's look as the school changed it; without a row the shipped form stands.
CREATE TABLE form (
  id {id},
  kind TEXT NOT NULL UNIQUE,
  description TEXT NOT NULL,
  is_hidden {int} NOT NULL DEFAULT 0 CHECK (is_hidden IN (0, 1)),
  revision {int} NOT NULL DEFAULT 1,
  changed_by {int} NOT NULL REFERENCES person (id),
  changed_at {int} NOT NULL
) {strict};

-- The register of issued education documents (G4): kind as KladeDocumentKind, state as
-- KladeDocumentState.  A duplicate names what it stands for in replaces_id.  A blank spoiled
-- before it had an owner has no pupil.
CREATE TABLE issued_document (
  id {id},
  kind {int} NOT NULL,
  pupil_id {int} REFERENCES person (id),
  class_id {int} REFERENCES school_class (id),
  programme TEXT NOT NULL DEFAULT '',
  series TEXT NOT NULL DEFAULT '',
  number TEXT NOT NULL DEFAULT '',
  registration_no TEXT NOT NULL DEFAULT '',
  issued_on TEXT NOT NULL,
  order_id {int} REFERENCES school_order (id),
  state {int} NOT NULL CHECK (state BETWEEN 1 AND 3),
  replaces_id {int} REFERENCES issued_document (id),
  received_on TEXT,
  notes TEXT NOT NULL DEFAULT '',
  is_hidden {int} NOT NULL DEFAULT 0 CHECK (is_hidden IN (0, 1)),
  revision {int} NOT NULL DEFAULT 1,
  changed_by {int} NOT NULL REFERENCES person (id),
  changed_at {int} NOT NULL
) {strict};
CREATE INDEX issued_document_pupil ON issued_document (pupil_id);
-- A blank is used once, and so is a number in the book of a kind.
CREATE UNIQUE INDEX issued_document_blank ON issued_document (kind, series, number)
  WHERE is_hidden = 0 AND number <> '';
CREATE UNIQUE INDEX issued_document_entry ON issued_document (kind, registration_no)
  WHERE is_hidden = 0 AND registration_no <> '';

-- A class was instructed in safety: the signed sheet's day and where it is kept (C10).
CREATE TABLE instruction (
  id {id},
  school_year_id {int} NOT NULL REFERENCES school_year (id),
  class_id {int} NOT NULL REFERENCES school_class (id),
  number TEXT NOT NULL DEFAULT '',
  topic TEXT NOT NULL,
  instructed_on TEXT NOT NULL,
  instructor_id {int} REFERENCES person (id),
  signed_on TEXT,
  kept_at TEXT NOT NULL DEFAULT '',
  notes TEXT NOT NULL DEFAULT '',
  is_hidden {int} NOT NULL DEFAULT 0 CHECK (is_hidden IN (0, 1)),
  revision {int} NOT NULL DEFAULT 1,
  changed_by {int} NOT NULL REFERENCES person (id),
  changed_at {int} NOT NULL
) {strict};
CREATE INDEX instruction_class ON instruction (class_id, instructed_on);

-- The columns in which another register wants an export, remembered for the next one (G5).
CREATE TABLE export_layout (
  id {id},
  target TEXT NOT NULL UNIQUE,
  columns TEXT NOT NULL,
  is_hidden {int} NOT NULL DEFAULT 0 CHECK (is_hidden IN (0, 1)),
  revision {int} NOT NULL DEFAULT 1,
  changed_by {int} NOT NULL REFERENCES person (id),
  changed_at {int} NOT NULL
) {strict};

-- What the class teacher remarks on a pupil's report card and interim report of a term (G2).
CREATE TABLE remark (
  id {id},
  pupil_id {int} NOT NULL REFERENCES person (id),
  class_id {int} NOT NULL REFERENCES school_class (id),
  term {int} NOT NULL CHECK (term BETWEEN 1 AND 3),
  text TEXT NOT NULL,
  is_hidden {int} NOT NULL DEFAULT 0 CHECK (is_hidden IN (0, 1)),
  revision {int} NOT NULL DEFAULT 1,
  changed_by {int} NOT NULL REFERENCES person (id),
  changed_at {int} NOT NULL,
  UNIQUE (pupil_id, class_id, term)
) {strict};
CREATE INDEX remark_class ON remark (class_id, term);
