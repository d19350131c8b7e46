package org.entente.app.accuracy;

import java.io.IOException;
import java.util.List;

/// One area's chapter of the accuracy report. Same samples, same figures: seeds are fixed and no
/// time or order of a hash gets in.
interface AccuracyPart {
  /// The chapter's heading, in English.
  String title();

  /// What is measured and what its truth is worth: a paragraph or more of Markdown.
  String about();

  /// What was measured, in the order it is shown. Samples that are not at hand are left out.
  List<Measured> measure(Samples samples) throws IOException;
}
