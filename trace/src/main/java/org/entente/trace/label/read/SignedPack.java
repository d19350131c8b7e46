package org.entente.trace.label.read;

import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.entente.base.BadInput;
import org.entente.trace.label.Label;

/// Labels of ours for others, signed: three lines of head, then our CSV. The signature, Ed25519,
/// covers the first two lines and all of the CSV, whose lines are sorted and each stands once: the
/// same labels are the same bytes.
///
///     entente-labels 1
///     key BASE64      the public key, X.509
///     signature BASE64
///     address,tx_hash,label,…
public final class SignedPack {
  static final String MAGIC = "entente-labels 1";
  private static final String KEY = "key ";
  private static final String SIGNATURE = "signature ";
  private static final String ALGORITHM = "Ed25519";

  private SignedPack() {}

  /// A public key as packs and settings name it.
  ///
  /// @param base64 of its X.509 form
  public record Key(String base64) {}

  /// Reads a public key in PEM (`openssl pkey -in key.pem -pubout`). Throws [BadInput].
  public static Key publicKey(Path pem) throws IOException {
    byte[] bytes = pem(pem, "PUBLIC KEY");
    try {
      PublicKey key =
          KeyFactory.getInstance(ALGORITHM).generatePublic(new X509EncodedKeySpec(bytes));
      return new Key(Base64.getEncoder().encodeToString(key.getEncoded()));
    } catch (GeneralSecurityException e) {
      throw notAKey(pem, e);
    }
  }

  private static BadInput notAKey(Path pem, Exception cause) {
    return new BadInput(
        pem.toString(),
        "",
        "this is no Ed25519 key: " + cause.getMessage(),
        "Make one: openssl genpkey -algorithm ed25519 -out key.pem.",
        cause);
  }

  private static byte[] pem(Path file, String what) throws IOException {
    if (Files.size(file) > 1 << 16) {
      throw new BadInput(file.toString(), "", "over 64 KiB: no key", "Give a key in PEM.");
    }
    String text = Files.readString(file, StandardCharsets.US_ASCII);
    String begin = "-----BEGIN " + what + "-----";
    int from = text.indexOf(begin);
    int to = text.indexOf("-----END " + what + "-----");
    if (from < 0 || to < from) {
      throw new BadInput(
          file.toString(), "", "there is no " + what + " in it", "Give a key in PEM.");
    }
    try {
      return Base64.getMimeDecoder().decode(text.substring(from + begin.length(), to));
    } catch (IllegalArgumentException e) {
      throw notAKey(file, e);
    }
  }

  /// The pack of these labels; actors are left out. `privatePem` and `publicPem` are the signer's
  /// keys. Throws [BadInput] if they don't belong together.
  public static byte[] sign(Collection<Label> labels, Path privatePem, Path publicPem)
      throws IOException {
    Set<String> lines = new TreeSet<>();
    for (Label label : labels) {
      String line = LabelCsvWriter.line(label);
      if (line != null) {
        lines.add(line);
      }
    }
    Key key = publicKey(publicPem);
    byte[] body =
        (LabelCsvWriter.HEADING + "\n" + String.join("\n", lines) + "\n")
            .getBytes(StandardCharsets.UTF_8);
    String head = MAGIC + "\n" + KEY + key.base64 + "\n";
    byte[] signature;
    try {
      PrivateKey own =
          KeyFactory.getInstance(ALGORITHM)
              .generatePrivate(new PKCS8EncodedKeySpec(pem(privatePem, "PRIVATE KEY")));
      Signature signer = Signature.getInstance(ALGORITHM);
      signer.initSign(own);
      signer.update(head.getBytes(StandardCharsets.US_ASCII));
      signer.update(body);
      signature = signer.sign();
    } catch (GeneralSecurityException e) {
      throw notAKey(privatePem, e);
    }
    if (!isSigned(key, head, body, signature)) {
      throw new BadInput(
          publicPem.toString(),
          "",
          "it is not the public half of " + privatePem,
          "Make it anew: openssl pkey -in " + privatePem + " -pubout.");
    }
    String third = SIGNATURE + Base64.getEncoder().encodeToString(signature) + "\n";
    byte[] pack =
        Arrays.copyOf(
            (head + third).getBytes(StandardCharsets.US_ASCII),
            head.length() + third.length() + body.length);
    System.arraycopy(body, 0, pack, head.length() + third.length(), body.length);
    return pack;
  }

  private static boolean isSigned(Key key, String head, byte[] body, byte[] signature) {
    try {
      PublicKey signer =
          KeyFactory.getInstance(ALGORITHM)
              .generatePublic(new X509EncodedKeySpec(Base64.getDecoder().decode(key.base64)));
      Signature verifier = Signature.getInstance(ALGORITHM);
      verifier.initVerify(signer);
      verifier.update(head.getBytes(StandardCharsets.US_ASCII));
      verifier.update(body);
      return verifier.verify(signature);
    } catch (GeneralSecurityException | IllegalArgumentException e) {
      return false;
    }
  }

  /// Throws [BadInput] unless a trusted key signed every byte. Lenient reading changes nothing
  // here.
  static void read(Source source, Set<Key> trusted, Consumer<Label> labels) throws IOException {
    byte[] whole = source.whole();
    List<String> head = new ArrayList<>();
    int at = 0;
    for (int line = 0; line < 3; line++) {
      int end = at;
      while (end < whole.length && whole[end] != '\n') {
        end++;
      }
      head.add(new String(whole, at, end - at, StandardCharsets.US_ASCII));
      at = Math.min(end + 1, whole.length);
    }
    if (!head.get(1).startsWith(KEY) || !head.get(2).startsWith(SIGNATURE)) {
      throw source.bad(2, "the head of a signed pack is incomplete", "Fetch the pack again.");
    }
    Key key = new Key(head.get(1).substring(KEY.length()));
    if (!trusted.contains(key)) {
      throw source.bad(
          2,
          "it is signed by a key that is not trusted: " + key.base64,
          "If you know that key by another way, name it with --trust FILE.");
    }
    byte[] body = Arrays.copyOfRange(whole, at, whole.length);
    String signed = head.get(0) + "\n" + head.get(1) + "\n";
    byte[] signature;
    try {
      signature = Base64.getDecoder().decode(head.get(2).substring(SIGNATURE.length()));
    } catch (IllegalArgumentException e) {
      signature = new byte[0];
    }
    if (!isSigned(key, signed, body, signature)) {
      throw source.bad(3, "the signature does not fit the labels", "Fetch the pack again.");
    }
    try (BufferedReader lines =
        new BufferedReader(
            new InputStreamReader(new ByteArrayInputStream(body), StandardCharsets.UTF_8))) {
      LabelCsvReader.read(source, lines, labels);
    }
  }
}
