#!/usr/bin/env python3
"""Proves a log that `entente log export` wrote, by nothing but Python's standard library.

    python3 verify_log.py OUT [VKEY]

OUT/checkpoint, OUT/vkeys, OUT/tile/..., OUT/objects/SHA256.json (C2SP signed-note,
tlog-checkpoint, tlog-tiles, tlog-cosignature; RFC 6962; RFC 8032). VKEY: the sender's key as
its people told it; without it the first key of OUT/vkeys is believed, which proves only that
everything fits together. Where the sender's key was changed, OUT/vkeys has those before it too,
under the same name, and VKEY may be any of them that signed. A second signature by ML-DSA-44 is
passed over: the format asks for no more. Exit 0 and one JSON line, or 1 and what is wrong.
"""
import base64
import hashlib
import json
import os
import re
import sys


class Wrong(Exception):
    """Something that doesn't fit."""


def sha256(*parts):
    digest = hashlib.sha256()
    for part in parts:
        digest.update(part)
    return digest.digest()


# Ed25519 by RFC 8032, section 5.1, without cofactor. Slow (some milliseconds) and short.
P = 2**255 - 19
L = 2**252 + 27742317777372353535851937790883648493
D = -121665 * pow(121666, -1, P) % P
ROOT = pow(2, (P - 1) // 4, P)


def recover(y, sign):
    if y >= P:
        raise Wrong("a point isn't written canonically")
    square = (y * y - 1) * pow(D * y * y + 1, -1, P) % P
    x = pow(square, (P + 3) // 8, P)
    if (x * x - square) % P:
        x = x * ROOT % P
    if (x * x - square) % P or (x == 0 and sign):
        raise Wrong("a point isn't on the curve")
    return P - x if x & 1 != sign else x


def point(data):
    number = int.from_bytes(data, "little")
    y = number & (2**255 - 1)
    x = recover(y, number >> 255)
    return (x, y, 1, x * y % P)


def plus(a, b):
    e = (a[1] - a[0]) * (b[1] - b[0]) % P
    f = (a[1] + a[0]) * (b[1] + b[0]) % P
    g = 2 * a[3] * b[3] * D % P
    h = 2 * a[2] * b[2] % P
    i, j, k, m = f - e, h - g, h + g, f + e
    return (i * j % P, k * m % P, j * k % P, i * m % P)


def times(scalar, a):
    total = (0, 1, 1, 0)
    while scalar:
        if scalar & 1:
            total = plus(total, a)
        a = plus(a, a)
        scalar >>= 1
    return total


def encoded(a):
    inverse = pow(a[2], -1, P)
    x, y = a[0] * inverse % P, a[1] * inverse % P
    return (y | (x & 1) << 255).to_bytes(32, "little")


BASE_Y = 4 * pow(5, -1, P) % P
BASE_X = recover(BASE_Y, 0)
BASE = (BASE_X, BASE_Y, 1, BASE_X * BASE_Y % P)


def is_signed(key, message, signature):
    if len(signature) != 64:
        return False
    scalar = int.from_bytes(signature[32:], "little")
    if scalar >= L:
        return False
    hashed = hashlib.sha512(signature[:32] + key + message).digest()
    factor = int.from_bytes(hashed, "little") % L
    try:
        x, y, z, t = point(key)
    except Wrong:
        return False
    negative = (P - x, y, z, P - t)
    return encoded(plus(times(scalar, BASE), times(factor, negative))) == signature[:32]


def vkey(line):
    match = re.fullmatch(r"([^+\s]+)\+([0-9a-fA-F]{8})\+([A-Za-z0-9+/]+=*)", line)
    if not match:
        raise Wrong("no key: " + line)
    name, known, typed = match[1], bytes.fromhex(match[2]), base64.b64decode(match[3])
    if sha256(name.encode() + b"\n" + typed)[:4] != known:
        raise Wrong("the id of a key isn't that of its name and bytes: " + name)
    if typed[:1] == b"\x06" and len(typed) == 1313:
        return name, known, 6, typed[1:]
    if len(typed) != 33 or typed[0] not in (1, 4):
        raise Wrong("no Ed25519 key: " + name)
    return name, known, typed[0], typed[1:]


def signers(note, keys):
    """The text, and the names of the keys that signed it. A known key must sign rightly."""
    split = note.rfind(b"\n\n")
    if split < 0 or not note.endswith(b"\n"):
        raise Wrong("checkpoint: no signatures behind an empty line")
    text, names = note[: split + 1], []
    for line in note[split + 2 : -1].decode().split("\n"):
        match = re.fullmatch("\u2014 ([^+\\s]+) ([A-Za-z0-9+/]+=*)", line)
        if not match:
            raise Wrong("checkpoint: no signature line: " + line[:60])
        data = base64.b64decode(match[2])
        for name, known, kind, key in keys:
            if name != match[1] or known != data[:4] or kind == 6:
                continue
            signature, message = data[4:], text
            if kind == 4:
                seconds = int.from_bytes(data[4:12], "big")
                signature = data[12:]
                message = b"cosignature/v1\ntime %d\n" % seconds + text
            if not is_signed(key, message, signature):
                raise Wrong("checkpoint: the signature of " + name + " is wrong")
            names.append((name, kind, key))
    return text.decode(), names


def tree_path(level, index, width):
    digits = "%d" % index
    digits = digits.zfill(-(-len(digits) // 3) * 3)
    parts = [digits[i : i + 3] for i in range(0, len(digits), 3)]
    path = "/".join(["x" + part for part in parts[:-1]] + parts[-1:])
    return "tile/%s/%s%s" % (level, path, "" if width == 256 else ".p/%d" % width)


def read(folder, path):
    name = os.path.join(folder, path)
    if not os.path.isfile(name):
        raise Wrong(path + ": it is missing")
    with open(name, "rb") as file:
        return file.read()


def entries(folder, size):
    for tile in range(0, size, 256):
        width = min(256, size - tile)
        path = tree_path("entries", tile // 256, width)
        data, at, count = read(folder, path), 0, 0
        while at < len(data):
            end = at + 2 + int.from_bytes(data[at : at + 2], "big")
            if end > len(data):
                raise Wrong(path + ": an entry is cut off")
            yield path, data[at + 2 : end]
            at, count = end, count + 1
        if count != width:
            raise Wrong(path + ": it doesn't hold %d entries" % width)


def root(hashes):
    """RFC 6962, section 2.1: a row of full nodes, what is left over goes up as it is."""
    if not hashes:
        return sha256(b"")
    while len(hashes) > 1:
        even = len(hashes) // 2 * 2
        row = [sha256(b"\x01", hashes[i], hashes[i + 1]) for i in range(0, even, 2)]
        hashes = row + hashes[even:]
    return hashes[0]


def compare_tiles(folder, leaves):
    level, row = 0, leaves
    while row:
        for tile in range(0, len(row), 256):
            part = row[tile : tile + 256]
            path = tree_path(level, tile // 256, len(part))
            if read(folder, path) != b"".join(part):
                raise Wrong(path + ": its hashes are not those of the entries")
        full = len(row) // 256
        row = [root(row[256 * i : 256 * i + 256]) for i in range(full)]
        level += 1


def verify(folder, known=None):
    lines = [one for one in read(folder, "vkeys").decode().split("\n") if one.strip()]
    if not lines:
        raise Wrong("vkeys: it is empty")
    keys = [vkey(line.strip()) for line in lines]
    log = keys[0]
    if log[2] != 1:
        raise Wrong("vkeys: its first key is not a log's")
    text, names = signers(read(folder, "checkpoint"), keys)
    signed = [key for name, kind, key in names if name == log[0] and kind == 1]
    if known and vkey(known)[3] not in signed:
        raise Wrong("checkpoint: the key you gave did not sign it")
    parts = text.split("\n")
    if not signed:
        raise Wrong("checkpoint: the log did not sign it")
    if len(parts) < 4 or parts[0] != log[0] or not re.fullmatch("0|[1-9][0-9]{0,17}", parts[1]):
        raise Wrong("checkpoint: it is not one of this log")
    size, leaves, live, gone = int(parts[1]), [], set(), set()
    for path, entry in entries(folder, size):
        leaves.append(sha256(b"\x00", entry))
        said = json.loads(entry)
        plain = json.dumps(said, sort_keys=True, separators=(",", ":"), ensure_ascii=False)
        if plain.encode() != entry or not re.fullmatch("[0-9a-f]{64}", said.get("sha256", "")):
            raise Wrong(path + ": an entry isn't written as it must be")
        (live.add if said["action"] == "release" else live.discard)(said["sha256"])
        gone.add(said["sha256"])
    if base64.b64encode(root(leaves)).decode() != parts[2]:
        raise Wrong("checkpoint: its root is not that of the entries")
    compare_tiles(folder, leaves)
    withdrawn = 0
    for name in sorted(gone):
        path = "objects/" + name + ".json"
        there = os.path.isfile(os.path.join(folder, path))
        if there and sha256(read(folder, path)).hex() != name:
            raise Wrong(path + ": its bytes have another hash")
        if not there and name in live:
            raise Wrong(path + ": it is missing, though the log releases it")
        withdrawn += not there
    return {
        "origin": parts[0],
        "size": size,
        "root": parts[2],
        "witnesses": [name for name, kind, _ in names if kind == 4],
        "withdrawn": withdrawn,
    }


def main():
    if len(sys.argv) not in (2, 3):
        sys.exit(__doc__)
    try:
        print(json.dumps(verify(*sys.argv[1:]), ensure_ascii=False))
    except (Wrong, ValueError, KeyError) as wrong:
        print(json.dumps({"wrong": str(wrong)}, ensure_ascii=False))
        sys.exit(1)


if __name__ == "__main__":
    main()
