// libavformat, libavcodec and libavutil for Swift, with what Swift can't import from C.
#pragma once

#include <libavcodec/avcodec.h>
#include <libavformat/avformat.h>
#include <libavutil/channel_layout.h>
#include <libavutil/dict.h>
#include <libavutil/display.h>
#include <libavutil/error.h>
#include <libavutil/log.h>
#include <libavutil/opt.h>
#include <libavutil/pixdesc.h>

// Macros that are expressions with casts are not imported.
static const int exhibit_averror_eof = AVERROR_EOF;
static const int exhibit_averror_invalid_data = AVERROR_INVALIDDATA;
static const int exhibit_averror_io = AVERROR(EIO);
static const int exhibit_averror_again = AVERROR(EAGAIN);
static const int exhibit_averror_permission = AVERROR(EPERM);
static const int64_t exhibit_no_timestamp = AV_NOPTS_VALUE;

// AV_TIME_BASE_Q is a compound literal.
static inline AVRational exhibit_time_base(void) {
  AVRational q = {1, AV_TIME_BASE};
  return q;
}

// A designated entry of io_open: libavformat may open nothing but the bytes it was given.
static inline int exhibit_refuse_open(
    AVFormatContext *s, AVIOContext **pb, const char *url, int flags, AVDictionary **options) {
  (void)s; (void)url; (void)flags; (void)options;
  *pb = NULL;
  return AVERROR(EPERM);
}
