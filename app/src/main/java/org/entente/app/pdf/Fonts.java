package org.entente.app.pdf;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.entente.base.BadInput;

/// Fonts with which a text can be set, found on this machine. Which one is taken shows in the
/// bytes of a report, so they are looked for in a fixed order.
public final class Fonts {
  /// Free fonts, or those that come with a system, which have Korean or Japanese signs.
  private static final Pattern KNOWN =
      Pattern.compile(
          "(?i)(droidsansfallbackfull|noto.?sans.?(kr|jp|cjk)|noto.?serif.?(kr|jp)|nanum"
              + "|pretendard|unbatang|undotum|baekmuk|ipaex|ipag|ipam|takao|vl-gothic|malgun"
              + "|applegothic|applemyungjo|yumin|yugoth)[^/\\\\]*\\.(ttf|woff)");

  /// For Latin letters, where the others have none.
  private static final Pattern LATIN =
      Pattern.compile("(?i)(dejavusans|liberationsans-regular|notosans-regular|arial)\\.ttf");

  private static final int DEPTH = 6;

  private final List<FontFile> files;

  private Fonts(List<FontFile> files) {
    this.files = files;
  }

  /// Fonts that together have all Korean, Japanese and Latin letters of the text: those that were
  /// named, and what they lack of those found below the folders. Throws [BadInput] when a letter is
  /// missing.
  public static Fonts of(List<Path> named, List<Path> folders, String text) throws IOException {
    List<FontFile> taken = new ArrayList<>();
    Set<Integer> missing = new TreeSet<>();
    text.codePoints().filter(Fonts::isLetter).forEach(missing::add);
    for (Path path : named) {
      FontFile font =
          FontFile.open(path)
              .orElseThrow(
                  () ->
                      new BadInput(
                          path.toString(),
                          "",
                          "it can't be put into a PDF",
                          "Give a TrueType font (.ttf)"));
      missing.removeIf(font::has);
      taken.add(font);
    }
    for (Path path : missing.isEmpty() ? List.<Path>of() : found(folders)) {
      tried(path).filter(font -> missing.removeIf(font::has)).ifPresent(taken::add);
    }
    if (!missing.isEmpty()) {
      throw absent(missing.iterator().next());
    }
    return new Fonts(taken);
  }

  private static BadInput absent(int codePoint) {
    return new BadInput(
        "--font",
        "",
        "no font here has " + Character.toString(codePoint) + " (U+%04X)".formatted(codePoint),
        "Install one (Debian: apt-get install fonts-nanum fonts-ipaexfont-gothic), or give .ttf or"
            + " .woff files: --font FILE");
  }

  private static Optional<FontFile> tried(Path path) throws IOException {
    try {
      return FontFile.open(path);
    } catch (BadInput _) {
      return Optional.empty();
    }
  }

  /// Letters must be there; of other signs the number is shown instead.
  private static boolean isLetter(int codePoint) {
    return switch (Character.UnicodeScript.of(codePoint)) {
      case LATIN, HANGUL, HAN, HIRAGANA, KATAKANA -> true;
      default -> codePoint > ' ' && codePoint < 0x7F;
    };
  }

  private static List<Path> found(List<Path> folders) throws IOException {
    List<Path> found = new ArrayList<>();
    for (Pattern names : List.of(KNOWN, LATIN)) {
      for (Path folder : folders) {
        if (Files.isDirectory(folder)) {
          try (Stream<Path> files = Files.find(folder, DEPTH, (path, _) -> is(names, path))) {
            files.sorted().forEach(found::add);
          } catch (UncheckedIOException e) {
            throw e.getCause();
          }
        }
      }
    }
    return found;
  }

  private static boolean is(Pattern names, Path path) {
    Path name = path.getFileName();
    return name != null
        && names.matcher(name.toString()).matches()
        && !name.toString().matches("(?i).*(bold|light|thin|black|medium).*");
  }

  List<FontFile> files() {
    return files;
  }

  boolean has(int codePoint) {
    return files.stream().anyMatch(font -> font.has(codePoint));
  }
}
