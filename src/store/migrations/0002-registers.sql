-- The registers that the office keeps: people, classes, timetable, orders, and what a year
-- changes in them.  Words in braces as in 0001.  A row that people made by mistake is hidden, so
-- every register gets is_hidden, and revision where it had none.

-- An account has a pair of keys of its own: the secret one is wrapped under the password (in
-- wrapped_key), the school's data key is sealed to the public one.  So the data key can be
-- changed without anybody's password.  NULL: an account of version 1 that has not signed in
-- since; its wrapped_key holds the data key itself.
ALTER TABLE account ADD COLUMN public_key {bytes};
ALTER TABLE account ADD COLUMN sealed_key {bytes};

ALTER TABLE person ADD COLUMN merged_into_id {int} REFERENCES person (id);
ALTER TABLE person_name ADD COLUMN is_hidden {int} NOT NULL DEFAULT 0 CHECK (is_hidden IN (0, 1));
ALTER TABLE person_name ADD COLUMN revision {int} NOT NULL DEFAULT 1;
CREATE INDEX person_name_person ON person_name (person_id);
ALTER TABLE person_secret ADD COLUMN is_hidden {int} NOT NULL DEFAULT 0
  CHECK (is_hidden IN (0, 1));
ALTER TABLE guardianship ADD COLUMN is_hidden {int} NOT NULL DEFAULT 0 CHECK (is_hidden IN (0, 1));
ALTER TABLE guardianship ADD COLUMN revision {int} NOT NULL DEFAULT 1;
ALTER TABLE employment ADD COLUMN is_hidden {int} NOT NULL DEFAULT 0 CHECK (is_hidden IN (0, 1));
ALTER TABLE employment ADD COLUMN revision {int} NOT NULL DEFAULT 1;
ALTER TABLE enrolment ADD COLUMN is_hidden {int} NOT NULL DEFAULT 0 CHECK (is_hidden IN (0, 1));
ALTER TABLE group_member ADD COLUMN is_hidden {int} NOT NULL DEFAULT 0 CHECK (is_hidden IN (0, 1));
ALTER TABLE role_grant ADD COLUMN is_hidden {int} NOT NULL DEFAULT 0 CHECK (is_hidden IN (0, 1));
ALTER TABLE journal_teacher ADD COLUMN is_hidden {int} NOT NULL DEFAULT 0 CHECK (is_hidden IN (0, 1));
ALTER TABLE journal_teacher ADD COLUMN revision {int} NOT NULL DEFAULT 1;
ALTER TABLE school_break ADD COLUMN is_hidden {int} NOT NULL DEFAULT 0 CHECK (is_hidden IN (0, 1));
ALTER TABLE school_break ADD COLUMN revision {int} NOT NULL DEFAULT 1;
ALTER TABLE moved_day ADD COLUMN is_hidden {int} NOT NULL DEFAULT 0 CHECK (is_hidden IN (0, 1));
ALTER TABLE moved_day ADD COLUMN revision {int} NOT NULL DEFAULT 1;
ALTER TABLE school_year ADD COLUMN is_hidden {int} NOT NULL DEFAULT 0 CHECK (is_hidden IN (0, 1));
ALTER TABLE bell_set ADD COLUMN is_hidden {int} NOT NULL DEFAULT 0 CHECK (is_hidden IN (0, 1));

-- Who of a journal's teachers gives this lesson; NULL: all of them.  Slots of one block are one
-- lesson given to several journals at once (merged classes): they do not collide.
ALTER TABLE timetable_slot ADD COLUMN teacher_id {int} REFERENCES person (id);
ALTER TABLE timetable_slot ADD COLUMN block TEXT NOT NULL DEFAULT '';
ALTER TABLE timetable_slot ADD COLUMN is_hidden {int} NOT NULL DEFAULT 0 CHECK (is_hidden IN (0, 1));

-- Bells and planned lessons had no id of their own.
CREATE TABLE bell_time (
  id {id},
  bell_set_id {int} NOT NULL REFERENCES bell_set (id),
  lesson_no {int} NOT NULL CHECK (lesson_no BETWEEN 0 AND 15),
  starts_minutes {int} NOT NULL,
  ends_minutes {int} NOT NULL,
  is_hidden {int} NOT NULL DEFAULT 0 CHECK (is_hidden IN (0, 1)),
  revision {int} NOT NULL DEFAULT 1,
  UNIQUE (bell_set_id, lesson_no)
) {strict};
INSERT INTO bell_time (bell_set_id, lesson_no, starts_minutes, ends_minutes)
  SELECT bell_set_id, lesson_no, starts_minutes, ends_minutes FROM bell
  ORDER BY bell_set_id, lesson_no;
DROP TABLE bell;

CREATE TABLE planned_subject (
  id {id},
  programme_id {int} NOT NULL REFERENCES programme (id),
  subject_id {int} NOT NULL REFERENCES subject (id),
  grade {int} NOT NULL CHECK (grade BETWEEN 0 AND 12),
  lessons_per_year {int} NOT NULL,
  scale {int} NOT NULL,
  is_hidden {int} NOT NULL DEFAULT 0 CHECK (is_hidden IN (0, 1)),
  revision {int} NOT NULL DEFAULT 1,
  UNIQUE (programme_id, subject_id, grade)
) {strict};
INSERT INTO planned_subject (programme_id, subject_id, grade, lessons_per_year, scale)
  SELECT programme_id, subject_id, grade, lessons_per_year, scale FROM programme_subject
  ORDER BY programme_id, grade, subject_id;
DROP TABLE programme_subject;

