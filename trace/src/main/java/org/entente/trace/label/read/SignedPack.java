package org.entente.trace.label.read;

import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.entente.base.sign.SignerKey;
import org.entente.base.sign.SigningKey;
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

  private SignedPack() {}

  /// The pack of these labels; actors are left out. `privatePem` and `publicPem` are the signer's
  /// keys. Throws [org.entente.base.BadInput] if they don't belong together.
  public static byte[] sign(Collection<Label> labels, Path privatePem, Path publicPem)
      throws IOException {
    Set<String> lines = new TreeSet<>();
    for (Label label : labels) {
      String line = LabelCsvWriter.line(label);
      if (line != null) {
        lines.add(line);
      }
    }
    SigningKey key = SigningKey.read(privatePem, publicPem);
    byte[] body =
        (LabelCsvWriter.HEADING + "\n" + String.join("\n", lines) + "\n")
            .getBytes(StandardCharsets.UTF_8);
    String head = MAGIC + "\n" + KEY + key.signer().base64() + "\n";
    byte[] signature = key.sign(head.getBytes(StandardCharsets.US_ASCII), body);
    String third = SIGNATURE + Base64.getEncoder().encodeToString(signature) + "\n";
    byte[] pack =
        Arrays.copyOf(
            (head + third).getBytes(StandardCharsets.US_ASCII),
            head.length() + third.length() + body.length);
    System.arraycopy(body, 0, pack, head.length() + third.length(), body.length);
    return pack;
  }

  /// Throws [org.entente.base.BadInput] unless a trusted key signed every byte. Lenient reading
  // changes nothing
  // here.
  static void read(Source source, Set<SignerKey> trusted, Consumer<Label> labels)
      throws IOException {
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
    SignerKey key = new SignerKey(head.get(1).substring(KEY.length()));
    if (!trusted.contains(key)) {
      throw source.bad(
          2,
          "it is signed by a key that is not trusted: " + key.base64(),
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
    if (!key.signed(signature, signed.getBytes(StandardCharsets.US_ASCII), body)) {
      throw source.bad(3, "the signature does not fit the labels", "Fetch the pack again.");
    }
    try (BufferedReader lines =
        new BufferedReader(
            new InputStreamReader(new ByteArrayInputStream(body), StandardCharsets.UTF_8))) {
      LabelCsvReader.read(source, lines, labels);
    }
  }
}
