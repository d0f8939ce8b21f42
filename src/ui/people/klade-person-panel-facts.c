/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "klade-i18n.h"
#include "klade-people-words.h"
#include "klade-person-form.h"
#include "klade-person-panel-private.h"
#include "klade-toast.h"

#define FILE_OF_ROW "klade-person-file"
#define NO_VERB KLADE_N_PEOPLE_VERBS
#define DAYS_TO_FULFIL 7

typedef char *(*DupText) (const KladeFileEntry *entry);

/**
 * Section:
 * @title, @subtitle: of a row
 * @kinds: KladePeopleKinds whose empty section is shown too, for its button
 * @add_action: (nullable): of the button in the section's head
 * @end_verb: of the button in a row that holds; %NO_VERB for none
 * @edit_verb: of the button that corrects a row; %NO_VERB for none
 * @hide_verb: of the button for a row that never was so; %NO_VERB for none
 * @is_near: above the person's data
 * @opens: a click opens the other person's file
 */
typedef struct
{
  KladeFileSection section;
  const char *name;
  DupText title;
  DupText subtitle;
  guint kinds;
  const char *add_action;
  const char *add_name;
  KladePeopleVerb end_verb;
  const char *end_name;
  const char *end_icon;
  KladePeopleVerb edit_verb;
  KladePeopleVerb hide_verb;
  gboolean is_near;
  gboolean opens;
} Section;

/* ---- words ---- */

static char *
dup_name (const KladeFileEntry *entry)
{
  return g_strdup (entry->name);
}

static char *
dup_days (const KladeFileEntry *entry)
{
  return klade_people_dup_days (entry->from, entry->to);
}

static void
add_word (GString *text, const char *format, const char *word)
{
  g_autofree char *formatted = NULL;

  if (*word == '\0')
    return;

  formatted = g_strdup_printf ("%s", word);
  if (text->len > 0)
    g_string_append (text, " · ");
  if (format != NULL)
    g_string_append_printf (text, "%s ", format);
  g_string_append (text, formatted);
}

static char *
dup_days_and_orders (const KladeFileEntry *entry)
{
  g_autofree char *days = dup_days (entry);
  GString *text = g_string_new (days);

  add_word (text, _ ("order"), entry->order_in);
  add_word (text, _ ("left by order"), entry->order_out);
  return g_string_free (text, FALSE);
}

static char *
dup_class (const KladeFileEntry *entry)
{
  return g_strdup_printf ("%s · %d/%02d", entry->name, entry->year, (entry->year + 1) % 100);
}

static char *
dup_guardian_kind (const KladeFileEntry *entry)
{
  g_autofree char *days = entry->to != KLADE_DAY_NONE ? dup_days (entry) : g_strdup ("");
  GString *text = g_string_new (klade_guardian_kind_name (entry->kind));

  add_word (text, NULL, days);
  return g_string_free (text, FALSE);
}

static char *
dup_role (const KladeFileEntry *entry)
{
  const char *role = klade_role_name ((KladeRole) entry->number);

  return *entry->name != '\0' ? g_strdup_printf ("%s · %s", role, entry->name) : g_strdup (role);
}

static char *
dup_application (const KladeFileEntry *entry)
{
  return *entry->kind != '\0' ? g_strdup_printf ("%s · %s", entry->kind, entry->name)
                              : g_strdup (entry->name);
}

static char *
dup_application_about (const KladeFileEntry *entry)
{
  gboolean is_fulfilled = entry->to != KLADE_DAY_NONE;
  g_autofree char *received = klade_day_to_text (entry->from);
  g_autofree char *by = klade_day_to_text (is_fulfilled ? entry->to : entry->from + DAYS_TO_FULFIL);
  GString *text = g_string_new (NULL);

  g_string_append_printf (text, _ ("received %s"), received);
  add_word (text, is_fulfilled ? _ ("handed out") : _ ("to be handed out by"), by);
  add_word (text, NULL, entry->extra);
  add_word (text, NULL, entry->notes);
  return g_string_free (text, FALSE);
}

static char *
dup_briefing (const KladeFileEntry *entry)
{
  return g_strdup (entry->kind);
}

