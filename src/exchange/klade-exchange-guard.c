/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "klade-exchange-read-private.h"

/* No spreadsheet program writes more; a parser takes the square of them in time. */
#define ATTRIBUTES_MAX 128
#define TAG_BYTES_MAX (1024 * 1024)

enum
{
  IN_TEXT,
  AT_OPENING, /* behind < */
  IN_TAG,
  IN_QUOTES,
  AT_MARK,    /* behind <! */
  AT_COMMENT, /* behind <!- */
  IN_MARK,    /* of a comment or a CDATA section, until its > */
  IN_INSTRUCTION,
};

static gboolean
feed_tag (KladeExchangeGuard *self, char c)
{
  if (c == '>')
    self->state = IN_TEXT;
  else if (c == '"' || c == '\'')
    {
      self->state = IN_QUOTES;
      self->quote = c;
    }
  else if (c == '=')
    self->n_attributes++;

  return self->n_attributes <= ATTRIBUTES_MAX;
}

static gboolean
feed_opening (KladeExchangeGuard *self, char c)
{
  self->n_bytes = 0;
  self->n_attributes = 0;
  self->last[0] = self->last[1] = '\0';
  self->state = c == '!' ? AT_MARK : c == '?' ? IN_INSTRUCTION : IN_TAG;
  return self->state != IN_TAG || feed_tag (self, c);
}

/* Comments and CDATA sections end in --> and ]]>. */
static void
feed_until_end (KladeExchangeGuard *self, char c)
{
  gboolean is_end = c == '>' && (self->state == IN_INSTRUCTION ? self->last[1] == '?'
                                                               : self->last[0] == self->quote &&
                                                                     self->last[1] == self->quote);

  self->last[0] = self->last[1];
  self->last[1] = c;
  if (is_end)
    self->state = IN_TEXT;
}

static gboolean
feed_char (KladeExchangeGuard *self, char c)
{
  switch (self->state)
    {
    case AT_OPENING:
      return feed_opening (self, c);
    case IN_TAG:
      return feed_tag (self, c);
    case IN_QUOTES:
      if (c == self->quote)
        self->state = IN_TAG;
      return TRUE;
    case AT_MARK:
      /* A comment, a CDATA section; or a document type, which brings entities: none here. */
      self->quote = c == '[' ? ']' : c;
      self->state = c == '[' ? IN_MARK : AT_COMMENT;
      return c == '-' || c == '[';
    case AT_COMMENT:
      self->state = IN_MARK;
      return c == '-';
    case IN_MARK:
    case IN_INSTRUCTION:
      feed_until_end (self, c);
      return TRUE;
    case IN_TEXT:
    default:
      if (c == '<')
        self->state = AT_OPENING;
      return TRUE;
    }
}

/**
 * klade_exchange_guard_feed:
 * @self: a guard, at first all zero
 * @data: the next bytes of an XML file in UTF-8
 * @size: how many
 *
 * Refuses what is legal in XML but in no spreadsheet, and costs a parser time or memory without
 * bounds: document types with their entities, other encodings, tags with very many attributes.
 *
 * Returns: %FALSE if the file is to be refused
 */
gboolean
klade_exchange_guard_feed (KladeExchangeGuard *self, const char *data, gsize size)
{
  for (gsize i = 0; i < size; i++)
    {
      if (data[i] == '\0')
        return FALSE;
      if (self->state != IN_TEXT && ++self->n_bytes > TAG_BYTES_MAX)
        return FALSE;
      if (!feed_char (self, data[i]))
        return FALSE;
    }

  return TRUE;
}
