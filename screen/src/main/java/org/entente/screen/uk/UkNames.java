package org.entente.screen.uk;

import org.entente.screen.NamePart;
import org.entente.screen.TargetKind;

/// Britain numbers the parts of a name: 1 to 5 given names, 6 the family or the whole name.
final class UkNames {
  private UkNames() {}

  static NamePart.Role role(TargetKind kind, int number) {
    if (kind != TargetKind.PERSON) {
      return NamePart.Role.WHOLE;
    }
    return number == 6 ? NamePart.Role.FAMILY : NamePart.Role.GIVEN;
  }
}
