/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "klade-import-fate-row.h"

#include "klade-drop-down.h"
#include "klade-i18n.h"

#define CHANGES_SHOWN_MAX 12

struct _KladeImportFateRow
{
  AdwBin parent_instance;

  gboolean is_filling;

  /* Owned */
  KladeImportFateItem *item; /* NULL: not used now */

  /* Template children, borrowed */
  GtkLabel *number_label;
  GtkLabel *fate_label;
  GtkLabel *name_label;
  GtkLabel *class_label;
  GtkLabel *detail_label;
  GtkDropDown *choice_drop_down;
};

enum
{
  DECIDED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (KladeImportFateRow, klade_import_fate_row, ADW_TYPE_BIN)

/* ---- in words ---- */

static void
add_line (GString *text, const char *line)
{
  if (text->len > 0)
    g_string_append_c (text, '\n');
  g_string_append (text, line);
}

static void
add_change (GString *text, const KladeImportChange *change)
{
  g_autofree char *line =
      *change->before == '\0' ? g_strdup_printf ("%s: %s", change->what, change->after)
      : *change->after == '\0'
          ? g_strdup_printf (_ ("%s: %s is taken away"), change->what, change->before)
          : g_strdup_printf ("%s: %s → %s", change->what, change->before, change->after);

  add_line (text, line);
}

static char *
dup_details (const KladeImportPlanRow *row)
{
  GString *text = g_string_new (row->reason);

  for (guint i = 0; i < row->changes->len && i < CHANGES_SHOWN_MAX; i++)
    add_change (text, g_ptr_array_index (row->changes, i));
  if (row->changes->len > CHANGES_SHOWN_MAX)
    add_line (text, "…");
  for (guint i = 0; i < row->notes->len; i++)
    add_line (text, g_ptr_array_index (row->notes, i));

  return g_string_free (text, FALSE);
}

static char *
dup_candidate_words (const KladeImportCandidate *candidate)
{
  GString *words = g_string_new (candidate->name);

  if (*candidate->class_name != '\0')
    g_string_append_printf (words, " · %s", candidate->class_name);
  if (candidate->birth_date != KLADE_DAY_NONE)
    {
      g_autofree char *day = klade_day_to_text (candidate->birth_date);

      g_string_append_printf (words, " · %s", day);
    }

  if (*candidate->children != '\0')
    {
      g_string_append (words, " · ");
      /* translators: of a father or mother, then the names of the children */
      g_string_append_printf (words, _ ("parent of %s"), candidate->children);
    }
  if (candidate->row != 0)
    {
      g_string_append (words, " · ");
      g_string_append_printf (words, _ ("row %u"), candidate->row);
    }

  return g_string_free (words, FALSE);
}

/* ---- the choice: nothing yet, each candidate, somebody else, left out ---- */

static guint
find_choice (KladeImportFateItem *item, GPtrArray *candidates)
{
  const KladeImportDecision *decision = klade_import_fate_item_get_decision (item);

  if (decision == NULL)
    return 0;
  if (decision->choice != KLADE_CHOICE_TAKE)
    return candidates->len + (decision->choice == KLADE_CHOICE_ADD ? 1 : 2);

  for (guint i = 0; i < candidates->len; i++)
    {
      const KladeImportCandidate *candidate = g_ptr_array_index (candidates, i);

      if (candidate->person_id == decision->person_id && candidate->row == decision->taken_row)
        return i + 1;
    }

  return 0;
}

static void
fill_choice (KladeImportFateRow *self)
{
  const KladeImportPlanRow *asked = klade_import_fate_item_get_asked (self->item);
  g_autoptr (GtkStringList) choices = NULL;
  gboolean is_self;

  gtk_widget_set_visible (GTK_WIDGET (self->choice_drop_down), asked != NULL);
  if (asked == NULL)
    return;

  is_self = asked->part == KLADE_PART_SELF;
  choices = gtk_string_list_new (NULL);
  gtk_string_list_append (choices, is_self ? _ ("Who is it?") : _ ("Who is the parent?"));
  for (guint i = 0; i < asked->candidates->len; i++)
    gtk_string_list_take (choices, dup_candidate_words (g_ptr_array_index (asked->candidates, i)));
  gtk_string_list_append (choices, is_self ? _ ("Somebody else: add") : _ ("Another parent: add"));
  gtk_string_list_append (choices, is_self ? _ ("Leave the row out") : _ ("Leave the parent out"));
  gtk_drop_down_set_model (self->choice_drop_down, G_LIST_MODEL (choices));
  gtk_drop_down_set_selected (self->choice_drop_down, find_choice (self->item, asked->candidates));
}

static void
choice_selected_cb (KladeImportFateRow *self)
{
  const KladeImportPlanRow *asked;
  KladeImportDecision decision = { 0 };
  guint selected = gtk_drop_down_get_selected (self->choice_drop_down);

  if (self->is_filling || self->item == NULL || selected == 0)
    return;

  asked = klade_import_fate_item_get_asked (self->item);
  decision.number = asked->number;
  decision.part = asked->part;
  if (selected <= asked->candidates->len)
    {
      const KladeImportCandidate *candidate = g_ptr_array_index (asked->candidates, selected - 1);

      decision.choice = KLADE_CHOICE_TAKE;
      decision.person_id = candidate->person_id;
      decision.taken_row = candidate->row;
    }
  else
    {
      decision.choice =
          selected == asked->candidates->len + 1 ? KLADE_CHOICE_ADD : KLADE_CHOICE_SKIP;
    }
  g_signal_emit (self, signals[DECIDED], 0, &decision);
}

/* ---- the row ---- */

/* Of one row; klade_import_fate_name() speaks of many. */
static const char *
get_fate_word (KladeImportFate fate)
{
  static const char *const words[KLADE_N_IMPORT_FATES + 1] = {
    [KLADE_FATE_NEW] = NC_ ("row", "new"),
    [KLADE_FATE_CHANGED] = NC_ ("row", "changed"),
    [KLADE_FATE_SAME] = NC_ ("row", "unchanged"),
    [KLADE_FATE_REFUSED] = NC_ ("row", "refused"),
    [KLADE_FATE_AMBIGUOUS] = NC_ ("row", "who is it?"),
    [KLADE_FATE_SKIPPED] = NC_ ("row", "left out"),
  };

  return C_ ("row", words[fate]);
}

static void
show_fate (KladeImportFateRow *self, KladeImportFate fate)
{
  static const char *const classes[] = { "new", "changed", "refused", "ambiguous", NULL };
  static const char *const of_fate[KLADE_N_IMPORT_FATES + 1] = {
    [KLADE_FATE_NEW] = "new",
    [KLADE_FATE_CHANGED] = "changed",
    [KLADE_FATE_REFUSED] = "refused",
    [KLADE_FATE_AMBIGUOUS] = "ambiguous",
  };

  gtk_label_set_text (self->fate_label, get_fate_word (fate));
  for (guint i = 0; classes[i] != NULL; i++)
    gtk_widget_remove_css_class (GTK_WIDGET (self->fate_label), classes[i]);
  if (of_fate[fate] != NULL)
    gtk_widget_add_css_class (GTK_WIDGET (self->fate_label), of_fate[fate]);
}

static void
show_item (KladeImportFateRow *self)
{
  const KladeImportPlanRow *row = klade_import_fate_item_get_row (self->item);
  g_autofree char *number = g_strdup_printf ("%u", row->number);
  g_autofree char *details = dup_details (row);
  g_autofree char *spoken =
      g_strdup_printf (_ ("Row %u, %s: %s %s %s"), row->number, get_fate_word (row->fate),
                       row->name, row->class_name, details);

  self->is_filling = TRUE;
  gtk_label_set_text (self->number_label, number);
  show_fate (self, row->fate);
  gtk_label_set_text (self->name_label, *row->name != '\0' ? row->name : _ ("No name"));
  gtk_label_set_text (self->class_label, row->class_name);
  gtk_label_set_text (self->detail_label, details);
  gtk_widget_set_visible (GTK_WIDGET (self->detail_label), *details != '\0');
  fill_choice (self);
  self->is_filling = FALSE;
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken, -1);
}

