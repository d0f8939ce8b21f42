/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "klade-order.h"

#include "klade-i18n.h"
#include "klade-store-office.h"
#include "klade-store-order.h"
#include "klade-text.h"

static gboolean
bring_back (KladeChangeSet *changes, gint64 order_id, GError **error)
{
  g_autoptr (KladeRecord) before =
      klade_register_get (changes, &klade_table_school_order, order_id, 0, error);
  g_autoptr (KladeRecord) after = NULL;

  if (before == NULL)
    return FALSE;

  after = klade_record_copy (before);
  after->numbers[KLADE_SCHOOL_ORDER_COLUMN_IS_HIDDEN] = 0;
  return klade_register_set (changes, before, after, 0, error);
}

/**
 * klade_order_put:
 * @changes: a verb's changes
 * @order: (nullable): the order as people name it; %NULL or an empty number for none
 * @kind: what a new one is about, in English: enrolment, substitution, promotion ...
 * @order_id: (out): the order with that number and day; a new one if there was none; 0 for none
 * @error: %KLADE_ERROR_INVALID when the order has no day
 *
 * Returns: %TRUE if @order_id was set
 */
gboolean
klade_order_put (KladeChangeSet *changes,
                 const KladeOrderName *order,
                 const char *kind,
                 gint64 *order_id,
                 GError **error)
{
  KladeDb *db = klade_session_get_db (klade_change_set_get_session (changes));
  g_autofree char *number =
      klade_text_clean_line (order != NULL && order->number != NULL ? order->number : "");
  g_autoptr (KladeRecord) record = NULL;

  *order_id = 0;
  if (*number == '\0')
    return TRUE;

  if (order->day == KLADE_DAY_NONE)
    {
      g_set_error (error, KLADE_ERROR, KLADE_ERROR_INVALID, _ ("Order %s needs its date too."),
                   number);
      return FALSE;
    }

  if (!klade_store_find_order (db, number, order->day, order_id, error))
    return FALSE;
  if (*order_id != 0)
    return bring_back (changes, *order_id, error);

  record = klade_record_new (&klade_table_school_order);
  klade_record_set_text (record, KLADE_SCHOOL_ORDER_COLUMN_NUMBER, number);
  record->numbers[KLADE_SCHOOL_ORDER_COLUMN_ORDERED_ON] = order->day;
  klade_record_set_text (record, KLADE_SCHOOL_ORDER_COLUMN_KIND, kind);
  klade_record_set_text (record, KLADE_SCHOOL_ORDER_COLUMN_TITLE, "");
  klade_record_set_text (record, KLADE_SCHOOL_ORDER_COLUMN_NOTES, "");
  if (!klade_register_add (changes, record, 0, error))
    return FALSE;

  *order_id = record->id;
  return TRUE;
}
