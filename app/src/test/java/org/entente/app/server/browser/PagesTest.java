package org.entente.app.server.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.entente.app.server.door.Pages;
import org.entente.app.server.taxii.StandingNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// How a node serves its pages, to whoever comes.
class PagesTest {
  /// A file that is shorter gains nothing by being packed.
  private static final int LEAST_PACKED = 100;

  @TempDir private Path folder;

  private static HttpResponse<String> send(
      StandingNode node, String method, String path, String... headers)
      throws IOException, InterruptedException {
    HttpRequest.Builder request = node.request(method, path, "", "", "");
    if (headers.length > 0) {
      request.headers(headers);
    }
    return node.client.send(request.build(), HttpResponse.BodyHandlers.ofString());
  }

  private static String header(HttpResponse<String> response, String name) {
    return response.headers().firstValue(name).orElse("");
  }

  /// Every line of a test tells what it saw: without npm there are no pages to look at.
  private static boolean isBuilt() {
    boolean isBuilt = Pages.class.getResource("/org/entente/web/pages/files.txt") != null;
    if (!isBuilt) {
      System.out.println("PagesTest: the pages are not built here (no npm?)");
    }
    return isBuilt;
  }

  @Test
  void everyViewIsTheOnePageUnderAStrictPolicy() throws Exception {
    try (StandingNode node = new StandingNode(folder.resolve("us"), Map.of())) {
      for (String path : List.of("/", "/welcome", "/desk", "/desk/cases/us-1", "/desk/a/%2e%2e")) {
        HttpResponse<String> page = send(node, "GET", path);
        if (!isBuilt()) {
          assertThat(page.statusCode()).isEqualTo(503);
          assertThat(header(page, "Content-Type")).startsWith("text/plain");
          assertThat(page.body()).contains("pages", "not built", "npm");
          continue;
        }
        assertThat(page.statusCode()).as(path).isEqualTo(200);
        assertThat(header(page, "Content-Type")).isEqualTo("text/html; charset=utf-8");
        assertThat(header(page, "Cache-Control")).startsWith("no-cache");
        String policy = header(page, "Content-Security-Policy");
        assertThat(policy)
            .contains("default-src 'none'", "script-src 'self';", "frame-ancestors 'none'")
            .contains("require-trusted-types-for 'script'")
            .doesNotContain("unsafe");
        assertThat(page.body()).doesNotContain("<style", "style=", "onload", "http://", "https://");
        assertThat(Pattern.compile("<script(?![^>]*src=\"/assets/)").matcher(page.body()).find())
            .as("inline scripts")
            .isFalse();
      }
    }
  }

  @Test
  void filesAreKeptForeverAndComePacked() throws Exception {
    try (StandingNode node = new StandingNode(folder.resolve("us"), Map.of())) {
      if (!isBuilt()) {
        return;
      }
      String page = send(node, "GET", "/").body();
      List<String> files =
          Pattern.compile("\"(/assets/[^\"]+)\"")
              .matcher(page)
              .results()
              .map((MatchResult one) -> one.group(1))
              .distinct()
              .toList();
      assertThat(files).isNotEmpty();
      for (String file : files) {
        HttpResponse<String> plain = send(node, "GET", file);
        assertThat(plain.statusCode()).as(file).isEqualTo(200);
        assertThat(header(plain, "Cache-Control")).contains("immutable", "max-age=31536000");
        assertThat(header(plain, "Vary")).isEqualTo("Accept-Encoding");
        if (plain.body().length() > LEAST_PACKED) {
          HttpResponse<String> packed = send(node, "GET", file, "Accept-Encoding", "gzip, br");
          HttpResponse<String> zipped = send(node, "GET", file, "Accept-Encoding", "gzip, br;q=0");
          assertThat(header(packed, "Content-Encoding")).isEqualTo("br");
          assertThat(header(zipped, "Content-Encoding")).isEqualTo("gzip");
          assertThat(header(packed, "ETag")).isNotEqualTo(header(plain, "ETag"));
        }
        HttpResponse<String> held = send(node, "GET", file, "If-None-Match", header(plain, "ETag"));
        assertThat(held.statusCode()).isEqualTo(304);
        assertThat(held.body()).isEmpty();
      }
    }
  }

  @Test
  void nothingElseIsServedThere() throws Exception {
    try (StandingNode node = new StandingNode(folder.resolve("us"), Map.of())) {
      for (String path :
          List.of(
              "/assets/",
              "/assets/none.js",
              "/assets/../index.html",
              "/assets/%2e%2e/files.txt",
              "/assets/..%2ffiles.txt")) {
        assertThat(send(node, "GET", path).statusCode()).as(path).isIn(400, 401, 404);
      }
      assertThat(send(node, "GET", "/index.html").statusCode()).isIn(401, 404);
      assertThat(send(node, "POST", "/").statusCode()).isEqualTo(405);
      assertThat(send(node, "POST", "/desk/cases").statusCode()).isEqualTo(405);
    }
  }
}
