#!/usr/bin/env python3
"""The program against a real HTTPS host on this machine.

usage: run_network.py PROGRAM RESOLVER

RESOLVER makes every name under .example this machine (resolver.cpp). Each test gets a home of its own.
"""
import gzip
import json
import pathlib
import sys
import tempfile
import threading
import time
import traceback

import host

DID, LIST, OTHER_LIST = "did:web:school.example", "https://school.example/status/1", "https://school.example/status/2"
DOCUMENT = "/.well-known/did.json"
TESTS = []


def test(function):
    TESTS.append(function)
    return function


class World:
    """One folder with keys, a host that answers as it should, and the program."""

    def __init__(self, folder, executable, resolver):
        self.folder = folder
        host.make_certificates(folder)
        self.server = host.Server(folder)
        self.key, self.other = host.Key(folder, "one"), host.Key(folder, "two")
        self.program = host.Program(executable, resolver, self.server, folder)
        self.settle()

    def settle(self):
        """A fresh home, and a host in order."""
        self.program.fresh_home()
        self.server.up, self.server.routes, self.server.requests = True, {}, []
        self.serve(DOCUMENT, host.did_document(DID, {"k1": self.key}), "application/did+json")
        self.serve_list()
        self.write("badge.json", self.sign(host.badge(DID, credentialStatus=host.status_entry(LIST, 7))))

    def serve(self, path, body, content_type="application/json", **more):
        self.server.routes[path] = host.answer(body, content_type, **more)

    def serve_list(self, *set_bits, **more):
        self.serve("/status/1", self.sign(host.status_list(LIST, DID, set_bits, **more)), "application/vc")

    def sign(self, document, method=DID + "#k1", key=None, **more):
        return (key or self.key).sign(document, method, **more)

    def write(self, name, value):
        (self.folder / name).write_text(value if isinstance(value, str) else json.dumps(value))

    def verify(self, name="badge.json", *arguments, **variables):
        return self.program("verify", name, "--allow", "private-network", "--ca-file", "ca.pem", *arguments, **variables)


def expect(result, code, *texts, absent=()):
    output = result.stdout + result.stderr
    assert result.returncode == code, "exit %d instead of %d:\n%s" % (result.returncode, code, output)
    for text in texts:
        assert text in output, "%r is not in:\n%s" % (text, output)
    for text in absent:
        assert text not in output, "%r is in:\n%s" % (text, output)


@test
def a_host_vouches_for_its_key_and_only_what_is_needed_is_fetched(world):
    expect(world.verify(), 0, "VALID", DID, "status list of 2025-01-01", absent=["from cache"])
    assert world.server.paths() == [DOCUMENT, "/status/1"]


@test
def what_was_fetched_is_used_offline_with_its_age(world):
    world.verify()
    world.server.paths()
    expect(world.verify("badge.json", "--offline"), 0, "key did:web:school.example#k1 (from cache, less than 2 minutes old)",
           "status list of 2025-01-01 (from cache, ")
    assert world.server.paths() == []
    world.program.fresh_home()
    expect(world.verify("badge.json", "--offline"), 3, "UNDETERMINED", "there is no copy of", "trust refresh")


@test
def an_unreachable_host_is_replaced_by_the_copy(world):
    world.verify()
    world.server.up = False
    expect(world.verify(), 0, "(from cache, ")
    world.server.up = True
    for path in (DOCUMENT, "/status/1"):
        world.serve(path, "busy", status="503 Service Unavailable")
    expect(world.verify(), 0, "(from cache, ")
    world.serve(DOCUMENT, "gone", status="404 Not Found")
    expect(world.verify(), 3, "404")


@test
def a_withdrawn_badge_stays_withdrawn_offline(world):
    world.serve_list(7)
    expect(world.verify(), 1, "NOT VALID  Revoked by the issuer.")
    expect(world.verify("badge.json", "--offline", "--at", "2056-01-01"), 1, "Revoked by the issuer.")


