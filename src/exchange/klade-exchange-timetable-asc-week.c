/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Days, weeks, terms and periods of an aSc file, and its cards. */
#include <string.h>

#include "klade-exchange-timetable-asc-private.h"
#include "klade-i18n.h"

#define N_BITS_MAX 32

/* Reads 01000; FALSE for anything else, also for a choice such as 10,01. */
static gboolean
parse_mask (const char *text, guint32 *mask, int *n_bits)
{
  gsize length = strspn (text, "01");

  if (length == 0 || length > N_BITS_MAX || text[length] != '\0')
    return FALSE;

  *mask = 0;
  *n_bits = (int) length;
  for (gsize i = 0; i < length; i++)
    if (text[i] == '1')
      *mask |= (guint32) 1 << i;

  return TRUE;
}

static int
get_element (KladeAscReading *self, KladeFileKind kind, guint i)
{
  return g_array_index (self->elements[kind], int, i);
}

static void
read_patterns (KladeAscReading *self,
               KladeFileKind kind,
               const char *attribute,
               int n_bits_max,
               KladeAscPatterns *patterns)
{
  for (guint i = 0; i < self->elements[kind]->len; i++)
    {
      int element = get_element (self, kind, i);
      KladeAscPattern pattern = {
        .id = klade_asc_get (self, element, "id"),
        .name = klade_asc_get (self, element, "name"),
        .short_name = klade_asc_get (self, element, "short"),
      };
      int n_bits;

      if (parse_mask (klade_asc_get (self, element, attribute), &pattern.mask, &n_bits) &&
          n_bits <= n_bits_max)
        patterns->n_bits = MAX (patterns->n_bits, n_bits);
      g_array_append_val (patterns->patterns, pattern);
    }

  /* A file may use what it doesn't define. */
  for (guint i = 0; i < self->elements[KLADE_FILE_CARD]->len; i++)
    {
      int element = get_element (self, KLADE_FILE_CARD, i);
      guint32 mask;
      int n_bits;

      if (parse_mask (klade_asc_get (self, element, attribute), &mask, &n_bits) &&
          n_bits <= n_bits_max)
        patterns->n_bits = MAX (patterns->n_bits, n_bits);
    }
}

static KladeFileName
name_bit (const KladeAscPatterns *patterns, int bit, char *number)
{
  for (guint i = 0; i < patterns->patterns->len; i++)
    {
      const KladeAscPattern *it = &g_array_index (patterns->patterns, KladeAscPattern, i);

      if (it->mask == (guint32) 1 << bit)
        return (KladeFileName){ it->id, it->name, it->short_name };
    }
  g_snprintf (number, 4, "%d", bit + 1);

  return (KladeFileName){ "", number, "" };
}

/* Older files have <day day="0" name="Monday"/> and cards with day="0". */
static void
read_numbered_days (KladeAscReading *self)
{
  for (guint i = 0; i < self->elements[KLADE_FILE_DAY]->len; i++)
    {
      int element = get_element (self, KLADE_FILE_DAY, i);
      const char *number = klade_asc_get_either (self, element, "day", "id");
      KladeFileDay day = { .name = {
                               .id = number,
                               .name = klade_asc_get (self, element, "name"),
                               .short_name = klade_asc_get (self, element, "short"),
                           } };
      int index = klade_timetable_draft_add_day (self->draft, &day);

      if (index >= 0)
        g_hash_table_insert (self->day_numbers, (gpointer) number, GINT_TO_POINTER (index + 1));
    }
}

/* Cards with day="1" in a file that doesn't name its days so. */
static void
number_days (KladeAscReading *self)
{
  GArray *cards = self->elements[KLADE_FILE_CARD];
  int first = 1;
  int last = -1;

  for (guint i = 0; i < cards->len; i++)
    {
      const char *text = klade_asc_get (self, g_array_index (cards, int, i), "day");
      int number = klade_exchange_parse_number (text, -1);

      if (number == 0)
        first = 0;
      if (number < KLADE_FILE_DAYS_MAX)
        last = MAX (last, number);
    }
  for (guint i = 0; i < cards->len; i++)
    {
      const char *text = klade_asc_get (self, g_array_index (cards, int, i), "day");
      int number = klade_exchange_parse_number (text, -1);

      if (number >= first && number <= last)
        g_hash_table_insert (self->day_numbers, (gpointer) text,
                             GINT_TO_POINTER (number - first + 1));
    }
  self->days.n_bits = MAX (self->days.n_bits, last - first + 1);
}

