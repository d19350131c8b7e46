package org.entente.screen.read;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/// A form in which an issue is one file.
public interface SingleFileReader extends ListReader {
  /// By content alone, of which the first 64 KB are at hand.
  boolean recognises(ListFile file) throws IOException;

  ReadList read(ListFile file, Reading reading) throws IOException;

  @Override
  default List<List<ListFile>> claim(List<ListFile> files) throws IOException {
    List<List<ListFile>> issues = new ArrayList<>();
    for (ListFile file : files) {
      if (recognises(file)) {
        issues.add(List.of(file));
      }
    }
    return issues;
  }

  @Override
  default ReadList read(List<ListFile> files, Reading reading) throws IOException {
    return read(files.getFirst(), reading);
  }
}
