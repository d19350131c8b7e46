package org.entente.chain.evm.read;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.entente.base.EvmAddress;
import org.entente.base.EvmNetwork;
import org.entente.base.Uint256;
import org.entente.chain.BrokenRule;
import org.entente.chain.BrokenRule.Rule;
import org.entente.chain.evm.Authorisation;
import org.entente.chain.evm.EvmBlock;
import org.entente.chain.evm.EvmBlock.Proof;
import org.entente.chain.evm.EvmLog;
import org.entente.chain.evm.EvmTx;
import org.entente.chain.evm.EvmTx.Success;
import org.entente.chain.evm.Transfer;
import org.entente.chain.evm.check.BlockRoots;
import org.entente.chain.evm.check.Senders;
import org.entente.chain.evm.read.BlockParts.ToldTx;
import org.entente.chain.evm.transfer.BlobPrice;
import org.entente.chain.evm.transfer.Rewards;
import org.entente.chain.evm.transfer.Transfers;
import org.entente.chain.evm.transfer.TxFacts;
import org.entente.chain.evm.transfer.TxTrace;
import org.entente.chain.evm.wire.BlockBody;
import org.entente.chain.evm.wire.BlockHeader;
import org.entente.chain.evm.wire.SignedAuthorisations;
import org.entente.chain.evm.wire.SignedTx;
import org.entente.chain.evm.wire.TxReceipt;
import org.entente.chain.evm.wire.UnknownTransaction;
import org.entente.chain.evm.wire.Withdrawal;
import org.jspecify.annotations.Nullable;

/// Puts a block together from its parts, recomputing whatever a hash names. Throws [BrokenRule].
///
/// A transaction of unknown type breaks a rule, unless someone wants to be told of it: then it is
/// left out, and no root of the block can be proven any more.
final class BlockAssembly {
  private static final long GNOSIS = 100;

  private final EvmNetwork network;
  private final @Nullable Consumer<String> skipped;
  private final Transfers transfers;

  /// `skipped` is told of transactions that are left out; null to refuse their block.
  BlockAssembly(EvmNetwork network, @Nullable Consumer<String> skipped) {
    this.network = network;
    this.skipped = skipped;
    transfers = new Transfers(network);
  }

  EvmBlock of(BlockParts parts) {
    return new OneBlock(parts).assemble();
  }

  private final class OneBlock {
    private final BlockParts parts;
    private final BlockHeader header;
    private final BlockBody body;
    private final Set<Proof> proofs = EnumSet.noneOf(Proof.class);

    /// Null where a transaction is of unknown type.
    private final List<@Nullable SignedTx> signed = new ArrayList<>();

    private final List<EvmTx> txs = new ArrayList<>();
    private Uint256 burnt = Uint256.ZERO;

    OneBlock(BlockParts parts) {
      this.parts = parts;
      header = parts.header();
      body = parts.body();
    }

    EvmBlock assemble() {
      if (parts.proven()) {
        proofs.add(Proof.HEADER);
      }
      boolean whole = decode();
      if (whole) {
        BlockRoots.check(header, body);
        BlockRoots.check(
            header, body, parts.receipts().stream().map(FoundReceipt::receipt).toList());
        proofs.addAll(Set.of(Proof.TRANSACTIONS, Proof.WITHDRAWALS, Proof.RECEIPTS));
      } else if (parts.receipts().size() != body.txs().size()) {
        throw new BrokenRule(
            Rule.RECEIPTS_ROOT,
            parts.receipts().size() + " receipts of " + body.txs().size() + " transactions");
      }
      addTxs(whole);
      return new EvmBlock(
          header.hash(),
          header.parent(),
          header.number(),
          header.time(),
          header.difficulty(),
          header.beneficiary(),
          burnt,
          proofs,
          txs,
          credits());
    }

    /// False where some are of unknown type.
    private boolean decode() {
      boolean whole = true;
      for (int i = 0; i < body.txs().size(); i++) {
        try {
          SignedTx tx = SignedTx.decode(body.txs().get(i));
          if (tx.chainId() != 0 && tx.chainId() != network.chainId()) {
            throw new BrokenRule(
                Rule.NETWORK, "transaction " + i + " is of the chain with id " + tx.chainId());
          }
          signed.add(tx);
        } catch (UnknownTransaction unknown) {
          if (skipped == null) {
            throw new BrokenRule(
                Rule.TRANSACTION_TYPE, "transaction " + i + ": " + unknown.getMessage());
          }
          skipped.accept("transaction " + i + ": " + unknown.getMessage());
          signed.add(null);
          whole = false;
        } catch (IllegalArgumentException wrong) {
          throw new BrokenRule(Rule.FORMAT, "transaction " + i + ": " + wrong.getMessage());
        }
      }
      return whole;
    }

    private void addTxs(boolean whole) {
      List<SignedTx> known = new ArrayList<>(signed.size());
      for (SignedTx tx : signed) {
        if (tx != null) {
          known.add(tx);
        }
      }
      List<EvmAddress> senders = Senders.of(known);
      if (whole) {
        proofs.add(Proof.SENDERS);
      }
      boolean traced = whole;
      long gas = 0;
      int next = 0;
      for (int i = 0; i < signed.size(); i++) {
        FoundReceipt receipt = parts.receipts().get(i);
        SignedTx tx = signed.get(i);
        long used = receipt.receipt().cumulativeGas() - gas;
        gas = receipt.receipt().cumulativeGas();
        if (tx != null) {
          EvmAddress from = senders.get(next++);
          compare(i, tx, from, receipt);
          TxTrace trace = parts.traces().of(tx.hash());
          traced &= trace != null;
          txs.add(tx(tx, from, receipt, used, trace));
        }
      }
      if (traced) {
        proofs.add(Proof.TRACES);
      }
    }