@test
def an_old_copy_of_a_list_says_too_little(world):
    world.verify()
    expect(world.verify("badge.json", "--offline", "--at", "2056-01-01"), 3, "the copy of the status list is", "days old",
           "--allow unchecked-status")
    expect(world.verify("badge.json", "--offline", "--at", "2056-01-01", "--allow", "unchecked-status"), 0)
    world.program.fresh_home()
    world.serve_list(subject={"ttl": 0.5})
    expect(world.verify(), 0)
    time.sleep(1.1)
    expect(world.verify("badge.json", "--offline"), 3, "its issuer says that it changes sooner")
    world.program.fresh_home()
    world.serve_list(validUntil="2025-06-01T00:00:00Z")
    expect(world.verify(), 3, "the status list ended on 2025-06-01")


@test
def nothing_but_the_key_is_fetched_before_the_signature_holds(world):
    badge = world.sign(host.badge(DID, credentialStatus=host.status_entry(LIST, 7)))
    badge["validFrom"] = "2024-01-01T00:00:00Z"
    world.write("badge.json", badge)
    expect(world.verify(), 1, "changed after signing")
    assert world.server.paths() == [DOCUMENT]


@test
def pictures_schemas_evidence_and_pages_are_never_fetched(world):
    url = "https://school.example/elsewhere"
    badge = host.badge(DID, credentialSchema=[{"id": url, "type": "1EdTechJsonSchemaValidator2019"}],
                       evidence=[{"id": url, "type": ["Evidence"]}], image={"id": url, "type": "Image"},
                       refreshService={"id": url, "type": "1EdTechCredentialRefresh"})
    badge["issuer"]["url"] = url
    badge["credentialSubject"]["achievement"]["criteria"]["id"] = url
    world.write("badge.json", world.sign(badge))
    world.verify()
    assert world.server.paths() == [DOCUMENT]


@test
def the_local_network_is_refused_unless_allowed(world):
    result = world.program("verify", "badge.json", "--ca-file", "ca.pem")
    expect(result, 3, "private network", "--allow private-network")
    assert world.server.paths() == []


@test
def certificates_are_checked(world):
    expect(world.program("verify", "badge.json", "--allow", "private-network"), 3, "certificate")
    world.write("badge.json", world.sign(host.badge("did:web:other.example"), "did:web:other.example#k1"))
    expect(world.verify(), 3, "certificate")
    expect(world.program("verify", "badge.json", "--ca-file", "badge.json"), 3, "no certificates")
    assert world.server.paths() == []


@test
def redirects_are_not_followed(world):
    for status in ("301 Moved Permanently", "302 Found", "303 See Other", "307 Temporary Redirect", "308 Permanent Redirect"):
        world.program.fresh_home()
        world.serve(DOCUMENT, "", status=status, headers=["Location: https://school.example/elsewhere"])
        expect(world.verify(), 3, status[:3])
    assert set(world.server.paths()) == {DOCUMENT}
    world.settle()
    world.serve("/status/1", "", status="302 Found", headers=["Location: https://school.example/elsewhere"])
    expect(world.verify(), 3, "answered 302")
    assert world.server.paths() == [DOCUMENT, "/status/1"]


@test
def answers_are_limited(world):
    document = host.did_document(DID, {"k1": world.key})
    world.serve(DOCUMENT, json.dumps(document) + " " * (2 << 20))
    expect(world.verify(), 3, "larger than 1048576 bytes")
    world.serve(DOCUMENT, gzip.compress(json.dumps(document).encode()), headers=["Content-Encoding: gzip"])
    expect(world.verify(), 3, "compressed, which was not asked for")
    world.serve(DOCUMENT, document, headers=["X-%d: y" % i for i in range(1000)])
    expect(world.verify(), 3, "the head of the answer is too large")

    def endless(connection):
        connection.sendall(b"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n\r\n")
        while True:
            connection.sendall(b" " * 65536)

    world.server.routes[DOCUMENT] = endless
    expect(world.verify(), 3, "larger than 1048576 bytes")


@test
def a_slow_answer_is_given_up(world):
    def drip(connection):
        connection.sendall(b"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n\r\n")
        while True:
            connection.sendall(b" ")
            time.sleep(0.5)

    world.server.routes[DOCUMENT] = drip
    expect(world.verify(), 3, "no complete answer within 10 seconds")


