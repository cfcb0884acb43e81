"""snippets: the settings and commands of a block, by its own grammar."""

import pytest

from building import only
from minefix import shell, snippets


def read(language, text, title=""):
    return snippets.read(only(f'```{language} title="{title}"\n{text}\n```' if title else f"```{language}\n{text}\n```", "fence"))


def settings(language, text, title="x"):
    return [(setting.key, setting.value) for setting in read(language, text, title).settings]


@pytest.mark.parametrize(("language", "text", "expected"), [
    ("properties", "a=b\n # c=d\n e.f = \"g\" \n!x=y\nh:i", [("a", "b"), ("e.f", '"g" '), ("h", "i")]),
    ("properties", "a b\nc : d\ne=\\\n   f\\\n  g\nh\\ i=\\u0041\\t\nj=\\\\\nk", [("a", "b"), ("c", "d"), ("e", "fg"), ("h i", "A\t"), ("j", "\\"), ("k", "")]),
    ("toml", 'a = true\n[b]\nc = "d"\ne = [1, 2]\n[b.f]\ng = 1.5', [("a", "true"), ("b.c", "d"), ("b.e.0", "1"), ("b.e.1", "2"), ("b.f.g", "1.5")]),
    ("yml", "a: {b: false}", [("a.b", "false")]),
    ("yaml", "a: ''", [("a", '""')]), ("yaml", "a:", [("a", "")]), ("yaml", "a: 'no'", [("a", '"no"')]), ("yaml", "a: no", [("a", "no")]),
    ("text", "a=b\nc: 'd e' # f=g\n- h=i, j=k.\n# l=m", [("a", "b"), ("c", "'d e'"), ("h", "i"), ("j", "k")]), ("", "Set a=b.", [("a", "b")]), ("env", "export A=b", [("A", "b")]),
    ("ini", "[a]\nb=c", [("b", "c"), ("a.b", "c")]), ("diff", "-a=b\n+c=d\n e=f\n+++ g=h", [("c", "d"), ("e", "f")]), ("console", "a=b", [("a", "b")]), ("json", '{"a": 1}', [("a", "1")]), ("json", '"a": "b",', [("a", '"b"')]), ("screen", "a=b", []),
    ("sh", "echo 'a=b' >> f # c=d\n# e=f\nX=y docker run -eZ=1 --env=V=2 -e W=3 x", [("a", "b"), ("X", "y"), ("Z", "1"), ("V", "2"), ("W", "3")]),
    ("sh", "grep a=b f | sed -i 's/^c=.*/c=d/;x' f; sed s#e=f#e=g# f && echo h=i", [("c", "d"), ("e", "g"), ("h", "i")]),
])
def test_settings(language, text, expected):
    assert settings(language, text) == expected


def test_yaml_lists_count_from_zero():
    assert sorted(settings("yaml", "a:\n  b: false\n  c:\n    - d: 1\n    - x")) == [("a.b", "false"), ("a.c.0.d", "1"), ("a.c.1", "x")]


def test_every_document_of_a_yaml_text_is_read_and_kept_apart():
    found = read("yaml", "a: 1\n---\na: 2\n---\n").settings
    assert [(one.key, one.value, one.part) for one in found if one.key] == [("a", "1", 0), ("a", "2", 1)]
    assert not read("yaml", "---\na: 1\n---\nb: 2").fault


def test_sections_count_where_the_file_has_them():
    assert settings("conf", "b=c\n[a]\nb=d", "x.conf") == [("b", "c"), ("b", "d"), ("a.b", "d")]
    assert settings("properties", "[a]\nb=c", "server.properties") == [("[a]", ""), ("b", "c")]


@pytest.mark.parametrize(("language", "text", "title", "expected"), [
    ("text", "a:\n  b: no", "config.yml", [("a.b", "no")]), ("", "[a]\nb = 1", "velocity.toml", [("a.b", "1")]), ("diff", " a:\n-  b: 1\n+  b: 2", "x.yml", [("a.b", "2")]),
    ("text", "a false", "The server.properties file", [("a", "false")]), ("text", "b = (\nc = 1", "x.toml", [("c", "1")]), ("text", "a: (b: [\nc: d", "x.yml", [("b", "["), ("c", "d")]),
])
def test_where_the_language_says_nothing_the_file_does(language, text, title, expected):
    assert settings(language, text, title) == expected
    assert not read(language, text, title).fault


@pytest.mark.parametrize(("title", "file"), [
    ("config/server.properties (backend)", "server.properties"), ("The Server.Properties file", "Server.Properties"), (".env", ".env"), ("C:\\mc\\a.yml: the proxy's", "a.yml"), ("Paper 1.19.4", ""), ("backend", ""),
])
def test_the_file_is_the_base_name_in_the_title(title, file):
    assert read("properties", "a=b", title).settings[0].file == file


