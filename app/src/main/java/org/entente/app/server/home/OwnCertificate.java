package org.entente.app.server.home;

import java.io.IOException;
import java.net.Socket;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.Principal;
import java.security.PrivateKey;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509ExtendedKeyManager;
import org.jspecify.annotations.Nullable;

/// What a node shows in TLS, as a server and as a client. Another certificate is shown to whoever
/// connects from then on; a handshake that is under way ends with the one it began with.
public final class OwnCertificate extends X509ExtendedKeyManager {
  @SuppressWarnings("ArrayRecordComponent") // never compared
  private record Held(PrivateKey key, X509Certificate[] chain) {}

  private final Path folder;
  private final Map<String, Held> held = new ConcurrentHashMap<>();
  private volatile String current;

  OwnCertificate(Path folder) throws IOException {
    this.folder = folder;
    this.current = read();
  }

  private String read() throws IOException {
    try {
      KeyStore keys = Certificates.keys(folder);
      Certificate[] chain = keys.getCertificateChain(Certificates.ALIAS);
      X509Certificate[] all = Arrays.copyOf(chain, chain.length, X509Certificate[].class);
      String alias = all[0].getSerialNumber().toString(16);
      PrivateKey key = (PrivateKey) keys.getKey(Certificates.ALIAS, Certificates.PASSWORD);
      held.put(alias, new Held(key, all));
      return alias;
    } catch (GeneralSecurityException e) {
      throw new IOException(folder + ": " + e.getMessage(), e);
    }
  }

  /// Shows what lies in the folder now.
  void reload() throws IOException {
    current = read();
  }

  public X509Certificate certificate() {
    return one(current).chain()[0];
  }

  private Held one(String alias) {
    Held one = held.get(alias);
    if (one == null) {
      throw new IllegalStateException("there is no certificate " + alias);
    }
    return one;
  }

  /// For connections that show this certificate and believe what `trust` does.
  public SSLContext context(TrustManager trust) {
    try {
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(new javax.net.ssl.KeyManager[] {this}, new TrustManager[] {trust}, null);
      return context;
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every JDK has TLS", e);
    }
  }

  /// Its key is one of elliptic curves.
  private @Nullable String alias(String keyType) {
    return keyType.contains("EC") ? current : null;
  }

  private @Nullable String alias(String[] keyTypes) {
    return Arrays.stream(keyTypes).anyMatch(one -> one.contains("EC")) ? current : null;
  }

  @Override
  public @Nullable String chooseEngineClientAlias(
      String[] keyTypes, Principal @Nullable [] issuers, SSLEngine engine) {
    return alias(keyTypes);
  }

  @Override
  public @Nullable String chooseEngineServerAlias(
      String keyType, Principal @Nullable [] issuers, SSLEngine engine) {
    return alias(keyType);
  }

  @Override
  public @Nullable String chooseClientAlias(
      String[] keyTypes, Principal @Nullable [] issuers, Socket socket) {
    return alias(keyTypes);
  }

  @Override
  public @Nullable String chooseServerAlias(
      String keyType, Principal @Nullable [] issuers, Socket socket) {
    return alias(keyType);
  }

  @Override
  public String @Nullable [] getClientAliases(String keyType, Principal @Nullable [] issuers) {
    return getServerAliases(keyType, issuers);
  }

  @Override
  public String @Nullable [] getServerAliases(String keyType, Principal @Nullable [] issuers) {
    String alias = alias(keyType);
    return alias == null ? null : new String[] {alias};
  }

  @Override
  public X509Certificate @Nullable [] getCertificateChain(String alias) {
    Held one = held.get(alias);
    return one == null ? null : one.chain().clone();
  }

  @Override
  public @Nullable PrivateKey getPrivateKey(String alias) {
    Held one = held.get(alias);
    return one == null ? null : one.key();
  }
}
