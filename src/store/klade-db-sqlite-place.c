/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "klade-db-sqlite-private.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <string.h>
#include <sys/sysmacros.h>
#include <sys/vfs.h>
#include <unistd.h>

/* WAL needs memory shared by all who have the file open, and locks that hold: over a network,
 * and on the file systems of clusters, it has neither. */
static const guint32 network_magics[] = {
  0x6969,     /* NFS */
  0x517b,     /* SMB */
  0xff534d42, /* CIFS */
  0xfe534d42, /* SMB2 */
  0x5346414f, /* AFS */
  0x6b414653, /* AFS of the kernel */
  0x73757245, /* Coda */
  0x564c,     /* NCP */
  0x01021997, /* 9p */
  0x00c36400, /* Ceph */
  0x01161970, /* GFS2 */
  0x7461636f, /* OCFS2 */
  0x0bd00bd0, /* Lustre */
};

#define FUSE_MAGIC 0x65735546

/* What a FUSE mount really is stands only in its type. */
static const char *const network_fuse_types[] = {
  "fuse.sshfs",     "fuse.gvfsd-fuse", "fuse.rclone",    "fuse.s3fs",
  "fuse.davfs",     "fuse.davfs2",     "fuse.curlftpfs", "fuse.glusterfs",
  "fuse.ceph",      "fuse.ceph-fuse",  "fuse.smbnetfs",  "fuse.kio-fuse",
  "fuse.onedriver", "fuse.goofys",     "fuse.gcsfuse",   "fuse.juicefs",
  "fuse.mfs",       "fuse.moosefs",    "fuse.cvmfs2",    "fuse.google-drive-ocamlfuse",
};

static KladeNetworkTest network_test = NULL;

/* For tests: NULL brings the real one back. */
void
klade_db_sqlite_set_network_test (KladeNetworkTest test)
{
  network_test = test;
}

/* Fields of a line: id parent major:minor root place options [tags] - type source ... */
static gboolean
is_network_fuse (const char *path)
{
  g_autofree char *mounts = NULL;
  g_autofree char *device = NULL;
  g_auto (GStrv) lines = NULL;
  struct stat info;

  if (stat (path, &info) != 0 || !g_file_get_contents ("/proc/self/mountinfo", &mounts, NULL, NULL))
    return FALSE;

  device = g_strdup_printf ("%u:%u", major (info.st_dev), minor (info.st_dev));
  lines = g_strsplit (mounts, "\n", -1);
  for (char **line = lines; *line != NULL; line++)
    {
      g_auto (GStrv) fields = g_strsplit (*line, " ", 4);
      const char *type = strstr (*line, " - ");

      if (type == NULL || g_strv_length (fields) < 4 || !g_str_equal (fields[2], device))
        continue;

      for (gsize i = 0; i < G_N_ELEMENTS (network_fuse_types); i++)
        if (g_str_has_prefix (type + strlen (" - "), network_fuse_types[i]))
          return TRUE;
    }

  return FALSE;
}

/**
 * klade_db_sqlite_is_network:
 * @path: an existing file or folder
 *
 * Returns: %TRUE if it lies where SQLite is not safe
 */
gboolean
klade_db_sqlite_is_network (const char *path)
{
  struct statfs info;

  if (network_test != NULL)
    return network_test (path);

  if (statfs (path, &info) != 0)
    return FALSE;

  for (gsize i = 0; i < G_N_ELEMENTS (network_magics); i++)
    if ((guint32) info.f_type == network_magics[i])
      return TRUE;

  return (guint32) info.f_type == FUSE_MAGIC && is_network_fuse (path);
}

/* A new name is durable only when its folder is flushed, too. */
gboolean
klade_db_sqlite_sync_folder (const char *path, GError **error)
{
  g_autofree char *folder = g_path_get_dirname (path);
  int descriptor = open (folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  gboolean is_synced = descriptor >= 0 && fsync (descriptor) == 0;
  int saved_errno = errno;

  if (descriptor >= 0)
    close (descriptor);

  /* Some file systems cannot flush a folder and need not. */
  if (is_synced || saved_errno == EINVAL || saved_errno == ENOTSUP)
    return TRUE;

  g_set_error (error, KLADE_ERROR, KLADE_ERROR_FAILED, "cannot flush %s: %s", folder,
               g_strerror (saved_errno));
  return FALSE;
}
