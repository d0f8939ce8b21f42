/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "klade-error.h"
#include "klade-form.h"

static const char card[] =
    "<form kind=\"report-card\" title=\"Liecība &amp; pielikums\">\n"
    "  <paper size=\"A5\" orientation=\"landscape\" margin=\"0\" binding=\"7.5\" per-sheet=\"2\"\n"
    "         offset-x=\"-1.5\" offset-y=\"2\"/>\n"
    "  <font family=\"Serif\" size=\"9.5\"/>\n"
    "  <required field=\"pupil.name\"/>\n"
    "  <wanted field=\"school.head\"/>\n"
    "  <wanted field=\"subjects.lessons\"/>\n"
    "  <text style=\"bold center\" size=\"16\" after=\"4\">\n"
    "     Liecība\n"
    "     {{{class}} &lt;{pupil.name}>\n"
    "  </text>\n"
    "  <space height=\"3\"/>\n"
    "  <rule after=\"2\"/>\n"
    "  <row when=\"remark\" height=\"8\"><cell width=\"40\" style=\"dim\">Klase</cell>"
    "<cell>{class}</cell></row>\n"
    "  <table rows=\"subjects\" unless=\"results\" after=\"5\">\n"
    "    <column title=\"Priekšmets\">{subject}</column>\n"
    "    <column title=\"Stundas\" width=\"14\" head=\"rotated\" style=\"right shaded\""
    " total=\"sum\" when=\"lessons\">{lessons}</column>\n"
    "  </table>\n"
    "  <signature title=\"Direktors\" name=\"{school.head}\"/>\n"
    "  <seal height=\"25\">Z.v.</seal>\n"
    "  <cut after=\"3\"/>\n"
    "  <page/>\n"
    "  <place title=\"Vārds\" x=\"20\" y=\"30.5\" width=\"100\" style=\"center\">{pupil.name}</place>\n"
    "  <footer>{school.name}</footer>\n"
    "</form>\n";

static KladeForm *
parse (const char *text)
{
  g_autoptr (GError) error = NULL;
  KladeForm *form = klade_form_parse (text, -1, &error);

  g_assert_no_error (error);
  g_assert_nonnull (form);
  return form;
}

static void
check_card (KladeForm *form)
{
  GPtrArray *elements = klade_form_get_elements (form);
  KladeFormPaper *paper = klade_form_get_paper (form);
  const KladeFormElement *element;
  const KladeFormPart *part;

  g_assert_cmpint (klade_form_get_kind (form), ==, KLADE_PAPER_REPORT_CARD);
  g_assert_cmpstr (klade_form_get_title (form), ==, "Liecība & pielikums");
  g_assert_cmpstr (klade_form_get_font (form), ==, "Serif");
  g_assert_cmpfloat_with_epsilon (klade_form_get_font_size (form), 9.5, 1e-9);
  g_assert_cmpstr (klade_form_get_footer (form), ==, "{school.name}");
  g_assert_cmpstr (paper->size, ==, "A5");
  g_assert_true (paper->is_landscape);
  g_assert_cmpfloat_with_epsilon (paper->width_mm, 210, 1e-9);
  g_assert_cmpfloat_with_epsilon (paper->height_mm, 148, 1e-9);
  g_assert_cmpfloat_with_epsilon (paper->margin_mm, 0, 1e-9);
  g_assert_cmpfloat_with_epsilon (paper->binding_mm, 7.5, 1e-9);
  g_assert_cmpfloat_with_epsilon (paper->offset_x_mm, -1.5, 1e-9);
  g_assert_cmpint (paper->per_sheet, ==, 2);
  g_assert_cmpuint (klade_form_get_required (form)->len, ==, 1);
  g_assert_cmpuint (klade_form_get_wanted (form)->len, ==, 2);

  g_assert_cmpuint (elements->len, ==, 10);
  element = g_ptr_array_index (elements, 0);
  g_assert_cmpstr (element->text, ==, "Liecība\n{{{class}} <{pupil.name}>");
  g_assert_cmpint (element->style, ==, KLADE_FORM_STYLE_BOLD | KLADE_FORM_STYLE_CENTER);
  element = g_ptr_array_index (elements, 3);
  g_assert_cmpstr (element->when, ==, "remark");
  g_assert_cmpuint (element->parts->len, ==, 2);
  element = g_ptr_array_index (elements, 4);
  g_assert_cmpstr (element->unless, ==, "results");
  part = g_ptr_array_index (element->parts, 1);
  g_assert_cmpint (part->style, ==,
                   KLADE_FORM_STYLE_ROTATED | KLADE_FORM_STYLE_RIGHT | KLADE_FORM_STYLE_SHADED);
  g_assert_cmpint (part->total, ==, KLADE_FORM_TOTAL_SUM);
  g_assert_cmpstr (part->when, ==, "lessons");
  element = g_ptr_array_index (elements, 5);
  g_assert_cmpstr (element->text, ==, "{school.head}");
  element = g_ptr_array_index (elements, 9);
  g_assert_cmpfloat_with_epsilon (element->y_mm, 30.5, 1e-9);
}

