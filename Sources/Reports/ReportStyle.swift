/// The look of our pages: one column, calm, readable in light, in dark and on paper.
enum ReportStyle {
  /// As it stands between the tags; pages allow it by its digest.
  static let text = base + parts + paper

  static let sheet = HTML(stringLiteral: text)

  /// Colours, type and what every page has.
  private static let base = """
    :root { color-scheme: light dark; --ink: #21201c; --paper: #fbfaf6; --card: #fff; --line: #dedbd1;
      --faint: #5f5c53; --accent: #0c5a63; --soft: #e5efee; --good: #17602e; --bad: #a1261c;
      --doubt: #7a5200; --good-soft: #e6f2e8; --bad-soft: #fbeae7; --doubt-soft: #f9f0dc; }
    @media (prefers-color-scheme: dark) { :root { --ink: #e9e6dd; --paper: #171713; --card: #1f1f1b;
      --line: #3a3932; --faint: #aeaa9d; --accent: #86c9cf; --soft: #23302f; --good: #86d49c;
      --bad: #ff9f94; --doubt: #ecc369; --good-soft: #1c2c20; --bad-soft: #35201d;
      --doubt-soft: #2f2817; } }
    * { box-sizing: border-box; }
    body { margin: 0 auto; padding: 2.5rem 1.5rem 5rem; max-width: 52rem; color: var(--ink);
      background: var(--paper); font: 1rem/1.6 "Source Sans 3", "Segoe UI", "Helvetica Neue", Arial, sans-serif; }
    h1, h2, h3 { font-family: "Iowan Old Style", "Palatino Linotype", Palatino, "Book Antiqua", Georgia,
      "Liberation Serif", serif; font-weight: 600; line-height: 1.2; overflow-wrap: anywhere; }
    h1 { font-size: 2.1rem; margin: 0 0 .5rem; letter-spacing: -.01em; }
    h2 { font-size: 1.45rem; margin: 3.5rem 0 1rem; }
    h3 { font-size: 1.2rem; margin: 0 0 .25rem; }
    h4, h5 { font-size: 1rem; margin: 1.75rem 0 .5rem; } h5 { margin-top: 1rem; font-weight: 600; }
    p { margin: .2rem 0; } .faint { color: var(--faint); }
    .good { color: var(--good); } .bad { color: var(--bad); } .doubt { color: var(--doubt); }
    a { color: var(--accent); text-underline-offset: .15em; }
    :focus-visible { outline: 3px solid var(--accent); outline-offset: 2px; border-radius: 3px; }
    .path, code { overflow-wrap: anywhere; } code { font-size: .9em; }
    .scroll { overflow-x: auto; }
    table { border-collapse: collapse; width: 100%; }
    th, td { text-align: left; vertical-align: top; padding: .35rem .75rem .35rem 0;
      border-bottom: 1px solid var(--line); }
    td.name { overflow-wrap: anywhere; min-width: 10rem; } td.extent { white-space: nowrap; }
    tr.companion td.name { padding-left: 1.5rem; }
    ul, ol { padding-left: 1.4rem; } li { margin: .4rem 0; overflow-wrap: anywhere; }
    .skip { position: absolute; left: -100vw; }
    .skip:focus { left: 1rem; top: .5rem; padding: .5rem 1rem; background: var(--card); }
    .unseen { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); margin: 0; }
    .banner { background: var(--doubt-soft); color: var(--doubt); padding: .6rem 1rem; border-radius: 6px;
      margin: 0 0 2rem; }
    button, input { font: inherit; color: inherit; background: var(--card); border: 1px solid var(--faint);
      border-radius: 6px; padding: .35rem .75rem; min-height: 2.4rem; }
    button { cursor: pointer; background: var(--soft); border-color: transparent; color: var(--accent);
      font-weight: 600; }
    summary { cursor: pointer; padding: .3rem 0; }

    """

