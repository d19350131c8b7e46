/// Signing in elsewhere: the code flow of OpenID Connect Core 1.0 with PKCE (RFC 7636), as RFC
/// 9700 wants it. What a provider sends is believed only as far as it is signed.
@NullMarked
package org.entente.app.oidc;

import org.jspecify.annotations.NullMarked;
