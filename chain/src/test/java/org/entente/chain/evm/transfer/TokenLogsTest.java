package org.entente.chain.evm.transfer;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.entente.base.Asset;
import org.entente.base.EvmAddress;
import org.entente.base.EvmNetwork;
import org.entente.base.Hash256;
import org.entente.base.Hex;
import org.entente.base.Uint256;
import org.entente.base.codec.Keccak256;
import org.entente.chain.evm.EvmLog;
import org.entente.chain.evm.Transfer;
import org.entente.chain.evm.TransferKind;
import org.junit.jupiter.api.Test;

class TokenLogsTest {
  private static final EvmAddress TOKEN = EvmAddress.parse("0x" + "aa".repeat(20));
  private static final EvmAddress WETH =
      EvmAddress.parse("0xC02aaA39b223FE8D0A0e5C4F27eAD9083C756Cc2");
  private static final EvmAddress A = EvmAddress.parse("0x" + "0a".repeat(20));
  private static final EvmAddress B = EvmAddress.parse("0x" + "0b".repeat(20));
  private static final String WORD_A = "00".repeat(12) + "0a".repeat(20);
  private static final String WORD_B = "00".repeat(12) + "0b".repeat(20);

  private static String word(long number) {
    return "%064x".formatted(number);
  }

  private static List<Transfer> transfers(EvmAddress contract, List<String> topics, String data) {
    List<Transfer> transfers = new ArrayList<>();
    List<Hash256> words = topics.stream().map(Hash256::ofHex).toList();
    new TokenLogs(EvmNetwork.ETHEREUM)
        .add(new EvmLog(contract, words, Hex.decode(data), 9), transfers);
    return transfers;
  }

  private static Transfer moved(EvmAddress from, EvmAddress to, Asset asset, long amount) {
    return new Transfer(TransferKind.TOKEN, from, to, asset, Uint256.of(amount), 9);
  }

  @Test
  void topicsAreTheHashesOfTheDeclarations() {
    assertTopic(TokenLogs.TRANSFER, "Transfer(address,address,uint256)");
    assertTopic(
        TokenLogs.TRANSFER_SINGLE, "TransferSingle(address,address,address,uint256,uint256)");
    assertTopic(
        TokenLogs.TRANSFER_BATCH, "TransferBatch(address,address,address,uint256[],uint256[])");
    assertTopic(TokenLogs.DEPOSIT, "Deposit(address,uint256)");
    assertTopic(TokenLogs.WITHDRAWAL, "Withdrawal(address,uint256)");
  }

  private static void assertTopic(Hash256 topic, String declaration) {
    byte[] hash = new Keccak256().hash(declaration.getBytes(StandardCharsets.US_ASCII));
    assertThat(topic).isEqualTo(Hash256.read(hash, 0));
  }

  @Test
  void erc20InEveryFormThatItIsLogged() {
    String event = TokenLogs.TRANSFER.hex();
    Transfer expected = moved(A, B, Asset.erc20(TOKEN), 7);
    assertThat(transfers(TOKEN, List.of(event, WORD_A, WORD_B), word(7))).containsExactly(expected);
    assertThat(transfers(TOKEN, List.of(event, WORD_A), WORD_B + word(7)))
        .containsExactly(expected);
    assertThat(transfers(TOKEN, List.of(event), WORD_A + WORD_B + word(7)))
        .containsExactly(expected);
  }

  @Test
  void erc721NamesAnIdAndMovesOne() {
    assertThat(transfers(TOKEN, List.of(TokenLogs.TRANSFER.hex(), WORD_A, WORD_B, word(1234)), ""))
        .containsExactly(moved(A, B, Asset.erc721(TOKEN, Uint256.of(1234)), 1));
  }

  @Test
  void erc1155MovesOneOrSeveral() {
    String single = TokenLogs.TRANSFER_SINGLE.hex();
    String batch = TokenLogs.TRANSFER_BATCH.hex();
    assertThat(transfers(TOKEN, List.of(single, WORD_A, WORD_A, WORD_B), word(3) + word(7)))
        .containsExactly(moved(A, B, Asset.erc1155(TOKEN, Uint256.of(3)), 7));
    String data =
        word(64) + word(160) + word(2) + word(5) + word(6) + word(2) + word(50) + word(60);
    assertThat(transfers(TOKEN, List.of(batch, WORD_A, WORD_A, WORD_B), data))
        .containsExactly(
            moved(A, B, Asset.erc1155(TOKEN, Uint256.of(5)), 50),
            moved(A, B, Asset.erc1155(TOKEN, Uint256.of(6)), 60));
  }

  @Test
  void wrappingMintsAndUnwrappingBurnsButOnlyWhereItIsReal() {
    Asset weth = Asset.erc20(WETH);
    String deposit = TokenLogs.DEPOSIT.hex();
    String withdrawal = TokenLogs.WITHDRAWAL.hex();
    assertThat(transfers(WETH, List.of(deposit, WORD_A), word(7)))
        .containsExactly(moved(EvmAddress.ZERO, A, weth, 7));
    assertThat(transfers(WETH, List.of(withdrawal, WORD_A), word(7)))
        .containsExactly(moved(A, EvmAddress.ZERO, weth, 7));
    assertThat(transfers(TOKEN, List.of(deposit, WORD_A), word(7))).isEmpty();
  }

  @Test
  void whatIsNotShapedLikeATransferMovesNothing() {
    String event = TokenLogs.TRANSFER.hex();
    String batch = TokenLogs.TRANSFER_BATCH.hex();
    String notAnAddress = "01" + WORD_A.substring(2);
    assertThat(transfers(TOKEN, List.of(), "")).isEmpty();
    assertThat(transfers(TOKEN, List.of(event), "")).isEmpty();
    assertThat(transfers(TOKEN, List.of(event, WORD_A, WORD_B), word(1) + word(2))).isEmpty();
    assertThat(transfers(TOKEN, List.of(event, WORD_A, WORD_B, word(1)), word(2))).isEmpty();
    assertThat(transfers(TOKEN, List.of(event, notAnAddress, WORD_B), word(1))).isEmpty();
    for (String data :
        List.of(
            "",
            word(64),
            word(64) + word(64),
            word(64) + word(96) + word(1),
            word(64) + word(128) + word(1) + word(5) + word(2) + word(50),
            word(64) + "ff".repeat(32) + word(0),
            word(64) + word(96) + "ff".repeat(32) + word(0))) {
      assertThat(transfers(TOKEN, List.of(batch, WORD_A, WORD_A, WORD_B), data)).isEmpty();
    }
  }
}
