-- A school of version 3, as the program of that version left it.
PRAGMA application_id = 1265394020;
PRAGMA user_version = 3;
CREATE TABLE school (
  id INTEGER PRIMARY KEY CHECK (id = 1),
  uid TEXT NOT NULL,
  name TEXT NOT NULL,
  kind TEXT NOT NULL,
  registration_no TEXT NOT NULL DEFAULT '',
  address TEXT NOT NULL DEFAULT '',
  is_demo INTEGER NOT NULL DEFAULT 0 CHECK (is_demo IN (0, 1)),
  created_at INTEGER NOT NULL,
  revision INTEGER NOT NULL DEFAULT 1
) STRICT;
CREATE TABLE setting (
  name TEXT PRIMARY KEY,
  value TEXT NOT NULL,
  revision INTEGER NOT NULL DEFAULT 1
) STRICT;
CREATE TABLE rule_value (
  profile TEXT NOT NULL,
  name TEXT NOT NULL,
  value TEXT NOT NULL,
  revision INTEGER NOT NULL DEFAULT 1,
  PRIMARY KEY (profile, name)
) STRICT;
CREATE TABLE school_order (
  id INTEGER PRIMARY KEY,
  number TEXT NOT NULL,
  ordered_on TEXT NOT NULL,
  kind TEXT NOT NULL,
  title TEXT NOT NULL DEFAULT '',
  notes TEXT NOT NULL DEFAULT '',
  is_hidden INTEGER NOT NULL DEFAULT 0 CHECK (is_hidden IN (0, 1)),
  revision INTEGER NOT NULL DEFAULT 1
) STRICT;
CREATE TABLE person (
  id INTEGER PRIMARY KEY,
  surname TEXT NOT NULL,
  given_name TEXT NOT NULL,
  sex TEXT NOT NULL DEFAULT '' CHECK (sex IN ('', 'f', 'm')),
  is_hidden INTEGER NOT NULL DEFAULT 0 CHECK (is_hidden IN (0, 1)),
  revision INTEGER NOT NULL DEFAULT 1
, merged_into_id INTEGER REFERENCES person (id)) STRICT;
CREATE TABLE person_name (
  id INTEGER PRIMARY KEY,
  person_id INTEGER NOT NULL REFERENCES person (id),
  surname TEXT NOT NULL,
  given_name TEXT NOT NULL,
  valid_from TEXT NOT NULL,
  valid_to TEXT,
  order_id INTEGER REFERENCES school_order (id)
, is_hidden INTEGER NOT NULL DEFAULT 0 CHECK (is_hidden IN (0, 1)), revision INTEGER NOT NULL DEFAULT 1) STRICT;
CREATE TABLE person_secret (
  id INTEGER PRIMARY KEY,
  person_id INTEGER NOT NULL REFERENCES person (id),
  field TEXT NOT NULL,
  sealed BLOB NOT NULL,
  lookup BLOB,
  valid_from TEXT,
  valid_to TEXT,
  revision INTEGER NOT NULL DEFAULT 1
, is_hidden INTEGER NOT NULL DEFAULT 0
  CHECK (is_hidden IN (0, 1))) STRICT;
