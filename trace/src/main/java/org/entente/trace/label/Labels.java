package org.entente.trace.label;

import java.util.List;
import org.entente.base.address.AddressKey;

/// Where labels are looked up. Safe for use by many threads.
@FunctionalInterface
public interface Labels {
  Labels NONE = _ -> List.of();

  /// All claims about the subject, in no order: also what was taken back.
  List<Claim> of(Subject subject);

  default List<Claim> of(AddressKey address) {
    return of(new Subject.Address(address));
  }
}