@test
def nothing_from_the_environment_is_used_or_told(world):
    (world.program.home / ".netrc").write_text("machine school.example login me password secret\n")
    (world.program.home / ".curlrc").write_text("header = \"X-Leak: yes\"\n")
    world.serve(DOCUMENT, host.did_document(DID, {"k1": world.key}), headers=["Set-Cookie: a=b"])
    dead = "http://127.0.0.1:1"
    expect(world.verify("badge.json", https_proxy=dead, HTTPS_PROXY=dead, ALL_PROXY=dead), 0)
    heads = "".join(head.lower() for _, head in world.server.requests)
    for word in ("authorization", "cookie", "x-leak", "accept-encoding", "referer"):
        assert word not in heads, heads


@test
def a_damaged_copy_is_not_used(world):
    world.verify()
    for file in world.program.cache():
        assert file.stat().st_mode & 0o077 == 0
        file.write_text(file.read_text().replace("u", "v", 3))
    expect(world.verify("badge.json", "--offline"), 3, "damaged", "there is no copy of")
    expect(world.verify(), 0)
    expect(world.verify("badge.json", "--offline"), 0, absent=["damaged"])


@test
def each_entry_may_have_a_list_of_its_own(world):
    entries = []
    for i in range(16):
        url = "https://school.example/many/%d" % i
        entries.append(host.status_entry(url, 7))
        world.serve("/many/%d" % i, world.sign(host.status_list(url, DID)), "application/vc")
    world.write("badge.json", world.sign(host.badge(DID, credentialStatus=entries)))
    expect(world.verify(), 0)
    assert len(world.server.paths()) == 17


@test
def what_one_file_may_make_the_program_ask_has_an_end(world):
    badges = [host.badge(DID, credentialStatus=host.status_entry("https://school.example/many/%d" % i, 7))
              for i in range(100)]
    shown = {"@context": ["https://www.w3.org/ns/credentials/v2"], "type": ["VerifiablePresentation"],
             "verifiableCredential": [world.sign(badge) for badge in badges]}
    world.write("many.json", shown)
    expect(world.verify("many.json"), 3)
    assert len(world.server.paths()) == 64


@test
def a_host_that_keeps_silent_is_not_asked_for_every_badge(world):
    (world.folder / "silent").mkdir()
    for i in range(20):
        badge = host.badge(DID, credentialStatus=host.status_entry("https://school.example/many/%d" % i, 7))
        (world.folder / "silent" / ("%d.json" % i)).write_text(json.dumps(world.sign(badge)))
        world.server.routes["/many/%d" % i] = lambda connection: None
    expect(world.verify("silent"), 3, "has failed to answer 2 times and is not asked again")
    assert len(world.server.paths()) <= 5, world.server.paths()  # two at the same time may both be late


@test
def an_answer_serves_all_badges_of_a_run(world):
    (world.folder / "many").mkdir()
    for i in range(20):
        badge = host.badge(DID, credentialStatus=host.status_entry(LIST, i))
        (world.folder / "many" / ("%d.json" % i)).write_text(json.dumps(world.sign(badge)))
    expect(world.verify("many"), 0)
    assert world.server.paths() == [DOCUMENT, "/status/1"]


@test
def a_document_of_another_or_with_a_foreign_key_is_refused(world):
    world.serve(DOCUMENT, host.did_document("did:web:other.example", {"k1": world.key}))
    result = world.verify()
    assert result.returncode in (1, 3), result.stdout
    foreign = host.did_document(DID, {"k1": world.key}, k1={"controller": "did:web:other.example"})
    world.serve(DOCUMENT, foreign)
    expect(world.verify(), 1, "controlled by")
    bare = host.did_document(DID, {"k1": world.key})
    bare["assertionMethod"] = []
    world.serve(DOCUMENT, bare)
    expect(world.verify(), 1, "assertionMethod")


@test
def a_retired_key_is_good_for_what_was_signed_before(world):
    world.serve(DOCUMENT, host.did_document(DID, {"k1": world.key}, k1={"expires": "2025-06-01T00:00:00Z"}))
    expect(world.verify(), 0)
    world.write("late.json", world.sign(host.badge(DID), created="2025-07-01T00:00:00Z"))
    expect(world.verify("late.json"), 1, "ended on 2025-06-01")
    world.serve(DOCUMENT, host.did_document(DID, {"k1": world.key}, k1={"revoked": "2025-06-01T00:00:00Z"}))
    expect(world.verify(), 1, "was revoked by its owner")


