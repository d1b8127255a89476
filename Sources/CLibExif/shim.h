// libexif for Swift, with what Swift can't import from C.
#pragma once

#include <stddef.h>

#include <libexif/exif-content.h>
#include <libexif/exif-data.h>
#include <libexif/exif-entry.h>
#include <libexif/exif-utils.h>

// EXIF as it stands in the file. exif_data_new_from_data would complete what is missing, the time
// of capture with the clock's, and mend what breaks the specification: a reader must do neither.
static inline ExifData *exhibit_read_exif(const unsigned char *bytes, unsigned int count) {
  ExifData *data = exif_data_new();
  if (data == NULL) return NULL;
  exif_data_unset_option(data, EXIF_DATA_OPTION_FOLLOW_SPECIFICATION);
  exif_data_unset_option(data, EXIF_DATA_OPTION_IGNORE_UNKNOWN_TAGS);
  exif_data_set_option(data, EXIF_DATA_OPTION_DONT_CHANGE_MAKER_NOTE);
  exif_data_load_data(data, bytes, count);
  return data;
}

// Swift sees the directories as a tuple of pointers, which no index reaches; and tags of GPS are
// macros, not of the enumeration. NULL where the directory or the tag is absent.
static inline ExifEntry *exhibit_exif_entry(ExifData *data, ExifIfd ifd, int tag) {
  if (data == NULL || ifd < 0 || ifd >= EXIF_IFD_COUNT || data->ifd[ifd] == NULL) return NULL;
  return exif_content_get_entry(data->ifd[ifd], (ExifTag)tag);
}
