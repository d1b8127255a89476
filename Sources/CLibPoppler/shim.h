// poppler's C interface for Swift, with what Swift can't import from C.
#pragma once

#include <poppler.h>
#include <string.h>

// What poppler said while one document was read. It tells only through GLib's log, which is one for
// the process: what a thread's own document caused is kept by thread.
typedef struct {
  int errors;        // breaches of the format's rules
  int lacks_tables;  // a character table that the document only names is not to be had
} exhibit_pdf_complaints;

static inline exhibit_pdf_complaints *exhibit_pdf_complaints_here(void) {
  static _Thread_local exhibit_pdf_complaints complaints;
  return &complaints;
}

static void exhibit_note_complaint(const gchar *domain, GLogLevelFlags level, const gchar *message,
                                   gpointer nothing) {
  (void)domain, (void)level, (void)nothing;
  exhibit_pdf_complaints *complaints = exhibit_pdf_complaints_here();
  if (message == NULL) return;
  if (strncmp(message, "Syntax error", 12) == 0 && complaints->errors < 1000000) complaints->errors++;
  // poppler's words for a predefined CMap (PDF 32000-1 §9.7.5.2) without its file.
  if (strstr(message, "CMap") != NULL && strstr(message, "find") != NULL) {
    complaints->lacks_tables = 1;
  }
}

// Called before any document is opened; nothing of it is printed afterwards.
static inline void exhibit_listen_to_poppler(void) {
  const char *domains[] = {"Poppler", "GLib", "GLib-GObject", NULL};
  for (size_t i = 0; i == 0 || domains[i - 1] != NULL; i++) {
    g_log_set_handler(domains[i],
                      G_LOG_LEVEL_WARNING | G_LOG_LEVEL_CRITICAL | G_LOG_LEVEL_MESSAGE |
                          G_LOG_LEVEL_INFO,
                      exhibit_note_complaint, NULL);
  }
}

enum exhibit_pdf_outcome { EXHIBIT_PDF_OPEN, EXHIBIT_PDF_LOCKED, EXHIBIT_PDF_DAMAGED };

// Opens a copy of the bytes, with the empty password that "owner" passwords leave to readers.
static inline PopplerDocument *exhibit_open_pdf(const void *bytes, size_t count,
                                                enum exhibit_pdf_outcome *outcome) {
  memset(exhibit_pdf_complaints_here(), 0, sizeof(exhibit_pdf_complaints));
  GBytes *copy = g_bytes_new(bytes, count);
  GError *error = NULL;
  PopplerDocument *document = poppler_document_new_from_bytes(copy, NULL, &error);
  g_bytes_unref(copy);
  *outcome = EXHIBIT_PDF_OPEN;
  if (document == NULL) {
    gboolean is_locked = error != NULL && g_error_matches(error, POPPLER_ERROR,
                                                          POPPLER_ERROR_ENCRYPTED);
    *outcome = is_locked ? EXHIBIT_PDF_LOCKED : EXHIBIT_PDF_DAMAGED;
  }
  g_clear_error(&error);
  return document;
}

// GLib's casts are macros.
static inline void exhibit_release(void *object) { g_object_unref(object); }

// Where an action leads outside of its document, as it is written; NULL where it does not. Nothing
// is followed. `is_file` is set for a path of a file, which is no URI.
static inline const char *exhibit_action_target(const PopplerAction *action, int *is_file) {
  *is_file = 0;
  if (action == NULL) return NULL;
  switch (action->type) {
    case POPPLER_ACTION_URI: return action->uri.uri;
    case POPPLER_ACTION_GOTO_REMOTE: *is_file = 1; return action->goto_remote.file_name;
    case POPPLER_ACTION_LAUNCH: *is_file = 1; return action->launch.file_name;
    default: return NULL;
  }
}

// The place within another file that an action leads to: its name, or its page, from 1. NULL and 0 where
// it leads to the file's beginning.
static inline const char *exhibit_action_place(const PopplerAction *action, int *page) {
  *page = 0;
  if (action == NULL || action->type != POPPLER_ACTION_GOTO_REMOTE) return NULL;
  const PopplerDest *place = action->goto_remote.dest;
  if (place == NULL) return NULL;
  if (place->type == POPPLER_DEST_NAMED) return place->named_dest;
  *page = place->page_num > 0 ? place->page_num : 0;
  return NULL;
}

// Whether a comment, a mark or a stamp on a page says whose it is (PDF 32000-1 §12.5.6.2, T).
static inline int exhibit_names_reviewer(PopplerAnnot *annotation) {
  if (!POPPLER_IS_ANNOT_MARKUP(annotation)) return 0;
  char *label = poppler_annot_markup_get_label(POPPLER_ANNOT_MARKUP(annotation));
  int names = label != NULL && label[0] != '\0';
  g_free(label);
  return names;
}

// What somebody typed into a form's field; NULL for an empty one, a secret one and other kinds. To be
// freed.
static inline char *exhibit_typed_text(PopplerFormField *field) {
  switch (poppler_form_field_get_field_type(field)) {
    case POPPLER_FORM_FIELD_TEXT:
      return poppler_form_field_text_is_password(field) ? NULL
                                                        : poppler_form_field_text_get_text(field);
    case POPPLER_FORM_FIELD_CHOICE: return poppler_form_field_choice_get_text(field);
    default: return NULL;
  }
}
