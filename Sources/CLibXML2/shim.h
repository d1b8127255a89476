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
