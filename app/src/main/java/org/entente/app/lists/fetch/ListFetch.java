package org.entente.app.lists.fetch;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/// Gets files by HTTP: only http and https, a few redirects (none from https to http), bounded in
/// size and time, asked again a few times where the line or the server failed. A file is only
/// there when all of it came.
public final class ListFetch implements AutoCloseable {
  private static final Duration CONNECT = Duration.ofSeconds(15);
  private static final long MAX_BYTES = 512L << 20;
  private static final int MAX_REDIRECTS = 5;
  private static final int HEAD_BYTES = 512;
  private static final int NOT_MODIFIED = 304;

  /// What a publisher said of a file when it was last fetched.
  ///
  /// @param etag empty where none was given
  /// @param lastModified as the publisher wrote it; empty where none was given
  public record Mark(String etag, String lastModified) {
    static final Mark NONE = new Mark("", "");
  }

  /// What came.
  public sealed interface Answer {
    /// All of it, in the file that was asked for.
    record Fresh(Mark mark) implements Answer {}

    /// What was fetched last is still the publisher's.
    record Unchanged() implements Answer {}
  }

  private final HttpClient http;
  private final Duration patience;
  private final int attempts;

  /// `patience` is for one file, from the first byte asked to the last one got.
  public ListFetch(Proxies proxies, Duration patience, int attempts) {
    this.patience = patience;
    this.attempts = attempts;
    http =
        HttpClient.newBuilder()
            .connectTimeout(CONNECT.compareTo(patience) < 0 ? CONNECT : patience)
            .followRedirects(HttpClient.Redirect.NEVER)
            .proxy(proxies)
            .build();
  }

  /// Fetches into the file. With a mark the publisher may answer that nothing has changed.
  Answer get(String address, Mark mark, Path file) throws FetchFailure, InterruptedException {
    for (int attempt = 1; ; attempt++) {
      try {
        return once(uri(address), mark, file);
      } catch (FetchFailure e) {
        if (!e.isPassing() || attempt >= attempts) {
          throw e;
        }
        Thread.sleep(Duration.ofMillis(500L * attempt));
      }
    }
  }

  private static URI uri(String address) throws FetchFailure {
    try {
      URI uri = URI.create(address);
      String scheme = String.valueOf(uri.getScheme()).toLowerCase(Locale.ROOT);
      if (uri.getHost() != null && (scheme.equals("https") || scheme.equals("http"))) {
        return uri;
      }
    } catch (IllegalArgumentException e) {
      throw new FetchFailure(address + " is no address: " + e.getMessage(), false, e);
    }
    throw new FetchFailure(address + " is no address of the web", false);
  }

  private Answer once(URI first, Mark mark, Path file) throws FetchFailure, InterruptedException {
    URI address = first;
    for (int redirects = 0; redirects <= MAX_REDIRECTS; redirects++) {
      HttpResponse<Long> response = ask(address, mark, file);
      int status = response.statusCode();
      if (status == NOT_MODIFIED && !mark.equals(Mark.NONE)) {
        return new Answer.Unchanged();
      }
      if (status >= 300 && status < 400) {
        address = redirected(address, response);
      } else if (status == 200) {
        return fresh(address, response, file);
      } else {
        boolean passing = status >= 500 || status == 429 || status == 408;
        throw new FetchFailure(name(address) + " answers with HTTP status " + status, passing);
      }
    }
    throw new FetchFailure(name(first) + " sends from one address to the next without end", false);
  }

  private static URI redirected(URI from, HttpResponse<Long> response) throws FetchFailure {
    String location = response.headers().firstValue("Location").orElse("");
    if (location.isEmpty()) {
      throw new FetchFailure(
          name(from) + " answers with HTTP status " + response.statusCode() + " and no address",
          false);
    }
    URI to = uri(resolved(from, location));
    if ("https".equalsIgnoreCase(from.getScheme()) && !"https".equalsIgnoreCase(to.getScheme())) {
      throw new FetchFailure(name(from) + " sends away from https, to " + name(to), false);
    }
    return to;
  }

  private static String resolved(URI from, String location) throws FetchFailure {
    try {
      return from.resolve(location).toString();
    } catch (IllegalArgumentException e) {
      throw new FetchFailure(name(from) + " sends to no address: " + location, false, e);
    }
  }

