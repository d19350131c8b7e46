package org.entente.screen.document;

import java.util.List;

/// A document in which a list stands.
///
/// @param text what stands outside its tables, a paragraph a line
public record ListDocument(String text, List<DocumentTable> tables) {
  public ListDocument {
    tables = List.copyOf(tables);
  }
}