static void
test_everything_is_read (void)
{
  g_autoptr (KladeForm) form = parse (card);

  check_card (form);
  g_assert_cmpint (
      ((const KladeFormElement *) g_ptr_array_index (klade_form_get_elements (form), 1))->line, ==,
      12);
}

static void
test_round_trip (void)
{
  g_autoptr (KladeForm) form = parse (card);
  g_autofree char *description = klade_form_to_description (form);
  g_autoptr (KladeForm) again = parse (description);
  g_autofree char *twice = klade_form_to_description (again);

  check_card (again);
  g_assert_cmpstr (description, ==, twice);
}

/* Bars are read and written as they were. */
static void
test_charts (void)
{
  static const char *const text =
      "<form kind=\"class-overview\" title=\"Klases pārskats\">\n"
      "  <row><cell width=\"8\" style=\"bar\">;1</cell><cell style=\"dim top\">A</cell></row>\n"
      "  <chart rows=\"months\" label=\"{month}\" title=\"{class}\" width=\"80\" height=\"40\">\n"
      "    <bar title=\"attaisnotas\" fill=\"light\" when=\"excused\">{excused}</bar>\n"
      "    <bar title=\"neattaisnotas\">{unexcused}</bar>\n"
      "  </chart>\n"
      "</form>\n";
  g_autoptr (KladeForm) form = parse (text);
  g_autofree char *description = klade_form_to_description (form);
  g_autoptr (KladeForm) again = parse (description);
  g_autofree char *twice = klade_form_to_description (again);
  GPtrArray *elements = klade_form_get_elements (again);
  const KladeFormElement *chart = g_ptr_array_index (elements, 1);
  const KladeFormPart *bar;

  g_assert_cmpstr (description, ==, twice);
  g_assert_cmpint (chart->kind, ==, KLADE_FORM_CHART);
  g_assert_cmpstr (chart->text, ==, "{month}");
  g_assert_cmpstr (chart->title, ==, "{class}");
  g_assert_cmpfloat_with_epsilon (chart->width_mm, 80, 1e-9);
  g_assert_cmpuint (chart->parts->len, ==, 2);
  bar = g_ptr_array_index (chart->parts, 0);
  g_assert_cmpint (bar->fill, ==, KLADE_FORM_FILL_LIGHT);
  g_assert_cmpstr (bar->when, ==, "excused");
  bar = g_ptr_array_index (chart->parts, 1);
  g_assert_cmpint (bar->fill, ==, KLADE_FORM_FILL_AUTO);
  g_assert_cmpstr (bar->text, ==, "{unexcused}");
  bar = g_ptr_array_index (((const KladeFormElement *) g_ptr_array_index (elements, 0))->parts, 1);
  g_assert_cmpint (bar->style, ==, KLADE_FORM_STYLE_DIM | KLADE_FORM_STYLE_TOP);
}

static void
test_copy_is_its_own (void)
{
  g_autoptr (KladeForm) form = parse (card);
  g_autofree char *before = klade_form_to_description (form);
  g_autoptr (KladeForm) copy = klade_form_copy (form);
  KladeFormElement *element = g_ptr_array_index (klade_form_get_elements (copy), 0);
  g_autofree char *after = NULL;

  check_card (copy);
  klade_form_set_title (copy, "Cita");
  klade_form_set_font (copy, "Sans", 12);
  klade_form_set_footer (copy, "");
  g_free (element->text);
  element->text = g_strdup ("Cits");
  g_ptr_array_set_size (klade_form_get_elements (copy), 1);
  klade_form_get_paper (copy)->per_sheet = 1;

  after = klade_form_to_description (form);
  g_assert_cmpstr (before, ==, after);
}

