/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "klade-id-map.h"
#include "klade-journal-page.h"
#include "klade-store-journal.h"

G_BEGIN_DECLS

/* Who held a lesson, entered and changed it: indices into the page's people. */
typedef struct
{
  guint16 teacher;
  guint16 entered_by;
  guint16 changed_by;
} KladeLessonPeople;

/**
 * KladeLateRule:
 * @entry_days: how many days after the lesson its absences are in time
 * @mark_days: how many days after the lesson its marks are in time: works are corrected at home
 *   (S3 19: ten working days)
 */
typedef struct
{
  int entry_days;
  int mark_days;
} KladeLateRule;

/**
 * KladePageReading:
 * @page: is being filled
 * @late_limits: by lesson: the first instant that is late for an absence
 * @late_mark_limits: by lesson: the first instant that is late for a mark
 *
 * A journal's page on its way from the store: each klade_store_read_page_...() is one query.
 * They come in the order they are declared in.
 */
typedef struct
{
  KladeDb *db;
  const KladeJournalHead *head;
  KladeJournalPage *page;
  gint64 *late_limits;
  gint64 *late_mark_limits;

  KladeIdMap pupils;     /* id to row */
  KladeIdMap lessons;    /* id to index */
  KladeIdMap works;      /* id to column */
  KladeIdMap people;     /* id to index; 0 is nobody */
  GArray *person_ids;    /* gint64, by index */
  GArray *lesson_people; /* KladeLessonPeople, by lesson */
  int first_column;      /* what is filled */
  int last_column;       /* after it */
  gboolean is_window;    /* not everything is */
} KladePageReading;

void klade_page_reading_init (KladePageReading *self, KladeDb *db, const KladeJournalHead *head);
void klade_page_reading_clear (KladePageReading *self);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (KladePageReading, klade_page_reading_clear)

gboolean klade_store_read_page_notes (KladePageReading *self, const char *profile, GError **error);
gboolean klade_store_read_page_pupils (KladePageReading *self, GError **error);
gboolean klade_store_read_page_lessons (KladePageReading *self,
                                        gboolean with_hidden,
                                        GError **error);
void klade_page_reading_set_days (KladePageReading *self, KladeDay first_day, KladeDay last_day);
void klade_page_reading_allocate (KladePageReading *self, const KladeLateRule *rule);
guint16 klade_page_reading_intern (KladePageReading *self, gint64 person_id);
gboolean klade_store_read_page_marks (KladePageReading *self, GError **error);
gboolean klade_store_read_page_absences (KladePageReading *self, GError **error);
gboolean klade_store_read_page_excuses (KladePageReading *self, GError **error);
gboolean klade_store_read_page_term_marks (KladePageReading *self, GError **error);
gboolean klade_store_read_page_people (KladePageReading *self, GError **error);

G_END_DECLS
