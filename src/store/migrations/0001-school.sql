-- The school from its first day.  One text for both engines; what differs are four words:
--   {id}     a generated 64-bit key          {int}    a 64-bit integer
--   {bytes}  bytes                           {strict} the end of a table's definition
-- Days are ISO text (2026-03-05), instants microseconds of UTC, switches 0 or 1.
-- Nothing is deleted by the program: hidden rows stay, and every change is in audit.

CREATE TABLE school (
  id {int} PRIMARY KEY CHECK (id = 1),
  uid TEXT NOT NULL,
  name TEXT NOT NULL,
  kind TEXT NOT NULL,
  registration_no TEXT NOT NULL DEFAULT '',
  address TEXT NOT NULL DEFAULT '',
  is_demo {int} NOT NULL DEFAULT 0 CHECK (is_demo IN (0, 1)),
  created_at {int} NOT NULL,
  revision {int} NOT NULL DEFAULT 1
) {strict};

-- General settings (A10) and the school's rules (X1): data that a person can correct.
CREATE TABLE setting (
  name TEXT PRIMARY KEY,
  value TEXT NOT NULL,
  revision {int} NOT NULL DEFAULT 1
) {strict};

CREATE TABLE rule_value (
  profile TEXT NOT NULL,
  name TEXT NOT NULL,
  value TEXT NOT NULL,
  revision {int} NOT NULL DEFAULT 1,
  PRIMARY KEY (profile, name)
) {strict};

CREATE TABLE school_order (
  id {id},
  number TEXT NOT NULL,
  ordered_on TEXT NOT NULL,
  kind TEXT NOT NULL,
  title TEXT NOT NULL DEFAULT '',
  notes TEXT NOT NULL DEFAULT '',
  is_hidden {int} NOT NULL DEFAULT 0 CHECK (is_hidden IN (0, 1)),
  revision {int} NOT NULL DEFAULT 1
) {strict};

-- People (A).  Names are needed to sort and search; whatever else identifies a person is
-- sealed in person_secret.
CREATE TABLE person (
  id {id},
  surname TEXT NOT NULL,
  given_name TEXT NOT NULL,
  sex TEXT NOT NULL DEFAULT '' CHECK (sex IN ('', 'f', 'm')),
  is_hidden {int} NOT NULL DEFAULT 0 CHECK (is_hidden IN (0, 1)),
  revision {int} NOT NULL DEFAULT 1
) {strict};

CREATE TABLE person_name (
  id {id},
  person_id {int} NOT NULL REFERENCES person (id),
  surname TEXT NOT NULL,
  given_name TEXT NOT NULL,
  valid_from TEXT NOT NULL,
  valid_to TEXT,
  order_id {int} REFERENCES school_order (id)
) {strict};

CREATE TABLE person_secret (
  id {id},
  person_id {int} NOT NULL REFERENCES person (id),
  field TEXT NOT NULL,
  sealed {bytes} NOT NULL,
  lookup {bytes},
  valid_from TEXT,
  valid_to TEXT,
  revision {int} NOT NULL DEFAULT 1
) {strict};
CREATE INDEX person_secret_person ON person_secret (person_id, field);
CREATE INDEX person_secret_lookup ON person_secret (field, lookup) WHERE lookup IS NOT NULL;

CREATE TABLE guardianship (
  id {id},
  pupil_id {int} NOT NULL REFERENCES person (id),
  guardian_id {int} NOT NULL REFERENCES person (id),
  kind TEXT NOT NULL DEFAULT '',
  valid_from TEXT NOT NULL,
  valid_to TEXT,
  UNIQUE (pupil_id, guardian_id, valid_from)
) {strict};
CREATE INDEX guardianship_guardian ON guardianship (guardian_id);

CREATE TABLE employment (
  id {id},
  person_id {int} NOT NULL REFERENCES person (id),
  position TEXT NOT NULL,
  valid_from TEXT NOT NULL,
  valid_to TEXT,
  order_id {int} REFERENCES school_order (id)
) {strict};
CREATE INDEX employment_person ON employment (person_id);

