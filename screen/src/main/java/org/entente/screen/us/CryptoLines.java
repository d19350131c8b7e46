package org.entente.screen.us;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.entente.base.BadInput;
import org.entente.screen.ListId;
import org.entente.screen.Name;
import org.entente.screen.NameUse;
import org.entente.screen.RawRow;
import org.entente.screen.TargetDraft;
import org.entente.screen.Wallet;
import org.entente.screen.read.ListFile;
import org.entente.screen.read.ListReader;
import org.entente.screen.read.ReadList;
import org.entente.screen.read.Reading;

/// Plain text, one address a line: the crypto addresses of the SDN list as others extract them,
/// one file an asset. Such a file says no more than that the address is on the list. The asset is
/// what the file's name ends in; an address under several assets is one target.
public final class CryptoLines implements ListReader {
  private static final ListId LIST = new ListId("us-crypto");
  private static final int MAX_LINES = 5_000_000;
  private static final Pattern ADDRESS = Pattern.compile("[0-9A-Za-z:]{25,120}");
  private static final Pattern NAMED = Pattern.compile(".*_([A-Z0-9]{2,10})(?:\\.[a-z]+)?");

  @Override
  public String form() {
    return "crypto-lines";
  }

  @Override
  public List<List<ListFile>> claim(List<ListFile> files) throws IOException {
    List<ListFile> ours = new ArrayList<>();
    for (ListFile file : files) {
      if (isAddresses(file)) {
        ours.add(file);
      }
    }
    return ours.isEmpty() ? List.of() : List.of(ours);
  }

  private static boolean isAddresses(ListFile file) throws IOException {
    String head = file.headText();
    boolean cut = head.length() >= 1 << 16;
    List<String> lines = head.lines().map(String::strip).filter(l -> !l.isEmpty()).toList();
    List<String> whole = cut && !lines.isEmpty() ? lines.subList(0, lines.size() - 1) : lines;
    return !whole.isEmpty()
        && whole.stream().allMatch(line -> ADDRESS.matcher(line).matches())
        && whole.stream().anyMatch(line -> line.chars().anyMatch(Character::isDigit));
  }

  @Override
  public ReadList read(List<ListFile> files, Reading reading) throws IOException {
    Map<String, TargetDraft> drafts = new LinkedHashMap<>();
    for (ListFile file : files) {
      file(file, drafts, reading);
    }
    return new ReadList(LIST, null, drafts.values().stream().map(TargetDraft::target).toList());
  }

  private static void file(ListFile file, Map<String, TargetDraft> drafts, Reading reading)
      throws IOException {
    Matcher named = NAMED.matcher(file.name());
    String asset = named.matches() ? named.group(1) : "";
    Set<String> seen = new LinkedHashSet<>();
    try (BufferedReader in =
        new BufferedReader(new InputStreamReader(file.open(), StandardCharsets.UTF_8))) {
      int line = 0;
      for (String text = in.readLine(); text != null; text = in.readLine()) {
        String address = text.strip();
        if (++line > MAX_LINES) {
          throw new BadInput(file.source(), "line " + line, "too many lines", "Split the file");
        }
        if (address.isEmpty()) {
          continue;
        }
        if (!ADDRESS.matcher(address).matches()) {
          reading.broken(file, line, "is no crypto address");
        } else if (!seen.add(address)) {
          reading.warn(file.source() + ", line " + line + ": stands twice");
        } else {
          address(file, line, asset, address, drafts);
        }
      }
    }
  }

  private static void address(
      ListFile file, int line, String asset, String address, Map<String, TargetDraft> drafts) {
    TargetDraft draft = drafts.computeIfAbsent(address, a -> new TargetDraft(LIST, a));
    draft.name(Name.whole(address, NameUse.PRIMARY, false, "line"));
    draft.wallet(new Wallet(asset, address));
    draft.row(
        new RawRow(file.name(), "line " + line, List.of(new RawRow.Cell("address", address))));
  }
}
