#!/usr/bin/env python3
"""One case of the hostile corpus that is no badge: the program meets it as `trust` does.

usage: hostile_case.py fetch PROGRAM RESOLVER FILE     FILE is what a host answers to every question
       hostile_case.py did-url PROGRAM RESOLVER FILE   FILE is a DID that somebody is asked to trust

Exits as the program does; a DID that is none counts as something that could not be done.
"""
import pathlib
import sys
import tempfile

import host

USAGE, COULD_NOT = 2, 3


def fetch(program, server, content):
    server.default = content
    program("trust", "add", "did:web:issuer.example", "--yes", "--offline")
    return program("trust", "refresh", "--allow", "private-network", "--ca-file", "ca.pem")


def did_url(program, server, content):
    return program("trust", "add", content.decode("utf-8", "surrogateescape"), "--yes", "--offline")


def main():
    kind, executable, resolver, file = sys.argv[1:5]
    content = pathlib.Path(file).read_bytes()
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        host.make_certificates(folder)
        server = host.Server(folder)
        program = host.Program(pathlib.Path(executable).resolve(), pathlib.Path(resolver).resolve(), server, folder)
        result = {"fetch": fetch, "did-url": did_url}[kind](program, server, content)
    sys.stdout.write(result.stdout)
    sys.stderr.write(result.stderr)
    return COULD_NOT if result.returncode == USAGE else result.returncode


sys.exit(main())
