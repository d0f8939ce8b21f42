/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "klade-form.h"

G_BEGIN_DECLS

/* What no form comes near, so that hostile ones end early. */
#define KLADE_FORM_MOST_BYTES (256 * 1024)
#define KLADE_FORM_MOST_ELEMENTS 500
#define KLADE_FORM_MOST_PARTS 60
#define KLADE_FORM_MOST_TEXT 4000
#define KLADE_FORM_FIELD_SIZE 64

struct _KladeForm
{
  gatomicrefcount ref_count;
  KladePaperKind kind;
  char *title;
  char *language;
  KladeFormPaper paper;
  char *font;
  double font_pt;
  char *footer;
  GPtrArray *elements;
  GPtrArray *required;
  GPtrArray *wanted;
};

typedef enum
{
  KLADE_FORM_VALUE_TEXT,
  KLADE_FORM_VALUE_NUMBER,
  KLADE_FORM_VALUE_COUNT, /* a whole number */
  KLADE_FORM_VALUE_STYLE,
  KLADE_FORM_VALUE_HEAD, /* "rotated", a bit of the style */
  KLADE_FORM_VALUE_TOTAL,
  KLADE_FORM_VALUE_FILL,
  KLADE_FORM_VALUE_ORIENTATION,
} KladeFormValueKind;

/* How an attribute is written, and where in its structure it is kept. */
typedef struct
{
  const char *name;
  KladeFormValueKind kind;
  gsize offset;
  double least;
  double most;
} KladeFormAttribute;

/* An element of the description: which attributes and parts it may have. */
typedef struct
{
  const char *name;
  KladeFormElementKind kind;
  const char *attributes; /* parted by blanks */
  gboolean has_text;
  gboolean has_parts;
} KladeFormElementInfo;

typedef struct
{
  const char *name;
  KladeFormPartKind kind;
  const char *owners; /* elements it may stand in, parted by blanks */
  const char *attributes;
} KladeFormPartInfo;

extern const KladeFormElementInfo klade_form_elements[];
extern const gsize klade_form_n_elements;
extern const KladeFormPartInfo klade_form_parts[];
extern const gsize klade_form_n_parts;

extern const KladeFormAttribute klade_form_element_attributes[]; /* ends with a NULL name */
extern const KladeFormAttribute klade_form_part_attributes[];
extern const KladeFormAttribute klade_form_paper_attributes[];
extern const KladeFormAttribute klade_form_font_attributes[];

gboolean klade_form_words_have (const char *words, const char *word);
const KladeFormAttribute *klade_form_find_attribute (const KladeFormAttribute *attributes,
                                                     const char *allowed,
                                                     const char *name);
gboolean klade_form_attribute_read (const KladeFormAttribute *attribute,
                                    gpointer structure,
                                    const char *text,
                                    int line,
                                    GError **error);
char *klade_form_attribute_write (const KladeFormAttribute *attribute, gconstpointer structure);

gboolean klade_form_set_error (GError **error, int line, const char *format, ...)
    G_GNUC_PRINTF (3, 4);

typedef enum
{
  KLADE_FORM_TOKEN_END,
  KLADE_FORM_TOKEN_LITERAL,
  KLADE_FORM_TOKEN_FIELD,
  KLADE_FORM_TOKEN_BROKEN, /* a brace that is not closed, a name that is none */
} KladeFormToken;

KladeFormToken klade_form_next_token (const char **cursor, const char **start, gsize *length);
const KladePaperField *klade_form_find_list_field (KladePaperKind kind,
                                                   const char *dotted,
                                                   char **list);

G_END_DECLS