/* Bodies of their own: a journal's spreads, a week, slips to be cut apart. */
static void
test_bodies (void)
{
  static const struct
  {
    const char *form;
    KladeFormElementKind kind;
    const char *heading;
    guint n_parts;
  } bodies[] = {
    { "<form kind='journal'><journal rows='pupils' columns='lessons' cells='marks' title='{day}' "
      "heading='{subject} &amp; {class}' left='Marks' right='Topics' height='6'>"
      "<column title='No.' width='8'>{number}</column><sub-column>{mark}</sub-column>"
      "<topic title='Topic'>{topic}</topic></journal></form>",
      KLADE_FORM_JOURNAL, "{subject} & {class}", 3 },
    { "<form kind='timetable' lang='en'><week rows='lessons' columns='days' cells='places' "
      "title='{day}'><column>{number}\n{time}</column><sub-column>{text}</sub-column></week>"
      "</form>",
      KLADE_FORM_WEEK, "", 2 },
    { "<form kind='password-slips'><slips rows='slips' heading='{class}'>"
      "<line size='12' style='bold'>{name}</line><line title='User' width='30'>{user}</line>"
      "</slips></form>",
      KLADE_FORM_SLIPS, "{class}", 2 },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (bodies); i++)
    {
      g_autoptr (KladeForm) read = parse (bodies[i].form);
      g_autoptr (KladeForm) copy = klade_form_copy (read);
      g_autofree char *description = klade_form_to_description (copy);
      g_autoptr (KladeForm) again = parse (description);
      g_autofree char *twice = klade_form_to_description (again);
      const KladeFormElement *body = g_ptr_array_index (klade_form_get_elements (again), 0);

      g_assert_cmpint (body->kind, ==, bodies[i].kind);
      g_assert_cmpstr (body->heading, ==, bodies[i].heading);
      g_assert_cmpuint (body->parts->len, ==, bodies[i].n_parts);
      g_assert_cmpstr (twice, ==, description);
      g_assert_cmpstr (klade_form_get_language (again), ==, i == 1 ? "en" : "lv");
    }
}

static void
test_defaults (void)
{
  g_autoptr (KladeForm) form = parse ("<form kind='certificate'><text>x</text></form>");
  KladeFormPaper *paper = klade_form_get_paper (form);

  g_assert_cmpstr (paper->size, ==, "A4");
  g_assert_cmpfloat_with_epsilon (paper->width_mm, 210, 1e-9);
  g_assert_cmpint (paper->per_sheet, ==, 1);
  g_assert_cmpfloat (paper->margin_mm, >, 5);
  g_assert_cmpstr (klade_form_get_title (form), ==, "");
}

#define IN_FORM(text) "<form kind='report-card'>\n" text "\n</form>"

typedef struct
{
  const char *text;
  const char *line; /* NULL: of the whole */
  const char *says;
} Fault;

static void
assert_fault (const Fault *fault)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (klade_form_parse (fault->text, -1, &error));
  g_assert_error (error, KLADE_ERROR, KLADE_ERROR_INVALID);
  g_test_message ("%s", error->message);
  if (fault->line != NULL)
    g_assert_true (g_str_has_prefix (error->message, fault->line));
  if (strstr (error->message, fault->says) == NULL)
    g_error ("“%s” doesn't say “%s”", error->message, fault->says);
}

