/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "klade-paper-example.h"

static const char *const subjects[] = {
  "Latviešu valoda un literatūra",
  "Matemātika",
  "Angļu valoda",
  "Krievu valoda",
  "Latvijas un pasaules vēsture",
  "Sociālās zinības",
  "Ģeogrāfija",
  "Bioloģija",
  "Fizika",
  "Ķīmija",
  "Datorika",
  "Dizains un tehnoloģijas",
  "Inženierzinības",
  "Mūzika",
  "Vizuālā māksla",
  "Teātra māksla",
  "Sports un veselība",
  "Dabaszinības",
  "Literatūra",
  "Vācu valoda",
};

static const char *const surnames[] = { "Bērziņa",  "Kalniņš", "Ozols",    "Liepiņa", "Āboliņa",
                                        "Zaķis",    "Vītols",  "Šķēle",    "Ģēģeris", "Ļaudams",
                                        "Ņikitina", "Žagars",  "Čakstiņa", "Ērgle",   "Īvāns" };
static const char *const given[] = { "Anna",  "Jānis", "Elīna", "Kārlis",  "Līga",
                                     "Ģirts", "Žanna", "Ērika", "Pēteris", "Marta Elizabete" };

#define N_LESSONS 12 /* of a journal, of a week's day */
#define N_DAYS 5

static const char *
get_subject (int i)
{
  return subjects[i % (int) G_N_ELEMENTS (subjects)];
}

static char *
make_mark (int seed)
{
  return seed % 37 == 0 ? g_strdup ("nv") : g_strdup_printf ("%d", 4 + (seed * 7 + seed / 5) % 7);
}

/* What a catalogue's field reads. */
static const struct
{
  const char *name;
  const char *text;
} known[] = {
  { "school.name", "Mārupes Valsts ģimnāzija" },
  { "school.registration_no", "2813903012" },
  { "school.address", "Kantora iela 97, Mārupe, LV-2167" },
  { "school.head", "Ilze Kronberga-Ozoliņa" },
  { "school.year", "2025./2026." },
  { "today", "29.05.2026." },
  { "today.long", "2026. gada 29. maijā" },
  { "class", "7.a" },
  { "class.grade", "7" },
  { "class.teacher", "Sanita Āboltiņa" },
  { "programme.name", "Pamatizglītības programma" },
  { "programme.code", "21011111" },
  { "pupil.code", "010112-12345" },
  { "pupil.birth_date", "01.01.2012." },
  { "decision", "Pārcelts 8. klasē" },
  { "decision.order", "Nr. 1-9/57, 29.05.2026." },
  { "decision.order_no", "1-9/57" },
  { "decision.order_day", "29.05.2026." },
  { "term", "2. semestris un gads" },
  { "semester", "2. semestris un gads" },
  { "remark", "Par sasniegumiem matemātikas olimpiādē – pateicība." },
  { "document.kind", "Apliecība par vispārējo pamatizglītību" },
  { "document.series", "PA" },
  { "document.number", "A 012345" },
  { "document.issued_on", "12.06.2026." },
  { "document.issued_on.long", "2026. gada 12. jūnijā" },
  { "document.registration_no", "123" },
  { "period", "2026. gada februāris" },
  { "lessons", "105" },
  { "kind", "gada" },
  { "average", "7,25" },
  { "proposal", "7" },
  { "marks", "7, 8, 9 (p. d.), nv, 8, 6 (p. d.)" },
  { "missed", "3" },
  { "absence.total", "24" },
  { "absence.excused", "20" },
  { "absence.unexcused", "4" },
  { "absence.late", "2" },
  { "total", "24" },
  { "excused", "20" },
  { "unexcused", "4" },
  { "late", "2" },
  { "teachers", "Sanita Āboltiņa, Jānis Kalnbērziņš" },
  { "mark.words", "ļoti labi" },
  { "enrolled_on", "01.09.2019." },
  { "left_on", "05.03.2026." },
  { "order_no", "1-9/12" },
  { "order_day", "04.03.2026." },
  { "topic", "Ugunsdrošība un elektrodrošība mācību telpās" },
  { "day", "02.09.2025." },
  { "instructor", "Sanita Āboltiņa" },
  { "result", "Lasa un saprot vecumam atbilstošu tekstu, atrod tajā prasīto informāciju un "
              "pastāsta par to saviem vārdiem" },
  { "sign", "nv" },
  { "meaning", "nav vērtējuma" },
  { "file.number", "12-4/731" },
  { "file.checked", "15.09.2025., Sanita Āboltiņa" },
  { "value", "Mārupes novads, Mārupe, Lielā iela 12-34, LV-2167" },
  { "phone", "+371 29123456" },
  { "email", "anna.berzina@epasts.lv" },
  { "address", "Lielā iela 12-34, Mārupe" },
  { "code", "010112-12345" },
  { "note", "" },
  { "state", "izsniegts" },
  { "month", "maijs" },
  { "date", "12.05." },
  { "homework", "45. lpp., 3.–5. uzd." },
  { "teacher", "Sanita Āboltiņa" },
  { "title", "7.a" },
  { "week", "22. nedēļa, pāra" },
  { "time", "8:30–9:10" },
  { "text", "Matemātika\nDita Novikova, 405" },
  { "day.long", "Otrdiena, 2. septembris" },
  { "planned", "Dita Novikova, 405" },
  { "change", "aizvieto Antra Cīrule, 205. telpa" },
  { "why", "Rīk. 04.03.2026. Nr. 1-9/7" },
  { "whom", "7.a, Anna Bērziņa" },
  { "user", "anna.berzina" },
  { "password", "abcd-efgh-jkmn" },
  { "guardian.name", "Anna Bērziņa" },
  { "guardian.phone", "+371 26481883" },
  { "notes", "" },
  { "reexam", "" },
  { "exam", "" },
  { "final", "" },
  { "n_pupils", "30" },
  { "n_marks", "128" },
  { "n_term_marks", "54" },
  { "p", "9" },
  { "a", "12" },
  { "t", "6" },
  { "s", "3" },
  { "letter", "P" },
  { "n_insufficient", "4" },
  { "n_excellent", "2" },
  { "n_named", "9" },
  { "absence.per_pupil", "11,5" },
  { "month", "sept." },
  { "month.short", "sept." },
  { "interim", "" },
  { "n_interim", "" },
  { "unmarked", "" },
  { "band", "7–7,99" },
  { "high", "6" },
  { "optimal", "14" },
  { "sufficient", "7" },
  { "insufficient", "2" },
  { "without", "1" },
  { "other", "atb 1" },
  { "subjects", "Matemātika 3, Fizika 2" },
  { "count", "2" },
  { "most", "24" },
};