  /// What a submission's page is made of.
  private static let parts = """
    .answer { display: flex; gap: 1.1rem; align-items: flex-start; padding: 1.4rem 1.5rem; margin: 2rem 0 0;
      border-radius: 10px; }
    .answer h2 { margin: 0 0 .3rem; font-size: 1.5rem; color: inherit; }
    .answer.good { background: var(--good-soft); } .answer.bad { background: var(--bad-soft); }
    .answer.doubt { background: var(--doubt-soft); }
    .sign { flex: none; width: 2.3rem; fill: none; stroke: currentColor; stroke-width: 2;
      stroke-linecap: round; stroke-linejoin: round; margin-top: .1rem; }
    .steps { padding: 0; list-style: none; counter-reset: step; }
    .steps li { counter-increment: step; position: relative; padding: .1rem 0 .9rem 2.8rem; margin: 0; }
    .steps li::before { content: counter(step); position: absolute; left: 0; top: .1rem; width: 1.8rem;
      height: 1.8rem; line-height: 1.8rem; text-align: center; border-radius: 50%; font-weight: 600;
      font-size: .9rem; background: var(--soft); color: var(--accent); }
    .steps li.bad, .steps li.doubt, .steps li.faint { color: inherit; }
    .steps li.bad::before { background: var(--bad-soft); color: var(--bad); }
    .steps li.doubt::before { background: var(--doubt-soft); color: var(--doubt); }
    .fix { border-left: 3px solid var(--line); padding-left: .7rem; margin: .35rem 0; }
    .fix:empty { display: none; }
    .outcomes { list-style: none; padding: 0; }
    .outcomes > li { display: grid; grid-template-columns: 8.5rem 1fr; gap: 1rem; padding: .6rem 0; margin: 0;
      border-top: 1px solid var(--line); }
    .outcomes > li:first-child { border-top: 0; }
    .badge { justify-self: start; align-self: start; margin-top: .3rem; line-height: 1.5; padding: .05rem .6rem; border-radius: 1rem;
      font-size: .87rem; font-weight: 600; background: var(--soft); }
    .badge.good { background: var(--good-soft); } .badge.bad { background: var(--bad-soft); }
    .badge.doubt { background: var(--doubt-soft); }
    .evidence { list-style: none; padding: 0; margin: .2rem 0; font-size: .9rem; color: var(--faint); }
    .evidence li { margin: 0; }
    .plain { list-style: none; padding: 0; margin: .2rem 0; }
    .card { background: var(--card); border: 1px solid var(--line); border-radius: 10px;
      padding: 1.4rem 1.5rem; margin: 1.25rem 0; }
    .trouble { font-size: .95rem; }
    .stage { margin: 1.1rem 0 .8rem; }
    video, .still { display: block; width: 100%; height: auto; max-height: 30rem; object-fit: contain;
      background: #0e0e0c; border-radius: 8px; aspect-ratio: 16 / 9; }
    .still { width: auto; max-width: 100%; aspect-ratio: auto; }
    audio { display: block; width: 100%; }
    .wave { display: block; width: 100%; height: 3.2rem; max-width: 100%; margin: .6rem 0; cursor: pointer; }
    .wave path { fill: var(--accent); opacity: .75; }
    .wave line { stroke: var(--bad); stroke-width: 2; }
    .now { min-height: 1.6em; text-align: center; font-size: 1.1rem; }
    .cite { display: flex; flex-wrap: wrap; gap: .5rem; align-items: center; font-size: .9rem; }
    .cite label { color: var(--faint); } .cite button, .cite input { min-height: 2rem; padding: .15rem .6rem; }
    .cite[hidden] { display: none; }
    .cite input { flex: 1 1 14rem; min-width: 0; }
    .facts { display: grid; grid-template-columns: minmax(6rem, auto) 1fr; gap: .4rem 1.2rem; margin: 1rem 0; }
    .facts .plain { margin: 0; } .facts .plain li { margin: 0 0 .3rem; }
    .facts dt { color: var(--faint); grid-column: 1; } .facts dd { margin: 0; grid-column: 2; overflow-wrap: anywhere; }
    .bars { display: grid; grid-template-columns: auto 1fr auto; gap: .35rem .8rem; align-items: center;
      font-size: .9rem; margin: .8rem 0; }
    .bars svg { width: 100%; height: 1.7rem; display: block; }
    .bars rect { fill: var(--accent); fill-opacity: .16; stroke: var(--card); stroke-width: 2; }
    .bars a rect { fill: var(--accent); fill-opacity: .3; } .bars a:hover rect { fill-opacity: .5; }
    .bars .over rect, .bars a .over rect { fill: var(--doubt); fill-opacity: .55; }
    .bars text { fill: var(--ink); font-size: .8rem; text-anchor: middle; }
    .items { list-style: none; padding: 0; margin: .5rem 0; } .items li { margin: .35rem 0; }
    .moments { list-style: none; padding: 0; margin: .5rem 0; }
    .moments li, .cues li { display: grid; grid-template-columns: 4rem 1fr; gap: .25rem .5rem; }
    .moments p { margin: 0; } .steps-found li { margin: .15rem 0; }
    .time { font-variant-numeric: tabular-nums; font-weight: 600; }
    .frames { display: block; width: 100%; height: auto; border-radius: 8px; }
    .frames rect { fill: transparent; } .frames a:hover rect, .frames a:focus rect { stroke: var(--accent); stroke-width: 6; }
    .voices { list-style: none; padding: 0; }
    .voices li { display: grid; grid-template-columns: minmax(7rem, 12rem) 1fr auto; gap: 1rem; align-items: center; }
    .share { width: 100%; height: .6rem; border-radius: .3rem; background: var(--soft); }
    .share rect { fill: var(--accent); opacity: .7; }
    .cues { list-style: none; padding: 0; max-height: 26rem; overflow-y: auto; }
    .cues li { padding: .2rem .5rem; margin: 0; border-radius: 4px; } .cues p { margin: 0; }
    .cues [aria-current] { background: var(--soft); }
    #search { margin: 1.5rem 0; } #search label { font-weight: 600; }
    .row { display: flex; gap: .5rem; margin: .3rem 0; } .row input { flex: 1; min-width: 0; }
    #hits { list-style: none; padding: 0; } #hits li { display: grid; grid-template-columns: 4rem 1fr; gap: 0 .5rem; }
    #hits .faint { grid-column: 2; font-size: .9rem; }
    mark { background: var(--doubt-soft); color: inherit; font-weight: 700; }
    .pieces { list-style: none; padding: 0; }
    .pieces > li { padding: .7rem 0; margin: 0; border-top: 1px solid var(--line); }
    .pieces > li:first-child { border-top: 0; }
    .photos { list-style: none; padding: 0; display: grid; gap: 1.2rem;
      grid-template-columns: repeat(auto-fill, minmax(min(14rem, 100%), 1fr)); }
    .photos img { display: block; max-width: 100%; height: auto; border-radius: 8px; }
    @media (max-width: 34rem) { body { padding: 1.25rem 1rem 3rem; } h1 { font-size: 1.7rem; }
      .answer, .card { padding: 1.1rem; } .answer { flex-direction: column; gap: .6rem; }
      .outcomes > li { grid-template-columns: 1fr; gap: .3rem; }
      .facts { grid-template-columns: 1fr; } .facts dt, .facts dd { grid-column: 1; }
      .voices li { grid-template-columns: 1fr auto; } .share { grid-column: 1 / 3; grid-row: 2; } }
    @media (prefers-reduced-motion: no-preference) { html { scroll-behavior: smooth; } }

    """

  /// Nothing that has to be pressed; what was folded stays folded.
  private static let paper = """
    @media print { :root { color-scheme: light; --ink: #000; --paper: #fff; --card: #fff; --line: #bbb;
        --faint: #444; --accent: #063f46; --soft: #eee; --good: #0d4a20; --bad: #8a1a12; --doubt: #5e3f00;
        --good-soft: #eef5ef; --bad-soft: #faeeec; --doubt-soft: #f7f1e3; }
      body { max-width: none; padding: 0; font-size: 10pt; } h2 { margin-top: 1.6rem; break-after: avoid; }
      .skip, .cite, #search, .unseen { display: none; }
      li, .answer, .bars { break-inside: avoid; } h3, h4 { break-after: avoid; }
      video { display: none; } audio { display: none; } a { color: inherit; } }

    """
}