@test
def an_https_issuer_gives_its_keys_itself(world):
    issuer = "https://school.example/profile"
    world.write("badge.json", world.sign(host.badge(issuer), issuer + "#k1"))
    expect(world.verify(), 3, "404")
    world.serve("/profile", host.did_document(issuer, {"k1": world.key}))
    expect(world.verify(), 0, "VALID", issuer)
    profile = {"id": issuer, "type": ["Profile"], "name": "Harbour School"}
    world.serve("/profile", profile)
    expect(world.verify(), 3, "publishes no key")
    world.serve("/.well-known/jwks.json", {"keys": [{**world.key.jwk, "kid": "k1"}]})
    expect(world.verify(), 0, "VALID")
    world.serve("/.well-known/jwks.json", {"keys": [{**world.other.jwk, "kid": "k1"}]})
    expect(world.verify(), 1, "changed after signing")
    # A key at an address of its own counts when the profile lists it, and it says whose it is.
    key_url = "https://school.example/keys/1"
    world.write("badge.json", world.sign(host.badge(issuer), key_url))
    world.serve("/keys/1", {"id": key_url, "type": "Multikey", "controller": issuer,
                            "publicKeyMultibase": world.key.multikey})
    expect(world.verify(), 1, "no key of the issuer")
    world.serve("/profile", {**profile, "publicKey": key_url})
    expect(world.verify(), 0, "VALID")


@test
def a_key_in_the_address_is_nobodys(world):
    issuer = "https://school.example/profile"
    world.serve("/profile", {"id": issuer, "type": ["Profile"]})
    method = issuer + "#" + world.other.multikey
    world.write("badge.json", world.sign(host.badge(issuer), method, world.other))
    assert world.verify().returncode in (1, 3)


@test
def suspension_and_revocation_are_told_apart_and_all_entries_are_checked(world):
    entries = [host.status_entry(LIST, 7), host.status_entry(OTHER_LIST, 7, "suspension")]
    world.write("badge.json", world.sign(host.badge(DID, credentialStatus=entries)))
    world.serve("/status/2", world.sign(host.status_list(OTHER_LIST, DID, purpose="suspension")))
    expect(world.verify(), 0)
    world.serve("/status/2", world.sign(host.status_list(OTHER_LIST, DID, [7], "suspension")))
    expect(world.verify(), 1, "Suspended by the issuer.")
    world.serve("/status/2", world.sign(host.status_list(OTHER_LIST, DID, [7], "revocation")))
    expect(world.verify(), 1)


@test
def trust_is_added_refreshed_and_carried_to_another_machine(world):
    flags = ["--allow", "private-network", "--ca-file", "ca.pem"]
    expect(world.program("trust", "add", DID, "--name", "Harbour", "--yes", *flags), 0, "trusted: " + DID, DID + "#k1")
    expect(world.program("trust", "refresh", *flags), 0, "unchanged  " + DID, "1 key")
    expect(world.program("trust", "refresh", "badge.json", *flags), 0, "new        " + LIST)
    world.serve(DOCUMENT, host.did_document(DID, {"k1": world.key, "k2": world.other}))
    world.serve_list(9)
    expect(world.program("trust", "refresh", *flags), 0, "changed    " + DID + "  2 keys", "changed    " + LIST)
    world.server.up = False
    expect(world.program("trust", "refresh", *flags), 3, "failed     " + DID, "the copy of", "stays")

    expect(world.program("init", "workspace", "--name", "Network", "--no-input"), 0)
    expect(world.program("trust", "bundle", "-o", "stick.json", "--workspace", "workspace"), 0,
           "1 issuers and 2 documents in stick.json, signed by did:key:")
    signer = json.loads((world.folder / "stick.json").read_text())["issuer"]
    world.program.fresh_home()
    expect(world.verify("badge.json", "--bundle", "stick.json", "--offline"), 3, "whom you do not trust", "--bundle-signer")
    expect(world.verify("badge.json", "--bundle", "stick.json", "--offline", "--bundle-signer", signer), 0,
           "in the bundle of did:key:", "(from bundle, ", "\"Harbour\"")
    expect(world.program("trust", "add", signer, "--yes"), 0)
    expect(world.verify("badge.json", "--bundle", "stick.json", "--offline"), 0, "VALID")
    bundle = (world.folder / "stick.json").read_text()
    world.write("changed.json", bundle.replace("Harbour", "Harbors"))
    expect(world.verify("badge.json", "--bundle", "changed.json", "--offline"), 3, "changed after signing")


