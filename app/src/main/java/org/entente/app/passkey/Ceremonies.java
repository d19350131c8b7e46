package org.entente.app.passkey;

import com.webauthn4j.WebAuthnManager;
import com.webauthn4j.converter.AttestedCredentialDataConverter;
import com.webauthn4j.converter.util.ObjectConverter;
import com.webauthn4j.credential.CredentialRecord;
import com.webauthn4j.credential.CredentialRecordImpl;
import com.webauthn4j.data.AuthenticationData;
import com.webauthn4j.data.AuthenticationParameters;
import com.webauthn4j.data.AuthenticationRequest;
import com.webauthn4j.data.PublicKeyCredentialParameters;
import com.webauthn4j.data.PublicKeyCredentialType;
import com.webauthn4j.data.RegistrationData;
import com.webauthn4j.data.RegistrationParameters;
import com.webauthn4j.data.RegistrationRequest;
import com.webauthn4j.data.attestation.AttestationObject;
import com.webauthn4j.data.attestation.authenticator.AttestedCredentialData;
import com.webauthn4j.data.attestation.authenticator.AuthenticatorData;
import com.webauthn4j.data.attestation.statement.COSEAlgorithmIdentifier;
import com.webauthn4j.data.attestation.statement.NoneAttestationStatement;
import com.webauthn4j.data.client.CollectedClientData;
import com.webauthn4j.data.client.Origin;
import com.webauthn4j.data.client.challenge.DefaultChallenge;
import com.webauthn4j.server.ServerProperty;
import java.net.URI;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import org.entente.app.challenge.Challenges;
import org.entente.app.challenge.Unproven;
import org.entente.exchange.people.Passkey;
import org.jspecify.annotations.Nullable;

/// The two ceremonies of Web Authentication: a device makes a passkey, and signs in with it.
/// Origin, relying party, challenge, presence, verification of the person, signature and counter
/// are checked; which maker's device it is isn't (attestation `none`). What is parsed is bounded
/// before it gets to the library. Everything that isn't proven throws [Unproven].
public final class Ceremonies {
  /// By falling preference: Ed25519, ECDSA with P-256, RSA (RFC 9053, RFC 8812).
  public static final List<Long> ALGORITHMS = List.of(-8L, -7L, -257L);

  private static final int LONGEST_CLIENT_DATA = 8_192;
  private static final int LONGEST_ATTESTATION = 32_768;
  private static final int LONGEST_AUTHENTICATOR_DATA = 8_192;
  private static final int LONGEST_SIGNATURE = 2_048;
  private static final String REGISTER = "register ";
  private static final String SIGN_IN = "sign in";

  /// What a device made.
  ///
  /// @param id in base64url
  /// @param credential as it is kept
  @SuppressWarnings("ArrayRecordComponent") // never compared
  public record Made(
      String id, byte[] credential, long counter, boolean mayBackUp, boolean isBackedUp) {}

  /// What a device showed to sign in.
  @SuppressWarnings("ArrayRecordComponent") // never compared
  public record Shown(
      byte[] clientData, byte[] authenticatorData, byte[] signature, byte @Nullable [] person) {}

  /// What a device says of itself when it signed somebody in.
  public record Used(long counter, boolean isBackedUp) {}

  private final ObjectConverter converter = new ObjectConverter();
  private final AttestedCredentialDataConverter credentials =
      new AttestedCredentialDataConverter(converter);
  private final WebAuthnManager manager = WebAuthnManager.createNonStrictWebAuthnManager(converter);
  private final List<PublicKeyCredentialParameters> keys =
      ALGORITHMS.stream()
          .map(
              one ->
                  new PublicKeyCredentialParameters(
                      PublicKeyCredentialType.PUBLIC_KEY, COSEAlgorithmIdentifier.create(one)))
          .toList();
  private final Challenges challenges;
  private final String origin;
  private final boolean isPersonVerified;

  /// @param origin under which browsers see the node, like `https://node.example`
  public Ceremonies(Challenges challenges, String origin) {
    this(challenges, origin, true);
  }

  /// @param isPersonVerified whether devices must have; published vectors haven't always
  Ceremonies(Challenges challenges, String origin, boolean isPersonVerified) {
    this.challenges = challenges;
    this.origin = origin;
    this.isPersonVerified = isPersonVerified;
  }

  /// The name that passkeys are bound to.
  public String party() {
    return String.valueOf(URI.create(origin).getHost());
  }

  /// Whether browsers make passkeys for this origin: an address is no name.
  public boolean isPossible() {
    return !party().matches("[0-9.]+|\\[.*|null");
  }