/* Each fault names its line and says what to do. */
static void
test_faults (void)
{
  static const Fault faults[] = {
    { "", "Line 1:", "don't match" },
    { "teksts", "Line 1:", "don't match" },
    { "<form kind='report-card'>\n<text>x</form>", "Line 2:", "don't match" },
    { "<blank/>", "Line 1:", "begins with “form”" },
    { "<form><text>x</text></form>", "Line 1:", "Write its kind" },
    { "<form kind='diary'><text>x</text></form>", "Line 1:", "diary" },
    { "<form kind='report-card' language='lv'><text>x</text></form>", "Line 1:", "language" },
    { "<form kind='report-card' lang='Latvian'><text>x</text></form>", "Line 1:", "Latvian" },
    { "<form kind='report-card'></form>", NULL, "empty" },
    { IN_FORM ("<picture/>"), "Line 2:", "“picture”" },
    { IN_FORM ("\n<text colour='red'>x</text>"), "Line 3:", "“colour”" },
    { IN_FORM ("<text size='big'>x</text>"), "Line 2:", "“big”" },
    { IN_FORM ("<text size='1e9'>x</text>"), "Line 2:", "from 4 to 72" },
    { IN_FORM ("<text size='nan'>x</text>"), "Line 2:", "from 4 to 72" },
    { IN_FORM ("<text size=''>x</text>"), "Line 2:", "from 4 to 72" },
    { IN_FORM ("<text size='0x10'>x</text>"), "Line 2:", "from 4 to 72" },
    { IN_FORM ("<text style='bold blue'>x</text>"), "Line 2:", "“blue”" },
    { IN_FORM ("<text>{nobody}</text>"), "Line 2:", "“nobody”" },
    { IN_FORM ("<text>{class</text>"), "Line 2:", "between { and }" },
    { IN_FORM ("<text>{}</text>"), "Line 2:", "between { and }" },
    { IN_FORM ("<text when='nobody'>x</text>"), "Line 2:", "“nobody”" },
    { IN_FORM ("stray<text>x</text>"), "Line 2:", "<text>" },
    { IN_FORM ("<column>x</column>"), "Line 2:", "“column”" },
    { IN_FORM ("<row><column>x</column></row>"), "Line 2:", "can't stand within “row”" },
    { IN_FORM ("<text><text>x</text></text>"), "Line 2:", "can't stand within “text”" },
    { IN_FORM ("<paper><text>x</text></paper>"), "Line 2:", "can't stand within “paper”" },
    { IN_FORM ("<row><cell><cell/></cell></row>"), "Line 2:", "can't stand within “cell”" },
    { IN_FORM ("<row></row>"), "Line 2:", "is empty" },
    { IN_FORM ("<table rows='pupils'><column>x</column></table>"), "Line 2:", "“pupils”" },
    { IN_FORM ("<table><column>x</column></table>"), "Line 2:", "subjects, results, absences" },
    { IN_FORM ("<table rows='subjects'>\n<column>{late}</column></table>"), "Line 3:", "late" },
    { IN_FORM ("<chart rows='pupils'><bar>x</bar></chart>"), "Line 2:", "“pupils”" },
    { IN_FORM ("<chart rows='subjects'></chart>"), "Line 2:", "is empty" },
    { IN_FORM ("<chart rows='absences' label='{subject}'><bar>x</bar></chart>"),
      "Line 2:", "subject" },
    { IN_FORM ("<chart rows='subjects'>\n<bar fill='red'>x</bar></chart>"),
      "Line 3:", "auto, dark, light, hatched, black, open" },
    { IN_FORM ("<chart rows='subjects'>\n<column>x</column></chart>"), "Line 3:", "“column”" },
    { IN_FORM ("<table rows='subjects'>\n<bar>x</bar></table>"), "Line 3:", "“bar”" },
    { IN_FORM ("<table rows='subjects'>\n<column total='avg'>x</column></table>"),
      "Line 3:", "none, sum, count" },
    { IN_FORM ("<table rows='subjects'>\n\n<column width='181'>x</column></table>"),
      "Line 2:", "181 mm" },
    { IN_FORM ("<row>\n<cell width='180'>x</cell><cell>x</cell></row>"), "Line 2:", "184 mm" },
    { IN_FORM ("<matrix rows='subjects' columns='subjects' cells='absences'><column/></matrix>"),
      "Line 2:", "is empty" },
    { IN_FORM ("<place x='100' width='120' y='5'>x</place>"), "Line 2:", "outside" },
    { IN_FORM ("<paper size='B5'/><text>x</text>"), "Line 2:", "A5, A4, A3" },
    { IN_FORM ("<paper per-sheet='3'/><text>x</text>"), "Line 2:", "1, 2, 4" },
    { IN_FORM ("<paper per-sheet='2.5'/><text>x</text>"), "Line 2:", "“2.5”" },
    { IN_FORM ("<paper orientation='aslant'/><text>x</text>"), "Line 2:", "portrait, landscape" },
    { IN_FORM ("<paper size='A5' margin='50' binding='40'/><text>x</text>"), NULL, "no room" },
    { IN_FORM ("<required/><text>x</text>"), "Line 2:", "names one field" },
    { IN_FORM ("<required field='subjects.nobody'/><text>x</text>"), NULL, "subjects.nobody" },
    { IN_FORM ("<footer size='8'>x</footer>"), "Line 2:", "“size”" },
    { IN_FORM ("<text>\xc4</text>"), "Line 2:", "UTF-8" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (faults); i++)
    assert_fault (&faults[i]);
}

static void
test_faults_of_bodies (void)
{
  static const Fault faults[] = {
    { "<form kind='journal'><journal rows='pupils' columns='lessons' cells='marks'>"
      "<column>{name}</column></journal></form>",
      "Line 1:", "“journal” is empty" },
    { "<form kind='journal'>\n<journal rows='pupils' columns='days' cells='marks'>"
      "<sub-column>{mark}</sub-column></journal></form>",
      "Line 2:", "“days” is no value of “columns”" },
    { "<form kind='journal'><journal rows='pupils' columns='lessons' cells='marks'>"
      "<sub-column>{mark}</sub-column>\n<topic>{mark}</topic></journal></form>",
      "Line 2:", "no field “mark”" },
    { "<form kind='journal'><journal rows='pupils' columns='lessons' cells='marks' "
      "heading='{grade}'><sub-column>{mark}</sub-column></journal></form>",
      "Line 1:", "no field “grade”" },
    { "<form kind='timetable'><week rows='lessons' columns='days' cells='places'>"
      "<column width='170'>{number}</column><sub-column>{text}</sub-column></week></form>",
      "Line 1:", "The columns need 200 mm" },
    { "<form kind='password-slips'><slips rows='slips'><cell>{name}</cell></slips></form>",
      "Line 1:", "“cell” can't stand within “slips”" },
    { "<form kind='password-slips'><slips rows='slips'/></form>", "Line 1:", "“slips” is empty" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (faults); i++)
    assert_fault (&faults[i]);
}

static void
test_huge_and_deep (void)
{
  g_autoptr (GString) deep = g_string_new ("<form kind='report-card'>");
  g_autoptr (GString) many = g_string_new ("<form kind='report-card'>");
  g_autofree char *huge = g_strnfill (300 * 1024, ' ');
  g_autofree char *letters = g_strnfill (5000, 'x');
  g_autofree char *longest =
      g_strdup_printf ("<form kind='report-card'><text>%s</text></form>", letters);
  const char *texts[] = { NULL, NULL, huge, longest };

  for (int i = 0; i < 20000; i++)
    g_string_append (deep, "<text>");
  for (int i = 0; i < 600; i++)
    g_string_append (many, "<page/>");
  texts[0] = deep->str;
  texts[1] = many->str;

  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_null (klade_form_parse (texts[i], -1, &error));
      g_assert_error (error, KLADE_ERROR, KLADE_ERROR_INVALID);
    }
}

/* An editor adds parts one by one: the check refuses what the parser would. */
static void
test_edited_form_is_checked (void)
{
  g_autoptr (KladeForm) form = parse (card);
  KladeFormElement *table = g_ptr_array_index (klade_form_get_elements (form), 4);
  g_autoptr (GError) error = NULL;

  g_assert_true (klade_form_check (form, NULL));
  while (table->parts->len < 70)
    g_ptr_array_add (table->parts, klade_form_part_new (KLADE_FORM_PART_COLUMN));
  g_assert_false (klade_form_check (form, &error));
  g_assert_error (error, KLADE_ERROR, KLADE_ERROR_INVALID);
}

static void
test_templates (void)
{
  g_autoptr (KladePaperRecord) whole = klade_paper_record_new ();
  KladePaperRecord *row = klade_paper_record_add_row (whole, "absences");
  static const struct
  {
    const char *text;
    const char *list;
    const char *filled;
  } cases[] = {
    { "", "", "" },
    { "Klase {class}.", "", "Klase 7.a." },
    { "{term}", "", "2025./2026." },
    { "{term}", "absences", "1. semestris" },
    { "{class}/{total}", "absences", "7.a/12" },
    { "{late}", "absences", "" },
    { "{{{class}}}", "", "{7.a}}" },
    { "}", "", "}" },
  };

  klade_paper_record_set (whole, "class", "7.a");
  klade_paper_record_set (whole, "term", "2025./2026.");
  klade_paper_record_set (whole, "late", "the document's, not the row's");
  klade_paper_record_set (row, "term", "1. semestris");
  klade_paper_record_set (row, "total", "12");

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (KladeFormTemplate) template =
          klade_form_template_new (cases[i].text, KLADE_PAPER_REPORT_CARD, cases[i].list);
      g_autofree char *filled = klade_form_template_fill (template, row, whole);

      g_assert_cmpstr (filled, ==, cases[i].filled);
    }
}