CREATE INDEX person_secret_person ON person_secret (person_id, field);
CREATE INDEX person_secret_lookup ON person_secret (field, lookup) WHERE lookup IS NOT NULL;
CREATE TABLE guardianship (
  id INTEGER PRIMARY KEY,
  pupil_id INTEGER NOT NULL REFERENCES person (id),
  guardian_id INTEGER NOT NULL REFERENCES person (id),
  kind TEXT NOT NULL DEFAULT '',
  valid_from TEXT NOT NULL,
  valid_to TEXT, is_hidden INTEGER NOT NULL DEFAULT 0 CHECK (is_hidden IN (0, 1)), revision INTEGER NOT NULL DEFAULT 1,
  UNIQUE (pupil_id, guardian_id, valid_from)
) STRICT;
CREATE INDEX guardianship_guardian ON guardianship (guardian_id);
CREATE TABLE employment (
  id INTEGER PRIMARY KEY,
  person_id INTEGER NOT NULL REFERENCES person (id),
  position TEXT NOT NULL,
  valid_from TEXT NOT NULL,
  valid_to TEXT,
  order_id INTEGER REFERENCES school_order (id)
, is_hidden INTEGER NOT NULL DEFAULT 0 CHECK (is_hidden IN (0, 1)), revision INTEGER NOT NULL DEFAULT 1) STRICT;
CREATE INDEX employment_person ON employment (person_id);
CREATE TABLE account (
  id INTEGER PRIMARY KEY,
  person_id INTEGER NOT NULL REFERENCES person (id),
  user_name TEXT NOT NULL UNIQUE,
  salt BLOB NOT NULL,
  ops_limit INTEGER NOT NULL,
  mem_limit INTEGER NOT NULL,
  verifier BLOB NOT NULL,
  wrapped_key BLOB NOT NULL,
  n_failed INTEGER NOT NULL DEFAULT 0,
  wait_until INTEGER NOT NULL DEFAULT 0,
  must_change INTEGER NOT NULL DEFAULT 0 CHECK (must_change IN (0, 1)),
  changed_at INTEGER NOT NULL,
  revoked_at INTEGER,
  revision INTEGER NOT NULL DEFAULT 1
, public_key BLOB, sealed_key BLOB) STRICT;
CREATE INDEX account_person ON account (person_id);
CREATE TABLE stranger (
  name_hash BLOB PRIMARY KEY,
  n_failed INTEGER NOT NULL,
  wait_until INTEGER NOT NULL
) STRICT;
CREATE TABLE demo_account (
  account_id INTEGER PRIMARY KEY REFERENCES account (id),
  password TEXT NOT NULL,
  position INTEGER NOT NULL
) STRICT;
CREATE TABLE school_year (
  id INTEGER PRIMARY KEY,
  start_year INTEGER NOT NULL UNIQUE,
  semester_1_first TEXT NOT NULL,
  semester_1_last TEXT NOT NULL,
  semester_2_first TEXT NOT NULL,
  semester_2_last TEXT NOT NULL,
  end_grade_9 TEXT NOT NULL,
  end_grade_12 TEXT NOT NULL,
  is_published INTEGER NOT NULL DEFAULT 1 CHECK (is_published IN (0, 1)),
  revision INTEGER NOT NULL DEFAULT 1
, is_hidden INTEGER NOT NULL DEFAULT 0 CHECK (is_hidden IN (0, 1))) STRICT;
CREATE TABLE school_break (
  id INTEGER PRIMARY KEY,
  school_year_id INTEGER NOT NULL REFERENCES school_year (id),
  name TEXT NOT NULL,
  first_day TEXT NOT NULL,
  last_day TEXT NOT NULL,
  grade_from INTEGER NOT NULL DEFAULT 0,
  grade_to INTEGER NOT NULL DEFAULT 12
, is_hidden INTEGER NOT NULL DEFAULT 0 CHECK (is_hidden IN (0, 1)), revision INTEGER NOT NULL DEFAULT 1) STRICT;
CREATE TABLE moved_day (
  id INTEGER PRIMARY KEY,
  school_year_id INTEGER NOT NULL REFERENCES school_year (id),
  day_off TEXT NOT NULL,
  worked_on TEXT,
  reason TEXT NOT NULL DEFAULT ''
, is_hidden INTEGER NOT NULL DEFAULT 0 CHECK (is_hidden IN (0, 1)), revision INTEGER NOT NULL DEFAULT 1) STRICT;
CREATE TABLE bell_set (
  id INTEGER PRIMARY KEY,
  name TEXT NOT NULL,
  valid_from TEXT NOT NULL,
  valid_to TEXT,
  revision INTEGER NOT NULL DEFAULT 1
, is_hidden INTEGER NOT NULL DEFAULT 0 CHECK (is_hidden IN (0, 1))) STRICT;
CREATE TABLE programme (
  id INTEGER PRIMARY KEY,
  code TEXT NOT NULL,
  name TEXT NOT NULL,
  is_hidden INTEGER NOT NULL DEFAULT 0 CHECK (is_hidden IN (0, 1)),
  revision INTEGER NOT NULL DEFAULT 1
) STRICT;
CREATE TABLE subject (
  id INTEGER PRIMARY KEY,
  name TEXT NOT NULL UNIQUE,
  short_name TEXT NOT NULL DEFAULT '',
  area TEXT NOT NULL DEFAULT '',
  position INTEGER NOT NULL DEFAULT 0,
  is_hidden INTEGER NOT NULL DEFAULT 0 CHECK (is_hidden IN (0, 1)),
  revision INTEGER NOT NULL DEFAULT 1
) STRICT;
CREATE TABLE school_class (
  id INTEGER PRIMARY KEY,
  school_year_id INTEGER NOT NULL REFERENCES school_year (id),
  grade INTEGER NOT NULL CHECK (grade BETWEEN 0 AND 12),
  suffix TEXT NOT NULL DEFAULT '',
  name TEXT NOT NULL,
  programme_id INTEGER REFERENCES programme (id),
  bell_set_id INTEGER REFERENCES bell_set (id),
  is_hidden INTEGER NOT NULL DEFAULT 0 CHECK (is_hidden IN (0, 1)),
  revision INTEGER NOT NULL DEFAULT 1,
  UNIQUE (school_year_id, name)
) STRICT;
CREATE TABLE enrolment (
  id INTEGER PRIMARY KEY,
  pupil_id INTEGER NOT NULL REFERENCES person (id),
  class_id INTEGER NOT NULL REFERENCES school_class (id),
  valid_from TEXT NOT NULL,
  valid_to TEXT,
  order_in_id INTEGER REFERENCES school_order (id),
  order_out_id INTEGER REFERENCES school_order (id),
  revision INTEGER NOT NULL DEFAULT 1, is_hidden INTEGER NOT NULL DEFAULT 0 CHECK (is_hidden IN (0, 1)),
  UNIQUE (pupil_id, class_id, valid_from)
) STRICT;
CREATE INDEX enrolment_class ON enrolment (class_id);
CREATE TABLE study_group (
  id INTEGER PRIMARY KEY,
  school_year_id INTEGER NOT NULL REFERENCES school_year (id),
  class_id INTEGER REFERENCES school_class (id),
  subject_id INTEGER REFERENCES subject (id),
  name TEXT NOT NULL,
  kind TEXT NOT NULL,
  is_hidden INTEGER NOT NULL DEFAULT 0 CHECK (is_hidden IN (0, 1)),
  revision INTEGER NOT NULL DEFAULT 1
) STRICT;
CREATE INDEX study_group_class ON study_group (class_id);
CREATE TABLE group_member (
  id INTEGER PRIMARY KEY,
  group_id INTEGER NOT NULL REFERENCES study_group (id),
  pupil_id INTEGER NOT NULL REFERENCES person (id),
  valid_from TEXT NOT NULL,
  valid_to TEXT,
  revision INTEGER NOT NULL DEFAULT 1, is_hidden INTEGER NOT NULL DEFAULT 0 CHECK (is_hidden IN (0, 1)),
  UNIQUE (group_id, pupil_id, valid_from)
) STRICT;
CREATE INDEX group_member_pupil ON group_member (pupil_id);
CREATE TABLE role_grant (
  id INTEGER PRIMARY KEY,
  person_id INTEGER NOT NULL REFERENCES person (id),
  role INTEGER NOT NULL,
  class_id INTEGER REFERENCES school_class (id),
  valid_from TEXT NOT NULL,
  valid_to TEXT,
  order_id INTEGER REFERENCES school_order (id),
  revision INTEGER NOT NULL DEFAULT 1
, is_hidden INTEGER NOT NULL DEFAULT 0 CHECK (is_hidden IN (0, 1))) STRICT;
CREATE INDEX role_grant_person ON role_grant (person_id);
CREATE INDEX role_grant_class ON role_grant (class_id);
CREATE TABLE journal (
  id INTEGER PRIMARY KEY,
  school_year_id INTEGER NOT NULL REFERENCES school_year (id),
  class_id INTEGER REFERENCES school_class (id),
  group_id INTEGER REFERENCES study_group (id),
  subject_id INTEGER NOT NULL REFERENCES subject (id),
  kind TEXT NOT NULL,
  scale INTEGER NOT NULL,
  lessons_planned INTEGER NOT NULL DEFAULT 0,
  is_hidden INTEGER NOT NULL DEFAULT 0 CHECK (is_hidden IN (0, 1)),
  revision INTEGER NOT NULL DEFAULT 1,
  CHECK ((class_id IS NULL) <> (group_id IS NULL))
) STRICT;
CREATE INDEX journal_class ON journal (class_id);
CREATE INDEX journal_group ON journal (group_id);
CREATE TABLE journal_teacher (
  id INTEGER PRIMARY KEY,
  journal_id INTEGER NOT NULL REFERENCES journal (id),
  person_id INTEGER NOT NULL REFERENCES person (id),
  valid_from TEXT NOT NULL,
  valid_to TEXT,
  order_id INTEGER REFERENCES school_order (id)
, is_hidden INTEGER NOT NULL DEFAULT 0 CHECK (is_hidden IN (0, 1)), revision INTEGER NOT NULL DEFAULT 1) STRICT;
CREATE INDEX journal_teacher_journal ON journal_teacher (journal_id);
CREATE INDEX journal_teacher_person ON journal_teacher (person_id);
CREATE TABLE timetable_slot (
  id INTEGER PRIMARY KEY,
  journal_id INTEGER NOT NULL REFERENCES journal (id),
  weekday INTEGER NOT NULL CHECK (weekday BETWEEN 1 AND 7),
  lesson_no INTEGER NOT NULL CHECK (lesson_no BETWEEN 0 AND 15),
  cycle INTEGER NOT NULL DEFAULT 0 CHECK (cycle BETWEEN 0 AND 2),
  room TEXT NOT NULL DEFAULT '',
  valid_from TEXT NOT NULL,
  valid_to TEXT NOT NULL,
  revision INTEGER NOT NULL DEFAULT 1
, teacher_id INTEGER REFERENCES person (id), block TEXT NOT NULL DEFAULT '', is_hidden INTEGER NOT NULL DEFAULT 0 CHECK (is_hidden IN (0, 1))) STRICT;
CREATE INDEX timetable_slot_journal ON timetable_slot (journal_id);
CREATE TABLE lesson (
  id INTEGER PRIMARY KEY,
  journal_id INTEGER NOT NULL REFERENCES journal (id),
  held_on TEXT NOT NULL,
  lesson_no INTEGER NOT NULL CHECK (lesson_no BETWEEN 0 AND 15),
  kind INTEGER NOT NULL,
  topic TEXT NOT NULL DEFAULT '',
  homework TEXT NOT NULL DEFAULT '',
  homework_state INTEGER NOT NULL DEFAULT 0 CHECK (homework_state BETWEEN 0 AND 2),
  notes TEXT NOT NULL DEFAULT '',
  teacher_id INTEGER REFERENCES person (id),
  order_id INTEGER REFERENCES school_order (id),
  reason TEXT NOT NULL DEFAULT '',
  split_from_id INTEGER REFERENCES lesson (id),
  is_hidden INTEGER NOT NULL DEFAULT 0 CHECK (is_hidden IN (0, 1)),
  revision INTEGER NOT NULL DEFAULT 1,
  entered_by INTEGER NOT NULL REFERENCES person (id),
  entered_at INTEGER NOT NULL,
  changed_by INTEGER NOT NULL REFERENCES person (id),
  changed_at INTEGER NOT NULL
) STRICT;
CREATE INDEX lesson_journal ON lesson (journal_id, held_on, lesson_no, is_hidden);
CREATE INDEX lesson_without_topic ON lesson (journal_id, held_on, topic, is_hidden, kind)
  WHERE topic = '' AND is_hidden = 0 AND kind <> 3;
