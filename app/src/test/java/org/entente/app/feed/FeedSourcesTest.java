package org.entente.app.feed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.entente.base.BadInput;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The file that says which feeds are asked.
class FeedSourcesTest {
  @TempDir private Path folder;

  private List<FeedSource> read(String text) throws Exception {
    return FeedSources.read(Files.writeString(folder.resolve("feeds"), text));
  }

  @Test
  void eachFeedStandsWithWhatItMayDo() throws Exception {
    List<FeedSource> all =
        read(
            """
            us.url=https://a.example/feed
            us.senders=x@y, z@y
            us.every=30
            jp.url=https://b.example/
            jp.hosts=c.example d.example:8443
            """);
    assertThat(all).extracting(FeedSource::name).containsExactly("jp", "us");
    assertThat(all.get(0).hosts()).containsExactlyInAnyOrder("c.example", "d.example:8443");
    assertThat(all.get(1).rules().senders()).containsExactlyInAnyOrder("x@y", "z@y");
    assertThat(all.get(1).every()).isEqualTo(Duration.ofSeconds(30));
    assertThat(all.get(0).isPrivate()).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "us.senders=x",
        "us.url=http://a.example/",
        "us.url=https://user@a.example/",
        "us.url=file:///x",
        "us.url=not an address",
        "us.url=https://a.example/\nus.every=1",
        "us.url=https://a.example/\nus.private=yes",
        "us.url=https://a.example/\nus.signed=true",
        "us.url=https://a.example/\nus.sender=x",
        "U S.url=https://a.example/",
        "us.url=\\u00zz"
      })
  void whatCanNotBeIsRefused(String text) {
    assertThatThrownBy(() -> read(text)).isInstanceOf(BadInput.class);
  }
}
