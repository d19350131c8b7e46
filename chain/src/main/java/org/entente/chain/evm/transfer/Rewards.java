package org.entente.chain.evm.transfer;

import java.util.List;
import org.entente.base.EvmAddress;
import org.entente.base.EvmNetwork;
import org.entente.base.Uint256;
import org.entente.chain.evm.Transfer;

/// What Ethereum paid for blocks before the Merge (Yellow Paper, section 11.3): a fixed reward, a
/// thirty-second of it for each uncle that is named, and for the uncle's maker what is left of it
/// by eighths. Other networks have other rules, which are not here.
public final class Rewards {
  /// First blocks of Byzantium (EIP-649) and Constantinople (EIP-1234).
  private static final long BYZANTIUM = 4_370_000;
  private static final long CONSTANTINOPLE = 7_280_000;

  private static final long ETHER = 1_000_000_000_000_000_000L;
  private static final long PER_NEPHEW = 32;
  private static final long EIGHTHS = 8;

  private final long reward;
  private final long number;

  private Rewards(long number) {
    this.number = number;
    reward = ETHER * (number < BYZANTIUM ? 5 : number < CONSTANTINOPLE ? 3 : 2);
  }

  /// Of a block of this number that proof of work made. Nobody was paid for the first.
  public static boolean arePaid(EvmNetwork network, long number, Uint256 difficulty) {
    return network.equals(EvmNetwork.ETHEREUM) && number > 0 && !difficulty.isZero();
  }

  public static Rewards ofBlock(long number) {
    return new Rewards(number);
  }

  public void addBlock(List<Transfer> credits, EvmAddress beneficiary, int uncles) {
    Transfers.addReward(credits, beneficiary, Uint256.of(reward + uncles * (reward / PER_NEPHEW)));
  }

  /// `uncle` is the uncle's own number.
  public void addUncle(List<Transfer> credits, EvmAddress beneficiary, long uncle) {
    long generations = number - uncle;
    if (generations < 1 || generations >= EIGHTHS) {
      throw new IllegalArgumentException("an uncle " + generations + " blocks back");
    }
    Transfers.addReward(
        credits, beneficiary, Uint256.of(reward / EIGHTHS * (EIGHTHS - generations)));
  }
}
