/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "klade-week-cell.h"

#include <string.h>

#include "klade-i18n.h"

struct _KladeWeekCell
{
  AdwBin parent_instance;

  int day; /* index */
  int lesson_no;
  int entry; /* index, -1: empty */

  /* Owned */
  KladeWeek *week;
  char *sentence;
};

G_DEFINE_FINAL_TYPE (KladeWeekCell, klade_week_cell, ADW_TYPE_BIN)

/* ---- words ---- */

static void
append (GString *sentence, const char *text)
{
  if (text != NULL && *text != '\0')
    g_string_append_printf (sentence, ", %s", text);
}

static const char *
cycle_words (int cycle)
{
  return cycle == 0 ? "" : cycle == 1 ? _ ("odd weeks") : _ ("even weeks");
}

/* Monday, lesson 2: Matemātika, 7.a, room 214, Dita Novikova */
static char *
make_sentence (KladeWeekCell *self)
{
  const KladeWeekDay *day = &self->week->days[self->day];
  const KladeWeekEntry *entry = klade_week_cell_get_entry (self);
  GString *sentence = g_string_new (NULL);

  g_string_printf (sentence, _ ("%s, lesson %d"),
                   klade_weekday_name (klade_day_get_weekday (day->day)), self->lesson_no);
  if (entry == NULL)
    {
      g_string_append_printf (sentence, ": %s", *day->day_off != '\0' ? day->day_off : _ ("empty"));
      return g_string_free (sentence, FALSE);
    }

  g_string_append_printf (sentence, ": %s", entry->subject);
  append (sentence, entry->class_name);
  if (*entry->room != '\0')
    {
      g_autofree char *room = g_strdup_printf (_ ("room %s"), entry->room);

      append (sentence, room);
    }
  append (sentence, entry->teachers);
  append (sentence, cycle_words (entry->cycle));
  append (sentence, entry->change);
  return g_string_free (sentence, FALSE);
}

/* ---- what is shown ---- */

static GtkWidget *
new_label (const char *text, const char *style)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_label_set_width_chars (GTK_LABEL (label), 1);
  gtk_accessible_update_state (GTK_ACCESSIBLE (label), GTK_ACCESSIBLE_STATE_HIDDEN, TRUE, -1);
  if (style != NULL)
    gtk_widget_add_css_class (label, style);
  return label;
}

static void
strike (GtkWidget *label)
{
  g_autoptr (PangoAttrList) attributes = pango_attr_list_new ();

  pango_attr_list_insert (attributes, pango_attr_strikethrough_new (TRUE));
  gtk_label_set_attributes (GTK_LABEL (label), attributes);
}

/* The class or the group, wherever the page's title does not say it already. */
static const char *
whose (KladeWeekCell *self, const KladeWeekEntry *entry)
{
  const char *title = self->week->title;
  gsize length = strlen (title);

  if (self->week->of != KLADE_WEEK_OF_CLASS || !g_str_has_prefix (entry->class_name, title))
    return entry->class_name;

  switch (entry->class_name[length])
    {
    case '\0':
      return "";
    case ' ':
      return entry->class_name + length + 1;
    default:
      return entry->class_name;
    }
}

static void
add_head (KladeWeekCell *self, GtkBox *box, const KladeWeekEntry *entry)
{
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *subject = new_label (entry->subject, "klade-week-subject");

  gtk_widget_set_hexpand (subject, TRUE);
  if (entry->state == KLADE_WEEK_GONE)
    strike (subject);
  gtk_box_append (GTK_BOX (line), subject);
  if (entry->cycle != 0)
    {
      GtkWidget *cycle = new_label (cycle_words (entry->cycle), "klade-badge");

      gtk_label_set_width_chars (GTK_LABEL (cycle), -1);
      gtk_box_append (GTK_BOX (line), cycle);
    }
  if (*whose (self, entry) != '\0')
    {
      GtkWidget *group = new_label (whose (self, entry), "klade-badge");

      gtk_label_set_width_chars (GTK_LABEL (group), -1);
      gtk_label_set_max_width_chars (GTK_LABEL (group), 12);
      gtk_box_append (GTK_BOX (line), group);
    }
  gtk_box_append (box, line);
}

