// libavformat, libavcodec, libavfilter and libavutil for Swift, with what Swift can't import from C.
#pragma once

#include <libavcodec/avcodec.h>
#include <libavfilter/avfilter.h>
#include <libavfilter/buffersink.h>
#include <libavfilter/buffersrc.h>
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
static const int exhibit_averror_no_memory = AVERROR(ENOMEM);
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

// The display matrix of a stream, nine integers, or NULL: its home moved in libavformat 60.15.
static inline const int32_t *exhibit_display_matrix(const AVStream *stream) {
#if LIBAVFORMAT_VERSION_INT >= AV_VERSION_INT(60, 15, 100)
  const AVPacketSideData *side = av_packet_side_data_get(
      stream->codecpar->coded_side_data, stream->codecpar->nb_coded_side_data,
      AV_PKT_DATA_DISPLAYMATRIX);
  return side && side->size >= 36 ? (const int32_t *)side->data : NULL;
#else
  size_t size = 0;
  const uint8_t *matrix = av_stream_get_side_data(stream, AV_PKT_DATA_DISPLAYMATRIX, &size);
  return matrix && size >= 36 ? (const int32_t *)matrix : NULL;
#endif
}

// Whether a stream has a Dolby Vision configuration; it has moved as the display matrix has.
static inline int exhibit_has_dolby_vision(const AVStream *stream) {
#if LIBAVFORMAT_VERSION_INT >= AV_VERSION_INT(60, 15, 100)
  return av_packet_side_data_get(
             stream->codecpar->coded_side_data, stream->codecpar->nb_coded_side_data,
             AV_PKT_DATA_DOVI_CONF) != NULL;
#else
  return av_stream_get_side_data(stream, AV_PKT_DATA_DOVI_CONF, NULL) != NULL;
#endif
}

// Samples to leave out at a packet's start and end (priming and padding); 0 where it says none.
static inline void exhibit_skipped_samples(const AVPacket *packet, uint32_t *start, uint32_t *end) {
  size_t size = 0;
  const uint8_t *skip = av_packet_get_side_data(packet, AV_PKT_DATA_SKIP_SAMPLES, &size);
  *start = *end = 0;
  if (!skip || size < 8) return;
  *start = skip[0] | skip[1] << 8 | skip[2] << 16 | (uint32_t)skip[3] << 24;
  *end = skip[4] | skip[5] << 8 | skip[6] << 16 | (uint32_t)skip[7] << 24;
}
