package org.entente.exchange.stix.crypto;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.entente.exchange.ExchangeSamples;
import org.entente.exchange.json.JsonReader;
import org.entente.exchange.json.JsonValue;
import org.entente.exchange.json.JsonValue.Members;
import org.entente.exchange.json.JsonWriter;
import org.entente.exchange.stix.check.StixCheck;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CryptoObservablesTest {
  private static final Caip.Chain BITCOIN = Caip.Chain.of(Caip.BITCOIN).orElseThrow();

  private static Members sample(String name) {
    return (Members) ExchangeSamples.json("crypto-extensions/" + name + ".json");
  }

  @Test
  void publishedExamplesAreReadAndTheirAmountsAreExact() {
    Members wallet = sample("example-cryptocurrency-wallet--b6ae6083-875f-5fe9-84b9-89e168f89406");
    Wallet read = Wallet.of(wallet).orElseThrow();
    assertThat(read.address()).isEqualTo("1KFHE7w8BhaENAswwryaoccDb6qcT6DbYY");
    assertThat(read.formerId()).isEqualTo(wallet.text("id"));
    assertThat(read.id()).isEqualTo("cryptocurrency-wallet--27fadc91-1e1c-5474-988f-07a16840be45");
    Members payment =
        sample("example-cryptocurrency-transaction--d3b3642a-9759-5078-9fae-3a868238889c");
    assertThat(Payment.foreignFee(payment, 8)).contains(BigInteger.valueOf(728));
    assertThat(Payment.foreignAmounts(payment, "output", 8))
        .contains(List.of(BigInteger.valueOf(80_000_000), BigInteger.valueOf(4_000_000)));
    assertThat(Payment.foreignHash(payment)).isPresent();
    assertThat(Payment.of(payment)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "0.29, 29000000",
    "7.28e-06, 728",
    "20999999.9769, 2099999997690000",
    "0, 0",
    "1e-8, 1"
  })
  void decimalTextIsReadWithoutADouble(String coins, String units) {
    assertThat(Amounts.units(new JsonValue.Numeral(coins), 8)).contains(new BigInteger(units));
    assertThat(Amounts.units(JsonValue.of(coins), 8)).contains(new BigInteger(units));
  }

  @ParameterizedTest
  @ValueSource(strings = {"1e-9", "-1", "x", "", "1e999", "0.000000001"})
  void whatIsNoWholeNumberOfUnitsIsNoAmount(String coins) {
    assertThat(Amounts.units(JsonValue.of(coins), 8)).isEmpty();
  }

  @Test
  void paymentsComeBackAsTheyWentToTheLastUnit() {
    long seed = System.nanoTime();
    Random random = new Random(seed);
    for (int i = 0; i < 300; i++) {
      Payment payment = payment(random);
      Members object = payment.object();
      assertThat(StixCheck.check(object).errors()).as("seed %d", seed).isEmpty();
      Members again = (Members) JsonReader.parse("again", JsonWriter.text(object));
      assertThat(Payment.of(again)).as("seed %d", seed).contains(payment);
      assertThat(Payment.foreignFee(again, payment.decimals())).isEqualTo(payment.fee());
      assertThat(Payment.foreignAmounts(again, "input", payment.decimals()))
          .contains(payment.inputs().stream().map(Payment.Part::units).toList());
    }
  }

  private static Payment payment(Random random) {
    Caip.Chain chain = random.nextBoolean() ? BITCOIN : Caip.Chain.evm(1 + random.nextInt(500));
    boolean evm = chain.namespace().equals("eip155");
    return new Payment(
        chain,
        "ab".repeat(32),
        evm && random.nextBoolean() ? Optional.of(random.nextLong(1_000)) : Optional.empty(),
        Optional.of(random.nextLong(1L << 40)),
        random.nextBoolean() ? Optional.of("cd".repeat(32)) : Optional.empty(),
        Optional.of("2026-01-02T03:04:05Z"),
        new Caip.AssetType(chain, "slip44", evm ? "60" : "0", ""),
        evm ? "ETH" : "BTC",
        evm ? 18 : 8,
        random.nextBoolean() ? Optional.of(new BigInteger(60, random)) : Optional.empty(),
        parts(chain, random),
        parts(chain, random));
  }

  private static List<Payment.Part> parts(Caip.Chain chain, Random random) {
    List<Payment.Part> parts = new ArrayList<>();
    for (int n = random.nextInt(4); n > 0; n--) {
      boolean evm = chain.namespace().equals("eip155");
      String address = evm ? "0x" + "Ab".repeat(20) : "1KFHE7w8BhaENAswwryaoccDb6qcT6DbYY";
      BigInteger units = new BigInteger(evm ? 256 : 50, random);
      parts.add(new Payment.Part(new Caip.Account(chain, address), units));
    }
    return parts;
  }

  @Test
  void aWalletCarriesItsAccount() {
    Wallet wallet = Wallet.of(new Caip.Account(Caip.Chain.evm(1), "0x" + "Ab".repeat(20)));
    assertThat(wallet.address()).isEqualTo("0x" + "ab".repeat(20));
    assertThat(Wallet.of(wallet.object())).contains(wallet);
    assertThat(wallet.object().text("id")).isEqualTo(wallet.id());
    assertThat(StixCheck.check(wallet.object()).warnings()).isEmpty();
    OwnExtension.definition()
        .forEach(object -> assertThat(StixCheck.check(object).errors()).isEmpty());
  }

  @Test
  void namesAreCheckedAndSpelledOneWay() {
    assertThat(Caip.Account.of(Caip.BITCOIN + ":BC1QAR0SRRR7XFKVY5L643LYDNW9RE59GTZZWF5MDQ"))
        .map(Caip.Account::address)
        .contains("bc1qar0srrr7xfkvy5l643lydnw9re59gtzzwf5mdq");
    assertThat(Caip.AssetType.of("eip155:1/erc20:0xDAC17F958D2EE523A2206206994597C13D831EC7"))
        .map(Caip.AssetType::toString)
        .contains("eip155:1/erc20:0xdac17f958d2ee523a2206206994597c13d831ec7");
    assertThat(Caip.AssetType.of("eip155:1/erc721:0xabc/77"))
        .map(Caip.AssetType::token)
        .contains("77");
    assertThat(Caip.Chain.of("bip122:" + "0".repeat(33))).isEmpty();
    assertThat(Caip.Account.of("nothing")).isEmpty();
    assertThat(Caip.AssetType.of("eip155:1")).isEmpty();
    assertThatThrownBy(() -> new Caip.Chain("x", "1")).isInstanceOf(IllegalArgumentException.class);
  }

  /// Why text: a double times 10^8, cut off, loses a satoshi of some real amounts.
  @Test
  void aDoubleWouldLoseUnits() {
    int wrong = 0;
    for (int units = 1; units < 10_000; units++) {
      String coins = new BigDecimal(BigInteger.valueOf(units), 8).toPlainString();
      wrong += (long) (Double.parseDouble(coins) * 1e8) == units ? 0 : 1;
      assertThat(Amounts.units(new JsonValue.Numeral(coins), 8))
          .contains(BigInteger.valueOf(units));
    }
    assertThat(wrong).isPositive();
  }
}
