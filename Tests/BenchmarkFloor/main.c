// The floor that any tool on libavformat stands on: opens each file, probes its streams, reads every
// packet, closes it. Nothing is hashed, decoded or printed but a count.
#include <libavformat/avformat.h>
#include <stdio.h>

int main(int count, char **arguments) {
  long packets = 0;
  av_log_set_level(AV_LOG_QUIET);
  AVPacket *packet = av_packet_alloc();
  for (int i = 1; i < count; i++) {
    AVFormatContext *context = NULL;
    if (avformat_open_input(&context, arguments[i], NULL, NULL) < 0) continue;
    avformat_find_stream_info(context, NULL);
    while (av_read_frame(context, packet) >= 0) {
      packets++;
      av_packet_unref(packet);
    }
    avformat_close_input(&context);
  }
  av_packet_free(&packet);
  printf("%ld packets\n", packets);
  return 0;
}
