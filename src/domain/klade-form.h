/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "klade-paper.h"

G_BEGIN_DECLS

/**
 * KladeForm:
 *
 * A form description: how the documents of one kind look.  It is data: shipped in data/forms/,
 * kept by the school when it was changed there, so that a change of the law needs no new build.
 * XML, read by GMarkup; each fault is told with its line.
 *
 * |[<!-- language="XML" -->
 * <form kind="report-card" lang="lv" title="Liecība">
 *   <paper size="A4" orientation="portrait" margin="15" binding="0" per-sheet="1"/>
 *   <font family="" size="10"/>
 *   <required field="pupil.name"/>
 *   <wanted field="school.head"/>
 *   <wanted field="subjects.lessons"/>
 *   <text style="bold center" size="16" after="4">Liecība</text>
 *   <row><cell width="40">Klase</cell><cell style="bold">{class}</cell></row>
 *   <table rows="subjects">
 *     <column title="Mācību priekšmets" width="60">{subject}</column>
 *     <column title="Stundas" width="14" style="center" head="rotated">{lessons}</column>
 *   </table>
 *   <signature title="Direktors" name="{school.head}"/>
 *   <footer>{school.name}</footer>
 * </form>
 * ]|
 *
 * `lang` is the language that the document is written in, whatever the program speaks: words that
 * are not in the form itself (months, kinds of marks, "signature") are in it too; Latvian without.
 *
 * A text names fields in braces; {{ is a brace.  `when="field"` leaves an element out where the
 * field is empty, `unless="field"` where it is not; a list's name stands for its rows.  A copy is
 * not made where a `required` field is empty; where a `wanted` one is, that is told beforehand.
 * Both may name a field of a list's rows: "subjects.lessons".
 */
typedef struct _KladeForm KladeForm;

/**
 * KladeFormElementKind:
 * @KLADE_FORM_TEXT: a paragraph
 * @KLADE_FORM_SPACE: room of `height` mm
 * @KLADE_FORM_RULE: a line across
 * @KLADE_FORM_ROW: cells beside each other
 * @KLADE_FORM_TABLE: a row for each of a list, its heads repeated on each page
 * @KLADE_FORM_MATRIX: pupils against subjects: `rows`, `columns` and `cells` name lists, `title`
 *   is the head of each subject; its parts are columns (before), sub-columns of each subject, and
 *   columns (after)
 * @KLADE_FORM_SIGNATURE: who signs, a line to sign on, the name under it
 * @KLADE_FORM_SEAL: where the seal goes
 * @KLADE_FORM_CUT: a line to cut along
 * @KLADE_FORM_PAGE: what follows begins a page
 * @KLADE_FORM_PLACE: a text on the sheet, data for an official blank: it begins `x` mm from the
 *   left edge, or is centred or ends within `width` from there, and stands on the line `y` mm
 *   from the upper edge; `title` names it on the test sheet
 * @KLADE_FORM_CHART: a column of bars for each of a list's rows, with `label` under it and a
 *   number above; its parts are the bars that are stacked.  Charts that follow each other stand
 *   beside each other
 * @KLADE_FORM_JOURNAL: a class journal's spreads: pupils (`rows`) against the marks of lessons
 *   (`columns`, `cells`; `title` is a lesson's head, above which its {month} stands) on the left
 *   page, the lessons themselves on the right; `heading` is above each, and at its right what
 *   the page is: `left`, `right`; its parts are columns (before the marks), a sub-column (the
 *   mark), and topics (columns of the right page)
 * @KLADE_FORM_WEEK: lessons (`rows`) against days (`columns`, `cells`), in letters as large as
 *   one page allows and no larger than `size`, rows no higher than `height`; `title` is the head
 *   of each day; its parts are columns (before) and a sub-column (what stands in a day)
 * @KLADE_FORM_SLIPS: a slip for each row, two abreast, with lines to cut along; `heading` stands
 *   above them on each page; its parts are the lines of a slip, their `title` before the text
 */
