package org.entente.trace.label;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What somebody says about a subject. Millions of addresses share a claim. Texts that a source
/// leaves out are empty.
///
/// @param text the label itself, as the source writes it
/// @param actor id of who stands behind it
/// @param concepts ids of the taxonomy, entities before behaviours; unknown ones are kept
/// @param source where it can be looked up
/// @param author who says so
/// @param network chain or asset as the source names it; it says nothing about the format
/// @param clusterDefiner whether it holds for all addresses of the same owner
/// @param date the source's own date of its last change
/// @param known the first day on which it could be known
/// @param retracted the first day on which it no longer stood
/// @param note more, as the source has it
public record Claim(
    String text,
    String actor,
    List<String> concepts,
    Confidence confidence,
    String source,
    String author,
    String network,
    boolean clusterDefiner,
    @Nullable LocalDate date,
    LocalDate known,
    @Nullable LocalDate retracted,
    String note) {
  public Claim {
    concepts = List.copyOf(concepts);
  }

  /// Whether it stood on `day`, by its own word.
  public boolean stoodOn(LocalDate day) {
    return !known.isAfter(day) && (retracted == null || retracted.isAfter(day));
  }

  public Role role() {
    return Role.of(concepts);
  }
}
