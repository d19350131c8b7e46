package org.entente.chain.abi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigInteger;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.entente.base.EvmAddress;
import org.entente.base.Hash256;
import org.entente.base.Hex;
import org.entente.base.Uint256;
import org.entente.chain.evm.EvmLog;
import org.junit.jupiter.api.Test;
import org.web3j.abi.EventEncoder;
import org.web3j.abi.FunctionEncoder;
import org.web3j.abi.datatypes.Address;
import org.web3j.abi.datatypes.DynamicBytes;
import org.web3j.abi.datatypes.DynamicStruct;
import org.web3j.abi.datatypes.StaticStruct;
import org.web3j.abi.datatypes.Type;
import org.web3j.abi.datatypes.Utf8String;
import org.web3j.abi.datatypes.generated.Bytes32;
import org.web3j.abi.datatypes.generated.Uint32;

class EventFormTest {
  private static final EventForm TRANSFER =
      EventForm.of("Transfer(address indexed from, address indexed to, uint256 value)");

  private static EvmLog log(EventForm form, List<Hash256> indexed, Type<?>... data) {
    @SuppressWarnings("rawtypes")
    List<Type> values = Arrays.asList(data);
    byte[] bytes = Hex.decode(FunctionEncoder.encodeConstructor(values));
    List<Hash256> topics = Stream.concat(Stream.of(form.topic()), indexed.stream()).toList();
    return new EvmLog(EvmAddress.ZERO, topics, bytes, 0);
  }

  private static Hash256 word(long value) {
    return new Hash256(0, 0, 0, value);
  }

  @Test
  void aTopicIsTheHashOfNameAndTypes() {
    assertThat(TRANSFER.signature()).isEqualTo("Transfer(address,address,uint256)");
    assertThat(TRANSFER.topic().hex())
        .isEqualTo("ddf252ad1be2c89b69c2b068fc378daa952ba7f163c4a11628f55a4df523b3ef");
    EventForm tuple = EventForm.of("E((uint32 eid, (bytes32 a, bytes b) c) origin, address[] d)");
    assertThat(tuple.signature()).isEqualTo("E((uint32,(bytes32,bytes)),address[])");
    assertThat("0x" + tuple.topic().hex())
        .isEqualTo(EventEncoder.buildEventSignature(tuple.signature()));
  }

  @Test
  void valuesAreReadByTheirNames() {
    EventForm form =
        EventForm.of(
            "E(uint256 amount, string memo, address indexed to, bytes32 id, bytes payload,"
                + " (address who, bytes note) last)");
    Random random = new Random(7);
    for (int i = 0; i < 200; i++) {
      BigInteger amount = new BigInteger(random.nextInt(257), random);
      String memo = "é".repeat(random.nextInt(80));
      byte[] id = new byte[32];
      byte[] payload = new byte[random.nextInt(100)];
      random.nextBytes(id);
      random.nextBytes(payload);
      String who = "0x" + "5a".repeat(20);
      EvmLog log =
          log(
              form,
              List.of(word(i)),
              new org.web3j.abi.datatypes.generated.Uint256(amount),
              new Utf8String(memo),
              new Bytes32(id),
              new DynamicBytes(payload),
              new DynamicStruct(new Address(who), new DynamicBytes(payload)));
      EventArgs args = form.read(log);
      assertThat(args.uint("amount")).isEqualTo(Uint256.of(amount));
      assertThat(args.text("memo")).isEqualTo(memo);
      assertThat(args.address("to")).isEqualTo(new EvmAddress(0, 0, i));
      assertThat(args.word("id")).isEqualTo(Hash256.read(id, 0));
      assertThat(args.bytes("payload")).isEqualTo(payload);
      assertThat(args.tuple("last").address(0)).hasToString(who);
      assertThat(args.tuple("last").bytes(1)).isEqualTo(payload);
    }
  }

  @Test
  void membersOfATupleOfFixedSizeLieWhereItStands() {
    EventForm form = EventForm.of("E((uint32 a, bytes32 b) origin, address to)");
    byte[] b = new byte[32];
    b[31] = 9;
    String to = "0x" + "01".repeat(20);
    EventArgs args =
        form.read(
            log(form, List.of(), new StaticStruct(new Uint32(4), new Bytes32(b)), new Address(to)));
    assertThat(args.member("origin", 0)).isEqualTo(word(4));
    assertThat(args.member("origin", 1)).isEqualTo(word(9));
    assertThat(args.address("to")).hasToString(to);
  }

  @Test
  void anEventWithOtherIndexedParametersIsNotThisOne() {
    EvmLog nft =
        new EvmLog(
            EvmAddress.ZERO, List.of(TRANSFER.topic(), word(1), word(2), word(3)), new byte[0], 0);
    assertThatThrownBy(() -> TRANSFER.read(nft)).isInstanceOf(MalformedLog.class);
  }

  @Test
  void whatReachesBeyondTheDataIsRefused() {
    EventForm form = EventForm.of("E(string memo, uint32 small, address who)");
    byte[] data = new byte[128];
    EvmLog log = new EvmLog(EvmAddress.ZERO, List.of(form.topic()), data, 0);
    for (long offset : new long[] {1, 31, 128, 4096, 0x7fffffe0L, 0xffffffe0L}) {
      new Uint256(0, 0, 0, offset).write(data, 0);
      assertThatThrownBy(() -> form.read(log).text("memo")).isInstanceOf(MalformedLog.class);
    }
    new Uint256(0, 0, 0, 96).write(data, 0);
    for (long length : new long[] {1, 32, 0x7fffffffL, 0xffffffffL, -1}) {
      new Uint256(0, 0, 0, length).write(data, 96);
      assertThatThrownBy(() -> form.read(log).text("memo")).isInstanceOf(MalformedLog.class);
    }
    new Uint256(0, 0, 0, 1L << 32).write(data, 32);
    assertThatThrownBy(() -> form.read(log).uint("small", 32)).isInstanceOf(MalformedLog.class);
    new Uint256(1, 0, 0, 0).write(data, 64);
    assertThatThrownBy(() -> form.read(log).address("who")).isInstanceOf(MalformedLog.class);
    assertThatThrownBy(
            () -> form.read(new EvmLog(EvmAddress.ZERO, List.of(form.topic()), new byte[95], 0)))
        .isInstanceOf(MalformedLog.class);
  }

  @Test
  void aDeclarationThatCannotBeUnderstoodIsRefused() {
    for (String text :
        List.of("E", "E(", "(uint256 a)", "E(uint256)", "E(uint256 a, uint8 a)", "E(bool a b)")) {
      assertThatThrownBy(() -> EventForm.of(text)).isInstanceOf(IllegalArgumentException.class);
    }
  }
}
