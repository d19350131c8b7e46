package org.entente.app.passkey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import org.entente.app.challenge.Challenges;
import org.entente.app.challenge.Unproven;
import org.entente.exchange.people.Passkey;
import org.junit.jupiter.api.Test;

/// The test vectors that W3C Web Authentication, Level 3, publishes in section 16, for the
/// relying party `example.org`: what devices that aren't ours made.
class PublishedVectorsTest {
  private static final String ORIGIN = "https://example.org";
  private static final byte[] HANDLE = {1, 2, 3};

  /// What a device made, and what it signed in with later.
  ///
  /// @param id of the credential
  private record Vector(
      String challenge,
      String id,
      String clientData,
      String attestation,
      String nextChallenge,
      String authenticatorData,
      String nextClientData,
      String signature) {}

  /// Section 16.2, ES256 without attestation: nobody verified, backed up, a member of the client
  /// data that nobody knows.
  private static final Vector NONE =
      new Vector(
          "00c30fb78531c464d2b6771dab8d7b603c01162f2fa486bea70f283ae556e130",
          "f91f391db4c9b2fde0ea70189cba3fb63f579ba6122b33ad94ff3ec330084be4",
          "7b2274797065223a22776562617574686e2e637265617465222c226368616c6c656e6765223a22414d4d5074"
              + "34557878475453746e63647134313759447742466938767049612d7077386f4f755657345441222c226f72"
              + "6967696e223a2268747470733a2f2f6578616d706c652e6f7267222c2263726f73734f726967696e223a66"
              + "616c73652c22657874726144617461223a22636c69656e74446174614a534f4e206d617920626520657874"
              + "656e6465642077697468206164646974696f6e616c206669656c647320696e20746865206675747572652c"
              + "207375636820617320746869733a20426b5165446a646354427258426941774a544c453551227d",
          "a363666d74646e6f6e656761747453746d74a068617574684461746158a4bfabc37432958b063360d3ad6461"
              + "c9c4735ae7f8edd46592a5e0f01452b2e4b559000000008446ccb9ab1db374750b2367ff6f3a1f0020f91f"
              + "391db4c9b2fde0ea70189cba3fb63f579ba6122b33ad94ff3ec330084be4a5010203262001215820afefa1"
              + "6f97ca9b2d23eb86ccb64098d20db90856062eb249c33a9b672f26df61225820930a56b87a2fca66334b03"
              + "458abf879717c12cc68ed73290af2e2664796b9220",
          "39c0e7521417ba54d43e8dc95174f423dee9bf3cd804ff6d65c857c9abf4d408",
          "bfabc37432958b063360d3ad6461c9c4735ae7f8edd46592a5e0f01452b2e4b51900000000",
          "7b2274797065223a22776562617574686e2e676574222c226368616c6c656e6765223a224f63446e55685158"
              + "756c5455506f334a5558543049393770767a7a59425039745a63685879617630314167222c226f72696769"
              + "6e223a2268747470733a2f2f6578616d706c652e6f7267222c2263726f73734f726967696e223a66616c73"
              + "657d",
          "3046022100f50a4e2e4409249c4a853ba361282f09841df4dd4547a13a87780218deffcd380221008480ac0f"
              + "0b93538174f575bf11a1dd5d78c6e486013f937295ea13653e331e87");

