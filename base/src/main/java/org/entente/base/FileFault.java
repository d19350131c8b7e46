package org.entente.base;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Path;

/// A full or broken disk says what is wrong, but not of which file.
public final class FileFault {
  private FileFault() {}

  /// The same fault, with the file that was being read or written.
  public static IOException of(Path file, IOException fault) {
    if (fault instanceof FileSystemException || fault.getMessage() == null) {
      return fault;
    }
    FileSystemException named = new FileSystemException(file.toString(), null, fault.getMessage());
    named.initCause(fault);
    return named;
  }
}