  private HttpResponse<Long> ask(URI address, Mark mark, Path file)
      throws FetchFailure, InterruptedException {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(address)
            .timeout(patience)
            .header("User-Agent", "entente (lists update)")
            .header("Accept", "*/*");
    if (!mark.etag().isEmpty()) {
      request.header("If-None-Match", mark.etag());
    }
    if (!mark.lastModified().isEmpty()) {
      request.header("If-Modified-Since", mark.lastModified());
    }
    CompletableFuture<HttpResponse<Long>> sent =
        http.sendAsync(request.GET().build(), _ -> new FileBody(file, MAX_BYTES));
    try {
      return sent.get(patience.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      sent.cancel(true);
      throw new FetchFailure(
          name(address) + " takes longer than " + patience.toSeconds() + " s", true, e);
    } catch (ExecutionException e) {
      throw new FetchFailure("cannot get " + name(address) + ": " + reason(e), true, e);
    } catch (InterruptedException e) {
      sent.cancel(true);
      throw e;
    }
  }

  private static String reason(ExecutionException e) {
    Throwable cause = e.getCause() == null ? e : e.getCause();
    String said = cause.getMessage();
    return said == null || said.isBlank() ? cause.getClass().getSimpleName() : said;
  }

  private static Answer fresh(URI address, HttpResponse<Long> response, Path file)
      throws FetchFailure {
    if (response.body() == 0) {
      throw new FetchFailure(name(address) + " answers with an empty file", false);
    }
    String type = response.headers().firstValue("Content-Type").orElse("");
    try {
      if (isPage(file)) {
        throw new FetchFailure(
            name(address)
                + " answers with a web page instead of a file"
                + (type.isEmpty() ? "" : " (" + type + ")")
                + ", maybe a login or a notice",
            false);
      }
      String modified = header(response, "Last-Modified");
      Instant time = instant(modified);
      if (time != null) {
        Files.setLastModifiedTime(file, FileTime.from(time));
      }
      return new Answer.Fresh(new Mark(header(response, "ETag"), modified));
    } catch (FetchFailure e) {
      throw e;
    } catch (IOException e) {
      throw new FetchFailure("cannot keep what came from " + name(address), false, e);
    }
  }

  /// What is sent back next time must be a header's value.
  private static String header(HttpResponse<Long> response, String name) {
    String value = response.headers().firstValue(name).orElse("");
    return value.length() <= 200 && value.matches("[\\x20-\\x7e]*") ? value : "";
  }

  private static boolean isPage(Path file) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      String head = new String(in.readNBytes(HEAD_BYTES), StandardCharsets.ISO_8859_1);
      String plain = head.replaceFirst("^\\W*?(?=<)", "").stripLeading().toLowerCase(Locale.ROOT);
      return plain.startsWith("<!doctype html") || plain.startsWith("<html");
    }
  }

  private static @Nullable Instant instant(String modified) {
    try {
      return modified.isEmpty()
          ? null
          : ZonedDateTime.parse(modified, DateTimeFormatter.RFC_1123_DATE_TIME).toInstant();
    } catch (DateTimeException e) {
      return null;
    }
  }

  /// The text of a page that links to a file, at most four megabytes of it.
  String page(String address, Path file) throws FetchFailure, InterruptedException {
    URI uri = uri(address);
    for (int redirects = 0; redirects <= MAX_REDIRECTS; redirects++) {
      HttpResponse<Long> response = ask(uri, Mark.NONE, file);
      int status = response.statusCode();
      if (status == 200) {
        try (InputStream in = Files.newInputStream(file)) {
          return new String(in.readNBytes(4 << 20), StandardCharsets.UTF_8);
        } catch (IOException e) {
          throw new FetchFailure("cannot keep what came from " + name(uri), false, e);
        }
      }
      if (status < 300 || status >= 400) {
        throw new FetchFailure(name(uri) + " answers with HTTP status " + status, status >= 500);
      }
      uri = redirected(uri, response);
    }
    throw new FetchFailure(address + " sends from one address to the next without end", false);
  }

  /// Without what may be secret: the signature of a store's address.
  private static String name(URI address) {
    return address.getScheme() + "://" + address.getRawAuthority() + address.getRawPath();
  }

  @Override
  public void close() {
    http.shutdownNow();
  }
}
