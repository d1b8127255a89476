"""Running Exhibit over the corpus and watching what it does."""
