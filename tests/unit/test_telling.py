"""telling: which texts say what a phrase says."""

import pytest
from minefix.telling import Phrase, words_of

FIREWALL = Phrase("(disable|turn off) [the|your] [*] (firewall|firewalls) !(rule|rules)")


def tells(phrase, text):
    return phrase.tells(text, frozenset(words_of(text)))


@pytest.mark.parametrize("text", ["Disable the firewall.", "turn off your Windows firewall", "DISABLE FIREWALLS!", "**Turn off** the `firewall`", "Turn\n> off the firewall", "Never mind. Disable the firewall.", "Turn-off the firewall, not the server.", "Turn off your computer's firewall.", "Disable the server’s firewall.",
                                  "If players cannot join, turn off the firewall.", "When it doesn't work, just disable the firewall."])
def test_a_text_that_tells(text):
    assert tells(FIREWALL, text)


@pytest.mark.parametrize("text", [
    "", "Do not disable the firewall.", "There is no need to turn off the firewall.", "Nobody should disable the firewall", "Disable the firewall rule.", "Disable it. The firewall stays.", "- Disable\n- firewall", "Disable\n\nfirewall", "redisable the firewall", "disable-the-firewalled",
    "Disable one two three firewall", "If it does not work, do not disable the firewall.", "Never, if you can avoid it, disable the firewall.", "You should not, as some say, disable the firewall.",
    "Enable or disable the firewall.", "It turns on or turn off the firewall.", "Enable/disable the firewall.", "Enabling or\ndisable the firewall",
])
def test_a_text_that_does_not(text):
    assert not tells(FIREWALL, text)


def test_what_is_needed_is_a_word_of_every_part():
    assert FIREWALL.needed == [{"firewall", "firewalls"}, {"disable", "off"}]
    assert Phrase("paste [*] (forwarding.secret|rcon password) mode=true").needed == [{"secret", "password"}, {"paste"}, {"true"}]
    assert words_of("_Turn_ **off** the Fire-wall!") == ["turn", "off", "the", "fire", "wall"]


@pytest.mark.parametrize("piece", ["turn off the ", "disable the a b ", "not ", "*_`", "disable\n> ", "do not disable the firewall "])
def test_a_long_text_costs_no_more_than_its_length(piece):
    """What costs more than that takes hours here."""
    tells(FIREWALL, piece * (500_000 // len(piece)) + "firewall")