-- An account holds one slot of the school's data key: the key wrapped under what Argon2id
-- makes of the password.
CREATE TABLE account (
  id {id},
  person_id {int} NOT NULL REFERENCES person (id),
  user_name TEXT NOT NULL UNIQUE,
  salt {bytes} NOT NULL,
  ops_limit {int} NOT NULL,
  mem_limit {int} NOT NULL,
  verifier {bytes} NOT NULL,
  wrapped_key {bytes} NOT NULL,
  n_failed {int} NOT NULL DEFAULT 0,
  wait_until {int} NOT NULL DEFAULT 0,
  must_change {int} NOT NULL DEFAULT 0 CHECK (must_change IN (0, 1)),
  changed_at {int} NOT NULL,
  revoked_at {int},
  revision {int} NOT NULL DEFAULT 1
) {strict};
CREATE INDEX account_person ON account (person_id);

-- User names that nobody has, by a hash: they are made to wait like the others.
CREATE TABLE stranger (
  name_hash {bytes} PRIMARY KEY,
  n_failed {int} NOT NULL,
  wait_until {int} NOT NULL
) {strict};

-- In a demo school only: who can sign in, with the password shown on the sign-in page.
CREATE TABLE demo_account (
  account_id {int} PRIMARY KEY REFERENCES account (id),
  password TEXT NOT NULL,
  position {int} NOT NULL
) {strict};

-- The year (B).
CREATE TABLE school_year (
  id {id},
  start_year {int} NOT NULL UNIQUE,
  semester_1_first TEXT NOT NULL,
  semester_1_last TEXT NOT NULL,
  semester_2_first TEXT NOT NULL,
  semester_2_last TEXT NOT NULL,
  end_grade_9 TEXT NOT NULL,
  end_grade_12 TEXT NOT NULL,
  is_published {int} NOT NULL DEFAULT 1 CHECK (is_published IN (0, 1)),
  revision {int} NOT NULL DEFAULT 1
) {strict};

CREATE TABLE school_break (
  id {id},
  school_year_id {int} NOT NULL REFERENCES school_year (id),
  name TEXT NOT NULL,
  first_day TEXT NOT NULL,
  last_day TEXT NOT NULL,
  grade_from {int} NOT NULL DEFAULT 0,
  grade_to {int} NOT NULL DEFAULT 12
) {strict};

CREATE TABLE moved_day (
  id {id},
  school_year_id {int} NOT NULL REFERENCES school_year (id),
  day_off TEXT NOT NULL,
  worked_on TEXT,
  reason TEXT NOT NULL DEFAULT ''
) {strict};

CREATE TABLE bell_set (
  id {id},
  name TEXT NOT NULL,
  valid_from TEXT NOT NULL,
  valid_to TEXT,
  revision {int} NOT NULL DEFAULT 1
) {strict};

CREATE TABLE bell (
  bell_set_id {int} NOT NULL REFERENCES bell_set (id),
  lesson_no {int} NOT NULL CHECK (lesson_no BETWEEN 0 AND 15),
  starts_minutes {int} NOT NULL,
  ends_minutes {int} NOT NULL,
  PRIMARY KEY (bell_set_id, lesson_no)
) {strict};

CREATE TABLE programme (
  id {id},
  code TEXT NOT NULL,
  name TEXT NOT NULL,
  is_hidden {int} NOT NULL DEFAULT 0 CHECK (is_hidden IN (0, 1)),
  revision {int} NOT NULL DEFAULT 1
) {strict};

CREATE TABLE subject (
  id {id},
  name TEXT NOT NULL UNIQUE,
  short_name TEXT NOT NULL DEFAULT '',
  area TEXT NOT NULL DEFAULT '',
  position {int} NOT NULL DEFAULT 0,
  is_hidden {int} NOT NULL DEFAULT 0 CHECK (is_hidden IN (0, 1)),
  revision {int} NOT NULL DEFAULT 1
) {strict};

CREATE TABLE programme_subject (
  programme_id {int} NOT NULL REFERENCES programme (id),
  subject_id {int} NOT NULL REFERENCES subject (id),
  grade {int} NOT NULL,
  lessons_per_year {int} NOT NULL,
  scale {int} NOT NULL,
  PRIMARY KEY (programme_id, subject_id, grade)
) {strict};