static KladePaperRecord *
add_copy (KladePaper *paper, const char *name, const char *lessons)
{
  KladePaperRecord *record = klade_paper_record_new ();
  KladePaperRecord *row = klade_paper_record_add_row (record, "subjects");

  klade_paper_record_set (record, "pupil.name", name);
  klade_paper_record_set (row, "subject", "Matemātika");
  klade_paper_record_set (row, "lessons", lessons);
  klade_paper_add (paper, record, name, 1, 1);
  return record;
}

static void
test_missing_is_told (void)
{
  g_autoptr (KladeForm) form = parse (card);
  g_autoptr (KladePaper) paper = klade_paper_new (KLADE_PAPER_REPORT_CARD, "Liecības");
  GPtrArray *problems = klade_paper_get_problems (paper);
  const KladePaperProblem *problem;

  add_copy (paper, "Anna Bērziņa", "170");
  add_copy (paper, "", "170");
  add_copy (paper, "Jānis Kalns", "");
  klade_form_find_missing (form, paper);

  g_assert_cmpuint (problems->len, ==, 3);
  problem = g_ptr_array_index (problems, 0);
  g_assert_cmpint (problem->record, ==, 1);
  g_assert_true (problem->is_grave);
  g_assert_true (strstr (problem->text, "name") != NULL);
  problem = g_ptr_array_index (problems, 1); /* the head's name, on all of them: told once */
  g_assert_cmpint (problem->record, ==, -1);
  g_assert_false (problem->is_grave);
  problem = g_ptr_array_index (problems, 2);
  g_assert_cmpint (problem->record, ==, 2);
  g_assert_true (strstr (problem->text, "Matemātika") != NULL);

  g_assert_true (klade_paper_can_print (paper, 0));
  g_assert_false (klade_paper_can_print (paper, 1));
  g_assert_true (klade_paper_can_print (paper, 2));
}