  public byte[] challengeToRegister(String person, String browser) {
    return challenges.make(REGISTER + person, browser);
  }

  public byte[] challengeToSignIn(String browser) {
    return challenges.make(SIGN_IN, browser);
  }

  /// Checks what a device made for somebody who is signed in.
  public Made register(String person, String browser, byte[] clientData, byte[] attestation) {
    checkLength(clientData, LONGEST_CLIENT_DATA);
    checkLength(attestation, LONGEST_ATTESTATION);
    try {
      RegistrationData shown =
          manager.parse(new RegistrationRequest(attestation, clientData, Set.of()));
      byte[] challenge = challenge(shown.getCollectedClientData());
      challenges.check(challenge, REGISTER + person, browser);
      manager.verify(
          shown, new RegistrationParameters(server(challenge), keys, isPersonVerified, true));
      challenges.use(challenge);
      AttestationObject made = shown.getAttestationObject();
      if (made == null) {
        throw new Unproven("nothing was made");
      }
      AuthenticatorData<?> device = made.getAuthenticatorData();
      AttestedCredentialData credential = device.getAttestedCredentialData();
      if (credential == null) {
        throw new Unproven("no key was made");
      }
      return new Made(
          Base64.getUrlEncoder().withoutPadding().encodeToString(credential.getCredentialId()),
          credentials.convert(credential),
          device.getSignCount(),
          device.isFlagBE(),
          device.isFlagBS());
    } catch (Unproven e) {
      throw e;
    } catch (RuntimeException e) {
      // The library lets some exceptions of its readers through.
      throw new Unproven(reason(e));
    }
  }

  /// Checks that the device which has this passkey signed.
  ///
  /// @param handle what the device was told whose passkey it is
  public Used signIn(Passkey passkey, byte[] handle, String browser, Shown shown) {
    checkLength(shown.clientData(), LONGEST_CLIENT_DATA);
    checkLength(shown.authenticatorData(), LONGEST_AUTHENTICATOR_DATA);
    checkLength(shown.signature(), LONGEST_SIGNATURE);
    byte[] person = shown.person();
    if (person != null && !java.security.MessageDigest.isEqual(person, handle)) {
      throw new Unproven("the passkey is another person's");
    }
    byte[] id = Base64.getUrlDecoder().decode(passkey.id());
    try {
      AuthenticationData asked =
          manager.parse(
              new AuthenticationRequest(
                  id, handle, shown.authenticatorData(), shown.clientData(), shown.signature()));
      byte[] challenge = challenge(asked.getCollectedClientData());
      challenges.check(challenge, SIGN_IN, browser);
      manager.verify(
          asked,
          new AuthenticationParameters(
              server(challenge), kept(passkey), List.of(id), isPersonVerified, true));
      challenges.use(challenge);
      AuthenticatorData<?> device = asked.getAuthenticatorData();
      if (device == null) {
        throw new Unproven("no device signed");
      }
      return new Used(device.getSignCount(), device.isFlagBS());
    } catch (Unproven e) {
      throw e;
    } catch (RuntimeException e) {
      // The library lets some exceptions of its readers through.
      throw new Unproven(reason(e));
    }
  }

  private ServerProperty server(byte[] challenge) {
    return ServerProperty.builder()
        .origin(new Origin(origin))
        .rpId(party())
        .challenge(new DefaultChallenge(challenge))
        .build();
  }

  private CredentialRecord kept(Passkey passkey) {
    return new CredentialRecordImpl(
        new NoneAttestationStatement(),
        true,
        passkey.mayBackUp(),
        passkey.isBackedUp(),
        passkey.counter(),
        credentials.convert(passkey.credential()),
        null,
        null,
        null,
        Collections.emptySet());
  }

  private static byte[] challenge(@Nullable CollectedClientData clientData) {
    if (clientData == null) {
      throw new Unproven("nothing says what was asked");
    }
    if (Boolean.TRUE.equals(clientData.getCrossOrigin())) {
      throw new Unproven("it was made within another site's page");
    }
    return clientData.getChallenge().getValue();
  }

  private static void checkLength(byte[] bytes, int most) {
    if (bytes.length == 0 || bytes.length > most) {
      throw new Unproven("a part has " + bytes.length + " bytes, of " + most + " at most");
    }
  }

  /// Its kind, like `bad origin`: a message of the library may hold what the device sent.
  private static String reason(Exception e) {
    return e.getClass()
        .getSimpleName()
        .replace("Exception", "")
        .replaceAll("([a-z])([A-Z])", "$1 $2")
        .toLowerCase(java.util.Locale.ROOT);
  }
}