/* What the timetable says, struck through, before what is so on that day. */
static void
add_text (GtkBox *line, const char *planned, const char *now, gboolean is_wide)
{
  GtkWidget *label;

  if (*planned != '\0' && !g_str_equal (planned, now))
    {
      label = new_label (planned, "dim-label");
      strike (label);
      gtk_label_set_width_chars (GTK_LABEL (label), is_wide ? 1 : -1);
      gtk_widget_set_hexpand (label, is_wide);
      gtk_box_append (line, label);
    }
  if (*now == '\0')
    return;

  label = new_label (now, g_str_equal (planned, now) ? "dim-label" : "klade-week-new");
  gtk_label_set_width_chars (GTK_LABEL (label), is_wide ? 1 : -1);
  gtk_widget_set_hexpand (label, is_wide);
  gtk_box_append (line, label);
}

static void
add_details (KladeWeekCell *self, GtkBox *box, const KladeWeekEntry *entry)
{
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  gboolean is_in_table = entry->slot_id != 0 && entry->state != KLADE_WEEK_GONE;

  gtk_widget_add_css_class (line, "caption");
  if (self->week->of != KLADE_WEEK_OF_TEACHER ||
      (is_in_table && !g_str_equal (entry->planned_teachers, entry->teachers)))
    add_text (GTK_BOX (line), is_in_table ? entry->planned_teachers : entry->teachers,
              entry->teachers, TRUE);
  if (self->week->of != KLADE_WEEK_OF_ROOM ||
      (is_in_table && !g_str_equal (entry->planned_room, entry->room)))
    add_text (GTK_BOX (line), is_in_table ? entry->planned_room : entry->room, entry->room, FALSE);
  gtk_box_append (box, line);
}

static void
add_change (GtkBox *box, const KladeWeekEntry *entry)
{
  static const char *const icons[] = {
    [KLADE_WEEK_PLANNED] = "emblem-synchronizing-symbolic",
    [KLADE_WEEK_CHANGED] = "emblem-synchronizing-symbolic",
    [KLADE_WEEK_ADDED] = "list-add-symbolic",
    [KLADE_WEEK_GONE] = "action-unavailable-symbolic",
  };
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 4);
  GtkWidget *icon = gtk_image_new_from_icon_name (icons[entry->state]);
  GtkWidget *label = new_label (entry->change, NULL);

  gtk_image_set_pixel_size (GTK_IMAGE (icon), 12);
  gtk_widget_set_valign (icon, GTK_ALIGN_START);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_lines (GTK_LABEL (label), 2);
  gtk_widget_set_hexpand (label, TRUE);
  gtk_widget_add_css_class (line, "caption");
  gtk_widget_add_css_class (line, "klade-week-change");
  /* A wrapped label's least height differs by a pixel from one width to another. */
  gtk_widget_set_size_request (line, -1, 18);
  gtk_box_append (GTK_BOX (line), icon);
  gtk_box_append (GTK_BOX (line), label);
  gtk_box_append (box, line);
}

static void
fill (KladeWeekCell *self)
{
  const KladeWeekEntry *entry = klade_week_cell_get_entry (self);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 1);

  if (entry != NULL)
    {
      add_head (self, GTK_BOX (box), entry);
      add_details (self, GTK_BOX (box), entry);
      if (*entry->change != '\0')
        add_change (GTK_BOX (box), entry);
      if (entry->state == KLADE_WEEK_GONE)
        gtk_widget_add_css_class (GTK_WIDGET (self), "gone");
      gtk_widget_set_tooltip_text (GTK_WIDGET (self), self->sentence);
    }
  adw_bin_set_child (ADW_BIN (self), box);
}

