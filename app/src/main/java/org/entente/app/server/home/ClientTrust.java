package org.entente.app.server.home;

import java.net.Socket;
import java.security.cert.X509Certificate;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.X509ExtendedTrustManager;

/// Takes whatever certificate a client shows: the handshake proves that it has the key, and who
/// may have that key is asked once it is known who asks. The authority that is named as wanted is
/// one that nodes alone have, so that browsers ask nobody for a certificate.
final class ClientTrust extends X509ExtendedTrustManager {
  private final X509Certificate[] named;

  ClientTrust(X509Certificate... named) {
    this.named = named.clone();
  }

  @Override
  public void checkClientTrusted(X509Certificate[] chain, String type, SSLEngine engine) {}

  @Override
  public void checkClientTrusted(X509Certificate[] chain, String type, Socket socket) {}

  @Override
  public void checkClientTrusted(X509Certificate[] chain, String type) {}

  @Override
  public void checkServerTrusted(X509Certificate[] chain, String type, SSLEngine engine) {
    throw new IllegalStateException("it is for servers");
  }

  @Override
  public void checkServerTrusted(X509Certificate[] chain, String type, Socket socket) {
    throw new IllegalStateException("it is for servers");
  }

  @Override
  public void checkServerTrusted(X509Certificate[] chain, String type) {
    throw new IllegalStateException("it is for servers");
  }

  @Override
  public X509Certificate[] getAcceptedIssuers() {
    return named.clone();
  }
}
