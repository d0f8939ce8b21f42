/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "klade-print-slips.h"

#include "klade-i18n.h"
#include "klade-print-flow.h"
#include "klade-text.h"

#define N_ABREAST 2
#define LABEL_MM 32
#define GAP_MM 5

/* Two slips abreast, with a line to cut along between them and below. */
typedef struct
{
  KladePrintFlow *flow;
  double slip_mm;
} Sheet;

static int
compare_slips (gconstpointer a, gconstpointer b)
{
  const KladeSlip *one = *(const KladeSlip *const *) a;
  const KladeSlip *other = *(const KladeSlip *const *) b;
  int order = klade_text_collate_class_names (one->class_name, other->class_name);

  if (order == 0)
    order = klade_text_collate (one->name, other->name);
  return order != 0 ? order
                    : (one->person_id > other->person_id) - (one->person_id < other->person_id);
}

/* A row of both slips; @label is "" for a text of the slip's whole width. */
static KladePrintBlock *
new_row (const Sheet *sheet,
         double font_pt,
         const char *label,
         const char *const values[N_ABREAST],
         KladePrintStyle style)
{
  KladePrintCell cells[N_ABREAST * 3];
  gsize n = 0;

  for (int i = 0; i < N_ABREAST; i++)
    {
      KladePrintStyle cut = i > 0 ? KLADE_PRINT_THICK_LEFT : KLADE_PRINT_PLAIN;
      double label_mm = *label != '\0' ? LABEL_MM : 0;
      const char *value = values[i];

      if (i > 0)
        cells[n++] = (KladePrintCell){ "", GAP_MM, cut };
      if (*label != '\0')
        cells[n++] = (KladePrintCell){ value != NULL ? label : "", label_mm, KLADE_PRINT_DIM };
      cells[n++] = (KladePrintCell){ value, sheet->slip_mm - label_mm, style };
    }

  return klade_print_block_new_row (font_pt, 0, cells, n);
}

static char *
dup_whom (const KladeSlip *slip)
{
  if (*slip->class_name == '\0')
    return g_strdup (slip->note);
  if (*slip->note == '\0')
    return g_strdup (slip->class_name);
  return g_strdup_printf ("%s, %s", slip->class_name, slip->note);
}

static void
add_rows (const Sheet *sheet, GPtrArray *blocks, const KladeSlip *const *slips)
{
  const char *names[N_ABREAST] = { NULL };
  const char *users[N_ABREAST] = { NULL };
  const char *passwords[N_ABREAST] = { NULL };
  const char *advice[N_ABREAST] = { NULL };
  char *whom[N_ABREAST] = { NULL };

  for (int i = 0; i < N_ABREAST && slips[i] != NULL; i++)
    {
      names[i] = slips[i]->name;
      users[i] = slips[i]->user_name;
      passwords[i] = slips[i]->password;
      advice[i] = _ ("At the first sign-in Klade asks for a password of your own. Tell it to "
                     "nobody.");
      whom[i] = dup_whom (slips[i]);
    }

  g_ptr_array_add (blocks, new_row (sheet, 11, "", names, KLADE_PRINT_BOLD));
  g_ptr_array_add (blocks, new_row (sheet, 9, "", (const char *const *) whom, KLADE_PRINT_DIM));
  g_ptr_array_add (blocks, new_row (sheet, 10, _ ("User name"), users, KLADE_PRINT_BOLD));
  g_ptr_array_add (blocks,
                   new_row (sheet, 10, C_ ("slips", "Password"), passwords, KLADE_PRINT_BOLD));
  g_ptr_array_add (blocks, new_row (sheet, 8, "", advice, KLADE_PRINT_PLAIN));
  for (int i = 0; i < N_ABREAST; i++)
    g_free (whom[i]);
}

/* Where to cut below a pair. */
static KladePrintBlock *
new_cut (void)
{
  g_autoptr (GString) dashes = g_string_new (NULL);

  while (dashes->len < 256)
    g_string_append (dashes, "- ");
  return klade_print_block_new_text (dashes->str, 5, KLADE_PRINT_DIM | KLADE_PRINT_CENTER, 2);
}

/* A slip never ends on another sheet than it began. */
static void
add_pair (const Sheet *sheet, const KladeSlip *const *slips)
{
  g_autoptr (GPtrArray) blocks = g_ptr_array_new ();
  double width_mm = klade_print_flow_get_width (sheet->flow);
  double height_mm = 0;

  add_rows (sheet, blocks, slips);
  g_ptr_array_add (blocks, new_cut ());
  for (guint i = 0; i < blocks->len; i++)
    height_mm += klade_print_block_get_height (g_ptr_array_index (blocks, i), width_mm);

  if (height_mm > klade_print_flow_get_room (sheet->flow))
    klade_print_flow_break (sheet->flow, KLADE_PRINT_NEXT_PAGE);
  for (guint i = 0; i < blocks->len; i++)
    klade_print_flow_add (sheet->flow, g_ptr_array_index (blocks, i));
}

static void
add_heading (const Sheet *sheet, const char *school_name, const char *class_name)
{
  g_autofree char *heading = g_strdup_printf (
      "%s · %s", school_name, *class_name != '\0' ? class_name : C_ ("slips", "Staff"));

  klade_print_flow_repeat (sheet->flow,
                           klade_print_block_new_text (heading, 9, KLADE_PRINT_DIM, 3));
}

/* The slips of one class, from a sheet of its own. */
static guint
add_class (const Sheet *sheet, const char *school_name, GPtrArray *slips, guint first)
{
  const KladeSlip *head = g_ptr_array_index (slips, first);
  guint end = first;

  while (end < slips->len &&
         g_str_equal (((KladeSlip *) g_ptr_array_index (slips, end))->class_name, head->class_name))
    end++;

  klade_print_flow_stop_repeating (sheet->flow);
  if (first > 0)
    klade_print_flow_break (sheet->flow, KLADE_PRINT_NEXT_PAGE);
  add_heading (sheet, school_name, head->class_name);

  for (guint i = first; i < end; i += N_ABREAST)
    {
      const KladeSlip *abreast[N_ABREAST] = { g_ptr_array_index (slips, i),
                                              i + 1 < end ? g_ptr_array_index (slips, i + 1)
                                                          : NULL };

      add_pair (sheet, abreast);
    }

  return end;
}

/**
 * klade_print_slips_new:
 * @school_name: for the head of each sheet
 * @slips: (element-type KladeSlip): in any order
 *
 * First passwords to be cut apart and handed out (A4): two abreast on A4, each class from a sheet
 * of its own, in the order of names.
 *
 * Returns: (transfer full): the document; its pages hold the passwords until it is freed
 */
KladePrintDocument *
klade_print_slips_new (const char *school_name, GPtrArray *slips)
{
  g_autoptr (KladePrintFlow) flow =
      klade_print_flow_new (&klade_print_a4_portrait, _ ("Password slips"));
  g_autoptr (GPtrArray) sorted = g_ptr_array_new ();
  KladePrintDocument *document;
  Sheet sheet = { flow, (klade_print_flow_get_width (flow) - GAP_MM) / N_ABREAST };

  g_return_val_if_fail (school_name != NULL && slips != NULL, NULL);

  for (guint i = 0; i < slips->len; i++)
    g_ptr_array_add (sorted, g_ptr_array_index (slips, i));
  g_ptr_array_sort (sorted, compare_slips);

  for (guint i = 0; i < sorted->len;)
    i = add_class (&sheet, school_name, sorted, i);

  document = klade_print_flow_finish (flow, school_name);
  klade_print_document_make_secret (document);
  return document;
}
