package org.entente.trace.label.store1;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.entente.chain.column1.ManifestText;
import org.entente.chain.column1.WriterLock;
import org.entente.trace.label.Label;

/// The one writer of a store of labels. All that is added counts from [#commit] on, and none of it
/// before.
public final class LabelWriter implements Consumer<Label>, AutoCloseable {
  /// A segment is merged into the one before unless that is so many times as large.
  private static final int RATIO = 4;

  private final Path folder;
  private final WriterLock lock;
  private final List<ImportedFile> files;
  private final List<Path> fresh = new ArrayList<>();
  private final List<String> segments;
  private int next;
  private Chunk chunk = new Chunk();

  private LabelWriter(Path folder, WriterLock lock, StoreManifest manifest) {
    this.folder = folder;
    this.lock = lock;
    this.files = new ArrayList<>(manifest.files());
    this.segments = new ArrayList<>(manifest.segments());
    this.next = manifest.next();
  }

  /// Opens the store, or makes it. Throws [org.entente.base.BadInput] if another writer has it.
  public static LabelWriter open(Path folder) throws IOException {
    WriterLock lock = WriterLock.take(folder);
    try {
      StoreManifest manifest =
          ManifestText.exists(folder) ? StoreManifest.read(folder) : StoreManifest.EMPTY;
      LabelWriter writer = new LabelWriter(folder, lock, manifest);
      writer.removeOthers();
      return writer;
    } catch (IOException | RuntimeException e) {
      lock.close();
      throw e;
    }
  }

  /// Whether a file of this name with these bytes is in the store. The name counts: that of a list
  /// of addresses says under which ticker they stand.
  public boolean has(String name, String sha256) {
    return files.stream()
        .anyMatch(file -> file.name().equals(name) && file.sha256().equals(sha256));
  }

  @Override
  public void accept(Label label) {
    chunk.add(label);
    if (chunk.isFull()) {
      try {
        spill();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  /// The labels added since the last call are this file's.
  public void end(ImportedFile file) {
    files.add(file);
  }

  private void spill() throws IOException {
    if (!chunk.isEmpty()) {
      Path segment = folder.resolve("seg-" + next++);
      chunk.write(segment);
      fresh.add(segment);
      chunk = new Chunk();
    }
  }

  /// Makes everything durable and visible.
  public void commit() throws IOException {
    spill();
    List<String> kept = new ArrayList<>(segments);
    fresh.forEach(path -> kept.add(path.getFileName().toString()));
    List<String> merged = merged(kept);
    new StoreManifest(next, merged, files).write(folder);
    segments.clear();
    segments.addAll(merged);
    fresh.clear();
    removeOthers();
  }

  /// From the newest on, all segments that are too small to stand alone become one.
  private List<String> merged(List<String> names) throws IOException {
    List<Segment> open = new ArrayList<>();
    try {
      for (String name : names) {
        open.add(Segment.open(folder.resolve(name)));
      }
      int from = open.size() - 1;
      long tail = open.isEmpty() ? 0 : open.getLast().labels();
      while (from > 0 && (from > segments.size() || open.get(from - 1).labels() < RATIO * tail)) {
        from--;
        tail += open.get(from).labels();
      }
      if (open.size() - from < 2) {
        return names;
      }
      Path one = folder.resolve("seg-" + next++);
      SegmentMerge.write(open.subList(from, open.size()), one);
      List<String> left = new ArrayList<>(names.subList(0, from));
      left.add(one.getFileName().toString());
      return left;
    } finally {
      for (Segment segment : open) {
        segment.close();
      }
    }
  }

  /// What no manifest names is left from a merge or a crash.
  private void removeOthers() throws IOException {
    List<Path> others = new ArrayList<>();
    try (DirectoryStream<Path> all = Files.newDirectoryStream(folder, "seg-*")) {
      for (Path path : all) {
        if (!segments.contains(path.getFileName().toString())) {
          others.add(path);
        }
      }
    }
    for (Path other : others) {
      try (Stream<Path> tree = Files.walk(other)) {
        for (Path path : tree.sorted(Comparator.reverseOrder()).toList()) {
          Files.delete(path);
        }
      }
    }
  }

  @Override
  public void close() throws IOException {
    lock.close();
  }
}
