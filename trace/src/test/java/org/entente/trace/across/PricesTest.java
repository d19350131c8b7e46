package org.entente.trace.across;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import org.entente.base.BadInput;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PricesTest {
  private static final long NOON = Instant.parse("2025-02-21T12:00:00Z").getEpochSecond();
  private static final BigInteger ETHER = BigInteger.TEN.pow(18);

  @TempDir private Path folder;

  private Prices read(String text) throws IOException {
    return Prices.read(Files.writeString(folder.resolve("prices.csv"), text));
  }

  private static String worth(Prices prices, String network, String asset, long time) {
    return String.valueOf(prices.worth(network, asset, 18, ETHER, time));
  }

  @Test
  void theNewestPriceBeforeCountsToTheLastDigit() throws IOException {
    Prices prices =
        read(
            """
            time,asset,price
            2025-02-20,ETH,2700.10
            2025-02-21,ETH,2738.123456789012345678
            2025-02-21T13:00:00Z,ETH,2600
            """);
    assertThat(worth(prices, "ethereum", "ETH", NOON)).startsWith("2738.123456789012345678000");
    assertThat(worth(prices, "ethereum", "eth", NOON + 3_600)).startsWith("2600.");
    assertThat(worth(prices, "ethereum", "ETH", NOON - 86_400)).startsWith("2700.10");
    assertThat(worth(prices, "ethereum", "ETH", NOON - 3 * 86_400)).isEqualTo("null");
    assertThat(worth(prices, "ethereum", "ETH", NOON + 3 * 86_400)).as("too old").isEqualTo("null");
    assertThat(worth(prices, "ethereum", "BTC", NOON)).isEqualTo("null");
    assertThat(prices.worth("ethereum", "ETH", -1, ETHER, NOON)).as("no decimals").isNull();
  }

  @Test
  void aNetworksOwnPriceAndTheFilesDecimalsGoFirst() throws IOException {
    Prices prices =
        read(
            """
            time,asset,price,network,decimals
            2025-02-21,ETH,1,,
            2025-02-21,ETH,3,base,0
            """);
    assertThat(worth(prices, "ethereum", "ETH", NOON)).isEqualTo("1.000000000000000000");
    assertThat(worth(prices, "base", "ETH", NOON)).isEqualTo("3000000000000000000");
  }

  @Test
  void jsonIsTakenToo() throws IOException {
    Prices prices = read("[{\"time\":\"2025-02-21\",\"asset\":\"BTC\",\"price\":\"5\"}]");
    assertThat(prices.worth("mainnet", "BTC", 8, BigInteger.TEN, NOON))
        .isEqualByComparingTo("5e-7");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "2025-02-21,BTC,",
        "2025-02-21,BTC,-1",
        "2025-02-21,BTC,0",
        "2025-02-21,BTC,1e999999999",
        "2025-02-21,BTC,1,5",
        "21.2.2025,BTC,1",
        ",BTC,1",
        "2025-02-21,,1",
        "2025-02-20,ETH,1"
      })
  void whatMakesNoSenseIsRefusedWithItsPlace(String line) {
    assertThatThrownBy(() -> read("time,asset,price\n2025-02-20,ETH,1\n" + line + "\n"))
        .isInstanceOf(BadInput.class)
        .hasMessageContaining("prices.csv, line 3");
  }
}