  /// Section 16.3, ES256 with self attestation: somebody verified when it was made.
  private static final Vector SELF =
      new Vector(
          "7869c2b772d4b58eba9378cf8f29e26cf935aa77df0da89fa99c0bdc0a76f7e5",
          "455ef34e2043a87db3d4afeb39bbcb6cc32df9347c789a865ecdca129cbef58c",
          "7b2274797065223a22776562617574686e2e637265617465222c226368616c6c656e6765223a2265476e4374"
              + "334c55745936366b336a506a796e6962506b31716e666644616966715a774c33417032392d55222c226f72"
              + "6967696e223a2268747470733a2f2f6578616d706c652e6f7267222c2263726f73734f726967696e223a66"
              + "616c73652c22657874726144617461223a22636c69656e74446174614a534f4e206d617920626520657874"
              + "656e6465642077697468206164646974696f6e616c206669656c647320696e20746865206675747572652c"
              + "207375636820617320746869733a205539685458764b453255526b4d6e625f307859485667227d",
          "a363666d74667061636b65646761747453746d74a263616c672663736967584630440220067a20754ab92500"
              + "5dbf378097c92120031581c73228d1fb4f5b881bcd7da98302207fc7b147558c7c0eba3af18bd9d121fa3d"
              + "3a26d17fe3f220272178f473b6006d68617574684461746158a4bfabc37432958b063360d3ad6461c9c473"
              + "5ae7f8edd46592a5e0f01452b2e4b55d00000000df850e09db6afbdfab51697791506cfc0020455ef34e20"
              + "43a87db3d4afeb39bbcb6cc32df9347c789a865ecdca129cbef58ca5010203262001215820eb151c8176b2"
              + "25cc651559fecf07af450fd85802046656b34c18f6cf193843c5225820927b8aa427a2be1b8834d233a2d3"
              + "4f61f13bfd44119c325d5896e183fee484f2",
          "4478a10b1352348dd160c1353b0d469b5db19eb91c27f7dfa6fed39fe26af20b",
          "bfabc37432958b063360d3ad6461c9c4735ae7f8edd46592a5e0f01452b2e4b50900000000",
          "7b2274797065223a22776562617574686e2e676574222c226368616c6c656e6765223a225248696843784e53"
              + "4e493352594d45314f7731476d3132786e726b634a5f6666707637546e2d4a71386773222c226f72696769"
              + "6e223a2268747470733a2f2f6578616d706c652e6f7267222c2263726f73734f726967696e223a66616c73"
              + "652c22657874726144617461223a22636c69656e74446174614a534f4e206d617920626520657874656e64"
              + "65642077697468206164646974696f6e616c206669656c647320696e20746865206675747572652c207375"
              + "636820617320746869733a206754623533727a36456853576f6d58477a696d433151227d",
          "304402203310b9431903c401f1be2bdc8d23a4007682dbbddcf846994947b7f465daf84002204e94dd00047b"
              + "316061b3b99772b7efd95994a83ef584b3b6b825ea3550251b66");

  /// Section 16.4: made within a page of another site.
  private static final Vector FRAMED =
      new Vector(
          "3be5aacd03537142472340ab5969f240f1d87716e20b6807ac230655fa4b3b49",
          "6e1050c0d2ca2f07c755cb2c66a74c64fa43065c18f938354d9915db2bd5ce57",
          "7b2274797065223a22776562617574686e2e637265617465222c226368616c6c656e6765223a224f2d57717a"
              + "514e5463554a484930437257576e7951504859647862694332674872434d475666704c4f306b222c226f72"
              + "6967696e223a2268747470733a2f2f6578616d706c652e6f7267222c2263726f73734f726967696e223a74"
              + "7275652c22657874726144617461223a22636c69656e74446174614a534f4e206d61792062652065787465"
              + "6e6465642077697468206164646974696f6e616c206669656c647320696e20746865206675747572652c20"
              + "7375636820617320746869733a207a5a7175457444523944577170573574425754467567227d",
          "a363666d74646e6f6e656761747453746d74a068617574684461746158a4bfabc37432958b063360d3ad6461"
              + "c9c4735ae7f8edd46592a5e0f01452b2e4b54500000000883f4f6014f19c09d87aa38123be48d000206e10"
              + "50c0d2ca2f07c755cb2c66a74c64fa43065c18f938354d9915db2bd5ce57a501020326200121582022200a"
              + "473f90b11078851550d03b4e44a2279f8c4eca27b3153dedfe03e4e97d225820cbd0be95e746ad6f5a8191"
              + "be11756e4c0420e72f65b466d39bc56b8b123a9c6e",
          "",
          "",
          "",
          "");

  private static byte[] bytes(String hex) {
    return HexFormat.of().parseHex(hex);
  }