CREATE TABLE work (
  id INTEGER PRIMARY KEY,
  lesson_id INTEGER NOT NULL REFERENCES lesson (id),
  journal_id INTEGER NOT NULL REFERENCES journal (id),
  kind INTEGER NOT NULL,
  scale INTEGER NOT NULL,
  weight INTEGER NOT NULL DEFAULT 100 CHECK (weight BETWEEN 0 AND 1000),
  title TEXT NOT NULL DEFAULT '',
  position INTEGER NOT NULL DEFAULT 0,
  is_hidden INTEGER NOT NULL DEFAULT 0 CHECK (is_hidden IN (0, 1)),
  revision INTEGER NOT NULL DEFAULT 1,
  changed_by INTEGER NOT NULL REFERENCES person (id),
  changed_at INTEGER NOT NULL
) STRICT;
CREATE INDEX work_lesson ON work (lesson_id);
CREATE INDEX work_journal ON work (journal_id);
CREATE TABLE mark (
  id INTEGER PRIMARY KEY,
  work_id INTEGER NOT NULL REFERENCES work (id),
  lesson_id INTEGER NOT NULL REFERENCES lesson (id),
  journal_id INTEGER NOT NULL REFERENCES journal (id),
  class_id INTEGER REFERENCES school_class (id),
  pupil_id INTEGER NOT NULL REFERENCES person (id),
  value TEXT NOT NULL,
  revision INTEGER NOT NULL DEFAULT 1,
  entered_by INTEGER NOT NULL REFERENCES person (id),
  entered_at INTEGER NOT NULL,
  changed_by INTEGER NOT NULL REFERENCES person (id),
  changed_at INTEGER NOT NULL,
  UNIQUE (work_id, pupil_id)
) STRICT;
CREATE INDEX mark_journal ON mark (journal_id, lesson_id);
CREATE INDEX mark_pupil ON mark (pupil_id);
CREATE TABLE absence (
  id INTEGER PRIMARY KEY,
  lesson_id INTEGER NOT NULL REFERENCES lesson (id),
  journal_id INTEGER NOT NULL REFERENCES journal (id),
  class_id INTEGER REFERENCES school_class (id),
  pupil_id INTEGER NOT NULL REFERENCES person (id),
  code INTEGER NOT NULL,
  revision INTEGER NOT NULL DEFAULT 1,
  entered_by INTEGER NOT NULL REFERENCES person (id),
  entered_at INTEGER NOT NULL,
  changed_by INTEGER NOT NULL REFERENCES person (id),
  changed_at INTEGER NOT NULL,
  UNIQUE (lesson_id, pupil_id)
) STRICT;
CREATE INDEX absence_journal ON absence (journal_id, lesson_id);
CREATE INDEX absence_pupil ON absence (pupil_id);
CREATE TABLE justification (
  id INTEGER PRIMARY KEY,
  pupil_id INTEGER NOT NULL REFERENCES person (id),
  first_day TEXT NOT NULL,
  first_lesson INTEGER,
  last_day TEXT NOT NULL,
  last_lesson INTEGER,
  excuse INTEGER NOT NULL,
  document_kind TEXT NOT NULL DEFAULT '',
  document_no TEXT NOT NULL DEFAULT '',
  submitted_on TEXT,
  notes TEXT NOT NULL DEFAULT '',
  is_hidden INTEGER NOT NULL DEFAULT 0 CHECK (is_hidden IN (0, 1)),
  revision INTEGER NOT NULL DEFAULT 1,
  entered_by INTEGER NOT NULL REFERENCES person (id),
  entered_at INTEGER NOT NULL
) STRICT;
CREATE INDEX justification_pupil ON justification (pupil_id, first_day);
CREATE TABLE term_mark (
  id INTEGER PRIMARY KEY,
  journal_id INTEGER NOT NULL REFERENCES journal (id),
  class_id INTEGER REFERENCES school_class (id),
  pupil_id INTEGER NOT NULL REFERENCES person (id),
  term INTEGER NOT NULL CHECK (term BETWEEN 1 AND 6),
  value TEXT NOT NULL,
  revision INTEGER NOT NULL DEFAULT 1,
  entered_by INTEGER NOT NULL REFERENCES person (id),
  entered_at INTEGER NOT NULL,
  changed_by INTEGER NOT NULL REFERENCES person (id),
  changed_at INTEGER NOT NULL,
  UNIQUE (journal_id, pupil_id, term)
) STRICT;
CREATE INDEX term_mark_pupil ON term_mark (pupil_id);
CREATE TABLE term_close (
  id INTEGER PRIMARY KEY,
  journal_id INTEGER NOT NULL REFERENCES journal (id),
  term INTEGER NOT NULL CHECK (term BETWEEN 1 AND 6),
  is_closed INTEGER NOT NULL CHECK (is_closed IN (0, 1)),
  changed_by INTEGER NOT NULL REFERENCES person (id),
  changed_at INTEGER NOT NULL,
  revision INTEGER NOT NULL DEFAULT 1,
  UNIQUE (journal_id, term)
) STRICT;
CREATE TABLE audit (
  id INTEGER PRIMARY KEY,
  at INTEGER NOT NULL,
  person_id INTEGER,
  action TEXT NOT NULL,
  table_name TEXT NOT NULL,
  row_id INTEGER NOT NULL,
  field TEXT NOT NULL,
  old_value TEXT,
  new_value TEXT,
  journal_id INTEGER,
  lesson_id INTEGER,
  pupil_id INTEGER,
  hash BLOB NOT NULL
) STRICT;
CREATE INDEX audit_row ON audit (table_name, row_id);
CREATE INDEX audit_lesson ON audit (lesson_id) WHERE lesson_id IS NOT NULL;
CREATE TABLE audit_head (
  id INTEGER PRIMARY KEY CHECK (id = 1),
  last_id INTEGER NOT NULL,
  hash BLOB NOT NULL,
  sealed_id INTEGER NOT NULL,
  mac BLOB NOT NULL
) STRICT;
CREATE INDEX person_name_person ON person_name (person_id);
CREATE TABLE bell_time (
  id INTEGER PRIMARY KEY,
  bell_set_id INTEGER NOT NULL REFERENCES bell_set (id),
  lesson_no INTEGER NOT NULL CHECK (lesson_no BETWEEN 0 AND 15),
  starts_minutes INTEGER NOT NULL,
  ends_minutes INTEGER NOT NULL,
  is_hidden INTEGER NOT NULL DEFAULT 0 CHECK (is_hidden IN (0, 1)),
  revision INTEGER NOT NULL DEFAULT 1,
  UNIQUE (bell_set_id, lesson_no)
) STRICT;
CREATE TABLE planned_subject (
  id INTEGER PRIMARY KEY,
  programme_id INTEGER NOT NULL REFERENCES programme (id),
  subject_id INTEGER NOT NULL REFERENCES subject (id),
  grade INTEGER NOT NULL CHECK (grade BETWEEN 0 AND 12),
  lessons_per_year INTEGER NOT NULL,
  scale INTEGER NOT NULL,
  is_hidden INTEGER NOT NULL DEFAULT 0 CHECK (is_hidden IN (0, 1)),
  revision INTEGER NOT NULL DEFAULT 1,
  UNIQUE (programme_id, subject_id, grade)
) STRICT;
CREATE TABLE day_change (
  id INTEGER PRIMARY KEY,
  held_on TEXT NOT NULL,
  class_id INTEGER REFERENCES school_class (id),
  journal_id INTEGER REFERENCES journal (id),
  lesson_no INTEGER CHECK (lesson_no BETWEEN 0 AND 15),
  kind INTEGER NOT NULL,
  teacher_id INTEGER REFERENCES person (id),
  room TEXT NOT NULL DEFAULT '',
  topic TEXT NOT NULL DEFAULT '',
  notes TEXT NOT NULL DEFAULT '',
  reason TEXT NOT NULL DEFAULT '',
  order_id INTEGER REFERENCES school_order (id),
  to_day TEXT,
  to_lesson_no INTEGER CHECK (to_lesson_no BETWEEN 0 AND 15),
  is_hidden INTEGER NOT NULL DEFAULT 0 CHECK (is_hidden IN (0, 1)),
  revision INTEGER NOT NULL DEFAULT 1,
  entered_by INTEGER NOT NULL REFERENCES person (id),
  entered_at INTEGER NOT NULL,
  changed_by INTEGER NOT NULL REFERENCES person (id),
  changed_at INTEGER NOT NULL
) STRICT;
CREATE INDEX day_change_day ON day_change (held_on);
CREATE INDEX day_change_journal ON day_change (journal_id, held_on);
CREATE TABLE file_check (
  id INTEGER PRIMARY KEY,
  pupil_id INTEGER NOT NULL REFERENCES person (id),
  school_year_id INTEGER NOT NULL REFERENCES school_year (id),
  is_checked INTEGER NOT NULL CHECK (is_checked IN (0, 1)),
  revision INTEGER NOT NULL DEFAULT 1,
  changed_by INTEGER NOT NULL REFERENCES person (id),
  changed_at INTEGER NOT NULL,
  UNIQUE (pupil_id, school_year_id)
) STRICT;
CREATE TABLE promotion (
  id INTEGER PRIMARY KEY,
  pupil_id INTEGER NOT NULL REFERENCES person (id),
  class_id INTEGER NOT NULL REFERENCES school_class (id),
  decision INTEGER NOT NULL,
  to_class_name TEXT NOT NULL DEFAULT '',
  order_id INTEGER REFERENCES school_order (id),
  revision INTEGER NOT NULL DEFAULT 1,
  changed_by INTEGER NOT NULL REFERENCES person (id),
  changed_at INTEGER NOT NULL,
  UNIQUE (pupil_id, class_id)
) STRICT;
CREATE TABLE access_application (
  id INTEGER PRIMARY KEY,
  pupil_id INTEGER NOT NULL REFERENCES person (id),
  guardian_id INTEGER NOT NULL REFERENCES person (id),
  received_on TEXT NOT NULL,
  number TEXT NOT NULL DEFAULT '',
  consents TEXT NOT NULL DEFAULT '',
  fulfilled_on TEXT,
  notes TEXT NOT NULL DEFAULT '',
  is_hidden INTEGER NOT NULL DEFAULT 0 CHECK (is_hidden IN (0, 1)),
  revision INTEGER NOT NULL DEFAULT 1,
  changed_by INTEGER NOT NULL REFERENCES person (id),
  changed_at INTEGER NOT NULL
) STRICT;
CREATE INDEX access_application_pupil ON access_application (pupil_id);
CREATE TABLE parent_briefing (
  id INTEGER PRIMARY KEY,
  school_year_id INTEGER NOT NULL REFERENCES school_year (id),
  class_id INTEGER NOT NULL REFERENCES school_class (id),
  pupil_id INTEGER REFERENCES person (id),
  given_on TEXT NOT NULL,
  topic TEXT NOT NULL DEFAULT '',
  notes TEXT NOT NULL DEFAULT '',
  is_hidden INTEGER NOT NULL DEFAULT 0 CHECK (is_hidden IN (0, 1)),
  revision INTEGER NOT NULL DEFAULT 1,
  changed_by INTEGER NOT NULL REFERENCES person (id),
  changed_at INTEGER NOT NULL
) STRICT;
CREATE INDEX parent_briefing_class ON parent_briefing (class_id);
CREATE TABLE staff_request (
  id INTEGER PRIMARY KEY,
  person_id INTEGER NOT NULL REFERENCES person (id),
  kind TEXT NOT NULL,
  received_on TEXT NOT NULL,
  request TEXT NOT NULL,
  answer TEXT NOT NULL DEFAULT '',
  answered_on TEXT,
  is_hidden INTEGER NOT NULL DEFAULT 0 CHECK (is_hidden IN (0, 1)),
  revision INTEGER NOT NULL DEFAULT 1,
  changed_by INTEGER NOT NULL REFERENCES person (id),
  changed_at INTEGER NOT NULL
) STRICT;
CREATE TABLE import_match (
  id INTEGER PRIMARY KEY,
  source TEXT NOT NULL,
  kind TEXT NOT NULL,
  external_key TEXT NOT NULL,
  row_id INTEGER NOT NULL,
  is_hidden INTEGER NOT NULL DEFAULT 0 CHECK (is_hidden IN (0, 1)),
  revision INTEGER NOT NULL DEFAULT 1,
  UNIQUE (source, kind, external_key)
) STRICT;
CREATE TABLE import_mapping (
  id INTEGER PRIMARY KEY,
  target TEXT NOT NULL,
  headings TEXT NOT NULL,
  mapping TEXT NOT NULL,
  revision INTEGER NOT NULL DEFAULT 1,
  UNIQUE (target, headings)
) STRICT;
CREATE TABLE form (
  id INTEGER PRIMARY KEY,
  kind TEXT NOT NULL UNIQUE,
  description TEXT NOT NULL,
  is_hidden INTEGER NOT NULL DEFAULT 0 CHECK (is_hidden IN (0, 1)),
  revision INTEGER NOT NULL DEFAULT 1,
  changed_by INTEGER NOT NULL REFERENCES person (id),
  changed_at INTEGER NOT NULL
) STRICT;
CREATE TABLE issued_document (
  id INTEGER PRIMARY KEY,
  kind INTEGER NOT NULL,
  pupil_id INTEGER REFERENCES person (id),
  class_id INTEGER REFERENCES school_class (id),
  programme TEXT NOT NULL DEFAULT '',
  series TEXT NOT NULL DEFAULT '',
  number TEXT NOT NULL DEFAULT '',
  registration_no TEXT NOT NULL DEFAULT '',
  issued_on TEXT NOT NULL,
  order_id INTEGER REFERENCES school_order (id),
  state INTEGER NOT NULL CHECK (state BETWEEN 1 AND 3),
  replaces_id INTEGER REFERENCES issued_document (id),
  received_on TEXT,
  notes TEXT NOT NULL DEFAULT '',
  is_hidden INTEGER NOT NULL DEFAULT 0 CHECK (is_hidden IN (0, 1)),
  revision INTEGER NOT NULL DEFAULT 1,
  changed_by INTEGER NOT NULL REFERENCES person (id),
  changed_at INTEGER NOT NULL
) STRICT;
CREATE INDEX issued_document_pupil ON issued_document (pupil_id);
CREATE UNIQUE INDEX issued_document_blank ON issued_document (kind, series, number)
  WHERE is_hidden = 0 AND number <> '';