CREATE TABLE school_class (
  id {id},
  school_year_id {int} NOT NULL REFERENCES school_year (id),
  grade {int} NOT NULL CHECK (grade BETWEEN 0 AND 12),
  suffix TEXT NOT NULL DEFAULT '',
  name TEXT NOT NULL,
  programme_id {int} REFERENCES programme (id),
  bell_set_id {int} REFERENCES bell_set (id),
  is_hidden {int} NOT NULL DEFAULT 0 CHECK (is_hidden IN (0, 1)),
  revision {int} NOT NULL DEFAULT 1,
  UNIQUE (school_year_id, name)
) {strict};

CREATE TABLE enrolment (
  id {id},
  pupil_id {int} NOT NULL REFERENCES person (id),
  class_id {int} NOT NULL REFERENCES school_class (id),
  valid_from TEXT NOT NULL,
  valid_to TEXT,
  order_in_id {int} REFERENCES school_order (id),
  order_out_id {int} REFERENCES school_order (id),
  revision {int} NOT NULL DEFAULT 1,
  UNIQUE (pupil_id, class_id, valid_from)
) {strict};
CREATE INDEX enrolment_class ON enrolment (class_id);

-- Whoever studies something without the whole class, or across classes (B3, B4).
CREATE TABLE study_group (
  id {id},
  school_year_id {int} NOT NULL REFERENCES school_year (id),
  class_id {int} REFERENCES school_class (id),
  subject_id {int} REFERENCES subject (id),
  name TEXT NOT NULL,
  kind TEXT NOT NULL,
  is_hidden {int} NOT NULL DEFAULT 0 CHECK (is_hidden IN (0, 1)),
  revision {int} NOT NULL DEFAULT 1
) {strict};
CREATE INDEX study_group_class ON study_group (class_id);

CREATE TABLE group_member (
  id {id},
  group_id {int} NOT NULL REFERENCES study_group (id),
  pupil_id {int} NOT NULL REFERENCES person (id),
  valid_from TEXT NOT NULL,
  valid_to TEXT,
  revision {int} NOT NULL DEFAULT 1,
  UNIQUE (group_id, pupil_id, valid_from)
) {strict};
CREATE INDEX group_member_pupil ON group_member (pupil_id);

-- A role with its reach: a class for a class teacher, nothing for the whole school.
CREATE TABLE role_grant (
  id {id},
  person_id {int} NOT NULL REFERENCES person (id),
  role {int} NOT NULL,
  class_id {int} REFERENCES school_class (id),
  valid_from TEXT NOT NULL,
  valid_to TEXT,
  order_id {int} REFERENCES school_order (id),
  revision {int} NOT NULL DEFAULT 1
) {strict};
CREATE INDEX role_grant_person ON role_grant (person_id);
CREATE INDEX role_grant_class ON role_grant (class_id);

-- A journal belongs to a class or to a group, never to both (C).
CREATE TABLE journal (
  id {id},
  school_year_id {int} NOT NULL REFERENCES school_year (id),
  class_id {int} REFERENCES school_class (id),
  group_id {int} REFERENCES study_group (id),
  subject_id {int} NOT NULL REFERENCES subject (id),
  kind TEXT NOT NULL,
  scale {int} NOT NULL,
  lessons_planned {int} NOT NULL DEFAULT 0,
  is_hidden {int} NOT NULL DEFAULT 0 CHECK (is_hidden IN (0, 1)),
  revision {int} NOT NULL DEFAULT 1,
  CHECK ((class_id IS NULL) <> (group_id IS NULL))
) {strict};
CREATE INDEX journal_class ON journal (class_id);
CREATE INDEX journal_group ON journal (group_id);

CREATE TABLE journal_teacher (
  id {id},
  journal_id {int} NOT NULL REFERENCES journal (id),
  person_id {int} NOT NULL REFERENCES person (id),
  valid_from TEXT NOT NULL,
  valid_to TEXT,
  order_id {int} REFERENCES school_order (id)
) {strict};
CREATE INDEX journal_teacher_journal ON journal_teacher (journal_id);
CREATE INDEX journal_teacher_person ON journal_teacher (person_id);

