package org.entente.screen.read;

import java.io.IOException;
import java.util.List;

/// Reads one form in which lists are published.
public interface ListReader {
  /// The form's name, as status and errors show it: `ofac-csv`.
  String form();

  /// Which of the files are of this form, by what is in them, grouped into issues of a list;
  /// most forms are one file each.
  List<List<ListFile>> claim(List<ListFile> files) throws IOException;

  /// Reads one issue out of those claimed. What can't be taken is a BadInput with its place.
  ReadList read(List<ListFile> files, Reading reading) throws IOException;
}
