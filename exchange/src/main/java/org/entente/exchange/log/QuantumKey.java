package org.entente.exchange.log;

import java.nio.ByteBuffer;
import java.util.Base64;
import org.bouncycastle.crypto.CryptoException;
import org.bouncycastle.crypto.params.MLDSAParameters;
import org.bouncycastle.crypto.params.MLDSAPrivateKeyParameters;
import org.bouncycastle.crypto.signers.MLDSASigner;

/// A private key of ML-DSA-44 (FIPS 204), which no quantum computer forges, for the heads of logs
/// beside Ed25519 (C2SP tlog-cosignature, type 0x06). It makes no statement about time, so the
/// time in its signatures is 0, as the format allows; and it signs without randomness: same head,
/// same bytes.
public final class QuantumKey {
  private final MLDSAPrivateKeyParameters key;
  private final VerifierKey verifier;

  /// `seed`: the 32 bytes of FIPS 204 from which the key is made.
  public QuantumKey(String name, byte[] seed) {
    this(name, new MLDSAPrivateKeyParameters(MLDSAParameters.ml_dsa_44, seed));
  }

  private QuantumKey(String name, MLDSAPrivateKeyParameters key) {
    this.key = key;
    this.verifier = new VerifierKey(name, VerifierKey.QUANTUM, key.getPublicKey());
  }

  public QuantumKey named(String other) {
    return new QuantumKey(other, key);
  }

  public VerifierKey verifier() {
    return verifier;
  }

  /// The signature line of a note over this head.
  public String line(Checkpoint checkpoint) {
    byte[] signature = sign(VerifierKey.structure(verifier.name(), 0, checkpoint));
    byte[] all =
        ByteBuffer.allocate(4 + 8 + signature.length)
            .put(verifier.id())
            .putLong(0)
            .put(signature)
            .array();
    return "— " + verifier.name() + " " + Base64.getEncoder().encodeToString(all) + "\n";
  }

  private byte[] sign(byte[] message) {
    MLDSASigner signer = new MLDSASigner();
    signer.init(true, key);
    signer.update(message, 0, message.length);
    try {
      return signer.generateSignature();
    } catch (CryptoException e) {
      throw new IllegalStateException("every message can be signed", e);
    }
  }
}
