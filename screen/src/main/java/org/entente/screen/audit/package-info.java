/// What a desk decided and when, so that it can be shown and repeated years later.
///
/// A log is a file of lines, each a JSON object
///
///     {"number":N,"previous":"HASH","body":{…},"hash":"HASH"}
///
/// where `hash` is the SHA-256 of the line's bytes before `,"hash"`, and `previous` the hash of
/// the line before, 64 zeros in the first. A line is acknowledged when it is forced to disk; a
/// last line without its end never was. This layout never changes.
@NullMarked
package org.entente.screen.audit;

import org.jspecify.annotations.NullMarked;
