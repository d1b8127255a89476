/// The page's look: one column, readable in light, dark and on paper.
enum ReportStyle {
  static let sheet: HTML = """
    :root { color-scheme: light dark; --ink: #1b1b1b; --paper: #fff; --line: #c9c9c9;
      --faint: #565656; --good: #17602e; --bad: #a11212; --doubt: #7a5200; }
    @media (prefers-color-scheme: dark) { :root { --ink: #ececec; --paper: #161616;
      --line: #4a4a4a; --faint: #b0b0b0; --good: #7fd79a; --bad: #ff9a92; --doubt: #f0c35e; } }
    body { margin: 0 auto; padding: 1.5rem; max-width: 60rem; color: var(--ink);
      background: var(--paper); font: 1rem/1.5 system-ui, sans-serif; }
    h1 { font-size: 1.6rem; line-height: 1.25; margin: 0 0 .25rem; }
    h2 { font-size: 1.15rem; margin: 2rem 0 .5rem; }
    h3 { font-size: 1rem; margin: 1rem 0 .25rem; overflow-wrap: anywhere; }
    p { margin: .25rem 0; } .faint { color: var(--faint); }
    .answer { font-size: 1.25rem; font-weight: 600; margin: 1rem 0; }
    .good { color: var(--good); } .bad { color: var(--bad); } .doubt { color: var(--doubt); }
    .scroll { overflow-x: auto; } td img { max-width: 100%; height: auto; }
    table { border-collapse: collapse; width: 100%; }
    th, td { text-align: left; vertical-align: top; padding: .35rem .75rem .35rem 0;
      border-bottom: 1px solid var(--line); }
    td.name { overflow-wrap: anywhere; min-width: 10rem; } td.extent { white-space: nowrap; }
    tr.companion td.name { padding-left: 1.5rem; }
    ul { padding-left: 1.2rem; } li { margin: .5rem 0; overflow-wrap: anywhere; }
    code { font-size: .9em; overflow-wrap: anywhere; }
    @media print { body { max-width: none; padding: 0; font-size: 10pt; }
      tr, li { break-inside: avoid; } h2 { break-after: avoid; } }
    """
}
