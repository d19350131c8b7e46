package org.entente.app.watch;

import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.entente.app.feed.FeedSource;
import org.entente.app.feed.FeedSources;
import org.entente.base.BadInput;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// Which feeds a command is about: those of a file, or one by its address.
final class PolledFeeds {
  @Option(names = "--feeds", paramLabel = "FILE", description = "${bundle:OPTION_WARNINGS_FEEDS}")
  private @Nullable Path file;

  @Option(names = "--url", paramLabel = "URL", description = "${bundle:OPTION_WARNINGS_URL}")
  private @Nullable String url;

  @Option(
      names = "--sender",
      paramLabel = "NAME",
      description = "${bundle:OPTION_WARNINGS_SENDERS}")
  private List<String> senders = List.of();

  @Option(names = "--host", paramLabel = "HOST", description = "${bundle:OPTION_WARNINGS_HOSTS}")
  private List<String> hosts = List.of();

  @Option(names = "--ca", paramLabel = "CA.pem", description = "${bundle:OPTION_WARNINGS_CA}")
  private @Nullable Path authority;

  @Option(names = "--private", description = "${bundle:OPTION_WARNINGS_PRIVATE}")
  private boolean isPrivate;

  List<FeedSource> all() throws IOException {
    Path from = file;
    String address = url;
    if (from != null && address == null) {
      return FeedSources.read(from);
    }
    if (from != null || address == null) {
      throw new BadInput("--feeds", "", "give it, or --url", "Name the feeds in one of two ways.");
    }
    Map<String, String> said = new LinkedHashMap<>();
    said.put("url", address);
    said.put("senders", String.join(",", senders));
    said.put("hosts", String.join(",", hosts));
    said.put("private", Boolean.toString(isPrivate));
    if (authority != null) {
      said.put("ca", authority.toAbsolutePath().toString());
    }
    return List.of(FeedSources.source(Path.of("--url"), "feed", said));
  }
}
