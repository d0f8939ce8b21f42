/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* The store's SQL constants, collected by collect-sql.py. */
typedef struct
{
  const char *name;
  const char *sql;
} SqlText;

extern const SqlText sql_texts[];
extern const int n_sql_texts;
