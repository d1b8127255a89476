/// What editors of drawings leave in SVG: who drew it (SVG 2 §5.9, RDF), where it was saved, the program's own
/// copy of it.
enum DrawingRules {
  static func rules(pictures: DataAddress) -> MarkupRules {
    let program = "data of the drawing program"
    var rules = MarkupRules()
    rules.dropped = [
      "svg:metadata": "metadata", "metadata": "metadata", "rdf:RDF": "metadata",
      "sodipodi:namedview": program,
    ]
    for attribute in [
      "sodipodi:docname", "sodipodi:docbase", "sodipodi:absref", "sodipodi:version",
      "inkscape:version", "inkscape:export-filename", "inkscape:export-xdpi",
      "inkscape:export-ydpi", "inkscape:output_extension", "inkscape:dataloss",
    ] {
      rules.removed[attribute] = program
    }
    // Illustrator keeps its whole document in such elements, by prefixes that entities stand for.
    for element in ["i:pgf", "i:aipgf", "i:pgfRef", "i:aipgfRef", "adobe:pgf", "adobe:aipgf"] {
      rules.dropped[element] = program
    }
    rules.rewrites = { _, attribute, value in
      guard attribute == "xlink:href" || attribute == "href" else { return nil }
      return pictures.cleaned(value).map { ($0.0, $0.1.joined(separator: ", ")) }
    }
    return rules
  }
}