static char *
make_text (const KladePaperField *field, int copy, int row)
{
  if (g_str_equal (field->name, "number"))
    return g_strdup_printf ("%d", row + 1);
  if (g_str_equal (field->name, "subject"))
    return g_strdup (get_subject (row));
  if (g_str_has_prefix (field->name, "semester_") || g_str_equal (field->name, "year") ||
      g_str_equal (field->name, "mark"))
    return make_mark (copy * 31 + row * 5 + (int) field->name[9 % 4]);
  if (g_str_equal (field->name, "name") || g_str_equal (field->name, "pupil.name"))
    return g_strdup_printf ("%s %s", surnames[(copy + row) % 15], given[(copy + row * 3) % 10]);
  for (gsize i = 0; i < G_N_ELEMENTS (known); i++)
    if (g_str_equal (known[i].name, field->name))
      return g_strdup (known[i].text);
  return g_strdup_printf ("%s %d", field->name, row + 1);
}

static void
fill (KladePaperRecord *record, KladePaperKind kind, const char *list, int copy, int row)
{
  gsize n_fields;
  const KladePaperField *fields = klade_paper_kind_get_fields (kind, &n_fields);

  for (gsize i = 0; i < n_fields; i++)
    if (g_str_equal (fields[i].list, list))
      klade_paper_record_take (record, fields[i].name,
                               g_str_equal (list, "lessons") && g_str_equal (fields[i].name, "day")
                                   ? g_strdup_printf ("%d", row + 1)
                                   : make_text (&fields[i], copy, row));
}

/* Lists of others' rows: as many rows as what they are of. */
static int
count_cells (KladePaperKind kind, const char *list, const char **cells, int n_subjects)
{
  gboolean of_pupils = g_str_equal (list, "pupils");

  *cells = of_pupils ? "marks" : "places";
  if (of_pupils && klade_paper_kind_find_field (kind, "marks", "exam") != NULL)
    return n_subjects;
  if (of_pupils && klade_paper_kind_find_field (kind, "marks", "mark") != NULL)
    return N_LESSONS;
  return kind == KLADE_PAPER_TIMETABLE && g_str_equal (list, "lessons") ? N_DAYS : 0;
}

static int
count_rows (const char *list, int n_subjects, int n_pupils)
{
  if (g_str_equal (list, "lessons"))
    return N_LESSONS;
  if (g_str_equal (list, "days"))
    return N_DAYS;
  if (g_str_equal (list, "subjects"))
    return n_subjects;
  if (g_str_equal (list, "pupils") || g_str_equal (list, "documents"))
    return n_pupils;
  return g_str_equal (list, "marks") || g_str_equal (list, "results") ||
                 g_str_equal (list, "places")
             ? 0
             : 3;
}

static void
add_cells (KladePaperRecord *whole, KladePaperKind kind, const char *list, int n_subjects, int row)
{
  const char *cells;
  int n_cells = count_cells (kind, list, &cells, n_subjects);

  for (int i = 0; i < n_cells; i++)
    {
      KladePaperRecord *mark = klade_paper_record_add_row (whole, cells);

      fill (mark, kind, cells, row, i);
      if (i < 3 && n_cells == n_subjects) /* three of them have an exam */
        {
          klade_paper_record_take (mark, "exam", make_mark (row + i));
          klade_paper_record_take (mark, "final", make_mark (row + i + 1));
        }
    }
}

KladePaperRecord *
klade_paper_example_add (KladePaper *paper, int n_subjects, int n_pupils)
{
  KladePaperRecord *record = klade_paper_record_new ();
  KladePaperKind kind = klade_paper_get_kind (paper);
  int copy = klade_paper_get_n_records (paper);
  gsize n_fields;
  const KladePaperField *fields = klade_paper_kind_get_fields (kind, &n_fields);

  fill (record, kind, "", copy, 0);
  for (gsize i = 0; i < n_fields; i++)
    {
      const char *list = fields[i].list;

      if (*list == '\0' || klade_paper_record_get_rows (record, list) != NULL)
        continue;
      for (int row = 0; row < count_rows (list, n_subjects, n_pupils); row++)
        {
          KladePaperRecord *added = klade_paper_record_add_row (record, list);

          fill (added, kind, list, copy, row);
          add_cells (added, kind, list, n_subjects, row);
        }
    }
  klade_paper_add (paper, record, klade_paper_record_get (record, "pupil.name"), copy + 1, 1);
  return record;
}

KladePaper *
klade_paper_example_new (KladePaperKind kind, int n_copies, int n_subjects, int n_pupils)
{
  KladePaper *paper = klade_paper_new (kind, klade_paper_kind_get_name (kind));

  for (int i = 0; i < n_copies; i++)
    klade_paper_example_add (paper, n_subjects, n_pupils);
  return paper;
}
