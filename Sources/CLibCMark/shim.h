// cmark-gfm for Swift: CommonMark with GitHub's tables, task lists, strikethrough and bare addresses.
#pragma once

#include <cmark-gfm-core-extensions.h>
#include <cmark-gfm-extension_api.h>
#include <cmark-gfm.h>

// Whether a block of code stands between fences; the library gives their shape as well.
static inline int exhibit_is_fenced(cmark_node *code) {
  int length = 0, offset = 0;
  char mark = 0;
  return cmark_node_get_fenced(code, &length, &offset, &mark);
}

// Reads UTF-8. Names the extensions of which something is taken; NULL where memory is short.
static inline cmark_node *exhibit_read_markdown(const char *bytes, size_t count) {
  cmark_parser *parser = cmark_parser_new(CMARK_OPT_DEFAULT);
  if (parser == NULL) return NULL;
  const char *names[] = {"table", "strikethrough", "autolink", "tasklist"};
  for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
    cmark_syntax_extension *extension = cmark_find_syntax_extension(names[i]);
    if (extension != NULL) cmark_parser_attach_syntax_extension(parser, extension);
  }
  cmark_parser_feed(parser, bytes, count);
  cmark_node *document = cmark_parser_finish(parser);
  cmark_parser_free(parser);
  return document;
}
