/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "klade-db.h"

G_BEGIN_DECLS

/* A pupil's time in one class, with what was decided at its end.  Texts are the statement's: only
 * during the call; "" for none. */
typedef struct
{
  const char *class_name;
  int start_year;
  const char *programme;
  gint32 from;
  gint32 to;
  const char *order_in_no;
  gint32 order_in_day;
  const char *order_out_no;
  gint32 order_out_day;
  int decision; /* KladePromotionDecision; 0: none */
  const char *to_class;
} KladePupilStayRow;

typedef void (*KladePupilStayFunc) (const KladePupilStayRow *row, gpointer data);

gboolean klade_store_list_pupil_stays (KladeDb *db,
                                       gint64 pupil_id,
                                       KladePupilStayFunc func,
                                       gpointer data,
                                       GError **error);

G_END_DECLS
