"""Shell: the commands of a text, each as its words, and which program they start."""

from __future__ import annotations

import re
import shlex
from collections.abc import Iterator

_PROMPT = re.compile(r"Exec\w{1,12}=[-@:+!]*|(?:RUN|CMD|ENTRYPOINT|[$#>]|[\w.-]{1,40}@[\w.-]{1,60}:[^\s$#]{0,80}[$#]|PS [^>]{0,200}>)[ \t]+")        # a unit of systemd and a Dockerfile begin so too
_PIECE = re.compile(r"[;&|()]+|[<>]+|[^\s;&|()<>]+")
_ENDS = frozenset(";&|()")
_ASSIGNMENT = re.compile(r"[A-Za-z_]\w*=")
_SED = re.compile(r"(?:/([^/]*)/\s*|[^A-Za-z]*+)s([^\w\s])(.*?)\2(.*?)\2")
_KEPT = re.compile(r"\\?\(([^()]*?)\\?\)")
_BEFORE = frozenset(("sudo", "doas", "env", "nohup", "exec", "command", "time", "if", "then", "else", "do", "!", "{"))
_AS_ROOT = frozenset(("sudo", "doas"))
_USER = frozenset(("-u", "--user"))
_WITH_VALUE = _USER | {"-g", "--group", "-h", "-p", "-C", "-D", "-R", "-r", "-t", "-T", "-U"}
_SHELLS = frozenset(("bash", "sh", "dash", "zsh", "screen", "tmux", "nice", "timeout"))     # they run as whoever calls them
_SWITCHES = frozenset(("sudo", "doas", "su", "runuser", "gosu"))
# What these are given is a command, in quotes or as their last words.
_HAND_ON = frozenset((
    "ssh", "screen", "tmux", "rcon-cli", "rcon", "mcrcon", "docker", "docker-compose", "podman", "kubectl", "lxc", "pct", "wsl", "cmd", "timeout", "xargs", "eval", "nice", "nsenter",
    "chroot", "systemd-run", "runuser", "execute", "find", "gcloud",
))
_FAR = 20           # words behind them that such a command may begin with
_LONG = 80          # words of it
_INNER = re.compile(r"-[a-z]{0,5}c|-command|/c", re.IGNORECASE)
_ENTER = re.compile(r"(?:\\[nr]|\^M|\\015|\$\([^)]{0,40}\))\Z")
_FETCH = r"(?P<{}>curl|wget|iwr|irm|invoke-webrequest|invoke-restmethod|net\.webclient)\b"
_RUN_DOWNLOAD = re.compile(
    r"\b" + _FETCH.format("piped") + r"[^|;]{0,400}\|\s{0,9}(?:(?:sudo|doas)\s{1,9}(?:-\S{1,20}\s{1,9}){0,3})?(?:/\S{1,20}/)?(?:bash|sh|zsh|dash|python3?(?!\s{1,9}-[mc])|iex|invoke-expression)(?![\w-])"
    r"|(?:^|[\s;&|/])(?:bash|sh|zsh|dash|source|\.|eval|iex|invoke-expression)\b(?:\s{1,9}-\w{1,9})?[\s\"'&{]{0,9}(?:<\(|\$?\(|`)\s{0,9}(?:new-object\s{1,9}(?:system\.)?)?"
    + _FETCH.format("inner"), re.IGNORECASE)
_SUDOERS = re.compile(r"([%\w.-]{1,40})[ \t]{1,9}ALL[ \t]{0,9}=[ \t]{0,9}(?:\((?:ALL|root)(?:[ \t]{0,9}:[ \t]{0,9}ALL)?\)[ \t]{0,9})?NOPASSWD:[ \t]{0,9}ALL\b")
_ARGUMENTS = re.compile(r"""["'][^"'\s]{1,80}["'](?:[\s,\[]{1,4}["'][^"'\n]{0,200}["']){1,40}""")      # run(["ufw", "disable"])
_ARGUMENT = re.compile(r"""["']([^"'\n]{0,200})["']""")
_SEARCHES = frozenset(("grep", "egrep", "fgrep", "zgrep", "rg", "findstr", "select-string"))
_CARE = re.compile(r"\b(?:[efz]?grep|rg|findstr|select-string|sed)\b", re.IGNORECASE)


