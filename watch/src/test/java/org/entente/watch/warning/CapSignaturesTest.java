package org.entente.watch.warning;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import org.entente.watch.warning.CapSignatures.Verdict;
import org.junit.jupiter.api.Test;

/// Real signatures, and the ways in which they have been forged.
class CapSignaturesTest {
  private static final String SIGNED = "samples/exercise_signed_rsa_sha256.cap";

  private static List<X509Certificate> trust(String... names) {
    List<X509Certificate> all = new ArrayList<>();
    for (String name : names) {
      all.addAll(CapSignatures.certificates(name, RealAlerts.bytes("samples/" + name + ".pem")));
    }
    return all;
  }

  private static Verdict verdict(String xml) {
    return CapSignatures.verify("x", xml.getBytes(UTF_8), trust("exercise_signer_cert")).verdict();
  }

  private static String signed() {
    return new String(RealAlerts.bytes(SIGNED), UTF_8);
  }

  @Test
  void aRightSignatureOfATrustedKeyIsValid() {
    CapSignatures.Result result =
        CapSignatures.verify(SIGNED, RealAlerts.bytes(SIGNED), trust("exercise_signer_cert"));
    assertThat(result.verdict()).isEqualTo(Verdict.VALID);
    assertThat(result.identifier()).isEqualTo("DEV-EX-01");
    assertThat(result.signatures().getFirst().algorithm()).isEqualTo("rsa-sha256");
    assertThat(result.signatures().getFirst().digest()).isEqualTo("sha256");
    assertThat(CapSignatures.verify(SIGNED, RealAlerts.bytes(SIGNED), List.of()).verdict())
        .isEqualTo(Verdict.UNTRUSTED);
  }

  @Test
  void siblingSignaturesWithSha1AreWeak() {
    byte[] bytes = RealAlerts.bytes("samples/canada_signed.cap");
    CapSignatures.Result result =
        CapSignatures.verify(
            "canada", bytes, trust("environment_canada_x509_cert", "naads_x509_cert"));
    assertThat(result.verdict()).isEqualTo(Verdict.WEAK);
    assertThat(result.signatures())
        .hasSize(2)
        .allMatch(one -> one.verdict() == Verdict.WEAK && one.algorithm().equals("rsa-sha1"));
  }

  @Test
  void anUnsignedAlertIsUnsigned() {
    assertThat(verdict(CapReaderTest.ALERT)).isEqualTo(Verdict.UNSIGNED);
  }

  @Test
  void whatWasChangedIsInvalid() {
    String signed = signed();
    assertThat(verdict(signed.replace("DEV-EX-01", "DEV-EX-02"))).isEqualTo(Verdict.INVALID);
    assertThat(verdict(signed.replace("<status>Exercise", "<status>Actual")))
        .isEqualTo(Verdict.INVALID);
    // A comment is no part of what is signed, and of what is read.
    assertThat(verdict(signed.replace("DEV-EX-01", "DEV-<!-- x -->EX-01")))
        .isEqualTo(Verdict.VALID);
  }

  @Test
  void aRightAlertInsideAForgedOneIsInvalid() {
    String signed = signed();
    String inner = signed.substring(signed.indexOf("<alert"));
    String forged = CapReaderTest.ALERT.replace("</alert>", inner + "</alert>");
    assertThat(verdict(forged)).isEqualTo(Verdict.INVALID);
    String signature = inner.substring(inner.indexOf("<ds:Signature"), inner.indexOf("</alert>"));
    assertThat(verdict(CapReaderTest.ALERT.replace("</alert>", signature + "</alert>")))
        .isEqualTo(Verdict.INVALID);
  }

  @Test
  void otherReferencesTransformsAndAlgorithmsAreInvalid() {
    String signed = signed();
    assertThat(verdict(signed.replace("Reference URI=\"\"", "Reference URI=\"#x\"")))
        .isEqualTo(Verdict.INVALID);
    assertThat(
            verdict(
                signed.replace(
                    "http://www.w3.org/2000/09/xmldsig#enveloped-signature",
                    "http://www.w3.org/TR/1999/REC-xslt-19991116")))
        .isEqualTo(Verdict.INVALID);
    assertThat(
            verdict(
                signed.replace(
                    "http://www.w3.org/2001/04/xmldsig-more#rsa-sha256",
                    "http://www.w3.org/2001/04/xmldsig-more#hmac-sha256")))
        .isEqualTo(Verdict.INVALID);
  }
}