CREATE TABLE timetable_slot (
  id {id},
  journal_id {int} NOT NULL REFERENCES journal (id),
  weekday {int} NOT NULL CHECK (weekday BETWEEN 1 AND 7),
  lesson_no {int} NOT NULL CHECK (lesson_no BETWEEN 0 AND 15),
  cycle {int} NOT NULL DEFAULT 0 CHECK (cycle BETWEEN 0 AND 2),
  room TEXT NOT NULL DEFAULT '',
  valid_from TEXT NOT NULL,
  valid_to TEXT NOT NULL,
  revision {int} NOT NULL DEFAULT 1
) {strict};
CREATE INDEX timetable_slot_journal ON timetable_slot (journal_id);

CREATE TABLE lesson (
  id {id},
  journal_id {int} NOT NULL REFERENCES journal (id),
  held_on TEXT NOT NULL,
  lesson_no {int} NOT NULL CHECK (lesson_no BETWEEN 0 AND 15),
  kind {int} NOT NULL,
  topic TEXT NOT NULL DEFAULT '',
  homework TEXT NOT NULL DEFAULT '',
  homework_state {int} NOT NULL DEFAULT 0 CHECK (homework_state BETWEEN 0 AND 2),
  notes TEXT NOT NULL DEFAULT '',
  teacher_id {int} REFERENCES person (id),
  order_id {int} REFERENCES school_order (id),
  reason TEXT NOT NULL DEFAULT '',
  split_from_id {int} REFERENCES lesson (id),
  is_hidden {int} NOT NULL DEFAULT 0 CHECK (is_hidden IN (0, 1)),
  revision {int} NOT NULL DEFAULT 1,
  entered_by {int} NOT NULL REFERENCES person (id),
  entered_at {int} NOT NULL,
  changed_by {int} NOT NULL REFERENCES person (id),
  changed_at {int} NOT NULL
) {strict};
-- 'My journals' counts a whole school's lessons from these two without touching a row.
CREATE INDEX lesson_journal ON lesson (journal_id, held_on, lesson_no, is_hidden);
CREATE INDEX lesson_without_topic ON lesson (journal_id, held_on, topic, is_hidden, kind)
  WHERE topic = '' AND is_hidden = 0 AND kind <> 3;

-- Each assessed work is a column under its lesson (C4).
CREATE TABLE work (
  id {id},
  lesson_id {int} NOT NULL REFERENCES lesson (id),
  journal_id {int} NOT NULL REFERENCES journal (id),
  kind {int} NOT NULL,
  scale {int} NOT NULL,
  weight {int} NOT NULL DEFAULT 100 CHECK (weight BETWEEN 0 AND 1000),
  title TEXT NOT NULL DEFAULT '',
  position {int} NOT NULL DEFAULT 0,
  is_hidden {int} NOT NULL DEFAULT 0 CHECK (is_hidden IN (0, 1)),
  revision {int} NOT NULL DEFAULT 1,
  changed_by {int} NOT NULL REFERENCES person (id),
  changed_at {int} NOT NULL
) {strict};
CREATE INDEX work_lesson ON work (lesson_id);
CREATE INDEX work_journal ON work (journal_id);

-- A mark and an absence carry journal and class: what a row policy needs stands in the row.
-- An emptied mark keeps its row with value '' and its revision.
CREATE TABLE mark (
  id {id},
  work_id {int} NOT NULL REFERENCES work (id),
  lesson_id {int} NOT NULL REFERENCES lesson (id),
  journal_id {int} NOT NULL REFERENCES journal (id),
  class_id {int} REFERENCES school_class (id),
  pupil_id {int} NOT NULL REFERENCES person (id),
  value TEXT NOT NULL,
  revision {int} NOT NULL DEFAULT 1,
  entered_by {int} NOT NULL REFERENCES person (id),
  entered_at {int} NOT NULL,
  changed_by {int} NOT NULL REFERENCES person (id),
  changed_at {int} NOT NULL,
  UNIQUE (work_id, pupil_id)
) {strict};
CREATE INDEX mark_journal ON mark (journal_id, lesson_id);
CREATE INDEX mark_pupil ON mark (pupil_id);

