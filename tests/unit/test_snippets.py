"""snippets: the settings and commands of a block, by its own grammar."""

import pytest

from building import only
from minefix import snippets


def read(language, text, title=""):
    return snippets.read(only(f'```{language} title="{title}"\n{text}\n```' if title else f"```{language}\n{text}\n```", "fence"))


def settings(language, text, title="x"):
    return [(setting.key, setting.value) for setting in read(language, text, title).settings]


@pytest.mark.parametrize(("language", "text", "expected"), [
    ("properties", "a=b\n # c=d\n e.f = \"g\" \n!x=y\nh:i", [("a", "b"), ("e.f", "g"), ("h", "i")]),
    ("toml", 'a = true\n[b]\nc = "d"\ne = [1, 2]\n[b.f]\ng = 1.5', [("a", "true"), ("b.c", "d"), ("b.e.0", "1"), ("b.e.1", "2"), ("b.f.g", "1.5")]),
    ("yml", "a: {b: false}", [("a.b", "false")]),
    ("yaml", "a: ''", [("a", "")]),
    ("text", "a=b", []), ("", "a=b", []), ("json", '{"a": 1}', []), ("console", "a=b", []),
])
def test_settings(language, text, expected):
    assert settings(language, text) == expected


def test_yaml_lists_count_from_zero():
    assert sorted(settings("yaml", "a:\n  b: false\n  c:\n    - d: 1\n    - x")) == [("a.b", "false"), ("a.c.0.d", "1"), ("a.c.1", "x")]


def test_sections_count_where_the_file_has_them():
    assert settings("conf", "[a]\nb=c", "x.conf") == [("a.b", "c")]
    assert settings("ini", "[a]\nb=c", "server.properties") == [("b", "c")]


def test_the_file_is_the_base_name_of_the_title():
    assert read("properties", "a=b", "config/server.properties (backend)").settings[0].file == "server.properties"


@pytest.mark.parametrize(("text", "expected"), [
    ("$ sudo ufw disable # off", [("sudo", "ufw", "disable")]), ("a && b || c; d | e", [("a",), ("b",), ("c;", "d"), ("e",)]), ("# op @a", [("op", "@a")]),
    ("docker run \\\n  -p 1:1 x", [("docker", "run", "-p", "1:1", "x")]), ("echo 'it", [("echo", "'it")]), ("PS C:\\> netsh x", [("netsh", "x")]), ("> op @a", [("op", "@a")]),
])
def test_commands(text, expected):
    """A '#' may be root's prompt, so what stands behind it is read as well."""
    assert list(read("sh", text).commands) == expected


@pytest.mark.parametrize(("code", "expected"), [
    ("online-mode=false", ("online-mode", "false")), ("bungeecord: true", ("bungeecord", "true")), ("a = 'b'", ("a", "b")), ("online-mode", None), ("a=", None), ("a: two words", None), ("https", None),
])
def test_inline_code(code, expected):
    found = snippets.setting(code)
    assert (found and (found.key, found.value)) == expected


@pytest.mark.parametrize(("language", "text", "line"), [("yaml", "a: 1\nb: [", 1), ("toml", "a = 1\nb = ", 1), ("toml", "a = " + "[" * 3000 + "]" * 3000, 0), ("yaml", "a: " + "[" * 3000 + "]" * 3000, 0)])
def test_a_block_that_no_program_could_read_says_why_and_where(language, text, line):
    found = read(language, text)
    assert found.fault and not found.settings
    assert found.fault_line >= line


def test_yaml_that_refers_to_itself_is_read_once():
    bomb = "a: &a [x,x,x]\n" + "".join(f"{chr(98 + i)}: &{chr(98 + i)} [{','.join(['*' + chr(97 + i)] * 9)}]\n" for i in range(9))
    assert len(read("yaml", bomb).settings) == 3
    assert read("yaml", "a: &a [*a]").settings == ()