@pytest.mark.parametrize(("text", "expected"), [
    ("$ sudo ufw disable # off", [("sudo", "ufw", "disable")]), ("a && b || c; d | e", [("a",), ("b",), ("c",), ("d",), ("e",)]), ("a&&b||c;d|e&", [("a",), ("b",), ("c",), ("d",), ("e",)]), ("# op @a", [("op", "@a")]),
    ("docker run \\\n  -p x", [("docker", "run", "-p", "x"), ("run", "-p", "x"), ("x",)]), ("echo 'it", [("echo", "'it")]), ("PS C:\\> netsh x", [("netsh", "x")]), ("> op @a", [("op", "@a")]),
    ("me@host:~$ ufw disable", [("ufw", "disable")]), ("bash -c 'ufw disable'", [("bash", "-c", "ufw disable"), ("ufw", "disable")]), ("echo '# a'; b # c", [("echo",), ("b",)]), ("# $", [("$",)]), (";", []),
])
def test_commands(text, expected):
    """A '#' may be root's prompt, so what stands behind it is read as well."""
    assert list(read("sh", text).commands) == expected


@pytest.mark.parametrize(("words", "expected"), [
    ("sudo -n ufw disable", "sudo ufw disable"), ("LANG=C ufw disable", "ufw disable"), ("sudo -u mc java", "java"), ("sudo -u root java", "sudo java"), ("sudo --user=mc -- java", "java"), ("env A=1 nohup /usr/sbin/ufw disable", "ufw disable"),
    ("netsh.exe x", "netsh x"), ("A=1", "A=1"), ("sudo", "sudo"), ("doas ufw", "sudo ufw"),
])
def test_the_program_of_a_command(words, expected):
    assert " ".join(shell.program(tuple(words.split()))) == expected


@pytest.mark.parametrize(("text", "expected"), [
    ("online-mode=false", [("online-mode", "false")]), ("bungeecord: true", [("bungeecord", "true")]), ("a = 'b'", [("a", "'b'")]), ("online-mode", []), ("a=", []), ("https://x.y", []), ("a=<b>", []), ("a=true/false", [("a", "true")]),
    ("Set **a=b**, c=d; not e=f.", [("a", "b"), ("c", "d"), ("e", "f")]), ("--a=b", [("a", "b")]), ('"a": "b"', [("a", '"b"')]), ("a=…", []),
    ("Set online-mode to false.", [("online-mode", "false")]), ("whether online-mode is `true`", [("online-mode", "true")]), ("yq -i '.settings.bungeecord = true' spigot.yml", [("settings.bungeecord", "true")]), ("a tool", []), ("The User is root.", []), ("a to: b", [("to", "b")]),
])
def test_what_a_sentence_spells_out(text, expected):
    assert [(found.key, found.value) for found in snippets.mentions(text)] == expected


@pytest.mark.parametrize("piece", ["a", " ", "a ", "=", "a=", "a='", 'a="', "-", ".", "\\", "'", "${", "s/", "; ", "-c ", "a: ", "[a]\n"])
@pytest.mark.parametrize("language", ["text", "properties", "sh", "diff", "yaml", "toml"])
def test_a_long_block_is_read_in_no_time(piece, language):
    """What costs more than its length takes hours here."""
    read(language, piece * (40_000 // len(piece)), piece * 100)


@pytest.mark.parametrize(("language", "text", "line"), [("yaml", "a: 1\nb: [", 1), ("toml", "a = 1\nb = ", 1), ("toml", "a = " + "[" * 3000 + "]" * 3000, 0), ("toml", "a = " + "1" * 5000, 0), ("toml", "a = 0x" + "f" * 5000, 0), ("yaml", "a: " + "[" * 3000 + "]" * 3000, 0)])
def test_a_block_that_no_program_could_read_says_why_and_where(language, text, line):
    found = read(language, text)
    assert found.fault and not found.settings
    assert found.fault_line >= line


def test_yaml_that_refers_to_itself_is_read_a_few_times():
    bomb = "a: &a [x,x,x]\n" + "".join(f"{chr(98 + i)}: &{chr(98 + i)} [{','.join(['*' + chr(97 + i)] * 9)}]\n" for i in range(9))
    assert len(read("yaml", bomb).settings) <= 3 * 3
    assert read("yaml", "a: &a [*a]").settings == ()


def test_yaml_counts_where_it_is_referred_to():
    assert ("s.a.environment.M", "no") in settings("yaml", "x: &x {M: no}\ns:\n  a:\n    environment: *x")
    assert ("s.a.environment.M", "no") in settings("yaml", "x: &x {environment: {M: no}}\ns:\n  a:\n    <<: *x")
    assert ("s.a.environment.M", "no") in settings("yaml", "s:\n  a:\n    environment: {<<: &x {M: no}}\nx: *x")


def test_what_a_text_inside_of_yaml_spells_out_is_seen():
    assert settings("yaml", "data:\n  server.properties: |\n    motd=x\n    online-mode=false") [1:] == [("motd", "x"), ("online-mode", "false")]
