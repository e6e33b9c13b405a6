"""A host for tests: certificates of its own, a TLS server that answers what a test says, and signed documents."""
import base64
import gzip
import hashlib
import json
import pathlib
import socket
import ssl
import subprocess
import threading

BASE58 = "123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz"


def base58(data):
    number, text = int.from_bytes(data, "big"), ""
    while number:
        number, digit = divmod(number, 58)
        text = BASE58[digit] + text
    return "1" * (len(data) - len(data.lstrip(b"\0"))) + text


def canonical(value):
    """RFC 8785 for what these tests write: ASCII member names, no fractions."""
    return json.dumps(value, sort_keys=True, separators=(",", ":"), ensure_ascii=False).encode()


def run(*argv):
    subprocess.run(argv, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)


class Key:
    """An Ed25519 key that signs with eddsa-jcs-2022."""

    def __init__(self, folder, name):
        self.file = folder / (name + ".pem")
        run("openssl", "genpkey", "-algorithm", "ed25519", "-out", str(self.file))
        public = subprocess.run(["openssl", "pkey", "-in", str(self.file), "-pubout", "-outform", "DER"], check=True,
                                capture_output=True).stdout[-32:]
        self.multikey = "z" + base58(b"\xed\x01" + public)
        self.jwk = {"kty": "OKP", "crv": "Ed25519", "x": base64.urlsafe_b64encode(public).decode().rstrip("=")}

    def sign_bytes(self, data):
        message, signature = self.file.with_suffix(".msg"), self.file.with_suffix(".sig")
        message.write_bytes(data)
        run("openssl", "pkeyutl", "-sign", "-rawin", "-inkey", str(self.file), "-in", str(message), "-out", str(signature))
        return signature.read_bytes()

    def sign(self, document, method, created="2025-01-01T00:00:00Z"):
        proof = {"type": "DataIntegrityProof", "cryptosuite": "eddsa-jcs-2022", "created": created,
                 "verificationMethod": method, "proofPurpose": "assertionMethod", "@context": document["@context"]}
        digest = hashlib.sha256(canonical(proof)).digest() + hashlib.sha256(canonical(document)).digest()
        return {**document, "proof": {**proof, "proofValue": "z" + base58(self.sign_bytes(digest))}}


def make_certificates(folder):
    """ca.pem, and host.pem for school.example and *.school.example."""
    config = folder / "host.cnf"
    config.write_text("subjectAltName=DNS:school.example,DNS:issuer.example,DNS:*.school.example\n")
    run("openssl", "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes", "-keyout",
        str(folder / "ca.key"), "-out", str(folder / "ca.pem"), "-days", "3650", "-subj", "/CN=Test authority")
    run("openssl", "req", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes", "-keyout",
        str(folder / "host.key"), "-out", str(folder / "host.csr"), "-subj", "/CN=school.example")
    run("openssl", "x509", "-req", "-in", str(folder / "host.csr"), "-CA", str(folder / "ca.pem"), "-CAkey",
        str(folder / "ca.key"), "-CAcreateserial", "-out", str(folder / "host.pem"), "-days", "3650", "-extfile", str(config))


def answer(body, content_type="application/json", status="200 OK", headers=()):
    """The bytes of an HTTP answer."""
    if not isinstance(body, bytes):
        body = body.encode() if isinstance(body, str) else json.dumps(body).encode()
    lines = ["HTTP/1.1 " + status, "Content-Type: " + content_type, "Content-Length: %d" % len(body),
             "Connection: close", *headers]
    return "\r\n".join(lines).encode() + b"\r\n\r\n" + body


