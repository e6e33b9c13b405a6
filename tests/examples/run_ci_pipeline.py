#!/usr/bin/env python3
"""Run every `insignia lint` line that the pipeline example names, in its workspace and in a spoilt copy.

usage: run_ci_pipeline.py PROGRAM SOURCE
"""
import json
import os
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile
import xml.etree.ElementTree

FILES = ("examples/ci-pipeline/github-workflow.yml", "examples/ci-pipeline/gitlab-ci.yml", ".pre-commit-hooks.yaml", "action.yml")
INPUTS = {"LINT_PATH": ".", "LINT_PROFILE": "cities-of-learning", "LINT_FAIL_ON": "warning"}


def commands(source):
    for file in FILES:
        for line in (source / file).read_text().splitlines():
            found = re.search(r"(?:^\s*|- |run: |entry: )(insignia lint .*)$", line)
            if found:
                yield file, found.group(1)


def run(program, command, folder, file):
    if file == ".pre-commit-hooks.yaml":
        command += " badges/bicycle-repair.toml"  # pre-commit adds the files that changed
    environment = dict(os.environ, PATH=f"{program.parent}:{os.environ['PATH']}", **INPUTS)
    return subprocess.run(["bash", "-c", command], cwd=folder, env=environment, capture_output=True, text=True, check=False)


def main():
    program, source = pathlib.Path(sys.argv[1]).resolve(), pathlib.Path(sys.argv[2]).resolve()
    faults, count = [], 0
    with tempfile.TemporaryDirectory() as scratch:
        good, bad = pathlib.Path(scratch, "good"), pathlib.Path(scratch, "bad")
        for folder in (good, bad):
            shutil.copytree(source / "examples/ci-pipeline", folder)
        badge = bad / "badges/bicycle-repair.toml"
        badge.write_text(badge.read_text().replace('assessor = "organiser"\n', ""))
        for file, command in commands(source):
            count += 1
            for folder, expected in ((good, 0), (bad, 0 if "--fail-on never" in command else 1)):
                result = run(program, command, folder, file)
                if result.returncode != expected:
                    faults.append(f"{file}: {command}: exit {result.returncode}, not {expected}\n{result.stdout}{result.stderr}")
        sarif = json.loads((bad / "lint.sarif").read_text())
        if not any(r["ruleId"] == "evidence-assessor-missing" for r in sarif["runs"][0]["results"]):
            faults.append("lint.sarif lacks the finding")
        suites = xml.etree.ElementTree.parse(bad / "lint.xml").getroot()
        if not any(case.get("name") == "evidence-assessor-missing" for case in suites.iter("testcase")):
            faults.append("lint.xml lacks the finding")
    print("\n".join(faults) or f"{count} commands do what the example says")
    return 1 if faults or count < 5 else 0


sys.exit(main())
