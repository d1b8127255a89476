internal import Artifacts

/// The frame of the pages that are made while they are served.
struct ServedPage {
  /// What every address begins with, without a slash at the end.
  let base: String
  let title: String
  /// What is served: the submission's or the cohort's name.
  let name: String
  var script: PageScript?

  func page(_ content: HTML) -> [UInt8] {
    let home: HTML =
      title == name ? "" : "<nav aria-label=\"Pages\"><a href=\"\(base)/\">\(name)</a></nav>\n"
    let scripting: HTML =
      script.map { "<script>\(HTML(stringLiteral: $0.text))</script>\n" } ?? ""
    let markup: HTML = """
      <!DOCTYPE html>
      <html lang="en">
      <head>
      <meta charset="utf-8">
      <meta name="viewport" content="width=device-width, initial-scale=1">
      <title>\(title)\(title == name ? "" : " – \(name)" as HTML)</title>
      <style>
      \(ReportStyle.sheet)
      \(Self.sheet)
      </style>
      </head>
      <body>
      <header>
      \(home)<h1>\(title)</h1>
      </header>
      <main>
      \(content)</main>
      \(scripting)</body>
      </html>

      """
    return Array(markup.text.utf8)
  }

  /// The form, with what was typed in it.
  static func searchForm(_ base: String, _ typed: String = "") -> HTML {
    """
    <form role="search" action="\(base)/-/search" method="get">
    <label for="q">Search in documents, captions and agendas</label>
    <div class="field"><input id="q" name="q" type="search" value="\(typed)" maxlength="2000" \
    autocomplete="off" spellcheck="false"><button>Search</button></div>
    </form>

    """
  }

  static let sheet: HTML = """
    :root { --link: #0b4fb3; --field: #767676; --mark: #ffe58a; --markink: #1b1b1b; }
    @media (prefers-color-scheme: dark) { :root { --link: #9cc2ff; --field: #8c8c8c; } }
    a { color: var(--link); } a:focus-visible, button:focus-visible, input:focus-visible, \
    video:focus-visible { outline: 3px solid var(--link); outline-offset: 2px; border-radius: 2px; }
    nav { margin-bottom: .5rem; } nav a { display: inline-block; min-height: 1.5rem; }
    label { display: block; font-weight: 600; margin: 1rem 0 .25rem; }
    .field { display: flex; gap: .5rem; max-width: 40rem; }
    input, button { font: inherit; padding: .5rem .75rem; border: 1px solid var(--field); \
    border-radius: .35rem; color: var(--ink); background: var(--paper); }
    input { flex: 1; min-width: 0; } button { cursor: pointer; font-weight: 600; }
    video, audio { display: block; width: 100%; max-height: 70vh; margin: 1rem 0; \
    background: #000; } audio { background: none; }
    mark { background: var(--mark); color: var(--markink); padding: 0 .1em; border-radius: 2px; }
    ol.hits { list-style: none; padding: 0; } ol.hits li { margin: 0; padding: .85rem 0; \
    border-bottom: 1px solid var(--line); } ol.hits a { font-weight: 600; }
    pre { white-space: pre-wrap; overflow-wrap: anywhere; font-size: .95rem; }
    """
}
