/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "cli/tj-password-prompt.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <termios.h>
#include <unistd.h>

/* A password is typed on the terminal itself, whatever standard input is, and is neither shown
 * nor ever an argument, which every process could read. */

#define MAX_PASSWORD_BYTES 4096
#define INTERRUPT 3

/**
 * tj_password_prompt_is_possible:
 *
 * Returns: whether somebody is there to type
 */
gboolean
tj_password_prompt_is_possible (void)
{
  return isatty (STDIN_FILENO) && isatty (STDERR_FILENO);
}

/* Ctrl+C is read as a character that ends the line, so that the terminal never stays silent. */
static gboolean
silence (int             fd,
         struct termios *before)
{
  struct termios silent;

  if (tcgetattr (fd, before) != 0)
    return FALSE;

  silent = *before;
  silent.c_lflag &= ~(tcflag_t) (ECHO | ISIG);
  silent.c_cc[VEOL] = INTERRUPT;

  return tcsetattr (fd, TCSAFLUSH, &silent) == 0;
}

/* Returns FALSE where nothing was typed, or the typing was broken off. */
static gboolean
read_line (int      fd,
           GString *line)
{
  char character;
  gssize n_read;

  while ((n_read = read (fd, &character, 1)) == 1 || (n_read < 0 && errno == EINTR))
    {
      if (n_read < 0)
        continue;

      if (character == INTERRUPT || line->len > MAX_PASSWORD_BYTES)
        return FALSE;

      if (character == '\n')
        return line->len > 0;

      g_string_append_c (line, character);
    }

  return FALSE;
}

/**
 * tj_password_prompt_ask:
 * @question: shown before the place where the user types
 *
 * Returns: (transfer full) (nullable): the password in UTF-8; %NULL where the user gave none
 */
char *
tj_password_prompt_ask (const char *question)
{
  g_autoptr(GString) line = g_string_new (NULL);
  struct termios before;
  gboolean was_typed = FALSE;
  int fd = open ("/dev/tty", O_RDWR | O_CLOEXEC);

  if (fd < 0)
    return NULL;

  /* Only then the question: what is typed before the terminal is silent is thrown away. */
  if (silence (fd, &before))
    {
      was_typed = write (fd, question, strlen (question)) >= 0 && read_line (fd, line);
      tcsetattr (fd, TCSAFLUSH, &before);
    }

  was_typed &= write (fd, "\n", 1) == 1;
  close (fd);

  if (!was_typed)
    return NULL;

  if (g_utf8_validate (line->str, -1, NULL))
    return g_string_free (g_steal_pointer (&line), FALSE);

  return g_locale_to_utf8 (line->str, -1, NULL, NULL, NULL);
}
