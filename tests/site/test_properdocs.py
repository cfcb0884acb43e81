"""ProperDocs, which goes on where MkDocs rests, builds the same site from the same tree."""
from __future__ import annotations

import gzip
import os
import re
import subprocess
import sys

# The only difference allowed: the line in which a theme names what built the page. Our head names nothing, so there is none today.
GENERATOR = re.compile(rb'[ \t]*<meta name="generator" content="[^"]*">\n')


def content(file):
    """What counts of a file: gzip stamps the time, and the generator may name itself."""
    data = file.read_bytes()
    if file.suffix == ".gz":
        return gzip.decompress(data)
    return GENERATOR.sub(b"", data, count=1) if file.suffix == ".html" else data


def test_properdocs_builds_the_same_site(copy_project, tmp_path):
    """Each in a copy of its own, so that neither is shown pages that the other one rendered."""
    def build(tool):
        done = subprocess.run([sys.executable, "-m", tool, "build", "--strict", "-f", "mkdocs.yml", "-d", tmp_path / tool], cwd=copy_project(), text=True,
                              capture_output=True, env={**os.environ, "NO_MKDOCS_2_WARNING": "1", "DISABLE_MKDOCS_2_WARNING": "true"}, check=False)
        assert not done.returncode, done.stderr
        return {file.relative_to(tmp_path / tool).as_posix(): content(file) for file in (tmp_path / tool).rglob("*") if file.is_file()}

    ours, theirs = build("mkdocs"), build("properdocs")
    assert set(ours) == set(theirs) and len(ours) > 20
    assert [name for name in ours if ours[name] != theirs[name]] == []


def test_no_page_names_a_generator(site):
    """So the comparison above is one of whole files."""
    assert not [address for address, page in site.pages.items() if page.all('meta[name="generator"]')]
