package org.entente.trace.label.read;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableSet;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.entente.trace.label.Claim;
import org.entente.trace.label.Confidence;
import org.entente.trace.label.Label;
import org.jspecify.annotations.Nullable;

/// Reads the addresses of the US sanctions list as they are passed around: a file for each ticker,
/// and a table of the days on which each was there.
final class OfacReader {
  static final Pattern LIST = Pattern.compile("sanctioned_addresses_([A-Z0-9]+)\\.txt");
  static final String HISTORY = "asset,address,first_seen,last_seen";

  static final String SOURCE = "OFAC SDN list";
  private static final Confidence AUTHORITY = Confidence.of("authority_data").orElseThrow();
  private static final String MEND = "Mend the line, or leave it out with --lenient.";

  private OfacReader() {}

  /// The claim that an address is listed under a ticker. The same words in every form of the list,
  /// so that the history of one answers for all.
  static Claim claim(String ticker, LocalDate known, @Nullable LocalDate retracted) {
    return claim(ticker, "", known, retracted);
  }

  static Claim claim(String ticker, String note, LocalDate known, @Nullable LocalDate retracted) {
    return new Claim(
        "OFAC sanctioned address",
        "",
        List.of("sanction"),
        AUTHORITY,
        SOURCE,
        "OFAC",
        ticker,
        false,
        null,
        known,
        retracted,
        note);
  }

  /// One address a line; the ticker stands in the file's name.
  static void list(Source source, Consumer<Label> labels) throws IOException {
    Matcher name = LIST.matcher(source.plainName());
    if (!name.matches()) {
      throw new IllegalArgumentException(source.name());
    }
    Claim claim = claim(name.group(1), source.day(), null);
    try (BufferedReader lines = source.lines()) {
      long number = 0;
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        number++;
        String address = line.strip();
        if (address.indexOf(' ') >= 0 || address.indexOf(',') >= 0) {
          source.doubts().add(source.bad(number, "more than one address in a line", MEND));
        } else if (!address.isEmpty()) {
          labels.accept(new Label(Source.address(address), claim));
        }
      }
    } catch (CharacterCodingException e) {
      throw source.notText(e);
    }
  }

  private record Seen(long line, String asset, String address, LocalDate first, String last) {}

  /// First and last day on which an extract of the list had the address. What was there no more is
  /// taken back on the day of the next extract: an address whose spelling changed between two of
  /// them was listed throughout.
  static void history(Source source, Consumer<Label> labels) throws IOException {
    List<Seen> rows = new ArrayList<>();
    NavigableSet<LocalDate> extracts = new TreeSet<>();
    try (BufferedReader lines = source.lines()) {
      lines.readLine(); // the heading
      long number = 1;
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        number++;
        List<String> cells = line.isBlank() ? List.of() : List.of(line.split(",", -1));
        if (cells.size() == 4) {
          LocalDate first = source.date(number, "first_seen", cells.get(2));
          extracts.add(first);
          rows.add(new Seen(number, cells.get(0), cells.get(1), first, cells.get(3)));
        } else if (!cells.isEmpty()) {
          source.doubts().add(source.bad(number, cells.size() + " cells instead of 4", MEND));
        }
      }
    } catch (CharacterCodingException e) {
      throw source.notText(e);
    }
    for (Seen row : rows) {
      LocalDate retracted = null;
      if (!row.last.isEmpty()) {
        LocalDate last = source.date(row.line, "last_seen", row.last);
        LocalDate next = extracts.higher(last);
        retracted = next == null ? last.plusDays(1) : next;
      }
      labels.accept(new Label(Source.address(row.address), claim(row.asset, row.first, retracted)));
    }
  }
}
