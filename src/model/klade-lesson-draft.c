/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "klade-lesson-draft.h"

/* A field's whole content in one text, so that fields compare alike: homework that is
 * answered with 'nothing set' begins with a minus, every other content with a plus. */
#define NOTHING_SET "-"

typedef struct
{
  char *base;   /* the store's, when last seen without a difference of opinion */
  char *mine;   /* what stands in the field */
  char *sent;   /* what was last given to the store, NULL: nothing is on its way */
  char *theirs; /* what somebody else wrote meanwhile, NULL: no conflict */
} Field;

struct _KladeLessonDraft
{
  gint64 lesson_id;
  gint32 revision;
  Field fields[KLADE_DRAFT_N_FIELDS];
};

static char *
dup_content (const KladePageLesson *lesson, KladeDraftField field)
{
  switch (field)
    {
    case KLADE_DRAFT_TOPIC:
      return g_strconcat ("+", lesson->topic, NULL);
    case KLADE_DRAFT_HOMEWORK:
      return lesson->homework_state == KLADE_HOMEWORK_NOTHING
                 ? g_strdup (NOTHING_SET)
                 : g_strconcat ("+", lesson->homework, NULL);
    case KLADE_DRAFT_NOTES:
    case KLADE_DRAFT_N_FIELDS:
    default:
      return g_strconcat ("+", lesson->notes, NULL);
    }
}

static void
set (char **where, const char *text)
{
  char *copy = g_strdup (text);

  g_free (*where);
  *where = copy;
}

/**
 * klade_lesson_draft_new:
 * @lesson: the lesson as it was read
 *
 * Returns: (transfer full): a draft without a difference
 */
KladeLessonDraft *
klade_lesson_draft_new (const KladePageLesson *lesson)
{
  KladeLessonDraft *self = g_new0 (KladeLessonDraft, 1);

  g_return_val_if_fail (lesson != NULL, NULL);

  self->lesson_id = lesson->id;
  self->revision = lesson->revision;
  for (int i = 0; i < KLADE_DRAFT_N_FIELDS; i++)
    {
      self->fields[i].base = dup_content (lesson, (KladeDraftField) i);
      self->fields[i].mine = g_strdup (self->fields[i].base);
    }

  return self;
}

void
klade_lesson_draft_free (KladeLessonDraft *self)
{
  for (int i = 0; i < KLADE_DRAFT_N_FIELDS; i++)
    {
      g_free (self->fields[i].base);
      g_free (self->fields[i].mine);
      g_free (self->fields[i].sent);
      g_free (self->fields[i].theirs);
    }
  g_free (self);
}

static void
follow_field (Field *field, const char *now)
{
  if (g_str_equal (now, field->mine))
    {
      set (&field->base, now);
      g_clear_pointer (&field->sent, g_free);
      g_clear_pointer (&field->theirs, g_free);
    }
  else if (g_strcmp0 (now, field->sent) == 0) /* stored; the person typed on meanwhile */
    {
      set (&field->base, now);
      g_clear_pointer (&field->sent, g_free);
    }
  else if (g_str_equal (now, field->base))
    {
      return; /* nothing new */
    }
  else if (g_str_equal (field->mine, field->base))
    {
      set (&field->base, now);
      set (&field->mine, now);
    }
  else
    {
      set (&field->theirs, now);
      g_clear_pointer (&field->sent, g_free);
    }
}

/**
 * klade_lesson_draft_follow:
 * @lesson: the same lesson, read again
 *
 * Takes over what others changed where the person wrote nothing, and keeps both where she did.
 */
void
klade_lesson_draft_follow (KladeLessonDraft *self, const KladePageLesson *lesson)
{
  g_return_if_fail (self != NULL && lesson != NULL);
  g_return_if_fail (lesson->id == self->lesson_id);

  self->revision = lesson->revision;
  for (int i = 0; i < KLADE_DRAFT_N_FIELDS; i++)
    {
      g_autofree char *now = dup_content (lesson, (KladeDraftField) i);

      follow_field (&self->fields[i], now);
    }
}

/**
 * klade_lesson_draft_get_text:
 *
 * Returns: what is to stand in the field
 */
const char *
klade_lesson_draft_get_text (KladeLessonDraft *self, KladeDraftField field)
{
  g_return_val_if_fail (self != NULL && field < KLADE_DRAFT_N_FIELDS, "");

  return self->fields[field].mine + 1;
}

/**
 * klade_lesson_draft_set_text:
 * @text: what the person wrote
 */
void
klade_lesson_draft_set_text (KladeLessonDraft *self, KladeDraftField field, const char *text)
{
  g_return_if_fail (self != NULL && field < KLADE_DRAFT_N_FIELDS && text != NULL);

  g_free (self->fields[field].mine);
  self->fields[field].mine = g_strconcat ("+", text, NULL);
}

/**
 * klade_lesson_draft_is_nothing_set:
 *
 * Returns: whether the homework is answered with 'nothing set'
 */