def commands(text: str) -> Iterator[tuple[str, ...]]:
    """The words of every command, prompts and comments left out, joined over line ends with a backslash, and those of a list in a programming
    language. A download that a shell runs is one more, with "|" behind it, and so is a line of sudoers that lets somebody run everything as root."""
    for found in _ARGUMENTS.findall(text) if "," in text else ():
        yield tuple(_ARGUMENT.findall(found))
    for line in text.replace("\\\n", " ").split("\n"):
        line = line.strip()
        prompt = _PROMPT.match(line)
        yield from _of_a_line(line[prompt.end():] if prompt else line)
        if download := _RUN_DOWNLOAD.search(line):
            yield (download["piped"] or download["inner"], "|")
        if "NOPASSWD" in line and (everything := _SUDOERS.search(line)):
            yield ("NOPASSWD", everything[1])


def program(words: tuple[str, ...]) -> tuple[str, ...]:
    """The words from the program's name on, without what may stand before it; 'sudo' stays in front where it makes it root's."""
    at, root = 0, False
    while at < len(words):
        if words[at] in _BEFORE:
            root = root or words[at] in _AS_ROOT
            at += 1
            while at < len(words) and words[at].startswith("-"):
                name, _, value = words[at].partition("=")
                if name in _USER:
                    root = (value or "".join(words[at + 1:at + 2])) == "root"
                at += 1 + (not value and name in _WITH_VALUE)
        elif _ASSIGNMENT.match(words[at]):
            at += 1
        else:
            break
    if at >= len(words):
        return words
    name = words[at].rpartition("/")[2].removesuffix(".exe").removeprefix("minecraft:")
    return (*(("sudo",) if root else ()), name, *words[at + 1:])


def written(line: str) -> Iterator[str]:
    """The parts of a line in which a setting may be written: none of a search, and of sed's s/old/new/ the new, with the name that it keeps."""
    if not _CARE.search(line):
        yield line.partition(" #")[0]
        return
    for words in commands(line):
        if program(words)[0].lower() not in _SEARCHES:
            yield from (_replaced(found) if (found := _SED.match(word)) else word for word in words)


def _replaced(found: re.Match[str]) -> str:
    """The line that sed's s leaves: a part of the old one where "\\1" stands for it, and behind /name/ that name in front of a bare value."""
    where, _, old, new = found.groups()
    kept = _KEPT.search(old)
    new = new.replace("\\1", kept[1]) if kept else new
    return f"{where.strip('^$.*=: ')}={new}" if where and new.isalnum() else new


def _of_a_line(line: str) -> Iterator[tuple[str, ...]]:
    words: list[str] = []
    comment = False
    for piece in (*_pieces(line), ";"):
        if piece and _ENDS.issuperset(piece):
            if words:
                yield from _with_inner(tuple(words))
            words, comment = [], False
        elif not comment and not piece.startswith("#"):
            words.append(piece)
        else:
            comment = True


def _with_inner(words: tuple[str, ...]) -> Iterator[tuple[str, ...]]:
    """A command, and the one that it hands to a shell, a console or a container: bash -c "…", rcon-cli "…", docker exec mc …. What root's shell
    runs is root's."""
    yield words
    if " " in words[0]:                             # os.system("…"), execSync('…')
        yield from commands(words[0])
    started = program(words)
    name = next((word for word in started if word != "sudo"), "")
    root = ("sudo",) if (started[0] == "sudo" and name in _SHELLS) or (name == "su" and _user(started) == "root") else ()
    for option, inner in zip(words, words[1:]):
        if (_INNER.fullmatch(option) or name in _HAND_ON) and " " in inner:
            yield from ((*root, *told) for told in commands(_ENTER.sub("", inner).removeprefix("$")))
    if name in _HAND_ON:
        behind = started[started.index(name) + 1:]
        for at, word in enumerate(behind[:_FAR]):
            if word and word[0] != "-" and " " not in word:
                yield (*(root if _SWITCHES.isdisjoint(behind[:at + 1]) else ()), *behind[at:at + _LONG])


def _user(words: tuple[str, ...]) -> str:
    """Whom su makes of the one who calls it: the first word that is no option, no command and no shell."""
    return next((word for word in words[words.index("su") + 1:] if word[:1] not in "-/" and " " not in word), "root")


def _pieces(line: str) -> list[str]:
    if not any(sign in line for sign in "\"'\\"):
        return _PIECE.findall(line)
    reader = shlex.shlex(line, posix=True, punctuation_chars=True)
    reader.whitespace_split, reader.commenters = True, ""
    try:
        return list(reader)
    except ValueError:                              # a quote that nobody closes, as in prose
        return _PIECE.findall(line)