/* The filler knows why, the form whether it matters: each lack is told once. */
static void
test_reasons_are_told_once (void)
{
  g_autoptr (KladeForm) form = parse ("<form kind='report-card'><required field='pupil.code'/>"
                                      "<wanted field='school.head'/><wanted field='class.teacher'/>"
                                      "<text>{pupil.name}</text></form>");
  g_autoptr (KladePaper) paper = klade_paper_new (KLADE_PAPER_REPORT_CARD, "");
  GPtrArray *problems = klade_paper_get_problems (paper);
  static const struct
  {
    int record;
    gboolean is_grave;
    const char *text;
  } told[] = {
    { 1, TRUE, "Anna has no code." },
    { -1, FALSE, "There is no head." },
    { -1, FALSE, "7.a has no teacher." },
    { 2, FALSE, "Class teacher is missing." },
  };

  for (int i = 0; i < 3; i++)
    {
      KladePaperRecord *record = klade_paper_record_new ();

      klade_paper_record_set (record, "pupil.code", i == 1 ? "" : "010112-12345");
      klade_paper_add (paper, record, "", i + 1, i < 2 ? 7 : 8);
    }
  klade_paper_explain (paper, 1, 0, "pupil.code", g_strdup ("Anna has no code."));
  klade_paper_explain (paper, -1, 0, "school.head", g_strdup ("There is no head."));
  klade_paper_explain (paper, -1, 7, "class.teacher", g_strdup ("7.a has no teacher."));
  klade_paper_explain (paper, -1, 0, "school.address", g_strdup ("Nobody asks for this."));
  klade_form_find_missing (form, paper);

  g_assert_cmpuint (problems->len, ==, G_N_ELEMENTS (told));
  for (guint i = 0; i < problems->len; i++)
    {
      const KladePaperProblem *problem = g_ptr_array_index (problems, i);

      g_assert_cmpstr (problem->text, ==, told[i].text);
      g_assert_cmpint (problem->record, ==, told[i].record);
      g_assert_cmpint (problem->is_grave, ==, told[i].is_grave);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/domain/form/everything-is-read", test_everything_is_read);
  g_test_add_func ("/domain/form/round-trip", test_round_trip);
  g_test_add_func ("/domain/form/charts", test_charts);
  g_test_add_func ("/domain/form/copy-is-its-own", test_copy_is_its_own);
  g_test_add_func ("/domain/form/bodies", test_bodies);
  g_test_add_func ("/domain/form/defaults", test_defaults);
  g_test_add_func ("/domain/form/faults", test_faults);
  g_test_add_func ("/domain/form/faults-of-bodies", test_faults_of_bodies);
  g_test_add_func ("/domain/form/huge-and-deep", test_huge_and_deep);
  g_test_add_func ("/domain/form/edited-form-is-checked", test_edited_form_is_checked);
  g_test_add_func ("/domain/form/templates", test_templates);
  g_test_add_func ("/domain/form/missing-is-told", test_missing_is_told);
  g_test_add_func ("/domain/form/reasons-are-told-once", test_reasons_are_told_once);
  return g_test_run ();
}
