#!/usr/bin/env python3
"""One case of the hostile corpus that needs a workspace or a second step: baking, issuing to a list, a key, a registry.

usage: workspace_case.py bake PROGRAM PICTURE CREDENTIAL NOW    bake, then verify what came out
       workspace_case.py issue PROGRAM LIST                     issue a badge to the people of a list
       workspace_case.py sign PROGRAM KEY                       bring a key into a workspace
       workspace_case.py registry PROGRAM REGISTRY              issue where this is the registry

Exits with 0 when the program did it and what it left is in order, 1 when what it left is not, 3 when it refused.
"""
import pathlib
import shutil
import subprocess
import sys
import tempfile

DONE, IN_DISORDER, REFUSED = 0, 1, 3
DEFINITION = """name = "Knots"
description = "Earners of this badge have tied ten knots in a workshop of the harbour school."
type = "Competency"
criteria = "Tied each knot within a minute."
"""


class Disorder(Exception):
    pass


class Program:
    def __init__(self, executable):
        self.executable = executable

    def __call__(self, *arguments, folder):
        answer = subprocess.run([self.executable, *map(str, arguments)], cwd=folder, stdin=subprocess.DEVNULL,
                                capture_output=True, check=False)
        sys.stdout.buffer.write(answer.stdout)
        sys.stderr.buffer.write(answer.stderr)
        # A signal or a report of a sanitizer stays what it is, for the runner of the corpus.
        if answer.returncode < 0 or answer.returncode > REFUSED:
            sys.exit(answer.returncode if answer.returncode > 0 else 99)
        return answer.returncode


def workspace(program, folder):
    if program("init", "school", "--no-input", "--quiet", "--name", "Harbour School", folder=folder) != DONE:
        raise Disorder("no workspace")
    school = folder / "school"
    (school / "badges/knots.toml").write_text(DEFINITION)
    return school


def files_of(folder):
    return {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def bake(program, folder, picture, credential, now):
    baked = folder / ("baked" + pathlib.Path(picture).suffix)
    if program("bake", picture, credential, "-o", baked, folder=folder) != DONE:
        if baked.exists():
            raise Disorder("refused, and left a picture behind")
        return REFUSED
    if program("verify", baked, "--offline", "--at", now, "--allow", "unknown-issuer", folder=folder) != DONE:
        raise Disorder("what was baked does not verify")
    return DONE


def issue(program, folder, people):
    school = workspace(program, folder)
    before = files_of(folder)
    answer = program("issue", "knots", "--people", people, "--no-input", "--output", "json", "--out", "given", folder=school)
    new = [path for path in files_of(folder) if path not in before]
    given = [path for path in new if path.parent == school / "given"]
    aside = [path for path in new if path not in given and path.name not in ("registry.db", "receipt.json")]
    if aside:
        raise Disorder("files outside the folder of the badges: %s" % aside)
    if answer != DONE:
        if given:
            raise Disorder("refused, and issued %s" % given)
        return REFUSED
    if not given or program("verify", "given", "--offline", folder=school) != DONE:
        raise Disorder("what was issued does not verify")
    return DONE


def sign(program, folder, key):
    school = workspace(program, folder)
    return DONE if program("key", "import", key, "--no-input", folder=school) == DONE else REFUSED


def registry(program, folder, file):
    school = workspace(program, folder)
    shutil.copyfile(file, school / "registry.db")
    content = (school / "registry.db").read_bytes()
    answer = program("issue", "knots", "--to", "ada@example.org", "--output", "json", "--no-input", folder=school)
    if answer == DONE:
        return DONE
    if (school / "registry.db").read_bytes() != content or list((school / "issued").rglob("*.json")):
        raise Disorder("refused, and changed what was there")
    return REFUSED


def main():
    kind, executable, *arguments = sys.argv[1:]
    with tempfile.TemporaryDirectory() as name:
        try:
            case = {"bake": bake, "issue": issue, "sign": sign, "registry": registry}[kind]
            return case(Program(executable), pathlib.Path(name), *arguments)
        except Disorder as problem:
            print("workspace_case:", problem, file=sys.stderr)
            return IN_DISORDER


sys.exit(main())
