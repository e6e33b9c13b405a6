"""The course example as a web site: every link leads somewhere, every page is whole, and what programs read is sound.

    python3 tests/examples/run_published_site.py INSIGNIA SOURCE
"""
import html.parser
import json
import os
import pathlib
import shutil
import subprocess
import sys
import tempfile
import urllib.parse

VOID = {"meta", "link", "img", "br", "hr", "input"}


class Page(html.parser.HTMLParser):
    """The links of a page, and the elements that are not closed in their order."""

    def __init__(self, text):
        super().__init__()
        self.links, self.open, self.faults, self.ids, self.loaded = [], [], [], set(), []
        self.feed(text)
        self.close()

    def handle_startendtag(self, tag, attributes):
        self.note(tag, attributes)

    def handle_starttag(self, tag, attributes):
        self.note(tag, attributes)
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag):
        if not self.open or self.open.pop() != tag:
            self.faults.append(f"</{tag}> closes nothing at line {self.getpos()[0]}")

    def note(self, tag, attributes):
        attributes = dict(attributes)
        if "id" in attributes:
            self.ids.add(attributes["id"])
        if tag == "img" and "alt" not in attributes:
            self.faults.append("a picture without a text")
        for name in ("href", "src"):
            if attributes.get(name):
                self.links.append(attributes[name])
                if tag in ("img", "script", "iframe", "object", "image") or attributes.get("rel") == "stylesheet":
                    self.loaded.append(attributes[name])


def faults_of(site):
    for path in sorted(site.rglob("*.html")):
        page = Page(path.read_text(encoding="utf-8"))
        shown = path.relative_to(site)
        for fault in page.faults + [f"<{tag}> is left open" for tag in page.open]:
            yield f"{shown}: {fault}"
        for link in page.loaded:
            if urllib.parse.urlsplit(link).scheme not in ("", "data"):
                yield f"{shown}: loads {link}"
        for link in page.links:
            parts = urllib.parse.urlsplit(link)
            if parts.scheme or not parts.path:
                continue
            target = (path.parent / urllib.parse.unquote(parts.path)).resolve()
            if site.resolve() not in target.parents or not target.is_file():
                yield f"{shown}: {link} leads nowhere"


def main():
    insignia, source = pathlib.Path(sys.argv[1]).resolve(), pathlib.Path(sys.argv[2])
    example = source / "examples/open-badges-course"
    with tempfile.TemporaryDirectory() as folder:
        environment = {**os.environ, "HOME": folder}

        def run(*arguments, code=0):
            done = subprocess.run([insignia, *arguments], cwd=workspace, env=environment, text=True,
                                  capture_output=True, check=False)
            assert done.returncode == code, f"{arguments}: {done.returncode}\n{done.stdout}{done.stderr}"
            return done.stdout

        workspace = pathlib.Path(folder)
        run("init", "ws", "--no-input", "--name", "Course", "--url", "https://badges.course.test",
            "--did", "web:badges.course.test", "--language", "en", "--language", "it")
        workspace /= "ws"
        for part in ("badges", "systems", "people"):
            shutil.copytree(example / part, workspace / part, dirs_exist_ok=True)
        # One badge and the system in a second language.
        for path, old, new in (
            (workspace / "badges/badge-system-design.toml", 'name = "Badge System Design"',
             'name = { en = "Badge System Design", it = "Progettare sistemi di badge" }'),
            (workspace / "systems/open-badges-course.toml", 'name = "Recognising Skills with Open Badges"',
             'name = { en = "Recognising Skills with Open Badges", it = "Riconoscere le competenze" }'),
        ):
            text = path.read_text(encoding="utf-8")
            assert old in text, path
            path.write_text(text.replace(old, new, 1), encoding="utf-8")
        with (workspace / "insignia.toml").open("a", encoding="utf-8") as settings:
            settings.write('\n[lint]\nignore = { "translation-incomplete" = "only the names are" }\n')
        for path in sorted((workspace / "badges").glob("*.toml")):
            run("design", path.stem, "--no-input", "--quiet")
        report = json.loads(run("publish", "site", "--format", "json"))
        site = workspace / "site"
        pages = [file["path"] for file in report["files"] if file["path"].endswith(".html")]
        assert {"index.html", "it/index.html", "badges/badge-system-design.html", "it/badges/badge-system-design.html",
                "systems/open-badges-course.html", "it/systems/open-badges-course.html"} <= set(pages), pages
        written = {str(path.relative_to(site)) for path in site.rglob("*") if path.is_file()} - {"site.json"}
        assert written == {file["path"] for file in report["files"]}
        faults = list(faults_of(site))
        assert not faults, "\n".join(faults)
        run("lint", *sorted(str(path) for path in site.rglob("*.json") if path.name not in ("site.json", "did.json")),
            "--profile", "ob3")
        for badge in ("badges/badge-system-design.json", "it/badges/badge-system-design.json"):
            achievement = json.loads((site / badge).read_text(encoding="utf-8"))
            needed = [row for row in achievement["alignment"] if row.get("targetType") == "ext:Prerequisite"]
            assert [row["targetCode"] for row in needed] == ["quality-badge-design"], badge
            assert len(achievement["related"]) == 1, badge
    print(f"{len(pages)} pages, every link leads somewhere")


if __name__ == "__main__":
    main()