typedef enum
{
  KLADE_FORM_TEXT,
  KLADE_FORM_SPACE,
  KLADE_FORM_RULE,
  KLADE_FORM_ROW,
  KLADE_FORM_TABLE,
  KLADE_FORM_MATRIX,
  KLADE_FORM_SIGNATURE,
  KLADE_FORM_SEAL,
  KLADE_FORM_CUT,
  KLADE_FORM_PAGE,
  KLADE_FORM_PLACE,
  KLADE_FORM_CHART,
  KLADE_FORM_JOURNAL,
  KLADE_FORM_WEEK,
  KLADE_FORM_SLIPS,
} KladeFormElementKind;

/**
 * KladeFormStyle:
 * @KLADE_FORM_STYLE_BAR: of a cell or column: its text is numbers, 12;5;0;2, drawn as a stacked
 *   bar: dark, light, hatched, black, open; 12;5/28 is of 28, else the bar is as long as there
 *   is room
 * @KLADE_FORM_STYLE_ONCE: of a table's column: what stands in several rows below each other is
 *   said in the first of them, and again where a page begins
 */
typedef enum
{
  KLADE_FORM_STYLE_PLAIN = 0,
  KLADE_FORM_STYLE_BOLD = 1 << 0,
  KLADE_FORM_STYLE_ITALIC = 1 << 1,
  KLADE_FORM_STYLE_CENTER = 1 << 2,
  KLADE_FORM_STYLE_RIGHT = 1 << 3,
  KLADE_FORM_STYLE_DIM = 1 << 4,
  KLADE_FORM_STYLE_ROTATED = 1 << 5, /* of a column: its head reads upwards */
  KLADE_FORM_STYLE_SHADED = 1 << 6,
  KLADE_FORM_STYLE_BAR = 1 << 7,
  KLADE_FORM_STYLE_ONCE = 1 << 9,
  KLADE_FORM_STYLE_TOP = 1 << 8,   /* of a cell: its text begins at its top */
  KLADE_FORM_STYLE_LINE = 1 << 10, /* of a cell: a line to write on below */
} KladeFormStyle;

typedef enum
{
  KLADE_FORM_TOTAL_NONE,
  KLADE_FORM_TOTAL_SUM,
  KLADE_FORM_TOTAL_COUNT,
} KladeFormTotal;

/* How a bar of a chart is filled; what is auto goes by its place among the bars. */
typedef enum
{
  KLADE_FORM_FILL_AUTO,
  KLADE_FORM_FILL_DARK,
  KLADE_FORM_FILL_LIGHT,
  KLADE_FORM_FILL_HATCHED,
  KLADE_FORM_FILL_BLACK,
  KLADE_FORM_FILL_OPEN,
} KladeFormFill;

/* A cell of a row, a column of a table or matrix, a bar of a chart, a line of
 * a slip. */
typedef enum
{
  KLADE_FORM_PART_CELL,
  KLADE_FORM_PART_COLUMN,
  KLADE_FORM_PART_SUB_COLUMN, /* of each subject of a matrix, of each lesson, of each day */
  KLADE_FORM_PART_AFTER,      /* a matrix's column behind the subjects */
  KLADE_FORM_PART_BAR,        /* of a chart: its title is in the legend */
  KLADE_FORM_PART_TOPIC,      /* a column of a journal's right page */
  KLADE_FORM_PART_LINE,       /* of a slip */
} KladeFormPartKind;

typedef struct
{
  KladeFormPartKind kind;
  char *title;     /* a column's head, a line's label; "" for none */
  char *text;      /* with fields in braces */
  double width_mm; /* 0: a share of what is left; of a line its label's */
  double size_pt;  /* of a line; 0: the form's */
  KladeFormStyle style;
  KladeFormTotal total;
  KladeFormFill fill;
  char *when; /* a column is left out where no row has this field; "" : always there */
  int line;
} KladeFormPart;

