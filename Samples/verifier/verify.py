#!/usr/bin/env python3
"""A second verifier of Exhibit's manifests, written from docs/formats/manifest.md alone.

    verify.py RESULTS [--key FILE.pub] [--files FOLDER]
    verify.py --proof PROOF [--key FILE.pub] [ARTIFACT]

Needs Python 3.9 and `cryptography` from PyPI. Exit status: 0 sound, 1 not, 2 usage.
"""
import argparse
import base64
import hashlib
import json
import os
import sys

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

NAMESPACE = b"manifest@exhibit"


def sha256(*parts):
    return hashlib.sha256(b"".join(parts)).digest()


# --- The tree -----------------------------------------------------------------------------------


def tree_hash(leaves):
    """The Merkle Tree Hash of RFC 9162, section 2.1.1."""
    if not leaves:
        return sha256()
    level = [sha256(b"\0", leaf) for leaf in leaves]
    while len(level) > 1:
        # An odd one out goes up as it is: the same tree as splitting at the largest power of two.
        joined = [sha256(b"\1", *level[i : i + 2]) for i in range(0, len(level) - 1, 2)]
        level = joined + (level[-1:] if len(level) % 2 else [])
    return level[0]


def root_from_proof(leaf, index, size, path):
    """RFC 9162, section 2.1.3.2; None where the way does not fit the tree."""
    if not 0 <= index < size:
        return None
    position, last, root = index, size - 1, sha256(b"\0", leaf)
    for beside in path:
        if last == 0:
            return None
        if position & 1 or position == last:
            root = sha256(b"\1", beside, root)
            while not position & 1 and position:
                position, last = position >> 1, last >> 1
        else:
            root = sha256(b"\1", root, beside)
        position, last = position >> 1, last >> 1
    return root if last == 0 else None


# --- The seal -----------------------------------------------------------------------------------


class Fields:
    """Lengths of 32 bits before the bytes: RFC 4251, section 5."""

    def __init__(self, data):
        self.rest = data

    def take(self, count):
        if count > len(self.rest):
            raise ValueError("cut off")
        taken, self.rest = self.rest[:count], self.rest[count:]
        return taken

    def string(self):
        return self.take(int.from_bytes(self.take(4), "big"))


def string(data):
    return len(data).to_bytes(4, "big") + data


def public_key(text):
    """The key's binary form out of a line of a .pub file."""
    kind, encoded = text.split()[:2]
    if kind != "ssh-ed25519":
        raise ValueError("no Ed25519 key")
    return base64.b64decode(encoded, validate=True)


def armor(blob):
    digits = base64.b64encode(blob).decode()
    lines = [digits[i : i + 70] for i in range(0, len(digits), 70)]
    return "\n".join(["-----BEGIN SSH SIGNATURE-----", *lines, "-----END SSH SIGNATURE-----", ""])


def seal_problem(header, signature, key):
    """What is wrong with a seal, or None."""
    try:
        text = signature.decode("ascii")
        blob = base64.b64decode("".join(text.split("\n")[1:-2]), validate=True)
        if armor(blob) != text:
            return "the seal is not written as OpenSSH writes it"
        fields = Fields(blob)
        if fields.take(6) != b"SSHSIG" or fields.take(4) != b"\0\0\0\1":
            return "this is no SSH signature"
        signer, namespace, reserved, algorithm, wrapped = (fields.string() for _ in range(5))
        inner = Fields(wrapped)
        kind, value = inner.string(), inner.string()
        if fields.rest or inner.rest or reserved or kind != b"ssh-ed25519" or len(value) != 64:
            return "the seal has a form that is not used"
        if signer != key:
            return "another key sealed it"
        if namespace != NAMESPACE or algorithm not in (b"sha512", b"sha256"):
            return "the signature was made for something else"
        digest = hashlib.new(algorithm.decode(), header).digest()
        message = b"SSHSIG" + b"".join(map(string, (namespace, b"", algorithm, digest)))
        point = Fields(key)
        point.string()
        Ed25519PublicKey.from_public_bytes(point.string()).verify(value, message)
        return None
    except InvalidSignature:
        return "the header is not what was sealed"
    except (ValueError, UnicodeDecodeError) as error:
        return f"the seal can't be read: {error}"


# --- The manifest -------------------------------------------------------------------------------


def canonical(value):
    """RFC 8785, for keys of ASCII and whole numbers."""
    return json.dumps(value, sort_keys=True, ensure_ascii=False, separators=(",", ":")).encode()