@test
def the_issuer_of_a_badge_is_added_only_when_its_signature_holds(world):
    flags = ["--allow", "private-network", "--ca-file", "ca.pem", "--yes"]
    expect(world.program("trust", "add", "badge.json", *flags), 0, "trusted: " + DID, "its own claim")
    badge = json.loads((world.folder / "badge.json").read_text())
    badge["issuer"]["name"] = "Somebody"
    world.write("changed.json", badge)
    expect(world.program("trust", "add", "changed.json", *flags), 3, "does not hold")


@test
def a_registry_of_issuers_is_taken_over_by_address(world):
    registry = {"meta": {"created": "2020-12-02T02:32:16+0000"},
                "registry": {DID: {"name": "Harbour", "location": "Pier 1", "url": "https://school.example"},
                             "did:key:" + world.other.multikey: {"name": "Other", "url": "https://other.example"}}}
    world.serve("/registry.json", registry)
    flags = ["--allow", "private-network", "--ca-file", "ca.pem", "--yes"]
    expect(world.program("trust", "add", "--registry", "https://school.example/registry.json", *flags), 0,
           "2 issuers in the registry, 2 new to you", "Pier 1")
    expect(world.verify(), 0, "\"Harbour\"; in your trust list")
    world.write("none.json", {"registry": {"school": {}}})
    expect(world.program("trust", "add", "--registry", "none.json", "--yes"), 3, "is no DID")


@test
def a_pinned_key_is_taken_and_no_other(world):
    flags = ["--allow", "private-network", "--ca-file", "ca.pem", "--yes"]
    expect(world.program("trust", "add", DID, "--pin", *flags), 0, "1 key pinned")
    world.server.up = False
    world.write("plain.json", world.sign(host.badge(DID)))
    expect(world.verify("plain.json", "--offline"), 0, "in your trust list")
    world.write("other.json", world.sign(host.badge(DID), DID + "#k2", world.other))
    expect(world.verify("other.json"), 3, "noted down in your trust list", "trust add " + DID)
    world.server.up = True
    world.serve(DOCUMENT, host.did_document(DID, {"k2": world.other}))
    expect(world.program("trust", "refresh", *flags[:-1]), 0, "not the ones that you pinned")


@test
def a_hosted_badge_whose_address_is_gone_was_taken_back(world):
    address = "https://school.example/a"
    world.write("old.json", {"uid": "7", "recipient": {"type": "email", "hashed": False, "identity": "ada@example.org"},
                             "badge": "https://school.example/badge", "issuedOn": 1262304000,
                             "verify": {"type": "hosted", "url": address}})
    world.serve("/a", {"revoked": True, "revocationReason": "typing error"}, status="410 Gone")
    for name in ("old.json", address):
        expect(world.verify(name), 1, "NOT VALID  Revoked by the issuer. Reason given: \"typing error\".")
    world.server.up = False  # what was taken back stays so
    expect(world.verify("old.json"), 1, "Revoked by the issuer.")


@test
def the_key_of_who_shows_a_presentation_is_asked_for_like_an_issuers(world):
    holder, badge = "did:web:issuer.example", json.loads((world.folder / "badge.json").read_text())
    shown = {"@context": [host.CREDENTIALS], "type": ["VerifiablePresentation"], "holder": DID, "verifiableCredential": [badge]}
    world.write("shown.json", world.sign(shown))
    expect(world.verify("shown.json"), 0, "shown by did:web:school.example, who signed it")
    world.write("shown.json", world.sign({**shown, "holder": holder}, DID + "#k1"))
    expect(world.verify("shown.json"), 1, "not signed by did:web:issuer.example")
    world.write("shown.json", world.sign({**shown, "holder": holder}, holder + "#k1", world.other))
    world.program.fresh_home()
    world.server.up = False
    expect(world.verify("shown.json"), 3, "whether did:web:issuer.example signed it could not be found out")