typedef struct
{
  KladeFormElementKind kind;
  char *text;    /* of a text, seal, place; a signature's name; a chart's label */
  char *title;   /* of a signature, a matrix's subjects, a place, a chart */
  char *rows;    /* list of a table, matrix or chart; "" otherwise */
  char *columns; /* matrix: the list across */
  char *cells;   /* matrix: the list of a row, as long as columns */
  char *heading; /* at the top of each page of a journal, of slips */
  char *left;    /* what a journal's left pages are */
  char *right;   /* and its right ones */
  char *when;
  char *unless;
  double size_pt; /* 0: the form's */
  double after_mm;
  double height_mm;
  double x_mm;
  double y_mm;
  double width_mm;
  KladeFormStyle style;
  GPtrArray *parts; /* of KladeFormPart; NULL where the kind has none */
  int line;
} KladeFormElement;

typedef struct
{
  char *size; /* A5, A4, A3 */
  double width_mm;
  double height_mm; /* as it lies: after orientation */
  gboolean is_landscape;
  double margin_mm;
  double binding_mm;
  int per_sheet;      /* copies on a sheet: 1, 2 or 4, with cut lines */
  double offset_x_mm; /* how a blank lies in the printer: calibrated by a test sheet */
  double offset_y_mm;
} KladeFormPaper;

#define KLADE_FORM_LANGUAGE "lv" /* of a form that names none */

#define KLADE_TYPE_FORM (klade_form_get_type ())
GType klade_form_get_type (void);
KladeForm *klade_form_new (KladePaperKind kind, const char *title);
KladeForm *klade_form_parse (const char *description, gssize length, GError **error);
KladeForm *klade_form_copy (KladeForm *self);
KladeForm *klade_form_ref (KladeForm *self);
void klade_form_unref (KladeForm *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (KladeForm, klade_form_unref)
char *klade_form_to_description (KladeForm *self);

KladePaperKind klade_form_get_kind (KladeForm *self);
const char *klade_form_get_title (KladeForm *self);
const char *klade_form_get_language (KladeForm *self);
KladeFormPaper *klade_form_get_paper (KladeForm *self);
gboolean klade_form_paper_set_size (KladeFormPaper *paper, const char *size, gboolean is_landscape);
void klade_form_paper_get_leaf (const KladeFormPaper *paper, double *width_mm, double *height_mm);
const char *klade_form_get_font (KladeForm *self);
double klade_form_get_font_size (KladeForm *self);
void klade_form_set_title (KladeForm *self, const char *title);
void klade_form_set_language (KladeForm *self, const char *language);
void klade_form_set_font (KladeForm *self, const char *family, double size_pt);
const char *klade_form_get_footer (KladeForm *self);
void klade_form_set_footer (KladeForm *self, const char *text);
GPtrArray *klade_form_get_elements (KladeForm *self); /* of KladeFormElement */
GPtrArray *klade_form_get_required (KladeForm *self); /* of char *: no copy without them */
GPtrArray *klade_form_get_wanted (KladeForm *self);   /* of char *: told when they are empty */
KladeFormElement *klade_form_element_new (KladeFormElementKind kind);
KladeFormPart *klade_form_part_new (KladeFormPartKind kind);
const char *klade_form_element_get_list (const KladeFormElement *self, KladeFormPartKind part);
void klade_form_element_free (KladeFormElement *self);
void klade_form_part_free (KladeFormPart *self);
gboolean klade_form_check (KladeForm *self, GError **error);

/**
 * KladeFormTemplate:
 *
 * A text of a form made ready to be filled thousands of times.
 */
typedef struct _KladeFormTemplate KladeFormTemplate;

KladeFormTemplate *klade_form_template_new (const char *text,
                                            KladePaperKind kind,
                                            const char *list);
void klade_form_template_free (KladeFormTemplate *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (KladeFormTemplate, klade_form_template_free)
char *klade_form_template_fill (const KladeFormTemplate *self,
                                const KladePaperRecord *row,
                                const KladePaperRecord *whole);
void klade_form_find_missing (KladeForm *self, KladePaper *paper);

G_END_DECLS
