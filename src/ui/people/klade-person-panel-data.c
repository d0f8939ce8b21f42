/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "klade-i18n.h"
#include "klade-people-words.h"
#include "klade-person-code.h"
#include "klade-person-panel-private.h"
#include "klade-toast.h"

/* What was asked to be saved, until it is answered. */
typedef struct
{
  gint64 person_id;
  KladePersonField field;
} Save;

/* In the order in which they are asked for: whom to call first. */
static const KladePersonField contacts[] = {
  KLADE_PERSON_FIELD_PHONE,
  KLADE_PERSON_FIELD_EMAIL,
  KLADE_PERSON_FIELD_DECLARED_ADDRESS,
  KLADE_PERSON_FIELD_ACTUAL_ADDRESS,
};

static const KladePersonField personal[] = {
  KLADE_PERSON_FIELD_PERSONAL_CODE,     KLADE_PERSON_FIELD_BIRTH_DATE,
  KLADE_PERSON_FIELD_BIRTH_CERTIFICATE, KLADE_PERSON_FIELD_PASSPORT,
  KLADE_PERSON_FIELD_CITIZENSHIP,       KLADE_PERSON_FIELD_NATIVE_LANGUAGE,
  KLADE_PERSON_FIELD_PREVIOUS_SCHOOL,   KLADE_PERSON_FIELD_FILE_NUMBER,
};

static const KladePersonField guarded[] = {
  KLADE_PERSON_FIELD_HEALTH,
  KLADE_PERSON_FIELD_COURT,
  KLADE_PERSON_FIELD_SPECIAL_NEEDS,
};

/* ---- saving ---- */

static char *
dup_shown (KladePersonPanel *self, KladePersonField field)
{
  const char *value = klade_person_file_get (self->file, field);
  KladePersonCode code;

  if (field == KLADE_PERSON_FIELD_PERSONAL_CODE && !self->is_code_shown &&
      klade_person_code_parse (value, &code, NULL))
    return klade_person_code_mask (&code);

  return klade_people_dup_value (field, value);
}

/* What was typed stands there as it was stored: +371 29 123 456 for 29123456. */
static void
show_stored (KladePersonPanel *self, KladePersonField field)
{
  KladeFormEntry *entry = self->entries[field];
  g_autofree char *value =
      klade_person_field_normalise (field, klade_form_entry_get_typed (entry), NULL);
  g_autofree char *shown = value != NULL ? klade_people_dup_value (field, value) : NULL;

  if (shown != NULL)
    klade_form_entry_set_text (entry, shown);
}

static void
saved_cb (GObject *source, const GError *error)
{
  KladePersonPanel *self = KLADE_PERSON_PANEL (source);
  g_autofree Save *save = g_queue_pop_head (&self->saves);
  g_autofree char *sentence = error != NULL ? klade_error_explain (error) : NULL;

  if (save == NULL)
    return;

  if (self->file == NULL || self->file->id != save->person_id)
    {
      if (error != NULL)
        klade_toast_show_error (GTK_WIDGET (self), error);
    }
  else if (error != NULL)
    {
      klade_form_entry_show_error (self->entries[save->field], sentence);
    }
  else
    {
      show_stored (self, save->field);
    }
}

static void
entry_save_cb (KladeFormEntry *entry, const char *text, KladePersonPanel *self)
{
  g_autoptr (KladePeopleTask) task = NULL;
  Save *save;
  int field = 0;

  while (self->entries[field] != entry)
    field++;
  if (self->file == NULL)
    return;

  save = g_new0 (Save, 1);
  save->person_id = self->file->id;
  save->field = (KladePersonField) field;
  g_queue_push_tail (&self->saves, save);

  task = klade_people_task_new (KLADE_PEOPLE_SET_DATA, self->file->id);
  task->number = field;
  task->texts[0] = g_strdup (text);
  task->day = klade_person_panel_get_today (self);
  klade_people_task_run (task, klade_people_book_get_office (self->book), saved_cb,
                         G_OBJECT (self));
}

/* ---- the lines ---- */

static gboolean
may_change (const KladePersonFile *file, KladePersonField field)
{
  if (klade_person_field_is_protected (field))
    return file->can_manage && file->can_read_protected;

  return file->can_read &&
         (file->can_manage || (file->can_write_contacts && klade_person_field_is_contact (field)));
}

/* An empty line that can't be filled in tells nothing; of a grown-up, a pupil's papers are not
 * asked for. */
