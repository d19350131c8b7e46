package org.entente.chain.read;

import java.nio.file.Path;

/// A file that blocks are read from. `name` is what the user called it, `path` where its bytes
/// are: an expanded copy when it was compressed. `key` is the obfuscation on them.
@SuppressWarnings("ArrayRecordComponent") // never compared
record SourceFile(String name, Path path, byte[] key) {}
