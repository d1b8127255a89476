// libxml2 for Swift, with what Swift can't import from C.
#pragma once

// libxml2's headers pull ICU in, which clashes with Foundation's own ICU module.
#include <libxml/xmlversion.h>
#undef LIBXML_ICU_ENABLED

#include <libxml/HTMLparser.h>
#include <libxml/HTMLtree.h>
#include <libxml/encoding.h>
#include <libxml/parser.h>
#include <libxml/parserInternals.h>
#include <libxml/tree.h>
#include <libxml/xmlerror.h>

// xmlFree is a mutable global function pointer, which Swift 6 will not read.
static inline void exhibit_xml_free(void *memory) { xmlFree(memory); }

// What a parse came to, beside its tree.
typedef struct {
  int first_error_line;  // of the first error that makes the document not well-formed; 0: none
  int is_stopped;        // the parser gave up before the end, at one of its own limits
} exhibit_parse_outcome;

// The last error is all that libxml2 keeps; where trouble began is what a reader can use. The
// constness of the second parameter changed in libxml2 2.12.
#if LIBXML_VERSION >= 21200
static void exhibit_note_error(void *parser, const xmlError *error) {
#else
static void exhibit_note_error(void *parser, xmlErrorPtr error) {
#endif
  xmlParserCtxtPtr context = (xmlParserCtxtPtr)parser;
  if (context == NULL || error == NULL || error->level != XML_ERR_FATAL) return;
  exhibit_parse_outcome *outcome = (exhibit_parse_outcome *)context->_private;
  if (outcome != NULL && outcome->first_error_line == 0) {
    outcome->first_error_line = error->line > 0 ? error->line : 1;
  }
}

// Reads UTF-8 as HTML. Lines are counted by a field of the context, not by a global switch; what
// the document declares of its encoding no longer holds, since the caller converted it.
static inline xmlDocPtr exhibit_read_html(const char *bytes, int count,
                                          exhibit_parse_outcome *outcome) {
  htmlParserCtxtPtr context = htmlNewParserCtxt();
  if (context == NULL) return NULL;
  context->linenumbers = 1;
  xmlDocPtr document = htmlCtxtReadMemory(
      context, bytes, count, NULL, "UTF-8",
      HTML_PARSE_NONET | HTML_PARSE_NOERROR | HTML_PARSE_NOWARNING | HTML_PARSE_RECOVER |
          HTML_PARSE_IGNORE_ENC);
  outcome->is_stopped = context->disableSAX != 0;
  htmlFreeParserCtxt(context);
  return document;
}

// Reads UTF-8 as XML; what is not well-formed is read on with repairs. No option may load
// anything: entities, DTD and network stay shut. `is_guarded` is 0 only where a test shows what
// would happen without.
static inline xmlDocPtr exhibit_read_xml(const char *bytes, int count, int is_guarded,
                                         exhibit_parse_outcome *outcome) {
  xmlParserCtxtPtr context = xmlNewParserCtxt();
  if (context == NULL) return NULL;
  context->linenumbers = 1;
  context->_private = outcome;
  if (context->sax != NULL) context->sax->serror = exhibit_note_error;
  xmlDocPtr document = xmlCtxtReadMemory(
      context, bytes, count, NULL, "UTF-8",
      XML_PARSE_NOERROR | XML_PARSE_NOWARNING | XML_PARSE_RECOVER | XML_PARSE_IGNORE_ENC |
          (is_guarded ? XML_PARSE_NONET : XML_PARSE_NOENT | XML_PARSE_DTDLOAD));
  outcome->is_stopped = context->disableSAX != 0;
  if (!context->wellFormed && outcome->first_error_line == 0) outcome->first_error_line = 1;
  xmlFreeParserCtxt(context);
  return document;
}