static void
klade_import_fate_row_dispose (GObject *object)
{
  klade_import_fate_row_set_item (KLADE_IMPORT_FATE_ROW (object), NULL);

  G_OBJECT_CLASS (klade_import_fate_row_parent_class)->dispose (object);
}

static void
klade_import_fate_row_class_init (KladeImportFateRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = klade_import_fate_row_dispose;

  signals[DECIDED] = g_signal_new ("decided", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 1, G_TYPE_POINTER);

  gtk_widget_class_set_template_from_resource (
      widget_class, "/lv/klade/Klade/ui/exchange/klade-import-fate-row.ui");
  gtk_widget_class_bind_template_child (widget_class, KladeImportFateRow, number_label);
  gtk_widget_class_bind_template_child (widget_class, KladeImportFateRow, fate_label);
  gtk_widget_class_bind_template_child (widget_class, KladeImportFateRow, name_label);
  gtk_widget_class_bind_template_child (widget_class, KladeImportFateRow, class_label);
  gtk_widget_class_bind_template_child (widget_class, KladeImportFateRow, detail_label);
  gtk_widget_class_bind_template_child (widget_class, KladeImportFateRow, choice_drop_down);
  gtk_widget_class_bind_template_callback (widget_class, choice_selected_cb);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
klade_import_fate_row_init (KladeImportFateRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  klade_drop_down_set_name (self->choice_drop_down, _ ("Who the row is"));
}

/**
 * klade_import_fate_row_set_item:
 * @item: (nullable): what is shown, and followed
 */
void
klade_import_fate_row_set_item (KladeImportFateRow *self, KladeImportFateItem *item)
{
  g_return_if_fail (KLADE_IS_IMPORT_FATE_ROW (self));

  if (self->item != NULL)
    g_signal_handlers_disconnect_by_func (self->item, show_item, self);
  g_set_object (&self->item, item);
  if (item == NULL)
    return;

  g_signal_connect_object (item, "changed", G_CALLBACK (show_item), self, G_CONNECT_SWAPPED);
  show_item (self);
}