class Server:
    """Answers each path with the bytes in `routes` (or with what a function there writes to the connection)."""

    def __init__(self, folder):
        self.routes, self.requests, self.default = {}, [], answer("no", status="404 Not Found")
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(folder / "host.pem", folder / "host.key")
        self.socket = socket.create_server(("127.0.0.1", 0))
        self.port = self.socket.getsockname()[1]
        self.context, self.up = context, True
        threading.Thread(target=self.serve, daemon=True).start()

    def serve(self):
        while True:
            connection, _ = self.socket.accept()
            threading.Thread(target=self.handle, args=(connection,), daemon=True).start()

    def handle(self, connection):
        try:
            if not self.up:
                return connection.close()
            with self.context.wrap_socket(connection, server_side=True) as secured:
                head = b""
                while b"\r\n\r\n" not in head:
                    data = secured.recv(4096)
                    if not data:
                        return None
                    head += data
                path = head.split(b" ")[1].decode()
                self.requests.append((path, head.decode("latin-1")))
                route = self.routes.get(path, self.default)
                if callable(route):
                    route(secured)
                else:
                    secured.sendall(route)
        except (OSError, ssl.SSLError):
            return None

    def paths(self):
        """What was asked for since the last call."""
        asked, self.requests = [path for path, _ in self.requests], []
        return asked


CREDENTIALS = "https://www.w3.org/ns/credentials/v2"
OPEN_BADGES = "https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json"


def did_document(did, keys, **more):
    methods = [{"id": did + "#" + name, "type": "Multikey", "controller": did, "publicKeyMultibase": key.multikey,
                **more.get(name, {})} for name, key in keys.items()]
    return {"id": did, "verificationMethod": methods, "assertionMethod": [did + "#" + name for name in keys]}


def badge(issuer, **members):
    return {"@context": [CREDENTIALS, OPEN_BADGES], "id": "urn:uuid:5b1c58a5-8d5b-4ba4-9f0c-7b8a6f2f0c11",
            "type": ["VerifiableCredential", "OpenBadgeCredential"],
            "issuer": {"id": issuer, "type": ["Profile"], "name": "Harbour School"},
            "validFrom": "2025-01-01T00:00:00Z",
            "credentialSubject": {
                "type": ["AchievementSubject"],
                "identifier": [{"type": "IdentityObject", "identityType": "emailAddress", "hashed": False,
                                "identityHash": "ada@example.org"}],
                "achievement": {"id": "urn:uuid:0d7bb1a1-2f0d-4b7e-8c39-6a8f0ad7a0d1", "type": ["Achievement"],
                                "name": "Knots", "description": "Ties ten knots.",
                                "criteria": {"narrative": "Ties each knot within a minute."}}}, **members}


def status_entry(url, index, purpose="revocation"):
    return {"type": "BitstringStatusListEntry", "statusPurpose": purpose, "statusListIndex": str(index),
            "statusListCredential": url}


def status_list(url, issuer, set_bits=(), purpose="revocation", subject=None, **members):
    bits = bytearray(16384)
    for index in set_bits:
        bits[index // 8] |= 0x80 >> index % 8
    encoded = "u" + base64.urlsafe_b64encode(gzip.compress(bytes(bits), mtime=0)).decode().rstrip("=")
    return {"@context": [CREDENTIALS], "id": url, "type": ["VerifiableCredential", "BitstringStatusListCredential"],
            "issuer": issuer, "validFrom": "2025-01-01T00:00:00Z",
            "credentialSubject": {"id": url + "#list", "type": "BitstringStatusList", "statusPurpose": purpose,
                                  "encodedList": encoded, **(subject or {})}, **members}


class Program:
    """The program under test with a home of its own."""

    def __init__(self, executable, resolver, server, folder):
        self.executable, self.resolver, self.server, self.folder = executable, resolver, server, folder
        self.home = None
        self.fresh_home()

    def fresh_home(self):
        homes = len(list(self.folder.glob("home-*")))
        self.home = self.folder / ("home-%d" % homes)
        self.home.mkdir()

    def __call__(self, *arguments, **variables):
        environment = {"HOME": str(self.home), "PATH": "/usr/bin:/bin", "LC_ALL": "C.UTF-8",
                       "LD_PRELOAD": str(self.resolver), "INSIGNIA_TEST_PORT": str(self.server.port),
                       "ASAN_OPTIONS": "verify_asan_link_order=0", **variables}
        return subprocess.run([str(self.executable), *map(str, arguments)], env=environment, cwd=self.folder,
                              stdin=subprocess.DEVNULL, capture_output=True, text=True, timeout=60)

    def cache(self):
        return sorted(pathlib.Path(self.home / ".cache/insignia/answers").glob("*.json"))
