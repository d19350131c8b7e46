package org.entente.base.address;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.entente.base.address.CryptoAddress.Checked;
import org.entente.base.address.CryptoAddress.NotRecognised;
import org.entente.base.address.CryptoAddress.WrongCase;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

/// The addresses of the OFAC list of 27 September 2024, beside the repository.
class ListedAddressesTest {
  private static final Path FOLDER = Path.of("../../shared/data/screening/ofac-crypto");

  private record Listed(String ticker, CryptoAddress address) {}

  private static List<Listed> listed() throws IOException {
    Assumptions.assumeTrue(Files.exists(FOLDER), () -> "skipped: no real data at " + FOLDER);
    List<Listed> listed = new ArrayList<>();
    try (var files = Files.newDirectoryStream(FOLDER, "sanctioned_addresses_*.txt")) {
      for (Path file : files) {
        String ticker = file.getFileName().toString().replaceAll(".*_|\\.txt", "");
        for (String line : Files.readAllLines(file)) {
          listed.add(new Listed(ticker, CryptoAddress.read(line)));
        }
      }
    }
    return listed;
  }

  @Test
  void eachOfficialAddressIsWhatItsChecksumSays() throws IOException {
    Map<AddressFamily, Integer> lines = new EnumMap<>(AddressFamily.class);
    Set<AddressKey> accounts = new HashSet<>();
    List<String> odd = new ArrayList<>();
    int checked = 0;
    for (Listed entry : listed()) {
      AddressKey key = entry.address.key();
      lines.merge(key.family(), 1, Integer::sum);
      if (key.family() == AddressFamily.EVM) {
        accounts.add(key);
        checked += entry.address.reading() instanceof Checked ? 1 : 0;
        assertThat(entry.address.reading()).isNotInstanceOf(WrongCase.class);
      }
      if (key.family().agreesWith(entry.ticker).equals(java.util.Optional.of(false))) {
        odd.add(entry.ticker + " " + key.family());
      }
    }
    assertThat(lines.values().stream().mapToInt(Integer::intValue).sum()).isEqualTo(654);
    assertThat(lines)
        .containsEntry(AddressFamily.BITCOIN, 434 + 7 + 7 + 1)
        .containsEntry(AddressFamily.EVM, 165)
        .containsEntry(AddressFamily.TRON, 6 + 11 + 1)
        .containsEntry(AddressFamily.LITECOIN, 10)
        .containsEntry(AddressFamily.MONERO, 2)
        .containsEntry(AddressFamily.UNKNOWN, 1);
    assertThat(accounts).hasSize(156);
    assertThat(checked).isEqualTo(119);
    assertThat(odd).containsExactlyInAnyOrder("XBT TRON", "XMR UNKNOWN");
  }

  @Test
  void theOneThatIsNoAddressSaysSo() throws IOException {
    assertThat(listed().stream().filter(entry -> entry.address.reading() instanceof NotRecognised))
        .singleElement()
        .satisfies(entry -> assertThat(entry.address.text()).startsWith("5be5543f"));
  }
}