    /// Compares what is told with what is computed.
    private void compare(int i, SignedTx tx, EvmAddress from, FoundReceipt receipt) {
      if (!parts.told().isEmpty()) {
        ToldTx told = parts.told().get(i);
        if (!told.hash().equals(tx.hash())) {
          throw new BrokenRule(
              Rule.TOLD_FACT,
              "the hash of transaction " + i + " is " + tx.hash() + ", not " + told.hash());
        }
        if (!told.from().equals(from)) {
          throw new BrokenRule(
              Rule.SENDER,
              "transaction " + i + " was signed by " + from + ", not by " + told.from());
        }
      }
      if (receipt.tx() != null && !receipt.tx().equals(tx.hash())) {
        throw new BrokenRule(
            Rule.TOLD_FACT, "receipt " + i + " names the transaction " + receipt.tx());
      }
      if (receipt.receipt().type() != tx.type()) {
        throw new BrokenRule(
            Rule.TOLD_FACT, "receipt " + i + " has the type " + receipt.receipt().type());
      }
    }

    private EvmTx tx(
        SignedTx tx, EvmAddress from, FoundReceipt found, long used, @Nullable TxTrace trace) {
      TxReceipt receipt = found.receipt();
      EvmAddress to = tx.to() == null ? SignedTx.created(from, tx.nonce()) : tx.to();
      Success success = receipt.success();
      if (success == Success.UNKNOWN && trace != null) {
        success = trace.failed() ? Success.FAILED : Success.DONE;
      }
      EvmTx made =
          transfers.tx(
              new TxFacts(
                  tx.hash(),
                  tx.type(),
                  from,
                  to,
                  tx.value(),
                  success,
                  fee(tx, found, used),
                  receipt.logs(),
                  trace == null ? List.of() : trace.moves()));
      return tx.type() == SignedTx.SET_CODE ? withAuthorisations(made, tx) : made;
    }

    /// Behind the logs of the transaction, which it need not have been done for.
    private EvmTx withAuthorisations(EvmTx made, SignedTx tx) {
      List<EvmLog> logs = new ArrayList<>(made.logs());
      int number = 0;
      for (Authorisation one : SignedAuthorisations.of(tx, network.chainId())) {
        logs.add(one.log(number++));
      }
      return new EvmTx(
          made.hash(), made.type(), made.from(), made.to(), made.success(), made.transfers(), logs);
    }

    private Uint256 fee(SignedTx tx, FoundReceipt found, long used) {
      Uint256 price = agreed("price of gas", tx.price(header.baseFee()), found.gasPrice());
      Uint256 gas = Uint256.of(used);
      Uint256 fee = Transfers.times(gas, price);
      if (header.baseFee() != null) {
        burnt = burnt.plus(Transfers.times(gas, price.min(header.baseFee())));
      }
      if (tx.type() == SignedTx.BLOBS) {
        Uint256 blobs =
            Transfers.times(
                Uint256.of(tx.blobs() * BlobPrice.GAS_PER_BLOB), blobPrice(found.blobPrice()));
        burnt = burnt.plus(blobs);
        fee = fee.plus(blobs);
      }
      return found.l1Fee() == null ? fee : fee.plus(found.l1Fee());
    }

    private Uint256 blobPrice(@Nullable Uint256 told) {
      Long excess = header.excessBlobGas();
      Uint256 price =
          excess == null ? null : BlobPrice.of(network, header.time(), excess.longValue());
      if (price != null) {
        return agreed("price of blob gas", price, told);
      }
      if (told == null) {
        throw new BrokenRule(
            Rule.TOLD_FACT, "what blobs cost on this network is told by JSON receipts alone");
      }
      return told;
    }

    /// On Ethereum what is told must be what the protocol says; other networks have rules of
    /// their own, and tell what came of them.
    private Uint256 agreed(String what, Uint256 computed, @Nullable Uint256 told) {
      if (told == null || told.equals(computed)) {
        return computed;
      }
      if (network.equals(EvmNetwork.ETHEREUM)) {
        throw new BrokenRule(Rule.TOLD_FACT, what + " of " + told + ", not " + computed);
      }
      return told;
    }

    private List<Transfer> credits() {
      List<Transfer> credits = new ArrayList<>();
      List<Withdrawal> withdrawals = body.withdrawals();
      // On Gnosis the consensus layer pays in a token, whose logs show it.
      if (withdrawals != null && network.chainId() != GNOSIS) {
        for (Withdrawal withdrawal : withdrawals) {
          Transfers.addWithdrawal(credits, withdrawal.to(), withdrawal.gwei());
        }
      }
      if (Rewards.arePaid(network, header.number(), header.difficulty())) {
        Rewards rewards = Rewards.ofBlock(header.number());
        rewards.addBlock(credits, header.beneficiary(), body.uncleCount());
        for (BlockHeader uncle : body.uncles()) {
          rewards.addUncle(credits, uncle.beneficiary(), uncle.number());
        }
      }
      return credits;
    }
  }
}
