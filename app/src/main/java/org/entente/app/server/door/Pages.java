package org.entente.app.server.door;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.entente.app.server.Answer;
import org.entente.app.server.people.OidcRoutes;
import org.entente.exchange.taxii.Refusal;
import org.jspecify.annotations.Nullable;

/// The pages, as the module web built them: the same files for everybody, since what they show
/// comes by the routes of the table. Only what stands in the list that was built with them is
/// served; every view is the one page, and its script reads the address.
public final class Pages {
  /// Where the pages are on the class path; nowhere in a build without npm.
  private static final String ROOT = "/org/entente/web/";

  private static final String INDEX = "index.html";
  private static final String ASSETS = "/assets/";

  /// Nothing but files of this node, nothing inline, no text that becomes code or markup. The one
  /// policy of Trusted Types makes addresses of workers (`src/frame/trusted.ts`).
  private static final String POLICY =
      "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data: blob:;"
          + " font-src 'self'; connect-src 'self'; worker-src 'self'; manifest-src 'self';"
          + " base-uri 'none'; form-action 'none'; frame-ancestors 'none'; object-src 'none';"
          + " require-trusted-types-for 'script'; trusted-types entente";

  private record File(String path, String sha256, boolean hasBrotli, boolean hasGzip) {}

  private final Map<String, File> files = new TreeMap<>();

  Pages() {
    byte[] list = read("pages/files.txt");
    if (list == null) {
      return;
    }
    new String(list, UTF_8)
        .lines()
        .map(line -> line.split("\t", -1))
        .forEach(
            part ->
                files.put(
                    part[0],
                    new File(part[0], part[2], part[3].contains("br="), part[3].contains("gz="))));
  }

  static boolean areBuilt() {
    return Pages.class.getResource(ROOT + "pages/files.txt") != null;
  }

  /// Whether a path is a page's, whatever stands there.
  static boolean isPage(String path) {
    return path.equals("/")
        || path.equals("/welcome")
        || path.startsWith(OidcRoutes.BACK)
        || path.equals("/desk")
        || path.startsWith("/desk/")
        || path.startsWith(ASSETS);
  }

  /// @param encodings what the browser unpacks (`Accept-Encoding`); empty when it didn't say
  /// @param known the tag of what it holds (`If-None-Match`); empty when it didn't say
  Answer answer(String method, String path, String encodings, String known) {
    if (!method.equals("GET") && !method.equals("HEAD")) {
      throw new Refusal(405, "Method not allowed", "Use GET");
    }
    if (files.isEmpty()) {
      return missing(path);
    }
    boolean isAsset = path.startsWith(ASSETS);
    File file = files.get(isAsset ? path.substring(1) : INDEX);
    if (file == null) {
      throw Refusal.notFound();
    }
    boolean isBrotli = file.hasBrotli() && encodings.matches(".*\\bbr\\b(?!\\s*;\\s*q=0(\\D|$)).*");
    boolean isGzip =
        !isBrotli && file.hasGzip() && encodings.matches(".*\\bgzip\\b(?!\\s*;\\s*q=0(\\D|$)).*");
    String suffix = isBrotli ? ".br" : isGzip ? ".gz" : "";
    String tag = "\"" + file.sha256().substring(0, 32) + suffix + "\"";
    Map<String, String> headers = headers();
    headers.put("Vary", "Accept-Encoding");
    headers.put("ETag", tag);
    // The name of an asset holds its hash: another content has another name.
    headers.put(
        "Cache-Control", isAsset ? "public, max-age=31536000, immutable" : "no-cache, private");
    if (known.contains(tag)) {
      return new Answer(304, headers, new byte[0]);
    }
    headers.put("Content-Type", type(file.path()));
    if (!suffix.isEmpty()) {
      headers.put("Content-Encoding", isBrotli ? "br" : "gzip");
    }
    byte[] bytes =
        Optional.ofNullable(read("pages/" + file.path() + suffix))
            .orElseThrow(() -> new IllegalStateException(file + " is in the list but not here"));
    return new Answer(200, headers, bytes);
  }

  private static Map<String, String> headers() {
    Map<String, String> headers = new LinkedHashMap<>();
    headers.put("Content-Security-Policy", POLICY);
    headers.put("Referrer-Policy", "no-referrer");
    headers.put("X-Frame-Options", "DENY");
    headers.put("Cross-Origin-Opener-Policy", "same-origin");
    headers.put("Cross-Origin-Resource-Policy", "same-origin");
    headers.put("Permissions-Policy", "camera=(), microphone=(), geolocation=(), usb=()");
    return headers;
  }

  /// A node that was built without npm works by the command line and by its routes.
  private static Answer missing(String path) {
    if (path.startsWith(ASSETS)) {
      throw Refusal.notFound();
    }
    byte[] why = read("missing.txt");
    String text =
        """
        The pages of this Entente node were not built%s.
        Install Node.js 20.19 or newer with npm, build again (./entente --help does), and start the node again.
        Everything else works: ./entente --help, and GET /openapi.json for programs.
        """
            .formatted(why == null ? "" : ": " + new String(why, UTF_8));
    Map<String, String> headers = headers();
    headers.put("Content-Type", "text/plain; charset=utf-8");
    return new Answer(503, headers, text.getBytes(UTF_8));
  }

  private static String type(String path) {
    return switch (path.substring(path.lastIndexOf('.') + 1)) {
      case "html" -> "text/html; charset=utf-8";
      case "js" -> "text/javascript; charset=utf-8";
      case "css" -> "text/css; charset=utf-8";
      case "svg" -> "image/svg+xml";
      case "json" -> "application/json";
      case "woff2" -> "font/woff2";
      case "png" -> "image/png";
      case "wasm" -> "application/wasm";
      default -> "application/octet-stream";
    };
  }

  private static byte @Nullable [] read(String name) {
    try (InputStream in = Pages.class.getResourceAsStream(ROOT + name)) {
      return in == null ? null : in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
