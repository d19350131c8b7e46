package org.entente.chain.abi;

import org.entente.base.EvmAddress;
import org.entente.base.Hash256;
import org.entente.base.Uint256;
import org.entente.chain.evm.EvmLog;

/// A log read by its declaration: parameters by their names.
///
/// Asking for a name that the declaration lacks is a mistake in the program
/// ([IllegalArgumentException]); a value that does not fit is one of the log ([MalformedLog]).
public final class EventArgs {
  private final EventForm form;
  private final EvmLog log;
  private final AbiWords data;

  EventArgs(EventForm form, EvmLog log) {
    this.form = form;
    this.log = log;
    this.data = new AbiWords(log.data());
  }

  public EvmLog log() {
    return log;
  }

  public Hash256 word(String name) {
    EventForm.Slot slot = form.slot(name);
    return slot.indexed() ? log.topics().get(slot.index()) : data.word(slot.index());
  }

  public Uint256 uint(String name) {
    return Uint256.read(word(name).bytes(), 0, Uint256.BYTES);
  }

  /// A whole number of at most `bits` bits (at most 63).
  public long uint(String name, int bits) {
    return AbiWords.small(uint(name), bits);
  }

  public EvmAddress address(String name) {
    return AbiWords.address(word(name));
  }

  public byte[] bytes(String name) {
    return data.bytes(dataSlot(name));
  }

  public String text(String name) {
    return data.text(dataSlot(name));
  }

  /// The words of a tuple that has members of dynamic size. Members of others lie one by one
  /// where the tuple begins: see [#member].
  public AbiWords tuple(String name) {
    return data.tuple(dataSlot(name));
  }

  /// Word `index` of a tuple of fixed size.
  public Hash256 member(String name, int index) {
    return data.word(dataSlot(name) + index);
  }

  /// Indexed values of dynamic size are hashed away; nobody can read them.
  private int dataSlot(String name) {
    EventForm.Slot slot = form.slot(name);
    if (slot.indexed()) {
      throw new IllegalArgumentException(name + " is indexed in " + form);
    }
    return slot.index();
  }
}
