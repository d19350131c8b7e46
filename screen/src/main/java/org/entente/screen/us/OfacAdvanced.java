package org.entente.screen.us;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.entente.screen.Target;
import org.entente.screen.read.ListFile;
import org.entente.screen.read.ReadList;
import org.entente.screen.read.Reading;
import org.entente.screen.read.Shape;
import org.entente.screen.read.SingleFileReader;
import org.entente.screen.read.XmlRecords;

/// OFAC's ADVANCED XML, the fullest form: nothing is text where it is used, and a party, its
/// documents, its entry and its relations stand far apart. Read in two passes, the first for what
/// parties point to, the second for the parties; of the file's 120 MB only what the first keeps
/// and one party at a time are ever in memory.
public final class OfacAdvanced implements SingleFileReader {
  private static final Shape SHAPE = Shape.of(OfacAdvanced.class, "advanced.shape");
  private static final String PARTY = "Sanctions/DistinctParties/DistinctParty";

  @Override
  public String form() {
    return "ofac-advanced";
  }

  @Override
  public boolean recognises(ListFile file) throws IOException {
    String head = file.headText();
    return head.contains("<Sanctions") && head.contains("<ReferenceValueSets");
  }

  @Override
  public ReadList read(ListFile file, Reading reading) throws IOException {
    AdvancedIndex index = new AdvancedIndex();
    Set<String> kept = AdvancedIndex.RECORDS;
    List<String> all = new ArrayList<>(kept);
    all.add(PARTY);
    new XmlRecords(file, SHAPE, reading, Set.copyOf(all))
        .forEach(
            (path, element) -> {
              if (kept.contains(path)) {
                index.add(path, element);
              }
            });
    List<Target> targets = new ArrayList<>();
    AdvancedParty mapper = new AdvancedParty(file, index, reading);
    Reading told = new Reading(true);
    new XmlRecords(file, SHAPE, told, Set.copyOf(all))
        .forEach(
            (path, element) -> {
              if (path.equals(PARTY)) {
                mapper.add(element, targets);
              }
            });
    return new ReadList(index.list(), index.published(), index.linked(targets));
  }
}
