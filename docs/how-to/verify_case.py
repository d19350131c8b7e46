#!/usr/bin/env python3
"""Proves a folder that `entente case export` wrote, by nothing but Python's standard library.

    python3 verify_case.py FOLDER [ENTRIES:HASH]

Every file has the hash that SHA256SUMS gives, every entry of case.json the hash that chain.txt
gives, and these chain to the hash in manifest.json. ENTRIES:HASH is a chain that somebody noted
earlier: this one goes on from it. Exit 0 and one JSON line, or 1 and what is wrong.
"""
import hashlib
import json
import os
import sys

FIELDS = (
    "case number kind word title text about evidence replaces recorded learnt"
    " valid_from valid_to author marking source command sha256"
).split()


class Wrong(Exception):
    """Something that doesn't fit."""


def netstring(value):
    data = str(value).encode()
    return b"%d:%s," % (len(data), data)


def entry_hash(entry):
    fields = FIELDS + ["published"] if "published" in entry else FIELDS
    return hashlib.sha256(b"".join(netstring(entry.get(f, "")) for f in fields)).digest()


def verify(folder, noted):
    def read(name):
        with open(os.path.join(folder, name), "rb") as file:
            return file.read()

    for line in read("SHA256SUMS").decode().splitlines():
        digest, name = line.split("  ", 1)
        if hashlib.sha256(read(name)).hexdigest() != digest:
            raise Wrong(name + " has another hash")
    hashes = [bytes.fromhex(line) for line in read("chain.txt").decode().split()]
    entries = json.loads(read("case.json"))["entries"]
    for entry in entries:
        at = entry["number"]
        if at <= len(hashes) and hashes[at - 1] != entry_hash(entry):
            raise Wrong("entry %d has another hash" % at)
    chain = bytes(32)
    before = {0: chain.hex()}
    for count, one in enumerate(hashes, 1):
        chain = hashlib.sha256(chain + one).digest()
        before[count] = chain.hex()
    told = json.loads(read("manifest.json"))["chain"]
    if told != {"entries": len(hashes), "hash": chain.hex()}:
        raise Wrong("manifest.json tells of another chain")
    if noted:
        count, digest = noted.split(":")
        if before.get(int(count)) != digest:
            raise Wrong("the chain doesn't go on from the one that was noted")
    return {"entries": len(entries), "chain": told}


if __name__ == "__main__":
    if not 2 <= len(sys.argv) <= 3:
        sys.exit(__doc__)
    try:
        print(json.dumps(verify(sys.argv[1], sys.argv[2] if len(sys.argv) == 3 else "")))
    except (Wrong, OSError, ValueError, KeyError) as error:
        sys.exit("%s: %s" % (sys.argv[1], error))
