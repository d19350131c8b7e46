package org.entente.chain.read;

/// Is told what happens while sources are scanned and read. Must take calls from several threads.
public interface ScanListener {
  void problem(Problem problem);

  /// `file` is scanned next; `bytesDone` of `bytesTotal`, over all files, lie behind.
  default void progress(String file, long bytesDone, long bytesTotal) {}
}