static gboolean
is_line_shown (KladePersonPanel *self, KladePersonField field)
{
  gboolean is_known = *klade_person_file_get (self->file, field) != '\0';
  gboolean is_of_pupils =
      field == KLADE_PERSON_FIELD_BIRTH_CERTIFICATE || field >= KLADE_PERSON_FIELD_CITIZENSHIP;

  if (is_known || !may_change (self->file, field))
    return is_known;

  return !is_of_pupils || (self->file->kinds & (KLADE_PEOPLE_PUPILS | KLADE_PEOPLE_FORMER)) != 0;
}

static gboolean
is_editable (KladePersonPanel *self, KladePersonField field)
{
  gboolean is_masked = field == KLADE_PERSON_FIELD_PERSONAL_CODE && !self->is_code_shown &&
                       *klade_person_file_get (self->file, field) != '\0';

  return may_change (self->file, field) && !is_masked;
}

static gboolean
show_line (KladePersonPanel *self, KladePersonField field, gboolean is_another_person)
{
  KladeFormEntry *entry = self->entries[field];
  g_autofree char *shown = dup_shown (self, field);
  gboolean is_shown = is_line_shown (self, field);

  gtk_widget_set_visible (GTK_WIDGET (entry), is_shown);
  klade_form_entry_set_editable (entry, is_editable (self, field));
  if (is_another_person)
    klade_form_entry_set_text (entry, shown);
  else
    klade_form_entry_update_text (entry, shown);
  return is_shown;
}

static void
show_group (KladePersonPanel *self,
            GtkWidget *group,
            const KladePersonField *fields,
            gsize n_fields,
            gboolean is_another_person)
{
  gboolean is_shown = FALSE;

  for (gsize i = 0; i < n_fields; i++)
    is_shown |= show_line (self, fields[i], is_another_person);
  gtk_widget_set_visible (group, is_shown);
}

static void
code_toggled_cb (KladePersonPanel *self)
{
  if (self->is_showing || self->file == NULL)
    return;

  self->is_code_shown = gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (self->code_button));
  show_line (self, KLADE_PERSON_FIELD_PERSONAL_CODE, TRUE);
}

/**
 * klade_person_panel_show_data:
 * @is_another_person: nothing of what is typed belongs to this one
 *
 * Shows the file's data in the lines.
 */
void
klade_person_panel_show_data (KladePersonPanel *self, gboolean is_another_person)
{
  if (is_another_person)
    {
      self->is_code_shown = FALSE;
      self->is_showing = TRUE;
      gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (self->code_button), FALSE);
      self->is_showing = FALSE;
    }
  gtk_widget_set_visible (self->code_button,
                          *klade_person_file_get (self->file, KLADE_PERSON_FIELD_PERSONAL_CODE) !=
                              '\0');

  show_group (self, self->contacts_group, contacts, G_N_ELEMENTS (contacts), is_another_person);
  show_group (self, self->personal_group, personal, G_N_ELEMENTS (personal), is_another_person);
  show_group (self, self->protected_group, guarded, G_N_ELEMENTS (guarded), is_another_person);
}

static void
make_group (KladePersonPanel *self,
            GtkWidget *group,
            const KladePersonField *fields,
            gsize n_fields)
{
  for (gsize i = 0; i < n_fields; i++)
    {
      GtkWidget *entry = klade_form_entry_new (klade_person_field_name (fields[i]), NULL);

      self->entries[fields[i]] = KLADE_FORM_ENTRY (entry);
      g_signal_connect_object (entry, "save", G_CALLBACK (entry_save_cb), self, 0);
      adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), entry);
    }
}

/**
 * klade_person_panel_make_entries:
 *
 * Makes the lines; they stay for whoever is shown, so that the focus does.
 */
void
klade_person_panel_make_entries (KladePersonPanel *self)
{
  make_group (self, self->contacts_group, contacts, G_N_ELEMENTS (contacts));
  make_group (self, self->personal_group, personal, G_N_ELEMENTS (personal));
  make_group (self, self->protected_group, guarded, G_N_ELEMENTS (guarded));

  self->code_button = gtk_toggle_button_new ();
  gtk_button_set_icon_name (GTK_BUTTON (self->code_button), "view-reveal-symbolic");
  gtk_widget_set_tooltip_text (self->code_button, _ ("Show the whole code"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->code_button), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Show the whole code"), -1);
  g_signal_connect_object (self->code_button, "toggled", G_CALLBACK (code_toggled_cb), self,
                           G_CONNECT_SWAPPED);
  klade_form_entry_add_suffix (self->entries[KLADE_PERSON_FIELD_PERSONAL_CODE], self->code_button);
}

/**
 * klade_person_panel_flush_data:
 *
 * Saves the line that is being written.
 */
void
klade_person_panel_flush_data (KladePersonPanel *self)
{
  for (int i = 0; i < KLADE_N_PERSON_FIELDS; i++)
    klade_form_entry_flush (self->entries[i]);
}
