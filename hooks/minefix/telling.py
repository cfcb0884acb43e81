"""Telling: whether a text tells its readers to do what a phrase of a rule says, such as "(disable|turn off) [the|your] firewall"."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property

_PART = re.compile(r"!\(([^()]*)\)|\(([^()]*)\)|\[([^\[\]]*)\]|([^\s()\[\]]+)")
_SIGNS = r"""[*_`"'“”‘’]{0,3}"""
_GAP = rf"(?:{_SIGNS}(?:-|[ \t]{{1,3}}|[ \t]{{0,3}}\n[ \t>]{{0,8}}){_SIGNS})"
_NOT = re.compile(r"\b(?:not|never|cannot|without|instead\s+of|avoid|nobody|no\s+(?:need|reason|page)|\w{1,8}n['’]t)\b[^.;:!?]{0,30}$", re.IGNORECASE)
_EITHER = re.compile(r"\b(?:enabl|activat|(?:turn|switch)\w{0,3}\s+on)\w{0,3}\s{0,3}(?:or|/)\s{0,3}$", re.IGNORECASE)      # "enable or disable": what a switch is for
_CONDITION = re.compile(r"\b(?:if|when|where|while|because|since|as)\b[^.;:!?,]{1,80},", re.IGNORECASE)
_WORD = re.compile(r"[^\W_]+")
_BACK = 60          # characters before a phrase in which a "not" counts, but not that of a condition: "if it does not work, …"


@dataclass(frozen=True)
class Phrase:
    """Words that tell somebody to do something: in (a|b) one of them stands, in [a|b] one may, in !(a|b) none; `*` is any word."""

    text: str

    @cached_property
    def _parts(self) -> list[tuple[str, str, str, str]]:
        return _PART.findall(self.text)

    @cached_property
    def needed(self) -> list[frozenset[str]]:
        """Of each part that must stand the words of which one must be in a text, that with the longest words first."""
        sure = ([(words_of(alternative) or [""])[-1] for alternative in (one_of or word).split("|")] for _, one_of, _, word in self._parts if one_of or word)
        return [*map(frozenset, sorted(sure, key=lambda words: -min(map(len, words))))]

    @cached_property
    def _pattern(self) -> re.Pattern[str]:
        made = ""
        for none_of, one_of, may_be, word in self._parts:
            if none_of:
                made += rf"(?!{_GAP}(?:{_either(none_of)})\b)"
            elif may_be:
                made += rf"(?:(?:{_either(may_be)}){_GAP})?" if not made else rf"(?:{_GAP}(?:{_either(may_be)}))?"
            else:
                made += rf"{_GAP if made else ''}(?:{_either(one_of or word)})"
        return re.compile(rf"(?<![\w-]){made}(?![\w-]*\w)", re.IGNORECASE)

    @property
    def is_sound(self) -> bool:
        """Whether something must stand, and all that must are words."""
        return bool(self.needed) and all(map(all, self.needed))

    def may_stand_among(self, words: frozenset[str]) -> bool:
        """Whether a text of these words can say it; this is for speed."""
        return not any(words.isdisjoint(part) for part in self.needed)

    def tells(self, text: str, words: frozenset[str]) -> bool:
        """Does a text say so? Not where it says not to, or names both ways. `words` are those of the text."""
        return self.may_stand_among(words) and any(not _told_not_to(text, found.start()) for found in self._pattern.finditer(text))


def words_of(text: str) -> list[str]:
    """The words of a text in lower case, without signs."""
    return _WORD.findall(text.lower())


def _told_not_to(text: str, at: int) -> bool:
    before = _CONDITION.sub(",", text[max(0, at - 2 * _BACK):at])[-_BACK:]
    return bool(_NOT.search(before) or _EITHER.search(before))


def _either(alternatives: str) -> str:
    return "|".join(_GAP.join(r"\w{1,12}(?:['’]\w)?" if word == "*" else re.escape(word) for word in one.split()) for one in alternatives.split("|"))