static char *
dup_briefing_about (const KladeFileEntry *entry)
{
  g_autofree char *day = klade_day_to_text (entry->from);
  g_autofree char *whole =
      entry->number == 1 ? g_strdup_printf (_ ("all of %s"), entry->name) : NULL;
  GString *text = g_string_new (day);

  add_word (text, NULL, whole != NULL ? whole : entry->name);
  add_word (text, NULL, entry->notes);
  return g_string_free (text, FALSE);
}

/* ---- the sections ---- */

static const Section sections[] = {
  { KLADE_FILE_GUARDIANS, N_ ("Parents and guardians"), dup_name, dup_guardian_kind,
    KLADE_PEOPLE_PUPILS, "person.guardian", N_ ("Add a parent or guardian"),
    KLADE_PEOPLE_END_GUARDIAN, N_ ("No longer the guardian"), "list-remove-symbolic", NO_VERB,
    NO_VERB, TRUE, TRUE },
  { KLADE_FILE_CHILDREN, N_ ("Children"), dup_name, dup_guardian_kind, 0, NULL, NULL,
    KLADE_PEOPLE_END_GUARDIAN, N_ ("No longer the guardian"), "list-remove-symbolic", NO_VERB,
    NO_VERB, TRUE, TRUE },
  { KLADE_FILE_ENROLMENTS, N_ ("Classes"), dup_class, dup_days_and_orders, 0, NULL, NULL, NO_VERB,
    NULL, NULL, KLADE_PEOPLE_CORRECT_ENROLMENT, KLADE_PEOPLE_HIDE_ENROLMENT, TRUE, FALSE },
  { KLADE_FILE_EMPLOYMENTS, N_ ("Work at the school"), dup_name, dup_days_and_orders,
    KLADE_PEOPLE_STAFF, "person.employ", N_ ("Add work"), KLADE_PEOPLE_END_EMPLOYMENT,
    N_ ("End of work"), "list-remove-symbolic", NO_VERB, NO_VERB, TRUE, FALSE },
  { KLADE_FILE_ROLES, N_ ("Roles"), dup_role, dup_days, KLADE_PEOPLE_ALL, "person.grant-role",
    N_ ("Give a role"), KLADE_PEOPLE_END_ROLE, N_ ("End of a role"), "list-remove-symbolic",
    NO_VERB, NO_VERB, FALSE, FALSE },
  { KLADE_FILE_GROUPS, N_ ("Groups"), dup_name, dup_days, 0, NULL, NULL, NO_VERB, NULL, NULL,
    NO_VERB, NO_VERB, FALSE, FALSE },
  { KLADE_FILE_BRIEFINGS, N_ ("Briefings"), dup_briefing, dup_briefing_about, KLADE_PEOPLE_PUPILS,
    "person.brief", N_ ("Record a briefing"), NO_VERB, NULL, NULL, NO_VERB, NO_VERB, FALSE, FALSE },
  { KLADE_FILE_APPLICATIONS, N_ ("Applications for access"), dup_application, dup_application_about,
    KLADE_PEOPLE_PUPILS, "person.apply", N_ ("Register an application"), KLADE_PEOPLE_FULFIL,
    N_ ("Access was handed out"), "emblem-ok-symbolic", NO_VERB, NO_VERB, FALSE, FALSE },
  { KLADE_FILE_NAMES, N_ ("Names"), dup_name, dup_days_and_orders, 0, NULL, NULL, NO_VERB, NULL,
    NULL, NO_VERB, NO_VERB, FALSE, FALSE },
};

/* ---- rows ---- */

typedef struct
{
  KladePersonPanel *panel; /* borrowed: the row is in it */
  const Section *section;
  const KladeFileEntry *entry; /* of @file */
  KladePersonFile *file;
} Row;

static void
free_row (gpointer data)
{
  Row *row = data;

  klade_person_file_unref (row->file);
  g_free (row);
}

static void
row_activated_cb (Row *row)
{
  klade_people_book_ask_person (row->panel->book, row->entry->other_id, FALSE);
}