gboolean
klade_lesson_draft_is_nothing_set (KladeLessonDraft *self)
{
  g_return_val_if_fail (self != NULL, FALSE);

  return g_str_equal (self->fields[KLADE_DRAFT_HOMEWORK].mine, NOTHING_SET);
}

/**
 * klade_lesson_draft_set_nothing_set:
 * @nothing: %TRUE: no homework, in so many words; %FALSE: the field is open again
 */
void
klade_lesson_draft_set_nothing_set (KladeLessonDraft *self, gboolean nothing)
{
  g_return_if_fail (self != NULL);

  if (nothing)
    set (&self->fields[KLADE_DRAFT_HOMEWORK].mine, NOTHING_SET);
  else if (klade_lesson_draft_is_nothing_set (self))
    set (&self->fields[KLADE_DRAFT_HOMEWORK].mine, "+");
}

/**
 * klade_lesson_draft_get_theirs:
 *
 * Returns: (nullable): what somebody else wrote in the field meanwhile; "" for nothing,
 *   %NULL when there is no conflict
 */
const char *
klade_lesson_draft_get_theirs (KladeLessonDraft *self, KladeDraftField field)
{
  g_return_val_if_fail (self != NULL && field < KLADE_DRAFT_N_FIELDS, NULL);

  return self->fields[field].theirs != NULL ? self->fields[field].theirs + 1 : NULL;
}

/**
 * klade_lesson_draft_resolve:
 * @keep_mine: %TRUE saves the person's text over the other, %FALSE takes the other
 */
void
klade_lesson_draft_resolve (KladeLessonDraft *self, KladeDraftField field, gboolean keep_mine)
{
  Field *of;

  g_return_if_fail (self != NULL && field < KLADE_DRAFT_N_FIELDS);

  of = &self->fields[field];
  if (of->theirs == NULL)
    return;

  set (&of->base, of->theirs);
  if (!keep_mine)
    set (&of->mine, of->theirs);
  g_clear_pointer (&of->theirs, g_free);
}

/**
 * klade_lesson_draft_is_clean:
 *
 * Returns: whether the store has everything
 */
gboolean
klade_lesson_draft_is_clean (KladeLessonDraft *self)
{
  g_return_val_if_fail (self != NULL, TRUE);

  for (int i = 0; i < KLADE_DRAFT_N_FIELDS; i++)
    if (self->fields[i].theirs != NULL || !g_str_equal (self->fields[i].mine, self->fields[i].base))
      return FALSE;

  return TRUE;
}

static gboolean
is_to_send (const Field *field)
{
  return field->theirs == NULL && !g_str_equal (field->mine, field->base) &&
         g_strcmp0 (field->mine, field->sent) != 0;
}

/**
 * klade_lesson_draft_is_given:
 *
 * Returns: whether klade_lesson_draft_take_edit() has given all of it away, so that whoever got
 *   it has it to store
 */
gboolean
klade_lesson_draft_is_given (KladeLessonDraft *self)
{
  g_return_val_if_fail (self != NULL, TRUE);

  for (int i = 0; i < KLADE_DRAFT_N_FIELDS; i++)
    if (self->fields[i].theirs != NULL || is_to_send (&self->fields[i]))
      return FALSE;

  return TRUE;
}

/**
 * klade_lesson_draft_take_edit:
 * @edit: (out caller-allocates): what is to be saved now; its texts belong to the draft
 *
 * What was not given to the store yet.  A field in conflict waits for the person.
 *
 * Returns: %FALSE if there is nothing to save
 */
gboolean
klade_lesson_draft_take_edit (KladeLessonDraft *self, KladeLessonEdit *edit)
{
  static const KladeLessonFields flags[] = { KLADE_LESSON_FIELD_TOPIC, KLADE_LESSON_FIELD_HOMEWORK,
                                             KLADE_LESSON_FIELD_NOTES };
  unsigned int fields = 0;

  g_return_val_if_fail (self != NULL && edit != NULL, FALSE);

  for (int i = 0; i < KLADE_DRAFT_N_FIELDS; i++)
    if (is_to_send (&self->fields[i]))
      {
        set (&self->fields[i].sent, self->fields[i].mine);
        fields |= flags[i];
      }

  *edit = (KladeLessonEdit){
    .lesson_id = self->lesson_id,
    .revision = self->revision,
    .fields = (KladeLessonFields) fields,
    .topic = klade_lesson_draft_get_text (self, KLADE_DRAFT_TOPIC),
    .homework = klade_lesson_draft_get_text (self, KLADE_DRAFT_HOMEWORK),
    .homework_state = klade_lesson_draft_is_nothing_set (self) ? KLADE_HOMEWORK_NOTHING
                      : *klade_lesson_draft_get_text (self, KLADE_DRAFT_HOMEWORK) != '\0'
                          ? KLADE_HOMEWORK_SET
                          : KLADE_HOMEWORK_OPEN,
    .notes = klade_lesson_draft_get_text (self, KLADE_DRAFT_NOTES),
  };

  return fields != 0;
}
