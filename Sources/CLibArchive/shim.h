// libarchive, and the zlib that it brings, for Swift, with what Swift can't import from C.
#pragma once

#include <archive.h>
#include <archive_entry.h>
#include <iconv.h>
#include <locale.h>
#include <string.h>
#include <time.h>
#include <zlib.h>
#ifdef __APPLE__
#include <xlocale.h>
#endif

// The types of members, whose macros carry a cast.
enum exhibit_member_type {
  EXHIBIT_MEMBER_FILE,
  EXHIBIT_MEMBER_FOLDER,
  EXHIBIT_MEMBER_LINK,
  EXHIBIT_MEMBER_HARD_LINK,
  EXHIBIT_MEMBER_PIPE,
  EXHIBIT_MEMBER_SPECIAL,
};

static inline enum exhibit_member_type exhibit_member_type(struct archive_entry *entry) {
  if (archive_entry_hardlink(entry) != NULL) return EXHIBIT_MEMBER_HARD_LINK;
  switch (archive_entry_filetype(entry)) {
    // Some writers leave the type out.
    case 0:
    case AE_IFREG: return EXHIBIT_MEMBER_FILE;
    case AE_IFDIR: return EXHIBIT_MEMBER_FOLDER;
    case AE_IFLNK: return EXHIBIT_MEMBER_LINK;
    case AE_IFIFO: return EXHIBIT_MEMBER_PIPE;
    default: return EXHIBIT_MEMBER_SPECIAL;
  }
}

// Only what the library reads by itself: with a filter that it was built without, it would start a
// program.
static inline void exhibit_allow_filters(struct archive *archive) {
  if (archive_zlib_version() != NULL) archive_read_support_filter_gzip(archive);
  if (archive_bzlib_version() != NULL) archive_read_support_filter_bzip2(archive);
  if (archive_liblzma_version() != NULL) archive_read_support_filter_xz(archive);
  if (archive_libzstd_version() != NULL) archive_read_support_filter_zstd(archive);
}

// The C locale, or one that differs from it in that names are UTF-8; NULL where the system has none.
static inline locale_t exhibit_locale(int is_utf8) {
  if (!is_utf8) return newlocale(LC_CTYPE_MASK, "C", (locale_t)0);
  locale_t locale = newlocale(LC_CTYPE_MASK, "C.UTF-8", (locale_t)0);
  return locale != (locale_t)0 ? locale : newlocale(LC_CTYPE_MASK, "en_US.UTF-8", (locale_t)0);
}

// Has the system read its table of character sets, which 7z's names need, and its time zone, which
// zip's times do. Nothing of them may be opened later.
static inline void exhibit_load_conversions(void) {
  tzset();
  iconv_t conversion = iconv_open("UTF-8", "UTF-16LE");
  if (conversion != (iconv_t)-1) iconv_close(conversion);
}

// Prepares for gzip files, whose headers and checksums zlib then reads itself. A macro in zlib.
static inline int exhibit_begin_gzip(z_stream *state) {
  memset(state, 0, sizeof *state);
  return inflateInit2(state, 15 + 16);
}

// Members of zip files are packed without zlib's own header. Macros in zlib.
static inline int exhibit_begin_inflate(z_stream *state) {
  memset(state, 0, sizeof *state);
  return inflateInit2(state, -15);
}

static inline int exhibit_begin_deflate(z_stream *state) {
  memset(state, 0, sizeof *state);
  return deflateInit2(state, Z_DEFAULT_COMPRESSION, Z_DEFLATED, -15, 8, Z_DEFAULT_STRATEGY);
}
