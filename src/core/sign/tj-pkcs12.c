/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "core/sign/tj-pkcs12.h"

#include <glib/gi18n-lib.h>
#include <openssl/err.h>
#include <openssl/provider.h>
#include <string.h>

#include "core/sign/tj-identity.h"

/* Key files of older Windows systems and many authorities are locked with RC2-40, which
 * OpenSSL 3 keeps in its legacy provider. That provider is loaded into a context of its own,
 * for the reading alone, so that nothing else in the program can use what it offers. */

/* A chain of a few certificates takes some kilobytes. */
#define MAX_SIZE (1024 * 1024)
#define ITERATIONS 100000

typedef struct
{
  OSSL_LIB_CTX *context;
  OSSL_PROVIDER *provider;
  OSSL_PROVIDER *legacy;
  OSSL_LIB_CTX *previous;
} Enclave;

/* The default context is the thread's own, so other threads notice nothing. */
static void
enter_enclave (Enclave *enclave)
{
  enclave->context = OSSL_LIB_CTX_new ();
  enclave->provider = OSSL_PROVIDER_load (enclave->context, "default");
  enclave->legacy = OSSL_PROVIDER_load (enclave->context, "legacy");
  enclave->previous = OSSL_LIB_CTX_set0_default (enclave->context);
}

static void
leave_enclave (Enclave *enclave)
{
  OSSL_LIB_CTX_set0_default (enclave->previous);
  if (enclave->legacy != NULL)
    OSSL_PROVIDER_unload (enclave->legacy);
  if (enclave->provider != NULL)
    OSSL_PROVIDER_unload (enclave->provider);
  OSSL_LIB_CTX_free (enclave->context);
  ERR_clear_error ();
}

typedef struct
{
  guchar *key;
  int key_size;
  guchar *certificate;
  int certificate_size;
} Content;

static void
content_clear (Content *content)
{
  OPENSSL_clear_free (content->key, MAX (content->key_size, 0));
  OPENSSL_free (content->certificate);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Content, content_clear)

static gboolean
check_password (PKCS12     *file,
                const char *password)
{
  if (!PKCS12_mac_present (file))
    return TRUE;

  if (PKCS12_verify_mac (file, password, -1))
    return TRUE;

  /* Two ways are in use to write “no password”. */
  return *password == '\0' && PKCS12_verify_mac (file, NULL, 0);
}

/* Takes key and certificate out as plain DER: objects made in the enclave cannot outlive it. */
static gboolean
unlock (PKCS12      *file,
        const char  *password,
        Content     *content,
        GError     **error)
{
  g_autoptr(EVP_PKEY) key = NULL;
  g_autoptr(X509) certificate = NULL;

  if (!check_password (file, password))
    {
      g_set_error_literal (error, TJ_SIGN_ERROR, TJ_SIGN_ERROR_PASSWORD,
                           _("The password does not open the key file. Type it again."));
      return FALSE;
    }

  if (!PKCS12_parse (file, password, &key, &certificate, NULL))
    {
      gboolean sure = PKCS12_mac_present (file);

      g_set_error_literal (error, TJ_SIGN_ERROR,
                           sure ? TJ_SIGN_ERROR_KEY_FILE : TJ_SIGN_ERROR_PASSWORD,
                           sure ? _("The key file is damaged or locked in a way that is not "
                                    "known. Ask who issued it for a new one.")
                                : _("The password does not open the key file. "
                                    "Type it again."));
      return FALSE;
    }

  if (key == NULL || certificate == NULL)
    {
      g_set_error_literal (error, TJ_SIGN_ERROR, TJ_SIGN_ERROR_KEY_FILE,
                           _("The key file holds no private key together with its "
                             "certificate. Export both from where the key was made."));
      return FALSE;
    }

  content->key_size = i2d_PrivateKey (key, &content->key);
  content->certificate_size = i2d_X509 (certificate, &content->certificate);

  return TRUE;
}

/**
 * tj_pkcs12_read:
 * @bytes: the whole file
 * @password: what opens it
 * @key: (out): the private key
 * @certificate: (out): the certificate of that key; others in the file are left
 *
 * Returns: whether both were read; if not, @error is of the domain %TJ_SIGN_ERROR
 */
gboolean
tj_pkcs12_read (GBytes      *bytes,
                const char  *password,
                EVP_PKEY   **key,
                X509       **certificate,
                GError     **error)
{
  const guchar *data = g_bytes_get_data (bytes, NULL);
  gsize size = g_bytes_get_size (bytes);
  g_auto(Content) content = { NULL, 0, NULL, 0 };
  const guchar *key_end;
  const guchar *certificate_end;
  Enclave enclave;
  PKCS12 *file = NULL;
  gboolean unlocked = FALSE;

  if (size > 0 && size <= MAX_SIZE)
    {
      enter_enclave (&enclave);
      file = d2i_PKCS12 (NULL, &data, (long) size);
      unlocked = file != NULL && unlock (file, password, &content, error);
      PKCS12_free (file);
      leave_enclave (&enclave);
    }

  if (file == NULL)
    {
      g_set_error_literal (error, TJ_SIGN_ERROR, TJ_SIGN_ERROR_KEY_FILE,
                           _("This is no key file. Choose a file in the format PKCS#12, "
                             "which often ends in .p12 or .pfx."));
      return FALSE;
    }

  if (!unlocked)
    return FALSE;

  key_end = content.key;
  certificate_end = content.certificate;
  *key = d2i_AutoPrivateKey (NULL, &key_end, content.key_size);
  *certificate = d2i_X509 (NULL, &certificate_end, content.certificate_size);

  if (*key == NULL || *certificate == NULL)
    {
      g_clear_pointer (key, EVP_PKEY_free);
      g_clear_pointer (certificate, X509_free);
      ERR_clear_error ();
      g_set_error_literal (error, TJ_SIGN_ERROR, TJ_SIGN_ERROR_KEY,
                           _("The key is of a kind that this program does not know. "
                             "Use an RSA key from 2048 bits, or EC on P-256 or P-384."));
      return FALSE;
    }

  return TRUE;
}

/**
 * tj_pkcs12_write:
 * @name: the name under which other programs list the key
 * @password: not empty
 *
 * Returns: (transfer full) (nullable): a file locked with AES-256, its key drawn from
 *   @password by PBKDF2
 */
GBytes *
tj_pkcs12_write (EVP_PKEY    *key,
                 X509        *certificate,
                 const char  *name,
                 const char  *password,
                 GError     **error)
{
  g_autoptr(PKCS12) file = NULL;
  guchar *der = NULL;
  int size = -1;
  GBytes *bytes;

  /* No MAC yet (-1): it would be one with the library's default digest. */
  file = PKCS12_create (password, name, key, certificate, NULL,
                        NID_aes_256_cbc, NID_aes_256_cbc, ITERATIONS, -1, 0);
  if (file != NULL && PKCS12_set_mac (file, password, -1, NULL, 0, ITERATIONS, EVP_sha256 ()))
    size = i2d_PKCS12 (file, &der);

  if (size <= 0)
    {
      ERR_clear_error ();
      g_set_error_literal (error, TJ_SIGN_ERROR, TJ_SIGN_ERROR_FAILED,
                           _("The key file could not be made."));
      return NULL;
    }

  bytes = g_bytes_new (der, size);
  OPENSSL_free (der);

  return bytes;
}
