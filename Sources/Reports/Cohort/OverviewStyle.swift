/// What a cohort's page has beside the look of every page.
enum OverviewStyle {
  static let sheet: HTML = """
    :root { --link: #0b4fb3; --field: #767676; --band: #f4f4f2; --open: #5b3fa0; }
    @media (prefers-color-scheme: dark) { :root { --link: #9cc2ff; --field: #8c8c8c; \
    --band: #212121; --open: #c5b0ff; } }
    body { max-width: 84rem; } .open { color: var(--open); }
    a { color: var(--link); }
    :focus-visible { outline: 3px solid var(--link); outline-offset: 2px; border-radius: 2px; }
    .bar { display: flex; gap: 2px; height: .6rem; margin: .75rem 0; }
    .bar span { background: currentColor; min-width: 3px; border-radius: 2px; }
    ul.totals { list-style: none; display: flex; flex-wrap: wrap; gap: .25rem 2rem; padding: 0; \
    margin: .5rem 0; font-size: 1.1rem; } ul.totals li { margin: 0; }
    .mark { font-weight: 700; }
    form { display: flex; flex-wrap: wrap; gap: .75rem 1rem; align-items: end; margin: 1rem 0 .5rem; }
    form[hidden] { display: none; }
    label { display: block; font-weight: 600; margin-bottom: .25rem; }
    input, select, form button { font: inherit; min-height: 2.5rem; padding: .35rem .6rem; \
    border: 1px solid var(--field); border-radius: .35rem; color: var(--ink); \
    background: var(--paper); max-width: 100%; box-sizing: border-box; }
    #words, #missing { width: 15rem; } ::placeholder { color: var(--faint); opacity: 1; }
    .check { display: flex; align-items: center; gap: .5rem; min-height: 2.5rem; } \
    .check label { margin: 0; font-weight: 400; }
    .check input { width: 1.25rem; height: 1.25rem; min-height: 0; accent-color: var(--link); }
    .order { display: none; } form button { cursor: pointer; font-weight: 600; }
    #shown { font-weight: 600; min-height: 1.5rem; margin-bottom: .5rem; }
    #submissions, #submissions tbody { display: block; } caption { display: block; text-align: left; \
    color: var(--faint); font-size: .9rem; padding-bottom: .5rem; }
    #submissions { font-size: .95rem; }
    #submissions thead { display: block; position: sticky; top: 0; background: var(--paper); z-index: 1; \
    border-bottom: 2px solid var(--line); }
    #submissions tr { display: grid; grid-template-columns: minmax(8rem, 1fr) 7.5rem minmax(12rem, 2fr) \
    repeat(5, 6rem) 6.75rem; }
    #submissions tr[hidden] { display: none; }
    #submissions tbody tr { content-visibility: auto; contain-intrinsic-size: auto 3.4rem; \
    border-bottom: 1px solid var(--line); scroll-margin-top: 5rem; }
    #submissions th, #submissions td { border: 0; padding: .4rem .5rem; overflow-wrap: anywhere; }
    #submissions thead th { padding: .25rem 0; font-size: .85rem; overflow-wrap: normal; \
    align-self: end; white-space: nowrap; }
    #submissions tbody th { font-weight: 600; }
    .n { text-align: right; font-variant-numeric: tabular-nums; } .z { color: var(--faint); }
    tbody tr:target { background: var(--band); outline: 3px solid var(--link); outline-offset: -3px; }
    @media (hover: hover) { tbody tr:hover { background: var(--band); } }
    #submissions td ul { margin: 0; padding-left: 1rem; } \
    #submissions td li { margin: 0; }
    thead button { font: inherit; font-weight: 700; color: inherit; background: none; border: 0; \
    padding: .25rem .5rem; min-height: 1.5rem; width: 100%; text-align: inherit; cursor: pointer; }
    thead button::after { content: " \\2195"; color: var(--faint); font-weight: 400; }
    [aria-sort="ascending"] button::after { content: " \\2191"; color: inherit; }
    [aria-sort="descending"] button::after { content: " \\2193"; color: inherit; }
    @media (hover: hover) { thead button:hover { text-decoration: underline; } }
    @media screen and (max-width: 52rem) {
      .order { display: block; } form > div, #words, #missing, form select { width: 100%; }
      #submissions thead { position: absolute; width: 1px; height: 1px; overflow: hidden; \
    clip-path: inset(50%); }
      #submissions tbody tr { grid-template-columns: 1fr 1fr; gap: 0 1rem; padding: .75rem .5rem; \
    contain-intrinsic-size: auto 12rem; }
      #submissions tbody th, #submissions tbody td { padding: .1rem 0; text-align: left; }
      #submissions tbody th, #submissions tbody td:nth-child(3) { grid-column: 1 / -1; }
      #submissions tbody td:nth-child(2) { grid-column: 1 / -1; }
      td:nth-child(4)::before { content: "Artifacts: "; } td:nth-child(5)::before { content: "Minutes: "; }
      td:nth-child(6)::before { content: "Errors: "; } td:nth-child(7)::before { content: "Warnings: "; }
      td:nth-child(8)::before { content: "Notes: "; } td:nth-child(9)::before { content: "Same files: "; }
    }
    @media (prefers-reduced-motion: no-preference) { html { scroll-behavior: smooth; } }
    @media (forced-colors: active) { .bar span { forced-color-adjust: none; } }
    @media print { #shown, form { display: none !important; } thead button::after { content: none; }
      a { color: inherit; } #submissions { display: table; table-layout: fixed; font-size: 8pt; }
      caption { display: table-caption; } #submissions thead { display: table-header-group; position: static; }
      #submissions tbody { display: table-row-group; } #submissions tr { display: table-row; }
      #submissions tr[hidden] { display: none; } #submissions tbody tr { content-visibility: visible; }
      #submissions th, #submissions td { display: table-cell; padding: .2rem .3rem; \
    border-bottom: 1px solid var(--line); }
      #submissions thead th { font-size: 6.5pt; white-space: normal; padding: .2rem .3rem; \
    overflow-wrap: normal; } thead button { display: contents; }
      #submissions th:nth-child(1) { width: 20%; } #submissions th:nth-child(2) { width: 10%; } \
    #submissions th:nth-child(n+4) { width: 6.5%; } }
    """
}