static void
end_clicked_cb (Row *row)
{
  klade_person_form_open (GTK_WIDGET (row->panel), row->panel->book, row->file,
                          row->section->end_verb, row->entry);
}

static gboolean
may_end (KladePersonPanel *self, const Section *section, const KladeFileEntry *entry)
{
  if (section->end_verb == NO_VERB || entry->to != KLADE_DAY_NONE)
    return FALSE;
  if (section->end_verb == KLADE_PEOPLE_FULFIL)
    return self->file->can_check;
  if (section->end_verb == KLADE_PEOPLE_END_ROLE)
    return self->access != NULL && self->access->can_keep;

  return self->file->can_manage;
}

static void
edit_clicked_cb (Row *row)
{
  klade_person_form_open (GTK_WIDGET (row->panel), row->panel->book, row->file,
                          row->section->edit_verb, row->entry);
}

static void
hidden_cb (GObject *source, const GError *error)
{
  if (error != NULL)
    klade_toast_show_error (GTK_WIDGET (source), error);
}

static void
hide_clicked_cb (Row *row)
{
  g_autoptr (KladePeopleTask) task = klade_people_task_new (row->section->hide_verb, row->file->id);

  task->other_id = row->entry->id;
  task->revision = row->entry->revision;
  klade_people_task_run (task, klade_people_book_get_office (row->panel->book), hidden_cb,
                         G_OBJECT (row->panel));
}

static void
add_button (Row *row, GtkWidget *widget, const char *icon, const char *name, GCallback clicked)
{
  GtkWidget *button = gtk_button_new_from_icon_name (icon);
  g_autofree char *title = row->section->title (row->entry);
  g_autofree char *label = g_strdup_printf ("%s: %s", name, title);

  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_tooltip_text (button, name);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, label,
                                  -1);
  g_signal_connect_swapped (button, "clicked", clicked, row);
  adw_action_row_add_suffix (ADW_ACTION_ROW (widget), button);
}

static void
add_buttons (Row *row, GtkWidget *widget)
{
  const Section *section = row->section;

  if (may_end (row->panel, section, row->entry))
    add_button (row, widget, section->end_icon, _ (section->end_name), G_CALLBACK (end_clicked_cb));
  if (section->edit_verb != NO_VERB && row->file->can_manage)
    add_button (row, widget, "document-edit-symbolic", _ ("Correct the days"),
                G_CALLBACK (edit_clicked_cb));
  if (section->hide_verb != NO_VERB && row->file->can_manage)
    add_button (row, widget, "user-trash-symbolic", _ ("Entered by mistake: take it away"),
                G_CALLBACK (hide_clicked_cb));
}

static GtkWidget *
make_row (KladePersonPanel *self, const Section *section, const KladeFileEntry *entry)
{
  GtkWidget *widget = adw_action_row_new ();
  g_autofree char *title = section->title (entry);
  g_autofree char *subtitle = section->subtitle (entry);
  Row *row = g_new0 (Row, 1);

  row->panel = self;
  row->section = section;
  row->entry = entry;
  row->file = klade_person_file_ref (self->file);
  g_object_set_data_full (G_OBJECT (widget), FILE_OF_ROW, row, free_row);

  g_object_set (widget, "use-markup", FALSE, "title", title, "subtitle", subtitle, NULL);
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (widget), 3);
  add_buttons (row, widget);
  if (section->opens)
    {
      gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (widget), TRUE);
      g_signal_connect_swapped (widget, "activated", G_CALLBACK (row_activated_cb), row);
      adw_action_row_add_suffix (ADW_ACTION_ROW (widget),
                                 gtk_image_new_from_icon_name ("go-next-symbolic"));
    }

  return widget;
}

/* ---- groups of rows ---- */

static gboolean
may_add (KladePersonPanel *self, const Section *section)
{
  if (section->add_action == NULL || (self->file->kinds & section->kinds) == 0)
    return FALSE;

  if (section->section == KLADE_FILE_BRIEFINGS)
    return self->file->can_check;
  if (section->section == KLADE_FILE_ROLES)
    return self->access != NULL && self->access->can_keep;
  if (section->section == KLADE_FILE_APPLICATIONS)
    return self->file->can_check && klade_office_can (klade_people_book_get_office (self->book),
                                                      KLADE_ACTION_HAND_OUT_PASSWORD);

  return self->file->can_manage;
}

