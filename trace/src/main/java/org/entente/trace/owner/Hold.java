package org.entente.trace.owner;

import java.util.Locale;
import org.entente.base.EvmAddress;
import org.jspecify.annotations.Nullable;

/// What one party may do with an account, from one event to another.
///
/// @param role what it may do
/// @param who the party
/// @param since the event that says so; null where it was before the ledger begins
/// @param until the event that took it back; null while it stands
/// @param sure how sure that is
/// @param times how often it was seen
public record Hold(
    Role role,
    EvmAddress who,
    @Nullable Evidence since,
    @Nullable Evidence until,
    Sure sure,
    int times) {

  /// Where it can be looked up.
  ///
  /// @param tx number of the transaction in the ledger
  /// @param logIndex place of the log in its block; −1 for what stands in the transaction itself
  /// @param event its name
  public record Evidence(long tx, int logIndex, String event) {
    public static final int IN_TRANSACTION = -1;
  }

  /// What a party may do, or is. The first seven control the account.
  public enum Role {
    /// Whoever has the key: the account signs transactions of its own.
    KEY(true),
    /// Signs for it, alone or with others up to the threshold.
    OWNER(true),
    /// May move everything without the owners.
    MODULE(true),
    /// Code that acts for it (EIP-7702): what it lets others do is not seen here.
    DELEGATE(true),
    /// May replace its code.
    ADMIN(true),
    /// Names the code of many proxies at once.
    BEACON(true),
    /// Named by the contract as its owner (ERC-173).
    CONTRACT_OWNER(true),
    /// The code that a proxy runs.
    CODE(false),
    /// Made it.
    FACTORY(false),
    /// Paid for its user operations: no owner.
    PAYMASTER(false),
    /// Carried its user operations into a block: no owner.
    BUNDLER(false);

    private final boolean controls;

    Role(boolean controls) {
      this.controls = controls;
    }

    public boolean controls() {
      return controls;
    }

    public String text() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /// How sure a hold is, the surest first.
  public enum Sure {
    /// A signature proves it.
    SIGNED,
    /// A contract with known code says so, which cannot say otherwise.
    KNOWN_CONTRACT,
    /// The account's own log says so; what no known factory made may log what it likes.
    OWN_WORD;

    public String text() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  Hold ended(Evidence by) {
    return new Hold(role, who, since, by, sure, times);
  }

  Hold again() {
    return new Hold(role, who, since, until, sure, times + 1);
  }

  Hold with(Sure surer) {
    return new Hold(role, who, since, until, surer, times);
  }

  public boolean stands() {
    return until == null;
  }
}
