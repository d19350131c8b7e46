package org.entente.app.demo;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import org.entente.app.Entente;
import org.entente.app.terminal.Terminal;
import org.entente.base.message.Language;
import org.entente.base.message.Messages;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class DemoTest {
  @ParameterizedTest
  @EnumSource(Language.class)
  void showsBothTheftsAndWhereTheyStand(Language language) throws Exception {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    Terminal terminal =
        new Terminal(
            new PrintStream(out, true, UTF_8),
            new PrintStream(err, true, UTF_8),
            false,
            Messages.in(language));
    assertThat(new Demo(terminal, "test", Entente::run).call()).isZero();
    assertThat(out.toString(UTF_8))
        .contains("401,346.768858404671846374 ETH")
        .containsPattern("49 +490,000 +ETH +48 ")
        .containsPattern(" 1 +1,345.768858404671846374 +ETH +0 ")
        .containsPattern(" 1 +15,000 +cmETH +1 +Mantle: ")
        .containsPattern("80.00 % +15,000 cmETH +issuer +open +TraderTraitor: Bybit theft, cmETH +")
        .containsPattern("0.00 % +4,502.90000000 BTC +unspent +open +DMM Bitcoin thief, first")
        .containsPattern("service_hack +Bybit thief, first address .* 100.00 % +1 +0x0359814b4847")
        .containsPattern("service_hack +TraderTraitor: Bybit theft, gathered .* 100.00 % +1 ")
        .containsPattern("\\(unseen\\) +9,999.898009965136256831 ETH")
        .containsPattern("Bybit thief, .* 0x376e33[0-9a-f]+ ← 0xf7900c[0-9a-f]+ ← 0xdd5cd7")
        .containsPattern("exchange +DMM Bitcoin .* 4,502.90000000 BTC +100.00 % +1 ")
        .containsPattern("service_hack +DMM Bitcoin thief, .* 4,502.90000000 BTC +100.00 % +0 ")
        .containsPattern("(?m)^58400 +made-up-1 +2026-02-02T01:26:2")
        .containsPattern("(?m) EX-1 +Exercise active *$")
        .containsPattern("(?m) EX-1 +Exercise cancelled +EX-2$")
        .containsPattern("[^0-9]0( messages of it|건입니다|件です)")
        .contains("EXERCISE. Missile launch: take shelter now, Hokkaido, Aomori")
        .contains("[훈련] 미사일 발사: 홋카이도, 아오모리현")
        .contains("【訓練】ミサイル発射：北海道・青森県")
        .containsPattern("(?m)^jp +[0-9]+[.][0-9]{3}\\s+kr +[0-9]+[.][0-9]{3}$")
        .containsPattern("(?m)^c1 +100 +7.69 +1.54$")
        .containsPattern("(?m)^encounter +646000001 646000002 +2026-02-01T01:")
        .containsPattern("(?m)^gap +646000001 +2026-02-01T04:50:00")
        .containsPattern("(?m)^ *2 +trace +[0-9a-f]{12} ")
        .containsPattern("(?m)^ *3 +exposure +[0-9a-f]{12} ")
        .containsPattern("(?m)^ *4 +screening +[0-9a-f]{12} ")
        .containsPattern("(?m)^ *8 +finding ")
        .containsPattern("(?m)^send +entente/us +0.000 +entente/us/released/jp 0$")
        .containsPattern("(?m)^effect +entente/jp +[0-9]+[.][0-9]{3} +entente/jp/released/us ")
        .containsPattern("proven.*Mantle.*15000000000000000000000 as told")
        .containsPattern("(?m)^close +entente/us ")
        .contains("499,395.563658404671846374 ETH")
        .contains("look_alike   0 stETH → 0xA4B24033F4c6d70133e4557c2C32a3fB693e449e")
        .contains("975ec405ac9dc9fa5ab8009d94d6a1fe31dff8a8127ea90d023104e52754e4d7:0")
        .contains("4,502.90000000")
        .contains("0.10000000")
        .contains("7,704")
        .contains("[1B6rJ]RfjTXwEy36SCs5zofGMmdv2kdZw[7P]")
        .contains("[1B6rJ]6ZKfZmkqMyBGe5KR27oWkEbQdNM[7P]");
    assertThat(out.toString(UTF_8).lines().filter(line -> line.startsWith("  counterfeit")))
        .hasSize(11);
    assertThat(err.toString(UTF_8)).isEmpty();
  }
}
