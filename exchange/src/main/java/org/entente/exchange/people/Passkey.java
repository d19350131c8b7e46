package org.entente.exchange.people;

import java.util.List;

/// A key pair of somebody's device, of which the public half is kept (W3C, Web Authentication).
///
/// @param id what the device calls it, in base64url
/// @param credential the attested credential data as the device made it: its model, id, public key
/// @param counter how often it signed, as it said; 0 for devices that don't count
/// @param mayBackUp whether copies of it can be made, which never changes
/// @param isBackedUp whether a copy of it is elsewhere, as it said
/// @param transports how it is reached, like `internal` or `usb`
/// @param used when it last signed its person in; 0 for never
@SuppressWarnings("ArrayRecordComponent") // never compared as a whole
public record Passkey(
    String id,
    String person,
    String title,
    byte[] credential,
    long counter,
    boolean mayBackUp,
    boolean isBackedUp,
    List<String> transports,
    long made,
    long used) {
  public Passkey {
    transports = List.copyOf(transports);
  }
}