@test
def kept_documents_of_version_2_say_their_age(world):
    base = "https://school.example/"
    context = {"@context": "https://w3id.org/openbadges/v2"}
    world.serve("/a", {**context, "type": "Assertion", "id": base + "a", "badge": base + "b",
                       "recipient": {"type": "email", "hashed": False, "identity": "ada@example.org"},
                       "issuedOn": "2024-01-01T00:00:00Z", "verification": {"type": "HostedBadge"}})
    world.serve("/b", {**context, "type": "BadgeClass", "id": base + "b", "name": "Knots", "description": "Ties ten knots.",
                       "image": base + "k.png", "criteria": base + "c", "issuer": base + "org"})
    world.serve("/org", {**context, "type": "Issuer", "id": base + "org", "name": "Harbour School", "url": base,
                         "email": "office@school.example"})
    world.write("two.json", {**context, "type": "Assertion", "id": base + "a", "verification": {"type": "HostedBadge"}})
    expect(world.verify("two.json"), 0, absent=["from cache"])
    expect(world.verify("two.json", "--offline"), 0, "vouched for by school.example (from cache, less than 2 minutes old)",
           'calls itself "Harbour School" (from cache, ')
    expect(world.verify("two.json", "--offline", "--at", "2056-01-01"), 3, "whether it was taken back since is not known")
    expect(world.verify("two.json", "--offline", "--at", "2056-01-01", "--allow", "unchecked-status"), 0, "not checked: ")
    world.server.up = False
    expect(world.verify("two.json", "--at", "2056-01-01"), 3, "and the copy of its keys is", "days old")


@test
def kept_keys_of_a_silent_host_count_for_a_week_and_offline_at_any_age(world):
    world.write("plain.json", world.sign(host.badge(DID)))
    expect(world.verify("plain.json"), 0)
    world.server.up = False
    expect(world.verify("plain.json"), 0, "(from cache, ")
    expect(world.verify("plain.json", "--at", "2056-01-01"), 3, "the copy of its keys is", "days old", "--offline")
    expect(world.verify("plain.json", "--at", "2056-01-01", "--offline"), 0, "(from cache, ", "days old")


@test
def different_addresses_are_asked_at_the_same_time_and_each_once(world):
    both = threading.Barrier(2, timeout=20)  # nobody is answered before both were asked

    def meet(name):
        body = host.answer(json.loads((world.folder / name).read_text()))

        def write(connection):
            both.wait()
            connection.sendall(body)
        return write

    for name in ("one.json", "two.json"):
        world.write(name, world.sign(host.badge(DID)))
        world.server.routes["/" + name] = meet(name)
    result = world.verify("https://school.example/one.json", "https://school.example/two.json", "--jobs", "2")
    expect(result, 0, "VALID  https://school.example/one.json", "VALID  https://school.example/two.json")
    assert result.stdout.index("one.json") < result.stdout.index("two.json")
    assert sorted(world.server.paths()) == [DOCUMENT, "/one.json", "/two.json"]


@test
def documents_of_badges_are_asked_at_the_same_time(world):
    both = threading.Barrier(2, timeout=20)
    for i, url in enumerate((LIST, OTHER_LIST), 1):
        body = host.answer(world.sign(host.status_list(url, DID)), "application/vc")

        def write(connection, body=body):
            both.wait()
            connection.sendall(body)
        world.server.routes["/status/%d" % i] = write
        world.write("%d.json" % i, world.sign(host.badge(DID, credentialStatus=host.status_entry(url, 7))))
    expect(world.verify("1.json", "2.json", "--jobs", "2"), 0)
    assert sorted(world.server.paths()) == [DOCUMENT, "/status/1", "/status/2"]