CREATE TABLE absence (
  id {id},
  lesson_id {int} NOT NULL REFERENCES lesson (id),
  journal_id {int} NOT NULL REFERENCES journal (id),
  class_id {int} REFERENCES school_class (id),
  pupil_id {int} NOT NULL REFERENCES person (id),
  code {int} NOT NULL,
  revision {int} NOT NULL DEFAULT 1,
  entered_by {int} NOT NULL REFERENCES person (id),
  entered_at {int} NOT NULL,
  changed_by {int} NOT NULL REFERENCES person (id),
  changed_at {int} NOT NULL,
  UNIQUE (lesson_id, pupil_id)
) {strict};
CREATE INDEX absence_journal ON absence (journal_id, lesson_id);
CREATE INDEX absence_pupil ON absence (pupil_id);

-- From a lesson of one day to a lesson of another; NULL is the whole day (C7).
CREATE TABLE justification (
  id {id},
  pupil_id {int} NOT NULL REFERENCES person (id),
  first_day TEXT NOT NULL,
  first_lesson {int},
  last_day TEXT NOT NULL,
  last_lesson {int},
  excuse {int} NOT NULL,
  document_kind TEXT NOT NULL DEFAULT '',
  document_no TEXT NOT NULL DEFAULT '',
  submitted_on TEXT,
  notes TEXT NOT NULL DEFAULT '',
  is_hidden {int} NOT NULL DEFAULT 0 CHECK (is_hidden IN (0, 1)),
  revision {int} NOT NULL DEFAULT 1,
  entered_by {int} NOT NULL REFERENCES person (id),
  entered_at {int} NOT NULL
) {strict};
CREATE INDEX justification_pupil ON justification (pupil_id, first_day);

CREATE TABLE term_mark (
  id {id},
  journal_id {int} NOT NULL REFERENCES journal (id),
  class_id {int} REFERENCES school_class (id),
  pupil_id {int} NOT NULL REFERENCES person (id),
  term {int} NOT NULL CHECK (term BETWEEN 1 AND 6),
  value TEXT NOT NULL,
  revision {int} NOT NULL DEFAULT 1,
  entered_by {int} NOT NULL REFERENCES person (id),
  entered_at {int} NOT NULL,
  changed_by {int} NOT NULL REFERENCES person (id),
  changed_at {int} NOT NULL,
  UNIQUE (journal_id, pupil_id, term)
) {strict};
CREATE INDEX term_mark_pupil ON term_mark (pupil_id);

CREATE TABLE term_close (
  id {id},
  journal_id {int} NOT NULL REFERENCES journal (id),
  term {int} NOT NULL CHECK (term BETWEEN 1 AND 6),
  is_closed {int} NOT NULL CHECK (is_closed IN (0, 1)),
  changed_by {int} NOT NULL REFERENCES person (id),
  changed_at {int} NOT NULL,
  revision {int} NOT NULL DEFAULT 1,
  UNIQUE (journal_id, term)
) {strict};

-- X4.  One row a changed field, in the order of commits, each with the hash of itself and of
-- the row before.  audit_head names the last one, and a MAC that only the school's data key
-- can make speaks for the chain up to sealed_id: who rewrites it without an account is found
-- out.  Rows after sealed_id are failed sign-ins only; the next write of a signed-in person
-- seals them.
CREATE TABLE audit (
  id {int} PRIMARY KEY,
  at {int} NOT NULL,
  person_id {int},
  action TEXT NOT NULL,
  table_name TEXT NOT NULL,
  row_id {int} NOT NULL,
  field TEXT NOT NULL,
  old_value TEXT,
  new_value TEXT,
  journal_id {int},
  lesson_id {int},
  pupil_id {int},
  hash {bytes} NOT NULL
) {strict};
CREATE INDEX audit_row ON audit (table_name, row_id);
CREATE INDEX audit_lesson ON audit (lesson_id) WHERE lesson_id IS NOT NULL;

CREATE TABLE audit_head (
  id {int} PRIMARY KEY CHECK (id = 1),
  last_id {int} NOT NULL,
  hash {bytes} NOT NULL,
  sealed_id {int} NOT NULL,
  mac {bytes} NOT NULL
) {strict};
