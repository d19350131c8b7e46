package org.entente.trace.label.store1;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.DoubleConsumer;
import java.util.stream.Stream;
import org.entente.base.BadInput;
import org.entente.chain.column1.Findings;
import org.entente.chain.column1.ManifestText;
import org.entente.trace.label.Claim;
import org.entente.trace.label.Label;
import org.entente.trace.label.Labels;
import org.entente.trace.label.Subject;

/// A store of labels, open for reading by any number of threads. What is imported while it is open,
/// it doesn't see.
public final class LabelStore implements Labels, AutoCloseable {
  private final Path folder;
  private final StoreManifest manifest;
  private final List<Segment> segments = new ArrayList<>();

  private LabelStore(Path folder, StoreManifest manifest) {
    this.folder = folder;
    this.manifest = manifest;
  }

  public static boolean exists(Path folder) {
    return ManifestText.exists(folder);
  }

  /// Throws [BadInput] if it is no store of labels or damaged.
  public static LabelStore open(Path folder) throws IOException {
    if (!exists(folder)) {
      throw new BadInput(
          folder.toString(),
          "",
          "there is no store of labels",
          "Make one with 'labels import --labels " + folder + " FILE'.");
    }
    LabelStore store = new LabelStore(folder, StoreManifest.read(folder));
    try {
      for (String name : store.manifest.segments()) {
        store.segments.add(Segment.open(folder.resolve(name)));
      }
    } catch (IOException | RuntimeException e) {
      store.close();
      throw e;
    }
    return store;
  }

  @Override
  public List<Claim> of(Subject subject) {
    SubjectBytes bytes = SubjectBytes.of(subject);
    List<Claim> found = new ArrayList<>(2);
    for (Segment segment : segments) {
      segment.find(bytes, subject, found);
    }
    // Equal claims are one within a segment, not across them.
    return segments.size() == 1 || found.size() < 2
        ? List.copyOf(found)
        : List.copyOf(new LinkedHashSet<>(found));
  }

  /// Whether anything is claimed about the subject: what a walk asks of every address it meets.
  public boolean has(Subject subject) {
    SubjectBytes bytes = SubjectBytes.of(subject);
    for (Segment segment : segments) {
      if (segment.has(bytes.bytes(), bytes.table())) {
        return true;
      }
    }
    return false;
  }

  /// All labels, in the order of the store; equal ones of different segments come twice.
  public void forEach(Consumer<Label> labels) {
    segments.forEach(segment -> segment.forEach(labels));
  }

  /// Labels in all segments.
  public long labels() {
    return segments.stream().mapToLong(Segment::labels).sum();
  }

  public long claims() {
    return segments.stream().mapToLong(Segment::claims).sum();
  }

  public int segments() {
    return segments.size();
  }

  public List<ImportedFile> files() {
    return manifest.files();
  }

  public long bytesOnDisk() throws IOException {
    long bytes = 0;
    for (Segment segment : segments) {
      try (Stream<Path> files = Files.list(segment.folder())) {
        for (Path file : files.toList()) {
          bytes += Files.size(file);
        }
      }
    }
    return bytes;
  }

  /// Every column against its checksums.
  public Findings check(DoubleConsumer progress) throws IOException {
    Findings findings = new Findings();
    for (Segment segment : segments) {
      segment.check(findings, progress);
    }
    return findings;
  }

  public Path folder() {
    return folder;
  }

  @Override
  public void close() throws IOException {
    for (Segment segment : segments) {
      segment.close();
    }
  }
}