static void
add_head_button (GtkBox *box, const char *icon, const char *name, const char *action)
{
  GtkWidget *button = gtk_button_new_from_icon_name (icon);

  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_tooltip_text (button, name);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), action);
  gtk_box_append (box, button);
}

static GtkWidget *
make_head_buttons (const Section *section)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);

  if (section->section == KLADE_FILE_APPLICATIONS)
    add_head_button (GTK_BOX (box), "document-print-symbolic", _ ("Print the application form"),
                     "person.print-application");
  add_head_button (GTK_BOX (box), "list-add-symbolic", _ (section->add_name), section->add_action);
  return box;
}

/* One name needs no history. */
static guint
count_shown (KladePersonPanel *self, const Section *section)
{
  guint n = self->file->sections[section->section]->len;

  return section->section == KLADE_FILE_NAMES && n == 1 ? 0 : n;
}

static void
show_section (KladePersonPanel *self, const Section *section)
{
  GArray *entries = self->file->sections[section->section];
  guint n = count_shown (self, section);
  GtkWidget *group;

  if (n == 0 && !may_add (self, section))
    return;

  group = adw_preferences_group_new ();
  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (group), _ (section->name));
  if (may_add (self, section))
    adw_preferences_group_set_header_suffix (ADW_PREFERENCES_GROUP (group),
                                             make_head_buttons (section));
  for (guint i = 0; i < n; i++)
    adw_preferences_group_add (
        ADW_PREFERENCES_GROUP (group),
        make_row (self, section, &g_array_index (entries, KladeFileEntry, i)));
  gtk_box_append (section->is_near ? self->near_box : self->far_box, group);
}

/* What was changed stays readable: a phone of last year, an address. */
static void
show_earlier_data (KladePersonPanel *self)
{
  GtkWidget *group = adw_preferences_group_new ();
  GtkWidget *expander = adw_expander_row_new ();
  guint n = 0;

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (expander), _ ("Earlier data"));
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), expander);
  for (guint i = 0; i < self->file->data->len; i++)
    {
      const KladeFileDatum *datum = &g_array_index (self->file->data, KladeFileDatum, i);
      GtkWidget *row;
      g_autofree char *value = NULL;
      g_autofree char *days = NULL;
      g_autofree char *about = NULL;

      if (datum->is_current || datum->value == NULL || *datum->value == '\0' ||
          datum->field == KLADE_PERSON_FIELD_PERSONAL_CODE)
        continue;

      row = adw_action_row_new ();
      value = klade_people_dup_value (datum->field, datum->value);
      days = klade_people_dup_days (datum->from, datum->to);
      about = g_strdup_printf ("%s · %s", klade_person_field_name (datum->field), days);
      g_object_set (row, "use-markup", FALSE, "title", value, "subtitle", about, NULL);
      adw_expander_row_add_row (ADW_EXPANDER_ROW (expander), row);
      n++;
    }

  gtk_widget_set_visible (group, n > 0);
  gtk_box_append (self->far_box, group);
}

static void
clear_box (GtkBox *box)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (box))) != NULL)
    gtk_box_remove (box, child);
}

/**
 * klade_person_panel_show_facts:
 *
 * Shows the file's dated facts, group by group.
 */
void
klade_person_panel_show_facts (KladePersonPanel *self)
{
  gboolean had_focus = gtk_widget_get_focus_child (GTK_WIDGET (self->near_box)) != NULL ||
                       gtk_widget_get_focus_child (GTK_WIDGET (self->far_box)) != NULL;

  clear_box (self->near_box);
  clear_box (self->far_box);
  klade_person_panel_show_access (self, self->far_box);
  for (gsize i = 0; i < G_N_ELEMENTS (sections); i++)
    show_section (self, &sections[i]);
  if (self->file->can_read)
    show_earlier_data (self);
  if (had_focus)
    gtk_widget_grab_focus (GTK_WIDGET (self->menu_button));
}
