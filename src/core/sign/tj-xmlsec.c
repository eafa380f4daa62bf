/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "core/sign/tj-xmlsec.h"

#include <libxml/c14n.h>
#include <xmlsec/base64.h>
#include <xmlsec/crypto.h>
#include <xmlsec/errors.h>
#include <xmlsec/io.h>
#include <xmlsec/parser.h>

#include "core/base/tj-xml.h"

/* xmlsec as it comes would print errors, parse without limits and read files and URLs that a
 * signature names. All of that is turned off before its first use. */

/* xmlsec breaks base64 into lines of this length; zero, for never, trips its own assertion. */
#define BASE64_LINE_SIZE (1 << 20)

static GPrivate last_error = G_PRIVATE_INIT (g_free);

static void
remember_error_cb (const char *file,
                   int         line,
                   const char *function,
                   const char *object,
                   const char *subject,
                   int         reason,
                   const char *message)
{
  /* The first error is the cause; the ones that follow only tell who passed it on. */
  if (g_private_get (&last_error) == NULL)
    g_private_set (&last_error,
                   g_strdup_printf ("%s: %s", subject != NULL ? subject : function,
                                    message != NULL && *message != '\0'
                                      ? message
                                      : xmlSecErrorsGetMsg (xmlSecErrorsGetCode (reason))));
}

static void
ignore_problem (void        *data,
                xmlErrorPtr  problem)
{
  /* Canonicalisation tells by its result that it failed; libxml2 would print why. */
}

typedef struct
{
  xmlStructuredErrorFunc function;
  void *data;
} Silence;

static Silence
begin_silence (void)
{
  Silence silence = { xmlStructuredError, xmlStructuredErrorContext };

  xmlSetStructuredErrorFunc (NULL, ignore_problem);

  return silence;
}

static void
end_silence (Silence silence)
{
  xmlSetStructuredErrorFunc (silence.data, silence.function);
}

/**
 * tj_xmlsec_initialize:
 *
 * Prepares xmlsec for use from several threads. Harmless to call again.
 */
void
tj_xmlsec_initialize (void)
{
  static gsize initialized;

  if (g_once_init_enter (&initialized))
    {
      if (xmlSecInit () < 0 || xmlSecCryptoAppInit (NULL) < 0 || xmlSecCryptoInit () < 0)
        g_error ("xmlsec does not start");

      /* The initialisation itself puts back the callback that prints. */
      xmlSecErrorsSetCallback (remember_error_cb);
      xmlSecParserSetDefaultOptions (XML_PARSE_NONET | XML_PARSE_NODICT);
      xmlSecIOCleanupCallbacks ();
      xmlSecBase64SetDefaultLineSize (BASE64_LINE_SIZE);
      tj_xml_initialize ();

      g_once_init_leave (&initialized, 1);
    }
}

/**
 * tj_xmlsec_clear_error:
 *
 * Forgets what went wrong in this thread.
 */
void
tj_xmlsec_clear_error (void)
{
  g_private_replace (&last_error, NULL);
}

/**
 * tj_xmlsec_get_error:
 *
 * Returns: what went wrong first in this thread since tj_xmlsec_clear_error(), in xmlsec's
 *   English; empty where nothing did
 */
const char *
tj_xmlsec_get_error (void)
{
  const char *text = g_private_get (&last_error);

  return text != NULL ? text : "";
}

/**
 * tj_xmlsec_canonicalize:
 * @doc: a document
 *
 * Returns: (transfer full) (nullable): the exclusive canonical form of @doc without comments;
 *   %NULL where it has none, as with relative namespace names
 */
GBytes *
tj_xmlsec_canonicalize (xmlDoc *doc)
{
  xmlChar *text = NULL;
  Silence silence;
  int size;

  g_return_val_if_fail (doc != NULL, NULL);

  silence = begin_silence ();
  size = xmlC14NDocDumpMemory (doc, NULL, XML_C14N_EXCLUSIVE_1_0, NULL, FALSE, &text);
  end_silence (silence);

  if (size < 0)
    {
      g_clear_pointer (&text, xmlFree);
      return NULL;
    }

  return g_bytes_new_with_free_func (text, size, (GDestroyNotify) xmlFree, text);
}

/**
 * tj_xmlsec_verify:
 * @context: holds the key and what is allowed; gets the status
 * @signature: a ds:Signature
 *
 * Returns: whether @signature could be processed, good or not
 */
gboolean
tj_xmlsec_verify (xmlSecDSigCtx *context,
                  xmlNode       *signature)
{
  Silence silence = begin_silence ();
  int result;

  tj_xmlsec_clear_error ();
  result = xmlSecDSigCtxVerify (context, signature);
  end_silence (silence);

  return result >= 0;
}

/**
 * tj_xmlsec_dup_buffer:
 * @buffer: (nullable): a buffer of xmlsec's
 *
 * Returns: (transfer full) (nullable): a copy of its content
 */
GBytes *
tj_xmlsec_dup_buffer (xmlSecBuffer *buffer)
{
  if (buffer == NULL || xmlSecBufferGetData (buffer) == NULL)
    return NULL;

  return g_bytes_new (xmlSecBufferGetData (buffer), xmlSecBufferGetSize (buffer));
}