@test
def other_commands_ask_for_an_address_under_the_same_flags(world):
    address = "https://school.example/badge.json"
    world.serve("/badge.json", json.loads((world.folder / "badge.json").read_text()))
    expect(world.program("inspect", address), 3)
    expect(world.program("inspect", address, "--ca-file", "ca.pem"), 3, "--allow private-network permits that")
    expect(world.program("inspect", address, "--allow", "private-network", "--ca-file", "ca.pem"), 0, "Knots")
    expect(world.program("certificate", address, "--allow", "private-network", "--ca-file", "ca.pem", "-o", "a.pdf"), 0)


@test
def lint_asks_each_link_once_and_only_online(world):
    page, picture = "<html><p>What earners did</p>", b"\x89PNG\r\n\x1a\n"
    world.serve("/how", page, "text/html; charset=utf-8")
    world.serve("/login-form", "<form><input name=p type='password'></form>", "text/html")
    world.serve("/members", "", status="302 Found", headers=["Location: https://id.school.example/login?next=members"])
    world.serve("/circle", "", status="301 Moved", headers=["Location: /circle"])
    world.serve("/moved-and-gone", "", status="301 Moved", headers=["Location: /gone"])
    world.serve("/moved", "", status="301 Moved", headers=["Location: https://school.example/how"])
    world.serve("/broken", "", status="500 Internal Server Error")
    world.serve("/real.png", picture, "image/png")
    world.serve("/page.png", page, "text/html")

    def achievement(number, criteria, image="/real.png", target="/how"):
        site = "https://school.example"
        world.write("links-%d.json" % number, {
            "type": ["Achievement"], "id": "urn:uuid:0d7bb1a1-2f0d-4b7e-8c39-6a8f0ad7a0d%d" % number, "name": "Knots",
            "description": "Ties ten knots.", "criteria": {"id": site + criteria, "narrative": "Ties."},
            "image": {"id": site + image, "type": "Image"}, "creator": {
                "type": ["Profile"], "id": "did:web:nobody.example", "name": "Harbour", "url": site + "/how#us"},
            "alignment": [{"type": ["Alignment"], "targetName": "Knots", "targetUrl": site + target}]})
        return "links-%d.json" % number

    flags = ["--online", "--allow", "private-network", "--ca-file", "ca.pem", "--format", "concise", "--fail-on", "never"]
    good = achievement(0, "/how#top")
    expect(world.program("lint", good, "--format", "concise", "--fail-on", "never"), 0, absent=["link-dead"])
    assert world.server.paths() == []
    expect(world.program("lint", good, *flags), 0, absent=["link-dead"])
    assert sorted(world.server.paths()) == ["/how", "/real.png"], "each once"
    expect(world.program("lint", achievement(9, "/moved"), *flags), 0, absent=["link-dead"])
    for bad, text in [(achievement(1, "/gone"), "it answers 404"), (achievement(2, "/broken"), "it answers 500"),
                      (achievement(3, "/login-form"), "it asks people to log in"),
                      (achievement(4, "/members"), "it asks people to log in"),
                      (achievement(6, "/circle"), "it sends people from one address to the next (301)"),
                      (achievement(8, "/moved-and-gone"), "it answers 404"),
                      (achievement(5, "/how", image="/page.png"), 'it should be a picture, and answers "text/html"'),
                      (achievement(7, "/how", target="/gone"), "it answers 404")]:
        expect(world.program("lint", bad, *flags), 0, "warning[link-dead]", text)
    refused = [flag for flag in flags if flag not in ("--allow", "private-network")]
    expect(world.program("lint", good, *refused), 0, "not asked", "--allow private-network", absent=["link-dead"])
    world.server.up = False
    expect(world.program("lint", good, *flags), 3, "none of the links answers", absent=["link-dead"])


def main():
    executable, resolver = (pathlib.Path(argument).resolve() for argument in sys.argv[1:3])
    failed = 0
    with tempfile.TemporaryDirectory() as folder:
        world = World(pathlib.Path(folder), executable, resolver)
        for case in TESTS:
            if len(sys.argv) > 3 and sys.argv[3] not in case.__name__:
                continue
            world.settle()
            try:
                case(world)
            except Exception:  # noqa: BLE001 — whatever went wrong is the test's failure
                failed += 1
                print("FAIL", case.__name__)
                traceback.print_exc(limit=2)
    print("network: %d tests, %d failed" % (len(TESTS), failed))
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
