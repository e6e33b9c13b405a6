#!/usr/bin/env python3
"""Run the hostile corpus through the real program and hold the failures against the reviewed list.

usage: run_hostile.py PROGRAM CORPUS [RESOLVER | --sanitized]

The classes are those that a file, a list, a key or a registry can bring; with RESOLVER (tests/network) also those that `trust`
meets on the network. --sanitized grants a program with sanitizers what these take: three times the seconds and the
memory. A failure that is not in hostile_known_failures.txt, and an
entry of that file that no longer fails, are both errors.
"""
import collections
import json
import pathlib
import subprocess
import sys
import tempfile

HERE = pathlib.Path(__file__).parent
CLASSES = ("crypto di-proof jwt json time valid wrapping text recipient png svg status jsonld rdfc-poison ob2 lint "
           "csv paths keys registry").split()
NETWORK_CLASSES = "http did-url".split()
SANITIZERS_TAKE = 3


def known_failures():
    known = {}
    for line in (HERE / "hostile_known_failures.txt").read_text().splitlines():
        if line.strip() and not line.startswith("#"):
            identifier, _, reason = line.partition(" ")
            known[identifier] = reason.strip()
    return known


def main():
    program, corpus = pathlib.Path(sys.argv[1]).resolve(), pathlib.Path(sys.argv[2])
    if not (corpus / "index.json").exists():
        print("hostile: skipped, the corpus is not here")
        return 77
    config = json.loads((HERE / "hostile.json").read_text())
    words = {"insignia": str(program), "python3": sys.executable, "workspace_case.py": str(HERE / "workspace_case.py"),
             "network_case.py": str(HERE.parent / "network/hostile_case.py")}
    classes_run = list(CLASSES)
    sanitized = sys.argv[3:] == ["--sanitized"]
    if len(sys.argv) > 3 and not sanitized:
        words["resolver"] = str(pathlib.Path(sys.argv[3]).resolve())
        classes_run += NETWORK_CLASSES
    for command, argv in config.items():
        if isinstance(argv, list):
            config[command] = [words.get(word, word) for word in argv]
    if sanitized:
        config["slowdown"] = SANITIZERS_TAKE
    with tempfile.TemporaryDirectory() as folder:
        config_file, report_file = pathlib.Path(folder) / "tool.json", pathlib.Path(folder) / "report.json"
        config_file.write_text(json.dumps(config))
        subprocess.run([sys.executable, str(corpus / "run_corpus.py"), "--config", str(config_file), "--class",
                        ",".join(classes_run), "--report", str(report_file)], check=False)
        results = json.loads(report_file.read_text())
    classes = {entry["id"]: entry["class"] for entry in json.loads((corpus / "index.json").read_text())["entries"]}
    score = collections.defaultdict(collections.Counter)
    for result in results:
        score[classes[result["id"]]][result["status"]] += 1
    for name in classes_run:
        print("%-12s %3d passed %3d failed %3d skipped" % (name, *(score[name][s] for s in ("pass", "fail", "skip"))))
    failed = {result["id"] for result in results if result["status"] == "fail"}
    known = set(known_failures())
    for identifier in sorted(failed - known):
        print("new failure:", identifier)
    for identifier in sorted(known - failed):
        print("no longer fails, take it off the list:", identifier)
    total = collections.Counter(result["status"] for result in results)
    print("hostile: %d passed, %d failed, %d skipped" % (total["pass"], total["fail"], total["skip"]))
    return 1 if failed != known else 0


sys.exit(main())