static void
klade_week_cell_finalize (GObject *object)
{
  KladeWeekCell *self = KLADE_WEEK_CELL (object);

  g_clear_pointer (&self->week, klade_week_unref);
  g_free (self->sentence);

  G_OBJECT_CLASS (klade_week_cell_parent_class)->finalize (object);
}

static void
klade_week_cell_class_init (KladeWeekCellClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = klade_week_cell_finalize;
  gtk_widget_class_set_accessible_role (GTK_WIDGET_CLASS (klass), GTK_ACCESSIBLE_ROLE_GRID_CELL);
}

static void
klade_week_cell_init (KladeWeekCell *self)
{
  gtk_widget_set_focusable (GTK_WIDGET (self), TRUE);
  gtk_widget_add_css_class (GTK_WIDGET (self), "klade-week-cell");
}

/**
 * klade_week_cell_new:
 * @week: what is shown
 * @day: index of the day
 * @entry: index of the entry, -1 for an empty place
 *
 * Returns: (transfer floating): the cell
 */
GtkWidget *
klade_week_cell_new (KladeWeek *week, int day, int lesson_no, int entry)
{
  KladeWeekCell *self = g_object_new (KLADE_TYPE_WEEK_CELL, NULL);

  self->week = klade_week_ref (week);
  self->day = day;
  self->lesson_no = lesson_no;
  self->entry = entry;
  self->sentence = make_sentence (self);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  self->sentence, -1);
  fill (self);
  return GTK_WIDGET (self);
}

/**
 * klade_week_cell_get_entry:
 *
 * Returns: (transfer none) (nullable): the lesson, %NULL for an empty place
 */
const KladeWeekEntry *
klade_week_cell_get_entry (KladeWeekCell *self)
{
  g_return_val_if_fail (KLADE_IS_WEEK_CELL (self), NULL);

  return self->entry >= 0 ? &self->week->entries[self->entry] : NULL;
}

/**
 * klade_week_cell_get_entry_index:
 *
 * Returns: which of the week's entries, -1 for an empty place
 */
int
klade_week_cell_get_entry_index (KladeWeekCell *self)
{
  g_return_val_if_fail (KLADE_IS_WEEK_CELL (self), -1);

  return self->entry;
}

/**
 * klade_week_cell_get_day:
 *
 * Returns: its day
 */
KladeDay
klade_week_cell_get_day (KladeWeekCell *self)
{
  g_return_val_if_fail (KLADE_IS_WEEK_CELL (self), KLADE_DAY_NONE);

  return self->week->days[self->day].day;
}

/**
 * klade_week_cell_get_day_index:
 *
 * Returns: its day, from 0
 */
int
klade_week_cell_get_day_index (KladeWeekCell *self)
{
  g_return_val_if_fail (KLADE_IS_WEEK_CELL (self), 0);

  return self->day;
}

/**
 * klade_week_cell_get_lesson_no:
 *
 * Returns: its lesson number
 */
int
klade_week_cell_get_lesson_no (KladeWeekCell *self)
{
  g_return_val_if_fail (KLADE_IS_WEEK_CELL (self), 0);

  return self->lesson_no;
}

/**
 * klade_week_cell_get_sentence:
 *
 * Returns: (transfer none): all it says, for people who see and who hear
 */
const char *
klade_week_cell_get_sentence (KladeWeekCell *self)
{
  g_return_val_if_fail (KLADE_IS_WEEK_CELL (self), NULL);

  return self->sentence;
}

/**
 * klade_week_cell_set_hint:
 * @words: (nullable): what would be if a lesson came here; %NULL: nothing is carried
 */
void
klade_week_cell_set_hint (KladeWeekCell *self, const char *words)
{
  g_autofree char *name = NULL;

  g_return_if_fail (KLADE_IS_WEEK_CELL (self));

  name =
      words != NULL ? g_strdup_printf ("%s; %s", self->sentence, words) : g_strdup (self->sentence);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}