def read_canonical(data, what):
    try:
        value = json.loads(data.decode("utf-8"))
        sound = canonical(value) == data
    except (ValueError, RecursionError):
        raise ValueError(f"{what} can't be read") from None
    if not isinstance(value, dict) or not sound:
        raise ValueError(f"{what} is not in its canonical form")
    return value


def path_bytes(line):
    if "pathBytes" in line:
        return base64.b64decode(line["pathBytes"], validate=True)
    return line["path"].encode()


def is_safe(path):
    parts = path.split(b"/")
    return b"\0" not in path and not any(part in (b"", b".", b"..") for part in parts)


def manifest_problems(header_bytes, lines_bytes, signature, key):
    """Everything that is wrong with a manifest itself; empty where it is sound."""
    problems, lines = [], []
    if key is not None:
        problem = "there is no seal" if signature is None else seal_problem(header_bytes, signature, key)
        problems += [problem] if problem else []
    leaves = lines_bytes.split(b"\n")
    if leaves.pop() != b"":
        problems.append("the last line does not end with a line feed")
    try:
        header = read_canonical(header_bytes, "manifest.json")
        if header.get("schema") != "exhibit.manifest/1" or header.get("digestAlgorithm") != "sha256":
            raise ValueError("manifest.json is of another version")
        lines = [read_canonical(leaf, f"line {i + 1}") for i, leaf in enumerate(leaves)]
        paths = [path_bytes(line) for line in lines]
        if any(a >= b for a, b in zip(paths, paths[1:])):
            problems.append("the lines are out of order")
        if not all(map(is_safe, paths)):
            problems.append("a path leads out of the folder")
        if header["treeSize"] != len(leaves) or header["rootDigest"] != tree_hash(leaves).hex():
            problems.append("the root is not that of the lines")
        totals = header["totals"]
        if totals["artifacts"] != len(lines) or totals["bytes"] != sum(l.get("size", 0) for l in lines):
            problems.append("the totals are not those of the lines")
    except (ValueError, KeyError, TypeError) as error:
        problems.append(str(error))
    return problems, lines


def file_digest(path):
    digest = hashlib.sha256()
    with open(path, "rb") as file:
        while piece := file.read(1 << 20):
            digest.update(piece)
    return digest.hexdigest()


def file_problems(lines, folder):
    for line in lines:
        path = os.path.join(os.fsencode(folder), path_bytes(line))
        if not os.path.isfile(path) or os.path.islink(path):
            yield f"missing: {line['path']}"
        elif file_digest(path) != line.get("sha256"):
            yield f"changed: {line['path']}"


def proof_problems(proof, key, artifact):
    problems = []
    header_bytes, leaf = proof["header"].encode(), proof["line"].encode()
    if key is not None:
        signature = proof.get("signature")
        problem = "there is no seal" if signature is None else seal_problem(header_bytes, signature.encode(), key)
        problems += [problem] if problem else []
    header = read_canonical(header_bytes, "the header")
    path = [bytes.fromhex(step) for step in proof["auditPath"]]
    root = root_from_proof(leaf, proof["leafIndex"], header["treeSize"], path)
    if root is None or root.hex() != header["rootDigest"]:
        problems.append("the line does not belong to the manifest")
    if artifact and file_digest(artifact) != read_canonical(leaf, "the line").get("sha256"):
        problems.append("the file is not the one that is listed")
    return problems


def read(*path):
    with open(os.path.join(*path), "rb") as file:
        return file.read()


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("path", nargs="?", help="a result folder; with --proof: the artifact")
    parser.add_argument("--key", help="the sealer's public key")
    parser.add_argument("--files", help="the submission's folder, to read every file again")
    parser.add_argument("--proof", help="a proof of “exhibit prove”")
    arguments = parser.parse_args()
    if not (arguments.path or arguments.proof):
        parser.error("name a result folder or a proof")
    key = public_key(read(arguments.key).decode()) if arguments.key else None
    if arguments.proof:
        problems = proof_problems(json.loads(read(arguments.proof)), key, arguments.path)
    else:
        seal = os.path.join(arguments.path, "manifest.json.sig")
        problems, lines = manifest_problems(
            read(arguments.path, "manifest.json"), read(arguments.path, "manifest.jsonl"),
            read(seal) if os.path.exists(seal) else None, key)
        if arguments.files and not problems:
            problems += file_problems(lines, arguments.files)
    print("\n".join(problems) or "sound")
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main())
