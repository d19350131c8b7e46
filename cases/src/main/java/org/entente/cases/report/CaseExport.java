package org.entente.cases.report;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import org.entente.base.message.Language;
import org.entente.cases.CaseBook;
import org.entente.cases.CaseView;
import org.entente.cases.Chain;
import org.entente.cases.Entry;
import org.entente.cases.Marking;
import org.entente.cases.Times;
import tools.jackson.databind.ObjectWriter;
import tools.jackson.databind.json.JsonMapper;

/// A case as a folder: the evidence to the byte, a report in each language, `case.json` with every
/// entry, `manifest.json` and `SHA256SUMS` with every hash, `recompute.txt` with the commands,
/// `chain.txt` with the hashes that chain the entries of the journal.
public final class CaseExport {
  private static final ObjectWriter JSON =
      JsonMapper.builder().build().writerWithDefaultPrettyPrinter();

  private CaseExport() {}

  /// Files by their names; the same case and version give the same bytes.
  ///
  /// @param chain of all entries that were recorded by then
  /// @param content gives the bytes of a hash
  public static Map<String, byte[]> files(
      CaseView view, Chain chain, Function<String, byte[]> content, String version) {
    Map<Integer, String> names = new LinkedHashMap<>();
    Map<String, byte[]> files = new TreeMap<>();
    for (Entry one : view.evidence()) {
      String sha256 = one.sha256();
      if (sha256 != null) {
        String name =
            String.format(Locale.ROOT, "evidence/%03d-%s", one.position(), one.kind().word());
        names.put(one.position(), name);
        files.put(name, content.apply(sha256));
      }
    }
    for (Language language : Language.values()) {
      files.put(
          "report." + language.code() + ".html",
          new Report(view, language, version, names).text().getBytes(UTF_8));
    }
    files.put("recompute.txt", recompute(view, names, version).getBytes(UTF_8));
    files.put("case.json", json(EntryFields.of(view)));
    files.put("chain.txt", lines(chain).getBytes(UTF_8));
    files.put("manifest.json", json(manifest(view, chain, files, version)));
    StringBuilder sums = new StringBuilder();
    files.forEach(
        (name, bytes) ->
            sums.append(CaseBook.sha256(bytes)).append("  ").append(name).append('\n'));
    files.put("SHA256SUMS", sums.toString().getBytes(UTF_8));
    return Collections.unmodifiableMap(files);
  }

  private static byte[] json(Map<String, Object> document) {
    return (JSON.writeValueAsString(document).replace("\r\n", "\n") + "\n").getBytes(UTF_8);
  }

  private static String lines(Chain chain) {
    StringBuilder lines = new StringBuilder();
    chain.entryHashes().forEach(one -> lines.append(one).append('\n'));
    return lines.toString();
  }

  private static Map<String, Object> manifest(
      CaseView view, Chain chain, Map<String, byte[]> files, String version) {
    Map<String, Object> manifest = new LinkedHashMap<>();
    manifest.put("case", view.id());
    manifest.put("version", version);
    manifest.put("marking", Marking.strictest(view.entries()).map(Marking::word).orElse("none"));
    manifest.put("recorded", Times.text(view.entries().getLast().recordedMicros()));
    manifest.put("chain", EntryFields.of(chain));
    Map<String, Object> hashes = new LinkedHashMap<>();
    files.forEach((name, bytes) -> hashes.put(name, CaseBook.sha256(bytes)));
    manifest.put("sha256", hashes);
    return manifest;
  }

  /// For people to read and run line by line: it holds what others wrote, so it is no script.
  private static String recompute(CaseView view, Map<Integer, String> names, String version) {
    StringBuilder lines = new StringBuilder();
    lines.append("# Entente ").append(version).append('\n').append("sha256sum -c SHA256SUMS\n");
    for (Entry one : view.evidence()) {
      lines.append("\n# ").append(names.get(one.position())).append(' ').append(one.sha256());
      lines.append('\n');
      String command = one.command().replaceAll("\\p{Cntrl}", " ");
      lines.append(command.isEmpty() ? "# no command: its hash is what can be compared" : command);
      lines.append('\n');
    }
    return lines.toString();
  }
}