/* Finds out the days, the cycle's weeks and the terms. */
void
klade_asc_read_spans (KladeAscReading *self)
{
  char number[4];

  read_patterns (self, KLADE_FILE_DAY, "days", KLADE_FILE_DAYS_MAX, &self->days);
  read_patterns (self, KLADE_FILE_WEEK, "weeks", KLADE_FILE_WEEKS_MAX, &self->weeks);
  read_patterns (self, KLADE_FILE_TERM, "terms", KLADE_FILE_TERMS_MAX, &self->terms);

  if (self->days.n_bits == 0)
    read_numbered_days (self);
  if (g_hash_table_size (self->day_numbers) == 0)
    {
      number_days (self);
      for (int bit = 0; bit < self->days.n_bits; bit++)
        klade_timetable_draft_add_day (
            self->draft, &(KladeFileDay){ .name = name_bit (&self->days, bit, number) });
    }
  for (int bit = 0; bit < self->weeks.n_bits; bit++)
    klade_timetable_draft_add_week (self->draft,
                                    &(KladeFileSpan){ name_bit (&self->weeks, bit, number) });
  for (int bit = 0; bit < self->terms.n_bits; bit++)
    klade_timetable_draft_add_term (self->draft,
                                    &(KladeFileSpan){ name_bit (&self->terms, bit, number) });
}

typedef struct
{
  int number;
  int element; /* -1: known from the cards only */
} NumberedPeriod;

static int
compare_periods (gconstpointer a, gconstpointer b)
{
  return ((const NumberedPeriod *) a)->number - ((const NumberedPeriod *) b)->number;
}

/* In most files a double lesson has a card for each of its periods; in some only one for both.
 * Two cards of a lesson that follow each other prove the former. */
static void
find_long_cards (KladeAscReading *self)
{
  g_autoptr (GHashTable) places = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  GArray *cards = self->elements[KLADE_FILE_CARD];

  for (guint i = 0; i < cards->len; i++)
    {
      int element = g_array_index (cards, int, i);
      const char *lesson = klade_asc_get (self, element, "lessonid");
      const char *day = klade_asc_get_either (self, element, "days", "day");
      int period = klade_exchange_parse_number (klade_asc_get (self, element, "period"), -9);
      g_autofree char *before = g_strdup_printf ("%s %s %d", lesson, day, period - 1);
      g_autofree char *after = g_strdup_printf ("%s %s %d", lesson, day, period + 1);

      if (g_hash_table_contains (places, before) || g_hash_table_contains (places, after))
        return;
      g_hash_table_add (places, g_strdup_printf ("%s %s %d", lesson, day, period));
    }
  self->has_long_cards = TRUE;
}

static int
find_longest_card (KladeAscReading *self)
{
  GArray *lessons = self->elements[KLADE_FILE_LESSON];
  int longest = 1;

  for (guint i = 0; i < lessons->len && self->has_long_cards; i++)
    longest = MAX (longest,
                   klade_exchange_parse_number (
                       klade_asc_get (self, g_array_index (lessons, int, i), "periodspercard"), 1));

  return longest;
}

/* A file without periods has as many as its cards need. */
static void
take_periods_of_cards (KladeAscReading *self, GArray *periods)
{
  GArray *cards = self->elements[KLADE_FILE_CARD];
  int first = 1;
  int last = -1;

  for (guint i = 0; i < cards->len; i++)
    {
      const char *text = klade_asc_get (self, g_array_index (cards, int, i), "period");
      int number = klade_exchange_parse_number (text, -1);

      if (number == 0)
        first = 0;
      last = MAX (last, number);
    }
  if (last < 0)
    return;

  last = MIN (last + find_longest_card (self) - 1, KLADE_FILE_PERIODS_MAX);
  for (int number = first; number <= last; number++)
    {
      NumberedPeriod period = { number, -1 };

      g_array_append_val (periods, period);
    }
  klade_timetable_draft_warn (
      self->draft, _ ("The file names no periods of the day; they were taken from its cards."));
}

static void
add_period (KladeAscReading *self, const NumberedPeriod *numbered)
{
  g_autofree char *number = g_strdup_printf ("%d", numbered->number);
  int element = numbered->element;
  KladeFilePeriod period = {
    .name = { number, number, "" },
    .number = numbered->number,
    .start_minutes = -1,
    .finish_minutes = -1,
  };
  int index;

  if (element >= 0)
    {
      period.name.name = klade_asc_get_either (self, element, "name", "short");
      period.name.short_name = klade_asc_get (self, element, "short");
      period.start_minutes =
          klade_exchange_parse_clock (klade_asc_get (self, element, "starttime"));
      period.finish_minutes = klade_exchange_parse_clock (klade_asc_get (self, element, "endtime"));
    }
  index = klade_timetable_draft_add_period (self->draft, &period);
  if (index >= 0)
    g_hash_table_insert (self->period_numbers, g_steal_pointer (&number),
                         GINT_TO_POINTER (index + 1));
}

