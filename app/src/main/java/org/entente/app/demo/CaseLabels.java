package org.entente.app.demo;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Objects;
import org.entente.base.address.AddressKey;
import org.entente.trace.label.LabelBook;
import org.entente.trace.label.MemoryLabels;
import org.entente.trace.label.read.Doubts;
import org.entente.trace.label.read.LabelFiles;

/// Who stands behind the addresses of the two cases: a table beside this class, read as anybody's
/// labels are.
record CaseLabels(MemoryLabels labels) {
  private static final String FILE = "case-labels.csv";
  private static final String FBI = "FBI";

  /// A day on which all of it was known.
  private static final LocalDate DAY = LocalDate.of(2025, 3, 1);

  /// `scratch` is a folder that may be written to.
  static CaseLabels load(Path scratch) throws IOException {
    Path file = scratch.resolve(FILE);
    try (InputStream in = Objects.requireNonNull(CaseLabels.class.getResourceAsStream(FILE))) {
      Files.write(file, in.readAllBytes());
    }
    MemoryLabels labels = new MemoryLabels();
    LabelFiles.read(file, new LabelFiles.Settings(DAY, new Doubts(false)), labels);
    return new CaseLabels(labels);
  }

  /// All of it.
  LabelBook book() {
    return on(DAY);
  }

  /// What was known on a day.
  LabelBook on(LocalDate day) {
    return new LabelBook(labels, day);
  }

  boolean isNamedByFbi(AddressKey address) {
    return book().of(address).held().stream().anyMatch(claim -> claim.source().startsWith(FBI));
  }
}