-- What is different from the timetable on one day (B5-B9): kind as KladeDayChangeKind.  class_id
-- without journal_id is the whole class's day, neither is the whole school's.
CREATE TABLE day_change (
  id {id},
  held_on TEXT NOT NULL,
  class_id {int} REFERENCES school_class (id),
  journal_id {int} REFERENCES journal (id),
  lesson_no {int} CHECK (lesson_no BETWEEN 0 AND 15),
  kind {int} NOT NULL,
  teacher_id {int} REFERENCES person (id),
  room TEXT NOT NULL DEFAULT '',
  topic TEXT NOT NULL DEFAULT '',
  notes TEXT NOT NULL DEFAULT '',
  reason TEXT NOT NULL DEFAULT '',
  order_id {int} REFERENCES school_order (id),
  to_day TEXT,
  to_lesson_no {int} CHECK (to_lesson_no BETWEEN 0 AND 15),
  is_hidden {int} NOT NULL DEFAULT 0 CHECK (is_hidden IN (0, 1)),
  revision {int} NOT NULL DEFAULT 1,
  entered_by {int} NOT NULL REFERENCES person (id),
  entered_at {int} NOT NULL,
  changed_by {int} NOT NULL REFERENCES person (id),
  changed_at {int} NOT NULL
) {strict};
CREATE INDEX day_change_day ON day_change (held_on);
CREATE INDEX day_change_journal ON day_change (journal_id, held_on);

-- The class teacher saw the personal file this year (A11).
CREATE TABLE file_check (
  id {id},
  pupil_id {int} NOT NULL REFERENCES person (id),
  school_year_id {int} NOT NULL REFERENCES school_year (id),
  is_checked {int} NOT NULL CHECK (is_checked IN (0, 1)),
  revision {int} NOT NULL DEFAULT 1,
  changed_by {int} NOT NULL REFERENCES person (id),
  changed_at {int} NOT NULL,
  UNIQUE (pupil_id, school_year_id)
) {strict};

-- What becomes of a pupil at the year's end: moved, repeats, finished, left.
CREATE TABLE promotion (
  id {id},
  pupil_id {int} NOT NULL REFERENCES person (id),
  class_id {int} NOT NULL REFERENCES school_class (id),
  decision {int} NOT NULL,
  to_class_name TEXT NOT NULL DEFAULT '',
  order_id {int} REFERENCES school_order (id),
  revision {int} NOT NULL DEFAULT 1,
  changed_by {int} NOT NULL REFERENCES person (id),
  changed_at {int} NOT NULL,
  UNIQUE (pupil_id, class_id)
) {strict};

-- A parent's application for access (A7, Pielikums Nr. 1) and its receipt.
CREATE TABLE access_application (
  id {id},
  pupil_id {int} NOT NULL REFERENCES person (id),
  guardian_id {int} NOT NULL REFERENCES person (id),
  received_on TEXT NOT NULL,
  number TEXT NOT NULL DEFAULT '',
  consents TEXT NOT NULL DEFAULT '',
  fulfilled_on TEXT,
  notes TEXT NOT NULL DEFAULT '',
  is_hidden {int} NOT NULL DEFAULT 0 CHECK (is_hidden IN (0, 1)),
  revision {int} NOT NULL DEFAULT 1,
  changed_by {int} NOT NULL REFERENCES person (id),
  changed_at {int} NOT NULL
) {strict};
CREATE INDEX access_application_pupil ON access_application (pupil_id);

-- What parents were told at the start of the year, recorded as given (H5).
CREATE TABLE parent_briefing (
  id {id},
  school_year_id {int} NOT NULL REFERENCES school_year (id),
  class_id {int} NOT NULL REFERENCES school_class (id),
  pupil_id {int} REFERENCES person (id),
  given_on TEXT NOT NULL,
  topic TEXT NOT NULL DEFAULT '',
  notes TEXT NOT NULL DEFAULT '',
  is_hidden {int} NOT NULL DEFAULT 0 CHECK (is_hidden IN (0, 1)),
  revision {int} NOT NULL DEFAULT 1,
  changed_by {int} NOT NULL REFERENCES person (id),
  changed_at {int} NOT NULL
) {strict};
CREATE INDEX parent_briefing_class ON parent_briefing (class_id);

-- Proposals of staff and requests for data that the superuser answers (A14).
CREATE TABLE staff_request (
  id {id},
  person_id {int} NOT NULL REFERENCES person (id),
  kind TEXT NOT NULL,
  received_on TEXT NOT NULL,
  request TEXT NOT NULL,
  answer TEXT NOT NULL DEFAULT '',
  answered_on TEXT,
  is_hidden {int} NOT NULL DEFAULT 0 CHECK (is_hidden IN (0, 1)),
  revision {int} NOT NULL DEFAULT 1,
  changed_by {int} NOT NULL REFERENCES person (id),
  changed_at {int} NOT NULL
) {strict};

-- What a row of an imported file was found to be, so that the next file finds it again.
CREATE TABLE import_match (
  id {id},
  source TEXT NOT NULL,
  kind TEXT NOT NULL,
  external_key TEXT NOT NULL,
  row_id {int} NOT NULL,
  is_hidden {int} NOT NULL DEFAULT 0 CHECK (is_hidden IN (0, 1)),
  revision {int} NOT NULL DEFAULT 1,
  UNIQUE (source, kind, external_key)
) {strict};

-- The columns of a file as a person mapped them, known again by its headings.
CREATE TABLE import_mapping (
  id {id},
  target TEXT NOT NULL,
  headings TEXT NOT NULL,
  mapping TEXT NOT NULL,
  revision {int} NOT NULL DEFAULT 1,
  UNIQUE (target, headings)
) {strict};
