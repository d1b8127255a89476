// libavformat, libavcodec, libavfilter, libavutil and libswscale for Swift, with what Swift can't import from C.
#pragma once

#include <errno.h>
#include <stdlib.h>
#include <string.h>

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
#include <libavutil/sha.h>
#include <libswscale/swscale.h>
#include <unistd.h>

// Macros that are expressions with casts are not imported.
static const int exhibit_averror_eof = AVERROR_EOF;
static const int exhibit_averror_invalid_data = AVERROR_INVALIDDATA;
static const int exhibit_averror_io = AVERROR(EIO);
static const int exhibit_averror_no_memory = AVERROR(ENOMEM);
static const int exhibit_averror_again = AVERROR(EAGAIN);
static const int exhibit_averror_permission = AVERROR(EPERM);
static const int64_t exhibit_no_timestamp = AV_NOPTS_VALUE;

// Whether a block of `size` bytes can be had now.
static inline int exhibit_has_memory(size_t size) {
  void *block = malloc(size);
  int has = block != NULL;
  free(block);
  return has;
}

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

// Scales a picture to the size and pixel format of `to`, whose buffers are there; below 0 where that
// can't be done. The flags give the same bytes on every processor. Colours of no stated matrix are
// taken as players take them: those of high definition by BT.709, others by BT.601.
static inline int exhibit_scale(const AVFrame *from, AVFrame *to) {
  struct SwsContext *context = sws_getContext(
      from->width, from->height, (enum AVPixelFormat)from->format, to->width, to->height,
      (enum AVPixelFormat)to->format, SWS_AREA | SWS_ACCURATE_RND | SWS_BITEXACT, NULL, NULL, NULL);
  if (!context) return AVERROR(EINVAL);
  int matrix = from->height >= 720 ? SWS_CS_ITU709 : SWS_CS_ITU601;
  if (from->colorspace == AVCOL_SPC_BT709) matrix = SWS_CS_ITU709;
  if (from->colorspace == AVCOL_SPC_BT470BG || from->colorspace == AVCOL_SPC_SMPTE170M)
    matrix = SWS_CS_ITU601;
  if (from->colorspace == AVCOL_SPC_BT2020_NCL || from->colorspace == AVCOL_SPC_BT2020_CL)
    matrix = SWS_CS_BT2020;
  int is_full = from->color_range == AVCOL_RANGE_JPEG || from->format == AV_PIX_FMT_YUVJ420P ||
                from->format == AV_PIX_FMT_YUVJ422P || from->format == AV_PIX_FMT_YUVJ444P ||
                from->format == AV_PIX_FMT_YUVJ440P || from->format == AV_PIX_FMT_YUVJ411P;
  // Where both sides are RGB there is nothing to be set, which it calls an error.
  (void)sws_setColorspaceDetails(
      context, sws_getCoefficients(matrix), is_full, sws_getCoefficients(SWS_CS_ITU601),
      to->format == AV_PIX_FMT_YUVJ420P, 0, 1 << 16, 1 << 16);
  int status = sws_scale_frame(context, to, from);
  sws_freeContext(context);
  return status < 0 ? status : 0;
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

// Where a rewritten container goes: an open descriptor, written by offset, of which no more than `cap`
// bytes are made. The types of libavformat's callbacks differ between its versions.
struct exhibit_output {
  int descriptor;
  int64_t position;
  int64_t end;
  int64_t cap;
};

#if LIBAVFORMAT_VERSION_MAJOR >= 61
static inline int exhibit_put(void *opaque, const uint8_t *bytes, int count) {
#else
static inline int exhibit_put(void *opaque, uint8_t *bytes, int count) {
#endif
  struct exhibit_output *output = (struct exhibit_output *)opaque;
  if (count < 0 || output->position > output->cap - count) return AVERROR(ENOSPC);
  for (int done = 0; done < count;) {
    ssize_t written =
        pwrite(output->descriptor, bytes + done, (size_t)(count - done), output->position);
    if (written < 0 && errno == EINTR) continue;
    if (written <= 0) return AVERROR(EIO);
    done += (int)written;
    output->position += written;
    if (output->position > output->end) output->end = output->position;
  }
  return count;
}

static inline int64_t exhibit_move(void *opaque, int64_t offset, int whence) {
  struct exhibit_output *output = (struct exhibit_output *)opaque;
  switch (whence & ~AVSEEK_FORCE) {
    case AVSEEK_SIZE: return output->end;
    case SEEK_SET: break;
    case SEEK_CUR: offset += output->position; break;
    case SEEK_END: offset += output->end; break;
    default: return -1;
  }
  if (offset < 0 || offset > output->cap) return -1;
  output->position = offset;
  return offset;
}

// NULL where there is no memory. `output` has to outlive it.
static inline AVIOContext *exhibit_output_context(struct exhibit_output *output) {
  int capacity = 64 << 10;
  uint8_t *buffer = (uint8_t *)av_malloc((size_t)capacity);
  if (!buffer) return NULL;
  AVIOContext *context =
      avio_alloc_context(buffer, capacity, 1, output, NULL, exhibit_put, exhibit_move);
  if (!context) av_free(buffer);
  return context;
}

// How a picture is turned and laid out, which is no metadata of people and places.
static inline int exhibit_copy_layout(const AVStream *from, AVStream *to) {
#if LIBAVFORMAT_VERSION_INT < AV_VERSION_INT(60, 15, 100)
  for (int i = 0; i < from->nb_side_data; i++) {
    const AVPacketSideData *side = &from->side_data[i];
    switch (side->type) {
      case AV_PKT_DATA_DISPLAYMATRIX:
      case AV_PKT_DATA_STEREO3D:
      case AV_PKT_DATA_SPHERICAL:
      case AV_PKT_DATA_MASTERING_DISPLAY_METADATA:
      case AV_PKT_DATA_CONTENT_LIGHT_LEVEL:
      case AV_PKT_DATA_DOVI_CONF: {
        uint8_t *copy = av_stream_new_side_data(to, side->type, side->size);
        if (!copy) return AVERROR(ENOMEM);
        memcpy(copy, side->data, side->size);
      }
      default: break;
    }
  }
#else
  (void)from; (void)to;  // avcodec_parameters_copy has taken it along.
#endif
  return 0;
}

// Copies one chapter with its title and nothing else of its metadata.
static inline int exhibit_copy_chapter(const AVChapter *from, AVFormatContext *to) {
  AVChapter *chapter = (AVChapter *)av_mallocz(sizeof *chapter);
  if (!chapter) return AVERROR(ENOMEM);
  chapter->id = from->id;
  chapter->time_base = from->time_base;
  chapter->start = from->start;
  chapter->end = from->end;
  AVDictionaryEntry *title = av_dict_get(from->metadata, "title", NULL, 0);
  if (title) av_dict_set(&chapter->metadata, "title", title->value, 0);
  int count = (int)to->nb_chapters;
  av_dynarray_add(&to->chapters, &count, chapter);
  to->nb_chapters = (unsigned)count;
  return to->chapters ? 0 : AVERROR(ENOMEM);
}