/* Finds out the periods of the day. */
void
klade_asc_read_periods (KladeAscReading *self)
{
  g_autoptr (GArray) periods = g_array_new (FALSE, FALSE, sizeof (NumberedPeriod));
  GArray *elements = self->elements[KLADE_FILE_PERIOD];

  find_long_cards (self);
  for (guint i = 0; i < elements->len; i++)
    {
      int element = g_array_index (elements, int, i);
      const char *text = klade_asc_get (self, element, "period");
      NumberedPeriod period = { klade_exchange_parse_number (text, (int) i + 1), element };

      g_array_append_val (periods, period);
    }
  if (periods->len == 0)
    take_periods_of_cards (self, periods);

  g_array_sort (periods, compare_periods);
  for (guint i = 0; i < periods->len; i++)
    add_period (self, &g_array_index (periods, NumberedPeriod, i));
}

static guint32
find_days (KladeAscReading *self, int element)
{
  const char *days = klade_asc_get (self, element, "days");
  const char *day = klade_asc_get (self, element, "day");
  int index = GPOINTER_TO_INT (g_hash_table_lookup (self->day_numbers, day)) - 1;
  guint32 mask;
  int n_bits;

  if (parse_mask (days, &mask, &n_bits) && n_bits <= self->days.n_bits)
    return mask;

  return index >= 0 ? (guint32) 1 << index : 0;
}

/* The card's own pattern, otherwise its lesson's, otherwise 0 for all. */
static guint32
find_span (KladeAscReading *self,
           int element,
           int lesson,
           const char *attribute,
           const char *lesson_attribute,
           const KladeAscPatterns *patterns)
{
  const char *id =
      klade_asc_get (self, g_array_index (self->lesson_records, int, lesson), lesson_attribute);
  guint32 mask;
  int n_bits;

  if (parse_mask (klade_asc_get (self, element, attribute), &mask, &n_bits))
    return mask;
  for (guint i = 0; i < patterns->patterns->len && *id != '\0'; i++)
    if (g_str_equal (g_array_index (patterns->patterns, KladeAscPattern, i).id, id))
      return g_array_index (patterns->patterns, KladeAscPattern, i).mask;

  return 0;
}

static int
find_length (KladeAscReading *self, int lesson)
{
  int record = g_array_index (self->lesson_records, int, lesson);
  int length = klade_exchange_parse_number (klade_asc_get (self, record, "periodspercard"), 1);

  return self->has_long_cards ? CLAMP (length, 1, KLADE_FILE_PERIODS_MAX) : 1;
}

static void
read_card (KladeAscReading *self, int element)
{
  g_autoptr (GArray) rooms = g_array_new (FALSE, FALSE, sizeof (int));
  int number = klade_exchange_parse_number (klade_asc_get (self, element, "period"), -1);
  g_autofree char *key = g_strdup_printf ("%d", number);
  const char *lesson_id = klade_asc_get (self, element, "lessonid");
  guint32 days = find_days (self, element);
  KladeFileCard card = {
    .lesson = klade_asc_resolve (self, element, KLADE_FILE_LESSON, lesson_id),
    .period = GPOINTER_TO_INT (g_hash_table_lookup (self->period_numbers, key)) - 1,
  };

  if (card.lesson < 0 && *lesson_id != '\0')
    return; /* already told */
  if (card.lesson < 0 || card.period < 0 || days == 0)
    {
      self->n_unplaced++;
      return;
    }

  klade_asc_resolve_list (self, element, KLADE_FILE_ROOM,
                          klade_asc_get_either (self, element, "classroomids", "classroomid"),
                          rooms);
  card.rooms = (KladeFileList){ (const int *) (gpointer) rooms->data, (int) rooms->len };
  card.length = find_length (self, card.lesson);
  card.weeks = find_span (self, element, card.lesson, "weeks", "weeksdefid", &self->weeks);
  card.terms = find_span (self, element, card.lesson, "terms", "termsdefid", &self->terms);
  for (card.day = 0; card.day < KLADE_FILE_DAYS_MAX; card.day++)
    if ((days & ((guint32) 1 << card.day)) != 0)
      klade_timetable_draft_add_card (self->draft, &card);
}

/* Reads when and where each lesson is. */
void
klade_asc_read_cards (KladeAscReading *self)
{
  GArray *cards = self->elements[KLADE_FILE_CARD];

  for (guint i = 0; i < cards->len && klade_timetable_draft_check (self->draft, NULL); i++)
    read_card (self, g_array_index (cards, int, i));
  if (self->n_unplaced > 0)
    klade_timetable_draft_warn (
        self->draft,
        ngettext_ ("%d card has no lesson, day or period and is left out.",
                   "%d cards have no lesson, day or period and are left out.",
                   (gulong) self->n_unplaced),
        self->n_unplaced);
}