  /// The challenge of a vector, in place of one that was just made.
  private static final class Published extends Challenges {
    private final byte[] challenge;

    Published(String challenge) {
      super(() -> 0, 1);
      this.challenge = bytes(challenge);
    }

    @Override
    public void check(byte[] shown, String purpose, String browser) {
      if (!Arrays.equals(shown, challenge)) {
        throw new Unproven("another challenge");
      }
    }

    @Override
    public void use(byte[] shown) {
      // Vectors are used again.
    }
  }

  private static Ceremonies ceremonies(String challenge, boolean isPersonVerified) {
    return new Ceremonies(new Published(challenge), ORIGIN, isPersonVerified);
  }

  private static Ceremonies.Made made(Vector vector, boolean isPersonVerified) {
    return ceremonies(vector.challenge(), isPersonVerified)
        .register("lee", "browser", bytes(vector.clientData()), bytes(vector.attestation()));
  }

  private static Passkey passkey(Ceremonies.Made made) {
    return new Passkey(
        made.id(),
        "lee",
        "",
        made.credential(),
        made.counter(),
        made.mayBackUp(),
        made.isBackedUp(),
        List.of(),
        0,
        0);
  }

  private static Ceremonies.Used used(Vector vector, byte[] signature, boolean isPersonVerified) {
    return ceremonies(vector.nextChallenge(), isPersonVerified)
        .signIn(
            passkey(made(vector, false)),
            HANDLE,
            "browser",
            new Ceremonies.Shown(
                bytes(vector.nextClientData()),
                bytes(vector.authenticatorData()),
                signature,
                null));
  }

  @Test
  void whatPublishedDevicesMadeAndSignedIsProven() {
    for (Vector vector : List.of(NONE, SELF)) {
      Ceremonies.Made made = made(vector, false);
      assertThat(java.util.Base64.getUrlDecoder().decode(made.id())).isEqualTo(bytes(vector.id()));
      assertThat(made.counter()).isZero();
      assertThat(made.mayBackUp()).isTrue();
      assertThat(used(vector, bytes(vector.signature()), false).counter()).isZero();
    }
    assertThat(made(NONE, false).isBackedUp()).isTrue();
    assertThat(used(NONE, bytes(NONE.signature()), false).isBackedUp()).isTrue();
    assertThat(used(SELF, bytes(SELF.signature()), false).isBackedUp()).isFalse();
  }

  @Test
  void whereNobodyWasVerifiedThisNodeRefusesThem() {
    assertThat(made(SELF, true).id()).isNotEmpty();
    assertThatThrownBy(() -> made(NONE, true)).isInstanceOf(Unproven.class);
    assertThatThrownBy(() -> used(SELF, bytes(SELF.signature()), true))
        .isInstanceOf(Unproven.class);
  }

  @Test
  void aChangedByteOfASignatureIsSeen() {
    for (Vector vector : List.of(NONE, SELF)) {
      byte[] right = bytes(vector.signature());
      for (int i = 0; i < right.length; i += 5) {
        byte[] wrong = right.clone();
        wrong[i] ^= 1;
        assertThatThrownBy(() -> used(vector, wrong, false))
            .as("byte %d", i)
            .isInstanceOf(Unproven.class);
      }
    }
  }

  @Test
  void whatWasMadeWithinAnotherSitesPageIsRefused() {
    assertThatThrownBy(() -> made(FRAMED, false))
        .isInstanceOfSatisfying(
            Unproven.class, e -> assertThat(e.reason()).contains("another site's page"));
  }

  @Test
  void anotherVectorsChallengeOrSignatureProvesNothing() {
    assertThatThrownBy(() -> used(NONE, bytes(SELF.signature()), false))
        .isInstanceOf(Unproven.class);
    assertThatThrownBy(
            () ->
                ceremonies(SELF.challenge(), false)
                    .register(
                        "lee", "browser", bytes(NONE.clientData()), bytes(NONE.attestation())))
        .isInstanceOf(Unproven.class);
  }
}
