package import LinkValidation

/// What a manifest run needs in order to check links to the web as well.
package struct WebCheck {
  let access: WebAccess
  let catalogue: ServiceCatalogue
  let answered: (Int, Int) -> Void

  /// - Parameter answered: called after each address: how many are done, of how many.
  package init(
    access: WebAccess, catalogue: ServiceCatalogue, answered: @escaping (Int, Int) -> Void
  ) {
    self.access = access
    self.catalogue = catalogue
    self.answered = answered
  }
}