CREATE UNIQUE INDEX issued_document_entry ON issued_document (kind, registration_no)
  WHERE is_hidden = 0 AND registration_no <> '';
CREATE TABLE instruction (
  id INTEGER PRIMARY KEY,
  school_year_id INTEGER NOT NULL REFERENCES school_year (id),
  class_id INTEGER NOT NULL REFERENCES school_class (id),
  number TEXT NOT NULL DEFAULT '',
  topic TEXT NOT NULL,
  instructed_on TEXT NOT NULL,
  instructor_id INTEGER REFERENCES person (id),
  signed_on TEXT,
  kept_at TEXT NOT NULL DEFAULT '',
  notes TEXT NOT NULL DEFAULT '',
  is_hidden INTEGER NOT NULL DEFAULT 0 CHECK (is_hidden IN (0, 1)),
  revision INTEGER NOT NULL DEFAULT 1,
  changed_by INTEGER NOT NULL REFERENCES person (id),
  changed_at INTEGER NOT NULL
) STRICT;
CREATE INDEX instruction_class ON instruction (class_id, instructed_on);
CREATE TABLE export_layout (
  id INTEGER PRIMARY KEY,
  target TEXT NOT NULL UNIQUE,
  columns TEXT NOT NULL,
  is_hidden INTEGER NOT NULL DEFAULT 0 CHECK (is_hidden IN (0, 1)),
  revision INTEGER NOT NULL DEFAULT 1,
  changed_by INTEGER NOT NULL REFERENCES person (id),
  changed_at INTEGER NOT NULL
) STRICT;
CREATE TABLE remark (
  id INTEGER PRIMARY KEY,
  pupil_id INTEGER NOT NULL REFERENCES person (id),
  class_id INTEGER NOT NULL REFERENCES school_class (id),
  term INTEGER NOT NULL CHECK (term BETWEEN 1 AND 3),
  text TEXT NOT NULL,
  is_hidden INTEGER NOT NULL DEFAULT 0 CHECK (is_hidden IN (0, 1)),
  revision INTEGER NOT NULL DEFAULT 1,
  changed_by INTEGER NOT NULL REFERENCES person (id),
  changed_at INTEGER NOT NULL,
  UNIQUE (pupil_id, class_id, term)
) STRICT;
CREATE INDEX remark_class ON remark (class_id, term);
INSERT INTO school VALUES (1, '0f8c6a52-1111-4c3e-9f57-1d2f2a9b7a10', 'Ķekavas pakalna pamatskola', 'basic', '4113900000', 'Skolas iela 1', 0, 1757300000000000, 1);
INSERT INTO setting VALUES ('journal-direction', 'down', 2);
INSERT INTO rule_value VALUES ('basic', 'topic-due-minutes', '1440', 1);
INSERT INTO school_order VALUES (1, '1-12/45', '2025-08-29', 'enrolment', 'Par uzņemšanu', '', 0, 1);
INSERT INTO person VALUES (1, 'Ķēniņa', 'Žanete', 'f', 0, 1, NULL);
INSERT INTO person VALUES (2, 'Bērziņš', 'Ģirts', 'm', 0, 3, NULL);
INSERT INTO person VALUES (3, 'Bērziņa', 'Ļuba', 'f', 1, 1, NULL);
INSERT INTO person_name VALUES (1, 2, 'Bērzs', 'Ģirts', '2018-09-01', '2025-08-31', 1, 0, 1);
INSERT INTO person_secret VALUES (1, 2, 'code', x'00ff10', x'abcdef', NULL, NULL, 1, 0);
INSERT INTO guardianship VALUES (1, 2, 3, 'mother', '2018-09-01', NULL, 0, 1);
INSERT INTO employment VALUES (1, 1, 'skolotāja', '2020-08-17', NULL, NULL, 0, 1);
INSERT INTO account VALUES (1, 1, 'zanete', x'01', 2, 67108864, x'02', x'03', 0, 0, 0, 1757300000000000, NULL, 1, x'04', x'05');
INSERT INTO stranger VALUES (x'0a0b', 3, 1757300000000000);
INSERT INTO demo_account VALUES (1, 'Ziemelis-17', 1);
INSERT INTO school_year VALUES (1, 2025, '2025-09-01', '2025-12-19', '2026-01-05', '2026-05-29', '2026-06-05', '2026-06-19', 1, 1, 0);
INSERT INTO school_break VALUES (1, 1, 'Rudens brīvlaiks', '2025-10-20', '2025-10-24', 0, 12, 0, 1);
INSERT INTO moved_day VALUES (1, 1, '2025-11-17', '2025-11-22', 'Ministru kabineta rīkojums', 0, 1);
INSERT INTO bell_set VALUES (1, 'Parastie zvani', '2025-09-01', NULL, 1, 0);
INSERT INTO bell_time VALUES (1, 1, 1, 510, 550, 0, 1);
INSERT INTO programme VALUES (1, '21011111', 'Pamatizglītības programma', 0, 1);
INSERT INTO subject VALUES (1, 'Matemātika', 'Mat.', 'MAT', 1, 0, 1);
INSERT INTO planned_subject VALUES (1, 1, 1, 7, 175, 1, 0, 1);
INSERT INTO school_class VALUES (1, 1, 7, 'a', '7.a', 1, 1, 0, 1);
INSERT INTO enrolment VALUES (1, 2, 1, '2025-09-01', NULL, 1, NULL, 1, 0);
INSERT INTO study_group VALUES (1, 1, 1, 1, '1. grupa', 'split', 0, 1);
INSERT INTO group_member VALUES (1, 1, 2, '2025-09-01', NULL, 1, 0);
INSERT INTO role_grant VALUES (1, 1, 3, 1, '2025-09-01', NULL, NULL, 1, 0);
INSERT INTO journal VALUES (1, 1, 1, NULL, 1, 'subject', 1, 175, 0, 1);
INSERT INTO journal VALUES (2, 1, NULL, 1, 1, 'subject', 1, 70, 0, 1);
INSERT INTO journal_teacher VALUES (1, 1, 1, '2025-09-01', NULL, NULL, 0, 1);
INSERT INTO timetable_slot VALUES (1, 1, 1, 2, 0, '214.', '2025-09-01', '2026-05-29', 1, 1, 'A', 0);
INSERT INTO lesson VALUES (1, 1, '2025-09-01', 2, 0, 'Atkārtojums: daļskaitļi', '12. lpp. 3. uzd.', 1, '', 1, NULL, '', NULL, 0, 2, 1, 1757300000000000, 1, 1757300100000000);
INSERT INTO work VALUES (1, 1, 1, 2, 1, 100, 'Ievadpārbaudījums', 0, 0, 1, 1, 1757300000000000);
INSERT INTO mark VALUES (1, 1, 1, 1, 1, 2, '7', 2, 1, 1757300000000000, 1, 1757300200000000);
INSERT INTO absence VALUES (1, 1, 1, 1, 3, 1, 1, 1, 1757300000000000, 1, 1757300000000000);
INSERT INTO justification VALUES (1, 3, '2025-09-01', NULL, '2025-09-02', 3, 1, 'ārsta zīme', 'A-17', '2025-09-03', '', 0, 1, 1, 1757300000000000);
INSERT INTO term_mark VALUES (1, 1, 1, 2, 1, '7', 1, 1, 1757300000000000, 1, 1757300000000000);
INSERT INTO term_close VALUES (1, 1, 1, 1, 1, 1757300000000000, 1);
INSERT INTO audit VALUES (1, 1757300200000000, 1, 'set', 'mark', 1, 'value', '6', '7', 1, 1, 2, x'aa');
INSERT INTO audit_head VALUES (1, 1, x'aa', 1, x'bb');
INSERT INTO day_change VALUES (1, '2025-11-17', NULL, 1, 3, 1, 1, '215.', '', '', 'slimība', 1, NULL, NULL, 0, 1, 1, 1757300000000000, 1, 1757300000000000);
INSERT INTO file_check VALUES (1, 2, 1, 1, 1, 1, 1757300000000000);
INSERT INTO promotion VALUES (1, 2, 1, 1, '8.a', 1, 1, 1, 1757300000000000);
INSERT INTO access_application VALUES (1, 2, 3, '2025-09-03', '17', 'sms', '2025-09-05', '', 0, 1, 1, 1757300000000000);
INSERT INTO parent_briefing VALUES (1, 1, 1, 2, '2025-09-04', 'Iekšējās kārtības noteikumi', '', 0, 1, 1, 1757300000000000);
INSERT INTO staff_request VALUES (1, 1, 'proposal', '2025-09-10', 'Drukāt abpusēji', '', NULL, 0, 1, 1, 1757300000000000);
INSERT INTO import_match VALUES (1, 'asc', 'class', '*7', 1, 0, 1);
INSERT INTO import_mapping VALUES (1, 'pupils', 'Uzvārds|Vārds', 'surname|given_name', 1);
INSERT INTO form VALUES (1, 'report-card', '<form kind="report-card" title="Liecība"/>', 0, 1, 1, 1757300000000000);
INSERT INTO issued_document VALUES (1, 1, 2, 1, '21011111', 'A', '001234', '17', '2026-06-12', 1, 1, NULL, '2026-06-12', '', 0, 1, 1, 1757300000000000);
INSERT INTO issued_document VALUES (2, 1, 2, 1, '21011111', 'A', '001240', '18', '2026-06-19', 1, 2, 1, NULL, 'nozaudēta', 0, 1, 1, 1757300000000000);
INSERT INTO instruction VALUES (1, 1, 1, 'U1', 'Ugunsdrošība', '2025-09-03', 1, '2025-09-03', 'Pie direktora vietnieces', '', 0, 1, 1, 1757300000000000);
INSERT INTO export_layout VALUES (1, 'marks', 'pupil.code=Personas kods', 0, 1, 1, 1757300000000000);
INSERT INTO remark VALUES (1, 2, 1, 1, 'Centīgs; lasa daudz.', 0, 1, 1, 1757300000000000);
