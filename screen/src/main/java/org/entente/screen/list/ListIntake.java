package org.entente.screen.list;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.entente.base.BadInput;
import org.entente.screen.ListSnapshot;
import org.entente.screen.document.DocumentForm;
import org.entente.screen.eu.EuFsf;
import org.entente.screen.ftm.FtmJson;
import org.entente.screen.jp.MetiPdf;
import org.entente.screen.jp.MofCsv;
import org.entente.screen.kr.KoreanCsv;
import org.entente.screen.kr.KoreanDocument;
import org.entente.screen.read.ListFile;
import org.entente.screen.read.ListReader;
import org.entente.screen.read.ReadList;
import org.entente.screen.read.Reading;
import org.entente.screen.uk.OfsiXml;
import org.entente.screen.uk.UkCsv;
import org.entente.screen.uk.UkXml;
import org.entente.screen.un.UnXml;
import org.entente.screen.un.VesselsPdf;
import org.entente.screen.us.CryptoLines;
import org.entente.screen.us.OfacAdvanced;
import org.entente.screen.us.OfacCsv;
import org.entente.screen.us.OfacEnhanced;
import org.entente.screen.us.OfacSdnXml;

/// Reads whatever lists are among some files. Each file goes to the first form that knows it by
/// its content; names and folders mean nothing.
public final class ListIntake {
  private static final List<ListReader> FORMS =
      List.of(
          new UnXml(),
          new OfacEnhanced(),
          new OfacAdvanced(),
          new OfacSdnXml(),
          new EuFsf(),
          new OfsiXml(),
          new UkXml(),
          new UkCsv(),
          new FtmJson(),
          new MofCsv(),
          new KoreanCsv(),
          new VesselsPdf(),
          new MetiPdf(),
          new KoreanDocument(DocumentForm.HWPX),
          new KoreanDocument(DocumentForm.HWP),
          new KoreanDocument(DocumentForm.XLSX),
          new KoreanDocument(DocumentForm.PDF),
          new OfacCsv(),
          new CryptoLines());

  /// The issues found, and the files that no form knows.
  public record Found(List<Issue> issues, List<ListFile> unknown) {
    public Found {
      issues = List.copyOf(issues);
      unknown = List.copyOf(unknown);
    }
  }

  /// Files that make one issue of a list, not read yet.
  public static final class Issue {
    private final ListReader reader;
    private final List<ListFile> files;

    Issue(ListReader reader, List<ListFile> files) {
      this.reader = reader;
      this.files = List.copyOf(files);
    }

    public List<ListFile> files() {
      return files;
    }

    public String form() {
      return reader.form();
    }

    /// Reads it. `fetched` is when it was taken in.
    public LoadedList read(boolean lenient, Instant fetched) throws IOException {
      Reading reading = new Reading(lenient);
      ReadList read = reader.read(files, reading);
      if (read.targets().isEmpty()) {
        throw new BadInput(
            files.getFirst().source(),
            "",
            "holds no target; an empty list must not pass for one without hits",
            "Get the file again");
      }
      List<String> doubts = new ArrayList<>();
      Optional<ListDescriptor> descriptor = ListDescriptor.of(read.list());
      descriptor.ifPresent(d -> doubts.addAll(ListGuard.check(d, read.targets())));
      ListSnapshot snapshot =
          new ListSnapshot(
              read.list(),
              read.published(),
              fetched,
              sourceFiles(files),
              digest(files),
              ListCounts.of(read.targets()));
      return new LoadedList(snapshot, reader.form(), read.targets(), doubts, reading.findings());
    }
  }

  private ListIntake() {}

  public static Found find(List<ListFile> files) throws IOException {
    List<Issue> issues = new ArrayList<>();
    Set<ListFile> left = new LinkedHashSet<>(files);
    for (ListReader form : FORMS) {
      for (List<ListFile> claimed : form.claim(List.copyOf(left))) {
        issues.add(new Issue(form, claimed));
        claimed.forEach(left::remove);
      }
    }
    return new Found(issues, List.copyOf(left));
  }

  /// Reads a kept issue with the form that read it first.
  static LoadedList again(KeptIssue kept, List<ListFile> files) throws IOException {
    ListReader reader =
        FORMS.stream()
            .filter(form -> form.form().equals(kept.form()))
            .findFirst()
            .orElseThrow(
                () ->
                    new BadInput(
                        kept.snapshot().list() + " " + kept.snapshot().sha256(),
                        "",
                        "was read as " + kept.form() + ", which this version doesn't know",
                        "Import the list again"));
    List<ListFile> ordered = new ArrayList<>();
    reader.claim(files).forEach(ordered::addAll);
    if (ordered.size() != files.size()) {
      throw SnapshotJson.damaged(kept.snapshot().list() + " " + kept.snapshot().sha256(), null);
    }
    return new Issue(reader, ordered).read(kept.lenient(), kept.snapshot().fetched());
  }

  private static List<ListSnapshot.SourceFile> sourceFiles(List<ListFile> files)
      throws IOException {
    List<ListSnapshot.SourceFile> sources = new ArrayList<>();
    for (ListFile file : files) {
      sources.add(
          new ListSnapshot.SourceFile(file.name(), file.source(), file.sizeBytes(), file.sha256()));
    }
    sources.sort(
        Comparator.comparing(ListSnapshot.SourceFile::name)
            .thenComparing(ListSnapshot.SourceFile::sha256));
    return sources;
  }

  /// The file's own hash, or that of the set: lines `HASH  NAME`, as `sha256sum` writes them.
  private static String digest(List<ListFile> files) throws IOException {
    if (files.size() == 1) {
      return files.getFirst().sha256();
    }
    StringBuilder lines = new StringBuilder();
    for (ListSnapshot.SourceFile file : sourceFiles(files)) {
      lines.append(file.sha256()).append("  ").append(file.name()).append('\n');
    }
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256")
              .digest(lines.toString().getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(hash);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
