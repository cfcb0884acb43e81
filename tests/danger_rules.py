"""Which danger rules a page meets, for the tests of them."""

from building import article, data
from minefix import danger


class Thorough(danger.Guard):
    """Passes nothing by, so it shows whether the look that comes first, which is for speed, loses something."""

    def may_stand_in(self, *_):
        return True


GUARD, THOROUGH = danger.Guard.of(data().rules), Thorough.of(data().rules)


def met(body, **keys):
    quick, thorough = (sorted({rule.id for _, rule in danger.found(article(body, **keys), guard)}) for guard in (GUARD, THOROUGH))
    assert quick == thorough
    return quick


def fence(language, title, text):
    return f'```{language} title="{title}"\n{text}\n```'
